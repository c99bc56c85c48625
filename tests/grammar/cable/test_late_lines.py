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
