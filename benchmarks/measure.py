"""Compares costs within one run, so that neither a slow machine nor a busy one changes what comes out.

A cost is processor time: what other processes take does not count. Two works are compared in pairs, one right after the
other and in changing order, and the median of the pairs' ratios counts: one bad moment spoils one pair.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from statistics import median
from typing import NamedTuple

Work = Callable[[], object]

SLACK = 1.5
"""A budget fails the run when the ratio is over it by half, measured twice: less than that may still be noise."""


class Budget(NamedTuple):
    """A ratio, what it may be, and how it is measured; `aim` is what it should be one day."""

    name: str
    limit: float
    measure: Callable[[], float]
    aim: float | None = None


def check(budgets: Iterable[Budget], say: Callable[[str], object] = print) -> bool:
    """Measure each budget and say how it stands; whether none is over by half."""
    held = [_check(budget, say) for budget in budgets]  # none is left out because one before it failed
    return all(held)


def _check(budget: Budget, say: Callable[[str], object]) -> bool:
    ratio = budget.measure()
    if ratio > SLACK * budget.limit:
        say(f"  {budget.name}: {ratio:.2f} of {budget.limit:g}, measured once more")
        ratio = min(ratio, budget.measure())
    verdict = "ok" if ratio <= budget.limit else "over" if ratio <= SLACK * budget.limit else "OVER BY MORE THAN HALF"
    aim = "" if budget.aim is None or ratio <= budget.aim else f" (aim: {budget.aim:g})"
    say(f"  {budget.name}: {ratio:.2f} of {budget.limit:g} {verdict}{aim}")
    return ratio <= SLACK * budget.limit


def ratio(work: Work, base: Work, pairs: int, cost: Callable[[Work], float] | None = None) -> float:
    """How many times the cost of `base` that of `work` is: the median of `pairs` pairs, after one of each unmeasured.

    `cost` gives the cost of one call; None: processor time of this process.
    """
    measured = cost or seconds
    work(), base()
    ratios = []
    for number in range(pairs):
        if number % 2:
            below = measured(base)
            above = measured(work)
        else:
            above = measured(work)
            below = measured(base)
        ratios.append(above / below)
    return median(ratios)


def seconds(work: Work) -> float:
    """The processor time that this process takes for `work`, with no garbage of the work before."""
    gc.collect()
    begin = time.process_time()
    work()
    return time.process_time() - begin


def seconds_of_children(work: Work) -> float:
    """The processor time of the processes that `work` starts and waits for. POSIX only."""
    import resource

    def used() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    begin = used()
    work()
    return used() - begin


def python(*arguments: str, path: str = "") -> str:
    """Run Python with `arguments`; what it prints. Raises SystemExit when it fails.

    `path` are the folders to import from before all others, None of its own where it is empty.
    """
    run = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, env=environment(path)
    )
    if run.returncode != 0:
        raise SystemExit(f"{' '.join(arguments[:3])} ended with {run.returncode}:\n{run.stderr}")
    return run.stdout


def environment(path: str = "") -> dict[str, str]:
    """The variables of a process that is measured: it imports from `path`, where that is given, before all else."""
    # Where byte code may not be kept every start compiles all modules anew, which is not what an installation does.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": path} if path else kept
