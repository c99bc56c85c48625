"""REF003 and REF004: the letters of the list."""

from __future__ import annotations

import pytest

from cablerules.references.reference_letters_out_of_sequence import ReferenceLettersOutOfSequence
from cablerules.references.unused_reference import UnusedReference
from support.rule_runs import cable_text, line_of, places, run_rules

THREE = "REF: A. STATE 70412\nB. WINDHOEK 498\nC. LUSAKA 77"


def sequence(items: str) -> list[tuple[str, str | None]]:
    findings = run_rules(cable_text(reference=f"REF: {items}"), ReferenceLettersOutOfSequence)
    return [(finding.message, finding.expected) for finding in findings]


def unused(body: str, reference: str = THREE) -> list[str]:
    return [finding.message for finding in run_rules(cable_text(reference=reference, body=body), UnusedReference)]


# ------------------------------------------------------------------------------------------------------- REF004


@pytest.mark.parametrize(
    ("items", "message", "expected"),
    [
        ("B. STATE 1", "The first reference letter is B.", "A"),
        ("B. STATE 1 C. SUVA 2", "The first reference letter is B.", "A"),
        ("A. STATE 1 A. SUVA 2 B. ROME 3", "The reference letter A appears twice.", "B"),
        ("(a) STATE 1 (b) SUVA 2 (d) ROME 3 (f) ROME 4", "Reference D follows reference B.", "C"),
        ("A) STATE 1; B) SUVA 2; A) ROME 3", "Reference A follows reference B.", "C"),
        ("A. (A) PARIS 7682 B. (D) SUVA 12", "Reference D follows reference A.", "B"),
        ("STATE 1 C. SUVA 2", "The first reference letter is C.", "A"),
    ],
)
def test_reports_the_first_break_and_no_other(items: str, message: str, expected: str) -> None:
    assert sequence(items) == [(message, expected)]


@pytest.mark.parametrize(
    "items",
    [
        "A. STATE 1",
        "A. STATE 1 B. SUVA 2 C. ROME 3",
        "A. (A) PARIS 7682 B. (B) SUVA 12",
        "A) STATE 1 b) SUVA 2 (C) ROME 3",
        "STATE 1, SUVA 2",
        "1. STATE 1 2. SUVA 2",
        "STATE 1 (A), SUVA 2 (B)",
        "STATE 1 B. SUVA 2",  # the first one goes without
        "A. SUVA 12 AND 14 B. ROME 3",
        "A. A-57 OF MAY 7, 1974 B. SUVA 12",
        "A. STATE 1\n\nWINDHOEK 00000512  002 OF 002\n\nB. SUVA 2\n\nC. ROME 3",
        "NONE",
        "",
        " ".join(f"{chr(65 + place % 26)}. SUVA {place + 11}" for place in range(27)),  # after Z there is no letter
    ],
)
def test_sequences_that_are_right(items: str) -> None:
    assert sequence(items) == []


def test_the_letter_before_is_the_related_place() -> None:
    text = cable_text(reference="REF: A. STATE 70412\nC. WINDHOEK 498")
    (finding,) = run_rules(text, ReferenceLettersOutOfSequence)
    assert [(place.line, place.column, place.message) for place in finding.related] == [
        (line_of(text, "REF: A."), 6, "reference A")
    ]


def test_an_extract_may_have_lost_an_item_where_its_head_is_not_whole() -> None:
    notice = "This record is a partial extract of the original cable.\n\n"
    gap = "REF: A. STATE 70412\nC. WINDHOEK 498"
    assert run_rules(notice + cable_text(reference=gap, body="3. (C) It is lit."), ReferenceLettersOutOfSequence) == []
    (finding,) = run_rules(notice + cable_text(reference=gap), ReferenceLettersOutOfSequence)
    assert finding.code == "REF004"


# ------------------------------------------------------------------------------------------------------- REF003


def test_every_letter_that_is_never_cited() -> None:
    text = cable_text(reference=THREE, body="1. (C) Ref B says so.")
    findings = run_rules(text, UnusedReference)
    assert places(findings) == [("REF003", line_of(text, "REF: A."), 6), ("REF003", line_of(text, "C. LUSAKA"), 1)]
    assert [finding.expected for finding in findings] == ["'ref A' in the text", "'ref C' in the text"]


@pytest.mark.parametrize(
    "body",
    [
        "1. (C) Refs A-C say so.",
        "1. (C) Nothing is cited.",
        "1. (C) Ref D is none of them.",
        "1. (C) Ref A and the other reftels say so.",
        "1. (C) Refs A and B say what LUSAKA 77 had said.",
    ],
)
def test_nothing_is_unused(body: str) -> None:
    assert unused(body) == []


def test_a_truncated_text_may_have_cited_it() -> None:
    text = cable_text(reference=THREE, body="1. (C) Ref A says ...", signature="")
    assert run_rules(text, UnusedReference) == []


@pytest.mark.parametrize("reference", ["REF: A. STATE 70412", "REF: STATE 70412, SUVA 7", ""])
def test_needs_a_list_with_several_letters(reference: str) -> None:
    assert unused("1. (C) Ref B says so.", reference) == []


def test_a_letter_is_reported_once_however_many_cables_share_it() -> None:
    assert unused("1. (C) Ref B says so.", "REF: A. SUVA 12 AND 14\nB. STATE 70412") == [
        "Ref A is listed but never cited."
    ]


def test_unused_is_off_by_default() -> None:
    assert not UnusedReference.enabled
