"""What several rules ask of a cable is worked out once for each cable."""

from __future__ import annotations

import pytest

from cablelint import Cable, once, parse_text

asked: list[str | None] = []


@once
def own_id(cable: Cable) -> str | None:
    """The id of a cable."""
    asked.append(cable.id)
    return cable.id


@once
def fails(cable: Cable) -> str:
    asked.append(cable.id)
    raise ValueError


def test_a_question_is_asked_once_a_cable_also_where_the_answer_is_none() -> None:
    asked.clear()
    first, second = parse_text("UNCLAS WINDHOEK 000512\n"), parse_text("UNCLAS WINDHOEK 000513\n")
    assert [own_id(first), own_id(first), own_id(second)] == [None, None, None]
    assert len(asked) == 2
    assert own_id.__doc__ == "The id of a cable."


def test_functions_of_one_name_have_answers_of_their_own() -> None:
    def saying(word: str) -> str:
        @once
        def said(_: Cable) -> str:
            return word

        return said(cable)

    cable = parse_text("UNCLAS WINDHOEK 000512\n")
    assert (saying("buoy"), saying("lamp")) == ("buoy", "lamp")


def test_what_fails_fails_for_everybody_who_asks() -> None:
    asked.clear()
    cable = parse_text("UNCLAS WINDHOEK 000512\n")
    for _ in range(2):
        with pytest.raises(ValueError):
            fails(cable)
    assert len(asked) == 2
