"""STR012."""

from __future__ import annotations

import pytest

from cablelint import Severity
from cablelint.testing import TEMPLATE
from cablerules import rules as every_rule
from cablerules.structure.two_messages_in_one import TwoMessagesInOne
from support.rule_runs import cable_text, line_of, places, run_rules

HEADER = TEMPLATE["header"]
OTHER_HEADER = """\
VZCZCXYZ0007
RR RUEHWEB
DE RUEHSV #0102 0830411
ZNR UUUUU ZZH
R 240411Z MAR 09
FM AMEMBASSY SUVA
TO RUEHC/SECSTATE WASHDC 1346"""
OTHER = "UNCLAS SUVA 000102\n\nE.O. 12958: N/A\nTAGS: SCUL, FJ\nSUBJECT: A KITE\n\n1. It is blue.\n"


def inside(line: str) -> str:
    """The template with a line between its paragraphs."""
    return cable_text().replace("3. (C)", f"{line}\n\n3. (C)")


@pytest.mark.parametrize(
    "line",
    [
        "C O N F I D E N T I A L WINDHOEK 000512",
        "C O N F I D E N T I A L SECTION 02 OF 02 WINDHOEK 000512",
        "C O N F I D E N T I A L WINDHOEK 00Q513",
        "C O N F I D E N T I A L WINDHOEX 000512",
    ],
)
def test_the_same_line_again_or_a_damaged_one_is_no_other_message(line: str) -> None:
    assert run_rules(inside(line), TwoMessagesInOne) == []


@pytest.mark.parametrize(
    "line", ["C O N F I D E N T I A L WINDHOEK 000513", "C O N F I D E N T I A L SUVA 000512", "UNCLAS SUVA 000102"]
)
def test_another_post_or_number_is(line: str) -> None:
    text = inside(line)
    (finding,) = run_rules(text, TwoMessagesInOne)
    assert (finding.line, finding.column) == (line_of(text, line, 1 + TEMPLATE["classification"].count(line)), 1)
    *_, post, number = line.split()
    assert f"Another message, {post} {int(number)}, begins here" in finding.message


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("DE RUEHWD #0512 1961030", False),
        ("DE RUEHWD #05Q2 1961030", False),
        ("DE RUEHWD #0513 1961030", True),
        ("DE RUEHSV #0512 1961030", True),
    ],
)
def test_a_header_line_with_another_station_or_serial_is_too(line: str, other: bool) -> None:
    assert [finding.code for finding in run_rules(inside(line), TwoMessagesInOne)] == ["STR012"] * other


def test_a_quoted_cable_is_none() -> None:
    assert run_rules(inside(f"BEGIN TEXT:\n\n{OTHER}\nEND TEXT."), TwoMessagesInOne) == []


def test_a_second_cable_after_a_text_that_has_not_ended_is_one_finding_at_its_header() -> None:
    text = f"{cable_text(signature='')}\n{OTHER_HEADER}\n\n{OTHER}"
    assert places(run_rules(text, TwoMessagesInOne)) == [("STR012", line_of(text, "VZCZCXYZ0007"), 1)]


def test_a_header_under_a_text_that_had_none() -> None:
    text = f"{cable_text(header='', signature='')}\n{OTHER_HEADER}\n\n{OTHER}"
    assert places(run_rules(text, TwoMessagesInOne)) == [("STR012", line_of(text, "VZCZCXYZ0007"), 1)]


def test_a_file_may_hold_several_messages_that_end_as_messages_do() -> None:
    assert run_rules(f"{cable_text(signature='')}\nNNNN\n\n{OTHER_HEADER}\n\n{OTHER}", TwoMessagesInOne) == []
    signed = f"{cable_text()}\n{OTHER_HEADER}\n\n{OTHER}"
    assert places(run_rules(signed, TwoMessagesInOne)) == [("STR012", line_of(signed, "VZCZCXYZ0007"), 1)]


def test_a_line_in_the_middle_of_a_text_is_one_fault() -> None:
    """What stands below it is no cable of its own that lacks its fields."""
    found = run_rules(inside("C O N F I D E N T I A L SUVA 000102"), *(rule for rule in every_rule() if rule.enabled))
    assert [finding.code for finding in found if finding.severity is not Severity.INFO] == ["STR012"]


def test_a_header_without_its_first_line_is_found_too() -> None:
    header = OTHER_HEADER.partition("\n")[2]
    text = f"{cable_text()}\n{header}\n\n{OTHER}"
    assert places(run_rules(text, TwoMessagesInOne)) == [("STR012", line_of(text, "RR RUEHWEB"), 1)]


@pytest.mark.parametrize("end", ["NNNN", "BT\n#0512\nNNNN", "=== CABLE ENDS ==="])
def test_messages_that_end_may_share_a_file(end: str) -> None:
    assert run_rules(f"{cable_text()}\n{end}\n\n{OTHER_HEADER}\n\n{OTHER}", TwoMessagesInOne) == []


def test_the_same_header_again_is_the_same_message() -> None:
    text = f"{cable_text()}\n{HEADER}\n\n{TEMPLATE['classification']}\n\n1. (C) It.\n"
    assert run_rules(text, TwoMessagesInOne) == []


def test_three_messages_are_two_findings() -> None:
    third = OTHER.replace("SUVA 000102", "LUSAKA 000033")
    text = f"{cable_text()}\n{OTHER}\n{third}"
    assert [line for _, line, _ in places(run_rules(text, TwoMessagesInOne))] == [
        line_of(text, "UNCLAS SUVA"), line_of(text, "UNCLAS LUSAKA"),
    ]  # fmt: skip


def test_a_later_section_is_no_message_of_its_own() -> None:
    """Its number is the first one's, what stands above its text is in the first one, and its paragraphs go on."""
    head = "VZCZCXRO0004\nPP RUEHBZ RUEHDU\nDE RUEHWD #0512/02 1961035\nZNY CCCCC ZZH\nP 141030Z JUL 08\n"
    head += "FM AMEMBASSY WINDHOEK\nTO RUEHC/SECSTATE WASHDC PRIORITY 5620\n\n"
    section = "C O N F I D E N T I A L SECTION 02 OF 02 WINDHOEK 000512\n\n4. (U) The buoy is green.\nFARROWGATE\n"
    first = cable_text(classification="C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512", signature="")
    rules = [rule for rule in every_rule() if rule.enabled]
    for end in ("", "NNNN\n\n"):
        found = run_rules(f"{first}\n{end}{head}{section}", *rules)
        assert [finding.code for finding in found if finding.code not in ("POR002", "HDR014")] == []
