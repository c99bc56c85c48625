"""How far a long run has come, on one line of the terminal that is wiped in the end."""

from __future__ import annotations

import os
import sys
import time

from cablelint.cli.options import in_ci
from cablelint.colour import is_terminal

_EVERY = 0.1
_WIPE = "\r\x1b[K"


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
            sys.stderr.write(f"{_WIPE}{done} of {total} files")
            sys.stderr.flush()

    def close(self) -> None:
        """Leave the line empty for what comes next."""
        if self._dirty:
            sys.stderr.write(_WIPE)
            sys.stderr.flush()
