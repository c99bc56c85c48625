"""The date of a cable: where it may be written, in the order in which it is believed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from cablegrammar.base.centuries import own_year
from cablegrammar.base.dates import read_date
from cablegrammar.cable.fields import Line, archive_record
from cablegrammar.cable.lines import CableLines
from cablegrammar.copies.records import DatabaseRecord
from cablegrammar.parsing.loader import scanner

_DATE_FIELDS = ("date", "created")
_WRITTEN_DAYS = ("YEAR_MONTH_DAY", "MONTH_DAY_YEAR", "DAY_MONTH_NAME", "MONTH_NAME_DAY")


def date_of(cable: CableLines) -> datetime.datetime | None:
    """When a cable was written (UTC), by the first source that can be read; None where none can.

    What the message says of itself comes first, then what a copy noted of it, then when it was drafted.
    """
    return next(filter(None, _sources(cable)), None)


def _sources(cable: CableLines) -> Iterator[datetime.datetime | None]:
    header = cable.header
    if header.date_time_group is not None:
        yield header.date_time_group.time
    if header.message_date is not None:
        yield _at_midnight(header.message_date.date)
    yield _group_above_the_text(cable)
    # what stands below the text may be that of another copy
    yield press_date(line for line in cable.press_copy if line.span.start < cable.first_text)
    records = (one for one in cable.artefacts if isinstance(one, DatabaseRecord) and one.span.start < cable.first_text)
    yield from (one.date for one in records)  # a record below the text may be that of a table in it
    yield archive_date(cable.furniture)
    yield drafting_date(header.print_head)


def year_in_name(name: str, post: str | None, number: int | None) -> int | None:
    """The year of a file name that is the id of a cable of this post and number, `08SUVA512.txt`; None for others."""
    from cablegrammar.references.cable_id import parse_id
    from cablegrammar.vocabulary.posts import post_key

    if not name or post is None or number is None:
        return None
    stem = name.replace("\\", "/").rstrip("/").rpartition("/")[2].split(".")[0]
    for word in (stem, *stem.split("_")):
        found = parse_id(word)
        if found is not None and (found.post, found.number) == (post_key(post), number):
            return found.year
    return None


def _group_above_the_text(cable: CableLines) -> datetime.datetime | None:
    """The date-time group of a header that stands above the text, and below lines that are no part of the message."""
    from cablegrammar.header.lines import parse_dtg

    lines = (line for line in cable.late_header_lines if line.kind == "FL5" and line.span.start < cable.first_text)
    line = next(lines, None)
    return None if line is None else parse_dtg(line.text).time


def press_date(lines: Iterable[Line]) -> datetime.datetime | None:
    """The date of a press copy, from its `date:` field or its date line; None when none can be read."""
    for line in lines:
        text = line.text
        if line.kind == "DATABASE_FIELD":
            label, _, text = text.partition(":")
            if label.strip().lower() not in _DATE_FIELDS:
                continue
        found = _moment(text)
        if found is not None:
            return found
    return None


def archive_date(lines: Iterable[Line]) -> datetime.datetime | None:
    """The draft date that the archive recorded; None where it recorded none that can be read."""
    return _day_in(archive_record(lines).get("Draft Date", ""))


def drafting_date(lines: Iterable[Line]) -> datetime.datetime | None:
    """The day that a drafting block gives; None where it gives none that can be read."""
    return next(filter(None, (_day_in(line.text) for line in lines)), None)


def _moment(text: str) -> datetime.datetime | None:
    """What a date line says: a date-time group in any case (`061428z Jun 03`), a day with a time or without."""
    from cablegrammar.header.lines import parse_dtg

    match = scanner("line_patterns", "DATE_TIME_GROUP").search(text)
    if match is not None:
        return parse_dtg(match.group()).time
    match = scanner("line_patterns", "DAY_AND_TIME_IN_FIGURES").search(text)
    if match is not None:
        try:
            return datetime.datetime.fromisoformat(match.group()).replace(tzinfo=datetime.UTC)
        except ValueError:  # there is no such day, or no such hour
            return None
    return _day_in(text)


def _day_in(text: str) -> datetime.datetime | None:
    """The first day that a text names in words or figures."""
    for match in scanner("declassification", *_WRITTEN_DAYS).finditer(text):
        day = read_date(match.lastgroup or "", match.group(), own_year).date
        if day is not None:
            return _at_midnight(day)
    return None


def _at_midnight(day: datetime.date | None) -> datetime.datetime | None:
    return None if day is None else datetime.datetime.combine(day, datetime.time(), datetime.UTC)
