"""What stands in two places of the repository says the same in both, and the hooks that are offered are well formed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cablelint.__about__ import __version__

yaml = pytest.importorskip("yaml", reason="comes with pre-commit")

ROOT = Path(__file__).resolve().parents[2]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def readme_command(name: str) -> str:
    """The code block below a marker, as `.ci/run` takes it."""
    _, _, rest = read("README.md").partition(f"<!-- command: {name} -->\n```\n")
    block, _, _ = rest.partition("\n```")
    return block


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads(read("pyproject.toml"))


@pytest.mark.parametrize(("name", "end"), [("lint", "check examples/"), ("test", "-m pytest --cov -n auto")])
def test_readme_commands_are_one_line_that_starts_from_nothing(name: str, end: str) -> None:
    command = readme_command(name)
    assert "\n" not in command
    assert command.startswith("python3 -m venv .venv && ")
    assert command.endswith(end)


def test_ci_runs_the_commands_of_the_readme_and_repeats_neither() -> None:
    script = read(".ci/run")
    for name in ("lint", "test"):
        assert f"readme_command {name}" in script
        assert readme_command(name) not in script


def test_the_hook_and_the_project_pin_the_same_ruff(project: dict[str, Any]) -> None:
    (pinned,) = (entry for entry in project["project"]["optional-dependencies"]["dev"] if entry.startswith("ruff"))
    hooks = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"][0]["hooks"]
    assert [hook["additional_dependencies"] for hook in hooks if hook["id"] == "ruff-check"] == [[pinned]]


def test_offered_hooks() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load(read(".pre-commit-hooks.yaml"))}
    assert sorted(hooks) == ["cablelint", "cablelint-all", "cablelint-fix"]
    for hook in hooks.values():
        assert hook["types"] == ["file"]
        assert hook["files"] == r"(?i)\.(cable|cbl)$"
        assert hook["require_serial"] is True
        assert hook["entry"].startswith("cablelint check ")
        assert "--allow-empty" in hook["entry"]
    assert "--force-exclude" in hooks["cablelint"]["entry"]
    assert hooks["cablelint-fix"]["entry"].endswith(" --fix")
    assert "--unsafe-fixes" not in hooks["cablelint-fix"]["entry"]
    assert hooks["cablelint-all"]["pass_filenames"] is False


def test_the_changelog_knows_the_version() -> None:
    assert f"## [{__version__}]" in read("CHANGELOG.md")


def test_the_core_needs_lark_and_click_only(project: dict[str, Any]) -> None:
    assert sorted(entry.split(">")[0] for entry in project["project"]["dependencies"]) == ["click", "lark"]
