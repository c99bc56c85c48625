"""Measures what results that are kept save: a run over many files, and the same run again.

    python benchmarks/cache.py [--count 5000]

Each run is a process of its own that writes a report as JSON lines. The ratio is of processor time, start-up included;
it ends with 1 when the second run costs more than a tenth of the first, or reports something else.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from corpora import write
from measure import python, seconds_of_children

AIM, LIMIT = 20, 10
"""How many times the cost of a warm run a cold one's should be, and has to be."""


def main() -> int:
    """Measure, print, and say whether it held."""
    parser = argparse.ArgumentParser(description="Measure what results that are kept save.")
    parser.add_argument("--count", type=int, default=5_000)
    count: int = parser.parse_args().count
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write(folder / "cables", count)
        os.environ["CABLELINT_CACHE_DIR"] = str(folder / "kept")
        cold = _seconds(folder, "cold")
        warm = [_seconds(folder, f"warm-{number}") for number in range(3)]
        same = len({file.read_bytes() for file in folder.glob("*.jsonl")}) == 1
        size = (folder / "kept" / "results-1.sqlite").stat().st_size
    gained = cold / median(warm)
    print(f"{count:,} files: {cold:.1f} s of processor time, then {median(warm):.2f} s; {size / 1e6:.1f} MB kept")
    print(f"  cold / warm: {gained:.1f} (aim: {AIM}); {'the same' if same else 'NOT THE SAME'} report")
    return 0 if same and gained >= LIMIT else 1


def _seconds(folder: Path, name: str) -> float:
    """What a run costs whose report gets this name."""
    command = [
        "-m",
        "cablelint",
        "check",
        str(folder / "cables"),
        "--isolated",
        "--exit-zero",
        "--quiet",
        "--jobs",
        "1",
    ]
    report = ["--format", "jsonl", "--output", str(folder / f"{name}.jsonl")]
    return seconds_of_children(lambda: python(*command, *report))


if __name__ == "__main__":
    sys.exit(main())
