"""The one thread that reads cables and runs rules, beside the one that talks to the editor.

The grammars keep what they learn while they read, so that two threads may not use them at once. What an editor waits
for comes before the checks; of the checks of one document only the newest is made.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")
Job = Callable[[], None]


class Worker:
    """Runs jobs one after another in a thread of its own, which ends with the process whatever it is doing."""

    def __init__(self) -> None:
        self._asked: deque[tuple[Future[Any], Callable[[], Any]]] = deque()
        self._checks: dict[Hashable, Job] = {}
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="cablelint", daemon=True)
        self._thread.start()

    def ask(self, question: Callable[[], T]) -> Future[T]:
        """Have a question answered before the next check. The future may be cancelled until its turn comes."""
        future: Future[T] = Future()
        with self._wake:
            self._asked.append((future, question))
            self._wake.notify()
        return future

    def check(self, key: Hashable, job: Job) -> None:
        """Have a check made, in the place of one of the same key that has not begun. The job must not raise."""
        with self._wake:
            self._checks[key] = job  # one that waits keeps its turn
            self._wake.notify()

    def forget(self, key: Hashable) -> None:
        """Make no check of this key that has not begun."""
        with self._wake:
            self._checks.pop(key, None)

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._asked and not self._checks:
                    self._wake.wait()
                if self._asked:
                    future, question = self._asked.popleft()
                    job = None
                else:
                    job = self._checks.pop(next(iter(self._checks)))
            if job is not None:
                job()
            elif future.set_running_or_notify_cancel():
                try:
                    future.set_result(question())
                except BaseException as error:  # noqa: BLE001 - whoever asked gets it
                    future.set_exception(error)
