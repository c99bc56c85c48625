"""Measures the budgets: what cablelint costs, as ratios within one run.

    python benchmarks/ratios.py [--quick]
    python benchmarks/ratios.py --against REV [--cables DIR ...]

The first form ends with status 1 when a ratio is over its budget by more than half, twice in a row. The second one
says how many times the cost of the commit REV this state costs, and holds no budgets. `measure.py` says how a ratio is
taken. Milliseconds are printed for information: they are true of one machine on one day.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from against import compare, unpack
from cablelint import lint_text, parse_text
from generate import HUGE, LONG, SAMPLE, cable, cables, write
from measure import Budget, check, python, ratio, seconds, seconds_of_children
from warm import Linter

_MEMORY = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from generate import cables
from warm import Linter
Linter().lint(cables(int(sys.argv[2])))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_WORD = re.compile(r"\w+|[^\w\s]")


def main() -> int:
    """Measure, print, and say whether the budgets hold."""
    parser = argparse.ArgumentParser(description="Compare what cablelint costs with its budgets.")
    parser.add_argument("--quick", action="store_true", help="fewer cables, fewer rounds, and nothing of 10 MB")
    parser.add_argument("--against", metavar="REV", help="compare this state with a commit of it, and hold no budgets")
    parser.add_argument("--cables", metavar="DIR", type=Path, nargs="+", default=[], help="compare by these, too")
    options = parser.parse_args()
    quick: bool = options.quick
    if options.against:
        return _against(options.against, options.cables, quick)
    with tempfile.TemporaryDirectory() as directory:
        held = [check(part) for part in (warm(quick), start_up(Path(directory), quick), growth(quick), memory(quick))]
    return 0 if all(held) else 1


def _against(revision: str, folders: list[Path], quick: bool) -> int:
    """Print the ratios to an earlier commit."""
    with tempfile.TemporaryDirectory() as directory:
        earlier = unpack(revision, Path(directory) / "earlier")
        for what, found in compare(earlier, Path(directory), folders, quick):
            print(f"  {what:32} {found:5.2f}", flush=True)
    return 0


def warm(quick: bool) -> Iterator[Budget]:
    """Different 10 KB cables in a warm process, against the counting of their words in plain Python."""
    count, pairs = (40, 7) if quick else (400, 9)
    texts = list(cables(count))
    linter = Linter()
    linter.lint(texts)

    def count_words() -> None:
        for text in texts:
            words_of(text)

    def parse() -> None:
        for text in texts:
            parse_text(text)

    def lint() -> None:
        linter.lint(texts)

    def lint_alone() -> None:
        for text in texts:
            lint_text(text)

    per_cable = 1_000 / count
    print(f"\n{count} different cables of 10 KB, all default rules, warm")
    print(f"  counting words {seconds(count_words) * per_cable:7.3f} ms each")
    print(f"  parsing        {seconds(parse) * per_cable:7.3f} ms each")
    print(f"  linting        {seconds(lint) * per_cable:7.3f} ms each")
    yield Budget("lint / count words", 5.0, lambda: ratio(lint, count_words, pairs), aim=2.5)
    yield Budget("parse / lint", 0.5, lambda: ratio(parse, lint, pairs))
    yield Budget("lint_text() each / one run of all", 1.3, lambda: ratio(lint_alone, lint, pairs))


def words_of(text: str) -> dict[str, int]:
    """How often each word stands in a text, counted by the interpreter: the unit that linting is measured by."""
    found: dict[str, int] = {}
    for line in text.split("\n"):
        for match in _WORD.finditer(line):
            word = match[0].upper()
            found[word] = found.get(word, 0) + 1
    return found


def start_up(directory: Path, quick: bool) -> Iterator[Budget]:
    """New processes."""
    pairs = 7 if quick else 21
    (path,) = write(directory / "start", 1, SAMPLE)

    def times_click(*arguments: str) -> float:
        return ratio(
            lambda: python("-m", "cablelint", *arguments),
            lambda: python("-c", "import click"),
            pairs,
            seconds_of_children,
        )

    print("\nstart-up")
    yield Budget("cablelint --version / import click", 1.2, lambda: times_click("--version"))
    one = ("check", "--isolated", "--exit-zero", str(path))
    yield Budget("cablelint check (2 KB) / import click", 4, lambda: times_click(*one))


def growth(quick: bool) -> Iterator[Budget]:
    """The cost of a character in one long cable, against that in a short one: about the same when it is linear."""
    linter = Linter()
    print("\ngrowth, by the character")
    for size in (600_000,) if quick else (600_000, HUGE):
        yield Budget(f"{size:,} / {LONG:,} characters", 1.5, partial(_growth, linter, size, 1 if size >= HUGE else 5))


def _growth(linter: Linter, size: int, pairs: int) -> float:
    long, short = cable(1, size), cable(1, LONG)
    return ratio(lambda: linter.lint([long]), lambda: linter.lint([short]), pairs) * len(short) / len(long)


def memory(quick: bool) -> Iterator[Budget]:
    """The most memory that a process takes for many cables, against that for few."""
    few, many = (20, 100) if quick else (100, 1_000)
    print("\nmemory")
    yield Budget(f"{many} / {few} cables", 1.1, lambda: _most_memory(many) / _most_memory(few))


def _most_memory(count: int) -> int:
    """Of a process that lints so many cables, in the unit of the system."""
    return int(python("-c", _MEMORY, str(Path(__file__).parent), str(count)))


if __name__ == "__main__":
    sys.exit(main())
