"""The file that results are kept in: an SQLite database in a folder that only its user may look into.

It only ever saves time: where it cannot be used (a full disk, a folder of somebody else, another program that holds
it, a damaged file), the run goes on as if there were none.
"""

from __future__ import annotations

import datetime
import os
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

LIMIT = 200_000_000
"""Bytes that the file may take."""
FOLDER = "CABLELINT_CACHE_DIR"
"""The environment variable that names another folder."""
_NAME = "results-1.sqlite"
"""With the form of its table: two versions of cablelint do not take away what the other one has kept."""
_AT_ONCE = 500
_LOOKS = 100
_WAIT = 2.0
"""Seconds that another run may take to write."""


def folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where results are kept: the user's cache folder, as the system calls it. None where the user has no home."""
    given = environment.get(FOLDER)
    if given:
        return Path(given)
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA")
        return Path(base, "cablelint", "cache") if base else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "cablelint"
    return Path(environment.get("XDG_CACHE_HOME") or home / ".cache") / "cablelint"


class Store:
    """Results of today by their keys. Each process opens the file for itself; nothing here raises."""

    def __init__(self, place: Path, limit: int = LIMIT) -> None:
        self._place = place
        self._limit = limit
        self._file: sqlite3.Connection | None = None
        self._made_by = os.getpid()
        self._opened_by: int | None = None
        self._waiting: list[tuple[bytes, bytes]] = []
        self._asked = 0

    def get(self, key: bytes) -> bytes | None:
        """What was kept under `key`, None for nothing."""
        file = self._opened()
        if file is None:
            return None
        try:
            # A lock for each look-up takes longer than the look-up. Whoever wants to write waits while it is held:
            # it is let go of before a file is linted, and every now and then. A process that works for another one is
            # asked nothing for a while, and never holds it.
            if self._made_by == self._opened_by and not file.in_transaction:
                file.execute("BEGIN")
            row = file.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
            self._asked += 1
            if row is None or self._asked % _LOOKS == 0:
                file.rollback()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row[0] if row is not None and isinstance(row[0], bytes) else None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep `value` under `key`, for today."""
        self._waiting.append((key, value))
        if len(self._waiting) >= _AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        if self._waiting:
            self._write()
        if self._file is not None and self._opened_by == os.getpid():
            with suppress(sqlite3.Error):
                self._file.close()
        self._file = None

    def __getstate__(self) -> dict[str, object]:
        """What is sent to another process, which opens the file for itself."""
        return {**self.__dict__, "_file": None, "_opened_by": None, "_waiting": []}

    def _opened(self) -> sqlite3.Connection | None:
        # A connection must not be used behind a fork: the child would undo the locks of its parent.
        if self._opened_by != os.getpid():
            self._opened_by = os.getpid()
            self._file = self._open()
        return self._file

    def _open(self) -> sqlite3.Connection | None:
        for _ in range(2):  # a damaged file is gone at the second time
            try:
                return _connected(self._place)
            except OSError:
                return None
            except sqlite3.Error as error:
                if not self._give_up(error):
                    return None
        return None

    def _give_up(self, error: sqlite3.Error) -> bool:
        """Do without from here on. A file that is damaged is of no use to anybody, and is deleted: whether it was."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(sqlite3.Error):
                file.close()
        self._waiting = []
        if isinstance(error, sqlite3.OperationalError):  # busy, full, read-only
            return False
        with suppress(OSError):
            (self._place / _NAME).unlink()
            return True
        return False

    def _write(self) -> None:
        rows, self._waiting = self._waiting, []
        file = self._opened()
        if file is None:
            return
        try:
            file.rollback()  # what is only read
            pages = file.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()
            if pages[0] + sum(len(value) for _, value in rows) > self._limit:
                file.execute("DELETE FROM results")
            file.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)
            file.commit()
        except sqlite3.Error as error:
            self._give_up(error)


def _connected(place: Path) -> sqlite3.Connection:
    """The database, made where there is none, without the results of another day. Raises `OSError` and `sqlite3.Error`.

    Some rules ask what day it is, so that what was found yesterday is asked for by nobody. The day is the file's
    `user_version`.
    """
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = place / _NAME
    _require_own(place)
    os.close(os.open(name, os.O_RDWR | os.O_CREAT, 0o600))
    _require_own(name)
    file = sqlite3.connect(name, timeout=_WAIT)
    try:
        today = datetime.date.today().toordinal()
        if file.execute("PRAGMA user_version").fetchone()[0] != today:
            file.execute("PRAGMA auto_vacuum = FULL")
            file.execute("BEGIN IMMEDIATE")
            file.execute("DROP TABLE IF EXISTS results")
            file.execute("CREATE TABLE results (key BLOB PRIMARY KEY, value BLOB)")
            file.execute(f"PRAGMA user_version = {today}")
            file.commit()
        file.execute("SELECT key, value FROM results LIMIT 1")
    except sqlite3.Error:
        file.close()
        raise
    return file


def _require_own(path: Path) -> None:
    """Raise `PermissionError` for what belongs to somebody else: what he wrote there would be reported as found."""
    if hasattr(os, "geteuid") and path.stat().st_uid != os.geteuid():
        raise PermissionError(f"{path} belongs to somebody else")
