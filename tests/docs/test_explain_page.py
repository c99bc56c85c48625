"""The page about explained markings is true: every command prints what it shows, and its Python runs."""

from __future__ import annotations

import re

import pytest

from support.pages import commands_that_are_run, read

PAGE = read("docs/explain.md")
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


def test_the_commands_are_run_when_the_page_is_made() -> None:
    assert commands_that_are_run(PAGE) == 3


def test_the_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = PYTHON.findall(PAGE)
    exec(compile(program, "docs/explain.md", "exec"), {})  # noqa: S102 - the page is ours
    printed = capsys.readouterr().out.splitlines()
    assert printed[-1] == "NF"
    assert any(line.startswith("NF NOT RELEASABLE TO FOREIGN NATIONALS") for line in printed)
