"""Processes side by side: the order of the tasks, and what becomes of those whose process dies."""

from __future__ import annotations

import math
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from cablelint.engine.workers import Lost, Workers, cores
from support.work import HUNG

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


def double(number: int) -> int:
    return 2 * number


def uneven(number: int) -> tuple[int, int]:
    sum(range(200_000 if number % 7 == 0 else 0))
    return number, os.getpid()


def deadly(number: int) -> int:
    if number % 10 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def raising(number: int) -> int:
    if number == 5:
        raise LookupError("five")
    return number


class DiesOnce:
    """Dies at one number the first time that it is asked; a file remembers."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __call__(self, number: int) -> int:
        if number == 8 and not self.file.exists():
            self.file.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number


@pytest.mark.parametrize("count", [0, 1, 5, 500])
def test_results_come_in_the_order_of_the_tasks(count: int) -> None:
    with Workers(uneven, 3, batch=4) as workers:
        found = [one for one in workers.results(range(count)) if not isinstance(one, Lost)]
    assert [number for number, _ in found] == [*range(count)]
    assert os.getpid() not in {process for _, process in found}
    assert count < 500 or len({process for _, process in found}) == 3


def long(text: bytes) -> bytes:
    return text * 2


def test_tasks_and_results_that_fill_a_pipe_do_not_wait_for_each_other() -> None:
    with Workers(long, 2, batch=2) as workers:
        found = [one for one in workers.results([b"x" * 700_000] * 12) if not isinstance(one, Lost)]
    assert [len(one) for one in found] == [1_400_000] * 12


def test_a_started_process_does_the_same_as_a_copied_one() -> None:
    with Workers(math.factorial, 2, batch=2, method="spawn") as same:
        assert [*same.results(range(6))] == [1, 1, 2, 6, 24, 120]


def test_a_process_that_dies_loses_one_task() -> None:
    with Workers(deadly, 2, batch=4) as workers:
        found = [*workers.results(range(40))]
    assert [one for one in found if not isinstance(one, Lost)] == [one for one in range(40) if one % 10 != 3]
    assert [found[place] for place in (3, 13, 23, 33)] == [Lost("killed by signal 9")] * 4


def test_a_process_that_was_killed_from_outside_loses_none(tmp_path: Path) -> None:
    with Workers(DiesOnce(tmp_path / "died"), 2, batch=4) as workers:
        assert [*workers.results(range(20))] == [*range(20)]
    assert (tmp_path / "died").exists()


def test_what_is_raised_is_raised_here() -> None:
    with Workers(raising, 2, batch=2) as workers, pytest.raises(LookupError, match="five"):
        list(workers.results(range(20)))


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = []

    def endless() -> Iterator[int]:
        for number in range(1_000_000):
            taken.append(number)
            yield number

    with Workers(double, 2, batch=4) as workers:
        results = workers.results(endless())
        assert [next(results) for _ in range(10)] == [*range(0, 20, 2)]
    assert len(taken) < 2_000


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise BlockingIOError

    with Workers(double, 2) as workers:
        monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refuse)
        assert [*workers.results(range(50))] == [*range(0, 100, 2)]


def test_what_came_in_is_left_over() -> None:
    with Workers(double, 1, batch=4) as workers:
        results = workers.results(range(12))
        assert next(results) == 0
        assert workers._crew[0].connection.poll(HUNG)
        left = dict(workers.leftovers())
    assert left
    assert all(result == 2 * number and number > 0 for number, result in left.items())


def test_no_process_outlives_the_run() -> None:
    with Workers(uneven, 2) as workers:
        processes = {one[1] for one in workers.results(range(40)) if not isinstance(one, Lost)}
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_the_processors_are_counted() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
