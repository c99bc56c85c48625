"""The header of one cable over the text of another: HDR001, HDR003, HDR007, HDR012, HDR013 and STR012 beside them."""

from __future__ import annotations

import pytest

from cablelint.testing import TEMPLATE
from cablerules.header import RULES
from cablerules.header.end_of_message_mismatch import EndOfMessageMismatch
from cablerules.header.originator_mismatch import OriginatorMismatch
from cablerules.header.page_line_number_mismatch import PageLineNumberMismatch
from cablerules.header.security_letters_mismatch import SecurityLettersMismatch
from cablerules.header.serial_mismatch import SerialMismatch
from cablerules.structure.two_messages_in_one import TwoMessagesInOne
from support.headers import header
from support.rule_runs import cable_text, line_of, places, run_rules

OTHER_HEADER = """\
VZCZCXYZ0007
RR RUEHWEB
DE RUEHSV #0102 0830411
ZNR UUUUU ZZH
R 240411Z MAR 09
FM AMEMBASSY SUVA
TO RUEHC/SECSTATE WASHDC 1346"""
PLAIN = TEMPLATE["classification"]


def codes(text: str) -> list[str]:
    """The codes of what the family and STR012 find."""
    return sorted(finding.code for finding in run_rules(text, *RULES, TwoMessagesInOne))


def paged(page: str, **parts: str) -> str:
    """The template with a page line between two paragraphs."""
    return cable_text(body=f"1. (C) A lamp.\n\n{page}\n\n\n2. (C) A lamp.", **parts)


def test_a_header_of_another_post_number_and_level() -> None:
    text = cable_text(header=OTHER_HEADER)
    found = run_rules(text, *RULES)
    line = line_of(text, PLAIN)
    assert places(found) == [("HDR001", line, 1)]
    assert found[0].message.endswith("The header's serial and originator differ too: the header is from another cable.")
    assert [place.line for place in found[0].related] == [
        line_of(text, "ZNR"), line_of(text, "#0102"), line_of(text, "FM AMEMB"),
    ]  # fmt: skip


def test_a_header_of_another_cable_of_one_level_or_one_post() -> None:
    level = OTHER_HEADER.replace("ZNR UUUUU", "ZNY CCCCC")
    (finding,) = run_rules(cable_text(header=level), *RULES)
    assert finding.code == "HDR003"
    assert finding.message.endswith("The header's originator differs too: the header is from another cable.")
    post = header(fl3="DE RUEHWD #0102 1961030", fl4="ZNR UUUUU ZZH")
    (finding,) = run_rules(cable_text(header=post), *RULES)
    assert finding.code == "HDR001"
    assert finding.message.endswith("The header's serial differs too: the header is from another cable.")


def test_the_head_of_a_print_over_the_text_of_another() -> None:
    head = "PAGE 01 SUVA 00102 141030Z\nACTION EAP-10\nP 141030Z JUL 75\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC PRIORITY"
    assert codes(cable_text(header=head)) == ["HDR007"]


def test_two_messages_are_one_finding() -> None:
    # The first classification line is the header's, and the second another's; then the other way round.
    for first, second in ((PLAIN, "UNCLAS SUVA 000102"), ("UNCLAS SUVA 000102", PLAIN)):
        text = cable_text(classification=first).replace("3. (C)", f"{second}\n\n3. (C)")
        assert codes(text) == ["STR012"]


def test_two_headers_are_one_finding() -> None:
    text = cable_text(header=f"{TEMPLATE['header']}\n{OTHER_HEADER}", classification="UNCLAS SUVA 000102")
    assert codes(text) == ["STR012"]


def test_each_message_of_a_file_is_compared_with_its_own_header() -> None:
    other = "UNCLAS SUVA 000102\n\nE.O. 12958: N/A\nTAGS: SCUL, FJ\nSUBJECT: A KITE\n\n1. It is blue.\n"
    assert codes(f"{cable_text()}\nNNNN\n\n{OTHER_HEADER}\n\n{other}") == []
    text = f"{cable_text()}\nNNNN\n\n{OTHER_HEADER}\n\n{other.replace('000102', '000201')}"
    assert places(run_rules(text, *RULES)) == [("HDR003", line_of(text, "UNCLAS SUVA"), 13)]


