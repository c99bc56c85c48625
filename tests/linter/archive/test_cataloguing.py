"""`catalogue build` from archives: from the facts of a lint run, or in parallel from the archive itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from cablelint.archive.linting import BatchLinter
from cablelint.catalogue.index import Index
from cablelint.cli import cli
from corpora import write

Archive = Callable[..., Result]


def catalogue(*args: str) -> Result:
    return CliRunner().invoke(cli, ["catalogue", *args])


def contents(index: str) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """The cables and the citations of an index."""
    connection = sqlite3.connect(index)
    cables = connection.execute("SELECT id, date, level FROM cables ORDER BY id, date").fetchall()
    cited = connection.execute(
        "SELECT cables.id, cited, letter, notal FROM citations JOIN cables ON cables.key = citations.cable"
        " ORDER BY cables.id, cited, letter"
    ).fetchall()
    connection.close()
    return cables, cited


@pytest.fixture
def expected(here: Path) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """What a build from a folder of files holds."""
    write(here / "box", 20)
    assert catalogue("build", "box", "-o", "files.sqlite").exit_code == 0
    return contents("files.sqlite")


@pytest.mark.parametrize("suffix", ["parquet", "csv"])
def test_from_the_facts_of_a_run(
    archive: Archive, here: Path, expected: object, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here / "a.zip", 20)
    archive("check", "a.zip", "-o", f"found.{suffix}", "--isolated")
    monkeypatch.setattr(BatchLinter, "lint", None)  # no cable is parsed again
    done = catalogue("build", f"found.facts.{suffix}", "-o", "facts.sqlite")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == f"facts.sqlite: 20 cables of found.facts.{suffix}\n"
    assert contents("facts.sqlite") == expected
    again = catalogue("build", f"found.facts.{suffix}", "-o", "facts.sqlite")
    assert again.exit_code == 0
    assert contents("facts.sqlite") == expected  # in the place of what was there


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_from_an_archive_that_nobody_has_linted(here: Path, expected: object, jobs: str) -> None:
    write(here / "a.jsonl", 20)
    done = catalogue("build", "a.jsonl", "-o", "raw.sqlite", "--jobs", jobs)
    assert done.exit_code == 0, done.stderr
    assert contents("raw.sqlite") == expected


def test_archives_and_folders_go_together_and_no_build_drops_an_archive(here: Path, expected: object) -> None:
    write(here / "a.jsonl", 3)
    done = catalogue("build", "box", "a.jsonl", "-o", "both.sqlite")
    assert done.exit_code == 0, done.stderr
    assert len(contents("both.sqlite")[0]) == 23
    assert catalogue("build", ".", "-o", "both.sqlite").exit_code == 0
    assert len(contents("both.sqlite")[0]) == 23
    assert catalogue("build", "-o", "both.sqlite").exit_code == 0  # what the builds before were made from
    assert len(contents("both.sqlite")[0]) == 23


def test_a_build_says_what_an_archive_had_and_has_no_more(here: Path) -> None:
    write(here / "a.csv", 5)
    names, *_ = Path("a.csv").read_text().split("\n")
    build = ["catalogue", "build", "a.csv", "--output", "new.sqlite", "--isolated"]
    first = CliRunner().invoke(cli, [*build, "--complete-for", "everything"])
    had = first.stdout.split()[1]
    Path("a.csv").write_text(f"{names}\n")
    again = CliRunner().invoke(cli, [*build, "--complete-for", "everything"])
    assert (again.exit_code, again.stdout) == (0, f"new.sqlite: 0 cables of a.csv, where it had {had}\n")
    third = CliRunner().invoke(cli, build)
    assert (third.exit_code, third.stdout) == (3, "")
    assert "no cable was found in a.csv: new.sqlite is as it was" in third.stderr
    with Index(Path("new.sqlite")) as index:
        assert (index.counts(), index.covers("08SUVA1")) == ((0, 0), False)


def test_an_index_of_an_archive_answers(archive: Archive, here: Path) -> None:
    write(here / "a.parquet", 40)
    archive("check", "a.parquet", "-o", "found.parquet", "--isolated")
    catalogue("build", "found.facts.parquet", "-o", "ids.sqlite", "--complete-for", "everything")
    first = str(pq.read_table("found.facts.parquet").column("id")[0])
    shown = json.loads(catalogue("show", first, "--catalogue", "ids.sqlite", "--format", "json").stdout)
    assert first in json.dumps(shown)
    archive("check", "a.parquet", "-o", "again.parquet", "--isolated", "--catalogue", "ids.sqlite")
    codes = pq.read_table("again.parquet").column("code").to_pylist()
    assert "REF001" in codes
    archive("check", "a.parquet", "-o", "own.parquet", "--isolated", "--catalogue", "run")
    known = [pq.read_table(f"{name}.references.parquet").column("known").to_pylist() for name in ("again", "own")]
    assert known[0] == known[1]


@pytest.mark.parametrize(
    ("make", "args", "said"),
    [
        ("text\n", ("build", "a.csv", "--subjects"), "an archive gives no subjects"),
        ("one\n1\n", ("build", "a.csv"), "a.csv has no column that is called text"),
        ("id,text\n1\n", ("build", "a.csv"), "a.csv#1: The record has 1 field where the first one has 2."),
    ],
)
def test_an_archive_that_cannot_be_read_leaves_the_index_alone(
    here: Path, make: str, args: tuple[str, ...], said: str
) -> None:
    Path("a.csv").write_text(make)
    done = catalogue(*args, "-o", "new.sqlite", *(() if "--subjects" in args else ("--jobs", "1")))
    assert done.exit_code == 2
    assert said in done.stderr
    if Path("new.sqlite").exists():
        assert contents("new.sqlite") == ([], [])
