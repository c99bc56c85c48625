"""The cables of a Git repository as a catalogue: what a hook that is given a few files resolves references against."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cablelint.catalogue import store
from cablelint.catalogue.index import Index
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
    assert found(check(CITING)) == {"08SUVA2 is not in the repository."}
    write(repository, [Invented("SUVA", 2, 2008)])
    assert found(check(CITING)) == set()


def test_a_cable_that_is_gone_is_missed_at_once(repository: Path) -> None:
    check(CITING)
    (repository / "2008" / Invented("SUVA", 1, 2008).file).unlink()
    assert found(check(CITING)) == {"08SUVA1 is not in the repository.", "08SUVA2 is not in the repository."}


def test_it_is_found_from_a_folder_below(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "2008")
    assert found(check(CITING.name)) == {"08SUVA2 is not in the repository."}


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
    assert found(result) == {"08SUVA2 is not in the repository."}


def test_what_is_excluded_is_in_the_repository_all_the_same(repository: Path) -> None:
    Path("cablelint.toml").write_text('catalogue = ["repository"]\nexclude = ["2008/old"]\n')
    (repository / "2008" / "old").mkdir()
    write(repository / "2008" / "old", [Invented("SUVA", 2, 2008)])
    result = CliRunner().invoke(cli, ["check", "--format", "json", "."])
    assert found(result) == set()
    assert json.loads(result.stdout)["summary"]["files"] == 3, "it is not checked"


def test_a_file_that_cannot_be_read_is_named_in_a_warning(repository: Path) -> None:
    (repository / "2008" / "torn.cable").write_bytes(b"UNCLAS SUVA \x00\xff\xfe\x00 000002")
    result = check(CITING)
    assert found(result) == {"08SUVA2 is not in the repository."}
    assert (
        "1 file of the repository could not be read, so that a cable in it may be reported as missing:"
        " 2008/torn.cable" in result.stderr
    )


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no database": lambda index: index.write_bytes(b"nothing that SQLite knows"),
    "a torn one": lambda index: index.write_bytes(index.read_bytes()[:100] + b"\x07" * 5000),
    "another version": lambda index: change(index, "PRAGMA user_version = 99"),
    "another owner": lambda index: change(index, "PRAGMA application_id = 7"),
    "a table more": lambda index: change(index, "CREATE TABLE more (one TEXT)"),
    "a value of no text": lambda index: change(index, "INSERT INTO scopes VALUES (NULL, x'00ff')"),
}


def change(index: Path, statement: str) -> None:
    with closing(sqlite3.connect(index)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_index_that_cannot_be_used_is_built_again(repository: Path, damage: str) -> None:
    check(CITING)
    index = repository / ".git" / "cablelint" / "catalogue.sqlite"
    DAMAGES[damage](index)
    for _ in range(2):
        result = check(CITING)
        assert found(result) == {"08SUVA2 is not in the repository."}, result.stderr
    with Index(index) as held:
        assert held.counts() == (3, 3)


def test_where_git_cannot_be_written_the_index_is_in_memory(repository: Path) -> None:
    """Root may write anywhere: so a file stands where the folder would be."""
    (repository / ".git" / "cablelint").write_text("")
    assert found(check(CITING)) == {"08SUVA2 is not in the repository."}
    write(repository, [Invented("SUVA", 2, 2008)])
    assert found(check(CITING)) == set()
    assert (repository / ".git" / "cablelint").read_text() == ""


def test_an_index_that_is_read_only_is_left_alone(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(CITING)
    index = repository / ".git" / "cablelint" / "catalogue.sqlite"
    before = index.read_bytes()
    connect = store._connect
    monkeypatch.setattr(store, "_connect", lambda file, _: connect(file, "ro"))
    write(repository, [Invented("SUVA", 2, 2008)])
    assert found(check(CITING)) == set()
    assert index.read_bytes() == before


@pytest.mark.parametrize("configured", [True, False])
def test_the_catalogue_command_opens_it(repository: Path, configured: bool) -> None:
    if configured:
        Path("cablelint.toml").write_text('catalogue = ["repository"]\n')
    named = [] if configured else ["--isolated", "--catalogue", "repository"]
    result = CliRunner().invoke(cli, ["catalogue", "show", *named, "08SUVA1"])
    assert result.exit_code == 0, result.stderr
    assert "cited by:\n    08SUVA4 as reference A\n" in result.stdout


def test_a_repository_that_moves_keeps_its_index(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(CITING)
    moved = tmp_path / "moved"
    shutil.move(repository, moved)
    monkeypatch.chdir(moved)
    assert found(check(CITING)) == {"08SUVA2 is not in the repository."}
