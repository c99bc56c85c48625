"""Dated customs."""

from __future__ import annotations

from datetime import date

import pytest

from cablegrammar.vocabulary.practices import Practice, practice


def test_a_custom_holds_from_its_first_day_to_the_day_before_its_last() -> None:
    custom = Practice("lamps", date(1973, 7, 1), date(1980, 1, 1), "", "")
    days = (date(1973, 6, 30), date(1973, 7, 1), date(1979, 12, 31), date(1980, 1, 1))
    assert [custom.in_force(day) for day in days] == [False, True, True, False]


def test_open_ends() -> None:
    assert Practice("lamps", None, None, "", "").in_force(date.min)


def test_tags_begin_in_july_1973() -> None:
    assert not practice("tags-line").in_force(date(1973, 6, 30))
    assert practice("tags-line").in_force(date(1973, 7, 1))


def test_an_unknown_custom_is_an_error() -> None:
    with pytest.raises(KeyError):
        practice("no-such-custom")
