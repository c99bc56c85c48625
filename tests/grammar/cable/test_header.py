"""The header of a cable, and headers that come late."""

from __future__ import annotations

from cablegrammar import parse_text
from cablegrammar.cable.header import LateHeader
from cablegrammar.header.nodes import EndOfMessage
from support.cables import NOTICE, REYKJAVIK, WINDHOEK

SECOND = """\
RR RUEHWEB
DE RUEHSV #0512 1961030
ZNR UUUUU ZZH
R 141030Z JUL 08
FM AMEMBASSY SUVA
TO RUEHC/SECSTATE WASHDC 5620
"""
HEAD = f"""\
{NOTICE}
UNCLAS WINDHOEK 000512

E.O. 12958: N/A
TAGS: ECON, WA
SUBJECT: A LAMP

1. It is lit.

"""


def test_cable_and_header_say_the_same() -> None:
    cable = parse_text(WINDHOEK)
    assert cable.transmission is cable.header.transmission
    assert cable.transmission is not None
    assert cable.transmission.serial == 123
    assert [addressee.name for addressee in cable.to] == ["SECSTATE WASHDC"]
    assert [addressee.name for addressee in cable.info] == ["SADC COLLECTIVE", "NSC WASHDC"]


def test_the_addressees_for_action_stand_before_the_first_info_line() -> None:
    cable = parse_text(WINDHOEK.replace("INFO RUC", "RUEHDU/AMCONSUL DURBAN\nINFO RUC"))
    assert cable.header.action_addressees == cable.to
    assert [addressee.name for addressee in cable.to] == ["SECSTATE WASHDC", "AMCONSUL DURBAN"]


def test_a_late_header_is_one_node_with_its_values() -> None:
    text = f"{HEAD}{SECOND}\n2. It is out.\n"
    (header,) = parse_text(text).late_headers
    assert text[header.span.start : header.span.end] == SECOND.strip()
    assert header.transmission is not None
    assert (header.transmission.originator, header.transmission.serial) == ("RUEHSV", 512)
    assert header.date_time_group is not None
    assert header.date_time_group.text == "141030Z JUL 08"
    assert header.originator is not None
    assert header.originator.post == "SUVA"


def test_what_a_late_header_lacks_is_none() -> None:
    (header,) = parse_text(f"{HEAD}ZNR UUUUU ZZH\n\n2. It is out.\n").late_headers
    assert header.transmission is not None
    assert (header.transmission.serial, header.date_time_group, header.originator) == (None, None, None)


def test_a_late_header_ends_where_another_begins_and_where_text_stands() -> None:
    twice = parse_text(f"{HEAD}{SECOND}{SECOND}\n2. It is out.\n")
    assert [len(header.lines) for header in twice.late_headers] == [6, 6]
    parted = parse_text(f"{HEAD}{SECOND}\n2. It is out.\n\n{SECOND}\n3. It is lit.\n")
    assert [header.lines[0].kind for header in parted.late_headers] == ["FL2", "FL2"]


def test_a_walk_comes_to_late_headers_and_ends_of_message() -> None:
    cable = parse_text(f"{HEAD}{SECOND}\n2. It is out.\n")
    assert list(cable.walk(frozenset((LateHeader,)))) == list(cable.late_headers)
    (end,) = parse_text(REYKJAVIK).walk(frozenset((EndOfMessage,)))
    assert isinstance(end, EndOfMessage)
    assert end.serial == 1884
