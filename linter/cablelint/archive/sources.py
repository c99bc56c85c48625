"""Reads the rows of an archive one after the other: tables, packed files, folders. Nothing is unpacked to a disk.

What cannot be read is a row, too, with its fault: nothing is passed over but files that hold no cables by their name
or their look, and those are counted. A row is read to its limit and no further, so that a small file which unpacks to
terabytes costs no more than any other.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import json
import lzma
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, cast

import pyarrow as pa
import pyarrow.parquet as pq

from cablegrammar.base.record import record
from cablelint.archive.columns import Chosen, Columns, choose, delimiter_of
from cablelint.archive.csv_records import CsvReader, Lines
from cablelint.archive.parts import PARTS, holds_a_run
from cablelint.archive.rows import BATCH_ROWS, Row
from cablelint.archive.tables import SUFFIXES as RESULTS
from cablelint.archive.tables import is_our_own
from cablelint.archive.tars import LongHeaderError, tar_members
from cablelint.errors import UsageError
from cablelint.files.discovery import TEMPORARY
from cablelint.reporters.json_ import portable
from cablelint.settings.globs import Globs
from cablelint.settings.settings import CANDIDATES, DEFAULT_INCLUDE, Settings

TABLES = {".parquet": "parquet", ".pq": "parquet", ".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
PACKS = {".zip": "zip", ".tar": "tar", ".tgz": "tar", ".tbz2": "tar", ".txz": "tar"}
_COMPRESSED: dict[str, Callable[[Path], Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_DAMAGE = (
    OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, NotImplementedError,
    ValueError, struct.error,
)  # fmt: skip
"""What reading a damaged file raises, a name in it that is no UTF-8 among others."""
_PAGES = ("*.html", "*.htm", "*.xhtml")
_CANDIDATES = (*CANDIDATES, ".html", ".htm", ".xhtml")
"""The ends of names of files that are only linted when their text looks like a cable."""


@record
class SourceFile:
    """One file or folder of an archive. `kind` is `parquet`, `csv`, `jsonl`, `zip`, `tar`, `folder` or `file`."""

    path: str
    kind: str


def kind_of(name: str) -> str | None:
    """What kind of archive a file of this name is, None for what is none."""
    stem, suffix = os.path.splitext(name.lower())  # noqa: PTH122 - once a file
    if suffix in _COMPRESSED:
        inner = os.path.splitext(stem)[1]  # noqa: PTH122 - as above
        kind = TABLES.get(inner) or PACKS.get(inner)
        return kind if kind in ("csv", "jsonl", "tar") else None
    return TABLES.get(suffix) or PACKS.get(suffix)


class Archive:
    """The files of some sources, and how they are read. Raises `UsageError` for a path that does not exist, and for a
    table without the columns that are needed.
    """

    def __init__(self, sources: Sequence[str], columns: Columns, settings: Settings) -> None:
        self._columns = columns
        self._limit = settings.max_size
        include = (*settings.include, *(_PAGES if settings.include == DEFAULT_INCLUDE else ()))
        self._include = Globs(include, settings.root, fold=True)
        self._exclude = Globs(settings.exclude, settings.root)
        self.passed_over: Counter[str] = Counter()
        """How many files were passed over whose names are none of a cable's, by the ends of their names."""
        self._results: list[str] = []
        """Tables that a run before has written: no cables are in them."""
        self.files: list[SourceFile] = []
        for source in sources:
            self.files += self._files_of(source)
        for file in self.files:
            if file.kind in ("parquet", "csv", "jsonl"):
                next(self._table(file), None)  # what is missing is said now, and not after an hour

    def _files_of(self, source: str) -> Iterator[SourceFile]:
        path = Path(source)
        if not path.exists():
            raise UsageError(f"there is no file or directory called {source}")
        if not path.is_dir():
            if not path.is_file():
                raise UsageError(f"{source} is not a regular file")
            yield SourceFile(source, kind_of(source) or "file")
            return
        yield SourceFile(source, "folder")
        for file in self._walk(source):
            kind = kind_of(file)
            if kind is not None and _is_result(file, kind):
                self._results.append(file)
            elif kind is not None:
                yield SourceFile(file, kind)

    def rows(self) -> Iterator[Row]:
        """All rows, always in the same order."""
        self.passed_over.clear()
        for result in self._results:
            self._pass_over(result)
        for file in self.files:
            reader = {"zip": self._zip, "tar": self._tar, "folder": self._folder, "file": self._file}
            yield from reader.get(file.kind, self._table)(file)

    def state(self) -> list[tuple[str, int, int | str]]:
        """What changes when a file does that is read: path, size and time of each.

        A folder has the number of its files that are no archive of their own, and a digest of theirs.
        """
        return [self._state(file) for file in self.files]

    def _state(self, file: SourceFile) -> tuple[str, int, int | str]:
        if file.kind != "folder":
            return file.path, *_size_and_time(file.path)
        digest, number = hashlib.sha256(), 0
        for path in self._walk(file.path):
            if kind_of(path) is None and self._include.match(path):
                number += 1
                digest.update(f"{path}\0{_size_and_time(path)}\0".encode("utf-8", "surrogateescape"))
        return file.path, number, digest.hexdigest()

    def count(self) -> int | None:
        """How many rows there are about, None where only reading tells."""
        total = 0
        for file in self.files:
            try:
                if file.kind == "parquet":
                    total += pq.ParquetFile(file.path).metadata.num_rows
                elif file.kind == "zip":
                    with zipfile.ZipFile(file.path) as pack:
                        total += len(pack.infolist())
                else:
                    return None
            except (*_DAMAGE, pa.ArrowException):
                total += 1
        return total

    # ---- tables

    def _table(self, file: SourceFile) -> Iterator[Row]:
        """The rows of a table. Where it ends in a fault, the last row says so."""
        records = {"parquet": self._parquet, "csv": self._csv, "jsonl": self._jsonl}[file.kind]
        shown, number = portable(file.path), 0
        try:
            for cells, fault in records(file):
                number += 1
                yield (
                    Row(shown, number, f"{shown}#{number}", None, fault)
                    if cells is None
                    else row_of(shown, number, cells)
                )
        except (*_DAMAGE, pa.ArrowException, UnicodeError) as error:
            said = f"The file is damaged from here on ({_why(error)}), and the rest of it was not read."
            yield Row(shown, number + 1, f"{shown}#{number + 1}", None, said)

    def _parquet(self, file: SourceFile) -> Iterator[tuple[Cells | None, str | None]]:
        with pq.ParquetFile(file.path, buffer_size=1 << 20, pre_buffer=False) as table:
            names = table.schema_arrow.names
            chosen = choose(names, self._columns, file.path)
            needed = list(dict.fromkeys(names[place] for place in _places(chosen)))
            for batch in table.iter_batches(batch_size=BATCH_ROWS, columns=needed, use_threads=False):
                columns = {name: batch.column(name).to_pylist() for name in needed}
                for at in range(batch.num_rows):
                    yield chosen_cells(chosen, lambda place: columns[names[place]][at]), None  # noqa: B023 - used at once

    def _csv(self, file: SourceFile) -> Iterator[tuple[Cells | None, str | None]]:
        asked = self._columns
        delimiter = asked.delimiter or ("\t" if ".tsv" in file.path.lower() else None)
        with _open(file.path) as stream, _decoded(stream) as opened:
            lines = Lines(opened, 2 * self._limit)
            dialect: dict[str, Any] = {
                "delimiter": delimiter or (delimiter_of(lines.first, asked) if asked.named else ","),
                "escapechar": asked.escape,
                "doublequote": asked.escape is None,
            }
            reader = CsvReader(lines, self._limit, dialect)
            first, fault = reader.first()
            if first is None:
                if fault is not None:
                    yield None, fault
                return
            names = first if asked.named else [str(place + 1) for place in range(len(first))]
            chosen = choose(names, asked, file.path)
            if not asked.named:
                yield chosen_cells(chosen, first.__getitem__), None
            for record, fault in reader.others(first, chosen, named=asked.named):
                yield (None if record is None else chosen_cells(chosen, record.__getitem__)), fault

    def _jsonl(self, file: SourceFile) -> Iterator[tuple[Cells | None, str | None]]:
        chosen: Chosen | None = None
        names: list[str] = []
        with _open(file.path) as stream:
            while line := stream.readline(self._limit + 1):
                if len(line) > self._limit and not line.endswith(b"\n"):
                    while line and not line.endswith(b"\n"):
                        line = stream.readline(1 << 20)
                    yield None, f"The line has more than {self._limit:,} bytes (the setting max-size)."
                    continue
                if not line.strip():
                    continue
                try:
                    found = json.loads(line.decode("utf-8-sig"))
                except (ValueError, RecursionError):
                    yield None, "The line is no JSON."
                    continue
                if not isinstance(found, dict):
                    yield None, "The line is no JSON object."
                    continue
                if chosen is None:
                    names = list(found)
                    chosen = choose(names, self._columns, file.path)
                yield chosen_cells(chosen, lambda place: found.get(names[place])), None  # noqa: B023 - used at once

    # ---- packed files

    def _zip(self, file: SourceFile) -> Iterator[Row]:
        shown = portable(file.path)
        try:
            pack = zipfile.ZipFile(file.path)
        except _DAMAGE as error:
            yield Row(shown, 1, shown, None, f"This is no zip file that can be read ({_why(error)}).")
            return
        with pack:
            for number, member in enumerate(pack.infolist(), start=1):
                if member.is_dir():
                    continue
                if member.flag_bits & 1 and self._is_wanted(member.filename):
                    said = "The member is encrypted, and cannot be read."
                    yield _member(shown, number, member.filename, None, said)
                    continue
                yield from self._members(shown, number, member.filename, lambda: pack.open(member))  # noqa: B023

    def _tar(self, file: SourceFile) -> Iterator[Row]:
        shown, number = portable(file.path), 0
        said = None
        try:
            for number, (member, opened) in enumerate(tar_members(file.path), start=1):
                if member.isfile():
                    yield from self._members(shown, number, member.name, opened)
        except LongHeaderError:
            said = "The headers before this member are too long (over 64 KiB): it and what follows were not read."
        except _DAMAGE as error:
            said = f"The file is damaged from here on ({_why(error)}), and the rest of it was not read."
        if said is not None:
            yield Row(shown, number + 1, f"{shown}#{number + 1}", None, said)

    def _members(self, source: str, number: int, name: str, opened: Callable[[], IO[bytes] | None]) -> Iterator[Row]:
        """The row of one member, none for one that holds no cable by its name or its look."""
        if kind_of(name) is not None:
            said = "This is an archive in an archive, which is not opened: unpack it, and name it beside this one."
            yield _member(source, number, name, None, said)
            return
        if not self._is_wanted(name):
            self._pass_over(name)
            return
        try:
            stream = opened()
            data = b"" if stream is None else stream.read(self._limit + 1)
        except _DAMAGE as error:
            yield _member(source, number, name, None, f"The member cannot be read ({_why(error)}).")
            return
        except RuntimeError:  # zipfile's word for what needs a password
            yield _member(source, number, name, None, "The member is encrypted, and cannot be read.")
            return
        yield _member(source, number, name, data)

    def _is_wanted(self, name: str) -> bool:
        """Whether a member is one of the files that a run over a folder would read, by its name."""
        last = name.replace("\\", "/").rpartition("/")[2]
        return not last.startswith(".") and self._include.match(last)

    # ---- files

    def _walk(self, folder: str) -> Iterator[str]:
        """The files of a folder and those below it, each folder's in order. Links to folders are not followed."""
        for here, folders, files in os.walk(folder):
            folders[:] = sorted(
                one
                for one in folders
                if not one.startswith(".")
                and not self._exclude.match(os.path.join(here, one))  # noqa: PTH118
                and not (one.endswith(PARTS) and holds_a_run(os.path.join(here, one)))  # noqa: PTH118
            )
            for name in sorted(files):
                path = os.path.join(here, name).removeprefix(f".{os.sep}")  # noqa: PTH118 - there may be millions
                if not name.startswith((TEMPORARY[0], ".")) and not self._exclude.match(path):
                    yield path

    def _folder(self, file: SourceFile) -> Iterator[Row]:
        number = 0
        for path in self._walk(file.path):
            if kind_of(path) is not None:
                continue  # a source of its own
            if not self._include.match(path):
                self._pass_over(path)
                continue
            number += 1
            yield self._read(portable(file.path), number, path, found=True)

    def _file(self, file: SourceFile) -> Iterator[Row]:
        yield self._read(portable(file.path), 1, file.path)

    def _read(self, source: str, number: int, path: str, *, found: bool = False) -> Row:
        shown = portable(path.replace(os.sep, "/"))
        doubtful = found and shown.lower().endswith(_CANDIDATES)
        try:
            if not stat.S_ISREG(Path(path).stat().st_mode):
                return Row(source, number, shown, None, "This is not a regular file.", name=shown)
            with Path(path).open("rb") as stream:
                return Row(source, number, shown, stream.read(self._limit + 1), name=shown, candidate=doubtful)
        except OSError as error:
            return Row(source, number, shown, None, f"The file cannot be read: {error.strerror}.", name=shown)

    def _pass_over(self, name: str) -> None:
        self.passed_over[os.path.splitext(name)[1].lower()] += 1  # noqa: PTH122 - as above


