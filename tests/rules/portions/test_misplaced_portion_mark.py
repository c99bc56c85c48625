"""POR004: where a mark may stand, and how it is moved."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cablegrammar.base.source import Source
from cablelint import Example, Finding
from cablelint.fixes.edits import apply_edits
from cablelint.testing import render
from cablerules.portions.misplaced_portion_mark import MisplacedPortionMark
from cablerules.portions.missing_portion_mark import MissingPortionMark
from support.portions import ONE, SECRET, TWO, UNCLASSIFIED, lint_body, written

RULES = (MisplacedPortionMark, MissingPortionMark)


def found(body: str, parts: Mapping[str, str] | None = None) -> list[Finding]:
    return lint_body(RULES, body, parts)


@pytest.mark.parametrize(
    ("parts", "allowed"),
    [
        ({**written("FEB 90"), "executive_order": "E.O. 12356: DECL: OADR"}, True),
        (written("FEB 96"), True),
        (written("SEP 03"), True),
        (written("OCT 03"), False),
        ({}, False),
        ({"header": ""}, True),
    ],
)
def test_a_mark_at_the_end_was_allowed_until_2003(parts: Mapping[str, str], allowed: bool) -> None:
    findings = found(f"1. {ONE} (C)\n\n2. {TWO} (U)", parts)
    assert [finding.code for finding in findings] == ([] if allowed else ["POR004", "POR004"])


def test_one_fault_is_one_finding() -> None:
    (finding,) = found(f"1. (U) {ONE}\n\n2. Comment: (C) {TWO}")
    assert (finding.line, finding.column, finding.message) == (
        3,
        13,
        "The mark (C) of paragraph 2 comes after the heading.",
    )
    assert finding.expected == "(C) after '2.'"


def test_a_mark_in_front_wins() -> None:
    assert found(f"1. (U) Comment: (C) {ONE}") == []


@pytest.mark.parametrize(
    "text",
    ["He may take option (A), (B) or (C).", "INTERVIEW THE PERSON(S).", f"{ONE} The C (see above) is a note."],
)
def test_what_is_no_mark(text: str) -> None:
    assert [finding.code for finding in found(f"1. (U) {ONE}\n\n2. {text}")] == ["POR001"]


def test_only_where_marks_are_needed() -> None:
    assert found(f"(U) 1. {ONE}", UNCLASSIFIED) == []


def test_an_unnumbered_block() -> None:
    (finding,) = found(f"(C) {ONE}\n\nComment: (C) {TWO}")
    assert finding.expected == "(C) before the text"
    assert finding.fix is not None


@pytest.mark.parametrize(
    ("marks", "pair"),
    [
        ("(U) (S/NF)", "(U) and (S/NF)"),
        ("(S/NF) (C)", "(S/NF) and (C)"),
        ("(U) (S//NF)", "(U) and (S//NF)"),
        ("(U)(C)", "(U) and (C)"),
        ("(C) (NF)", None),
        ("(C) (REL TO USA, GBR)", None),
        ("(S/NF) (A)", None),
        ("(C) (D)", None),
        ("(C) (C)", None),
    ],
)
def test_two_marks_before_one_text(marks: str, pair: str | None) -> None:
    findings = lint_body((MisplacedPortionMark,), f"1. (U) {ONE}\n\n2. {marks} {TWO}")
    assert [one.message for one in findings] == ([] if pair is None else [f"Paragraph 2 has two marks, {pair}."])


def test_two_marks_before_a_text_without_a_number() -> None:
    (finding,) = lint_body((MisplacedPortionMark,), f"1. (U) {ONE}\n\n(U) (S//NF) {TWO}")
    assert finding.message == "An unnumbered paragraph has two marks, (U) and (S//NF)."


def test_the_letters_of_a_list_are_no_marks() -> None:
    assert found(f"1. (B) (U) {ONE}\n\n2. (C) (U) {TWO}") == []


@pytest.mark.parametrize(
    ("heading", "moved"),
    [
        ("Comment (C):", "(C) Comment:"),
        ("COMMENT (C).", "(C) COMMENT."),
        ("Summary and Comment (C) --", "(C) Summary and Comment --"),
        ("Action Request (S/NF):", "(S/NF) Action Request:"),
    ],
)
def test_a_mark_before_the_colon_of_a_heading(heading: str, moved: str) -> None:
    body = f"1. (U) {ONE}\n\n2. {heading} {TWO}"
    (finding,) = found(body, SECRET)
    assert (finding.code, finding.line) == ("POR004", 3)
    assert finding.fix is not None
    cable = render(Example(bad=body, good="", at=[], setting=SECRET)).text
    assert f"2. {moved} {TWO}" in Source(apply_edits(cable, finding.fix.edits)).text


@pytest.mark.parametrize(
    "text", ["Of the options (C): the last.", "He likes option (C). It is short.", "Comment (C) is a."]
)
def test_a_letter_before_a_colon_is_no_mark(text: str) -> None:
    assert [finding.code for finding in found(f"1. (U) {ONE}\n\n2. {text}")] == ["POR001"]
