"""REF006: what tells that a listed cable is later than the one that lists it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from cablegrammar.base.source import Source
from cablelint import Applicability, Finding, lint_text
from cablelint.catalogue import EVERYTHING, Entry, IdSet
from cablelint.engine.checker import Checker
from cablelint.fixes.edits import apply_edits
from cablelint.rule.registry import LoadedRule
from cablelint.settings.settings import Settings
from cablerules.references.reference_from_the_future import ReferenceFromTheFuture
from support.rule_runs import cable_text, run_rules


def lists(items: str, **parts: str) -> list[Finding]:
    return run_rules(cable_text(reference=f"REF: {items}", **parts), ReferenceFromTheFuture)


def with_catalogue(items: str, *entries: Entry) -> list[Finding]:
    """All findings about a cable of July 14, 2008: of the cable alone, and of the run."""
    checker = Checker([LoadedRule(ReferenceFromTheFuture, "test")], Settings(catalogue=("ids",)))
    result = checker.lint(Source(cable_text(reference=f"REF: {items}")), "invented.cable")
    catalogue = IdSet.of(entries, (EVERYTHING,), ("ids",))
    later = [one for _, found, _ in checker.lint_facts(result.facts, catalogue) for one in found]
    return [*result.findings, *later]


@pytest.mark.parametrize(
    "items",
    [
        "WINDHOEK 511",
        "WINDHOEK 512",  # REF007's
        "07 WINDHOEK 7512",
        "WINDHOEK 7512 (07)",
        "SUVA 7512",
        "STATE 70412, SUVA 9",
        "WINDHOEK A-7512",
        "WINDHOEK 7512 OF MAY 3, 2007",
        "SUVA 12 OF JULY 15, 2008",  # the date-time group is Zulu time
        "SUVA 12 OF 05/07/2008",
        "SUVA 12 OF 9/7/08",  # the seventh of September, or the ninth of July
        "QUILL/FINCH E-MAIL OF 09/24/2008",
        "WINDHOEK 75I2",  # REF005's
    ],
)
def test_what_is_not_later(items: str) -> None:
    assert lists(items) == []


def test_a_copy_without_a_number_of_its_own_is_no_draft() -> None:
    bare = {"classification": "C O N F I D E N T I A L", "header": "R 141030Z JUL 08\nFM AMEMBASSY WINDHOEK"}
    assert lists("09 SUVA 12", **bare) == []


@pytest.mark.parametrize(
    ("items", "fixed"),
    [
        ("WINDHOEK 7512", "07 WINDHOEK 7512"),
        ("A. STATE 70412 B. WINDHOEK 007512 (NOTAL)", "A. STATE 70412 B. 07 WINDHOEK 007512 (NOTAL)"),
        ("WINDHOEK-7512", "07 WINDHOEK-7512"),
        ("08 WINDHOEK 7512", None),
        ("WINDHOEK 7512 (08)", None),
    ],
)
def test_a_higher_number_of_the_same_post_and_year(items: str, fixed: str | None) -> None:
    text = cable_text(reference=f"REF: {items}")
    (finding,) = run_rules(text, ReferenceFromTheFuture)
    assert str(finding.severity) == "warning"
    assert (
        finding.message
        == "08WINDHOEK7512 has a higher number than this cable, 08WINDHOEK512, so it had not been sent yet."
    )
    assert finding.expected == "a lower number, or last year's 07WINDHOEK7512"
    assert [place.message for place in finding.related] == ["the cable's own number"]
    if fixed is None:
        assert finding.fix is None
        return
    assert finding.fix is not None
    assert finding.fix.applicability is Applicability.UNSAFE
    after = apply_edits(text, finding.fix.edits)
    assert after == cable_text(reference=f"REF: {fixed}")
    assert run_rules(after, ReferenceFromTheFuture) == []


@pytest.mark.parametrize(
    ("items", "message", "expected"),
    [
        (
            "SUVA 12 24 SEP 2008",
            "08SUVA12 is dated 24 SEP 2008, but this cable is dated 14 JUL 2008.",
            "not after 14 JUL 2008",
        ),
        (
            "SUVA 12 OF 09/24/08",
            "08SUVA12 is dated 24 SEP 2008, but this cable is dated 14 JUL 2008.",
            "not after 14 JUL 2008",
        ),
        (
            "SUVA 12 241530Z SEP 08",
            "08SUVA12 is dated 24 SEP 2008, but this cable is dated 14 JUL 2008.",
            "14 JUL 2008",
        ),
        (
            "SUVA 12 5 SEP 2008",
            "08SUVA12 is dated 5 SEP 2008, but this cable is dated 14 JUL 2008.",
            "not after 14 JUL 2008",
        ),
        (
            "SUVA 12 OF 11/12/08",
            "08SUVA12 is dated 12 NOV 2008, but this cable is dated 14 JUL 2008.",
            "not after 14 JUL 2008",
        ),
        ("09 SUVA 12", "09SUVA12 is dated 2009, but this cable is dated 14 JUL 2008.", "a year not after 2008"),
        ("SUVA 12 (09)", "09SUVA12 is dated 2009, but this cable is dated 14 JUL 2008.", "a year not after 2008"),
        (
            "2009 WINDHOEK 12",
            "09WINDHOEK12 is dated 2009, but this cable is dated 14 JUL 2008.",
            "a year not after 2008",
        ),
    ],
)
def test_a_date_or_a_year_is_an_error(items: str, message: str, expected: str) -> None:
    (finding,) = lists(items)
    assert str(finding.severity) == "error"
    assert finding.message == message
    assert expected in (finding.expected or "")
    assert finding.fix is None


def test_each_cable_once() -> None:
    assert len(lists("A. WINDHOEK 7512 B. WINDHOEK 7513 C. WINDHOEK 7512")) == 2


def test_a_message_in_two_columns() -> None:
    text = """\
                       UNCLASSIFIED
