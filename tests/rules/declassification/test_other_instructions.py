"""DEC008 to DEC019: codes, events, durations, downgradings, several instructions, two places."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint import Applicability, Finding
from cablelint.fixes.edits import apply_edits
from cablerules.declassification import RULES
from cablerules.declassification.declassification_date_passed import DeclassificationDatePassed
from cablerules.declassification.duration_instead_of_date import DurationInsteadOfDate
from cablerules.declassification.exemption_out_of_era import ExemptionOutOfEra
from support.declassification import codes, header, lint, unclassified
from support.rule_runs import cable_text, run_rules

BLOCK = "Classified By: Ambassador Tamsin Farrowgate\nReason: 1.4 (b)\nDeclassify On: {}"
NAME = "(FARROWGATE, TAMSIN)"


def edits(findings: list[Finding]) -> list[str]:
    return [edit.text for finding in findings if finding.fix is not None for edit in finding.fix.edits]


def fixed(instruction: str, day: str, order: str) -> str | None:
    """The E.O. line's value as DEC008 would have it."""
    line = f"E.O. {order}: {instruction}"
    (finding,) = [one for one in lint(instruction, day=day, order=order, authority="") if one.code == "DEC008"]
    if finding.fix is None:
        return None
    assert finding.fix.applicability is Applicability.UNSAFE
    text = cable_text(executive_order=line, header=header(day), authority="")
    after = apply_edits(text, finding.fix.edits).split("\n")[text.split("\n").index(line)]
    return after.removeprefix(f"E.O. {order}: ")


# ---------------------------------------------------------------------------------------------- codes out of their time


@pytest.mark.parametrize(
    ("instruction", "day", "message"),
    [
        ("DECL: OADR", "2008-07-14", "gives the date of the source plus 25 years"),
        ("DECL: X1", "2008-07-14", "X1 could be used until 21 SEP 2003"),
        ("DECL: X1, X5", "2008-07-14", "X1 and X5 could be used until"),
        ("DECL: 25X1-HUMAN", "2013-07-14", "25X1-HUMAN could be used until 31 DEC 2012"),
        ("DECL: 50X1-HUM", "2008-07-14", "50X1-HUM came into use on 25 JUN 2010, but this cable is dated 14 JUL 2008"),
        ("DECL: MR", "2008-07-14", "MR is not a valid declassification instruction"),
        ("GDS", "1984-07-14", "GDS could be used until 31 JUL 1982"),
    ],
)
def test_the_message_says_what_happened_to_the_code(instruction: str, day: str, message: str) -> None:
    order = "12356" if day < "1990" else "13526" if day > "2012" else "12958"
    (finding,) = lint(instruction, day=day, order=order, authority="")
    assert finding.code == "DEC008"
    assert message in finding.message


@pytest.mark.parametrize(
    ("instruction", "day", "order", "text"),
    [
        ("DECL: X1, X5", "2008-07-14", "12958", "DECL: 07/14/2033"),
        ("DECL:X1", "2008-07-14", "12958", "DECL: 07/14/2033"),
        ("DECL: X1 THROUGH X8", "2008-07-14", "12958", None),
        ("DECL: X1-X8", "2008-07-14", "12958", None),
        ("DECL: 1.6X1", "2008-07-14", "12958", "DECL: 07/14/2033"),
        ("1.6X1", "2008-07-14", "12958", "DECL: 07/14/2033"),
        ("X1", "2008-07-14", "12958", "DECL: 07/14/2033"),
        ("DECL: 25X1-HUMAN", "2013-07-14", "13526", "DECL: 50X1-HUM"),
        ("DECL: OADR", "2008-02-29", "12958", "DECL: 03/01/2033"),
    ],
)
def test_the_fix_puts_what_is_right_today(instruction: str, day: str, order: str, text: str | None) -> None:
    assert fixed(instruction, day, order) == text


@pytest.mark.parametrize("instruction", ["DECL: X1 07/14/2018", "DECL: X1, 25X2 07/14/2058", "DECL: OADR 07/14/2018"])
def test_a_date_beside_the_code_is_never_taken_away(instruction: str) -> None:
    found = [finding for finding in lint(instruction) if finding.code == "DEC008"]
    assert len(found) == 1
    assert edits(found) == []


