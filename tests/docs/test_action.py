"""The scripts of the GitHub action, run as the runner runs them: with a program that says what it was called with."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

ACTION = Path(__file__).resolve().parents[2] / "action.yml"

Step = Callable[..., list[str]]
"""Runs the step that checks, with these inputs; gives the arguments that cablelint got."""


@pytest.fixture
def run(tmp_path: Path) -> Step:
    """Runs the step that checks; gives the arguments that cablelint got."""
    (program,) = (step["run"] for step in yaml.safe_load(ACTION.read_text())["runs"]["steps"] if "PATHS" in step["env"])

    def step(folder: str = "bin", name: str = "cablelint", **inputs: str) -> list[str]:
        fake = tmp_path / "cablelint-venv" / folder / name
        fake.parent.mkdir(parents=True, exist_ok=True)
        fake.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\nexit 1\n')
        fake.chmod(0o755)
        given = {
            "PATHS": ".",
            "FAIL_ON": "",
            "ARGUMENTS": "",
            "SARIF_FILE": "",
            "REPOSITORY": "true",
            "SUMMARY": "",
            **inputs,
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", program],
            env={**os.environ, "RUNNER_TEMP": str(tmp_path), **given}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (1, "")
        return done.stdout.splitlines()

    return step


PLAIN = ["check", "--no-source", "--format", "github"]
WHOLE = [*PLAIN, "--repository"]


def test_what_nobody_asks_for_is_left_to_the_configuration(run: Step) -> None:
    assert run() == [*WHOLE, "--", "."]
    assert run(SUMMARY="true") == [*WHOLE, "--format", "github-summary", "--", "."]
    assert run(REPOSITORY="false") == [*PLAIN, "--", "."]


def test_every_input_arrives_and_none_is_a_script(run: Step) -> None:
    called = run(
        PATHS="a b/\n\n$(touch x)\n-q",
        FAIL_ON="error",
        ARGUMENTS="--profile=ic\n--select=POR, DEC",
        SARIF_FILE="o.sarif",
    )
    assert called == [
        *PLAIN, "--fail-on=error", "--repository", "--format", "sarif=o.sarif", "--profile=ic", "--select=POR, DEC",
        "--", "a b/", "$(touch x)", "-q",
    ]  # fmt: skip


def test_on_windows_programs_stand_elsewhere(run: Step) -> None:
    assert run("Scripts", "cablelint.exe") == [*WHOLE, "--", "."]


def test_no_input_is_pasted_into_a_script() -> None:
    for step in yaml.safe_load(ACTION.read_text())["runs"]["steps"]:
        assert "${{" not in step["run"]
