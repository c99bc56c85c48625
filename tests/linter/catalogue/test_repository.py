"""The cables of a Git repository as a catalogue: what a hook that is given a few files resolves references against."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablelint.cli import cli
from support.archive import Invented, write


def found(result: Result) -> set[str]:
    return {finding["message"] for finding in json.loads(result.stdout)["findings"] if finding["code"] == "REF001"}


def check(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["check", "--isolated", "--repository", "--format", "json", *map(str, arguments)])


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with three of the four cables of a post's year, the last of which cites two."""
    root = tmp_path / "traffic"
    (root / "2008").mkdir(parents=True)
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    citing = Invented("SUVA", 4, 2008, ["SUVA 1", "SUVA 2"], ["A", "B"])
    write(root / "2008", [Invented("SUVA", 1, 2008), Invented("SUVA", 3, 2008), citing])
    monkeypatch.chdir(root)
    return root


CITING = Path("2008") / Invented("SUVA", 4, 2008).file


def test_a_file_alone_resolves_against_the_whole_repository(repository: Path) -> None:
    assert found(check(CITING)) == {"08SUVA2 is not in the catalogue."}
    write(repository, [Invented("SUVA", 2, 2008)])
    assert found(check(CITING)) == set()


def test_a_cable_that_is_gone_is_missed_at_once(repository: Path) -> None:
    check(CITING)
    (repository / "2008" / Invented("SUVA", 1, 2008).file).unlink()
    assert found(check(CITING)) == {"08SUVA1 is not in the catalogue.", "08SUVA2 is not in the catalogue."}


def test_it_is_found_from_a_folder_below(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "2008")
    assert found(check(CITING.name)) == {"08SUVA2 is not in the catalogue."}


def test_a_linked_working_tree_has_an_index_of_its_own(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = ["git", "-c", "user.name=n", "-c", "user.email=e@localhost", "-c", "commit.gpgsign=false"]
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "-m", "first"], check=True)
    other = tmp_path / "other"
    subprocess.run([*git, "worktree", "add", "--quiet", "-b", "other", str(other)], check=True)
    write(other, [Invented("SUVA", 4, 2008, ["SUVA 1", "SUVA 2"], ["A", "B"])])
    monkeypatch.chdir(other)
    assert found(check(CITING.name)) == set(), "one of four is less than half"
    assert (repository / ".git" / "worktrees" / "other" / "cablelint" / "catalogue.sqlite").is_file()


def test_it_adds_to_the_catalogues_that_are_named(repository: Path) -> None:
    Path("ids").write_text("# complete-for: SUVA\n08SUVA2\n")
    assert found(check(CITING, "--catalogue", "ids")) == set()


def test_no_text_of_a_cable_is_kept_and_git_sees_nothing(repository: Path) -> None:
    check(CITING)
    index = repository / ".git" / "cablelint" / "catalogue.sqlite"
    assert Invented("SUVA", 4, 2008).text.split("SUBJECT: ")[1].split("\n")[0].encode() not in index.read_bytes()
    shown = subprocess.run(["git", "status", "--porcelain"], check=True, capture_output=True, text=True).stdout
    assert "sqlite" not in shown


def test_outside_of_a_repository_the_run_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, [Invented("SUVA", 4, 2008, ["SUVA 1"], ["A"])])
    result = check(".")
    assert result.exit_code == 2
    assert "no Git repository" in result.stderr


def test_the_configuration_may_name_it(repository: Path) -> None:
    Path("cablelint.toml").write_text('catalogue = ["repository"]\n')
    result = CliRunner().invoke(cli, ["check", "--format", "json", str(CITING)])
    assert found(result) == {"08SUVA2 is not in the catalogue."}


def test_a_repository_that_moves_keeps_its_index(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(CITING)
    moved = tmp_path / "moved"
    shutil.move(repository, moved)
    monkeypatch.chdir(moved)
    assert found(check(CITING)) == {"08SUVA2 is not in the catalogue."}
