"""How long things take, measured by pytest-benchmark: `python -m pytest benchmarks`.

These tests have no limits: a number of milliseconds is true of one machine on one day. The budgets are ratios, and
`ratios.py` holds them.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cablegrammar.base.source import Source
from cablelint import parse_text
from generate import HUGE, LONG, SAMPLE, USUAL, cable, cables, write
from warm import Linter

SIZES = {"sample": SAMPLE, "10 KB": USUAL, "60 KB": LONG}


@pytest.fixture(scope="module")
def thousand() -> list[str]:
    return list(cables(1_000))


@pytest.mark.parametrize("size", SIZES)
def test_reading(benchmark: Any, tmp_path: Path, size: str) -> None:
    benchmark.group = size
    (path,) = write(tmp_path, 1, SIZES[size])
    assert benchmark(lambda: Source.decode(path.read_bytes())).text


@pytest.mark.parametrize("size", SIZES)
def test_parsing(benchmark: Any, size: str) -> None:
    benchmark.group = size
    text = cable(1, SIZES[size])
    assert benchmark(parse_text, text).post


@pytest.mark.parametrize("size", SIZES)
def test_linting(benchmark: Any, size: str) -> None:
    benchmark.group = size
    benchmark(Linter().lint, [cable(1, SIZES[size])])


def test_parsing_a_thousand(benchmark: Any, thousand: list[str]) -> None:
    benchmark.group = "1,000 different of 10 KB"
    benchmark.pedantic(lambda: [parse_text(text) for text in thousand], rounds=3, warmup_rounds=1)


def test_linting_a_thousand(benchmark: Any, thousand: list[str]) -> None:
    benchmark.group = "1,000 different of 10 KB"
    benchmark.pedantic(Linter().lint, [thousand], rounds=3, warmup_rounds=1)


def test_linting_different_ones(benchmark: Any, thousand: list[str]) -> None:
    """One cable a round, each time another: what a warm process takes, with nothing remembered of the text."""
    benchmark.group = "10 KB"
    linter = Linter()
    texts = itertools.cycle(thousand)
    benchmark(lambda: linter.lint([next(texts)]))


def test_linting_ten_megabytes(benchmark: Any) -> None:
    benchmark.group = "10 MB"
    benchmark.pedantic(Linter().lint, [[cable(1, HUGE)]], rounds=1)


COMMANDS = {
    "import click": ["-c", "import click"],
    "cablelint --version": ["-m", "cablelint", "--version"],
    "cablelint check": ["-m", "cablelint", "check", "--isolated", "--exit-zero"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_cold_start(benchmark: Any, tmp_path: Path, command: str) -> None:
    benchmark.group = "cold start"
    arguments = [sys.executable, *COMMANDS[command]]
    if "check" in arguments:
        arguments += map(str, write(tmp_path, 1, SAMPLE))
    run = benchmark.pedantic(
        lambda: subprocess.run(arguments, capture_output=True, check=False), rounds=10, warmup_rounds=2
    )
    assert run.returncode == 0, run.stderr.decode()
