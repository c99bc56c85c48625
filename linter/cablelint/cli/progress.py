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
    """The same with a bar, for work that takes minutes."""

    def text(self, done: int, total: int) -> str:
        """`[#####---------------] 1,250 of 5,000 files`."""
        filled = _BAR * done // total if total else _BAR
        return f"[{'#' * filled}{'-' * (_BAR - filled)}] {done:,} of {total:,} files"


@contextmanager
def showing_progress(kind: type[Progress] = Progress, *, wanted: bool = True) -> Iterator[Progress | None]:
    """What shows how far a run has come, None where nobody wants it; gone from the terminal in the end."""
    progress = kind() if wanted and wants_progress() else None
    try:
        yield progress
    finally:
        if progress is not None:
            progress.close()
