"""The tables of a linted DataFrame, with the columns that `archive check` writes."""

from __future__ import annotations

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F  # noqa: N812 - what everybody calls it

from cablelint.archive.schema import FACT, FINDING, PLACE, REFERENCE

_PLACES = [column.name for column in PLACE]


def findings(linted: DataFrame) -> DataFrame:
    """A row for each finding."""
    return linted.select(*_PLACES, F.explode("findings").alias("one")).select(
        *_PLACES, *(_of("one", column.name) for column in FINDING)
    )


def facts(linted: DataFrame) -> DataFrame:
    """A row for each cable."""
    return linted.select(*_PLACES, F.explode("facts").alias("one")).select(
        *_PLACES, *(_of("one", column.name) for column in FACT)
    )


def references(linted: DataFrame) -> DataFrame:
    """A row for each reference."""
    cables = linted.select(*_PLACES, F.explode("facts").alias("one"))
    cited = cables.select(*_PLACES, _of("one", "index"), _of("one", "id"), F.explode("one.references").alias("cited"))
    return cited.select(*_PLACES, "index", "id", *(_of("cited", column.name) for column in REFERENCE))


def _of(struct: str, name: str) -> Column:
    return F.col(f"{struct}.`{name}`").alias(name)
