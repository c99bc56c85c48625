"""The months: names, abbreviations, numbers."""

from __future__ import annotations

import calendar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.base.months import ABBREVIATIONS, NAMES, month_number


def test_the_names_are_those_of_the_calendar() -> None:
    assert [name.title() for name in NAMES] == list(calendar.month_name)[1:]
    assert [name.title() for name in ABBREVIATIONS] == list(calendar.month_abbr)[1:]


@pytest.mark.parametrize("number", range(1, 13))
def test_every_beginning_of_a_name_is_its_number(number: int) -> None:
    name = NAMES[number - 1]
    for length in range(3, len(name) + 1):
        assert month_number(name[:length]) == number
        assert month_number(name[:length].lower()) == number
        assert month_number(name[:length].title()) == number
    assert month_number(name[:2]) is None


@pytest.mark.parametrize("word", ["", "J", "JA", "JANS"[1:], "XMAY", "5", "ﬀ", "ı"])
def test_what_is_no_month(word: str) -> None:
    assert month_number(word) is None


@given(st.text(max_size=12))
def test_nothing_raises(word: str) -> None:
    number = month_number(word)
    assert number is None or word[:3].upper() == ABBREVIATIONS[number - 1]
