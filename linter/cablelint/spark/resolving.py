"""Resolves references on a cluster: joins bring each row what a catalogue knows of the cables that it cites.

Nothing is collected: the rules about all cables then see, row by row, a catalogue of just what they may ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F  # noqa: N812 - what everybody calls it
from pyspark.sql.pandas.types import from_arrow_schema

from cablegrammar.references.cable_id import parse_id
from cablegrammar.vocabulary.posts import other_keys
from cablelint.archive.linting import BatchLinter
from cablelint.archive.resolving import Resolver
from cablelint.archive.schema import LINTED
from cablelint.catalogue import NEAR_LIMIT, CatalogueError, Entry, Scope, likely_meant, parse_scope
from cablelint.catalogue.entries import CATALOGUE_NAME, RUN_NAME
from cablelint.catalogue.near import near_in
from cablelint.rule.registry import load_registry
from cablelint.settings.settings import RUN_CATALOGUE, Settings
from cablelint.spark.linting import settle

_NAMED = "id string, entries array<struct<date:date,level:string>>"


def resolve(
    facts: DataFrame,
    catalogue: DataFrame | None = None,
    settings: Settings | None = None,
    *,
    complete_for: Sequence[str] = (),
    isolated: bool = False,
) -> DataFrame:
    """Run the rules about all cables: the rows of `facts`, which `lint` gave, with what these find, and with what is
    known of each reference.

    `catalogue` has the columns `id` and, where they are known, `date` and `level`, as the table of facts has; None
    takes the cables of `facts` themselves. `complete_for` says what it is complete for (`WINDHOEK, SUVA; 2007-2009`);
    without that it claims the posts' years of which it holds at least half. `settings` are those of `lint`.

    A rule may ask for the cables that are cited and for those that may have been meant, and no others. Raises
    `CatalogueError` for a claim that makes no sense, and for a catalogue without ids.
    """
    scopes = tuple(map(_scope, complete_for))
    if catalogue is not None and "id" not in catalogue.columns:
        raise CatalogueError(f"the catalogue has no column id; it has {', '.join(catalogue.columns)}")
    settled = settle(settings)
    known = _known(_own(facts) if catalogue is None else catalogue)
    sources = (RUN_CATALOGUE if catalogue is None else "<dataframe>",)
    asked = _asked(facts, known, scopes)
    with_answers = facts.join(asked, ["source", "row"], "left")

    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        linter = BatchLinter(settled, load_registry(isolated=isolated))
        for batch in batches:
            answers = batch.column("answers").to_pylist()
            joined = _Joined(sources, [one for row in answers if row for one in row], by_half=not scopes)
            yield Resolver(linter, joined).resolve(batch.select(LINTED.names)).batch

    return with_answers.mapInArrow(work, from_arrow_schema(LINTED))


class _Joined:
    """A catalogue of what the joins have brought: of each cable that is cited whether it is known and claimed, its
    entries, and those of the cables that may have been meant.
    """

    def __init__(self, sources: tuple[str, ...], answers: Sequence[dict[str, Any]], *, by_half: bool) -> None:
        self.sources = sources
        self.name = RUN_NAME if sources == (RUN_CATALOGUE,) else CATALOGUE_NAME
        self.by_half = by_half
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._claimed: set[str] = set()
        for answer in answers:
            for one in (answer, *(answer["others"] or ())):
                if one["entries"]:
                    self._entries[one["id"]] = tuple(
                        Entry(one["id"], entry["date"], entry["level"]) for entry in one["entries"]
                    )
            if answer["claimed"]:
                self._claimed.add(answer["id"])

    def __contains__(self, id: object) -> bool:
        return id in self._entries

    def covers(self, id: str) -> bool:
        """Whether the catalogue claims the cable, one that is cited."""
        return id in self._claimed

    def near(self, id: str, fits: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """Up to three, the likeliest first."""
        return near_in(self._entries, id, NEAR_LIMIT, fits)

    def entries(self, id: str) -> tuple[Entry, ...]:
        """What is known of the cable."""
        return self._entries.get(id, ())


def _own(facts: DataFrame) -> DataFrame:
    """The catalogue of the cables themselves."""
    return facts.select(F.explode("facts").alias("one")).select("one.id", "one.date", "one.level")


def _known(catalogue: DataFrame) -> DataFrame:
    """Of each id the entries that differ."""
    parts = (
        F.col(name).cast(kind).alias(name) if name in catalogue.columns else F.lit(None).cast(kind).alias(name)
        for name, kind in (("date", "date"), ("level", "string"))
    )
    entries = catalogue.where("id is not null").select(F.col("id").cast("string").alias("id"), *parts)
    return entries.groupBy("id").agg(F.sort_array(F.collect_set(F.struct("date", "level"))).alias("entries"))


def _asked(facts: DataFrame, known: DataFrame, scopes: tuple[Scope, ...]) -> DataFrame:
    """For each row (`source`, `row`) the `answers`: what is known of the cables that it cites."""
    cables = facts.select("source", "row", F.explode("facts").alias("one"))
    cited = cables.select("source", "row", F.explode("one.references").alias("cited"))
    pairs = cited.select("source", "row", F.col("cited.cites").alias("id")).where("id is not null").distinct()
    wanted = pairs.select("id").distinct().join(known, "id", "left")
    claimed = wanted.mapInArrow(
        _parted, "id string, entries array<struct<date:date,level:string>>, year int, post string"
    )
    if scopes:
        claimed = claimed.mapInArrow(_claimed_by(scopes), f"{_NAMED}, claimed boolean")
    else:
        claimed = claimed.join(_half_held(known), ["year", "post"], "left").select(
            "id", "entries", F.coalesce("half", F.expr("false")).alias("claimed")
        )
    missing = claimed.where("entries is null and claimed").select("id")
    likely = missing.mapInArrow(_likely, "asked string, id string")
    others = (
        likely.join(known, "id")
        .groupBy(F.col("asked"))
        .agg(F.collect_list(F.struct("id", "entries")).alias("others"))
        .withColumnRenamed("asked", "id")
    )
    answers = claimed.join(others, "id", "left")
    return (
        pairs.join(answers, "id")
        .groupBy("source", "row")
        .agg(F.collect_list(F.struct("id", "entries", "claimed", "others")).alias("answers"))
    )


def _half_held(known: DataFrame) -> DataFrame:
    """The years of posts of which the catalogue holds at least half of the numbers up to the highest."""
    numbers = known.select("id", "entries").mapInArrow(_numbers, "year int, post string, number int")
    counted = numbers.groupBy("year", "post").agg(
        F.count_distinct("number").alias("there"), F.max("number").alias("highest")
    )
    return counted.where("2 * there >= highest").select("year", "post", F.expr("true").alias("half"))


def _numbers(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The year, post and number of ids."""
    for batch in batches:
        cables = [cable for cable in map(parse_id, batch.column("id").to_pylist()) if cable is not None]
        yield pa.RecordBatch.from_arrays(
            [
                pa.array([cable.year for cable in cables], pa.int32()),
                pa.array([cable.post for cable in cables], pa.string()),
                pa.array([cable.number for cable in cables], pa.int32()),
            ],
            ["year", "post", "number"],
        )