@record
class Cells:
    """What stands in the columns of one record."""

    text: tuple[object, ...]
    id: object
    date: object


def chosen_cells(chosen: Chosen, cell: Callable[[int], object]) -> Cells:
    """The cells of the chosen columns."""
    return Cells(
        tuple(map(cell, chosen.text)),
        None if chosen.id is None else cell(chosen.id),
        None if chosen.date is None else cell(chosen.date),
    )


def row_of(source: str, number: int, cells: Cells) -> Row:
    """The row of a record of a table."""
    path = f"{source}#{number}"
    pieces = [_bytes(piece) for piece in cells.text if piece is not None]
    fault = None
    if any(piece is None for piece in pieces):
        fault = "What stands in the column of the text is no text."
    elif not pieces:
        fault = "There is no text in this row."
    text = b"\n\n".join(piece for piece in pieces if piece is not None)
    return Row(source, number, path, None if fault else text, fault, _word(cells.id), _word(cells.date))


def _is_result(path: str, kind: str) -> bool:
    """Whether a file that a search finds is a table of findings, facts or references that a run has written."""
    if kind not in ("csv", "parquet") or not path.lower().endswith(RESULTS):
        return False
    try:
        return is_our_own(Path(path)) and os.path.getsize(path) > 0  # noqa: PTH202 - as below
    except (UsageError, OSError):
        return False


