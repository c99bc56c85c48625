"""DEC004 to DEC006: dates that cannot be read, do not exist, or do not lie after the cable."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint import Finding
from cablerules.declassification import RULES
from support.declassification import codes, lint, unclassified
from support.rule_runs import cable_text, run_rules

BLOCK = "Classified By: Ambassador Tamsin Farrowgate\nReason: 1.4 (b)\nDeclassify On: {}"


def fixed(findings: list[Finding]) -> list[str | None]:
    return [None if finding.fix is None else finding.fix.edits[0].text for finding in findings]


# ------------------------------------------------------------------------------------------------------------ readable


@pytest.mark.parametrize(
    "date",
    [
        "07/14/2018",
        "7/14/18",
        "07-14-18",
        "2018/07/14",
        "2018-7-14",
        "20180714",
        "14 JULY 2018",
        "JULY 14, 2018",
        "07/15/2008",
        "02/29/2012",
        "7/14/33",
    ],
)
def test_a_date_that_is_right(date: str) -> None:
    assert lint(f"DECL: {date}") == []


@pytest.mark.parametrize(
    ("date", "right"),
    [
        ("0714/2018", "07/14/2018"),
        ("07/14/2O18", "07/14/2018"),
        ("07//14/2018", "07/14/2018"),
        ("07142018", "07/14/2018"),
        ("07/14/0018", "07/14/2018"),
        ("07/14/218", None),
        ("2018", None),
        ("JULY 2018", None),
        ("0714/2004", None),  # read so, it lies before the cable
        ("0714/2098", None),  # read so, it is too distant
    ],
)
def test_a_date_that_cannot_be_read(date: str, right: str | None) -> None:
    findings = lint(f"DECL: {date}")
    assert codes(findings) == ["DEC004"]
    assert fixed(findings) == [right]
    assert f"'{date}'" in findings[0].message
    assert findings[0].expected == ("a date as MM/DD/YYYY" if right is None else f"'{right}'")


@pytest.mark.parametrize("value", ["XX/XX/2018", "XXXXXXXXXX", "07/14/...", "07/XX/2018"])
def test_a_value_that_was_taken_out_is_unknown(value: str) -> None:
    assert lint(f"DECL: {value}") == []


def test_a_month_within_an_event_is_a_part_of_its_words() -> None:
    assert lint("DECL: AFTER THE ELECTIONS OF MAY 2018") == []


def test_a_guess_needs_no_date_of_the_cable() -> None:
    findings = lint("DECL: 0714/2018", header="")
    assert [(f.code, f.expected) for f in findings if f.code == "DEC004"] == [("DEC004", "'07/14/2018'")]


# ---------------------------------------------------------------------------------------------------------- impossible


@pytest.mark.parametrize(
    ("date", "words", "expected"),
    [
        ("02/30/2018", "'02/30/2018'.", "a day that exists, as MM/DD/YYYY"),
        ("02/29/2018", "'02/29/2018'.", "a day that exists, as MM/DD/YYYY"),
        ("13/14/2018", "'13/14/2018'.", "a day that exists, as MM/DD/YYYY"),
        ("2018/02/30", "'2018/02/30'.", "a day that exists, as MM/DD/YYYY"),
        ("31 JUNE 2018", "'31 JUNE 2018'.", "a day that exists, as MM/DD/YYYY"),
        ("14/07/2018", "with the day before the month, it is 14 JUL 2018", "'07/14/2018', if that day was meant"),
        ("25/12/18", "with the day before the month, it is 25 DEC 2018", "'12/25/2018', if that day was meant"),
    ],
)
def test_a_day_that_does_not_exist(date: str, words: str, expected: str) -> None:
    (finding,) = lint(f"DECL: {date}")
    assert finding.code == "DEC005"
    assert words in finding.message
    assert finding.expected == expected
    assert finding.fix is None


# ----------------------------------------------------------------------------------------------- not after the cable


@pytest.mark.parametrize(
    ("date", "found"),
    [("07/13/2008", True), ("07/14/2008", True), ("07/15/2008", False), ("7/14/08", True), ("07/14/0008", False)],
)
def test_the_day_of_the_cable_is_not_after_it(date: str, found: bool) -> None:
    assert ("DEC006" in codes(lint(f"DECL: {date}"))) is found


@pytest.mark.parametrize(
    ("day", "date", "found"),
    [
        ("2008-07-14", "7/14/33", []),
        ("2008-07-14", "7/15/33", []),
        ("1999-12-31", "1/1/00", []),
        ("2008-07-14", "7/14/98", ["DEC006"]),
        ("2008-07-14", "7/14/07", ["DEC006"]),
    ],
)
def test_a_two_digit_year_lies_after_the_cable_where_it_can(day: str, date: str, found: list[str]) -> None:
    assert codes(lint(f"DECL: {date}", day=day)) == found


def test_says_how_the_day_lies() -> None:
    (same,) = lint("DECL: 07/14/2008")
    assert same.message == "The declassification date 14 JUL 2008 is the date of the cable itself."
    assert same.expected == "a date after 07/14/2008"
    assert [place.message for place in same.related] == ["the date of the cable"]
    (before,) = lint("DECL: 2007/07/14")
    assert before.message == "The declassification date 14 JUL 2007 is before the date of the cable, 14 JUL 2008."
    assert before.expected == "a date after 2008/07/14"


@pytest.mark.parametrize(
    "instruction",
    [
        "DECL: SOURCE MARKED OADR, DATED 05/12/1990",
        "DECL: UPON REPEAL OF THE LAMP TREATY OF 05/12/1990",
        "DECL: 07/14/2007 OR 07/14/2018",
        "DECL: TEN YEARS",
    ],
)
def test_dates_that_declassify_nothing_and_later_ones_beside(instruction: str) -> None:
    assert "DEC006" not in codes(lint(instruction))


def test_as_of_does_not_move_the_cable() -> None:
    assert lint("DECL: 07/14/2018", order="13526", as_of=datetime.date(2024, 1, 1)) == []


def test_without_a_date_of_its_own_the_day_it_is_judged_by_counts() -> None:
    assert codes(lint("DECL: 07/14/2018", order="13526", header="", as_of=datetime.date(2024, 1, 1))) == ["DEC006"]


# --------------------------------------------------------------------------------------------------- where it is read

BAD = ["DECL: 0714/2018", "DECL: 02/30/2018", "DECL: 07/14/2007", "DECL: 07/14/2099"]


@pytest.mark.parametrize("instruction", BAD)
def test_one_fault_one_finding_on_an_unclassified_cable(instruction: str) -> None:
    assert codes(lint(instruction, **unclassified())) == ["DEC002"]


@pytest.mark.parametrize("instruction", BAD)
def test_silent_under_a_declassification_stamp(instruction: str) -> None:
    text = cable_text(executive_order=f"E.O. 12958: {instruction}")
    stamped = "DECLASSIFIED by the Department of State on 12 May 2005\n\n" + text
    assert len(run_rules(text, *RULES)) == 1
    assert run_rules(stamped, *RULES) == []


@pytest.mark.parametrize("instruction", BAD)
def test_silent_in_a_quoted_text(instruction: str) -> None:
    body = f"1. (C) The board sent this:\n\nBEGIN TEXT\n\nE.O. 12958: {instruction}\n\nEND TEXT."
    assert run_rules(cable_text(executive_order="", body=body), *RULES) == []


@pytest.mark.parametrize(
    ("value", "found", "expected"),
    [
        ("20220101", [], None),
        ("20120101", ["DEC006"], "a date after 20120301"),
        ("20220230", ["DEC005"], "a day that exists, as YYYYMMDD"),
        ("20400101", ["DEC007"], "a date no later than 20370301"),
        ("0714/2022", ["DEC004"], "'20220714'"),
    ],
)
def test_the_block_is_judged_where_the_line_carries_nothing(value: str, found: list[str], expected: str | None) -> None:
    findings = lint("", order="13526", day="2012-03-01", authority=BLOCK.format(value))
    assert codes(findings) == found
    assert [finding.expected for finding in findings] == ([] if expected is None else [expected])


def test_a_block_beside_an_instruction_is_not_judged_as_well() -> None:
    # that the two differ is DEC013's fault
    assert codes(lint("DECL: 07/14/2018", authority=BLOCK.format("20990714"))) == ["DEC013"]


def test_a_level_that_cannot_be_read_does_not_hide_the_date() -> None:
    assert codes(lint("DECL: 02/30/2018", classification="")) == ["DEC005"]


@given(st.text(alphabet="0123456789/-.XADECLNG: ()OR\nYEARS", max_size=40))
def test_whatever_stands_there_no_rule_fails(instruction: str) -> None:
    for order in ("12958", "12065", "99999"):
        assert all(code.startswith("DEC") for code in codes(lint(instruction, order=order)))