@pytest.mark.parametrize("instruction", ["DECL: XXXXXXXXXXXX", "DECL: X...", "DECL: 25X...", "DECL..."])
def test_what_was_taken_out_is_not_judged(instruction: str) -> None:
    assert lint(instruction) == []


def test_codes_of_an_unclassified_cable_and_under_a_stamp_are_left_to_others() -> None:
    assert codes(lint("DECL: X1", **unclassified())) == ["DEC002"]
    stamp = "DECLASSIFIED BY THE BOARD OF LAMPS ON JULY 14, 2026"
    text = cable_text(executive_order="E.O. 12958: DECL: X1")
    stamped = run_rules(text.replace("FARROWGATE\n", f"FARROWGATE\n\n{stamp}\n"), *RULES)
    assert "DEC008" in codes(run_rules(text, *RULES))
    assert {finding.code for finding in stamped} <= {"DEC008", "DEC016"}


# --------------------------------------------------------------------------------------------------- without a date


@pytest.mark.parametrize("code", [f"25X{number}" for number in range(1, 10)])
def test_an_exemption_needs_its_date(code: str) -> None:
    (finding,) = lint(f"DECL: {code}")
    assert (finding.code, finding.column) == ("DEC009", 19)
    assert finding.expected == f"'{code}, ' and a date no later than 07/14/2058"
    assert "plus 50 years" in finding.message
    assert lint(f"DECL: {code}, 07/14/2058") == []
    assert lint(f"DECL: {code}, UPON CLOSURE OF THE LAMP CONFERENCE") == []


@pytest.mark.parametrize("instruction", ["50X3", "75X2"])
def test_the_later_exemptions_need_one_too(instruction: str) -> None:
    assert codes(lint(f"DECL: {instruction}", day="2012-07-14", order="13526")) == ["DEC009"]


@pytest.mark.parametrize("instruction", ["25X1-HUMAN", "50X1-HUM", "50X2-WMD", "25X1, EO 12951"])
def test_some_take_none(instruction: str) -> None:
    assert lint(f"DECL: {instruction}", day="2011-07-14", order="13526") == []


# ------------------------------------------------------------------------------------------------- events, durations


@pytest.mark.parametrize(
    ("instruction", "day", "found"),
    [
        ("DECL: UPON CLOSURE OF THE LAMP CONFERENCE", "2008-07-14", ["DEC010"]),
        ("DECL: UPON CLOSURE OF THE LAMP CONFERENCE", "1988-07-14", []),
        ("DECL: UPON CLOSURE OF THE LAMP CONFERENCE 07/14/2012", "2008-07-14", []),
        ("DECL: AFTER KOREAN UNIFICATION", "2008-07-14", ["DEC011"]),
        ("DECL: TEN YEARS AFTER KOREAN UNIFICATION", "2008-07-14", ["DEC011"]),
        ("DECL: WHEN NO LONGER NEEDED", "2008-07-14", ["DEC011"]),
        ("DECL: PERMANENT", "2008-07-14", ["DEC011"]),
        ("DECL: TWENTY YEARS", "2008-07-14", ["DEC018"]),
        ("DECL: TWENTY YEARS", "1998-07-14", ["DEC007"]),
        ("DECL: FIFTY YEARS", "2008-07-14", ["DEC007"]),
        ("DECL: TWENTY-FIVE YEARS", "2008-07-14", ["DEC018"]),
        ("DECL: FIVE YEARS AFTER CLOSURE OF THE CONFERENCE", "2008-07-14", ["DEC010"]),
        ("DECL: UPON DEPARTURE OF THE PERMANENT REPRESENTATIVE", "2008-07-14", ["DEC010"]),
        ("DECL: FOR AN INDEFINITE PERIOD", "2008-07-14", ["DEC011"]),
        ("DECL: SEE PARAGRAPH 2 BELOW", "2008-07-14", []),
        ("DECL: 12 MONTHS", "2008-07-14", ["DEC010"]),
    ],
)
def test_events_and_durations(instruction: str, day: str, found: list[str]) -> None:
    order = "12356" if day < "1990" else "12958"
    assert codes(lint(instruction, day=day, order=order, authority="")) == found


