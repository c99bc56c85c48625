"""Lines of the head in the text: the head of a section, quoted, repeated, or nobody's."""

from __future__ import annotations

import pytest

from cablegrammar import parse_messages, parse_text
from cablegrammar.cable.cable import Cable
from support.cables import NOTICE, WINDHOEK

ROUTING = "PP RUEHSA RUEHLS"
SECURITY = "ZNY SSSSS ZZH"
SENDER = "FM AMEMBASSY SUVA"
ACTION = "TO RUEHC/SECSTATE WASHDC PRIORITY 5512"
NUMBERED = "TO SECSTATE WASHDC IMMEDIATE 714"
STRAYS = (ROUTING, SECURITY, SENDER, ACTION, NUMBERED, "INFO AMEMBASSY SUVA")

CABLE = f"""\
{NOTICE}
R 141030Z JUL 08
FM AMEMBASSY WINDHOEK
TO RUEHC/SECSTATE WASHDC 5620
INFO RUEHSA/AMEMBASSY PRETORIA 1266
RUEHLS/AMEMBASSY LUSAKA 0802

UNCLAS WINDHOEK 000512

SIPDIS

E.O. 12958: N/A
TAGS: ECON, WA
SUBJECT: A LAMP FOR
THE DUNE

1. The lamp is lit, as the keeper
said that it would be.

2. It is blue.

PLUME
"""
ADDRESSEES = ["SECSTATE WASHDC", "AMEMBASSY PRETORIA", "AMEMBASSY LUSAKA"]


def after(line: str, more: str) -> Cable:
    """The cable with another line below one of its own."""
    (cable,) = parse_messages(CABLE.replace(f"{line}\n", f"{line}\n{more}\n", 1))
    return cable


def strays(cable: Cable) -> list[str]:
    """The lines that have no place in a cable."""
    return [line.text for line in (*cable.unplaced, *cable.stray_lines)]


@pytest.mark.parametrize("stray", STRAYS)
@pytest.mark.parametrize(
    "above", ["SIPDIS", "TAGS: ECON, WA", "SUBJECT: A LAMP FOR", "as the keeper", "2. It is blue."]
)
def test_a_line_of_a_header_in_the_text_is_nobodys(stray: str, above: str) -> None:
    line = next(line for line in CABLE.split("\n") if line.endswith(above))
    cable = after(line, stray)
    assert strays(cable) == [stray]
    assert not cable.pass_lines
    assert [tag.tag for tag in cable.tags] == ["ECON", "WA"]
    assert [addressee.name for addressee in cable.addressees] == ADDRESSEES


@pytest.mark.parametrize("stray", STRAYS[:3])
def test_a_line_of_a_header_is_no_addressee(stray: str) -> None:
    cable = after("INFO RUEHSA/AMEMBASSY PRETORIA 1266", stray)
    assert strays(cable)[0] == stray
    assert stray not in [addressee.name for addressee in cable.addressees]


def test_a_line_for_action_comes_before_those_for_information() -> None:
    cable = after("RUEHLS/AMEMBASSY LUSAKA 0802", "TO RUEHSV/AMEMBASSY SUVA")
    assert strays(cable) == ["TO RUEHSV/AMEMBASSY SUVA"]
    assert [addressee.name for addressee in cable.addressees] == ADDRESSEES


@pytest.mark.parametrize(
    ("above", "more"), [("FM AMEMBASSY WINDHOEK", "TO AMEMBASSY SUVA"), ("0802", "INFO AMEMBASSY SUVA")]
)
def test_each_label_may_stand_on_many_lines(above: str, more: str) -> None:
    line = next(line for line in CABLE.split("\n") if line.endswith(above))
    cable = after(line, more)
    assert strays(cable) == []
    assert "AMEMBASSY SUVA" in [addressee.name for addressee in cable.addressees]


