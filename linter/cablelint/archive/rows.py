"""One row of an archive as it is read, before anybody knows whether there is a cable in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from cablegrammar.base.record import record
from cablelint.archive.schema import ROWS

BATCH_ROWS = 250
BATCH_BYTES = 2_000_000
"""A batch has so many rows or bytes of text, whichever comes first: what one process holds at a time."""


@record
class Row:
    """One row. `text` is what stands there, `fault` a sentence that says why nothing does."""

    source: str
    row: int
    path: str
    text: bytes | None
    fault: str | None = None
    id: str | None = None
    date: str | None = None
    name: str | None = None
    """What the file is called, where it is one; an archive names a file by the id of its cable."""
    candidate: bool = False
    """It is only linted when it looks like a cable, as a text that a search of a folder finds."""


def batches(rows: Iterable[Row]) -> Iterator[pa.RecordBatch]:
    """The rows in batches, in their order: the same rows always make the same batches."""
    waiting: list[Row] = []
    size = 0
    for row in rows:
        waiting.append(row)
        size += len(row.text or b"")
        if len(waiting) >= BATCH_ROWS or size >= BATCH_BYTES:
            yield batch_of(waiting)
            waiting, size = [], 0
    if waiting:
        yield batch_of(waiting)


def batch_of(rows: list[Row]) -> pa.RecordBatch:
    """The rows as one batch."""
    columns = [[getattr(row, name) for row in rows] for name in ROWS.names]
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, ROWS, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=ROWS)


def rows_of(batch: pa.RecordBatch) -> Iterator[Row]:
    """The rows of a batch."""
    columns = [batch.column(name).to_pylist() for name in ROWS.names]
    for values in zip(*columns, strict=True):
        yield Row(**dict(zip(ROWS.names, values, strict=True)))