def test_an_event_weighs_more_from_2018() -> None:
    (early,) = lint("DECL: CLOSURE OF THE CONFERENCE", day="2017-12-31", order="13526", authority="")
    (late,) = lint("DECL: CLOSURE OF THE CONFERENCE", day="2018-01-01", order="13526", authority="")
    assert (str(early.severity), str(late.severity)) == ("info", "warning")


def test_a_duration_is_counted_from_the_cable() -> None:
    (finding,) = lint("10 YRS", day="2008-02-29", authority="")
    assert finding.expected == "'DECL: 03/01/2018'"
    assert edits([finding]) == ["DECL: 03/01/2018"]


# ------------------------------------------------------------------------------------------------ Restricted Data, NATO


@pytest.mark.parametrize(
    ("mark", "day", "found"),
    [
        ("(C//RD//NF)", "2011-07-14", ["DEC012"]),
        ("(C//FRD//NF)", "2011-07-14", ["DEC012"]),
        ("(C//TFNI//NF)", "2010-07-14", []),
        ("(C//TFNI//NF)", "2011-07-14", ["DEC012"]),
        ("(//NC)", "2012-07-14", []),
        ("(//NC)", "2013-07-14", ["DEC012"]),
        ("(C//REL TO USA, NATO)", "2013-07-14", []),
        ("(C/REL NATO)", "2013-07-14", []),
        ("(C//RD//NF)", "2008-07-14", []),
    ],
)
def test_a_date_does_not_stand_for_restricted_data(mark: str, day: str, found: list[str]) -> None:
    order = "13526" if day > "2010-06-27" else "12958"
    year = int(day[:4]) + 10
    body = f"1. {mark} The lamp of the invented lighthouse glows by itself."
    assert codes(lint(f"DECL: 07/14/{year}", day=day, order=order, authority="", body=body)) == found


def test_not_applicable_to_portions_is_right() -> None:
    body = "1. (C//RD//NF) The lamp of the invented lighthouse glows by itself."
    text = "N/A to RD portions. See source list for NSI portions."
    assert lint(text, day="2011-07-14", order="13526", authority="", body=body) == []


# ------------------------------------------------------------------------------------------------------- the two places


@pytest.mark.parametrize(
    ("line", "block", "found"),
    [
        ("DECL: 07/14/2018", "07/14/2018", []),
        ("DECL: 07/14/2018", "20180714", []),
        ("DECL: 07/14/2018", "14 JULY 2018", []),
        ("DECL: 07/14/2018", "07/14/2023", ["DEC013"]),
        ("DECL: 07/14/2018", "25X1-HUMAN", ["DEC013"]),
        ("DECL: 25X1, 07/14/2058", "25X1", ["DEC013"]),
        ("DECL: 25X1, 07/14/2050", "25X1, 20500714", []),
        ("DECL: 25X1-HUMAN", "25X1-HUMAN", []),
        ("N/A", "07/14/2018", ["DEC013"]),
        ("", "07/14/2018", []),
        ("DECL: 07/14/2018", "XXXXXXXX", []),
        ("DECL: 07/14/2018", "", []),
        ("DECL: UPON CLOSURE OF THE CONFERENCE", "Upon closure of the conference", ["DEC010"]),
        ("DECL: UPON CLOSURE OF THE CONFERENCE", "Closure of conference", ["DEC010"]),
        ("DECL: UPON CLOSURE OF THE CONFERENCE", "Upon departure of the keeper", ["DEC010", "DEC013"]),
        ("DECL: TEN YEARS", "07/14/2018", ["DEC018"]),
        ("DECL: TEN YEARS", "07/14/2019", ["DEC018", "DEC013"]),
        ("DECL: 07/14/2018", "see above", []),
    ],
)
def test_line_and_block_say_the_same(line: str, block: str, found: list[str]) -> None:
    assert codes(lint(line, authority=BLOCK.format(block))) == found


@pytest.mark.parametrize(
    ("block", "day", "right"),
    [
        ("07/14/2018", "2008-07-14", None),
        ("07/14/2018", "2010-06-24", None),
        ("07/14/2018", "2010-06-25", "20180714"),
        ("2018/07/14", "2010-07-14", "20180714"),
        ("7/14/18", "2010-07-14", "20180714"),
        ("14 JULY 2018", "2010-07-14", None),
        ("20180714", "2010-07-14", None),
    ],
)
def test_the_block_writes_its_date_in_one_form(block: str, day: str, right: str | None) -> None:
    order = "13526" if day > "2010-06-26" else "12958"
    found = lint("DECL: 07/14/2018", day=day, order=order, authority=BLOCK.format(block))
    assert codes(found) == ([] if right is None else ["DEC014"])
    assert edits(found) == ([] if right is None else [right])


