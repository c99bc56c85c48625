"""What is put around a text: the records of databases (who, when, which level), the heads of mails, viewers' titles."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import pairwise

from cablegrammar.base.dates import day_of
from cablegrammar.base.node import Span
from cablegrammar.base.record import lazy, record
from cablegrammar.lines.artefacts import Artefact
from cablegrammar.parsing.loader import scanner
from cablegrammar.parsing.places import at_lines, word_starts
from cablegrammar.vocabulary.levels import places_of_levels

_PATTERNS = "copy_patterns"
_ROWS = ("RECORD_OF_LINES", "RECORD_OF_TABS", "RECORD_OF_COMMAS", "RECORD_OF_BLANKS")
# What the cells of a record have in common: a level in full, and so many characters before it the date.
_REACH = 300
_LONGEST_LEVEL = 80  # with its controls and what parts it from the next cell
_REACH_OF_IDS = 4_000
_KEYS = tuple(
    f"{key}{end}" for key in ("refid", "origin", "classification", "reference id", "ref id") for end in ("", " ")
)
_LONGEST_KEY = max(map(len, _KEYS))
_LAST_OF_KEYS = frozenset("dDnN")


@record
class DatabaseRecord(Artefact):
    """The record of a database, `kind` `database-record`: its cells are a number, a date, an id, an origin, a level and
    references, or lines with a key. `text` is what it says.
    """

    within = ("artefacts",)

    text: str = ""

    @lazy
    def date(self) -> datetime.datetime | None:
        """When the cable was written, as the record says it; None where it says no day that there is."""
        match = scanner(_PATTERNS, "RECORD_DATE").search(self.text)
        return None if match is None else _time(match.group())


def find_records(text: str) -> Iterator[DatabaseRecord]:
    """The records of a text in order, wherever they stand. `text` has no control characters any more."""
    spans = sorted({*_rows(text), *_key_lines(text), *_search_row(text)})
    done = 0
    for span in spans:
        if span.start >= done:
            yield DatabaseRecord(span, "database-record", text=text[span.start : span.end])
            done = span.end


def find_strays(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The lines of a cable that stand inside of a record or the head of a mail, in order."""
    for span in spans:
        for match in at_lines(scanner(_PATTERNS, "STRAY_LINE"), text, span.start, span.end):
            yield Span(match.start(), match.end() - 1)


def is_addressee(text: str, stray: Span) -> bool:
    """Whether such a line is an addressee. In a record it is nobody's, whatever header is above it."""
    return scanner(_PATTERNS, "STRAY_ADDRESSEE").match(text, stray.start) is not None


def find_joints(text: str, records: Iterable[DatabaseRecord]) -> Iterator[Artefact]:
    """What stands between the cells of rows of commas and TABs, and behind the last one."""
    for one in records:
        if "\t" in one.text:  # the next cells are the header and the text
            tab = scanner(_PATTERNS, "TAB_BEFORE_TEXT").search(text, one.span.end + 1, one.span.end + _LONGEST_HEADER)
            if tab is not None:
                yield Artefact(Span(*tab.span()), "csv-record", "\n")
    ends = [one.span.end for one in records if ("," in one.text or ";" in one.text) and one.text.endswith('"')]
    for start, end in pairwise((*ends, len(text)) if ends else ()):
        for match in scanner(_PATTERNS, "CELL_JOINT").finditer(text, start, end):
            yield Artefact(Span(*match.span()), "csv-record")


# The header of a cable with many addressees is no longer.
_LONGEST_HEADER = 20_000


def find_frames(text: str) -> Iterator[Artefact]:
    """What mail programs, viewers and the post's own system print above the header of a cable."""
    top = f"\n{text[:_TOP]}"
    frames = [name for name, (_, *signs) in _FRAMES.items() if any(sign in top for sign in signs)]
    found = list(at_lines(scanner(_PATTERNS, *frames), text, 0, _TOP)) if frames else []
    if not found:
        return
    header = next(at_lines(scanner(_PATTERNS, "HEAD_FL1", "HEAD_FL3", "HEAD_FL5"), text, 0, _TOP), None)
    line = scanner(_PATTERNS, "HEAD_LEVEL").search(text, 0, _TOP)
    header_at = -1 if header is None else header.start()
    head_at = max(header_at, -1 if line is None else line.start())
    for match in found:
        names_it = match.lastgroup in ("VIEWER_TITLE", "POST_COPY")  # a classification line stands in it, or above it
        tops_it = not names_it and not text[: match.start()].strip()  # a mail without a cable
        if tops_it or match.start() < (header_at if names_it else head_at):
            yield Artefact(_trimmed(text, *match.span()), _FRAMES[match.lastgroup or ""][0])


