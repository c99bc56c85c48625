"""What the years and dates of a reference mean."""

from __future__ import annotations

import datetime

from cablegrammar.base.centuries import LAST_YEAR, cited_year
from cablegrammar.base.dates import day_of, named_month, pieces

_FIRST_NUMBERED = 1960
"""Before it no post numbered its telegrams by the year."""


def is_year(digits: str, citing_year: int | None) -> bool:
    """Whether two or four digits after a cable's number can be its year: none that lies ahead."""
    last = LAST_YEAR if citing_year is None else citing_year + 1
    return len(digits) in (2, 4) and _FIRST_NUMBERED <= cited_year(digits, citing_year) <= last


def year_at_end(text: str, citing_year: int | None) -> int | None:
    """The year that a name ends in, before a number: `SUVA 07`, `SUVA 2007`; None where it cannot be one.

    Nobody writes the number of a cable with a single nought before it.
    """
    *_, last = text.split() or [""]
    if not (last.isascii() and last.isdecimal() and is_year(last, citing_year)):
        return None
    return cited_year(last, citing_year) if len(last) == 4 or last[0] == "0" else None


def day_of_group(text: str, citing_year: int | None) -> tuple[int | None, datetime.date | None]:
    """The year and the day of a date-time group (`DTG 301601Z SEP 08`), None where they are not given."""
    words, numbers = pieces(text)
    month = named_month(words)
    if len(numbers) < 2 or month is None:
        return None, None
    year = cited_year(numbers[1], citing_year)
    return year, day_of(year, month, int(numbers[0][:2]))


def day_of_date(text: str, citing_year: int | None) -> tuple[int | None, datetime.date | None]:
    """The year and the day of a date in words or figures, month before day; None where they are not given."""
    words, numbers = pieces(text)
    month = named_month(words)
    if month is not None:
        if len(numbers) == 2:
            year = cited_year(numbers[1], citing_year)
            return year, day_of(year, month, int(numbers[0]))
        return (int(numbers[0]), None) if numbers and len(numbers[0]) == 4 else (None, None)
    if len(numbers) != 3:
        return None, None
    if len(numbers[0]) == 4:
        return int(numbers[0]), day_of(int(numbers[0]), int(numbers[1]), int(numbers[2]))
    first, second, year = int(numbers[0]), int(numbers[1]), cited_year(numbers[2], citing_year)
    return year, day_of(year, first, second) or day_of(year, second, first)


def is_in_figures(text: str) -> bool:
    """Whether a date has no name of a month."""
    return named_month(pieces(text)[0]) is None
