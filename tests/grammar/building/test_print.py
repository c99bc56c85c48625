"""The print of 1973 to 2002: its header above every section, blank lines anywhere, numbers that lost their point."""

from __future__ import annotations

import pytest

from cablegrammar import parse_messages, parse_text
from support.cables import PRINT


def test_a_print_in_two_sections() -> None:
    cable = parse_text(PRINT)
    assert cable.form == "aad"
    assert cable.id == "79WINDHOEK512"
    assert cable.unplaced == ()
    assert [(p.number, p.mark and p.mark.text) for p in cable.paragraphs] == [("1", "(C)"), ("2", "(U)"), ("3", "(C)")]
    assert cable.headings == ()
    assert [a.name for a in cable.addressees] == ["SECSTATE WASHDC", "AMEMBASSY SUVA"]
    assert [(line.page, line.section, line.section_total) for line in cable.page_lines] == [
        (1, 1, 2),
        (2, 1, 2),
        (1, 2, 2),
    ]
    assert len(cable.section_heads) == 1
    assert cable.section_heads[0].text.startswith("67\nACTION AF-10")
    assert cable.section_heads[0].text.rstrip().endswith("INFO AMEMBASSY SUVA")
    assert [line.text[-26:] for line in cable.classification_lines] == [
        "SECTION 1 OF 2 WINDHOEK 0512"[-26:],
        "SECTION 2 OF 2 WINDHOEK 0512"[-26:],
    ]


def test_a_garbled_level_above_a_section() -> None:
    cable = parse_text(PRINT.replace("C O N F I D E N T I A L SECTION 2", "C O N F I D F N T I A L SECTION 2"))
    assert [p.number for p in cable.paragraphs] == ["1", "2", "3"]
    assert cable.headings == ()
    assert cable.unplaced == ()


def test_blank_lines_and_pages_inside_a_sentence() -> None:
    first = parse_text(PRINT).paragraphs[0]
    assert "WILL NOT GIVE IT BACK" in first.text
    assert first.text.endswith("AND WAITS FOR AN ANSWER.")


def test_numbered_references_are_no_paragraphs() -> None:
    assert [r.id for r in parse_text(PRINT).references] == ["79STATE70412", "79WINDHOEK498"]


def test_a_number_without_its_point() -> None:
    text = PRINT.replace(" (C) ", " ").replace(" (U) ", " ").replace("2. THE KEEPER", "2 THE KEEPER")
    assert [p.number for p in parse_text(text).paragraphs] == ["1", "2", "3"]
    sentence = text.replace("2 THE KEEPER IS", "40 KEEPERS ARE")
    assert [p.number for p in parse_text(sentence).paragraphs] == ["1", None, "3"]


def test_a_text_without_fields_is_no_list_of_pass_lines() -> None:
    head, _, _ = PRINT.partition("E.O. 12065")
    line = "THE LAMP IS LENT AND THE BOARD WILL NOT GIVE IT BACK SOON, SAYS THE\n"
    cable = parse_text(f"{head}FOR: IPS/IBS\n\n{line * 6}KEEPER.\nQUILL\n\nCONFIDENTIAL\n\nNNN\n")
    assert [pass_line.text for pass_line in cable.pass_lines] == ["FOR: IPS/IBS"]
    assert len(cable.paragraphs) == 1
    assert cable.unplaced == ()


def test_text_directly_under_a_reference() -> None:
    line = "UNITS NOT PRODUCED OR ASSEMBLED HERE ARE NOT COUNTED, AND THERE ARE\n"
    head, _, _ = PRINT.partition("REFS:")
    cable = parse_text(f"{head}REF: A-4876\n{line * 3}NONE.\nQUILL\n\nCONFIDENTIAL\n\nNNN\n")
    assert [(r.kind, r.text) for r in cable.references] == [("airgram", "A-4876")]
    assert len(cable.paragraphs) == 1


