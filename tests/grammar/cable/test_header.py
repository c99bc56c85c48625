"""The header of a cable."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ("UNCLAS SUVA 000512", "08SUVA512"),
        ("UNCLAS NOWHERETOWN 000512", "08NOWHERETOWN512"),
        ("UNCLAS ORSOLA PETTIGRUEN VISITS SUVA 000512", None),
    ],
)
def test_words_in_the_place_of_a_post_are_in_no_id(line: str, id: str | None) -> None:
    assert parse_text(f"R 141030Z JUL 08\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC\n\n{line}\n\n1. Kites.\n").id == id
