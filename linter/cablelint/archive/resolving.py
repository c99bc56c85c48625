"""Runs the rules about all cables on linted batches: the references of each against a catalogue.

The catalogue of a run itself is an index beside its parts: three million ids take no memory there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from cablegrammar.base.record import record
from cablelint.archive.linting import BatchLinter, Cells, facts_of_cells, finding_cells, linted_batch
from cablelint.archive.parts import read_part
from cablelint.catalogue import Entry
from cablelint.catalogue.entries import RUN_NAME, Catalogue
from cablelint.catalogue.from_facts import add_facts, of_entries
from cablelint.catalogue.opening import Together, open_entry
from cablelint.rule.api import RunRule
from cablelint.settings.settings import RUN_CATALOGUE, Settings

if TYPE_CHECKING:
    from cablelint.catalogue.index import Index


@record
class Resolved:
    """A batch whose references were looked for, and how many of them the catalogue does not claim."""

    batch: pa.RecordBatch
    not_looked_for: int


class Resolver:
    """Resolves the references of batches. `catalogue` None looks for none, and the batches stay as they are."""

    def __init__(self, linter: BatchLinter, catalogue: Catalogue | None) -> None:
        self._linter = linter
        self._catalogue = catalogue
        self._counts = catalogue is not None and any(
            isinstance(check.rule, RunRule) and check.rule.reports_missing
            for check, _ in linter.checker.checks.about_run
        )
        self._by_half = bool(getattr(catalogue, "by_half", False))

    def resolve(self, batch: pa.RecordBatch) -> Resolved:
        """The batch with what the rules about all cables find, and with what is known of each reference."""
        if self._catalogue is None:
            return Resolved(batch, 0)
        rows: list[Cells] = batch.to_pylist()
        not_looked_for = sum(self._resolve(row, self._catalogue) for row in rows)
        return Resolved(linted_batch(rows), not_looked_for)

    def _resolve(self, row: Cells, catalogue: Catalogue) -> int:
        """Add to the cells of a row; how many of its references the catalogue does not claim."""
        facts = [*facts_of_cells(row["path"], row["facts"])]
        unclaimed = 0
        for cells in row["facts"]:
            for cited in cells["references"]:
                id = cited["cites"]
                if id is not None:
                    cited["known"] = id in catalogue
                    if self._counts and self._by_half and not cited["known"] and not cited["notal"]:
                        unclaimed += not catalogue.covers(id)
        for result in self._linter.checker.lint_facts(facts, catalogue):
            visible, waived = self._linter.ignores().apply(row["path"], result.findings)
            year = None if row["recorded_date"] is None else row["recorded_date"].year
            row["findings"] += [finding_cells(one, year) for one in visible]
            row["ignored"] += len(waived)
            row["broken"] = row["broken"] or result.broken
        row["findings"].sort(key=_place)
        return unclaimed


def _place(cells: Cells) -> tuple[int, int, str]:
    return cells["line"], cells["column"], cells["code"]


def entries_of(batches: Iterable[pa.RecordBatch]) -> Iterator[Entry]:
    """The cables of linted batches that have an id."""
    for batch in batches:
        facts = pa.compute.list_flatten(batch.column("facts"))
        columns = (facts.field(name).to_pylist() for name in ("id", "date", "level"))
        for id, date, level in zip(*columns, strict=True):
            if id is not None:
                yield Entry(id, date, level)


def write_run_index(index: Path, parts: Iterable[Path]) -> None:
    """Write the index of the run's own cables."""
    index.unlink(missing_ok=True)
    add_facts(index, f"<{RUN_CATALOGUE}>", of_entries(entries_of(map(read_part, parts))))


def open_catalogues(settings: Settings, settings_in: Callable[[str], Settings], run_index: Path) -> Catalogue | None:
    """All catalogues of the settings together, None where there are none. Raises `CatalogueError`."""
    members: list[Catalogue] = [
        _open_run(run_index) if entry == RUN_CATALOGUE else open_entry(entry, settings_in)
        for entry in dict.fromkeys(settings.catalogues)
    ]
    if not members:
        return None
    return members[0] if len(members) == 1 else Together(tuple(members))


def _open_run(index: Path) -> Index:
    from cablelint.catalogue.index import Index

    opened = Index(index, name=RUN_NAME)
    opened.sources = (RUN_CATALOGUE,)
    return opened