def _size_and_time(path: str) -> tuple[int, int]:
    """The size of a file and when it was changed; zeros for one that is gone."""
    try:
        status = os.stat(path)  # noqa: PTH116 - there may be millions
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


def _places(chosen: Chosen) -> Iterator[int]:
    yield from chosen.text
    yield from (place for place in (chosen.id, chosen.date) if place is not None)


def _bytes(value: object) -> bytes | None:
    """A text as it would stand in a file; None for what is no text."""
    if isinstance(value, bytes):
        return value
    try:
        return value.encode("utf-8", "surrogateescape") if isinstance(value, str) else None
    except UnicodeEncodeError:  # half of a pair, which JSON can say and no text can be
        return None


def _word(value: object) -> str | None:
    """A cell of an id or a day, as text that can be written again."""
    return None if value is None else str(value).encode("utf-8", "replace").decode() or None


def _member(source: str, number: int, name: str, data: bytes | None, fault: str | None = None) -> Row:
    shown = portable(name.replace("\\", "/"))
    doubtful = shown.lower().endswith(_CANDIDATES)
    return Row(source, number, f"{source}/{shown}", data, fault, name=shown, candidate=doubtful)


def _open(path: str) -> IO[bytes]:
    opened = _COMPRESSED.get(os.path.splitext(path.lower())[1])  # noqa: PTH122 - as above
    if opened is None:
        return Path(path).open("rb")
    stream: IO[bytes] = opened(Path(path))
    return stream


def _decoded(stream: IO[bytes]) -> io.TextIOWrapper:
    """The text of a table. Bytes that are no UTF-8 stay what they are, and are read with their row."""
    buffered = io.BufferedReader(cast(io.RawIOBase, stream))
    begins = buffered.peek(4)[:4]
    wide = begins.startswith((b"\xff\xfe", b"\xfe\xff"))
    return io.TextIOWrapper(buffered, "utf-16" if wide else "utf-8-sig", "surrogateescape", newline="")


def _why(error: BaseException) -> str:
    """What the system or the library says, without what it may quote."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return type(error).__name__
