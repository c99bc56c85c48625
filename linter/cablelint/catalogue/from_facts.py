"""Puts cables into an index whose facts are known already: those of a lint run over an archive. Nothing is parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from cablegrammar.base.record import record
from cablelint.__about__ import __version__
from cablelint.catalogue.build import iso, now, set_fact
from cablelint.catalogue.entries import Entry, Scope
from cablelint.catalogue.index import FROM_FACTS
from cablelint.catalogue.store import explained, open_to_write, transaction
from cablelint.catalogue.stored_paths import base_of, stored_path

_BATCH = 20_000

Cited = tuple[str, str | None, bool]
"""The id of a cable that is cited, its letter, and whether it is NOTAL."""


@record
class KnownCable:
    """A cable as an index has it. One without an id is only there for what it cites."""

    entry: Entry | None
    cites: tuple[Cited, ...] = ()


@record
class Added:
    """What came in: how many cables, how many of them have no id, and how many went out of the same archive."""

    cables: int
    without_id: int
    before: int


def add_facts(
    index: Path,
    path: str,
    cables: Iterable[KnownCable],
    *,
    complete_for: Sequence[Scope] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Added:
    """Put the cables of the archive `path` into the index, in the place of what it held of that archive before.

    It is one transaction: an index is never half of an archive. `complete_for` is what the archive is complete for,
    None where nobody has said that. `progress` is called with the number of cables that are in.

    Raises `CatalogueError`.
    """
    waiting = iter(cables)
    batch = list(islice(waiting, _BATCH))  # what cannot be read says so before an index is made for nothing
    with closing(open_to_write(index)) as connection, explained(index), transaction(connection):
        stored = path if path.startswith("<") else stored_path(base_of(index), path)
        (before,) = connection.execute(
            "SELECT count(*) FROM cables JOIN sources ON cables.source = sources.key WHERE path = ?", (stored,)
        ).fetchone()
        connection.execute("DELETE FROM sources WHERE path = ?", (stored,))
        if not batch:  # an archive of no cable claims nothing
            if before:
                set_fact(connection, "finished", now())
            return Added(0, 0, before)
        source = connection.execute(
            "INSERT INTO sources (path, kind, size, modified, reader) VALUES (?, 'list', 0, 0, ?)",
            (stored, f"{__version__}{FROM_FACTS}"),
        ).lastrowid
        (key,) = connection.execute("SELECT ifnull(max(key), 0) FROM cables").fetchone()
        done = without_id = 0
        while batch:
            rows: list[tuple[object, ...]] = []
            cited: list[tuple[object, ...]] = []
            for cable in batch:
                key += 1
                entry = cable.entry
                without_id += entry is None
                rows.append((key, source, entry and entry.id, entry and iso(entry.date), entry and entry.level))
                cited += ((key, *one) for one in cable.cites)
            connection.executemany("INSERT INTO cables (key, source, id, date, level) VALUES (?, ?, ?, ?, ?)", rows)
            connection.executemany("INSERT INTO citations (cable, cited, letter, notal) VALUES (?, ?, ?, ?)", cited)
            done += len(batch)
            if progress is not None:
                progress(done)
            batch = list(islice(waiting, _BATCH))
        if complete_for is not None:
            connection.executemany(
                "INSERT INTO scopes (source, declared) VALUES (?, ?)", ((source, str(scope)) for scope in complete_for)
            )
        set_fact(connection, "finished", now())
    return Added(done, without_id, before)


def of_entries(entries: Iterable[Entry]) -> Iterator[KnownCable]:
    """Entries as cables that cite nothing."""
    return (KnownCable(entry) for entry in entries)
