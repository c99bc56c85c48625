"""Prints the budgets of the design beside what was measured, as ratios within one run:

    python benchmarks/ratios.py [--quick]

Two numbers of one run on one machine can be compared; milliseconds of different days cannot. It ends with status 1
when a budget does not hold.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from cablegrammar.base.source import Source
from cablelint import lint_text, parse_text
from generate import HUGE, LONG, SAMPLE, USUAL, cable, write
from warm import Linter

_MEMORY = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from generate import cables
from warm import Linter
Linter().lint(cables(int(sys.argv[2])))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> int:
    """Measure, print, and say whether every budget holds."""
    parser = argparse.ArgumentParser(description="Compare what cablelint takes with its budgets.")
    parser.add_argument("--quick", action="store_true", help="fewer cables, fewer rounds, and nothing of 10 MB")
    quick = parser.parse_args().quick
    held = True
    with tempfile.TemporaryDirectory() as directory:
        for part in (throughput, start_up, growth, memory):
            held &= part(Path(directory), quick)
    return 0 if held else 1


def throughput(directory: Path, quick: bool) -> bool:
    """Plain reading, parsing alone, and everything, over different 10 KB cables in this process."""
    count, rounds = (100, 2) if quick else (1_000, 3)
    paths = write(directory / "throughput", count)
    texts = [path.read_text(encoding="utf-8") for path in paths]
    linter = Linter()
    read, parse, whole, alone = _fastest(
        rounds,
        lambda: [Source.decode(path.read_bytes()) for path in paths],
        lambda: [parse_text(text) for text in texts],
        lambda: linter.lint(texts),
        lambda: [lint_text(text) for text in texts],
    )
    per_cable = 1_000 / count
    print(f"\n{count} different cables of 10 KB, warm, all default rules, each")
    print(f"  plain reading        {read * per_cable:7.3f} ms")
    print(f"  parsing alone        {parse * per_cable:7.3f} ms   {parse / read:6.1f} x reading")
    print(f"  parsing and rules    {whole * per_cable:7.3f} ms   {whole / read:6.1f} x reading")
    print(f"  lint_text() each     {alone * per_cable:7.3f} ms   {alone / whole:6.2f} x one run of all")
    print(f"  parse : rules : whole = {parse / whole:.2f} : {1 - parse / whole:.2f} : 1")
    return _budget("lint one, ms", whole * per_cable, 3, aim=1.5) & _budget("parsing / whole", parse / whole, 0.5)


def start_up(directory: Path, quick: bool) -> bool:
    """New processes, in turns, so that a busy moment of the machine hits all of them.

    What counts is the time of the processor: a long process seldom finds the quiet moment that a short one does.
    """
    rounds = 5 if quick else 20
    (path,) = write(directory / "start", 1, SAMPLE)
    cablelint = ["-m", "cablelint"]
    check = [*cablelint, "check", "--isolated", "--exit-zero", str(path)]
    bare, click, version, small = _fastest(
        rounds,
        lambda: _python("-c", "pass"),
        lambda: _python("-c", "import click"),
        lambda: _python(*cablelint, "--version"),
        lambda: _python(*check),
        clock=_time_of_children,
    )
    print(f"\nstart-up, the fastest of {rounds}")
    for name, seconds in (
        ("python -c pass", bare),
        ('python -c "import click"', click),
        ("cablelint --version", version),
        ("cablelint check (one of 2 KB)", small),
    ):
        print(f"  {name:30} {seconds * 1_000:6.0f} ms   {seconds / click:5.2f} x click")
    return _budget("--version / click", version / click, 1.6) & _budget("check / click", small / click, 6, aim=4)


def growth(_directory: Path, quick: bool) -> bool:
    """The cost of 10 KB in cables of growing size: the same everywhere when it is linear."""
    sizes = (USUAL, LONG, 600_000) if quick else (USUAL, LONG, 600_000, HUGE)
    linter = Linter()
    costs = []
    print("\ngrowth, each 10 KB of one cable of")
    for size in sizes:
        text = cable(1, size)
        (seconds,) = _fastest(2 if size >= HUGE else 5, lambda text=text: linter.lint([text]))  # type: ignore[misc]
        costs.append(seconds / len(text) * 10_000)
        print(f"  {size:>10,} characters   {costs[-1] * 1_000:7.3f} ms   {costs[-1] / costs[0]:5.2f} x")
    return _budget("longest / shortest", costs[-1] / costs[0], 1.5)


def memory(_directory: Path, quick: bool) -> bool:
    """The most memory that a process takes for few and for many cables."""
    few, many = (20, 100) if quick else (100, 1_000)
    here = str(Path(__file__).parent)
    least, most = (int(_python("-c", _MEMORY, here, str(count))) for count in (few, many))
    unit = 1 if sys.platform == "darwin" else 1_024
    print(f"\nmemory   {few} cables {least * unit / 1e6:.1f} MB   {many} cables {most * unit / 1e6:.1f} MB")
    return _budget(f"{many} / {few} cables", most / least, 1.1)


def _time_of_children() -> float:
    """The seconds of processor time that finished child processes have taken so far."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _fastest(rounds: int, *works: Callable[[], object], clock: Callable[[], float] = perf_counter) -> list[float]:
    """The shortest time of each work in seconds; one warm-up, then `rounds` rounds of all of them in turn."""
    for work in works:
        work()
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for index, work in enumerate(works):
            start = clock()
            work()
            best[index] = min(best[index], clock() - start)
    return best


def _python(*arguments: str) -> str:
    command: Sequence[str] = [sys.executable, *arguments]
    # Where byte code may not be kept every start compiles all modules anew, which is not what an installation does.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if run.returncode != 0:
        raise SystemExit(f"{' '.join(arguments[:3])} ended with {run.returncode}:\n{run.stderr}")
    return run.stdout


def _budget(name: str, measured: float, limit: float, aim: float | None = None) -> bool:
    held = measured <= limit
    remark = f", aim {aim:g}: {'reached' if measured <= aim else 'not yet'}" if aim is not None else ""
    print(f"  -> {name}: {measured:.2f} of {limit:g} {'ok' if held else 'OVER BUDGET'}{remark}")
    return held


if __name__ == "__main__":
    sys.exit(main())
