"""Measures that cost is linear: a character of a long cable costs what one of a short cable does, in every shape.

    python benchmarks/shapes.py [SHAPE]... [--quick]

The long one has 10 MB (`--quick`: 600 KB), the short ones are as long together as a tenth of it. It ends as `ratios.py`
does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from functools import partial

from corpora import SHAPES, cables
from generate import HUGE, LONG
from measure import Budget, check, ratio
from warm import Linter

_QUICK = 600_000


def growth(shapes: Sequence[str], size: int) -> Iterator[Budget]:
    """The cost of a character in a cable of `size` characters against that in cables of 60 KB, for each shape."""
    linter = Linter()
    for shape in shapes:
        yield Budget(f"{shape}: {size:,} / {LONG:,} characters", 1.5, partial(_growth, linter, shape, size))


def _growth(linter: Linter, shape: str, size: int) -> float:
    long = list(cables(shape, 1, size))
    short = list(cables(shape, max(1, size // LONG // 10), LONG))
    by_character = sum(map(len, short)) / sum(map(len, long))
    return ratio(lambda: linter.lint(long), lambda: linter.lint(short), 1 if size >= HUGE else 3) * by_character


def main() -> int:
    """Measure, print, and say whether the budgets hold."""
    parser = argparse.ArgumentParser(description="Measure how cost grows with size.")
    parser.add_argument("shapes", nargs="*", choices=[*SHAPES, []], default=[])
    parser.add_argument("--quick", action="store_true", help="600 KB and not 10 MB")
    options = parser.parse_args()
    print("\ngrowth, by the character")
    return 0 if check(growth(options.shapes or [*SHAPES], _QUICK if options.quick else HUGE)) else 1


if __name__ == "__main__":
    sys.exit(main())
