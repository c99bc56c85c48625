"""How far a long run has come, on one line of the terminal that is wiped in the end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from cablelint.cli.streams import in_ci
from cablelint.terminal.colour import is_terminal

T = TypeVar("T")

_EVERY = 0.1
_WIPE = "\r\x1b[K"
_BAR = 30


def wants_progress() -> bool:
    """Whether a person watches: a terminal that can wipe a line, and no machine that reads along."""
    return is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb" and not in_ci()


class Progress:
    """Called with the files done and all there are; writes at most ten times a second."""

    def __init__(self) -> None:
        self._shown = time.monotonic()
        self._dirty = False

    def __call__(self, done: int, total: int) -> None:
        """Show the count, if the last one is old enough."""
        now = time.monotonic()
        if now - self._shown >= _EVERY:
            self._shown, self._dirty = now, True
            sys.stderr.write(f"{_WIPE}{self.text(done, total)}")
            sys.stderr.flush()

    def text(self, done: int, total: int) -> str:
        """What the line says."""
        return f"{done} of {total} files"

    def before(self, write: Callable[[T], None]) -> Callable[[T], None]:
        """`write`, for which the line is left empty: both may be on one terminal."""

        def written(given: T) -> None:
            self.close()
            write(given)

        return written

    def close(self) -> None:
        """Leave the line empty for what comes next."""
        if self._dirty:
            self._dirty = False
            sys.stderr.write(_WIPE)
            sys.stderr.flush()


class ProgressBar(Progress):
    """The same with a bar, how many a second were done, and how long the others will take; `what` are they called."""

    def __init__(self, what: str = "files") -> None:
        super().__init__()
        self._what = what
        self._begun = self._shown
        self._first: int | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show the count, if the last one is old enough. What was done before the first call tells of no rate."""
        if self._first is None:
            self._first = done
        super().__call__(done, total)

    def text(self, done: int, total: int) -> str:
        """`[#####---------------] 1,250 of 5,000 files, 310 a second, 12 s left`."""
        filled = _BAR * done // total if total else _BAR
        bar = f"[{'#' * filled}{'-' * (_BAR - filled)}] {done:,} of {total:,} {self._what}"
        passed, new = self._shown - self._begun, done - (self._first or 0)
        if new <= 0 or passed <= 0:
            return bar
        rate = new / passed
        return f"{bar}, {_number(rate)} a second, {_time((total - done) / rate)} left"


def _number(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= _FEW else f"{rate:.1f}"


_FEW = 10


def _time(seconds: float) -> str:
    """`12 s`, `3 min 20 s`, `2 h 15 min`."""
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    hours, left = divmod(minutes, 60)
    if hours:
        return f"{hours} h {left} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


@contextmanager
def showing_progress(kind: type[Progress] = Progress, *, wanted: bool = True) -> Iterator[Progress | None]:
    """What shows how far a run has come, None where nobody wants it; gone from the terminal in the end."""
    progress = kind() if wanted and wants_progress() else None
    try:
        yield progress
    finally:
        if progress is not None:
            progress.close()