@pytest.mark.parametrize(
    "prose",
    [
        "TO SECSTATE AND TO THE KEEPER",
        "TO AMEMBASSY SUVA",
        "INFO AMEMBASSY SUVA HAS OF THE LAMP",
        "FM QUILL OF THE DUNE",
    ],
)
@pytest.mark.parametrize("above", ["SUBJECT: A LAMP FOR", "1. The lamp is lit, as the keeper"])
def test_prose_that_begins_like_an_address_stays_prose(prose: str, above: str) -> None:
    cable = after(above, prose)
    assert strays(cable) == []
    assert prose in " ".join((cable.subject.text if cable.subject else "", *(p.text for p in cable.paragraphs)))


@pytest.mark.parametrize("own", ["FM AMEMBASSY WINDHOEK", "TO RUEHC/SECSTATE WASHDC 5620"])
def test_a_line_that_repeats_the_head_is_no_stray(own: str) -> None:
    cable = after("2. It is blue.", own)
    assert strays(cable) == []
    assert [line.text for line in cable.repeated_lines] == [own]


def test_a_classification_line_between_paragraphs_repeats_the_head() -> None:
    cable = after("said that it would be.", "UNCLAS WINDHOEK 000512")
    assert [line.text for line in cable.repeated_lines] == ["UNCLAS WINDHOEK 000512"]


def test_a_quoted_header_is_no_stray() -> None:
    cable = after("2. It is blue.", f"\nBEGIN TEXT.\n\n{SENDER}\n{NUMBERED}\n\nThe kite is red.\n\nEND TEXT.")
    assert len(cable.late_header_lines) == 2
    assert strays(cable) == []


def test_the_header_of_a_section_is_no_stray() -> None:
    text = WINDHOEK.replace("WINDHOEK 000512", "SECTION 01 OF 02 WINDHOEK 000512", 1)
    header = "ZNY CCCCC ZZH\nR 141030Z JUL 08\nFM AMEMBASSY WINDHOEK\n\n"
    section = f"{header}C O N F I D E N T I A L SECTION 02 OF 02 WINDHOEK 000512\n\n9. (U) The kite is red.\n"
    for cable in parse_messages(f"{text}\n{section}"):
        assert cable.stray_lines == ()


def test_a_header_in_a_smart_message_is_nobodys() -> None:
    smart = f"{NOTICE}\nMRN: 11 SUVA 354\nDate/DTG: Aug 19, 2011 / 190945Z AUG 11\nFrom: AMEMBASSY SUVA\n{SECURITY}\n"
    cable = parse_text(f"{smart}Action: WASHDC, SECSTATE PRIORITY\nSubject: A Kite\n\n1. (U) It flew.\n")
    assert cable.form == "smart"
    assert cable.from_ == "AMEMBASSY SUVA"
    assert strays(cable) == [SECURITY]


ORDER = "E.O. 12958: DECL: 07/14/2018"
WHO = "Classified By: Ada Quill for reasons 1.4 (b)"


@pytest.mark.parametrize("stray", ["UNCLAS SUVA 000102", "S E C R E T SUVA 000102", ORDER, "TAGS: PGOV, FJ", WHO])
@pytest.mark.parametrize(
    "above", ["R 141030Z JUL 08", "FM AMEMBASSY WINDHOEK", "TO RUEHC/SECSTATE WASHDC 5620", "PRETORIA 1266"]
)
def test_a_line_of_the_text_inside_the_header_leaves_the_header_whole(stray: str, above: str) -> None:
    line = next(line for line in CABLE.split("\n") if line.endswith(above))
    cable = after(line, stray)
    assert strays(cable) == [stray]
    assert (cable.level, cable.number, cable.from_) == ("UNCLASSIFIED", 512, "AMEMBASSY WINDHOEK")
    assert [addressee.name for addressee in cable.addressees] == ADDRESSEES
    assert [tag.tag for tag in cable.tags] == ["ECON", "WA"]


