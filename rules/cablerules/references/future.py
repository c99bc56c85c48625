"""When a reference lies ahead of the cable that lists it: by its date, by its year, or only by its number."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal

from cablegrammar.vocabulary.party import party_prefixes

if TYPE_CHECKING:
    from cablelint import CableId, Reference
    from cablelint.rule.facts import CitedCable

Ahead = Literal["date", "year", "number"]

DAY = datetime.timedelta(days=1)


def lies_ahead(own: CableId | None, own_date: datetime.date | None, cited: Reference | CitedCable) -> Ahead | None:
    """What tells that a cited cable is later than the cable `own` that lists it; None where nothing does.

    A date that the item gives is a drafter's, and the cable's is Zulu time: they may differ by a day. The number tells
    only within one post and year, where nothing says that it is older.
    """
    other = cited.cable_id
    if own is None or other is None or own == other:
        return None
    if cited.date is not None and own_date is not None:
        return "date" if is_after(cited, own_date) else None
    last_day = own_date or datetime.date(own.year, 1, 1)
    if other.year > (last_day + DAY).year:
        return "year"
    return "number" if has_higher_number(own, other) else None


def is_after(cited: Reference | CitedCable, own_date: datetime.date) -> bool:
    """Whether the date that a cited cable is given lies behind that of the cable, however it is read."""
    if cited.date is None or cited.date <= own_date + DAY:
        return False
    return not (cited.reads_in_two_ways and _may_be_before(cited.date, own_date))


def last_years(cited: CableId) -> CableId:
    """The cable of that number a year before, which is what a higher number means most often."""
    return cited.of_year(cited.year - 1)


def has_higher_number(this: CableId, other: CableId) -> bool:
    """Whether `other` is numbered behind `this`; the Secretary's party numbers by the day and hour of its travel."""
    same = (this.post, this.year) == (other.post, other.year)
    return same and other.number > this.number and this.post not in party_prefixes()


def _may_be_before(date: datetime.date, own_date: datetime.date) -> bool:
    """Whether the date is none of the future when its day and month change places."""
    return date.replace(month=date.day, day=date.month) <= own_date + DAY