MRN:            11 WINDHOEK 354
Date/DTG:       Jan 12, 2011 / 121221Z JAN 11
From:           AMEMBASSY WINDHOEK
Action:         WASHDC, SECSTATE PRIORITY
E.O.:           13526
TAGS:           PGOV, WA
Reference:      A) 11 SUVA 930
                B) 11 WINDHOEK 1505
Subject:        The lamp

1. The lamp is lit.

Signature:      FARROWGATE
"""
    assert [finding.message for finding in run_rules(text, ReferenceFromTheFuture)] == [
        "11WINDHOEK1505 has a higher number than this cable, 11WINDHOEK354, so it had not been sent yet."
    ]


def test_without_a_date_nothing_is_said() -> None:
    assert lists("WINDHOEK 7512", header="") == []


def test_the_numbers_of_the_secretarys_party_are_not_compared() -> None:
    header = "O 141030Z JUL 08\nFM USDEL SECRETARY\nTO SECSTATE WASHDC IMMEDIATE"
    classification = "C O N F I D E N T I A L SECTO 014130"
    assert lists("SECTO 14131", header=header, classification=classification) == []


# ------------------------------------------------------------------------------------------------ what a catalogue adds


def entry(id: str, date: str | None) -> Entry:
    return Entry(id, None if date is None else datetime.date.fromisoformat(date))


def test_the_catalogue_knows_the_date() -> None:
    (finding,) = with_catalogue("SUVA 12", entry("08SUVA12", "2008-07-15"))
    assert (str(finding.severity), finding.message) == (
        "error",
        "08SUVA12 is dated 15 JUL 2008, but this cable is dated 14 JUL 2008.",
    )


@pytest.mark.parametrize("dates", [("2008-07-14",), ("2008-03-01", "2008-09-01"), (None,), ()])
def test_the_catalogue_knows_of_nothing_later(dates: tuple[str | None, ...]) -> None:
    assert with_catalogue("SUVA 12", *(entry("08SUVA12", date) for date in dates)) == []


def test_what_the_item_says_itself_is_not_said_twice() -> None:
    assert len(with_catalogue("WINDHOEK 7512", entry("08WINDHOEK7512", "2008-11-01"))) == 1
    assert len(with_catalogue("SUVA 12 24 SEP 2008", entry("08SUVA12", "2008-09-24"))) == 1
    assert len(with_catalogue("A. SUVA 12 B. SUVA 12", entry("08SUVA12", "2008-09-24"))) == 1


NUMBER = "08WINDHOEK7512 has a higher number than this cable, 08WINDHOEK512, so it had not been sent yet."


@pytest.mark.parametrize(
    ("known", "found"),
    [
        ((entry("08WINDHOEK7512", None),), [NUMBER]),
        ((entry("07WINDHOEK7512", None),), [NUMBER]),
        ((entry("08WINDHOEK7512", "2008-07-14"),), [NUMBER]),
        ((entry("08WINDHOEK7512", "2008-07-13"),), []),
        ((entry("08WINDHOEK7512", "2008-07-01"), entry("08WINDHOEK7512", "2008-09-01")), []),
        ((entry("08WINDHOEK99", None),), [NUMBER]),  # neither it nor last year's: the cause wins over REF001
    ],
)
def test_a_catalogue_judges_a_higher_number(known: tuple[Entry, ...], found: list[str]) -> None:
    findings = with_catalogue("WINDHOEK 7512", *known)
    assert [finding.message for finding in findings] == found
    assert all(str(finding.severity) == "warning" and finding.fix is None for finding in findings)


def test_the_year_of_a_file_name_is_enough_for_years_and_numbers() -> None:
    """`08WINDHOEK512.txt`: the day is not known, and no rule about days speaks."""
    text = cable_text(header="", reference="REF: A. WINDHOEK 7512\nB. 09 SUVA 77\nC. SUVA 77 24 SEP 2008")
    settings = Settings(select=("REF006",))
    named = lint_text(text, path="08WINDHOEK512.txt", settings=settings)
    assert [finding.message for finding in named] == [
        "08WINDHOEK7512 has a higher number than this cable, 08WINDHOEK512, so it had not been sent yet.",
        "09SUVA77 is dated 2009, but this cable is dated 2008.",
    ]
    assert lint_text(text, path="letter.txt", settings=settings) == ()


def test_a_number_alone_is_judged_by_nobody() -> None:
    """It may be of another post."""
    assert run_rules(cable_text(reference="REF: A. 7512"), ReferenceFromTheFuture) == []
    assert with_catalogue("7512", entry("08WINDHOEK99", None)) == []


def test_a_cable_that_few_were_to_get_is_judged_by_its_number() -> None:
    findings = with_catalogue("WINDHOEK 7512 (NOTAL)", entry("08WINDHOEK99", None))
    assert [finding.message for finding in findings] == [NUMBER]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("27 CANBERRA 1432", "27CANBERRA1432 is dated 2027, but this draft is of 30 NOV 2026."),
        ("SUVA 77 24 DEC 2026", "26SUVA77 is dated 24 DEC 2026, but this draft is of 30 NOV 2026."),
        ("SUVA 77 1 DEC 2026", None),
        ("SUVA 77 05/12/2026", None),
        ("26 CANBERRA 1432", None),
        ("CANBERRA 1432", None),
    ],
)
def test_a_draft_is_of_today(item: str, said: str | None) -> None:
    text = cable_text(header="", classification="C O N F I D E N T I A L SUVA", reference=f"REF: {item}")
    settings = Settings(today=datetime.date(2026, 11, 30), draft=True, select=("REF006",))
    assert [one.message for one in lint_text(text, settings=settings)] == ([] if said is None else [said])
    assert lint_text(text, settings=replace(settings, draft=False)) == ()
