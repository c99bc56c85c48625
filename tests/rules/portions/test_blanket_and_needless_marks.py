"""POR008 and POR009: one mark for all, and marks for nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cablegrammar.base.source import Source
from cablelint.fixes.repair import repair
from cablerules.portions.blanket_portion_mark import BlanketPortionMark
from cablerules.portions.missing_portion_mark import MissingPortionMark
from cablerules.portions.needless_portion_mark import NeedlessPortionMark
from support.portions import ONE, SENSITIVE, TWO, UNCLASSIFIED, lint_body, written
from support.rule_runs import run_rules

BLANKET = f"1. (C - ENTIRE TEXT)\n\n2. {ONE}"


@pytest.mark.parametrize(
    ("parts", "allowed"),
    [
        ({**written("FEB 90"), "executive_order": "E.O. 12356: DECL: OADR"}, True),
        (written("SEP 03"), True),
        (written("OCT 03"), False),
        ({"header": ""}, True),
    ],
)
def test_a_blanket_mark_was_allowed_until_2003(parts: Mapping[str, str], allowed: bool) -> None:
    assert (lint_body([BlanketPortionMark], BLANKET, parts) == []) is allowed


def test_a_statement_beside_marks_is_in_nobodys_place() -> None:
    assert lint_body([BlanketPortionMark], f"1. (C - ENTIRE TEXT)\n\n2. (C) {ONE}\n\n3. (U) {TWO}") == []


def test_controls_in_a_blanket_mark_make_no_mark_of_it() -> None:
    body = f"1. (C/NF - ENTIRE TEXT)\n\n2. {ONE}"
    assert [finding.code for finding in lint_body([BlanketPortionMark, MissingPortionMark], body)] == ["POR008"]
    early = {**written("FEB 90"), "executive_order": "E.O. 12356: DECL: OADR"}
    assert lint_body([BlanketPortionMark, MissingPortionMark], body, early) == []


def test_a_blanket_mark_is_found_once() -> None:
    assert len(lint_body([BlanketPortionMark], f"{BLANKET}\n\n(C - ENTIRE TEXT)\n\n3. {TWO}")) == 1


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        (f"1. {ONE}", UNCLASSIFIED),
        (f"1. (U) {ONE}", SENSITIVE),
        (f"1. (U) {ONE}", {**UNCLASSIFIED, "classification": "UNCLAS E F T O WINDHOEK 000512"}),
        (f"1. (U) {ONE}", {}),
        (f"1. (U) {ONE}\n\n2. (SBU) {TWO}", UNCLASSIFIED),
        (f"1. (U) {ONE}\n\n2. (C) {TWO}", UNCLASSIFIED),
    ],
)
def test_marks_that_are_none_or_are_needed(body: str, parts: Mapping[str, str]) -> None:
    assert lint_body([NeedlessPortionMark], body, parts) == []


def test_needless_marks_are_counted() -> None:
    (one,) = lint_body([NeedlessPortionMark], f"1. (U) {ONE}", UNCLASSIFIED)
    assert one.message == "One portion is marked although the whole cable is unclassified."
    (both,) = lint_body([NeedlessPortionMark], f"1. (U) {ONE}", {**UNCLASSIFIED, "subject": "SUBJECT: A LAMP (U)"})
    assert both.message == "2 portions are marked although the whole cable is unclassified."
    assert both.fix is not None
    assert [edit.end - edit.start for edit in both.fix.edits] == [4, 4]


COPIED = "SUBJECT: (U) KITES OVER THE HARBOUR"
CABLE = f"""\
UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE
ZZZ
UNCLAS SUVA 000112

E.O. 12958: N/A
TAGS: PREL, FJ
{COPIED}

1. (U) The kites are counted.

2. (U) The kites are green.

QUILL
"""


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (CABLE.replace("ZZZ\n", ""), True),
        (CABLE.replace("ZZZ\n", "").replace(COPIED, f"{COPIED}\n{COPIED}"), True),
        (CABLE.replace("ZZZ\n", "").replace(COPIED, f"SUBJECT: (U) BUOYS\n{COPIED}"), True),
        (CABLE.replace("ZZZ", COPIED), False),
        (CABLE.replace("ZZZ", COPIED.replace(":", "")), False),
        (CABLE.replace("ZZZ", "SUBJECT: KITES OVER THE HARBOUR"), True),
        (CABLE.replace("ZZZ\n", "").replace("counted.", "counted. (U)"), False),
        (CABLE.replace("ZZZ\n", "").replace("counted.", "counted (in part)."), True),
        (CABLE.replace("ZZZ\n", "").replace(COPIED, f"{COPIED}\n{COPIED.replace('(U)', '(C)')}"), False),
    ],
)
def test_marks_go_where_no_other_one_takes_their_place(text: str, fixed: bool) -> None:
    """What is offered the engine makes, whole, and once; what it would refuse is not offered."""
    (finding,) = run_rules(text, NeedlessPortionMark)
    assert (finding.fix is not None) is fixed
    repaired = repair(Source.of(text), lambda source: run_rules(source.text, NeedlessPortionMark))
    assert (repaired.refused, repaired.stable, repaired.count) == ((), True, int(fixed))
    if fixed:
        assert repaired.source.text == text.replace("(U) ", "")
