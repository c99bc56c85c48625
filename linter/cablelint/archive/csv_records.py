"""The records of a CSV file, and where they go on behind one that cannot be read.

Such a record ends nobody knows where: what its reader takes for the next one may be lines of its text, and the first of
them would pass for an id. So the next record counts that is sure to be one, by the number of its fields, and by ids and
days that look as those before; where none can be told, nothing more is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import Any

from cablelint.archive.columns import Chosen

_LOST = "It and the lines behind it were not checked, for where the next record begins is not certain."
_HEAD = 1_000
"""So many characters of a line that is too long are kept: the id is in them."""
_MOST_SHAPES = 100
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")


class Lines:
    """The lines of a CSV file. One longer than `most` is an error, and not held in memory; the next ones come.

    `first` is the first line, `begun` the number of the first one of the record that is being read, from 1.
    """

    def __init__(self, stream: io.TextIOWrapper, most: int) -> None:
        self._stream = stream
        self._most = most
        self._waiting: deque[str | None] = deque()
        """Lines that come again; None is one that is too long."""
        self._taken: list[str | None] = []
        self._count = 0
        self.head = ""
        """How the record begins that is being read."""
        self.first = stream.readline(most + 1)
        self._waiting.append(self._whole(self.first))
        self.begun = 1

    def begin_record(self) -> None:
        """Note that another record begins."""
        self.begun = self._count + 1
        self._taken.clear()
        self.head = ""

    def again(self) -> None:
        """Let the lines of the record come again, but its first one."""
        self._waiting.extendleft(reversed(self._taken[1:]))
        self._count -= len(self._taken[1:])
        self._taken.clear()

    @property
    def many(self) -> bool:
        """Whether the record has more than one line."""
        return len(self._taken) > 1

    def peek(self) -> str | None:
        """The next line, empty at the end; None where it is too long."""
        if not self._waiting:
            self._waiting.append(self._read())
        return self._waiting[0]

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._read()
        if line == "":
            raise StopIteration
        self._count += 1
        self._taken.append(line)
        if line is None:
            raise csv.Error(f"line longer than twice the limit ({self._most})")
        self.head = self.head or line
        return line

    def _read(self) -> str | None:
        return self._whole(self._stream.readline(self._most + 1))

    def _whole(self, line: str) -> str | None:
        """The line, None where it is too long: then the rest of it is passed by."""
        if len(line) <= self._most or line.endswith("\n"):
            return line
        self.head = self.head or line[:_HEAD]
        while line and not line.endswith("\n"):
            line = self._stream.readline(1 << 20)
        return None


class CsvReader:
    """Reads the records of `lines`, whose fields have `limit` characters at most."""

    def __init__(self, lines: Lines, limit: int, dialect: dict[str, Any]) -> None:
        self._lines = lines
        self._limit = limit
        self._dialect = dialect
        # Strict, else a quotation mark that is never closed takes the next record for its own.
        self._reader = csv.reader(lines, strict=True, **dialect)

    def first(self) -> tuple[list[str] | None, str | None]:
        """The first record, None at the end; or why it cannot be read."""
        try:
            while True:
                self._lines.begin_record()
                record = self._next()
                if record != []:
                    return record, None
        except csv.Error as error:
            return None, f"{_said_of(error, self._lines.begun)} {_LOST}"

    def others(self, first: list[str], chosen: Chosen, *, named: bool) -> Iterator[tuple[list[str] | None, str | None]]:
        """The records behind the first one, each with as many fields, or why one cannot be read and what is lost."""
        look = _Look(len(first), chosen, self._dialect)
        if not named:
            look.learn(first, self._lines)
        without_id = False
        while True:
            self._lines.begin_record()
            record, fault = self._one(len(first))
            if fault is None:
                if record is None:
                    return
                if not without_id:
                    look.learn(record, self._lines)
                elif chosen.id is not None:
                    record[chosen.id] = ""
                yield record, None
                continue
            begun, unclear = self._lines.begun, record is None
            look.learn_head(self._lines.head)
            if not look.certain and not unclear:
                # It may be a line of a text, as may be what follows: no id is taken from that.
                without_id = True
                yield None, fault
                continue
            found = self._certain_one(look) if look.certain else None
            if found is None:
                yield None, f"{fault} {_LOST}"
                return
            last = self._lines.begun - 1
            yield None, fault if last == begun else f"{fault} The lines {begun} to {last} were not checked."
            look.learn(found, self._lines)
            yield found, None

    def _one(self, fields: int) -> tuple[list[str] | None, str | None]:
        """The next record, None at the end, or why it is none; with a record where only its fields are too many."""
        try:
            while (record := self._next()) == []:
                self._lines.begin_record()
        except csv.Error as error:
            return None, _said_of(error, self._lines.begun)
        if record is None or len(record) == fields:
            return record, None
        return record, f"The record has {_fields(len(record))} where the first one has {fields}."

    def _certain_one(self, look: _Look) -> list[str] | None:
        """The next record that is sure to be one, None where there is none."""
        while True:
            self._lines.again()
            self._lines.begin_record()
            try:
                record = self._next()
            except csv.Error:
                continue
            if record is None or look.fits(record, self._lines):
                return record

    def _next(self) -> list[str] | None:
        """The next record, None at the end. The limit of its fields is the whole program's."""
        before = csv.field_size_limit(self._limit)
        try:
            return next(self._reader, None)
        finally:
            csv.field_size_limit(before)


