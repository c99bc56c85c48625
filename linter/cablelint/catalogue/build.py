"""Keeps an index: reads cables into it, those that are new or changed, and id lists; drops what is gone."""

from __future__ import annotations

import datetime
import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from cablegrammar.base.record import record
from cablelint.__about__ import __version__
from cablelint.catalogue.entries import Scope
from cablelint.catalogue.id_list import IdList
from cablelint.catalogue.store import explained, open_in_memory, open_to_write, transaction
from cablelint.catalogue.stored_paths import base_of, is_below, real_path, stored_path
from cablelint.errors import UsageError
from cablelint.files.discovery import Target, Unreadable, discover, read

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablelint.settings.settings import Settings

_BATCH_FILES = 256
_BATCH_SECONDS = 1.0
_UNSETTLED = 2_000_000_000
"""A file that was modified less than so many nanoseconds before it was read may change again at the same time stamp."""

_Row = tuple[object, ...]


@record
class Built:
    """What a build did. `unreadable` holds path and sentence of each file that could not be read."""

    read: int
    unchanged: int
    dropped: int
    cables: int
    without_id: int
    unreadable: tuple[tuple[str, str], ...]


@record
class _SeenFile:
    """A file as the index last saw it."""

    size: int
    modified: int
    digest: bytes | None
    reader: str | None


@record
class _File:
    """A file that was read: its row, and those of its cables with their citations. No cables: it is none."""

    path: str
    size: int
    modified: int
    digest: bytes | None
    cables: tuple[tuple[_Row, tuple[_Row, ...]], ...]
    same: bool = False
    """Its text is what the index knows: only its time stamp is another."""


