from __future__ import annotations

import io
from types import SimpleNamespace

import pytest

from cablelint.cli import progress
from cablelint.cli.progress import Progress, ProgressBar, wants_progress


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


def test_a_bar_says_how_fast_it_goes_and_how_long_it_takes(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.2, 10.0, 10.05, 20.0, 20.2])
    monkeypatch.setattr("cablelint.cli.progress.time.monotonic", lambda: next(clock))
    shown = ProgressBar("cables")
    for done in (0, 1_000, 1_001, 4_000, 6_000):
        shown(done, 6_000)
    shown.close()
    assert [line.rstrip() for line in terminal.getvalue().split("\r\x1b[K")] == [
        "",
        "[------------------------------] 0 of 6,000 cables",
        "[#####-------------------------] 1,000 of 6,000 cables, 100 a second, 50 s left",
        "[####################----------] 4,000 of 6,000 cables, 200 a second, 10 s left",
        "[##############################] 6,000 of 6,000 cables, 297 a second, 0 s left",
        "",
    ]


@pytest.mark.parametrize(
    ("done", "seconds", "said"),
    [
        (5, 10.0, "0.5 a second, 3 min 10 s left"),
        (1, 100.0, "0.0 a second, 2 h 45 min left"),
        (50, 100.0, "0.5 a second, 1 min 40 s left"),
    ],
)
def test_a_slow_run_is_told_in_minutes_and_hours(done: int, seconds: float, said: str) -> None:
    shown = ProgressBar()
    shown._first, shown._shown = 0, shown._begun + seconds
    assert shown.text(done, 100).endswith(said)


def test_what_was_done_before_tells_of_no_rate() -> None:
    shown = ProgressBar()
    shown(90, 100)
    shown._shown = shown._begun + 5
    assert shown.text(95, 100).endswith("95 of 100 files, 1.0 a second, 5 s left")
