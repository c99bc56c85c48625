"""What a command asks of the machine: no connection, no other program, no pickle, no file outside of its folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WATCHED = ROOT / "tests" / "support" / "watched_process.py"

# All that a stranger can say in a configuration file, none of which runs anything or writes anywhere.
STRANGERS = """\
select = ["ALL"]
catalogue = ["run", "ids.txt"]
include = ["*"]
fail-on = "never"
preview = true
show-source = "auto"

[severity]
POR001 = "info"

[[rule-ignores]]
rules = ["POR001"]
reason = "$(touch broken) `touch broken` ; touch broken"

[[posts]]
name = "NOWHERE CITY"
source = "__import__('os').system('touch broken')"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Cables, a list of ids and an empty place for temporary files."""
    folder = tmp_path / "work"
    shutil.copytree(ROOT / "examples" / "faulty", folder / "cables")
    (folder / "ids.txt").write_text("08WINDHOEK512\n")
    (folder / "tmp").mkdir()
    return folder


def asked(folder: Path, *command: str, status: int | None = None) -> list[str]:
    """What the command asked for that it must not."""
    log = folder.parent / "asked.log"
    log.unlink(missing_ok=True)
    environment = {**os.environ, "TMPDIR": str(folder / "tmp"), "HOME": str(folder.parent / "home")}
    done = subprocess.run(
        [sys.executable, str(WATCHED), str(log), str(folder), *command],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    if status is not None:
        assert done.returncode == status, done.stdout + done.stderr
    return log.read_text().splitlines()


@pytest.mark.parametrize(
    ("command", "status"),
    [
        (["check", "cables", "--select", "ALL", "--format", "json"], 1),
        (["check", "cables", "--format", "html", "--show-source", "--output", "report.html"], 1),
        (["check", "cables", "--fix", "--unsafe-fixes"], 1),
        (["check", "cables", "--write-baseline", "known.json"], 0),
        (["parse", "cables"], 0),
        (["catalogue", "build", "--output", "cables.cat", "cables"], 0),
        (["marking", "--explain", "SECRET//NOFRON"], 1),
        (["rule", "POR001"], 0),
        (["config"], 0),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else str(value),
)
def test_nothing_but_its_own_folder(folder: Path, command: list[str], status: int) -> None:
    assert asked(folder, *command, status=status) == []
    assert list((folder / "tmp").iterdir()) == []


def test_a_strangers_configuration_runs_nothing_and_writes_nowhere(folder: Path) -> None:
    (folder / "cablelint.toml").write_text(STRANGERS)
    assert asked(folder, "check", "cables", "--fix") == []
    assert not list(folder.rglob("broken"))


def test_what_must_not_be_asked_would_be_noticed(folder: Path) -> None:
    """The tests above could not fail if the process heard of nothing."""
    outside = folder.parent / "outside.json"
    events = asked(folder, "check", "cables", "--format", "json", "--output", str(outside))
    assert any(str(outside) in event for event in events), events
