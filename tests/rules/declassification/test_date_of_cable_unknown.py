"""DEC000: it speaks once, and only where a rule that matters did not run."""

from __future__ import annotations

import datetime

import pytest

from cablerules.declassification.date_of_cable_unknown import DateOfCableUnknown
from support.declassification import codes, lint, unclassified
from support.rule_runs import cable_text, line_of, run_rules


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({"header": ""}, ["DEC000"]),
        ({"header": "", "executive_order": ""}, ["DEC000"]),
        ({"header": "", "executive_order": "E.O. 12958: N/A"}, ["DEC000"]),
        (unclassified(header="", executive_order="E.O. 12958: N/A"), []),
        (unclassified(header="", executive_order=""), []),
        (unclassified(header="", executive_order="E.O. 12958:"), []),
        (unclassified(header="", executive_order="E.O. 12958: DECL: 07/14/2018"), ["DEC000"]),
        ({"header": "", "classification": "", "executive_order": "E.O. 12958: DECL: 07/14/2018"}, ["DEC000"]),
        ({"header": "", "classification": "", "executive_order": "E.O. 12958: N/A"}, []),
        ({}, []),
        (unclassified(), []),
    ],
)
def test_speaks_where_something_was_skipped(parts: dict[str, str], found: list[str]) -> None:
    assert codes(run_rules(cable_text(**parts), DateOfCableUnknown)) == found


def test_a_date_to_judge_by_is_a_date() -> None:
    assert lint("DECL: 07/14/2018", DateOfCableUnknown, header="", as_of=datetime.date(2008, 7, 14)) == []


def test_a_text_that_is_no_cable_is_not_asked() -> None:
    assert run_rules("Dear Ada,\n\nthe lamp has arrived.\n", DateOfCableUnknown) == []


def test_stands_at_the_classification_line_or_at_the_group_that_cannot_be_read() -> None:
    undated = cable_text(header="")
    (finding,) = run_rules(undated, DateOfCableUnknown)
    assert finding.line == line_of(undated, "C O N F I D E N T I A L")
    damaged = cable_text(header="R 321030Z JUL 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC 5620")
    (finding,) = run_rules(damaged, DateOfCableUnknown)
    assert finding.line == line_of(damaged, "R 321030Z")


def test_names_the_order_that_the_others_went_by() -> None:
    (finding,) = lint("DECL: OADR", DateOfCableUnknown, order="12356", header="")
    assert "E.O. 12356" in finding.message
    (finding,) = run_rules(cable_text(header="", executive_order=""), DateOfCableUnknown)
    assert "E.O." not in finding.message


@pytest.mark.parametrize("instruction", ["DECL: 07/14/2006", "DECL: 07/14/2034", "DECL: 07/14/2018"])
def test_the_rules_that_need_a_date_are_silent(instruction: str) -> None:
    assert codes(lint(instruction, header="")) == ["DEC000"]
    assert codes(lint(instruction, header="", order="12356")) == ["DEC000"]


def test_the_rules_that_need_none_still_speak() -> None:
    assert codes(lint("N/A", header="")) == ["DEC000", "DEC001"]
    assert codes(lint("DECL: 02/30/2018", header="")) == ["DEC000", "DEC005"]
    assert codes(lint("DECL: 07/14/2018", header="", order="12598")) == ["DEC000", "DEC003"]
