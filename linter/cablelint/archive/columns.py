"""Which columns of a table hold the cables: those that were named, else those with a name that says so."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from cablegrammar.base.record import record
from cablelint.errors import UsageError
from cablelint.terminal.suggestions import did_you_mean

_TEXTS = ("text", "body", "content", "message", "msgtext", "full_text", "cable")
_HEADS = ("header", "head", "headers")
_IDS = ("id", "cable_id", "refid", "reference_id", "canonical_id", "mrn", "document_number", "doc_nbr")
_DATES = ("date", "sent", "created", "datetime", "date_sent", "document_date", "draft_date")


@record
class Columns:
    """What was asked for: names, or numbers from 1. Several texts are joined, as header and body.

    `named` says whether the first record of a CSV file gives the names; `delimiter` None is a comma, a TAB in `.tsv`.
    `escape` is the character that takes away the meaning of the next one in a CSV file, None where quotes are doubled.
    """

    text: tuple[str, ...] = ()
    id: str | None = None
    date: str | None = None
    named: bool = True
    delimiter: str | None = None
    escape: str | None = None

    @property
    def wanted(self) -> tuple[str, ...]:
        """All that were named."""
        return (*self.text, *(name for name in (self.id, self.date) if name is not None))


@record
class Chosen:
    """The columns of one table, by their places in it."""

    text: tuple[int, ...]
    id: int | None
    date: int | None

    @property
    def last(self) -> int:
        """The last place that has to be there."""
        return max((*self.text, self.id or 0, self.date or 0))


def choose(names: Sequence[str], asked: Columns, where: str) -> Chosen:
    """The places of the columns in a table with these `names`. Raises `UsageError`, which lists the names."""
    by_name = {name.strip().lower().replace(" ", "_"): place for place, name in reversed([*enumerate(names)])}

    def place(name: str, option: str) -> int:
        if name in names:
            return names.index(name)
        if name.isdecimal() and 1 <= int(name) <= len(names):
            return int(name) - 1
        hint = did_you_mean(name, names)
        raise UsageError(f"{where} has no column {name} (--{option}){hint}; it has {_listed(names)}")

    def found(known: Iterable[str]) -> int | None:
        return next((by_name[name] for name in known if name in by_name), None)

    text = tuple(place(name, "text") for name in asked.text)
    if not text:
        body = found(_TEXTS)
        if body is None:
            raise UsageError(
                f"{where} has no column that is called {_TEXTS[0]}; name it with --text, one of {_listed(names)}"
            )
        head = found(_HEADS)
        text = (body,) if head is None else (head, body)
    id = found(_IDS) if asked.id is None else place(asked.id, "id")
    date = found(_DATES) if asked.date is None else place(asked.date, "date")
    return Chosen(text, id, date)


def delimiter_of(line: str, asked: Columns) -> str:
    """What parts the names in the first line of a CSV file: what leaves the name of a column that is looked for, else
    what parts it at all, a comma first.
    """
    wanted = {*_TEXTS, *(name.lower() for name in asked.wanted)}
    parted = {one: [name.strip(' "\r\n\ufeff').lower() for name in line.split(one)] for one in _DELIMITERS}
    known = (one for one, names in parted.items() if len(names) > 1 and wanted & set(names))
    return next(known, next((one for one, names in parted.items() if len(names) > 1), ","))


_DELIMITERS = (",", ";", "\t", "|")
_MOST_LISTED = 20


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name[:40] for name in names[:_MOST_LISTED])
    return f"{shown}, ..." if len(names) > _MOST_LISTED else shown or "none"


def day_of(value: object) -> datetime.date | None:
    """The day that a cell names, as a date, a time, or a text that begins with `2008-05-12` or `5/12/2008`."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    first = str(value).strip().replace("T", " ").partition(" ")[0].replace("/", "-")
    parts = first.split("-")
    if len(parts) == _PARTS and len(parts[2]) == _YEAR:
        parts = [parts[2], parts[0], parts[1]]
    try:
        year, month, day = map(int, parts)
        return datetime.date(year, month, day)
    except ValueError:
        return None


_PARTS, _YEAR = 3, 4
