"""Archives under test: invented ones, small batches, and the command line in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablelint.archive import rows
from cablelint.cli import cli


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, in which a batch has four rows."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(rows, "BATCH_ROWS", 4)
    (tmp_path / "cablelint.toml").write_text('today = "2026-01-05"\n')
    return tmp_path


@pytest.fixture
def archive(here: Path) -> Callable[..., Result]:
    """Runs `cablelint archive` with one process, unless another number is given."""

    def run(*args: str) -> Result:
        jobs = ("--jobs", "1") if args[0] == "check" and "--jobs" not in args else ()
        return CliRunner().invoke(cli, ["archive", *args, *jobs])

    return run
