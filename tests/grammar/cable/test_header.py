"""The header of a cable."""

from __future__ import annotations

from cablegrammar import parse_text
from cablegrammar.header.nodes import EndOfMessage
from support.cables import REYKJAVIK, WINDHOEK


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


def test_a_walk_comes_to_ends_of_message() -> None:
    (end,) = parse_text(REYKJAVIK).walk(frozenset((EndOfMessage,)))
    assert isinstance(end, EndOfMessage)
    assert end.serial == 1884
