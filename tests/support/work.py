"""Measures work by counting it, so that a growth test is tight and does not care how busy the machine is.

`calls` counts what the interpreter does. What a pattern does inside it does not see: `steps.py` counts that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Event
from types import FrameType
from typing import TypeVar

T = TypeVar("T")

HUNG = 600.0
"""After so many seconds a process hangs. No test expects one to have ended in less."""


def until(condition: Callable[[], object]) -> None:
    """Wait for what another process is about to do, however long it takes. When it never does, the test hangs."""
    pause = Event()
    while not condition():
        pause.wait(0.005)


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


def calls_grow(work: Callable[[T], object], small: T, large: T, *, by: float) -> bool:
    """Whether `large` takes less than `by` times the calls that `small` does.

    Patterns are compiled when they are first needed, or needed often, and that may fall into what is counted: what
    looks like too much is counted once more.
    """
    return any(calls(lambda: work(large)) < by * calls(lambda: work(small)) for _ in range(2))
