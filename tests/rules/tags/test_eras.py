"""TAG008 and TAG006: tags of another time, and what a time asked of them."""

from __future__ import annotations

import datetime

import pytest

from cablegrammar.vocabulary.tags import TagFact, tags
from cablerules.tags import RULES
from cablerules.tags.person_tag_without_name import PersonTagWithoutName
from cablerules.tags.tag_out_of_era import TagOutOfEra
from support.rule_runs import cable_text, line_of, run_rules

ON = tuple(rule for rule in RULES if rule.enabled)
EVERY = sorted(tags().values(), key=lambda fact: fact.tag)
FIXED_SHAPE = [fact for fact in EVERY if fact.kind != "organization"]
ORGANIZATIONS = [fact.tag for fact in EVERY if fact.kind == "organization"]
DATED = [fact for fact in EVERY if fact.first_year is not None or fact.last_year is not None]


def found(line: str, year: int) -> list[str]:
    """The codes that the whole family reports for a TAGS line in the middle of `year`."""
    text = cable_text(tags=line, header="", classification="S E C R E T USUN NEW YORK 000512")
    return [finding.code for finding in run_rules(text, *ON, as_of=datetime.date(year, 6, 1))]


def own_year(fact: TagFact) -> int:
    """A year in which the tag was in use."""
    return fact.last_year or max(fact.first_year or 0, 2008)


def line(fact: TagFact) -> str:
    """A TAGS line with the tag, a subject and, where the time asked for one, a name."""
    name = " (QUILL, ADA)" if fact.takes_name else ""
    return f"TAGS: EFIS, {fact.tag}{name}" if fact.tag != "EFIS" else "TAGS: ECON, EFIS"


@pytest.mark.parametrize("fact", FIXED_SHAPE, ids=lambda fact: fact.tag)
def test_every_tag_is_silent_in_its_own_time(fact: TagFact) -> None:
    assert found(line(fact), own_year(fact)) == []


@pytest.mark.parametrize("year", [1975, 2008])
def test_organizations_are_silent_at_all_times(year: int) -> None:
    assert found(f"TAGS: EFIS, {', '.join(ORGANIZATIONS)}", year) == []
    assert found(f"TAGS: EFIS {' '.join(ORGANIZATIONS)}", year) == []


@pytest.mark.parametrize("fact", DATED, ids=lambda fact: fact.tag)
def test_every_tag_is_found_outside_its_time(fact: TagFact) -> None:
    if fact.first_year is not None:
        assert found(line(fact), fact.first_year) == []
        assert found(line(fact), fact.first_year - 1) == ["TAG008"]
    if fact.last_year is not None:
        assert found(line(fact), fact.last_year) == []
        # A country that is no more, whose tag is another one's ISO code, is TAG003's: one fault, one finding.
        assert found(line(fact), fact.last_year + 1) in (["TAG008"], ["TAG003"])


def test_a_message_names_the_successor_or_the_years() -> None:
    text = cable_text(tags="TAGS: PFOR, BGEN, UR, KDEM")
    findings = run_rules(text, TagOutOfEra)
    assert [(finding.message, finding.expected) for finding in findings] == [
        ("The tag PFOR was no longer in use in 2008.", "PREL"),
        ("The tag BGEN was no longer in use in 2008.", "BGEN to 1990"),
        ("The tag UR was no longer in use in 2008.", "RS"),
    ]
    assert {finding.line for finding in findings} == {line_of(text, "TAGS:")}
    (early,) = run_rules(text, TagOutOfEra, as_of=datetime.date(1974, 9, 1))
    assert (early.message, early.expected) == ("The tag KDEM was not yet in use in 1974.", "KDEM from 1980")


def test_a_tag_of_another_time_is_reported_once_and_not_without_a_date() -> None:
    assert [finding.column for finding in run_rules(cable_text(tags="TAGS: PFOR, PFOR"), TagOutOfEra)] == [7]
    parts = {"header": "", "reference": "", "executive_order": "", "authority": ""}
    assert run_rules(cable_text(tags="TAGS: PFOR", **parts), TagOutOfEra) == []


@pytest.mark.parametrize("tag", ["OCON", "OEXC", "OREP", "OTRA", "OVIP"])
@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (datetime.date(1974, 7, 11), False),
        (datetime.date(1974, 7, 12), True),
        (datetime.date(1979, 12, 31), True),
        (datetime.date(1980, 1, 1), False),
        (datetime.date(2008, 6, 1), False),
    ],
)
def test_when_a_tag_asks_for_a_name(tag: str, day: datetime.date, asked: bool) -> None:
    text = cable_text(tags=f"TAGS: EFIS, {tag}, FJ")
    findings = run_rules(text, PersonTagWithoutName, as_of=day)
    assert [(finding.line, finding.column, finding.message) for finding in findings] == (
        [(line_of(text, "TAGS:"), 13, f"{tag} has no name.")] if asked else []
    )


@pytest.mark.parametrize(
    "line",
    [
        "OVIP (QUILL, ADA M.), FJ", "OVIP (QUILL,\nADA M.), FJ", "OVIP QUILL ADA FJ", "OVIP, QUILL, FJ",
        "OVIP (QUILL, FJ", "OTRA, OVIP (QUILL, ADA), FJ", "EFIS, FJ", "OVIP XXXXXXXX FJ",
        "OVIP (QUILL, ADA), OVIP (MOSS, BEN)",
    ],
)  # fmt: skip
def test_a_name_is_a_name_in_any_form(line: str) -> None:
    assert run_rules(cable_text(tags=f"TAGS: {line}"), PersonTagWithoutName, as_of=datetime.date(1976, 3, 1)) == []
