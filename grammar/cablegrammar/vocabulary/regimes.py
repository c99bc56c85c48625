"""The six executive orders on classification, what each allowed, and which of them ruled on a day.

The facts stand in `regimes.csv` (one order a row), `exemption_codes.csv`, `reason_codes.csv` and
`milestones.csv`, each with its source. Rules ask a `Regime` and compare no date of their own.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.table import day, listed, rows

_SOURCE_MARKED = "SOURCE MARKED "


@record
class Regime:
    """One executive order, or one version of it, with what it asks of a document.

    `effective` is its first day and `until` the first day on which it no longer ruled (None: it still does);
    `accepted_from` is the first day on which citing it was no fault. Years are whole years from the document's
    date, None where the order sets no limit: `longest_years` for anyone, `extended_years` with the authority or
    the exemption that the order names, `foreign_years` for foreign government information, `event_years` those within
    which an event without a date has to lie. `allowed` and
    `retired` hold kinds of instruction (`date`, `event` ...) and codes (`OADR`, `X1` ...).
    """

    key: str
    order: str
    title: str
    signed: date
    effective: date
    accepted_from: date
    until: date | None
    reason_section: str | None
    reason_letters: str
    longest_years: int | None
    extended_years: int | None
    foreign_years: int | None
    event_years: int | None
    schedule_years: tuple[tuple[Level, int], ...]
    instead_of_date: tuple[str, ...]
    """The codes that a drafter puts where he names no date: the schedule, or exemptions of this order alone."""
    portion_marks: str
    """`practicable` (asked for where it can be done), `asked` or `required`."""
    marks_at_end: bool
    """Whether a portion's mark may stand at its end."""
    blanket_marks: bool
    """Whether one statement may stand for the marks of all portions."""
    allowed: frozenset[str]
    retired: frozenset[str]
    citation: str
    source: str
    position: int = field(compare=False)
    """Its place in the sequence of the orders, from 0."""

    def permits(self, kind: str, code: str | None = None) -> bool | None:
        """Whether an instruction of this kind, or this code, has a place under the order; None if it is not said."""
        if code is None:
            return kind in self.allowed
        for name in (code, code.partition("-")[0], code.rstrip("0123456789")):
            if name in self.allowed:
                return True
            if name in self.retired:
                return False
        return None

    def schedule_limit(self, level: Level) -> int | None:
        """After how many years the General Declassification Schedule declassifies a document of this level."""
        return dict(self.schedule_years).get(level)


@record
class Exemption:
    """A word that stands in an instruction instead of a date, or beside one.

    `code` is its canonical form, `kind` `exemption` or `schedule`, `date_required` `yes`, `no` or `optional`,
    `valid_from` and `valid_to` its first and last day (None: open), `date_limit_years` how far its date may lie
    from the document's. `extends` tells whether a schedule is for more than the order's ordinary time. `derivative` is
    what a document that is derived from it carries today: `source+25`, `source+50`, `carry` (its date), `keep`, or
    another code. `proper` is False for one that never was a correct value.
    """

    code: str
    kind: str
    era: str
    meaning: str
    date_required: str
    valid_from: date | None
    valid_to: date | None
    date_limit_years: int | None
    extends: bool
    derivative: str
    proper: bool
    confidence: str
    source: str


@record
class ReasonCategory:
    """One letter of a section of reasons, with its meaning under one order."""

    regime: str
    section: str
    letter: str
    valid_from: date
    valid_to: date | None
    meaning: str
    source: str


def regime_on(on: date) -> Regime | None:
    """The order in force on that day; None before 1 June 1972."""
    for regime in reversed(regimes()):
        if regime.effective <= on:
            return regime
    return None


def regimes_in(year: int) -> tuple[Regime, ...]:
    """The orders that were in force on the first and the last day of a year, each once: none changed twice in one."""
    ruling = dict.fromkeys((regime_on(date(year, 1, 1)), regime_on(date(year, 12, 31))))
    return tuple(one for one in ruling if one is not None)


def regime_in(year: int) -> Regime | None:
    """The order that was in force all through a year; None for a year in which it changed, and before 1973."""
    return regime_on(date(year, 1, 1)) if len(regimes_in(year)) == 1 else None


def regime_of_order(order: str, on: date | None = None) -> Regime | None:
    """The regime of the order with this number (`"12958"`); None for a number that is none of the six.

    12958 ruled in two versions: `on` decides between them (the version nearest to that day); without it, the later.
    """
    found = [regime for regime in regimes() if regime.order == order]
    if not found:
        return None
    if on is not None:
        for regime in found:
            if regime.until is None or on < regime.until:
                return regime
    return found[-1]


def regimes_accepted_on(on: date) -> tuple[Regime, ...]:
    """The regimes that a document of that day may follow, the one in force first; two on 25 and 26 June 2010."""
    ruling = regime_on(on)
    coming = tuple(regime for regime in regimes() if regime.accepted_from <= on < regime.effective)
    return (ruling, *coming) if ruling else coming