@pytest.mark.parametrize("own", ["UNCLAS WINDHOEK 000512", "E.O. 12958: N/A", "TAGS: ECON, WA"])
def test_a_line_of_the_text_that_stands_inside_the_header_too_is_no_stray(own: str) -> None:
    cable = after("FM AMEMBASSY WINDHOEK", own)
    assert strays(cable) == []
    assert [line.text for line in cable.repeated_lines] == [own]


def test_a_classification_line_below_the_group_is_none_of_its_signals() -> None:
    cable = after("R 141030Z JUL 08", "UNCLAS SUVA 000102")
    assert cable.header.fl5 is not None
    assert cable.header.fl5.text == "R 141030Z JUL 08"


@pytest.mark.parametrize(
    "again", ["UNCLAS WINDHOEK 000512", "UNCLAS  WINDHOEK 000512 SIPDIS", "UNCLAS WINDHOEK 000512 CORRECTED COPY"]
)
def test_a_classification_line_repeats_the_head_whatever_a_copy_joined_to_it(again: str) -> None:
    cable = after("said that it would be.", again)
    assert [line.text for line in cable.repeated_lines] == [again]
    assert strays(cable) == []


def test_a_classification_line_of_the_same_cable_with_another_level_is_nobodys() -> None:
    """One of another cable begins that one."""
    cable = after("said that it would be.", "C O N F I D E N T I A L WINDHOEK 000512")
    assert strays(cable) == ["C O N F I D E N T I A L WINDHOEK 000512"]


LISTED = CABLE.replace("\n1. The", "\nREF: A. SUVA 88\nB. RIGA 13\nC. 07 RIGA 9900\n\n1. The", 1)


@pytest.mark.parametrize("stray", [WHO, "TAGS: PGOV, FJ", f"{WHO[:27]}\nfor reasons 1.4 (b)"])
@pytest.mark.parametrize("above", ["REF: A. SUVA 88", "B. RIGA 13"])
def test_a_list_of_references_goes_on_below_a_line_that_strayed_into_it(stray: str, above: str) -> None:
    (cable,) = parse_messages(LISTED.replace(f"{above}\n", f"{above}\n{stray}\n", 1))
    assert [str(reference.cable_id) for reference in cable.references] == ["08SUVA88", "08RIGA13", "07RIGA9900"]
    assert strays(cable) == [stray]


@pytest.mark.parametrize("letters", ["B. AND D.", "(B) AND (D)", "B. and of section 1.4"])
def test_the_letters_of_a_reason_below_the_references_are_no_item(letters: str) -> None:
    text = LISTED.replace("B. RIGA 13\nC. 07 RIGA 9900\n", f"CLASSIFIED BY ADA QUILL. REASONS 1.4\n{letters}\n", 1)
    (cable,) = parse_messages(text)
    assert [str(reference.cable_id) for reference in cable.references] == ["08SUVA88"]
    assert strays(cable) == []
    assert cable.authority is not None


PRINT = f"""\
{NOTICE}

CONFIDENTIAL

PAGE 01        SUVA 00102  141030Z

67
ACTION EA-11

INFO  OCT-01  ISO-00  EB-07
      CIAE-00  /042 W
                     --------------------- 061842
R 141030Z JUL 75
FM AMEMBASSY SUVA
TO SECSTATE WASHDC 2207
INFO AMEMBASSY APIA

C O N F I D E N T I A L SUVA 102

E.O. 11652: GDS
TAGS: ECON, FJ
SUBJ: A LAMP

1. IT IS LIT.

PLUME
"""


@pytest.mark.parametrize(
    "stray", ["FM AMEMBASSY RIGA", "TO SECSTATE WASHDC 99", "INFO AMEMBASSY RIGA", "P 151030Z JUL 75"]
)
@pytest.mark.parametrize("above", ["CONFIDENTIAL", "PAGE 01        SUVA 00102  141030Z", "67", "ACTION EA-11"])
def test_a_line_of_the_address_among_the_office_lines_of_a_print(stray: str, above: str) -> None:
    (cable,) = parse_messages(PRINT.replace(f"{above}\n", f"{above}\n{stray}\n", 1))
    assert strays(cable) == [stray]
    assert (cable.id, cable.from_) == ("75SUVA102", "AMEMBASSY SUVA")
    assert [addressee.name for addressee in cable.addressees] == ["SECSTATE WASHDC", "AMEMBASSY APIA"]