@pytest.mark.parametrize(
    ("number", "serial", "fits"),
    [
        ("000512", "0512", True),
        ("512", "0512", True),
        ("110512", "0512", True),
        ("00Q512", "0102", True),
        ("000512", "05Q2", True),
        ("000513", "0512", False),
        ("005120", "0512", False),
    ],
)
def test_the_serial_has_the_last_four_digits_of_the_number(number: str, serial: str, fits: bool) -> None:
    text = cable_text(header=header(fl3=f"DE RUEHWD #{serial} 1961030"), classification=PLAIN.replace("000512", number))
    assert [finding.code for finding in run_rules(text, SerialMismatch)] == ["HDR003"] * (not fits)


@pytest.mark.parametrize(
    ("sender", "line"),
    [
        ("FM USDEL SECRETARY", "S E C R E T PARTO 041305"),
        ("FM USDEL SECRETARY", "S E C R E T SECTO 02014"),
        ("FM USDEL SECRETARY", "S E C R E T LUSAKA 02014"),
        ("FM SECSTATE WASHDC", "S E C R E T STATE 015113 TOSEC 040012"),
    ],
)
def test_the_secretarys_party_numbers_for_itself(sender: str, line: str) -> None:
    text = cable_text(header=header(fl4="ZNY SSSSS ZZH", fl6=sender), classification=line)
    assert run_rules(text, *RULES) == []


@pytest.mark.parametrize(
    ("letters", "line", "fits"),
    [
        ("UUUUU", "UNCLAS WINDHOEK 000512", True),
        ("EEEEE", "UNCLAS E F T O WINDHOEK 000512", True),
        ("UUUUU", "UNCLAS E F T O WINDHOEK 000512", True),
        ("CCCCC", "UNCLAS WINDHOEK 000512", False),
        ("UUUUU", "S E C R E T WINDHOEK 000512", False),
        ("TTTTT", "T O P  S E C R E T WINDHOEK 000512", True),
        ("SSSSS", "T O P  S E C R E T WINDHOEK 000512", False),
        ("CCCCC", "LIMITED OFFICIAL USE WINDHOEK 000512", True),
        ("UUUUU", "LIMITED OFFICIAL USE WINDHOEK 000512", True),
        ("SSSSS", "LIMITED OFFICIAL USE WINDHOEK 000512", False),
        ("CCCC", "S E C R E T WINDHOEK 000512", True),
        ("CCCCC", "CONFIDENTAL WINDHOEK 000512", True),
        ("SSSSS", "CONFIDENTAL WINDHOEK 000512", False),
        ("SSSSS", "CONFUSED WINDHOEK 000512", True),
    ],
)
def test_letters_and_level(letters: str, line: str, fits: bool) -> None:
    text = cable_text(header=header(fl4=f"ZNY {letters} ZZH"), classification=line)
    assert [finding.code for finding in run_rules(text, SecurityLettersMismatch)] == ["HDR001"] * (not fits)


def test_the_letters_that_would_be_right_are_named() -> None:
    text = cable_text(header=header(fl4="ZNY CCCCC ZZH"), classification="UNCLAS E F T O WINDHOEK 000512")
    (finding,) = run_rules(text, SecurityLettersMismatch)
    assert finding.expected == "CONFIDENTIAL here, or 'EEEEE' in the header"


