"""ROL001 and ROL002: the overall level and the levels of the portions."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cablerules.rollup.overall_above_portions import OverallAbovePortions
from cablerules.rollup.portion_above_overall import PortionAboveOverall
from support.portions import ONE, SECRET, TWO, UNCLASSIFIED, lint_body, written

RULES = (PortionAboveOverall, OverallAbovePortions)


def codes(body: str, parts: Mapping[str, str] | None = None) -> list[str]:
    return [finding.code for finding in lint_body(RULES, body, parts)]


# ------------------------------------------------------------------------------------------------------------- ROL001


def test_speaks_once_at_the_first_portion_and_names_the_others() -> None:
    body = f"1. (C) {ONE}\n\nA. (S) {TWO}\n\n2. (TS) {ONE}\n\n3. (S/NF) {TWO}"
    (found,) = lint_body(RULES, body)
    assert (found.code, found.line, found.column) == ("ROL001", 3, 4)
    assert found.message == "Item A of paragraph 1 is marked (S), above the overall classification CONFIDENTIAL."
    assert found.expected == "a mark no higher than (C), or TOP SECRET as the overall classification"
    assert [place.message for place in found.related] == [
        "the overall classification",
        "also above it",
        "also above it",
    ]


def test_the_subject_comes_first() -> None:
    (found,) = lint_body(RULES, f"1. (S) {ONE}", {"subject": "SUBJECT: A LAMP (S)"})
    assert found.message == "The subject is marked (S), above the overall classification CONFIDENTIAL."


@pytest.mark.parametrize(
    "body",
    [
        f"1. (S - ENTIRE TEXT)\n\n2. {ONE}",
        f"1. Comment: (S) {ONE}",
        f"(S) 1. {ONE}",
        f"1. (s) {ONE}",
        f"1. (SECRET) {ONE}",
    ],
)
def test_whatever_the_form_and_place_of_the_mark(body: str) -> None:
    assert codes(body) == ["ROL001"]


def test_unclassified_cables() -> None:
    assert codes(f"1. (U) {ONE}\n\n2. (C) {TWO}", UNCLASSIFIED) == ["ROL001"]
    assert codes(f"1. (SBU) {ONE}\n\n2. (LOU) {TWO}", UNCLASSIFIED) == []


@pytest.mark.parametrize(
    "body",
    [
        "1. He named (A) the lamp, (B) the boat and\n(C) the rope, and he wanted them back.",
        "1. INTERVIEW THE PERSON(S).",
        "1. (S Korea) wants a lamp.",
    ],
)
def test_what_is_no_mark(body: str) -> None:
    assert codes(body, UNCLASSIFIED) == []


def test_no_overall_level_and_two_of_them() -> None:
    assert codes(f"1. (S) {ONE}", {"classification": ""}) == []
    assert codes(f"1. (C) {ONE}\n\nS E C R E T SUVA 000077\n\n2. (S) {TWO}") == []


# ------------------------------------------------------------------------------------------------------------- ROL002

LOW = f"1. (C) {ONE}\n\n2. (U) {TWO}"


def test_the_message_names_the_highest_mark() -> None:
    (found,) = lint_body(RULES, LOW, SECRET)
    assert found.code == "ROL002"
    assert found.message == "The overall classification is SECRET, but no portion is marked above CONFIDENTIAL."
    assert found.expected == "CONFIDENTIAL, or a portion marked (S)"
    assert [(place.line > found.line, place.message) for place in found.related] == [(True, "the highest mark")]


@pytest.mark.parametrize(
    "body",
    [
        f"1. (C) {ONE}\n\n2. {TWO}",
        f"1. (C) {ONE}\n\n2. (SE) {TWO}",
        f"1. (C) {ONE}\n\n3. (C) {TWO}",
        f"1. (C) {ONE}\n\nA. (S) {TWO}",
        f"1. (C) {ONE}\n\n2. Comment: (S) {TWO}",
        f"1. (C) {ONE}\n\n{TWO}",
        f"1. (C) {ONE}\n\n2. (C) The whole is SECRET by compilation.",
        f"1. {ONE}",
    ],
    ids=["unmarked", "unreadable", "missing", "item", "misplaced", "block", "compilation", "nothing"],
)
def test_silent_where_it_cannot_be_known(body: str) -> None:
    assert "ROL002" not in codes(body, SECRET)


def test_silent_in_a_truncated_cable() -> None:
    body = f"1. (C) {ONE}\n\n2. (C) The keeper of the lamp ..."
    assert codes(body, SECRET) == ["ROL002"]
    assert codes(body, {**SECRET, "signature": ""}) == []


def test_blocks_that_belong_to_a_paragraph_need_no_mark() -> None:
    assert codes(f"1. (C) {ONE}\n\n{TWO}\n\n2. (C) {ONE}", SECRET) == ["ROL002"]


def test_the_subject_reaches_the_level() -> None:
    assert codes(LOW, {**SECRET, "subject": "SUBJECT: (S) A LAMP"}) == []


def test_one_mark_for_all() -> None:
    parts = {**SECRET, **written("FEB 96")}
    assert codes(f"1. (C - ENTIRE TEXT)\n\n2. {ONE}", parts) == ["ROL002"]
    assert codes(f"1. (S - ENTIRE TEXT)\n\n2. {ONE}", parts) == []


def test_before_marks_were_asked_for() -> None:
    assert codes(LOW, {**SECRET, **written("FEB 74"), "executive_order": "E.O. 11652: GDS"}) == []
