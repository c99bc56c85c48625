"""The page about explained markings is true: every command prints what it shows, and its Python runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "explain.md").read_text(encoding="utf-8")
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


def test_the_commands_are_run_when_the_page_is_made() -> None:
    """What they print is held by the test of generated pages."""
    assert PAGE.count("```console\n$ cablelint") == PAGE.count("$ cablelint") == 3


def test_the_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = PYTHON.findall(PAGE)
    exec(compile(program, "docs/explain.md", "exec"), {})  # noqa: S102 - the page is ours
    printed = capsys.readouterr().out.splitlines()
    assert printed[-1] == "NF"
    assert any(line.startswith("NF NOT RELEASABLE TO FOREIGN NATIONALS") for line in printed)
