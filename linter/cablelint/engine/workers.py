"""Processes that work side by side: tasks go out in batches, results come back in the order of the tasks.

A worker that dies loses no result that it gave, and none of the tasks that wait for it. The task that it was at is
tried once more by another worker; where that one dies, too, the task is `Lost`, and the others go on.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from cablegrammar.base.record import record

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Result = TypeVar("Result")

_BATCHES_WAITING = 1
"""So many batches a worker is given. With more it might send an answer that nobody reads while it is sent a task
that it does not read, and both would wait for ever.
"""
_AHEAD = 32
"""So many batches a worker may be ahead of the first result that is missing: what waits for it is kept in memory."""
_TRIES = 2
_DYING = 1.0
"""After so many seconds a process that is to end is made to."""


@record
class Lost:
    """The task has no result: the workers that were at it died. `how` is how the last one did, for people."""

    how: str


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start_method() -> str:
    """How a worker is made: as a copy of this process where that is safe, which costs next to nothing."""
    return "fork" if sys.platform == "linux" else "spawn"


class Workers(Generic[Task, Result]):
    """`jobs` processes that do `work`, used as a context: none is left when it ends.

    `work` raises what it wants: the task is then done once more in this process, where everybody sees it raised.
    Tasks and results go through pipes between a process and its own child, and nowhere else; with the start method
    `spawn`, so does `work`.
    """

    def __init__(
        self, work: Callable[[Task], Result], jobs: int, *, batch: int = 16, method: str | None = None
    ) -> None:
        self._work = work
        self._jobs = jobs
        self._batch = batch
        self._context: BaseContext = get_context(method or start_method())
        self._crew: list[_Worker[Task]] = []
        self._ready: dict[int, Result | Lost] = {}
        self._wanted = 0

    def __enter__(self) -> Workers[Task, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the workers, whatever they are at."""
        for worker in self._crew:
            worker.end()
        self._crew = []

    def results(self, tasks: Iterable[Task]) -> Iterator[Result | Lost]:
        """The result of each task, in their order. Tasks are taken as they are needed."""
        todo = _Todo(tasks, self._batch)
        while True:
            crew = self._hire(todo)
            for waiting in range(_BATCHES_WAITING):
                for worker in crew:
                    if worker.batches <= waiting and not self._is_far_ahead(todo) and (batch := todo.take()):
                        worker.give(batch)
            while self._wanted in self._ready:
                self._wanted += 1
                yield self._ready.pop(self._wanted - 1)
            busy: dict[object, _Worker[Task]] = {one.connection: one for one in self._crew if one.tasks}
            for connection in wait(list(busy)) if busy else ():  # type: ignore[arg-type]
                self._hear(busy[connection], todo)
            if not busy and not self._crew:  # no process can be started: this one does the work
                for number, task in todo.take():
                    self._ready[number] = self._work(task)
            if not busy and not self._ready and todo.done:
                break

    def _is_far_ahead(self, todo: _Todo[Task]) -> bool:
        return not todo.again and todo.given - self._wanted >= self._batch * _AHEAD * self._jobs

    def leftovers(self) -> Iterator[tuple[int, Result]]:
        """The results that have come in and wait for one before them, with the numbers of their tasks.

        For a run that is interrupted. Asked once.
        """
        for worker in self._crew:
            while worker.tasks and worker.connection.poll():
                try:
                    number, done, result = worker.connection.recv()
                except (EOFError, OSError):
                    break
                worker.tasks.popleft()
                if done:
                    self._ready[number] = result
        for number, result in sorted(self._ready.items(), key=lambda pair: pair[0]):
            if not isinstance(result, Lost):
                yield number, result
        self._ready.clear()

    def _hire(self, todo: _Todo[Task]) -> list[_Worker[Task]]:
        """The workers, as many as there are to be: a dead one is replaced while there is work."""
        while not todo.done and len(self._crew) < self._jobs:
            try:
                self._crew.append(_Worker(self._context, self._work, [one.connection for one in self._crew]))
            except OSError:  # no more processes, no more files: those that are there do it
                break
        return self._crew

    def _hear(self, worker: _Worker[Task], todo: _Todo[Task]) -> None:
        """Take one result of a worker; where it is dead, say what becomes of its tasks."""
        try:
            number, done, result = worker.connection.recv()
        except (EOFError, OSError):
            self._crew.remove(worker)
            how = worker.end(died=True)
            number = worker.tasks[0][0]
            if not todo.try_again(worker.tasks):
                self._ready[number] = Lost(how)
            return
        _, task = worker.tasks.popleft()
        self._ready[number] = result if done else self._work(task)


