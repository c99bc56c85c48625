"""Reads a date as cables write it: which day it names, or what is wrong with it. Also writes one, for a message."""

from __future__ import annotations

import datetime
from datetime import date
from itertools import groupby
from typing import NamedTuple

from cablegrammar.base.centuries import FullYear
from cablegrammar.base.months import ABBREVIATIONS, month_number

# Characters that stand for a digit in garbled figures.
_LOOKALIKES = str.maketrans("OoIl|", "00111")


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


def read_date(terminal: str, text: str, full_year: FullYear) -> DateReading:
    """Read `text`, which `declassification.lark` recognised as the date terminal `terminal`.

    `full_year` is the rule of `centuries` for a year of two digits. Never raises.
    """
    words, numbers = pieces(text)
    if terminal == "YEARMONTHDAY":
        return _numeric(int(text[:4]), int(text[4:6]), int(text[6:8]), "yyyymmdd", full_year)
    if terminal == "YEAR_MONTH_DAY":
        return _numeric(int(numbers[0]), int(numbers[1]), int(numbers[2]), "year/month/day", full_year)
    if terminal == "MONTH_DAY_YEAR":
        year, two = full_year(numbers[2]), len(numbers[2]) == 2
        return _numeric(year, int(numbers[0]), int(numbers[1]), "month/day/year", full_year, two)
    if terminal in ("DAY_MONTH_NAME", "MONTH_NAME_DAY"):
        found = day_of(full_year(numbers[1]), named_month(words), int(numbers[0]))
        return DateReading(found, "named", None if found else "impossible", two_digit_year=len(numbers[1]) == 2)
    return DateReading(None, None, "unreadable", guess=_guess(text, full_year))


def day_of(year: int, month: int | None, day: int) -> date | None:
    """The date, or None if there is no such day, or no month."""
    if month is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_text(day: date) -> str:
    """A day in a message: `12 MAY 2008`."""
    return f"{day.day} {ABBREVIATIONS[day.month - 1]} {day.year}"


def named_month(words: list[str]) -> int | None:
    """The number of the first of the words that names a month."""
    return next(filter(None, map(month_number, words)), None)


def pieces(text: str) -> tuple[list[str], list[str]]:
    """The words (in capitals) and the runs of digits of `text`: `14TH JULY 08` gives `TH`, `JULY` and `14`, `08`."""
    words: list[str] = []
    numbers: list[str] = []
    for kind, signs in groupby(text.upper(), lambda sign: 1 if sign.isdecimal() else 2 if sign.isalpha() else 0):
        if kind:
            (numbers if kind == 1 else words).append("".join(signs))
    return words, numbers


def _numeric(
    year: int, month: int, day: int, form: str, full_year: FullYear, two_digit_year: bool = False
) -> DateReading:
    found = day_of(year, month, day)
    if found is not None and year >= 1000:
        return DateReading(found, form, two_digit_year=two_digit_year)
    if year < 1000:
        # 04/09/0018: the century was lost
        guess = day_of(full_year(f"{year:02}"), month, day) if year < 100 else None
        return DateReading(None, form, "unreadable", guess=guess)
    swapped = day_of(year, day, month)
    return DateReading(None, form, "impossible", swapped, two_digit_year=two_digit_year)


def _guess(text: str, full_year: FullYear) -> date | None:
    """The day that a garbled date probably names: look-alike letters, lost or doubled separators."""
    _, parts = pieces(text.translate(_LOOKALIKES))
    if len(parts) == 1 and len(parts[0]) in (6, 8):
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    elif len(parts) == 2 and len(parts[0]) in (3, 4) and len(parts[1]) == 4:
        parts = [parts[0][:-2], parts[0][-2:], parts[1]]
    if len(parts) != 3 or max(map(len, parts)) > 4:
        return None
    if len(parts[0]) == 4:
        return day_of(int(parts[0]), int(parts[1]), int(parts[2]))
    month, day = int(parts[0]), int(parts[1])
    year = full_year(parts[2]) if len(parts[2]) in (2, 4) else 0
    return day_of(year, month, day) if year >= 1000 else None
