"""Lints an archive from end to end: reads it, lints batches side by side, resolves references, writes tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pyarrow as pa

from cablegrammar.base.record import record
from cablelint.__about__ import __version__
from cablelint.archive.columns import Columns
from cablelint.archive.linting import BatchLinter, Cells, linted_batch, lost_row
from cablelint.archive.parts import PARTS, Counts, Parts, counts_in, counts_of, read_part, restart, write_part
from cablelint.archive.resolving import Resolver, open_catalogues, write_run_index
from cablelint.archive.rows import BATCH_BYTES, BATCH_ROWS, Row, batches, rows_of
from cablelint.archive.sources import Archive
from cablelint.archive.tables import is_our_own, table_files, write_tables
from cablelint.catalogue.opening import close, open_entry
from cablelint.engine.workers import Lost, Workers
from cablelint.errors import InterruptedRunError, UsageError
from cablelint.rule.registry import Registry
from cablelint.settings.settings import CATALOGUE_WORDS, RUN_CATALOGUE, FailOn, Settings

_INDEX = "run.sqlite"


@record
class Checked:
    """What a run over an archive did."""

    counts: Counts
    files: dict[str, Path]
    """Where the tables are, by their names."""
    passed_over: Mapping[str, int]
    """How many files were passed over by their names, by the ends of these."""
    unresolved: tuple[str, ...] = ()
    """The rules that did not run, for there is no catalogue."""
    resumed: int = 0
    """How many batches were done before."""

    def failing(self, fail_on: FailOn) -> bool:
        """Whether a finding reaches `fail_on`."""
        counts = self.counts
        found = {FailOn.ERROR: counts.errors, FailOn.WARNING: counts.errors + counts.warnings}
        return fail_on is not FailOn.NEVER and bool(found.get(fail_on, counts.findings))


def check(
    sources: Sequence[str],
    output: str,
    settings: Settings,
    registry: Registry,
    *,
    columns: Columns | None = None,
    jobs: int = 1,
    settings_in: Callable[[str], Settings] | None = None,
    begin_anew: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Checked:
    """Lint the rows of `sources`, and write `output` and the tables beside it (see `tables.table_files`).

    `jobs` processes share the work. What is done is kept beside the output until all is: a run that ends in the middle
    goes on there when it is started again, and `begin_anew` starts from the beginning. `settings_in` tells which files
    of a Git repository are cables, for a catalogue of it. `progress` is called with the rows done and of all (0 where
    only reading tells). The result is the same for any number of processes and of interruptions.

    Raises `UsageError` for what cannot be used, `InterruptedRunError` when the user ends the run.
    """
    files = table_files(output)
    asked = columns or Columns()
    archive = Archive(sources, asked, settings)
    _refuse_to_overwrite(archive, files, settings)
    folder = Path(f"{output}{PARTS}")
    for entry in settings.catalogues:
        if entry != RUN_CATALOGUE:
            close(open_entry(entry, settings_in or (lambda _: settings)))  # what is wrong with it is said now
    if begin_anew:
        restart(folder)
    linter = BatchLinter(settings, registry, alarmed=True)
    key = _key(archive, asked, linter)
    if settings.today is None and (folder / "run.json").exists():
        linter, key = _of_the_day_before(folder, settings, registry, key)
    parts = Parts(folder, key)
    run = _Run(parts, linter, jobs, settings_in or (lambda _: settings), progress)
    resumed = len(parts.done)
    try:
        number_of_parts = run.lint(archive)
        unresolved = run.resolve(number_of_parts)
        write_tables((read_part(parts.best(number)) for number in range(number_of_parts)), files)
        counts = run.counts(number_of_parts)
    except KeyboardInterrupt:
        done = f"{run.rows:,} rows are done" if run.rows else "nothing is done yet"
        raise InterruptedRunError(f"{done}; the same command goes on from there ({folder})") from None
    parts.remove()
    return Checked(counts, files, dict(archive.passed_over), unresolved, resumed)


def _key(archive: Archive, columns: Columns, linter: BatchLinter) -> dict[str, Any]:
    """All that decides what is found, in a form that can be compared: no text of a cable is in it."""
    settings = {field.name: repr(getattr(linter.settings, field.name)) for field in fields(linter.settings)}
    settings.pop("jobs")
    return {
        "version of cablelint": __version__,
        "archive": [list(state) for state in archive.state()],
        "choice of columns": repr(columns),
        "setting": settings,
        "set of rules": [f"{entry.rule.code} {entry.origin}" for entry in linter.checker.rules],
        "size of batches": [BATCH_ROWS, BATCH_BYTES],
    }


def _of_the_day_before(
    folder: Path, settings: Settings, registry: Registry, key: dict[str, Any]
) -> tuple[BatchLinter, dict[str, Any]]:
    """A run that goes on is judged by the day on which it was begun."""
    import datetime
    import json
    import re
    from dataclasses import replace

    try:
        before = json.loads((folder / "run.json").read_text(encoding="utf-8"))["setting"]["today"]
        year, month, day = map(int, re.findall(r"\d+", before))
        today = datetime.date(year, month, day)
    except (OSError, ValueError, KeyError, TypeError):
        return BatchLinter(settings, registry, alarmed=True), key
    linter = BatchLinter(replace(settings, today=today), registry, alarmed=True)
    return linter, {**key, "setting": {**key["setting"], "today": repr(today)}}


def _refuse_to_overwrite(archive: Archive, files: Mapping[str, Path], settings: Settings) -> None:
    read = [*(file.path for file in archive.files), *(one for one in settings.catalogue if one not in CATALOGUE_WORDS)]
    targets = {path.resolve() for path in files.values()}
    for path in read:
        if Path(path).resolve() in targets:
            raise UsageError(f"the output would overwrite {path}, which this run reads")
    for target in files.values():
        if target.exists() and not is_our_own(target):
            raise UsageError(
                f"{target} is there already, and is no table that cablelint has written: nothing was overwritten; name"
                " another output, or delete it"
            )


class _Run:
    """The steps of a run. Each leaves what it has done in the parts."""

    def __init__(
        self,
        parts: Parts,
        linter: BatchLinter,
        jobs: int,
        settings_in: Callable[[str], Settings],
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self._parts = parts
        self._linter = linter
        self._jobs = jobs
        self._settings_in = settings_in
        self._progress = progress
        self.rows = 0
        """How many rows are linted."""

    def lint(self, archive: Archive) -> int:
        """Lint what is not linted yet; how many batches there are."""
        total = archive.count() or 0
        self._linter.lint(linted_nothing())  # what each process would have to load is there
        numbers: list[int] = []
        pending: list[tuple[int, pa.RecordBatch]] = []

        def tasks() -> Iterator[tuple[int, pa.RecordBatch]]:
            for number, batch in enumerate(batches(archive.rows())):
                numbers.append(number)
                if number in self._parts.done:
                    self._done(batch.num_rows, total)
                    continue
                pending.append((number, batch))
                yield number, batch

        for count in self._each(_LintTask(self._linter, self._parts), tasks()):
            number, batch = pending.pop(0)
            if isinstance(count, Lost):
                self._one_by_one(number, batch)
            self._done(batch.num_rows, total)
        return len(numbers)

    def _done(self, rows: int, total: int) -> None:
        self.rows += rows
        if self._progress is not None:
            self._progress(self.rows, max(total, self.rows) if total else 0)

    def _each(self, task: Callable[[Any], Any], tasks: Iterator[Any]) -> Iterator[Any]:
        """The results of tasks, in their order."""
        if self._jobs == 1:
            yield from map(task, tasks)
            return
        with Workers(task, self._jobs, batch=1) as workers:
            yield from workers.results(tasks)

    def _one_by_one(self, number: int, batch: pa.RecordBatch) -> None:
        """Lint the rows of a batch that has killed its process each for itself: the row that did it is reported."""
        cells: list[Cells] = []
        rows = [*rows_of(batch)]
        with Workers(self._linter.lint_row, 1, batch=1) as workers:
            for row, found in zip(rows, workers.results(rows), strict=True):
                cells.append(lost_row(row, found.how) if isinstance(found, Lost) else found)
        linted = linted_batch(cells)
        write_part(self._parts.linted(number), linted, counts_of(linted))

    def resolve(self, count: int) -> tuple[str, ...]:
        """Resolve the references of all batches; the rules that cannot run, for there is no catalogue."""
        settings = self._linter.settings
        questions = self._linter.checker.checks.about_run
        if not questions:
            return ()
        if not settings.catalogues:
            return tuple(f"{check.rule.code} {check.rule.name}" for check, _ in questions if not check.rule.visits)
        index = self._parts.folder / _INDEX
        left = [number for number in range(count) if not self._parts.resolved(number).exists()]
        if left and RUN_CATALOGUE in settings.catalogues:
            write_run_index(index, (self._parts.linted(number) for number in range(count)))
        task = _ResolveTask(self._linter, self._parts, self._settings_in, index)
        for number, done in zip(left, self._each(task, iter(left)), strict=True):
            if isinstance(done, Lost):
                raise UsageError(f"the process that resolved the references of part {number} was {done.how}")
        return ()

    def counts(self, number_of_parts: int) -> Counts:
        """The counts of all parts."""
        whole = Counts()
        for number in range(number_of_parts):
            whole += counts_in(self._parts.best(number))
        return whole


def linted_nothing() -> pa.RecordBatch:
    """A batch of one small invented cable, for a process that is to be ready."""
    from cablelint.archive.rows import batch_of

    text = b"UNCLAS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: NONE\n\n1. NOTHING.\n"
    return batch_of([Row("<none>", 1, "<none>", text)])


class _LintTask:
    """Lints a batch and writes its part."""

    def __init__(self, linter: BatchLinter, parts: Parts) -> None:
        self._linter = linter
        self._parts = parts

    def __call__(self, task: tuple[int, pa.RecordBatch]) -> None:
        number, batch = task
        linted = self._linter.lint(batch)
        write_part(self._parts.linted(number), linted, counts_of(linted))


class _ResolveTask:
    """Resolves the references of a part. Each process opens the catalogue for itself."""

    def __init__(self, linter: BatchLinter, parts: Parts, settings_in: Callable[[str], Settings], index: Path) -> None:
        self._linter = linter
        self._parts = parts
        self._settings_in = settings_in
        self._index = index
        self._resolver: Resolver | None = None

    def __call__(self, number: int) -> None:
        if self._resolver is None:
            catalogue = open_catalogues(self._linter.settings, self._settings_in, self._index)
            self._resolver = Resolver(self._linter, catalogue)
        resolved = self._resolver.resolve(read_part(self._parts.linted(number)))
        counts = counts_of(resolved.batch, resolved.not_looked_for)
        write_part(self._parts.resolved(number), resolved.batch, counts)
