"""What keeping and asking a catalogue costs: ratios within one run.

    python benchmarks/catalogue.py [--quick]

Building is bound by parsing, a build in which nothing changed by looking at the files, and a look-up takes microseconds
among a million ids. It ends with status 1 when that does not hold.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from random import Random
from time import perf_counter

from cablegrammar.base.source import Source
from cablelint import parse_text
from cablelint.catalogue.build import add_list, build
from cablelint.catalogue.id_list import parse_ids
from cablelint.catalogue.index import Index
from cablelint.settings.settings import Settings
from generate import write

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
_LOOKUPS = 20_000


def main() -> int:
    """Measure, print, and say whether it holds."""
    parser = argparse.ArgumentParser(description="Measure what a catalogue costs.")
    parser.add_argument("--quick", action="store_true", help="a tenth of the cables and of the ids")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as directory:
        built = building(Path(directory), 200 if quick else 2_000)
        asked = asking(Path(directory), 1_000 if quick else 10_000)
    return 0 if built and asked else 1


def building(directory: Path, count: int) -> bool:
    """A first build, compared with parsing alone, and a second one in which nothing changed."""
    paths = write(directory / "cables", count)
    index = directory / "cables.sqlite"
    started = perf_counter()
    for path in paths:
        cable = parse_text(Source.decode(path.read_bytes()).text)
        _ = cable.id, cable.level, cable.references
    parsing = perf_counter() - started
    first, second = (_timed(lambda: build(index, [str(directory / "cables")], lambda _: Settings())) for _ in range(2))
    print(f"building: {first / parsing:.2f} x parsing alone; {second / first:.1%} of that when nothing changed")
    return first < 2 * parsing and second < first / 5


def asking(directory: Path, numbers: int) -> bool:
    """Look-ups in an index of many ids, compared with looking in a set in memory that was read from the list."""
    index = directory / "ids.sqlite"
    ids = [f"{year:02}{post}{number}" for year in range(1, 11) for post in _POSTS for number in range(1, numbers + 1)]
    listed = parse_ids("\n".join(ids).encode(), "ids")
    adding = _timed(lambda: add_list(index, listed, "ids"))
    random = Random(3)
    wanted = [
        f"{random.randrange(1, 12):02}{random.choice(_POSTS)}{random.randrange(1, numbers)}" for _ in range(_LOOKUPS)
    ]
    with Index(index) as catalogue:
        looking = _timed(lambda: [id in catalogue for id in wanted]) / _LOOKUPS
        guessing = _timed(lambda: [catalogue.near(id) for id in wanted[:500]]) / 500
    size = index.stat().st_size / len(ids)
    print(
        f"{len(ids):,} ids: added in {adding:.1f} s, {size:.0f} bytes each; a look-up takes {looking * 1e6:.0f} µs,"
        f" near misses {guessing * 1e6:.0f} µs"
    )
    return looking < 1e-4


def _timed(work: object) -> float:
    started = perf_counter()
    assert callable(work)
    work()
    return perf_counter() - started


if __name__ == "__main__":
    raise SystemExit(main())