class _Look:
    """How the records of a file look: what stands in the columns of the id and the day, and around the text."""

    def __init__(self, fields: int, chosen: Chosen, dialect: dict[str, Any]) -> None:
        self._fields = fields
        self._dialect = dialect
        self._text = chosen.text[0]
        self._keys = [place for place in (chosen.id, chosen.date) if place is not None]
        self._shapes: defaultdict[int, set[str]] = defaultdict(set)
        self._styles: set[str] = set()

    @property
    def certain(self) -> bool:
        """Whether a record can be told from a line of a text: a number is in its id, or else in its day."""
        return bool(self._keys) and any("9" in shape for shape in self._shapes[self._keys[0]])

    def learn(self, record: Sequence[str], lines: Lines) -> None:
        """Note how a record looks that was read."""
        for place in self._keys:
            if len(self._shapes[place]) < _MOST_SHAPES:
                self._shapes[place].add(_shape(record[place]))
        self._styles.add(self._style(record, lines))

    def learn_head(self, line: str) -> None:
        """Note how a record begins that cannot be read, where it is the first one: that it begins there is certain."""
        if any(self._shapes.values()):
            return
        for place, value in self._keys_in(line):
            self._shapes[place].add(_shape(value))

    def fits(self, record: Sequence[str], lines: Lines) -> bool:
        """Whether this is a record for certain: it looks like those before, and so does what follows."""
        if len(record) != self._fields or not self._are_keys([(place, record[place]) for place in self._keys]):
            return False
        style = self._style(record, lines)
        if style != _QUOTED and self._styles and style not in self._styles:
            return False
        following = lines.peek()
        if following == "":
            return True
        keys = [] if following is None else self._keys_in(following)
        return self._are_keys(keys) if keys else style == _QUOTED

    def _are_keys(self, keys: Sequence[tuple[int, str]]) -> bool:
        for place, value in keys:
            shape = _shape(value)
            if shape not in self._shapes[place] or (place == self._keys[0] and "9" not in shape):
                return False
        return True

    def _keys_in(self, line: str) -> list[tuple[int, str]]:
        """What stands in the columns of the id and the day, as far as the first line of a record has them."""
        try:
            fields = next(csv.reader([line], **self._dialect), [])
        except csv.Error:
            return []
        whole = len(fields) if len(fields) >= self._fields else len(fields) - 1
        return [(place, fields[place]) for place in self._keys if place < max(whole, 1) and place < len(fields)]

    def _style(self, record: Sequence[str], lines: Lines) -> str:
        """How the text is written: in quotation marks, or without, and then whether a blank comes first."""
        if lines.many or lines.head.startswith('"') or f'{self._dialect["delimiter"]}"' in lines.head:
            return _QUOTED
        return "blank" if record[self._text].startswith(" ") else "bare"


_QUOTED = "quoted"


def _shape(value: str) -> str:
    """What a cell looks like: a 9 for digits, an `a` for letters, and what is neither."""
    return _LETTERS.sub("a", _DIGITS.sub("9", value[:_HEAD].strip()))


def _said_of(error: csv.Error, line: int) -> str:
    """Why a record cannot be read that begins in a line."""
    where = f"the record that begins in line {line}"
    if "end of data" in str(error):
        return f"A quotation mark in {where} is never closed."
    if "expected after" in str(error):
        return f"A quotation mark in {where} is not closed where the field ends, or not written twice inside of it."
    return f"{where.capitalize()} cannot be read: {error}."


def _fields(number: int) -> str:
    return "1 field" if number == 1 else f"{number} fields"