class _Todo(Generic[Task]):
    """The tasks that nobody has: those that come, and those whose worker has died, which go first."""

    def __init__(self, tasks: Iterable[Task], batch: int) -> None:
        self._coming = enumerate(tasks)
        self._batch = batch
        self._tries: dict[int, int] = {}
        self._none_left = False
        self.again: deque[tuple[int, Task]] = deque()
        self.given = 0
        """How many tasks were handed out."""

    @property
    def done(self) -> bool:
        """Whether all are handed out."""
        return self._none_left and not self.again

    def take(self) -> list[tuple[int, Task]]:
        """The next ones, with their numbers."""
        if self.again:
            return [self.again.popleft()]  # alone: it may have been the reason
        batch = list(islice(self._coming, self._batch))
        self._none_left = len(batch) < self._batch
        self.given += len(batch)
        return batch

    def try_again(self, tasks: deque[tuple[int, Task]]) -> bool:
        """Put back what a dead worker had; whether the first one, which it was at, is among that."""
        number = tasks[0][0]
        self._tries[number] = self._tries.get(number, 0) + 1
        again = self._tries[number] < _TRIES
        if not again:
            tasks.popleft()
        self.again.extend(tasks)
        return again


class _Worker(Generic[Task]):
    """One process, and the tasks that it was given and has not done, in its order."""

    def __init__(self, context: Any, work: Callable[[Task], object], others: list[Connection]) -> None:
        self.connection, theirs = context.Pipe()
        self.tasks: deque[tuple[int, Task]] = deque()
        self._batch = 1
        copied = context.get_start_method() == "fork"
        for stream in (sys.stdout, sys.stderr):
            if stream is not None and copied:
                stream.flush()  # else the copy would write the same once more
        self._process: BaseProcess = context.Process(
            target=_serve, args=(work, theirs, [self.connection, *others] if copied else []), daemon=True
        )
        self._process.start()
        theirs.close()

    @property
    def batches(self) -> int:
        """How many batches it still has, the one that it is at among them."""
        return -(-len(self.tasks) // self._batch)

    def give(self, batch: list[tuple[int, Task]]) -> None:
        """Hand over tasks. A worker that has died meanwhile is found out when its results are waited for."""
        self._batch = max(self._batch, len(batch))
        self.tasks += batch
        with suppress(OSError):
            self.connection.send(batch)

    def end(self, *, died: bool = False) -> str:
        """End the process, and say how it ended. One that `died` has ended by itself, or is about to."""
        self._process.join(_DYING if died else 0)
        code = self._process.exitcode
        if code is None:
            self._process.terminate()
            self._process.join(_DYING)
            if self._process.exitcode is None:
                self._process.kill()
            self._process.join()
            code = self._process.exitcode
        self.connection.close()
        return f"killed by signal {-code}" if code is not None and code < 0 else f"ended with status {code}"


def _serve(work: Callable[[Any], object], connection: Connection, others: list[Connection]) -> None:
    """What a worker does until nobody gives it work any more, because the run is over or its process is gone."""
    # An interrupt is for the process that reports; what it makes of it, it tells its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what is there stays: looking through it would only copy it
    for other in others:
        other.close()  # a copy that stayed open would hide that its owner is gone
    try:
        while True:
            for number, task in connection.recv():
                try:
                    answer = (number, True, work(task))
                except Exception:  # noqa: BLE001 - done anew, and raised, where somebody hears of it
                    answer = (number, False, None)
                connection.send(answer)
    except (EOFError, OSError):
        pass