# ---------------------------------------------------------------------------------------- downgrading, several, passed


@pytest.mark.parametrize(
    ("instruction", "found"),
    [
        ("DNG: CO 07/14/2013 DECL: 07/14/2018", []),
        ("DNG: CO 07/14/2018 DECL: 07/14/2018", ["DEC015"]),
        ("DNG: CO 07/14/2008 DECL: 07/14/2018", ["DEC015"]),
        ("DNG: SE 07/14/2013 DECL: 07/14/2018", ["DEC015"]),
        ("DNG: CO DECL: 07/14/2018", ["DEC015"]),
        ("DNG: CO 07/14/2013", []),
        ("DNG: CO XX/XX/2013 DECL: 07/14/2018", []),
    ],
)
def test_a_downgrading_comes_first(instruction: str, found: list[str]) -> None:
    assert codes(lint(instruction, classification="S E C R E T WINDHOEK 000512", authority="")) == found


@pytest.mark.parametrize(
    ("instruction", "found"),
    [
        ("DECL: 07/14/2018, 07/14/2018", []),
        ("DECL: 07/14/2018 OR 07/14/2028", ["DEC019"]),
        ("DECL: 07/14/2018; 25X1-HUMAN", ["DEC019"]),
        ("DECL: 07/14/2018 DECL: X1", ["DEC008"]),
        ("DECL: 25X1, 25X6 07/14/2050", []),
        ("DECL: 25X1 07/14/2050", []),
        ("DECL: 07/14/2050, 25X1", []),
        ("DECL: UPON CLOSURE OF THE POST OR 07/14/2018, WHICHEVER IS EARLIER", []),
        ("DNG: UNCLASSIFIED UPON REMOVAL OF ENCLOSURE DECL: 07/14/2018", []),
    ],
)
def test_one_line_has_one_value(instruction: str, found: list[str]) -> None:
    assert codes(lint(instruction)) == found


def test_the_longest_of_several_is_named() -> None:
    (finding,) = lint("DECL: 07/14/2018 OR 07/14/2028")
    assert "14 JUL 2028" in finding.message
    assert (finding.line, finding.column) == (finding.line, 33)


def test_a_date_that_has_passed_is_for_those_who_ask() -> None:
    text = cable_text(executive_order="E.O. 12958: DECL: 07/14/2018")
    today = datetime.date(2018, 7, 14)
    assert run_rules(text, DeclassificationDatePassed, today=today) == []
    assert codes(run_rules(text, DeclassificationDatePassed, today=today + datetime.timedelta(1))) == ["DEC016"]


# ----------------------------------------------------------------------------------------------------------- schedules


