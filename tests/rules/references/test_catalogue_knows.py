"""REF010 and REF011: what a catalogue knows beside the ids."""

from __future__ import annotations

import datetime

import pytest

from cablegrammar.base.source import Source
from cablelint import RunRule
from cablelint.catalogue import EVERYTHING, Entry, IdSet
from cablelint.engine.checker import Checker
from cablelint.rule.registry import LoadedRule
from cablelint.settings.settings import Settings
from cablerules.references.ambiguous_reference import AmbiguousReference
from cablerules.references.reference_above_classification import ReferenceAboveClassification
from support.rule_runs import cable_text


def said(rule: type[RunRule], items: str, *entries: Entry, **parts: str) -> list[str]:
    checker = Checker([LoadedRule(rule, "test")], Settings())
    facts = checker.lint(Source(cable_text(reference=f"REF: {items}", **parts)), "invented.cable").facts
    catalogue = IdSet.of(entries, (EVERYTHING,), ("ids",))
    return [finding.message for _, found, _ in checker.lint_facts(facts, catalogue) for finding in found]


def entry(id: str, date: str | None = None, level: str | None = None) -> Entry:
    return Entry(id, None if date is None else datetime.date.fromisoformat(date), level)


TWICE = (entry("08SUVA12", "2008-02-03"), entry("08SUVA12", "2008-05-06"))


def test_two_messages_of_one_id() -> None:
    expected = ["08SUVA12 could be any one of 2 cables in the catalogue, dated 3 FEB 2008 and 6 MAY 2008."]
    assert said(AmbiguousReference, "A. SUVA 12 B. SUVA 12", *TWICE) == expected


@pytest.mark.parametrize("items", ["SUVA 12 OF MAY 6, 2008", "SUVA 13", "07 SUVA 12", "SUVA A-12"])
def test_what_is_one_cable(items: str) -> None:
    assert said(AmbiguousReference, items, *TWICE) == []


def test_copies_and_sections_are_one_cable() -> None:
    copies = (entry("08SUVA12", "2008-02-03", "SECRET"), entry("08SUVA12", "2008-02-03"), entry("08SUVA12"))
    assert said(AmbiguousReference, "SUVA 12", *copies) == []


def test_no_year_anywhere() -> None:
    known = [entry(f"{year:02}SUVA12") for year in (99, 3, 5)]
    undated = {"header": ""}
    assert said(AmbiguousReference, "SUVA 12", *known, **undated) == [
        "This reference has no year, and the catalogue has 99SUVA12, 03SUVA12 and 05SUVA12."
    ]
    many = [entry(f"{year:02}SUVA12") for year in range(7)]
    assert said(AmbiguousReference, "SUVA 12", *many, **undated) == [
        "This reference has no year, and the catalogue has 00SUVA12, 01SUVA12, 02SUVA12, 03SUVA12 and 3 more."
    ]
    assert said(AmbiguousReference, "SUVA 12", known[0], **undated) == []
    assert said(AmbiguousReference, "05 SUVA 12", *known, **undated) == []
    assert said(AmbiguousReference, "SUVA 12", *known) == []


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        (("SECRET",), True),
        (("TOP SECRET",), True),
        (("CONFIDENTIAL",), False),
        (("UNCLASSIFIED",), False),
        ((None,), False),
        (("SECRET", "CONFIDENTIAL"), False),
    ],
)
def test_a_source_above_the_cable(levels: tuple[str | None, ...], found: bool) -> None:
    known = [entry("08SUVA12", None, level) for level in levels]
    expected = [f"08SUVA12 is {levels[0]}, but this cable is CONFIDENTIAL."] if found else []
    assert said(ReferenceAboveClassification, "A. SUVA 12 B. SUVA 12", *known) == expected


def test_official_use_is_no_classification() -> None:
    parts = {"classification": "UNCLAS WINDHOEK 000512"}
    assert said(ReferenceAboveClassification, "SUVA 12", entry("08SUVA12", None, "LIMITED OFFICIAL USE"), **parts) == []
    assert said(ReferenceAboveClassification, "SUVA 12", entry("08SUVA12", None, "CONFIDENTIAL"), **parts) == [
        "08SUVA12 is CONFIDENTIAL, but this cable is UNCLASSIFIED."
    ]


def test_without_a_level_of_its_own_nothing_is_compared() -> None:
    parts = {"classification": "WINDHOEK 000512"}
    assert said(ReferenceAboveClassification, "SUVA 12", entry("08SUVA12", None, "SECRET"), **parts) == []
