"""POR002: when an unmarked subject is worth a reminder."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cablerules.portions.missing_subject_mark import MissingSubjectMark
from support.portions import ONE, SENSITIVE, UNCLASSIFIED, lint_body, written

BODY = f"1. (C) {ONE}"


def found(body: str, parts: Mapping[str, str] | None = None) -> bool:
    return bool(lint_body([MissingSubjectMark], body, parts))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, True),
        ({"subject": "SUBJECT: (U) A LAMP"}, False),
        ({"subject": "SUBJECT: A LAMP (C)"}, False),
        ({"subject": ""}, False),
        (UNCLASSIFIED, False),
        (SENSITIVE, False),
        ({**written("FEB 80"), "executive_order": "E.O. 12065: GDS 2/8/86 (QUILL, ADA) OR-M"}, True),
        ({**written("FEB 74"), "executive_order": "E.O. 11652: GDS"}, False),
    ],
)
def test_classified_cables_since_marks_are_asked_for(parts: Mapping[str, str], expected: bool) -> None:
    assert found(BODY, parts) is expected


def test_where_nothing_is_marked_another_rule_speaks() -> None:
    assert not found(f"1. {ONE}")


def test_one_mark_for_the_entire_text_covers_the_subject() -> None:
    assert not found(f"1. (C - ENTIRE TEXT)\n\n2. {ONE}", written("FEB 96"))


def test_a_waiver_covers_the_subject() -> None:
    assert not found(f"{BODY}\n\n2. (U) Not to be used as a source for derivative\nclassification.")
