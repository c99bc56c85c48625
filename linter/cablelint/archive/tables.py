"""Takes linted batches apart into the tables that people read: findings, facts, references, as Parquet or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from cablelint.archive.parts import replacing
from cablelint.archive.schema import FACT, FACTS, FINDING, FINDINGS, PLACE, REFERENCE, REFERENCES
from cablelint.errors import UsageError
from cablelint.fixes.atomic import reason
from cablelint.reporters.csv_ import csv_row

SUFFIXES = (".parquet", ".csv")
TABLES = {"findings": FINDINGS, "facts": FACTS, "references": REFERENCES}
_PLACES = [column.name for column in PLACE]


def table_files(output: str) -> dict[str, Path]:
    """Where the tables go: `findings.parquet`, `findings.facts.parquet`, `findings.references.parquet`.

    Raises `UsageError` for a name that says no format.
    """
    path = Path(output)
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"the name of the output says its format: {output} must end in {' or '.join(SUFFIXES)}")
    others = {name: path.with_name(f"{path.stem}.{name}{path.suffix}") for name in ("facts", "references")}
    return {"findings": path, **others}


def is_our_own(path: Path) -> bool:
    """Whether a file that is there is a table that cablelint has written, of whatever version, or is empty.

    Raises `UsageError` where it cannot be read.
    """
    try:
        if not path.is_file():
            return False
        if not path.stat().st_size:
            return True
        if path.suffix.lower() == ".csv":
            with path.open(encoding="utf-8", errors="replace") as file:
                names = file.readline(_LONGEST_HEAD).rstrip("\n").split(",")
        else:
            names = pq.read_schema(path).names
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {reason(error)}") from error
    except pa.ArrowException:
        return False
    return names[: len(_PLACES)] == _PLACES


_LONGEST_HEAD = 10_000


def findings_of(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A row for each finding of a linted batch."""
    return _apart(batch, "findings", FINDINGS, [column.name for column in FINDING])


def facts_of(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A row for each cable."""
    return _apart(batch, "facts", FACTS, [column.name for column in FACT])


def references_of(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A row for each reference."""
    facts = batch.column("facts")
    rows, cables = pc.list_parent_indices(facts), pc.list_flatten(facts)
    cited = cables.field("references")
    citing, references = pc.list_parent_indices(cited), pc.list_flatten(cited)
    places = [batch.column(name).take(rows).take(citing) for name in _PLACES]
    whose = [cables.field(name).take(citing) for name in ("index", "id")]
    own = [references.field(column.name) for column in REFERENCE]
    return pa.RecordBatch.from_arrays([*places, *whose, *own], schema=REFERENCES)


def _apart(batch: pa.RecordBatch, name: str, schema: pa.Schema, names: list[str]) -> pa.RecordBatch:
    column = batch.column(name)
    rows, found = pc.list_parent_indices(column), pc.list_flatten(column)
    places = [batch.column(place).take(rows) for place in _PLACES]
    return pa.RecordBatch.from_arrays([*places, *(found.field(one) for one in names)], schema=schema)


TAKEN_APART = {"findings": findings_of, "facts": facts_of, "references": references_of}


class _Writer(Protocol):
    def write_batch(self, batch: pa.RecordBatch) -> None:
        """Write the rows of a batch."""

    def close(self) -> None:
        """Write what is left."""


class _CsvWriter:
    """Writes a table for spreadsheets, in which no cell is a formula."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._file = path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
        self._file.write(csv_row(schema.names))

    def write_batch(self, batch: pa.RecordBatch) -> None:
        columns = [column.to_pylist() for column in batch.columns]
        for row in zip(*columns, strict=True):
            self._file.write(csv_row(_plain(cell) for cell in row))

    def close(self) -> None:
        self._file.close()


def _plain(cell: object) -> object:
    return {True: "true", False: "false"}[cell] if isinstance(cell, bool) else cell


def write_tables(batches: Iterable[pa.RecordBatch], files: dict[str, Path]) -> None:
    """Write all tables of some linted batches; each file is whole, or as it was. Raises `UsageError`."""
    try:
        with ExitStack() as stack:
            writers: dict[str, _Writer] = {}
            for name, path in files.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                temporary = stack.enter_context(replacing(path))
                writers[name] = _writer(temporary, TABLES[name], csv=path.suffix.lower() == ".csv")
                stack.callback(writers[name].close)
            for batch in batches:
                for name, writer in writers.items():
                    writer.write_batch(TAKEN_APART[name](batch))
        for path in files.values():
            path.chmod(0o666 & ~_umask())
    except OSError as error:
        raise UsageError(f"the tables cannot be written: {reason(error)}") from error


def _umask() -> int:
    import os

    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _writer(path: Path, schema: pa.Schema, *, csv: bool) -> _Writer:
    if csv:
        return _CsvWriter(path, schema)
    writer: Any = pq.ParquetWriter(path, schema, compression="zstd")
    made: _Writer = writer
    return made


def read_table(path: str, name: str, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
    """The batches of a table that `write_tables` has made, Parquet or CSV. Raises `UsageError` for what is none."""
    schema = TABLES[name]
    try:
        if path.lower().endswith(".csv"):
            yield from _read_csv(path, name, columns)
            return
        with pq.ParquetFile(path, buffer_size=1 << 20, pre_buffer=False) as file:
            if not set(schema.names) <= set(file.schema_arrow.names):
                raise UsageError(f"{path} is no table of {name} that cablelint has written")
            yield from file.iter_batches(batch_size=20_000, columns=columns, use_threads=False)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {reason(error)}") from error
    except pa.ArrowException:
        raise UsageError(f"{path} is damaged, or no Parquet file") from None


def _read_csv(path: str, name: str, columns: list[str] | None) -> Iterator[pa.RecordBatch]:
    from pyarrow import csv

    schema = TABLES[name]
    convert = csv.ConvertOptions(
        column_types=schema, include_columns=columns or schema.names, strings_can_be_null=True, null_values=[""],
        quoted_strings_can_be_null=True,
    )  # fmt: skip
    try:
        with csv.open_csv(
            path, parse_options=csv.ParseOptions(newlines_in_values=True), convert_options=convert
        ) as file:
            yield from file
    except (pa.ArrowInvalid, KeyError):
        raise UsageError(f"{path} is no table of {name} that cablelint has written") from None
