"""POR005, POR006, POR007: how a mark is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from cablegrammar import parse_text
from cablegrammar.base.source import Source
from cablelint import AnyRule, Applicability, Example, Level, Severity
from cablelint.engine.checker import Checker
from cablelint.fixes.edits import apply_edits
from cablelint.fixes.repair import repair
from cablelint.rule.registry import LoadedRule
from cablelint.settings.settings import Settings
from cablelint.testing import render
from cablerules.markings.unknown_control_marking import UnknownControlMarking
from cablerules.portions.banner_form_in_portion import BannerFormInPortion
from cablerules.portions.malformed_portion_mark import MalformedPortionMark
from cablerules.portions.misplaced_portion_mark import MisplacedPortionMark
from cablerules.portions.missing_portion_mark import MissingPortionMark
from cablerules.portions.unknown_portion_mark import UnknownPortionMark
from support.portions import ONE, SECRET, UNCLASSIFIED, lint_body, written

RULES = (UnknownPortionMark, BannerFormInPortion, MalformedPortionMark)


def codes(mark: str, parts: Mapping[str, str] | None = None) -> list[str]:
    return [finding.code for finding in lint_body(RULES, f"1. {mark} {ONE}", SECRET if parts is None else parts)]


@pytest.mark.parametrize(
    "mark",
    ["(U)", "(SBU)", "(SBU/NF)", "(SBU-NF)", "(C)", "(S/NF)", "(S//NF)", "(S//FGI//NF)", "(U//FOUO)", "(UK-C)",
     "(FGI-C)", "(S/REL NATO)", "(C/REL Australia group)", "(S//REL TO USA, FVEY)", "(C/REL UK, France)"],
)  # fmt: skip
def test_well_written(mark: str) -> None:
    assert codes(mark) == []


@pytest.mark.parametrize(
    ("mark", "code", "right"),
    [
        ("(SE)", "POR005", "(S)"),
        ("(NS)", "POR005", "(S)"),
        ("(CC)", "POR005", "(C)"),
        ("(CNF)", "POR005", "(C/NF)"),
        ("(Conf)", "POR005", "(C)"),
        ("(SB)", "POR005", "(SBU)"),
        ("(SBUU)", "POR005", "(SBU)"),
        ("(C.)", "POR005", "(C)"),
        ("(CONFIDENTAL)", "POR005", "(C)"),
        ("(SECRET)", "POR006", "(S)"),
        ("(S/NOFORN)", "POR006", "(S/NF)"),
        ("(Confidential)", "POR006", "(C)"),
        ("(SBU/NOFORN)", "POR006", "(SBU/NF)"),
        ("(CONFIDENTIAL/REL UK)", "POR006", "(C/REL UK)"),
        ("(s)", "POR007", "(S)"),
        ("( S )", "POR007", "(S)"),
        ("(S / NF)", "POR007", "(S/NF)"),
        ("(S-NF)", "POR007", "(S/NF)"),
        ("(C NF)", "POR007", "(C/NF)"),
        ("(C", "POR007", "(C)"),
        ("S/NF)", "POR007", "(S/NF)"),
        ("(c/REL Australia group)", "POR007", "(C/REL Australia group)"),
    ],
)
def test_one_finding_with_the_right_form(mark: str, code: str, right: str) -> None:
    body = f"1. {mark} {ONE}"
    (finding,) = lint_body(RULES, body, SECRET)
    assert finding.code == code
    assert right in (finding.expected or "")
    assert finding.fix is not None
    assert finding.fix.applicability is (Applicability.UNSAFE if code == "POR005" else Applicability.SAFE)
    cable = render(Example(bad=body, good="", at=[], setting=SECRET)).text
    assert f"1. {right} {ONE}" in Source(apply_edits(cable, finding.fix.edits)).text


@pytest.mark.parametrize("mark", ["(5BU)", "(513U)", "(C1F)", "(SBU/N0FORN)", "(T5)"])
def test_a_mark_that_a_scanner_damaged_is_unknown(mark: str) -> None:
    assert lint_body((*RULES, MissingPortionMark, UnknownControlMarking), f"1. {mark} {ONE}", SECRET) == []


@pytest.mark.parametrize("mark", ["(S1)", "(C1)", "(U2)"])
def test_a_digit_behind_a_level_is_a_slip(mark: str) -> None:
    (finding,) = lint_body((*RULES, MissingPortionMark, UnknownControlMarking), f"1. {mark} {ONE}", SECRET)
    assert (finding.code, finding.column, finding.fix) == ("POR005", 4, None)
    assert finding.message == f"The mark {mark} does not name a level."


@pytest.mark.parametrize("heading", ["(G8)", "(POL)", "(ECONOMIC)", "(EU)"])
def test_a_word_in_parentheses_is_no_mark(heading: str) -> None:
    (finding,) = lint_body((*RULES, MissingPortionMark), f"1. {heading} {ONE}", SECRET)
    assert finding.code == "POR001"


def test_a_control_alone_names_no_level() -> None:
    (finding,) = lint_body((*RULES, MissingPortionMark), f"1. (NOFORN) {ONE}", SECRET)
    assert (finding.code, finding.column) == ("POR005", 4)


def test_an_empty_item_may_have_been_something() -> None:
    (finding,) = lint_body(RULES, f"1. (S//) {ONE}", SECRET)
    assert (finding.code, finding.fix) == ("POR007", None)


@pytest.mark.parametrize("mark", ["(X)", "(NF)"])
def test_no_level_and_none_is_near(mark: str) -> None:
    (finding,) = lint_body(RULES, f"1. {mark} {ONE}", SECRET)
    assert (finding.code, finding.fix) == ("POR005", None)
    assert finding.message == f"The mark {mark} does not name a level."


@pytest.mark.parametrize(
    "text", ["(Economic)", "(PM/WRA)", "(EU)", "(UN)", "(A) lamps, (B) boats:", "(S Korea)", "(//NS)"]
)
def test_headings_lists_and_remarks(text: str) -> None:
    assert codes(text) == []


def test_nato_marks_are_at_home_in_a_cable_about_nato() -> None:
    (finding,) = lint_body(RULES, f"1. (NC) {ONE}", SECRET)
    assert (finding.code, finding.severity) == ("POR005", Severity.WARNING)
    assert codes("(NC)", {**SECRET, "tags": "TAGS: PREL, NATO, WA"}) == []


def test_before_marks_were_asked_for() -> None:
    parts = {**written("FEB 74"), "executive_order": "E.O. 11652: GDS"}
    assert codes("(CONFIDENTIAL)", parts) == codes("(c)", parts) == codes("(SE)", parts) == []


def test_an_unknown_mark_counts_only_where_marks_are_needed() -> None:
    assert codes("(SE)", UNCLASSIFIED) == []
    assert codes("(u)", UNCLASSIFIED) == ["POR007"]


def test_marks_of_the_subject_and_of_items() -> None:
    body = "1. (S) The list:\n\nA. (c) a lamp;\n\nB. (SECRET) a boat."
    found = lint_body(RULES, body, {**SECRET, "subject": "SUBJECT: (SECRET) A LAMP"})
    assert [(finding.line, finding.code) for finding in found] == [(-7, "POR006"), (3, "POR007"), (5, "POR006")]


@pytest.mark.parametrize("text", [f"{ONE} (C-NF)", f"Comment: (C-NF) {ONE}"])
def test_a_misplaced_mark_is_judged_like_any_other(text: str) -> None:
    (finding,) = lint_body(RULES, f"1. {text}", SECRET)
    assert (finding.code, finding.expected) == ("POR007", "(C/NF)")


def test_a_mark_that_is_misplaced_and_badly_written_is_mended_in_two_rounds() -> None:
    text = render(Example(bad=f"1. {ONE} (C-NF)", good="", at=[], setting=SECRET)).text
    checker = Checker([LoadedRule(rule, "test") for rule in (*RULES, MisplacedPortionMark)], Settings())
    mended = repair(Source(text), lambda source: checker.lint(source, "invented.cable").findings)
    assert (mended.count, mended.stable) == (2, True)
    assert f"1. (C/NF) {ONE}\n" in mended.source.text


# -------------------------------------------------------------------------------------------------- broken marks

_BROKEN: Sequence[type[AnyRule]] = (MissingPortionMark, UnknownPortionMark, MalformedPortionMark)


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("(SBU", "POR007"),
        ("C)", "POR007"),
        ("(C]", "POR007"),
        ("(SU)", "POR005"),
        ("(N/SF)", "POR005"),
        ("(/Rel UK)", "POR005"),
        ("\u00a9", "POR007"),
        ("(\u00a9)", "POR007"),
        ("(C\u2013NF)", "POR007"),
        ("(C)(NF)", "POR007"),
        ("(C) (NF)", "POR007"),
    ],
)
def test_a_broken_mark_is_named_as_what_it_is_and_no_missing_one(mark: str, code: str) -> None:
    body = f"1. (U) {ONE}\n\n2. {mark} The keeper (Ada) is asleep."
    assert [finding.code for finding in lint_body(_BROKEN, body)] == [code]


def test_letters_of_marks_that_are_an_office_are_no_mark() -> None:
    body = f"1. (U) {ONE}\n\n2. (UN/SC) The keeper (Ada) is asleep."
    assert [finding.code for finding in lint_body(_BROKEN, body)] == ["POR001"]


@pytest.mark.parametrize("mark", ["(C/REL TO USA,\nGBR)", "(C/NF/\nREL)", "(C/\nNF)"])
def test_a_mark_may_wrap_behind_a_separator(mark: str) -> None:
    assert lint_body(_BROKEN, f"1. (U) {ONE}\n\n2. {mark} The keeper is asleep.") == []


@pytest.mark.parametrize("mark", ["(C)(NF)", "(C) (NF)", "(C\u2013NF)", "(C/\nNF)"])
def test_the_control_of_a_broken_mark_counts(mark: str) -> None:
    cable = parse_text(f"C O N F I D E N T I A L SUVA 000102\n\n1. {mark} The keeper is asleep.")
    assert [(one.mark.level, one.mark.controls) for one in cable.marks] == [(Level.CONFIDENTIAL, ("NOFORN",))]


@pytest.mark.parametrize("words", ["(US)", "(UN)", "(CT)", "(EU)"])
def test_an_abbreviation_in_the_marks_place_is_none(words: str) -> None:
    assert parse_text(f"UNCLAS SUVA 000102\n\n1. {words} The keeper is asleep.").marks == ()
