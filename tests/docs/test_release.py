"""`.ci/release`, on a copy of the repository: one commit and one tag, or nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GIT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "n", "GIT_AUTHOR_EMAIL": "e@localhost",
    "GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "e@localhost",
}  # fmt: skip

Release = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A repository that has what the script reads, with something to release."""
    root = tmp_path / "copy"
    for name in (".ci/release", "linter/cablelint/__about__.py", "README.md", "docs/usage.md", "CONTRIBUTING.md"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    (root / "docs" / "generate.py").write_text("")
    (root / "CHANGELOG.md").write_text(
        "# Changelog\n\n## Unreleased\n\n### Added\n\n- A lamp.\n\n## 0.1.0 - 2026-11-28\n"
    )
    subprocess.run(["git", "init", "--quiet", str(root)], check=True, env=GIT)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "first")
    git(root, "tag", "v0.1.0")
    return root


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, text=True, env=GIT).stdout


def release(root: Path, version: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / ".ci" / "release"), version, "--without-checks"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=GIT, check=False)


def test_one_commit_and_its_tag_name_the_version_everywhere(copy: Path) -> None:
    done = release(copy, "0.2.0")
    assert (done.returncode, done.stderr) == (0, "")
    assert git(copy, "log", "--format=%s").splitlines() == ["release: 0.2.0", "first"]
    assert git(copy, "describe", "--exact-match").strip() == "v0.2.0"
    assert git(copy, "status", "--porcelain") == ""
    assert '__version__ = "0.2.0"' in (copy / "linter" / "cablelint" / "__about__.py").read_text()
    for name in ("README.md", "docs/usage.md", "CONTRIBUTING.md"):
        text = (copy / name).read_text()
        assert "v0.2.0" in text
        assert "v0.1.0" not in text
    changes = (copy / "CHANGELOG.md").read_text()
    assert changes.index("## Unreleased") < changes.index("## 0.2.0 - 20") < changes.index("- A lamp.")


@pytest.mark.parametrize(
    ("version", "said"),
    [("0.1.0", "a tag never moves"), ("0.0.9", "does not come after 0.1.0"), ("two", "not a version")],
)
def test_a_version_that_cannot_be_released(copy: Path, version: str, said: str) -> None:
    done = release(copy, version)
    assert done.returncode == 2
    assert said in done.stderr
    assert git(copy, "status", "--porcelain") == ""
    assert git(copy, "tag", "--list").split() == ["v0.1.0"]


def test_nothing_is_released_of_a_tree_with_changes_or_without_news(copy: Path) -> None:
    (copy / "README.md").write_text("mine\n")
    assert "not committed" in release(copy, "0.2.0").stderr
    assert (copy / "README.md").read_text() == "mine\n"
    git(copy, "checkout", "--quiet", "README.md")
    (copy / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n## 0.1.0 - 2026-11-28\n")
    git(copy, "commit", "--quiet", "--all", "--message", "second")
    assert "nothing under Unreleased" in release(copy, "0.2.0").stderr


def test_what_was_written_is_taken_back_where_the_commit_fails(copy: Path) -> None:
    hook = copy / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\necho no >&2\nexit 1\n")
    hook.chmod(0o755)
    done = release(copy, "0.2.0")
    assert done.returncode == 2
    assert "taken back" in done.stderr
    assert git(copy, "status", "--porcelain") == ""
    assert git(copy, "log", "--format=%s").splitlines() == ["first"]
