"""`cablelint rule --new`: the distribution that it writes is sound as it is, from its test to the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cablelint.cli import cli
from support.fixtures import Cablelint
from support.invented import cable

LOUD = cable().replace("borrowed lamp.", "borrowed lamp!")


@pytest.fixture
def cablelint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cablelint:
    """Runs `cablelint` with the rules that are installed, in an empty directory."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return lambda *arguments: CliRunner().invoke(cli, [*arguments, "--isolated"])


@pytest.fixture
def made(cablelint: Cablelint) -> Path:
    """The folder of a new rule, in the working directory."""
    result = cablelint("rule", "--new", "loud-paragraph", "--code", "LAM001")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "cablelint-loud-paragraph" in result.stdout
    return Path("cablelint-loud-paragraph").resolve()


def test_its_own_tests_pass(made: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=made, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(made), *filter(None, sys.path)])},
    )  # fmt: skip
    assert (done.returncode, done.stdout.splitlines()[-1].split(" in ")[0]) == (0, "2 passed")


def test_a_page_that_is_not_current_fails_its_test(made: Path) -> None:
    (made / "docs" / "loud-paragraph.md").write_text("# Another page\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=made, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(made), *filter(None, sys.path)])},
    )  # fmt: skip
    assert done.returncode == 1
    assert "cablelint rule LAM001 --format markdown" in done.stdout


def test_it_is_built_installed_and_runs(made: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation",
         "--disable-pip-version-check", "--target", str(site), str(made)],
        check=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    Path("loud.cable").write_text(LOUD)
    done = subprocess.run(
        [sys.executable, "-m", "cablelint", "check", "--select", "LAM", "--format", "concise", "loud.cable"],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(site), *filter(None, sys.path)])},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("LAM001 warning") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Loud Paragraph",), "not a name for a rule"),
        (("missing-portion-mark",), "missing-portion-mark is taken: POR001"),
        (("loud-paragraph", "--code", "POR001"), "POR001 is taken"),
        (("loud-paragraph", "--code", "LAM1"), "not a code for a rule"),
        (("loud-paragraph", "--code", "CFG009"), "not a code for a rule"),
    ],
)
def test_a_name_or_a_code_that_cannot_be_one(cablelint: Cablelint, arguments: tuple[str, ...], said: str) -> None:
    result = cablelint("rule", "--new", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not list(Path().iterdir())


def test_nothing_is_written_over(made: Path, cablelint: Cablelint) -> None:
    (made / "README.md").write_text("mine\n")
    result = cablelint("rule", "--new", "loud-paragraph", "--code", "LAM001")
    assert (result.exit_code, result.stderr) == (
        2, "cablelint: error: cablelint-loud-paragraph is there already; nothing was written\n",
    )  # fmt: skip
    assert (made / "README.md").read_text() == "mine\n"


def test_options_that_do_not_go_together(cablelint: Cablelint) -> None:
    assert cablelint("rule", "POR001", "--new", "loud-paragraph").exit_code == 2
    assert cablelint("rule", "--code", "LAM001").exit_code == 2