def _parted(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Ids with their year and post beside them."""
    for batch in batches:
        cables = [*map(parse_id, batch.column("id").to_pylist())]
        years = pa.array([cable and cable.year for cable in cables], pa.int32())
        posts = pa.array([cable and cable.post for cable in cables], pa.string())
        yield pa.RecordBatch.from_arrays([*batch.columns, years, posts], [*batch.schema.names, "year", "post"])


def _claimed_by(scopes: tuple[Scope, ...]) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            cables = map(parse_id, batch.column("id").to_pylist())
            held = [cable is not None and any(scope.holds(cable) for scope in scopes) for cable in cables]
            columns = [batch.column("id"), batch.column("entries"), pa.array(held, pa.bool_())]
            yield pa.RecordBatch.from_arrays(columns, ["id", "entries", "claimed"])

    return work


def _likely(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The ids that may have been meant, some three hundred for each, and those with another name of the post."""
    for batch in batches:
        asked: list[str] = []
        likely: list[str] = []
        for id in batch.column("id").to_pylist():
            cable = parse_id(id)
            if cable is None:
                continue
            others = [str(cable._replace(post=post)) for post in other_keys(cable.post)]
            for other in dict.fromkeys((*others, *map(str, likely_meant(cable)))):
                asked.append(id)
                likely.append(other)
        yield pa.RecordBatch.from_arrays([pa.array(asked, pa.string()), pa.array(likely, pa.string())], ["asked", "id"])


def _scope(text: str) -> Scope:
    scope = parse_scope(text)
    if scope is None:
        raise CatalogueError(f"{text!r} says nothing that a catalogue could be complete for")
    return scope