def orders_accepted_on(on: date) -> tuple[str, ...]:
    """The numbers that a document of that day may cite, the one in force first; both on 25 and 26 June 2010."""
    return tuple(regime.order for regime in regimes_accepted_on(on))


@cache
def regimes() -> tuple[Regime, ...]:
    """All six, in the order of time."""
    return tuple(_regime(place, row) for place, row in enumerate(rows("regimes")))


@cache
def exemptions(code: str) -> tuple[Exemption, ...]:
    """Every entry for a canonical code, oldest first; a numbered one (`XDS-1`, `75X3`) falls back on its family."""
    table = _exemptions()
    return table.get(code) or table.get(code.partition("-")[0]) or table.get(code.rstrip("0123456789")) or ()


def all_exemptions() -> tuple[Exemption, ...]:
    """Every entry, in the order of the file."""
    return tuple(entry for entries in _exemptions().values() for entry in entries)


def exemption(code: str, on: date | None = None) -> Exemption | None:
    """What is known of a canonical code, None if nothing; `GDS` meant two things, and `on` decides which."""
    found = exemptions(code)
    if on is not None:
        for entry in found:
            if entry.valid_to is None or on <= entry.valid_to:
                return entry
    return found[-1] if found else None


def source_marked(code: str) -> str:
    """What a derivative carries whose source has `code` (`SOURCE MARKED OADR`)."""
    return _SOURCE_MARKED + code


def is_source_marked(code: str) -> bool:
    """Whether the code is the source's: the date behind it is the source's too (5 CFR 1312.8)."""
    return code.startswith(_SOURCE_MARKED)


def schedule_categories(family: str) -> tuple[str, ...]:
    """The numbers that a schedule (`XGDS`) has categories for, in order; empty for one without."""
    return tuple(sorted(code.removeprefix(f"{family}-") for code in _exemptions() if code.startswith(f"{family}-")))


def reason_category(section: str, letter: str, on: date | None = None) -> ReasonCategory | None:
    """What `letter` of `section` (`"1.4"`, `"d"`) stands for; None if the section has no such letter.

    `on` decides between the wordings of 2003 and 2010; without it, the latest.
    """
    found = [entry for entry in reason_categories() if entry.section == section and entry.letter == letter]
    if on is not None:
        for entry in found:
            if entry.valid_to is None or on <= entry.valid_to:
                return entry
    return found[-1] if found else None


def milestone(key: str) -> date:
    """The day on which a rule of marking changed within an order (`"block-format"`). An unknown key is a `KeyError`."""
    return milestones()[key]


@cache
def milestones() -> dict[str, date]:
    """All these days by their keys."""
    return {row["key"]: date.fromisoformat(row["date"]) for row in rows("milestones")}


@cache
def _exemptions() -> dict[str, tuple[Exemption, ...]]:
    table: dict[str, tuple[Exemption, ...]] = {}
    for row in rows("exemption_codes"):
        entry = Exemption(
            code=row["code"],
            kind=row["kind"],
            era=row["era"],
            meaning=row["meaning"],
            date_required=row["date_required"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            date_limit_years=_number(row["date_limit_years"]),
            extends=row["extends"] == "yes",
            derivative=row["derivative"],
            proper=row["proper"] == "yes",
            confidence=row["confidence"],
            source=row["source"],
        )
        table[entry.code] = (*table.get(entry.code, ()), entry)
    return table


@cache
def reason_categories() -> tuple[ReasonCategory, ...]:
    """The reasons for classification, order by order."""
    return tuple(
        ReasonCategory(
            regime=row["regime"],
            section=row["section"],
            letter=row["letter"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            meaning=row["meaning"],
            source=row["source"],
        )
        for row in rows("reason_codes")
    )


def _regime(position: int, row: dict[str, str]) -> Regime:
    effective = date.fromisoformat(row["effective"])
    return Regime(
        key=row["key"],
        order=row["order"],
        title=row["title"],
        signed=date.fromisoformat(row["signed"]),
        effective=effective,
        accepted_from=day(row["accepted_from"]) or effective,
        until=day(row["until"]),
        reason_section=row["reason_section"] or None,
        reason_letters=row["reason_letters"],
        longest_years=_number(row["longest_years"]),
        extended_years=_number(row["extended_years"]),
        foreign_years=_number(row["foreign_years"]),
        event_years=_number(row["event_years"]),
        schedule_years=tuple(
            (Level(level), int(years))
            for level, _, years in (part.partition("=") for part in listed(row["schedule_years"]))
        ),
        instead_of_date=listed(row["instead_of_date"]),
        portion_marks=row["portion_marks"],
        marks_at_end=row["marks_at_end"] == "yes",
        blanket_marks=row["blanket_marks"] == "yes",
        allowed=frozenset(listed(row["allowed"])),
        retired=frozenset(listed(row["retired"])),
        citation=row["citation"],
        source=row["source"],
        position=position,
    )


def _number(cell: str) -> int | None:
    return int(cell) if cell else None
