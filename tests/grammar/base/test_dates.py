"""Dates: what `read_date` is tested for in `test_declassification` is not repeated here."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.base.centuries import own_year, two_digits
from cablegrammar.base.dates import day_of, day_text, named_month, pieces, read_date
from cablegrammar.base.months import NAMES

DAYS = st.dates(datetime.date(1000, 1, 1))
OWN_DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31))


@pytest.mark.parametrize(("day", "text"), [((2008, 5, 12), "12 MAY 2008"), ((1974, 9, 3), "3 SEP 1974")])
def test_a_day_in_a_message(day: tuple[int, int, int], text: str) -> None:
    assert day_text(datetime.date(*day)) == text


@given(DAYS)
def test_what_a_message_says_reads_back(day: datetime.date) -> None:
    assert read_date("DAY_MONTH_NAME", day_text(day), own_year).date == day


@given(OWN_DAYS)
def test_every_form_of_a_day_is_that_day(day: datetime.date) -> None:
    name, short = NAMES[day.month - 1].title(), two_digits(day.year)
    for terminal, text in (
        ("YEARMONTHDAY", f"{day:%Y%m%d}"),
        ("YEAR_MONTH_DAY", f"{day.year} / {day.month}/{day.day}"),
        ("MONTH_DAY_YEAR", f"{day.month}-{day.day}-{day.year}"),
        ("MONTH_DAY_YEAR", f"{day.month:02}/{day.day:02}/{short}"),
        ("DAY_MONTH_NAME", f"{day.day}th {name}, '{short}"),
        ("DAY_MONTH_NAME", f"{day.day}{name[:3]}{day.year}"),
        ("MONTH_NAME_DAY", f"{name.upper()} {day.day}, {day.year}"),
    ):
        assert read_date(terminal, text, own_year).date == day, text


@given(st.integers(-5, 12_000), st.none() | st.integers(-1, 14), st.integers(-1, 33))
def test_a_day_that_is_none_is_none(year: int, month: int | None, day: int) -> None:
    found = day_of(year, month, day)
    assert found is None or (found.year, found.month, found.day) == (year, month, day)


def test_pieces() -> None:
    assert pieces("14th July,08") == (["TH", "JULY"], ["14", "08"])
    assert named_month(["TH", "JULY", "MAY"]) == 7
    assert named_month(["OF"]) is None
