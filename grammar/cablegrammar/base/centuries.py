"""What a year of two digits means. Each of the three rules picks the one year of a hundred that ends in the two digits.

- What a cable says of itself (date-time group, message record number, id, date of a draft) is of 1950 to 2049, for the
  numbered series of telegrams begins in the sixties: `55` is 1955, `08` is 2008. A later year needs four digits.
- What a cable refers to (a reference, the source of a derivative classification) is no later than the cable: the last
  such year up to the cable's own. No telegram is older than 1950, so that up to 2049 this is the rule above: `09` in a
  cable of 2008 is 2009, a slip of one year and no telegram of 1909.
- When a cable is to be declassified lies behind it, and at most 50 years: the longest that an exemption lasts. `55` in
  a cable of 2005 is 2055, and `98`, which no such year ends in, is 1998.

Where the date of the cable is not known, the first rule holds for all.
"""

from __future__ import annotations

from collections.abc import Callable

FIRST_YEAR, LAST_YEAR = 1950, 2049
"""The hundred years that two digits stand for where nothing else is known."""

LONGEST_CLASSIFICATION = 50
"""The years after a cable in which its declassification may lie."""

_CENTURY = 100

FullYear = Callable[[str], int]
"""A rule: the year that the digits as written stand for."""


def own_year(digits: str) -> int:
    """The year that `digits` stand for in what a cable says of itself: two are of 1950 to 2049."""
    return _full_year(digits, FIRST_YEAR)


def cited_year(digits: str, cable: int | None) -> int:
    """The year that `digits` stand for in what a cable of the year `cable` (None: unknown) refers to."""
    return _full_year(digits, FIRST_YEAR if cable is None else max(FIRST_YEAR, cable - _CENTURY + 1))


def declassification_year(digits: str, cable: int | None) -> int:
    """The year that `digits` stand for in a declassification date of a cable of the year `cable` (None: unknown)."""
    return _full_year(digits, FIRST_YEAR if cable is None else cable + LONGEST_CLASSIFICATION - _CENTURY + 1)


def two_digits(year: int) -> str:
    """The two digits that are written for a year: `08`."""
    return f"{year % _CENTURY:02}"


def has_two_digits(year: int) -> bool:
    """Whether the two digits of a year stand for that year when a cable says them of itself."""
    return own_year(two_digits(year)) == year


def _full_year(digits: str, first: int) -> int:
    """The year of the hundred from `first` on that ends in two digits; any other number of them says it all."""
    return first + (int(digits) - first) % _CENTURY if len(digits) == 2 else int(digits)
