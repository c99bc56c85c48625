"""The months: their names, how messages shorten them, and which number a name stands for."""

from __future__ import annotations

NAMES = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE",
    "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
)  # fmt: skip
"""The names from January on, in capitals."""

ABBREVIATIONS = tuple(name[:3] for name in NAMES)
"""The three letters that a date-time group has for each."""

_NUMBERS = {abbreviation: number for number, abbreviation in enumerate(ABBREVIATIONS, start=1)}


def month_number(word: str) -> int | None:
    """1 for `JAN`, `Jan` and `JANUARY`, 9 for `SEPT`; None for a word that begins like no month.

    The first three letters decide. Whether the rest is right, the grammar has said before.
    """
    return _NUMBERS.get(word[:3].upper())
