"""What stands in two places of the repository says the same in both, and the hooks that are offered are well formed."""

from __future__ import annotations

import datetime
import re
import tomllib
from typing import Any

import pytest
import yaml

from cablelint.__about__ import __version__
from support.pages import ROOT, read


def readme_command(name: str) -> str:
    """The code block below a marker, as `.ci/run` takes it."""
    _, _, rest = read("README.md").partition(f"<!-- command: {name} -->\n```\n")
    block, _, _ = rest.partition("\n```")
    return block


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads(read("pyproject.toml"))


@pytest.mark.parametrize(("name", "end"), [("lint", "check examples/"), ("test", "-m pytest -n auto")])
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
    pins = [hook["additional_dependencies"] for hook in own_hooks().values() if hook["language"] == "python"]
    assert pins == [[pinned], [pinned]]


def own_hooks() -> dict[str, dict[str, Any]]:
    return {hook["id"]: hook for hook in yaml.safe_load(read(".pre-commit-config.yaml"))["repos"][0]["hooks"]}


def test_own_hooks_keep_what_is_generated_current() -> None:
    """Each sees every file that the generated ones depend on, and never the list of what is committed."""
    hooks = own_hooks()
    sources = {
        "parse-tables": ("grammar/cablegrammar/lines/cable.lark", "grammar/cablegrammar/parsing/loader.py"),
        "generated-pages": ("rules/cablerules/tags/x.py", "grammar/cablegrammar/vocabulary/x.csv", "README.md"),
    }
    for name, paths in sources.items():
        assert hooks[name]["pass_filenames"] is False
        assert all(re.search(hooks[name]["files"], path) for path in paths)
    assert hooks["parse-tables"]["entry"] == "python -m cablegrammar.parsing.build_tables"
    assert hooks["generated-pages"]["entry"] == "python docs/generate.py --exit-non-zero-on-change"


def test_ci_runs_on_every_python_that_is_claimed(project: dict[str, Any]) -> None:
    """The classifiers, the lower bound, the workflow and the tools that ask for a version name the same ones."""
    claim = "Programming Language :: Python :: 3."
    claimed = [entry.removeprefix(claim) for entry in project["project"]["classifiers"] if entry.startswith(claim)]
    minors = [int(minor) for minor in claimed]
    assert minors == list(range(minors[0], minors[-1] + 1))
    assert project["project"]["requires-python"] == f">=3.{minors[0]}"
    assert project["tool"]["mypy"]["python_version"] == f"3.{minors[0]}"
    assert project["tool"]["ruff"]["target-version"] == f"py3{minors[0]}"
    jobs = yaml.safe_load(read(".github/workflows/ci.yml"))["jobs"]
    job = jobs["run"]
    assert job["strategy"]["matrix"]["python"] == [f"3.{minor}" for minor in minors]
    assert [step["run"] for step in job["steps"] if "run" in step] == [".ci/run"]
    assert jobs["spark"]["steps"][-1] == {"run": ".ci/spark"}


def test_ci_checks_what_a_commit_checks() -> None:
    script = read(".ci/run")
    for command in ("ruff check .", "ruff format --check .", "mypy --strict", "lint-imports"):
        assert f"\n{command}" in script
    assert "||" not in script[script.index('step "budgets"') :].partition("# Reference data")[0], "a budget decides"


def test_offered_hooks() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load(read(".pre-commit-hooks.yaml"))}
    assert sorted(hooks) == ["cablelint", "cablelint-all", "cablelint-fix"]
    for hook in hooks.values():
        assert hook["types"] == ["file"]
        assert hook["files"] == r"(?i)\.(cable|cbl|docx|txt)$"
        assert hook["verbose"] is True, "what a draft cannot be checked for is information"
        assert "--repository" in hook["entry"]
        assert hook["require_serial"] is True
        assert hook["entry"].startswith("cablelint check ")
        assert "--allow-empty" in hook["entry"]
    for name in ("cablelint", "cablelint-fix"):
        assert {"--force-exclude", "--only-cables"} < set(hooks[name]["entry"].split())
    assert hooks["cablelint-fix"]["entry"].endswith(" --fix")
    assert "--unsafe-fixes" not in hooks["cablelint-fix"]["entry"]
    assert hooks["cablelint-all"]["pass_filenames"] is False


def test_the_changelog_the_version_and_the_tags_agree() -> None:
    """Newest first, each with its day; what is installed, and the tags that pages name, are the newest that is out."""
    heading, *released = re.findall(r"^## (.+)$", read("CHANGELOG.md"), re.MULTILINE)
    assert heading == "Unreleased"
    versions, days = zip(*(entry.split(" - ") for entry in released), strict=True)
    assert list(days) == sorted((datetime.date.fromisoformat(day).isoformat() for day in days), reverse=True)
    assert versions[0] == __version__
    for page in ("README.md", "docs/usage.md"):
        tags = re.findall(r"(?:rev: |@)v(\d+\.\d+\.\d+)", read(page))
        assert set(tags) == {__version__}, page


def test_the_core_needs_lark_and_click_only(project: dict[str, Any]) -> None:
    assert sorted(entry.split(">")[0] for entry in project["project"]["dependencies"]) == ["click", "lark"]


def test_no_test_depends_on_how_fast_the_machine_is() -> None:
    """Properties have the one profile of `tests/conftest.py`, and what must not grow is counted, not timed."""
    timed = re.compile(
        r"\b(deadline|derandomize)\s*=|\b(perf_counter|process_time|thread_time|monotonic_ns)\b|\bsleep\("
    )
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("*.py")
        if timed.search(path.read_text("utf-8"))
    }
    assert found - {"tests/docs/test_repository.py"} == {"tests/conftest.py"}