@pytest.mark.parametrize(
    ("sender", "post", "fits"),
    [
        ("AMEMBASSY SUVA", "SUVA", True),
        ("AMEMBASSY ABU DHABI", "ABUDHABI", True),
        ("SECSTATE WASHDC", "STATE", True),
        ("USMISSION USUN NEW YORK", "USUN NEW YORK", True),
        ("USEU BRUSSELS", "BRUSSELS", True),
        ("AMEMBASSY KYIV", "KIEV", True),
        ("AMEMBASSY SUVX", "SUVA", True),
        ("AMEMBASSY SUVA", "SUVX", False),
        ("AMEMBASSY WINDHOEK", "WINDHOKE", False),
        ("AMEMBASSY WINDHOEK", "NOWHERETOWN", True),
        ("AMEMBASSY SUVA", "LUSAKA", False),
        ("SECSTATE WASHDC", "LUSAKA", False),
        ("AMCONSUL CAPE TOWN", "PRETORIA", False),
    ],
)
def test_the_originator_and_the_post(sender: str, post: str, fits: bool) -> None:
    for lines in (header(fl6=f"FM {sender}"), f"P 081245Z FEB 96\nFM {sender}\nTO SECSTATE WASHDC PRIORITY"):
        text = cable_text(header=lines, classification=f"C O N F I D E N T I A L {post} 000512")
        assert [finding.code for finding in run_rules(text, OriginatorMismatch)] == ["HDR007"] * (not fits)


def test_a_level_alone_is_compared_with_nothing() -> None:
    assert run_rules(cable_text(classification="CONFIDENTIAL"), *RULES) == []


@pytest.mark.parametrize(
    ("page", "column"),
    [
        ("WINDHOEK 00000512  002 OF 002", None),
        ("WINDHOEK 00000521  002 OF 002", 10),
        ("SUVA 00000512  002 OF 002", 1),
        ("WINDHOEX 00000512  002 OF 002", None),
        ("PAGE 02 WINDHOEK 00512 141030Z", None),
        ("PAGE 02 WINDHO 00512 141030Z", None),
        ("PAGE 02 WINDHOEK 00521 141030Z", 18),
        ("PAGE 02 SUVA 00512 141030Z", 9),
    ],
)
def test_page_lines(page: str, column: int | None) -> None:
    for lines in (TEMPLATE["header"], ""):
        text = paged(page, header=lines)
        expected = [] if column is None else [("HDR012", line_of(text, page), column)]
        assert places(run_rules(text, *RULES)) == expected


def test_a_wrong_page_number_is_found_once() -> None:
    text = paged("WINDHOEK 00000521  002 OF 003\n\n\nx\n\nWINDHOEK 00000521  003 OF 003")
    assert [finding.code for finding in run_rules(text, PageLineNumberMismatch)] == ["HDR012"]


def test_a_page_line_inside_a_sentence_counts() -> None:
    text = cable_text(body="1. (C) A lamp is lent WINDHOEK 00000521  002 OF 002 and the other is not.")
    assert places(run_rules(text, PageLineNumberMismatch)) == [("HDR012", line_of(text, "1. (C)"), 32)]


def test_the_odd_one_of_three_is_found_once() -> None:
    ended = {"signature": "FARROWGATE\nBT\n#0512\nNNNN"}
    page = "WINDHOEK 00000512  002 OF 002"
    wrong_line = {"classification": PLAIN.replace("000512", "000521")}
    assert codes(paged(page, **ended, **wrong_line)) == ["HDR003"]
    assert codes(paged(page, **ended, header=header(fl3="DE RUEHWD #0521 1961030"))) == ["HDR003"]
    assert codes(paged(page.replace("0512", "0521"), **ended)) == ["HDR012"]
    assert codes(paged(page, signature="FARROWGATE\nBT\n#0521\nNNNN")) == ["HDR013"]
    assert codes(paged(page, classification=PLAIN.replace("WINDHOEK", "SUVA"))) == ["HDR007"]
    assert codes(paged(page, header=header(fl6="FM AMEMBASSY SUVA"))) == ["HDR007"]


def test_the_end_of_a_message() -> None:
    assert run_rules(cable_text(signature="FARROWGATE\nBT\nNNNN"), EndOfMessageMismatch) == []
    text = cable_text(signature="FARROWGATE\nBT\n#0513\nNNNN")
    assert places(run_rules(text, EndOfMessageMismatch)) == [("HDR013", line_of(text, "#0513"), 1)]
    assert run_rules(cable_text(header="", signature="FARROWGATE\nBT\n#0513\nNNNN"), EndOfMessageMismatch) == []
