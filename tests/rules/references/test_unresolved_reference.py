"""REF001: what a catalogue must hold, and what is said about the near misses."""

from __future__ import annotations

import pytest

from cablegrammar.base.source import Source
from cablelint import Finding
from cablelint.catalogue import IdSet, Scope
from cablelint.engine.checker import Checker
from cablelint.rule.registry import LoadedRule
from cablelint.settings.settings import Settings
from cablerules.references.unresolved_reference import UnresolvedReference
from support.rule_runs import cable_text, line_of


def missing(items: str, *known: str, scope: Scope | None = None, sources: tuple[str, ...] = ("ids",)) -> list[Finding]:
    """The findings about a cable of 2008 that lists `items`, against a catalogue of the ids `known`."""
    checker = Checker([LoadedRule(UnresolvedReference, "test")], Settings())
    facts = checker.lint(Source(cable_text(reference=f"REF: {items}")), "invented.cable").facts
    catalogue = IdSet(frozenset(known), (scope or Scope(),), sources)
    return [finding for _, found, _ in checker.lint_facts(facts, catalogue) for finding in found]


def messages(items: str, *known: str) -> list[str]:
    return [finding.message for finding in missing(items, *known)]


@pytest.mark.parametrize(
    ("items", "known"),
    [
        ("SUVA 12", "08SUVA12"),
        ("07 SUVA 0012", "07SUVA12"),
        ("SECSTATE 12", "08STATE12"),
        ("PORT LOUIS 12", "08PORTLOUIS12"),
        ("USUN 12", "08USUNNEWYORK12"),
        ("SUVA 12 AND PREVIOUS", "08SUVA12"),
    ],
)
def test_cables_that_are_there(items: str, known: str) -> None:
    assert messages(items, known) == []
    assert messages(items, "08ROME999") == [f"{known} is not in the catalogue."]


@pytest.mark.parametrize(
    "items",
    [
        "SUVA 12 (NOTAL)",
        "SUVA A-12",
        "SEPTEL",
        "QUILL/FINCH E-MAIL OF 05/11/07",
        "IIR 6 902 9642 06",
        "QUILL/FINCH TELCON",
        "TD 314/22455-08",
        "SUVA 1O2",  # REF005's
        "WINDHOEK 512",  # REF007's
        "NONE",
    ],
)
def test_what_nobody_can_expect_to_find(items: str) -> None:
    assert messages(items) == []


def test_a_post_with_two_names() -> None:
    for item, known in (("TAIPEI 12", "08AITTAIPEI12"), ("AIT TAIPEI 12", "08TAIPEI12")):
        assert messages(item, known) == []
    assert messages("TAIPEI 12", "08AITTAIPEI13") == ["08TAIPEI12 is not in the catalogue."]


def test_each_cable_once_where_it_stands() -> None:
    text = cable_text(reference="REF: A. SUVA 12\nB. SUVA 13 (NOTAL)\nC. SUVA 12")
    (finding,) = missing("A. SUVA 12\nB. SUVA 13 (NOTAL)\nC. SUVA 12", "08SUVA77")
    line = line_of(text, "REF: A.")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (line, 9, line, 16)
    assert finding.cable == "08WINDHOEK512"


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (("07SUVA612",), "perhaps 07SUVA612 (another year)"),
        (("08SUVA621",), "perhaps 08SUVA621 (nearly the same number)"),
        (("08SUVA61",), "perhaps 08SUVA61 (nearly the same number)"),
        (
            ("08SUVA6120", "09SUVA612"),
            "perhaps 08SUVA6120 (nearly the same number)",  # never one of the future
        ),
        (("08APIA612",), "a cable that is in it"),
    ],
)
def test_near_misses(known: tuple[str, ...], expected: str) -> None:
    assert [finding.expected for finding in missing("SUVA 612", *known)] == [expected]


def test_outside_of_what_the_catalogue_is_complete_for_it_is_silent() -> None:
    scope = Scope(frozenset({"SUVA"}), (range(2007, 2009),))
    found = missing("A. SUVA 12 B. 06 SUVA 12 C. APIA 12 D. 07 SUVA 13", "08SUVA99", scope=scope)
    assert [finding.message for finding in found] == [
        "08SUVA12 is not in the catalogue.",
        "07SUVA13 is not in the catalogue.",
    ]


def test_the_files_of_the_run_are_named_as_such() -> None:
    (finding,) = missing("SUVA 12", "08SUVA99", sources=("run",))
    assert finding.message == "08SUVA12 is not in the files of this run."