def test_prints_in_one_file() -> None:
    other = PRINT.replace("00512", "00513").replace("0512", "0513")
    cables = parse_messages(PRINT + "\n" + other)
    assert [cable.id for cable in cables] == ["79WINDHOEK512", "79WINDHOEK513"]
    assert [len(cable.banners) for cable in cables] == [6, 6]
    assert [cable.after_unended for cable in cables] == [False, False]


def test_a_page_one_in_the_middle_is_no_other_message() -> None:
    """Only the end of a message before it makes a first page another message's: STR010 speaks of it."""
    assert len(parse_messages(PRINT.replace("PAGE 02", "PAGE 01"))) == 1


OFFICE_PRINT = """\
PTQ0683
ACTION AF-00

INFO  LOG-00   EEB-00   INR-00
      IO-00      /003W

000512
SOURCE: LAMP.000123
DRAFTED BY: AF/S:JFELD -- 03/27/2008  202-555-0147
APPROVED BY: AF:MQUILL
                  ------------------00F1A7  141030Z /38
P 141030Z JUL 08
FM AMEMBASSY WINDHOEK
TO SECSTATE WASHDC PRIORITY 5620

UNCLAS WINDHOEK 000512

E.O. 12958: N/A
TAGS: ECON, WA
SUBJECT: A LAMP

1. It is lit.
"""


def test_the_print_of_an_office_without_page_lines() -> None:
    cable = parse_text(OFFICE_PRINT)
    assert (cable.form, cable.id, cable.unplaced) == ("aad", "08WINDHOEK512", ())
    assert [line.text.split()[0] for line in cable.header.print_head][:2] == ["PTQ0683", "ACTION"]
    assert [addressee.name for addressee in cable.addressees] == ["SECSTATE WASHDC"]


DEPARTMENT = """\
CONFIDENTIAL

PAGE 01  STATE 041966
ORIGIN EUR-02
INFO OCT-01 ISO-00 /003 R
{number}DRAFTED BY EUR/LMP:AQUILL
APPROVED BY EUR/LMP:TFARROWGATE
{lines}
                     --------------------- 019246
R 241828Z FEB 75
FM SECSTATE WASHDC
TO AMEMBASSY SUVA

C O N F I D E N T I A L STATE 041966

E.O. 11652: GDS
TAGS: PFOR, FJ
SUBJECT: A LAMP FOR THE REEF

1. THE LAMP IS LENT.

CONFIDENTIAL
"""


@pytest.mark.parametrize("number", ["", "66011\n"])
@pytest.mark.parametrize(
    "line",
    [
        "X21099 (2/13/75)", "X21099", "EXT. 21099, 2/13/75",
        "DOD/LMP:COL. MOSS (DRAFT)", "TREASURY - MR. FERN (INFO)", "L/LMP:AQUILL (BY PHONE)", "EUR:MR. MOSS (SUBS)",
        "S/P:MR. MOSS; EUR:MR. FERN", "S/P:MR. MOSS (DRAFT); EUR:MR. FERN (PARA 2);",
        "EUR/LMP MR MOSS", "EUR/LMP MISS REED (PHONE)", "THE SECRETARY (IN DRAFT)",
    ],
)  # fmt: skip
def test_the_clerks_lines_above_a_cable_of_the_department(line: str, number: str) -> None:
    cable = parse_text(DEPARTMENT.format(lines=line, number=number))
    assert cable.unplaced == ()
    assert line in [one.text for one in cable.header.print_head]
    assert [one.text for one in cable.paragraphs] == ["THE LAMP IS LENT."]
    assert [one.name for one in cable.addressees] == ["AMEMBASSY SUVA"]


@pytest.mark.parametrize("line", ["66011", "X21099 WAS BUSY", "THE SECRETARY (IN HIS BOAT)", "EUR/LMP IS GLAD"])
def test_what_is_no_line_of_a_clerk(line: str) -> None:
    cable = parse_text(DEPARTMENT.format(lines=line, number=""))
    assert [one.text for one in cable.unplaced] == [line]
