"""Reads a date as cables write it: which day it names, or what is wrong with it."""

from __future__ import annotations

import datetime
from datetime import date
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), start=1)  # noqa: SIM905 - reads as the months do
}

# Characters that stand for a digit in garbled figures.
_LOOKALIKES = str.maketrans("OoIl|", "00111")

PIVOT_YEARS = 25
"""A two-digit year means the one after the cable's date if that lies within so many years of it."""


class DateReading(NamedTuple):
    """What a written date says.

    `date` is None when it cannot be read (`fault` `"unreadable"`) or there is no such day (`"impossible"`);
    `day_month` is then the day that it names read day before month, and `guess` the day that was probably meant.
    `form` is `"month/day/year"`, `"year/month/day"`, `"yyyymmdd"`, `"named"` or None.
    """

    date: datetime.date | None
    form: str | None
    fault: str | None = None
    day_month: datetime.date | None = None
    guess: datetime.date | None = None
    two_digit_year: bool = False


def read_date(terminal: str, text: str, on: date | None) -> DateReading:
    """Read `text`, which `declassification.lark` recognised as the date terminal `terminal`.

    `on` is the date of the cable, which decides what a two-digit year means. Never raises.
    """
    if terminal == "YEARMONTHDAY":
        return _numeric(int(text[:4]), int(text[4:6]), int(text[6:8]), "yyyymmdd")
    numbers = _numbers(text)
    if terminal == "YEAR_MONTH_DAY":
        return _numeric(int(numbers[0]), int(numbers[1]), int(numbers[2]), "year/month/day")
    if terminal == "MONTH_DAY_YEAR":
        month, day = int(numbers[0]), int(numbers[1])
        two = len(numbers[2]) == 2
        year = full_year(int(numbers[2]), month, day, on) if two else int(numbers[2])
        return _numeric(year, month, day, "month/day/year", two)
    if terminal in ("DAY_MONTH_NAME", "MONTH_NAME_DAY"):
        two = len(numbers[1]) == 2
        month, day = _month(text), int(numbers[0])
        year = full_year(int(numbers[1]), month, day, on) if two else int(numbers[1])
        found = day_of(year, month, day)
        return DateReading(found, "named", None if found else "impossible", two_digit_year=two)
    return DateReading(None, None, "unreadable", guess=_guess(text, on))


def full_year(two: int, month: int, day: int, on: date | None) -> int:
    """The four digits that a two-digit year stands for.

    The one that falls after `on` and at most 25 years after it; else the one nearest to `on`. Without `on`, from
    1970 to 2069, the years of these telegrams.
    """
    if on is None:
        return 1900 + two if two >= 70 else 2000 + two
    candidates = (1900 + two, 2000 + two, 2100 + two)
    for year in candidates:
        if (on.year, on.month, on.day) < (year, month, day) <= (on.year + PIVOT_YEARS, on.month, on.day):
            return year
    return min(candidates, key=lambda year: abs((year - on.year) * 372 + (month - on.month) * 31 + day - on.day))


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(year: int, month: int, day: int, form: str, two_digit_year: bool = False) -> DateReading:
    found = day_of(year, month, day)
    if found is not None and year >= 1000:
        return DateReading(found, form, two_digit_year=two_digit_year)
    if year < 1000:
        # 05/12/0018: the century was lost
        return DateReading(None, form, "unreadable", guess=day_of(2000 + year, month, day) if year < 100 else None)
    swapped = day_of(year, day, month)
    return DateReading(None, form, "impossible", swapped, two_digit_year=two_digit_year)


def _guess(text: str, on: date | None) -> date | None:
    """The day that a garbled date probably names: look-alike letters, lost or doubled separators."""
    parts = _numbers(text.translate(_LOOKALIKES))
    if len(parts) == 1 and len(parts[0]) in (6, 8):
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    elif len(parts) == 2 and len(parts[0]) in (3, 4) and len(parts[1]) == 4:
        parts = [parts[0][:-2], parts[0][-2:], parts[1]]
    if len(parts) != 3 or max(map(len, parts)) > 4:
        return None
    if len(parts[0]) == 4:
        return day_of(int(parts[0]), int(parts[1]), int(parts[2]))
    month, day = int(parts[0]), int(parts[1])
    if len(parts[2]) == 2:
        return day_of(full_year(int(parts[2]), month, day, on), month, day)
    return day_of(int(parts[2]), month, day) if len(parts[2]) == 4 and int(parts[2]) >= 1000 else None


def _numbers(text: str) -> list[str]:
    return "".join(letter if letter.isdecimal() else " " for letter in text).split()


def _month(text: str) -> int:
    upper = text.upper()
    return next(number for name, number in _MONTHS.items() if name in upper)