@pytest.mark.parametrize("office", ["ACTION EB-07", "INFO  OCT-01  EB-09", "CIAE-00  EB-09", "CIAE-00  /012 W"])
def test_an_office_line_is_no_addressee(office: str) -> None:
    (cable,) = parse_messages(PRINT.replace("TO SECSTATE WASHDC 2207\n", f"TO SECSTATE WASHDC 2207\n{office}\n", 1))
    assert strays(cable)[0] == office
    assert office not in [addressee.name for addressee in cable.addressees]


SMART = f"""\
{NOTICE}
MRN:            11 SUVA 354
Date/DTG:       Aug 19, 2011 / 190945Z AUG 11
From:           AMEMBASSY SUVA
Action:         WASHDC, SECSTATE PRIORITY
TAGS:           SOCI, FJ
Reference:      A) 11 SUVA 330
                B) 11 SUVA 305
Subject:        The Kite Flies

1. (U) It flew (Refs A and B).

Signature:      PLUME

Drafted By:     SUVA:Quill, Ada
Info:           PACIFIC COLLECTIVE PRIORITY
"""


@pytest.mark.parametrize(
    ("stray", "above"),
    [
        ("REF: APIA 540", "A) 11 SUVA 330"),
        ("SUBJECT: (U) A LAMP", "A) 11 SUVA 330"),
        ("REF: APIA 540", "Quill, Ada"),
        ("REF: APIA 540", "PACIFIC COLLECTIVE PRIORITY"),
        ("TAGS: ECON, WS", "PACIFIC COLLECTIVE PRIORITY"),
    ],
)
def test_a_line_of_a_telegram_inside_a_smart_message(stray: str, above: str) -> None:
    cable = parse_text(SMART.replace(f"{above}\n", f"{above}\n{stray}\n", 1))
    assert strays(cable) == [stray]
    assert [str(reference.cable_id) for reference in cable.references] == ["11SUVA330", "11SUVA305"]
    assert [tag.tag for tag in cable.tags] == ["SOCI", "FJ"]
    assert [addressee.name for addressee in cable.addressees] == ["SECSTATE WASHDC", "PACIFIC COLLECTIVE"]
    assert cable.subject is not None
    assert cable.subject.text == "The Kite Flies"


EXTRACT = f"{NOTICE}\nThis record is a partial extract of the original cable.\n\n{CABLE[CABLE.index('UNCLAS W') :]}"


def test_the_sender_alone_above_an_extract_is_nobodys() -> None:
    cable = parse_text(EXTRACT.replace("UNCLAS W", f"{SENDER}\n\nUNCLAS W", 1))
    assert cable.truncations
    assert strays(cable) == [SENDER]
    head = CABLE[CABLE.index("FM AM") : CABLE.index("UNCLAS W")]
    assert strays(parse_text(EXTRACT.replace("UNCLAS W", f"{head}UNCLAS W", 1))) == []
    assert strays(parse_text(EXTRACT)) == []


def test_the_classification_line_may_be_repeated_above_the_date_of_a_copy() -> None:
    dated = EXTRACT.replace("UNCLAS W", "2008-07-14 10:30:00\n\nUNCLAS W", 1)
    cable = parse_text(dated.replace("This record", "\nUNCLAS WINDHOEK 000512\nThis record", 1))
    assert (cable.id, cable.pass_lines, strays(cable)) == ("08WINDHOEK512", (), [])
    assert [line.text for line in cable.repeated_lines] == ["UNCLAS WINDHOEK 000512"]