def build(
    index: Path,
    paths: Sequence[str],
    settings_in: Callable[[str], Settings],
    *,
    subjects: bool = False,
    complete_for: Sequence[Scope] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Built:
    """Read the cables of `paths` into the index, which is made if there is none.

    Files that have not changed are not read again, and what is gone from `paths` is dropped. Without paths, those of
    the builds before are used (at first the working directory). `complete_for` takes the place of what was declared
    before; None keeps that. Subjects are kept only when asked for, else taken out.

    Raises `CatalogueError` for an index that cannot be used, `UsageError` for a path that does not exist.
    """
    for path in paths:
        if not os.path.lexists(path):  # before an index is made for nothing
            raise UsageError(f"there is no file or directory called {path}")
    with closing(open_to_write(index)) as connection, explained(index):
        return _Build(index, connection, subjects, progress).run(paths, settings_in, complete_for)


def build_in_memory(
    index: Path, paths: Sequence[str], settings_in: Callable[[str], Settings]
) -> tuple[Built, sqlite3.Connection]:
    """As `build`, where no file can be written: the index is in the connection, as if it were the file `index`."""
    with explained(index):
        connection = open_in_memory()
        return _Build(index, connection, False, None).run(paths, settings_in, None), connection


def add_list(index: Path, listed: IdList, path: str, *, subjects: bool = False) -> int:
    """Put the ids of a list into the index, in the place of what the same list (by its path) held before.

    Gives the number of different ids. Raises `CatalogueError`.
    """
    with closing(open_to_write(index)) as connection, explained(index), transaction(connection):
        stored = path if path.startswith("<") else stored_path(base_of(index), path)
        connection.execute("DELETE FROM sources WHERE path = ?", (stored,))
        key = connection.execute(
            "INSERT INTO sources (path, kind, size, modified) VALUES (?, 'list', 0, 0)", (stored,)
        ).lastrowid
        rows = dict.fromkeys(
            (
                cable.entry.id, key, iso(cable.entry.date), cable.entry.level, cable.subject if subjects else None,
            )
            for cable in listed.cables
        )  # fmt: skip
        connection.executemany("INSERT INTO cables (id, source, date, level, subject) VALUES (?, ?, ?, ?, ?)", rows)
        connection.executemany(
            "INSERT INTO scopes (source, declared) VALUES (?, ?)", ((key, str(scope)) for scope in listed.scopes)
        )
        if subjects:
            set_fact(connection, "subjects", "1")
        if connection.execute("SELECT 1 FROM sources WHERE kind = 'file' LIMIT 1").fetchone() is None:
            # A list is whole as soon as it is in; files that a killed build left behind are not.
            set_fact(connection, "finished", now())
    return len({cable.entry.id for cable in listed.cables})


class _Build:
    """One build. Files are read and parsed outside of any transaction, so that nobody waits for that."""

    def __init__(
        self,
        index: Path,
        connection: sqlite3.Connection,
        subjects: bool,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self._base = base_of(index)
        self._connection = connection
        self._subjects = subjects
        self._reader = _reader(subjects)
        self._progress = progress
        self._known: dict[str, _SeenFile] = {}
        self._cables = self._without_id = self._read = self._unchanged = 0
        self._unreadable: list[tuple[str, str]] = []

    def run(
        self, paths: Sequence[str], settings_in: Callable[[str], Settings], complete_for: Sequence[Scope] | None
    ) -> Built:
        self._prepare()
        # What is known is read before the directories are: a file that another build adds meanwhile is not dropped.
        for path, *known in self._connection.execute(
            "SELECT path, size, modified, digest, reader FROM sources WHERE kind = 'file'"
        ):
            self._known[path] = _SeenFile(*known)
        paths = paths or self._roots() or [os.curdir]
        roots = [os.path.realpath(path) for path in paths]
        targets = discover(paths, settings_in)
        seen: set[str] = set()
        waiting: list[_File] = []
        since = time.monotonic()
        for done, target in enumerate(targets):
            if self._progress is not None:
                self._progress(done, len(targets))
            folder = os.path.dirname(target.path) or os.curdir  # noqa: PTH120 - as below
            file = self._look_at(target, seen, settings_in(folder).max_size)
            if file is not None:
                waiting.append(file)
            if len(waiting) >= _BATCH_FILES or (waiting and time.monotonic() - since > _BATCH_SECONDS):
                self._write(waiting)
                since = time.monotonic()
        self._write(waiting)
        dropped = self._finish(roots, seen, complete_for)
        return Built(self._read, self._unchanged, dropped, self._cables, self._without_id, tuple(self._unreadable))

    def _prepare(self) -> None:
        """Say what the index is to hold: subjects that it is not to hold any more are taken out."""
        with transaction(self._connection):
            if self._subjects:
                set_fact(self._connection, "subjects", "1")
            elif self._connection.execute(_HAS_SUBJECTS).fetchone() is not None:
                set_fact(self._connection, "subjects", "0")
                self._connection.execute("UPDATE cables SET subject = NULL WHERE subject IS NOT NULL")
                self._connection.execute(
                    "UPDATE sources SET reader = ? WHERE reader = ?", (_reader(False), _reader(True))
                )

    def _roots(self) -> list[str]:
        """What the builds before were made from."""
        stored = self._connection.execute("SELECT path FROM roots ORDER BY path")
        return [real_path(self._base, path) for (path,) in stored]

    def _look_at(self, target: Target, seen: set[str], limit: int) -> _File | None:
        """The file when the index has to hear of it. One of more than `limit` bytes is not read."""
        path = stored_path(self._base, target.path)
        seen.add(path)
        known = self._known.get(path)
        if known is not None and known.reader != self._reader:
            known = None
        try:
            status = os.stat(target.path)  # noqa: PTH116 - one call a file, and there are hundreds of thousands
            if known is not None and known.modified == status.st_mtime_ns and known.size == status.st_size:
                self._unchanged += 1
                return None
            settled = time.time_ns() - status.st_mtime_ns > _UNSETTLED
            source = read(target, limit=limit)
        except (OSError, Unreadable) as error:
            reason = str(error) if isinstance(error, Unreadable) else f"The file cannot be read: {error.strerror}."
            self._unreadable.append((target.path, reason))
            return None
        modified = status.st_mtime_ns if settled else 0
        self._read += 1
        if source is None:
            return _File(path, status.st_size, modified, None, ())
        digest = hashlib.blake2b(source.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if known is not None and known.digest == digest:
            return _File(path, status.st_size, modified, digest, (), same=True)
        from cablegrammar import parse_messages

        try:
            cables = tuple(self._rows(parse_messages(source)))
        except Exception as error:  # noqa: BLE001 - a defect of the grammar must not hide the other files
            self._unreadable.append((target.path, f"The grammar failed with {type(error).__name__}."))
            return None
        return _File(path, status.st_size, modified, digest, cables)

    def _rows(self, cables: Iterable[Cable]) -> Iterator[tuple[_Row, tuple[_Row, ...]]]:
        """The row of each cable, and those of the cables that it cites."""
        for cable in cables:
            if cable.form == "unknown":
                continue
            self._cables += 1
            self._without_id += cable.id is None
            level, date = cable.level, cable.date
            subject = cable.subject.text if self._subjects and cable.subject is not None else None
            yield (
                (
                    cable.id,
                    None if date is None else iso(date.date()),
                    None if level is None else level.value,
                    subject,
                ),
                tuple(
                    (item.id, item.letter, item.notal)
                    for item in cable.references
                    if item.kind == "cable" and item.id is not None
                ),
            )

    def _write(self, files: list[_File]) -> None:
        """Put a batch into the index: all of it or nothing."""
        if not files:
            return
        execute = self._connection.execute
        with transaction(self._connection):
            for file in files:
                if file.same:
                    execute(
                        "UPDATE sources SET size = ?, modified = ? WHERE path = ?",
                        (file.size, file.modified, file.path),
                    )
                    continue
                execute("DELETE FROM sources WHERE path = ?", (file.path,))
                source = execute(
                    "INSERT INTO sources (path, kind, size, modified, digest, reader) VALUES (?, 'file', ?, ?, ?, ?)",
                    (file.path, file.size, file.modified, file.digest, self._reader),
                ).lastrowid
                for row, cited in file.cables:
                    key = execute(
                        "INSERT INTO cables (source, id, date, level, subject) VALUES (?, ?, ?, ?, ?)", (source, *row)
                    ).lastrowid
                    self._connection.executemany(
                        "INSERT INTO citations (cable, cited, letter, notal) VALUES (?, ?, ?, ?)",
                        ((key, *one) for one in cited),
                    )
        files.clear()

    def _finish(self, roots: Sequence[str], seen: set[str], complete_for: Sequence[Scope] | None) -> int:
        """Drop what is gone, and say what the index now stands for."""
        gone = [
            path
            for path in self._known
            if path not in seen and any(is_below(real_path(self._base, path), root) for root in roots)
        ]
        with transaction(self._connection):
            self._connection.executemany("DELETE FROM sources WHERE path = ?", ((path,) for path in gone))
            self._connection.executemany(
                "INSERT OR IGNORE INTO roots (path) VALUES (?)", ((stored_path(self._base, root),) for root in roots)
            )
            if complete_for is not None:
                self._connection.execute("DELETE FROM scopes WHERE source IS NULL")
                self._connection.executemany(
                    "INSERT INTO scopes (source, declared) VALUES (NULL, ?)", ((str(scope),) for scope in complete_for)
                )
            # An index of nothing claims nothing: a mistyped path must not make every reference a fault.
            if self._connection.execute("SELECT 1 FROM sources LIMIT 1").fetchone() is not None:
                set_fact(self._connection, "finished", now())
        return len(gone)


_HAS_SUBJECTS = "SELECT 1 FROM facts WHERE name = 'subjects' AND value = '1'"


def _reader(subjects: bool) -> str:
    """What a file was read by, and for what: one that was read otherwise is read anew."""
    return f"{__version__} with subjects" if subjects else __version__


def set_fact(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Note what an index is, in the place of what was noted before."""
    connection.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (name, value))


def iso(date: datetime.date | None) -> str | None:
    """A day as an index keeps it."""
    return None if date is None else date.isoformat()


def now() -> str:
    """The time, to the second, as an index keeps it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
