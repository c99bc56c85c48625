"""Reads lists of the cables that exist: a text with an id a line, or the rows of a CSV file."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from cablegrammar.base.record import record
from cablegrammar.base.source import Source, UndecodableError
from cablegrammar.references.cable_id import parse_id
from cablegrammar.vocabulary.levels import Level
from cablelint.catalogue.entries import CatalogueError, Entry, IdSet, Scope, parse_scope, say_unknown_posts

_DECLARATION = "complete-for:"
_DELIMITERS = ",;\t"
_HEADINGS = {
    "id": "id", "cable": "id", "cable id": "id", "reference id": "id", "refid": "id", "ref id": "id", "mrn": "id",
    "document number": "id", "date": "date", "created": "date", "draft date": "date", "classification": "level",
    "level": "level", "original classification": "level", "subject": "subject",
}  # fmt: skip
"""What the columns of a CSV file may be called."""
_LONGEST_CELL = 1 << 24
"""A published collection keeps the texts of its cables in the same rows."""

_LONGEST_FACT = 60
"""A longer cell is a text, and neither an id, a date nor a level."""


@record
class ListedCable:
    """One line of a list: what it says of a cable."""

    entry: Entry
    subject: str | None = None


@record
class IdList:
    """A list that was read: its cables in their order, and what it says that it is complete for (nothing: ())."""

    cables: tuple[ListedCable, ...]
    scopes: tuple[Scope, ...]


def read_ids(file: Path) -> IdSet:
    """Read an id list from a file as a catalogue (see `parse_ids`).

    A list without a declaration claims what it holds at least half of. Raises `CatalogueError`.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CatalogueError(f"the catalogue {file} cannot be read: {error.strerror}") from None
    listed = parse_ids(data, str(file))
    return IdSet.of((cable.entry for cable in listed.cables), listed.scopes or None, (str(file),))


def parse_ids(data: bytes, name: str) -> IdList:
    """Read the bytes of an id list called `name`.

    A text has an id a line in any spelling, `#` comments, and `# complete-for: WINDHOEK, SUVA; 2007-2009`; several of
    these add up. A CSV file (comma, semicolon or tab) has the id in the column that its first row calls so, else in
    the first cell that is one; a date and a classification are taken along. Raises `CatalogueError` with file and line
    for a line that holds no id.
    """
    try:
        text = Source.decode(data).text
    except UndecodableError as error:
        raise CatalogueError(f"the catalogue {name} cannot be decoded: {error}") from None
    if not data:
        raise CatalogueError(f"the catalogue {name} is empty: it is neither an index nor a list of ids")
    lines = text.split("\n")
    scopes: list[Scope] = []
    first = next((at for at, line in enumerate(lines) if line.partition("#")[0].strip()), len(lines))
    delimiter = _delimiter(lines[first]) if first < len(lines) else None
    if delimiter is None:
        cables = tuple(_plain(lines, name, scopes))
    else:
        _declarations(lines[:first], name, scopes)
        cables = tuple(_rows(lines[first:], first, delimiter, name))
    return IdList(cables, tuple(dict.fromkeys(scopes)))


def _plain(lines: Sequence[str], name: str, scopes: list[Scope]) -> Iterator[ListedCable]:
    first = True
    for number, line in enumerate(lines, start=1):
        written, _, _ = line.partition("#")
        if not written.strip():
            _declarations([line], name, scopes, number)
            continue
        written = written.strip().strip('"')
        cable = parse_id(written)
        if cable is None and first and _columns([written]):
            first = False  # the one column that was cut out of a CSV file, with its heading
            continue
        first = False
        if cable is None:
            raise CatalogueError(f"{name}:{number}: this line is not a cable id such as 08WINDHOEK123")
        yield ListedCable(Entry(str(cable)))


def _declarations(lines: Sequence[str], name: str, scopes: list[Scope], number: int = 1) -> None:
    """Add the scopes that the comments among the lines declare."""
    for at, line in enumerate(lines, start=number):
        comment = line.partition("#")[2].strip()
        if comment.startswith(_DECLARATION):
            scope = parse_scope(comment.removeprefix(_DECLARATION))
            if scope is None:
                raise CatalogueError(
                    f"{name}:{at}: complete-for: takes posts and years, such as WINDHOEK, SUVA; 2007-2009"
                )
            for unknown in say_unknown_posts([scope]):
                raise CatalogueError(f"{name}:{at}: complete-for: {unknown}")
            scopes.append(scope)


def _rows(lines: Sequence[str], before: int, delimiter: str, name: str) -> Iterator[ListedCable]:
    columns: dict[str, int] | None = None
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    rows = csv.reader((line + "\n" for line in lines), delimiter=delimiter)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise CatalogueError(f"{name}:{before + rows.line_num}: this row is not valid CSV: {error}") from None
        if row is None:
            return
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if columns is None:
            columns = _columns(cells)
            if columns:
                continue
        cable = _listed(cells, columns)
        if cable is None:
            raise CatalogueError(f"{name}:{before + rows.line_num}: this row has no cable id such as 08WINDHOEK123")
        yield cable


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by the first row; {} where that is no row of headings."""
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        meaning = _HEADINGS.get(" ".join(cell.lower().replace("_", " ").split()))
        if meaning is not None:
            found.setdefault(meaning, at)
    return found if "id" in found and not any(map(parse_id, cells)) else {}


def _listed(cells: Sequence[str], columns: dict[str, int]) -> ListedCable | None:
    if columns:
        written = {meaning: cells[at] for meaning, at in columns.items() if at < len(cells)}
        cable = parse_id(written.get("id", ""))
        date, level = _date(written.get("date", "")), _level(written.get("level", ""))
        subject = " ".join(written.get("subject", "").split()) or None
    else:
        cells = [cell for cell in cells if len(cell) <= _LONGEST_FACT]
        cable = next(filter(None, map(parse_id, cells)), None)
        date = next(filter(None, map(_date, cells)), None)
        level = next(filter(None, map(_level, cells)), None)
        subject = None
    return None if cable is None else ListedCable(Entry(str(cable), date, level), subject)


def _delimiter(line: str) -> str | None:
    """What parts the cells of a row, None where there is one cell alone."""
    counts = {sign: line.count(sign) for sign in _DELIMITERS}
    most = max(counts, key=lambda sign: counts[sign])
    return most if counts[most] else None


def _date(cell: str) -> datetime.date | None:
    """The day of `2008-05-19`, `2008-05-19T14:27:00Z` or `5/19/2008 14:27`; None for anything else."""
    day = cell[:10].partition(" ")[0]
    parts = day.split("/")
    try:
        if len(parts) == 3 and len(parts[2]) == 4:
            return datetime.date(int(parts[2]), int(parts[0]), int(parts[1]))
        return datetime.date.fromisoformat(day) if len(day) == 10 else None
    except ValueError:
        return None


def _level(cell: str) -> str | None:
    """The name of the level that a cell says, None for anything else."""
    words = " ".join(cell.upper().split("//")[0].split())
    return next((level.value for level in Level if level.value == words), None)
