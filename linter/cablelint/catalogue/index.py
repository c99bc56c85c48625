"""An index as a catalogue: one look-up in an SQLite file a question."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cablegrammar.base.record import record
from cablegrammar.references.cable_id import CableId, parse_id
from cablelint.catalogue.entries import CATALOGUE_NAME, NEAR_LIMIT, Entry, Scope, is_half, parse_scope
from cablelint.catalogue.near import near_in
from cablelint.catalogue.store import damaged, explained, open_to_read
from cablelint.catalogue.stored_paths import base_of, shown_path


@record
class Held:
    """One message of an index: its entry, where it comes from, and its subject where the index was to keep it."""

    entry: Entry
    path: str
    listed: bool
    """It is from an id list: nobody read the cable itself."""
    subject: str | None


@record
class CitationOf:
    """That a message cites a cable. `citing` is its id, None where it has none; `path` its file."""

    citing: str | None
    path: str
    cited: str
    letter: str | None


@record
class Contents:
    """What an index holds, for people."""

    cables: int
    files: int
    lists: int
    posts: int
    years: tuple[int, int] | None
    citations: int
    finished: str | None
    subjects: bool


class Index:
    """A catalogue in an SQLite file, opened to be read. Raises `CatalogueError` when it cannot be used.

    With a `connection` the index is there, and `file` is where it would be. `unreadable` are the files that could not
    be read into it just now.
    """

    def __init__(
        self,
        file: Path,
        connection: sqlite3.Connection | None = None,
        *,
        name: str = CATALOGUE_NAME,
        unreadable: Sequence[str] = (),
    ) -> None:
        self.file = file
        self.name = name
        self.sources = (str(file),)
        self._base = base_of(file)
        self._connection = open_to_read(file) if connection is None else connection
        self.unreadable = tuple(unreadable)
        with explained(file):
            self.finished = self._fact("finished")
            self.scopes = tuple(self._scopes())
            self.by_half = self._is_silent()
            """Somebody brought cables in without a word: of a post's year it claims what it holds half of."""
        self._halves: dict[tuple[str, int], bool] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __contains__(self, id: object) -> bool:
        try:
            return self._connection.execute(_HOLDS, (id,)).fetchone() is not None
        except sqlite3.Error:
            with explained(self.file):
                raise

    def covers(self, id: str) -> bool:
        """Whether the index claims the cable. One whose first build was not finished claims nothing."""
        cable = parse_id(id)
        if self.finished is None or cable is None:
            return False
        return any(scope.holds(cable) for scope in self.scopes) or (self.by_half and self._holds_half(cable))

    def _holds_half(self, cable: CableId) -> bool:
        """Whether it holds at least half of the numbers of the cable's post and year up to the highest there."""
        key = cable.post, cable.year
        if key not in self._halves:
            self._halves[key] = is_half(self.numbers(*key))
        return self._halves[key]

    def numbers(self, post: str, year: int) -> set[int]:
        """The numbers of the cables of a post's year that it holds."""
        first = str(CableId(year, post, 0)).removesuffix("0")
        rows = self._all("SELECT DISTINCT id FROM cables WHERE id >= ? AND id < ?", first, first + ":")
        cables = (parse_id(id or "") for (id,) in rows)
        return {cable.number for cable in cables if cable is not None and (cable.post, cable.year) == (post, year)}

    def near(self, id: str, fits: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """Up to three, the likeliest first."""
        return near_in(self, id, NEAR_LIMIT, fits)

    def entries(self, id: str) -> tuple[Entry, ...]:
        """What is known of the cable; files that say the same count once."""
        rows = self._all("SELECT DISTINCT date, level FROM cables WHERE id = ? ORDER BY date, level", id)
        return tuple(Entry(id, self._day(date), level) for date, level in rows)

    def held(self, id: str) -> tuple[Held, ...]:
        """The messages that bear the id, with their files."""
        rows = self._all(
            "SELECT date, level, path, kind, subject FROM cables JOIN sources ON sources.key = cables.source"
            " WHERE id = ? ORDER BY path, cables.key",
            id,
        )
        return tuple(
            Held(Entry(id, self._day(date), level), self.path(path or ""), kind == "list", subject)
            for date, level, path, kind, subject in rows
        )

    def cited_by(self, id: str) -> tuple[CitationOf, ...]:
        """Which messages cite the cable."""
        return tuple(self._citations(f"{_CITATIONS} WHERE cited = ? ORDER BY cables.id, path", id))

    def cited_in(self, id: str) -> tuple[CitationOf, ...]:
        """Which cables the messages of that id cite, in their order."""
        return tuple(self._citations(f"{_CITATIONS} WHERE cables.id = ? ORDER BY citations.rowid", id))

    def citations(self) -> Iterator[CitationOf]:
        """Every citation, by the ids that cite."""
        return self._citations(f"{_CITATIONS} ORDER BY cables.id, path, citations.rowid")

    def _citations(self, statement: str, *values: object) -> Iterator[CitationOf]:
        for citing, path, cited, letter in self._each(statement, *values):
            yield CitationOf(citing, self.path(path or ""), cited or "", letter)

    def cited_most(self) -> Iterator[tuple[str, int]]:
        """Every cable that is cited, with the number of messages that cite it; the most cited first."""
        with explained(self.file):
            for cited, many in self._connection.execute(
                "SELECT cited, count(DISTINCT cable) AS many FROM citations GROUP BY cited ORDER BY many DESC, cited"
            ):
                yield self._text(cited) or "", many

    def all_entries(self) -> Iterator[Entry]:
        """Every cable with an id, each once, by its id."""
        for id, date, level in self._each(
            "SELECT id, min(date), min(level) FROM cables WHERE id IS NOT NULL GROUP BY id ORDER BY id"
        ):
            yield Entry(id or "", self._day(date), level)

    def counts(self) -> tuple[int, int]:
        """How many cables with an id it holds, and how many files."""
        with explained(self.file):
            return (
                self._count("SELECT count(DISTINCT id) FROM cables"),
                self._count("SELECT count(*) FROM sources WHERE kind = 'file'"),
            )

    def doubles(self, limit: int = 3) -> tuple[int, tuple[str, ...]]:
        """How many ids stand for more than one message, and the first of them (a `limit` of -1: all of them).

        A list that names a cable which a file holds makes no double, nor does a message that stands twice: same day,
        same level.
        """
        with explained(self.file):
            return (
                self._count(f"SELECT count(*) FROM ({_DOUBLES})"),  # noqa: S608 - a constant
                tuple(id or "" for (id,) in self._each(f"{_DOUBLES} ORDER BY id LIMIT ?", limit)),
            )

    def contents(self) -> Contents:
        """What the index holds. It looks at every id."""
        with explained(self.file):
            cables, _ = self.counts()
            kinds = dict(self._connection.execute("SELECT kind, count(*) FROM sources GROUP BY kind"))
            years: set[int] = set()
            posts: set[str] = set()
            for (id,) in self._each("SELECT DISTINCT id FROM cables WHERE id IS NOT NULL"):
                cable = parse_id(id or "")
                if cable is not None:
                    years.add(cable.year)
                    posts.add(cable.post)
            return Contents(
                cables, kinds.get("file", 0), kinds.get("list", 0), len(posts),
                (min(years), max(years)) if years else None,
                self._count("SELECT count(*) FROM citations"), self.finished, self._fact("subjects") == "1",
            )  # fmt: skip

    def path(self, stored: str) -> str:
        """A path of the index, which is kept relative to its directory, as the reader's."""
        return shown_path(self._base, stored)

    def _scopes(self) -> Iterator[Scope]:
        """What was declared."""
        for (text,) in self._connection.execute("SELECT declared FROM scopes"):
            scope = parse_scope(self._text(text) or "")
            if scope is not None:
                yield scope

    def _is_silent(self) -> bool:
        """Whether something came in without a word about what it is complete for."""
        if self._one("SELECT 1 FROM scopes WHERE source IS NULL LIMIT 1") is not None:
            return False
        silent = "SELECT 1 FROM sources WHERE kind = 'list' AND key NOT IN (SELECT source FROM scopes) LIMIT 1"
        return self._one("SELECT 1 FROM roots LIMIT 1") is not None or self._one(silent) is not None

    def _fact(self, name: str) -> str | None:
        row = self._one("SELECT value FROM facts WHERE name = ?", name)
        return None if row is None else str(row[0])

    def _one(self, statement: str, *values: object) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._connection.execute(statement, values).fetchone()
        return row

    def _all(self, statement: str, *values: object) -> list[tuple[str | None, ...]]:
        return list(self._each(statement, *values))

    def _each(self, statement: str, *values: object) -> Iterator[tuple[str | None, ...]]:
        """The rows that the statement finds, which have to be texts: SQLite itself takes anything for one."""
        with explained(self.file):
            for row in self._connection.execute(statement, values):
                yield tuple(map(self._text, row))

    def _text(self, value: object) -> str | None:
        if value is not None and not isinstance(value, str):
            raise damaged(self.file)
        return value

    def _day(self, text: str | None) -> datetime.date | None:
        try:
            return None if text is None else datetime.date.fromisoformat(text)
        except ValueError:
            raise damaged(self.file) from None

    def _count(self, statement: str) -> int:
        return int(self._connection.execute(statement).fetchone()[0])


FROM_FACTS = " from facts"
"""What the reader of an archive ends with whose cables came in without being parsed (`from_facts.py`)."""
_HOLDS = "SELECT 1 FROM cables WHERE id = ? LIMIT 1"
_DOUBLES = (
    "SELECT id FROM cables JOIN sources ON sources.key = cables.source"  # noqa: S608 - constants
    f" WHERE id IS NOT NULL AND (kind = 'file' OR reader LIKE '%{FROM_FACTS}')"
    " GROUP BY id HAVING count(DISTINCT ifnull(date, '') || ' ' || ifnull(level, '')) > 1"
)
"""The ids of different messages in files."""
_CITATIONS = (
    "SELECT cables.id, path, cited, letter FROM citations JOIN cables ON cables.key = citations.cable"
    " JOIN sources ON sources.key = cables.source"
)
