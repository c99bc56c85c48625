"""What the check of one file may cost: findings and time. What goes beyond that is stopped, and reported (CFG002).

A stranger's text may be made to cost more than any cable does, and a rule of a third party may never end.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING

from cablelint.rule.wording import plural
from cablelint.settings.settings import Settings

if TYPE_CHECKING:
    from cablelint.engine.checks import Check


class BeyondLimitError(BaseException):
    """The check of a file goes beyond a limit. The message is the sentence for CFG002.

    No `except Exception` on the way catches it, that of a rule among them.
    """


class Watch:
    """Watches the check of one file: how many findings there are, how long it takes, and which rule is at work."""

    __slots__ = ("_asked", "_ends", "findings", "over", "seconds")

    def __init__(self, settings: Settings) -> None:
        self.findings, self.seconds = settings.max_findings, settings.max_seconds
        self.over = False
        """The check has ended, in whichever way."""
        self._asked: Check | None = None
        self._ends = monotonic() + self.seconds

    def ask(self, check: Check) -> None:
        """A rule is asked. Raises BeyondLimitError where the time is up."""
        self._asked = check
        if monotonic() > self._ends:
            raise self.too_long()

    def count(self, findings: int) -> None:
        """There are so many findings. Raises BeyondLimitError where they are too many."""
        if findings > self.findings:
            raise BeyondLimitError(
                f"There are more than {self.findings:,} findings (the setting max-findings), the last one of"
                f" {self._rule()}; the rest of the file was not checked."
            )

    def too_long(self) -> BeyondLimitError:
        """What is raised when the time is up."""
        where = "" if self._asked is None else f", in {self._rule()}"
        return BeyondLimitError(
            f"The check took more than {plural(self.seconds, 'second')} (the setting"
            f" max-seconds) and was stopped{where}; the rest of the file was not checked."
        )

    def _rule(self) -> str:
        asked = self._asked
        return "no rule" if asked is None else f"{asked.rule.code} {asked.rule.name} ({asked.origin})"


@contextmanager
def alarm(watch: Watch) -> Iterator[None]:
    """Stop what is inside when the time is up, also what never comes back: a rule or a pattern that goes in circles.

    The system's alarm is used for it, which belongs to the process: for the command line, and no other program. Where
    there is none, rules are still stopped between two questions.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        if not watch.over:  # it may ring once more while the check ends
            raise watch.too_long()

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, watch.seconds, _AGAIN)
    try:
        yield
    finally:
        watch.over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


_AGAIN = 0.5
"""After so many seconds it rings again: a rule may catch what is raised in it."""
