"""The cables of an archive for an index: from the tables of a lint run, or from the archive itself, in parallel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from cablelint.archive.columns import Columns
from cablelint.archive.linting import BatchLinter
from cablelint.archive.rows import batches
from cablelint.archive.sources import Archive
from cablelint.archive.tables import facts_of, read_table, references_of, table_files
from cablelint.catalogue import Entry
from cablelint.catalogue.from_facts import Cited, KnownCable
from cablelint.engine.workers import Lost, Workers
from cablelint.errors import UsageError
from cablelint.rule.registry import Registry
from cablelint.settings.settings import Settings

_FACTS = ["path", "index", "id", "date", "level"]
_REFERENCES = ["path", "index", "cites", "letter", "notal"]

_Key = tuple[str, int]


def is_facts(path: str) -> bool:
    """Whether the file is a table of facts of a lint run."""
    lower = path.lower()
    try:
        if lower.endswith(".parquet"):
            return {"recorded_id", "index", "level", "form"} <= set(pq.read_schema(path).names)
        if lower.endswith(".csv"):
            with Path(path).open(encoding="utf-8", errors="replace") as file:
                return file.readline(1_000).startswith("source,row,path,recorded_id,recorded_date,index,id,date")
    except (OSError, pa.ArrowException):
        return False
    return False


def cables_of_run(facts: str) -> Iterator[KnownCable]:
    """The cables in a table of facts. Who cites whom is in the table of references beside it, where there is one.

    Both are in the order of the archive, and read side by side: memory stays flat. Raises `UsageError`.
    """
    beside = _references_beside(facts)
    references = iter(()) if beside is None else _rows(read_table(beside, "references", _REFERENCES), _REFERENCES)
    cited = _Citations(references)
    for path, index, id, date, level in _rows(read_table(facts, "facts", _FACTS), _FACTS):
        cites = cited.of((str(path), int(str(index))))
        yield KnownCable(None if id is None else Entry(str(id), date, level), cites)  # type: ignore[arg-type]
    if not cited.done:
        raise UsageError(f"{facts} and {beside} are not of the same run")


def _references_beside(facts: str) -> str | None:
    """`findings.references.parquet` for `findings.facts.parquet`, where it is there."""
    path = Path(facts)
    if not path.stem.endswith(".facts"):
        return None
    beside = table_files(str(path.with_name(f"{path.stem.removesuffix('.facts')}{path.suffix}")))["references"]
    return str(beside) if beside.is_file() else None


def _rows(batches_: Iterator[pa.RecordBatch], names: list[str]) -> Iterator[tuple[object, ...]]:
    for batch in batches_:
        yield from zip(*(batch.column(name).to_pylist() for name in names), strict=True)


class _Citations:
    """The citations of one cable after the other, in the order of the table."""

    def __init__(self, rows: Iterator[tuple[object, ...]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    @property
    def done(self) -> bool:
        """Whether all were asked for."""
        return self._next is None

    def of(self, key: _Key) -> tuple[Cited, ...]:
        """What the cable cites that is the next one."""
        found: list[Cited] = []
        while self._next is not None and (str(self._next[0]), int(str(self._next[1]))) == key:
            _, _, cites, letter, notal = self._next
            if cites is not None:
                found.append((str(cites), None if letter is None else str(letter), bool(notal)))
            self._next = next(self._rows, None)
        return tuple(found)


def cables_of_archive(
    path: str, settings: Settings, columns: Columns, jobs: int, progress: Callable[[int, int], None] | None = None
) -> Iterator[KnownCable]:
    """The cables of an archive that nobody has linted: parsed by `jobs` processes, and no rule runs.

    Raises `UsageError` for a row that cannot be read: an index must not be silent about a cable.
    """
    archive = Archive([path], columns, settings)
    reader = _Reader(BatchLinter(settings, Registry(())))
    total, done = archive.count() or 0, 0
    sizes: list[int] = []

    def read() -> Iterator[pa.RecordBatch]:
        for batch in batches(archive.rows()):
            sizes.append(batch.num_rows)
            yield batch

    def each(found: Iterator[object]) -> Iterator[KnownCable]:
        nonlocal done
        for one in found:
            if isinstance(one, Lost):
                raise UsageError(f"the process that read {path} was {one.how}")
            yield from one  # type: ignore[misc]
            done += sizes.pop(0)
            if progress is not None:
                progress(done, total)

    if jobs == 1:
        yield from each(map(reader, read()))
        return
    with Workers(reader, jobs, batch=1) as workers:
        yield from each(workers.results(read()))


class _Reader:
    """Reads the cables of a batch."""

    def __init__(self, linter: BatchLinter) -> None:
        self._linter = linter

    def __call__(self, batch: pa.RecordBatch) -> list[KnownCable]:
        linted = self._linter.lint(batch)
        broken = pc.filter(linted, linted.column("broken"))
        if broken.num_rows:
            first = broken.slice(0, 1).to_pylist()[0]
            raise UsageError(f"{first['path']}: {first['findings'][0]['message']}")
        facts, references = facts_of(linted), references_of(linted)
        cited = _Citations(_rows(iter([references]), _REFERENCES))
        known = []
        for path, index, id, date, level in _rows(iter([facts]), _FACTS):
            cites = cited.of((str(path), int(str(index))))
            known.append(KnownCable(None if id is None else Entry(str(id), date, level), cites))  # type: ignore[arg-type]
        return known
