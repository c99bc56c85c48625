"""`cablelint init`, as somebody meets it who has an empty repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from cablelint.cli.init import PRE_COMMIT
from support.fixtures import Cablelint
from support.work import HUNG

CABLE = """\
C O N F I D E N T I A L SUVA 000112

SIPDIS

E.O. 12958: DECL: 05/12/2018
TAGS PREL, FJ
SUBJECT: AN INVENTED DAY

Classified By: Charge Ada Quill for reasons 1.4 (b) and (d).

1. (C) A day in Suva.

QUILL
"""


def test_it_writes_a_configuration_that_can_be_used(cablelint: Cablelint) -> None:
    result = cablelint("init", "--profile", "ic")
    assert result.exit_code == 0
    assert result.stdout == (
        "cablelint.toml was written\n.pre-commit-config.yaml was written\n"
        "next: pre-commit install, then pre-commit run --all-files\n"
    )
    shown = cablelint("config").stdout
    assert 'profile = "ic"' in shown
    assert "# cablelint.toml:" in shown


def test_every_line_of_the_configuration_can_be_used(cablelint: Cablelint) -> None:
    """What is commented out is an example that works."""
    import tomllib

    from cablelint.cli.init import CONFIGURATION
    from cablelint.settings.configuration_file import ENTRY_KEYS, KEYS

    text = CONFIGURATION.format(profiles="", profile="state")
    lines = [line.removeprefix("# ") for line in text.split("\n") if " = " in line or line.startswith("# [[")]
    document = tomllib.loads("\n".join(lines))
    assert set(document) <= set(KEYS)
    assert set(document["per-file-ignores"][0]) == set(ENTRY_KEYS)


def test_nothing_is_overwritten(cablelint: Cablelint) -> None:
    Path("cablelint.toml").write_text("# mine\n")
    Path(".pre-commit-config.yaml").write_text("repos: []  # mine\n")
    result = cablelint("init")
    assert result.exit_code == 0
    assert "cablelint.toml is there, and stays as it is\n" in result.stdout
    assert "- id: cablelint\n" in result.stdout
    assert Path("cablelint.toml").read_text() == "# mine\n"
    assert Path(".pre-commit-config.yaml").read_text() == "repos: []  # mine\n"
    cablelint("init")
    assert len(list(Path().iterdir())) == 2


def test_a_second_time_changes_nothing(cablelint: Cablelint) -> None:
    cablelint("init")
    before = {file.name: file.read_bytes() for file in Path().iterdir()}
    assert ".pre-commit-config.yaml has the hooks, and stays as it is\n" in cablelint("init").stdout
    assert {file.name: file.read_bytes() for file in Path().iterdir()} == before


def test_a_configuration_in_the_projects_file_is_one(cablelint: Cablelint) -> None:
    Path("pyproject.toml").write_text("[tool.cablelint]\n")
    assert "pyproject.toml has a configuration, and stays as it is\n" in cablelint("init").stdout
    assert not Path("cablelint.toml").exists()


def test_where_it_cannot_write(cablelint: Cablelint) -> None:
    assert cablelint("init", "nowhere").stderr == "cablelint: error: there is no directory called nowhere\n"
    Path("cablelint.toml").symlink_to("nowhere/at.all")
    assert "cablelint.toml is there, and stays as it is\n" in cablelint("init").stdout
    assert not Path("nowhere").exists()
    Path("a-file").write_text("")
    assert cablelint("init", "a-file").exit_code == 2


def test_the_hooks_are_those_that_the_repository_offers() -> None:
    manifest = Path(__file__).parents[3] / ".pre-commit-hooks.yaml"
    offered = {hook["id"]: hook for hook in yaml.safe_load(manifest.read_text(encoding="utf-8"))}
    (repository,) = yaml.safe_load(PRE_COMMIT)["repos"]
    for hook in repository["hooks"]:
        for key in ("name", "entry", "pass_filenames", "always_run", "stages", "require_serial", "verbose"):
            assert hook.get(key) == offered[hook["id"]].get(key), key
        if hook.get("pass_filenames", True):
            assert (hook["types"], hook["files"]) == (offered[hook["id"]]["types"], offered[hook["id"]]["files"])


def test_from_an_empty_repository_to_a_commit_that_passes(tmp_path: Path) -> None:
    programs = Path(sys.executable).parent
    environment = {
        **os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@localhost",
        "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@localhost",
    }  # fmt: skip
    here = tmp_path / "repository"
    here.mkdir()

    def run(*command: str) -> Any:
        return subprocess.run(
            command, cwd=here, env=environment, capture_output=True, text=True, check=False, timeout=HUNG
        )

    assert run("git", "init", "--quiet").returncode == 0
    assert run("cablelint", "init").returncode == 0
    (here / "suva.cable").write_text(CABLE)
    run("git", "add", "--all")
    found = run("pre-commit", "run", "--all-files")
    assert (found.returncode, "STR008" in found.stdout) == (1, True), found.stdout + found.stderr
    assert run("pre-commit", "install").returncode == 0
    assert run("git", "commit", "--message", "one").returncode == 1
    assert run("cablelint", "check", "--fix", "suva.cable").returncode == 0
    run("git", "add", "--all")
    done = run("git", "commit", "--message", "one")
    assert done.returncode == 0, done.stdout + done.stderr
