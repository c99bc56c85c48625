"""DEC000: it speaks once, and only where a rule that matters did not run."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from cablelint import Settings, Severity, lint_text
from cablelint.rule.registry import load_registry
from cablelint.rule.templates import render
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


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("13526", "E.O. 13526 was used, which the E.O. line cites."),
        ("12598", "E.O. 12958 was used, which the E.O. line means with 12598."),
        ("13256", "E.O. 13526 was used, today's order."),
    ],
)
def test_says_of_no_line_that_it_cites_what_it_does_not(order: str, words: str) -> None:
    text = cable_text(header="", classification=DRAFT, executive_order=f"E.O. {order}: DECL: 11/30/2036")
    (finding,) = run_rules(text, DateOfCableUnknown, today=TODAY)
    assert words in finding.message


@pytest.mark.parametrize("instruction", ["DECL: 07/14/2006", "DECL: 07/14/2034", "DECL: 07/14/2018"])
def test_the_rules_that_need_a_date_are_silent(instruction: str) -> None:
    assert codes(lint(instruction, header="")) == ["DEC000"]
    assert codes(lint(instruction, header="", order="12356")) == ["DEC000"]


def test_the_rules_that_need_none_still_speak() -> None:
    assert codes(lint("N/A", header="")) == ["DEC000", "DEC001"]
    assert codes(lint("DECL: 02/30/2018", header="")) == ["DEC000", "DEC005"]
    assert codes(lint("DECL: 07/14/2018", header="", order="12598")) == ["DEC000", "DEC003"]


# ------------------------------------------------------------------------------------------- what may be a draft

TODAY = datetime.date(2026, 11, 30)
DRAFT = "C O N F I D E N T I A L WINDHOEK"


@pytest.mark.parametrize(
    ("order", "instruction", "reason"),
    [
        ("12958", "DECL: 07/14/2034", "E.O. 12958 is no longer in force"),
        ("13526", "DECL: 07/14/2018", "its declassification date 14 JUL 2018 has passed"),
        ("13526", "DECL: X1", "its instruction is none that the order knows"),
        ("13526", "DECL: IN TEN YEARS TIME", "its instruction names no date"),
        ("13526", "DECL: 11/31/2036", "its instruction names no day that exists"),
        ("13526", "DECL: 07/14/2034", None),
        ("13526", "DECL: 25X1, 07/14/2060", None),
    ],
)
def test_what_would_be_wrong_today_is_a_warning_where_nothing_shows_that_it_was_sent(
    order: str, instruction: str, reason: str | None
) -> None:
    parts = {"header": "", "executive_order": f"E.O. {order}: {instruction}"}
    (draft,) = run_rules(cable_text(**parts, classification=DRAFT), DateOfCableUnknown, today=TODAY)
    assert draft.severity is (Severity.INFO if reason is None else Severity.WARNING)
    assert (f"If it is a draft: {reason}." in draft.message) is (reason is not None)
    (sent,) = run_rules(cable_text(**parts), DateOfCableUnknown, today=TODAY)
    assert sent.severity is Severity.INFO


def test_nothing_to_judge_by_at_all_is_a_warning_of_a_cable_that_was_sent_too() -> None:
    (finding,) = run_rules(cable_text(header="", executive_order="E.O.: DECL: 07/14/2034"), DateOfCableUnknown)
    assert finding.severity is Severity.WARNING


def test_a_draft_without_an_order_is_judged_by_that_of_today() -> None:
    text = cable_text(header="", executive_order="", classification=DRAFT)
    findings = {finding.code: finding for finding in lint_text(text, settings=Settings(today=TODAY))}
    assert "E.O. 13526 was used, today's order" in findings["DEC000"].message
    assert "E.O. 13526" in (findings["STR003"].expected or "")


def test_a_draft_is_of_today() -> None:
    text = cable_text(header="", classification=DRAFT, executive_order="E.O. 13526: DECL: 07/14/2018")
    found = lint_text(text, settings=Settings(today=TODAY, draft=True))
    assert [finding.code for finding in found if finding.code.startswith("DEC")] == ["DEC006"]
    dated = cable_text()
    plain, drafted = (lint_text(dated, settings=Settings(draft=on)) for on in (False, True))
    assert [one.code for one in plain] == [one.code for one in drafted], "its own date goes before"


def test_names_the_rules_that_did_not_run() -> None:
    text = cable_text(header="", classification=DRAFT)
    (finding,) = run_rules(text, DateOfCableUnknown, today=TODAY)
    assert "Not run" not in finding.message, "none of those that need a date is in this run"
    (finding,) = [one for one in lint_text(text, settings=Settings(today=TODAY)) if one.code == "DEC000"]
    named = finding.message.partition("Not run, in whole or in part: ")[2].removesuffix(".").split(", ")
    assert {"DEC003", "DEC006", "DEC007", "TAG001"} <= set(named)
    assert named == sorted(named)


ELSEWHERE = {
    "HDR001", "HDR003", "HDR007", "HDR013", "HDR014",  # about the header, which is what is missing
    "STR003",  # asks for the order of the day, and so for no date where the draft's is today's
    "STR014", "REF009", "POR004",  # of what they say only a remark depends on the date
}  # fmt: skip


def test_whoever_is_silent_without_a_date_says_so() -> None:
    """Each rule whose example is found with its header and not without one, and each that says that it needs a date."""
    silent: set[str] = set()
    heard: set[str] = set()
    for entry in load_registry(isolated=True):
        rule = entry.rule
        for example in rule.examples:
            if example.slot in (None, "header") or example.slot.startswith("fl") or example.options:
                continue
            if example.template not in ("telegram", "short-header"):
                continue
            parts = {name: text for name, text in example.setting.items() if not name.startswith("fl")}
            settings = Settings(select=(rule.code,))
            undated = render(replace(example, setting={**parts, "header": ""})).text
            if any(one.code == rule.code for one in lint_text(render(example).text, settings=settings)):
                found = any(one.code == rule.code for one in lint_text(undated, settings=settings))
                (heard if found else silent).add(rule.code)
    rules = [entry.rule for entry in load_registry(isolated=True)]
    said = {rule.code for rule in rules if rule.needs_date or rule.scope.dated}
    assert silent - said - ELSEWHERE == set()
    assert {code for code in said & heard if code not in silent} == {"TAG001"}, "which says less without a date"