_FRAMES = {
    "MAIL_HEAD": ("mail-head", "Sent:", "Date:"),
    "INBOX_PRINT": ("mail-head", "DB/Inbox"),
    "VIEWER_TITLE": ("viewer-title", "Telegram"),
    "POST_COPY": ("post-copy", "\nCX", " CX", "\tCX"),
}
"""What each frame is called, and the words of which one stands in it."""
# They stand at the top of a text, within so many characters.
_TOP = 4_000


def _rows(text: str) -> Iterator[Span]:
    """The records whose cells are told by their order."""
    done = 0
    places = places_of_levels(text)
    near, looked = -1, 0  # where the next date may stand, and how far none does
    for place in places:
        if place < done:
            continue
        begin = max(done, place - _REACH)
        if near < begin:
            dated = scanner(_PATTERNS, "IN_DATE").search(text, max(begin, looked), place)
            near, looked = (-1, place - 1) if dated is None else (dated.start(), looked)
        if near < begin or scanner(_PATTERNS, "RECORD_DATE").search(text, begin, place) is None:
            continue
        found = (scanner(_PATTERNS, name).search(text, begin, place + _LONGEST_LEVEL) for name in _ROWS)
        starts = [match.start() for match in found if match is not None and match.start() < place < match.end()]
        if starts:
            start = min(starts)
            ends = (scanner(_PATTERNS, name).match(text, start, place + _REACH_OF_IDS) for name in _ROWS)
            done = max(match.end() for match in ends if match is not None)
            yield _trimmed(text, start, done)


def _key_lines(text: str) -> Iterator[Span]:
    """The records of lines with keys."""
    if not _has_keys(text):
        return
    for match in at_lines(scanner(_PATTERNS, "RECORD_OF_KEYS"), text, 0, len(text)):
        if scanner(_PATTERNS, "KEY_OF_RECORD").search(match.group()) is not None:
            yield _trimmed(text, *match.span())


def _has_keys(text: str) -> bool:
    """Whether one of the keys stands before a colon: seldom, and quickly seen, for texts have few colons."""
    colon = text.find(":")
    while colon >= 0:
        before = text[colon - 1 : colon]
        if (before in _LAST_OF_KEYS or before == " ") and (
            text[max(colon - _LONGEST_KEY, 0) : colon].lower().endswith(_KEYS)
        ):
            return True
        colon = text.find(":", colon + 1)
    return False


def _search_row(text: str) -> Iterator[Span]:
    """The row of a list of search results, which is the last line of a text or stands behind its last words."""
    end = len(text.rstrip())
    start = text.rfind("\n", 0, end) + 1
    # A day between two numbers is seldom, and quickly seen.
    days = (place for place in word_starts(text, "/", start, end) if text[place - 4 : place - 3].isdecimal())
    if not any(text[place + 3 : place + 4] == "/" and text[place + 8 : place + 9] == " " for place in days):
        return
    match = scanner(_PATTERNS, "SEARCH_ROW").search(text, start)
    if match is not None:
        yield _trimmed(text, *match.span())


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the blanks around it."""
    inner = text[start:end]
    return Span(start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()))


def _time(text: str) -> datetime.datetime | None:
    """`2008-05-19 14:27:00` or `5/19/2008 14:27`, with AM or PM; None for a day or an hour that there is not.

    A day without an hour begins at midnight.
    """
    day, _, clock = text.replace("T", " ").partition(" ")
    hour, minute = (int(part.rstrip("APMapm ")) for part in (clock or "0:00").split(":")[:2])
    if clock[-2:].upper() == "PM" and hour < _NOON:
        hour += _NOON
    if "-" in day:
        year, month, number = map(int, day.split("-"))
    else:
        month, number, year = map(int, day.split("/"))
    found = day_of(year, month, number)
    if found is None or hour >= 2 * _NOON:
        return None
    return datetime.datetime.combine(found, datetime.time(hour, minute), datetime.UTC)


_NOON = 12
