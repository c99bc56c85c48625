"""The SQLite file of an index: its tables, how it is opened, and what its errors mean to people.

It is opened to read without the right to write. Writers use short transactions with SQLite's rollback journal: whatever
is killed in the middle, the file is as after the last one, and the next who opens it sees to that. Another writer
waits.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cablelint.catalogue.entries import CatalogueError, OutOfReachError, UnusableIndexError

APPLICATION_ID = 0x43424C45
"""`CBLE`, in the file's header: whose database it is."""
VERSION = 1
_MAGIC = b"SQLite format 3\0"
_PATIENCE = 15.0
"""How many seconds to wait for another writer."""
_CACHE_KIB = 32_768
"""The pages of a large index that one look-up shares with the next."""

_SCHEMA = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE roots (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE sources (
    key INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('file', 'list')),
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    digest BLOB,
    reader TEXT
);
CREATE TABLE scopes (source INTEGER REFERENCES sources ON DELETE CASCADE, declared TEXT NOT NULL);
CREATE TABLE cables (
    key INTEGER PRIMARY KEY,
    id TEXT,
    source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
    date TEXT,
    level TEXT,
    subject TEXT
);
CREATE TABLE citations (
    cable INTEGER NOT NULL REFERENCES cables ON DELETE CASCADE,
    cited TEXT NOT NULL,
    letter TEXT,
    notal INTEGER NOT NULL
);
CREATE INDEX cables_by_id ON cables (id);
CREATE INDEX cables_by_source ON cables (source);
CREATE INDEX citations_by_cited ON citations (cited);
CREATE INDEX citations_by_cable ON citations (cable);
CREATE INDEX scopes_by_source ON scopes (source);
"""
_STATEMENTS = dict.fromkeys(_SCHEMA.strip().removesuffix(";").split(";\n")).keys()
"""What SQLite keeps of them is the same, to the letter."""


def is_index(file: Path) -> bool:
    """Whether the file is an SQLite database, by its first bytes. Raises `CatalogueError` when it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError as error:
        raise OutOfReachError(f"the catalogue {file} cannot be read: {error.strerror}") from None


def open_to_read(file: Path) -> sqlite3.Connection:
    """Open an index without the right to change it. Raises `CatalogueError`.

    A build that was killed inside a transaction leaves a journal: it has to be rolled back, which takes the right to
    write for that moment.
    """
    with explained(file):
        try:
            connection = _connect(file, "ro")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            return _checked(file, connection)
        except sqlite3.OperationalError as error:
            if _name(error) not in ("SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY", "SQLITE_CANTOPEN"):
                raise
        connection = _connect(file, "rw")
        connection.execute("PRAGMA query_only = ON")
        return _checked(file, connection)


def open_to_write(file: Path) -> sqlite3.Connection:
    """Open an index to change it, or make a new one. Raises `CatalogueError`."""
    try:
        new = not file.exists() or file.stat().st_size == 0
    except OSError as error:
        raise OutOfReachError(f"the catalogue {file} cannot be written: {error.strerror}") from None
    if not new and not is_index(file):
        raise UnusableIndexError(f"{file} is not an index of cablelint and was left as it is; choose another name")
    with explained(file):
        connection = _connect(file, "rwc" if new else "rw")
        _set_up(connection)
        return _checked(file, connection)


def open_in_memory() -> sqlite3.Connection:
    """A new index that no file holds, for as long as the connection is open."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _set_up(connection)
    return connection


def delete(file: Path) -> None:
    """Delete an index that cannot be used. Raises OSError."""
    # The journal first: it would be rolled back into the index that takes the place of this one.
    file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
    file.unlink(missing_ok=True)


def _set_up(connection: sqlite3.Connection) -> None:
    """Make ready to write, with the tables where there are none yet."""
    connection.execute("PRAGMA foreign_keys = ON")
    # What is deleted is overwritten: subjects that were taken out are not to be found in the file.
    connection.execute("PRAGMA secure_delete = ON")
    with transaction(connection):
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in _STATEMENTS:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside happens, or nothing of it. Waits for another writer."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """Raise `CatalogueError` for what SQLite complains of, in words that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        meaning = _meaning(_name(error))
        raise _KINDS.get(meaning, CatalogueError)(f"the catalogue {file} {meaning}") from error
    except UnicodeDecodeError:  # a complaint that quotes the file, whose names are no UTF-8 any more
        raise damaged(file) from None


def _connect(file: Path, mode: str) -> sqlite3.Connection:
    uri = f"{file.resolve().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)


def _checked(file: Path, connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, when the database is an index that this version can read."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if owner != APPLICATION_ID:
        connection.close()
        raise UnusableIndexError(f"{file} is an SQLite database, but not a catalogue of cablelint")
    if version != VERSION:
        connection.close()
        raise UnusableIndexError(
            f"the catalogue {file} has version {version} but this cablelint reads version {VERSION}:"
            " delete it and build it again"
        )
    # A view in the place of a table could go on without end, and a trigger do what nobody asked for.
    made = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    if made != _STATEMENTS:
        connection.close()
        raise damaged(file)
    return connection


def damaged(file: Path) -> CatalogueError:
    """What is raised for an index that holds what no build has put there."""
    return UnusableIndexError(f"the catalogue {file} {_DAMAGED}")


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", None) or type(error).__name__


def _meaning(name: str) -> str:
    for beginning, meaning in _MEANINGS.items():
        if name.startswith(beginning):
            return meaning
    return f"cannot be used ({name})"


_DAMAGED = "is damaged: delete it and build it again"
_READ_ONLY = "is read-only, or its directory is"
_CLOSED = "cannot be opened, or its directory cannot be written"
_FULL = "cannot be written: the disk is full"
_MEANINGS = {
    "SQLITE_BUSY": "is locked, because another program is writing it; try again later",
    "SQLITE_LOCKED": "is locked, because another program is writing it; try again later",
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_CANTOPEN": _CLOSED,
    "SQLITE_NOTADB": _DAMAGED,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR": "cannot be read or written: the disk or the network failed",
}
_KINDS: dict[str, type[CatalogueError]] = {
    _DAMAGED: UnusableIndexError,
    **dict.fromkeys((_READ_ONLY, _CLOSED, _FULL), OutOfReachError),
}
"""What is raised for what SQLite complains of, where somebody may know a way out."""
