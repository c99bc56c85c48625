"""The thread that works: what is waited for comes first, of several checks the newest."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError

import pytest

from cablelint.server.worker import Worker


@pytest.fixture
def held() -> tuple[Worker, threading.Event]:
    """A worker that does nothing until the event is set."""
    worker, free = Worker(), threading.Event()
    begun = threading.Event()

    def wait() -> None:
        begun.set()
        free.wait()

    worker.check("first", wait)
    begun.wait()
    return worker, free


def test_a_question_comes_before_the_checks_that_wait(held: tuple[Worker, threading.Event]) -> None:
    worker, free = held
    done: list[str] = []
    worker.check("a", lambda: done.append("check"))
    asked = worker.ask(lambda: done.append("question"))
    free.set()
    asked.result()
    worker.ask(lambda: None).result()
    while len(done) < 2:
        worker.ask(lambda: None).result()
    assert done == ["question", "check"]


def test_of_several_checks_of_a_document_the_newest_is_made_once(held: tuple[Worker, threading.Event]) -> None:
    worker, free = held
    done: list[int] = []
    last = threading.Event()
    for number in range(50):
        worker.check("a", lambda number=number: done.append(number))  # type: ignore[misc]
    worker.check("b", last.set)
    free.set()
    last.wait()
    assert done == [49]


def test_a_check_that_is_forgotten_is_not_made(held: tuple[Worker, threading.Event]) -> None:
    worker, free = held
    done: list[str] = []
    last = threading.Event()
    worker.check("a", lambda: done.append("a"))
    worker.check("b", last.set)
    worker.forget("a")
    free.set()
    last.wait()
    assert done == []


def test_a_question_that_is_cancelled_is_not_put(held: tuple[Worker, threading.Event]) -> None:
    worker, free = held
    done: list[str] = []
    asked = worker.ask(lambda: done.append("a"))
    assert asked.cancel()
    free.set()
    worker.ask(lambda: None).result()
    with pytest.raises(CancelledError):
        asked.result()
    assert done == []


def test_what_a_question_raises_goes_to_who_asked() -> None:
    worker = Worker()

    def fail() -> None:
        raise SystemExit(3)

    asked = worker.ask(fail)
    with pytest.raises(SystemExit):
        asked.result()
    assert worker.ask(lambda: 7).result() == 7
