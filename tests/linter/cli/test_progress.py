from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from cablelint.cli import progress
from cablelint.cli.progress import Progress, wants_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=stream))
    monkeypatch.setenv("TERM", "xterm")
    return stream


def test_the_count_is_shown_now_and_then_and_wiped_in_the_end(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 0.05, 0.2, 0.25, 0.4])
    monkeypatch.setattr("cablelint.cli.progress.time.monotonic", lambda: next(clock))
    shown = Progress()
    for done in range(4):
        shown(done, 4)
    shown.close()
    assert terminal.getvalue() == "\r\x1b[K1 of 4 files\r\x1b[K3 of 4 files\r\x1b[K"


def test_a_short_run_shows_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cablelint.cli.progress.time.monotonic", lambda: 0.0)
    shown = Progress()
    shown(0, 1)
    shown.close()
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("variable", "value"), [("CI", "1"), ("PRE_COMMIT", "1"), ("TERM", "dumb")])
def test_only_a_person_at_a_terminal_sees_it(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    assert wants_progress()
    monkeypatch.setenv(variable, value)
    assert not wants_progress()
