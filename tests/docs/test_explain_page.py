"""The page about explained markings is true: every command prints what it shows, and its Python runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from cablelint.cli import cli

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "explain.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"```\n\$ cablelint ([^\n]+)\n(.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize(("arguments", "output"), CONSOLE.findall(PAGE), ids=lambda value: value[:60].strip())
def test_a_command_prints_what_the_page_shows(arguments: str, output: str) -> None:
    name, *rest = shlex.split(arguments)
    result = CliRunner().invoke(cli, [name, "--isolated", *rest])
    printed = [line.rstrip() for line in result.stdout.rstrip().split("\n")]
    assert printed == [line.rstrip() for line in output.rstrip().split("\n")]


def test_the_commands_are_found() -> None:
    assert len(CONSOLE.findall(PAGE)) == PAGE.count("$ cablelint") == 3


def test_the_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = PYTHON.findall(PAGE)
    exec(compile(program, "docs/explain.md", "exec"), {})  # noqa: S102 - the page is ours
    printed = capsys.readouterr().out.splitlines()
    assert printed[-1] == "NF"
    assert any(line.startswith("NF NOT RELEASABLE TO FOREIGN NATIONALS") for line in printed)
