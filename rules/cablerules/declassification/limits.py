"""How far a declassification date may lie from the cable: the longest duration that an order allows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cablegrammar.vocabulary.regimes import exemption, is_source_marked

if TYPE_CHECKING:
    from cablegrammar.base.node import Span
    from cablegrammar.declassification.executive_order import Declassification
    from cablegrammar.vocabulary.regimes import Regime

TOLERANCE = timedelta(days=1)
"""A date-time group is Zulu time, and the drafter's day may be the one before or after."""


class Deadline(NamedTuple):
    """The day until which an instruction keeps its cable classified, and where it stands.

    `duration` is the text that the day was counted from (`TWENTY YEARS`), "" for a date.
    """

    day: date
    span: Span
    duration: str = ""


class Limit(NamedTuple):
    """How many years an order allows an instruction, and how many at the most on grounds that nobody can see here."""

    years: int
    lenient_years: int | None


def deadlines(instruction: Declassification, on: date) -> list[Deadline]:
    """The days that an instruction names, for a cable of the day `on`.

    Not the date of the source that `SOURCE MARKED OADR` carries: nothing is declassified on it.
    """
    found: list[Deadline] = []
    for one in instruction.instructions:
        if any(map(is_source_marked, one.codes)):
            continue
        if one.date is not None and one.date_span is not None:
            found.append(Deadline(one.date, one.date_span))
        elif one.duration_years and (day := years_after(on, one.duration_years)) is not None:
            found.append(Deadline(day, one.span, one.event or ""))
    return found


def limit(instruction: Declassification, regime: Regime, on: date) -> Limit | None:
    """What `regime` allows an instruction with these codes; None where it sets no limit."""
    years = regime.longest_years
    for code in instruction.codes:
        known = exemption(code, on)
        if known is None:
            continue
        if known.date_limit_years is not None:
            years = max(years or 0, known.date_limit_years)
        elif known.kind == "schedule":
            years = (regime.extended_years if known.extends else None) or years
        elif known.proper and regime.permits("exemption", code) is not False:
            return None
    return None if years is None else Limit(years, regime.foreign_years)


def years_after(day: date, years: int) -> date | None:
    """The same day so many years later, 1 March for a 29 February that there is not; None past the last year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        pass
    try:
        return date(day.year + years, 3, 1)
    except ValueError:
        return None


def span_between(earlier: date, later: date) -> str:
    """How far `later` lies behind `earlier`, in words: `12 days`, `5 years`, `more than 5 years`."""
    years = later.year - earlier.year
    while years and ((same := years_after(earlier, years)) is None or same > later):
        years -= 1
    if not years:
        days = (later - earlier).days
        return "1 day" if days == 1 else f"{days} days"
    text = "1 year" if years == 1 else f"{years:,} years"
    same = years_after(earlier, years)
    return text if same is not None and later - same <= TOLERANCE else f"more than {text}"
