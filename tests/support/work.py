"""Measures work by counting it, so that a growth test is tight and does not care how busy the machine is.

`calls` counts what the interpreter does. What one C function does inside (a pattern that tries again and again, a copy
of a long text) it does not see: `seconds` measures that, in processor time of this thread, which other processes
do not add to.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType

_EVENTS = frozenset(("call", "c_call"))


def calls(work: Callable[[], object]) -> int:
    """How many functions are called while `work` runs, those of the interpreter included."""
    count = 0

    def tally(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in _EVENTS

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """The least processor time that `work` takes in a few runs."""
    best = float("inf")
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(runs):
            begin = time.thread_time()
            work()
            best = min(best, time.thread_time() - begin)
    finally:
        if collecting:
            gc.enable()
    return best


def growth(work: Callable[[str], object], small: str, large: str, floor: float = 0.002) -> float:
    """How many times as much processor time `work` takes for `large` as for `small`: the least of three measurements.

    Where the work for `small` takes less than `floor`, in seconds, it counts as that: noise is no growth.
    """
    work(small)
    best = float("inf")
    for runs in (1, 3, 5):
        best = min(best, seconds(lambda: work(large), runs) / max(seconds(lambda: work(small), runs), floor))
        if best < _PLAINLY_LINEAR * len(large) / len(small):
            break
    return best


_PLAINLY_LINEAR = 1.2


def calls_grow(work: Callable[[object], object], small: object, large: object, *, by: float) -> bool:
    """Whether `large` takes less than `by` times the calls that `small` does.

    Patterns are compiled when they are first needed, or needed often, and that may fall into what is counted: what
    looks like too much is counted once more.
    """
    return any(calls(lambda: work(large)) < by * calls(lambda: work(small)) for _ in range(2))
