"""Measures what keeping and asking a catalogue costs: ratios within one run.

    python benchmarks/catalogue.py [--quick]

Building is bound by parsing, a build in which nothing changed by looking at the files, and asking one of a million ids
costs little beside parsing the cable that cites it. It ends as `ratios.py` does.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from cablegrammar.base.source import Source
from cablelint import parse_text
from cablelint.catalogue.build import add_list, build
from cablelint.catalogue.id_list import parse_ids
from cablelint.catalogue.index import Index
from cablelint.settings.settings import Settings
from generate import cable, write
from measure import Budget, check, ratio, seconds

_POSTS = (
    "GABORONE",
    "LJUBLJANA",
    "LUSAKA",
    "REYKJAVIK",
    "STATE",
    "SUVA",
    "TALLINN",
    "VALLETTA",
    "WELLINGTON",
    "WINDHOEK",
)
_LOOKUPS = 1_000


def main() -> int:
    """Measure, print, and say whether the budgets hold."""
    parser = argparse.ArgumentParser(description="Measure what a catalogue costs.")
    parser.add_argument("--quick", action="store_true", help="a tenth of the cables and of the ids")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as directory:
        held = [
            check(building(Path(directory), 100 if quick else 1_000)),
            check(asking(Path(directory), 1_000 if quick else 10_000)),
        ]
    return 0 if all(held) else 1


def building(directory: Path, count: int) -> Iterator[Budget]:
    """A first build and one in which nothing changed, each against parsing alone."""
    paths = write(directory / "cables", count)
    index = directory / "cables.sqlite"

    def parse() -> None:
        for path in paths:
            read = parse_text(Source.decode(path.read_bytes()).text)
            _ = read.id, read.level, read.references

    def again() -> None:
        build(index, [str(directory / "cables")], lambda _: Settings())

    def first() -> None:
        index.unlink(missing_ok=True)
        again()

    print(f"\nbuilding an index of {count} cables")
    yield Budget("first build / parsing", 1.5, lambda: ratio(first, parse, 3))
    yield Budget("nothing changed / parsing", 0.2, lambda: ratio(again, parse, 3))


def asking(directory: Path, numbers: int) -> Iterator[Budget]:
    """Look-ups and near misses in an index of many ids, against parsing: those of one cable are a handful."""
    index = directory / "ids.sqlite"
    ids = [f"{year:02}{post}{number}" for year in range(1, 11) for post in _POSTS for number in range(1, numbers + 1)]
    listed = parse_ids("\n".join(ids).encode(), "ids")
    adding = seconds(lambda: add_list(index, listed, "ids"))
    random = Random(3)
    wanted = [
        f"{random.randrange(1, 12):02}{random.choice(_POSTS)}{random.randrange(1, numbers)}" for _ in range(_LOOKUPS)
    ]
    text = cable(1)
    print(f"\nan index of {len(ids):,} ids: added in {adding:.1f} s, {index.stat().st_size / len(ids):.0f} bytes each")
    with Index(index) as catalogue:
        parse = partial(parse_text, text)
        yield Budget(
            f"{_LOOKUPS:,} look-ups / parsing 10 KB",
            10,
            lambda: ratio(lambda: [id in catalogue for id in wanted], parse, 9),
        )
        yield Budget(
            "100 near misses / parsing 10 KB", 10, lambda: ratio(lambda: [*map(catalogue.near, wanted[:100])], parse, 9)
        )


if __name__ == "__main__":
    sys.exit(main())