@pytest.mark.parametrize(
    ("order", "day", "instruction", "found"),
    [
        ("12065", "1980-07-14", f"GDS 7/14/86 {NAME} OR-M", []),
        ("12065", "1980-07-14", f"GDS 7/14/86 {NAME} OR M", []),
        ("12065", "1980-07-14", f"GDS 7-14-86 {NAME} OR-P/E", []),
        ("12065", "1980-07-14", f"XDS-1 7/14/99 {NAME} OR-M", []),
        ("12065", "1980-07-14", f"GDS 7/14/86 {NAME}", ["DEC017"]),
        ("12065", "1980-07-14", "GDS 7/14/86 OR-M", ["DEC017"]),
        ("12065", "1980-07-14", f"RDS-1 {NAME} OR-M", ["DEC017"]),
        ("12065", "1980-07-14", "GDS", ["DEC017"]),
        ("11652", "1976-07-14", "GDS", []),
        ("11652", "1976-07-14", "XGDS", []),
        ("11652", "1976-07-14", "XGDS-2", []),
        ("11652", "1976-07-14", "XGDS 2", []),
        ("11652", "1976-07-14", "XGDS2", ["DEC017"]),
        ("11652", "1976-07-14", "X GDS 2", ["DEC017"]),
        ("11652", "1976-07-14", "XGDS-7", ["DEC017"]),
        ("11652", "1976-07-14", "XGDS-1, 2", []),
        ("11652", "1976-07-14", "XGDS (1) (3)", []),
        ("11652", "1976-07-14", "XGDS-1, 5", ["DEC017"]),
        ("11652", "1976-07-14", "ADS, DECLAS UPON RELEASE", []),
        ("11652", "1976-07-14", "GDS-DECLASSIFY ON DECEMBER 31, 1982", []),
        ("12065", "1980-07-14", f"RDS-1 AND 3 7/14/99 {NAME} OR-M", []),
        ("12065", "1980-07-14", f"RDS-1/3 7/14/99 {NAME} OR-M", []),
        ("12065", "1980-07-14", f"RDS 1/3 7/14/99 {NAME} OR-M", []),
        ("12065", "1980-07-14", "RDS-1/3 7/14/99 OR-M", ["DEC017"]),
        ("12065", "1980-07-14", f"GDS 7 JUL 86 {NAME} OR-M", []),
        ("12065", "1980-07-14", f"GDS (7/14/86) {NAME} OR-M", []),
        ("11652", "1976-07-14", "ADS", []),
    ],
)
def test_schedules_in_their_form(order: str, day: str, instruction: str, found: list[str]) -> None:
    assert codes(lint(instruction, day=day, order=order, authority="")) == found


def test_what_is_expected_is_in_the_form_of_its_place() -> None:
    (finding,) = lint("", day="2011-07-14", order="13526", authority=BLOCK.format("OADR"))
    assert finding.expected == "a date no later than 20360714, or the exemption that applies"
    (finding,) = lint("DECL: SOURCE MARKED OADR, DATE OF SOURCE 05/01/1994", day="2019-07-14", order="13526")
    assert finding.expected == "'05/01/2019', 25 years after the source"


def test_a_duration_from_a_day_that_is_not_known() -> None:
    """Without the date of the cable nobody can say which date is meant, only how one is written."""
    undated = cable_text(header="", executive_order="E.O. 12958: TWENTY YEARS", authority="")
    (finding,) = run_rules(undated, DurationInsteadOfDate)
    assert (finding.expected, finding.fix) == ("a date as MM/DD/YYYY", None)


def test_messages_carry_no_name_and_no_word_of_an_event() -> None:
    text = " ".join(
        f"{finding.message} {finding.expected}"
        for instruction in (f"GDS 7/14/86 {NAME}", "DECL: UPON THE DUKE'S RETURN", "DECL: UNTIL FURTHER NOTICE BY DUKE")
        for finding in lint(instruction, day="2008-07-14", authority="")
    )
    assert "FARROWGATE" not in text
    assert "DUKE" not in text


PARTS = ("DECL:", "DNG:", "CO", "07/14/2018", "20180714", "X1", "25X1", "OADR", "MR", "TEN YEARS", "AFTER", "THE",
         "GDS", "XGDS 2", NAME, "OR-M", "N/A", "50X1-HUM", "AND", "UNIFICATION", ",", "EO 12951")  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=6), st.lists(st.sampled_from(PARTS), max_size=4))
def test_no_mixture_makes_a_rule_fail_or_speak_twice_of_a_place(line: list[str], block: list[str]) -> None:
    found = lint(" ".join(line), authority=BLOCK.format(" ".join(block)))
    assert all(finding.code.startswith("DEC") for finding in found)
    places = [(finding.code, finding.line, finding.column) for finding in found]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("code", ["50X6", "75X1"])
def test_an_exemption_out_of_its_time_is_not_asked_for_a_date(code: str) -> None:
    assert codes(lint(f"DECL: {code}", day="2008-07-14")) == ["DEC008"]
    assert codes(lint(f"DECL: {code}", day="2015-07-14", order="13526")) == ["DEC009"]


@pytest.mark.parametrize(("instruction", "fixable"), [("DECL: X1, X5", True), ("X1 DECL: X5", False)])
def test_codes_on_both_sides_of_the_label_are_left_to_a_person(instruction: str, fixable: bool) -> None:
    (finding,) = lint(instruction, ExemptionOutOfEra)
    assert (finding.fix is not None) is fixable
