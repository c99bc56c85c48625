"""A script for `spark-submit`: lints a table that Spark can read, and writes findings, facts and references.

    spark-submit "$(python -m cablelint.spark.job --where)" INPUT OUTPUT [--catalogue run] [--text body] ...

INPUT and OUTPUT are any paths that Spark takes (`hdfs://`, `s3a://`, a folder). The three tables are written below
OUTPUT, as Parquet.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cablelint.settings.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; the exit code is 0, or 2 for what cannot be done."""
    options = _parser().parse_args(arguments)
    if options.where:
        print(__file__)
        return 0
    if options.output is None:
        _parser().error("INPUT and OUTPUT are needed")
    from pyspark.sql import SparkSession

    from cablelint.errors import UsageError
    from cablelint.spark import facts, findings, lint, references, resolve

    spark = SparkSession.builder.appName("cablelint").getOrCreate()
    try:
        table = spark.read.format(options.format).options(**_reading(options.format)).load(options.input)
        settings = _settings(options)
        linted = lint(
            table, settings, text=options.text, id=options.id, date=options.date,
            source=options.source or options.input, isolated=options.isolated,
        )  # fmt: skip
        linted.write.mode("overwrite").parquet(f"{options.output}/linted")
        linted = spark.read.parquet(f"{options.output}/linted")  # done once, though several tables are made of it
        if options.catalogue is not None:
            known = None if options.catalogue == "run" else spark.read.parquet(options.catalogue)
            linted = resolve(linted, known, settings, complete_for=options.complete_for, isolated=options.isolated)
            linted.write.mode("overwrite").parquet(f"{options.output}/resolved")
            linted = spark.read.parquet(f"{options.output}/resolved")
        for name, of in (("findings", findings), ("facts", facts), ("references", references)):
            of(linted).write.mode("overwrite").parquet(f"{options.output}/{name}")
    except UsageError as error:
        print(f"cablelint: error: {error}", file=sys.stderr)
        return 2
    finally:
        spark.stop()
    return 0


def _reading(form: str) -> dict[str, str]:
    """How Spark is to read a table whose cells have lines."""
    return {"header": "true", "multiLine": "true", "escape": '"'} if form == "csv" else {}


def _settings(options: argparse.Namespace) -> Settings:
    import datetime

    from cablelint.settings.settings import Selection, Settings

    chosen = Selection(tuple(options.select), tuple(options.ignore), tuple(options.extend_select))
    today = None if options.today is None else datetime.date.fromisoformat(options.today)
    catalogue = () if options.catalogue is None else ("run",)
    return Settings(profile=options.profile, today=today, catalogue=catalogue, command_line=chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cablelint.spark.job", description="Lint a table of cables with Apache Spark."
    )
    add = parser.add_argument
    add("input", nargs="?", metavar="INPUT", help="the table, any path that Spark takes")
    add("output", nargs="?", metavar="OUTPUT", help="the folder for findings, facts and references")
    add("--where", action="store_true", help="print the path of this script, for spark-submit")
    add("--format", default="parquet", help="what Spark reads the table as (default: parquet)")
    add("--text", action="append", default=[], metavar="COLUMN", help="the column of the text; several are joined")
    add("--id", metavar="COLUMN", help="the column of the id")
    add("--date", metavar="COLUMN", help="the column of the day")
    add("--source", help="what the table is called in the result (default: INPUT)")
    add("--catalogue", metavar="PATH", help="a Parquet table with id, date and level, or `run` for the cables of INPUT")
    add("--complete-for", action="append", default=[], metavar="SCOPE", help="what the catalogue is complete for")
    add("--select", action="append", default=[], metavar="SELECTOR", help="run only these rules")
    add("--ignore", action="append", default=[], metavar="SELECTOR", help="do not run these rules")
    add("--extend-select", action="append", default=[], metavar="SELECTOR", help="also run these rules")
    add("--profile", default="state", help="whose marking rules apply (default: state)")
    add("--today", metavar="DATE", help="the day to take for today")
    add("--isolated", action="store_true", help="use no third-party rules")
    return parser


if __name__ == "__main__":
    sys.exit(main())
