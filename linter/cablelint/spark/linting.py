"""Lints a DataFrame: each executor lints the batches of its partitions with `archive.lint_batches`."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa
from pyspark import TaskContext
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - what everybody calls it
from pyspark.sql.pandas.types import from_arrow_schema

from cablelint.archive.columns import Columns, choose
from cablelint.archive.linting import BatchLinter, lint_numbered
from cablelint.archive.schema import LINTED
from cablelint.rule.registry import load_registry
from cablelint.settings.settings import Settings


def lint(
    dataframe: DataFrame,
    settings: Settings | None = None,
    *,
    text: str | Sequence[str] = (),
    id: str | None = None,
    date: str | None = None,
    source: str = "<dataframe>",
    isolated: bool = False,
) -> DataFrame:
    """Lint the rows of a DataFrame: a row for each, with lists of what was found, as `archive.schema.LINTED` says.

    `text`, `id` and `date` name the columns, as for `archive.lint_batches`; `source` is what the table is called in the
    result. Rows are numbered in the order of the partitions, from 1, which is that of the file where there is one; the
    partitions are counted for it. The executors load the rules that are installed there, `isolated` only cablelint's
    own. A `catalogue` of the settings says that `resolve` comes next. Nothing runs before the result is asked for, but
    that count.

    Raises `UsageError` for a column that is missing, and for settings or rules that cannot be used.
    """
    asked = Columns(text=(text,) if isinstance(text, str) else tuple(text), id=id, date=date)
    chosen = choose(dataframe.columns, asked, source)
    places = dict.fromkeys((*chosen.text, *(place for place in (chosen.id, chosen.date) if place is not None)))
    needed = dataframe.select([F.col(f"`{dataframe.columns[place]}`") for place in places])
    settled = settle(settings)
    BatchLinter(settled, load_registry(isolated=isolated)).checker  # noqa: B018 - what cannot be used is said now
    before = _rows_before(needed)

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        linter = BatchLinter(settled, load_registry(isolated=isolated))
        context: Any = TaskContext.get()
        yield from lint_numbered(linter, batches, asked, source, before[context.partitionId()])

    return needed.mapInArrow(work, from_arrow_schema(LINTED))


def settle(settings: Settings | None) -> Settings:
    """The settings with the day of today, so that every executor has the same."""
    given = settings or Settings()
    return replace(given, today=given.today or datetime.date.today())


def _rows_before(dataframe: DataFrame) -> list[int]:
    """For each partition how many rows are in those before it."""
    counted = dataframe.groupBy(F.spark_partition_id().alias("partition")).count().collect()
    rows = {row["partition"]: row["count"] for row in counted}
    before = [0]
    for partition in range(dataframe.rdd.getNumPartitions()):
        before.append(before[-1] + rows.get(partition, 0))
    return before
