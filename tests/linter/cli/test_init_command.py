"""`cablelint init`, as somebody meets it who has an empty repository."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path

import yaml

from cablelint.cli.init import PRE_COMMIT
from cablelint.drafting import Wanted, new_cable
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


def test_from_an_empty_repository_to_a_push_that_passes(tmp_path: Path) -> None:
    """As somebody new would: a planted fault stops the commit, a reference to no cable the commit and the push."""
    programs = Path(sys.executable).parent
    environment = {
        **os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@localhost",
        "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@localhost",
    }  # fmt: skip
    here = tmp_path / "repository"
    here.mkdir()

    def run(command: str, ends: int = 0) -> str:
        done = subprocess.run(
            command.split(), cwd=here, env=environment, capture_output=True, text=True, check=False, timeout=HUNG
        )
        said = done.stdout + done.stderr
        assert done.returncode == ends, f"{command}: {said}"
        return said

    run(f"git init --quiet --bare {tmp_path / 'remote'}")
    run("git init --quiet --initial-branch main")
    run(f"git remote add origin {tmp_path / 'remote'}")
    run("cablelint init")
    for number in (1, 2, 4):
        wanted = Wanted("telegram", "SUVA", "C", datetime.date(2008, 7, 14), number=number)
        (here / f"{number}.cable").write_text(new_cable(wanted))
    first, last = here / "1.cable", here / "4.cable"
    first.write_text(first.read_text().replace("TAGS: ", "TAGS "))
    run("git add --all")
    assert "STR008" in run("pre-commit run --all-files", ends=1)
    run("pre-commit install")
    run("cablelint check --fix .")
    run("git add --all")
    run("git commit --message one")

    text = last.read_text()
    cited = text.replace("\nClassified By", "\nREF: A. SUVA 1 B. SUVA 3\n\nClassified By", 1)
    cited = cited.replace("Say who told whom what, and when.", "It is as in refs A and B.")
    last.write_text(cited)
    run("git add --all")
    for command in ("git commit --message two", "git push origin main"):
        said = run(command, ends=1)
        assert "REF001 error [unresolved-reference]: 08SUVA3 is not in the repository." in said
        assert "08SUVA1 is not" not in said
        run("git commit --no-verify --allow-empty --message two")  # somebody is in a hurry
    last.write_text(cited.replace("SUVA 3", "SUVA 2"))
    run("git commit --all --no-verify --message three")
    run("git push origin main")
