"""Results that are kept for the next run: it reports the same, and whatever has changed is looked at anew."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from cablelint.cache import store
from cablelint.cli import cli
from cablelint.engine import run as running
from cablelint.engine.checker import Checker
from cablelint.findings.results import FileResult
from cablelint.reporters import FORMATS

ROOT = Path(__file__).parents[3]
WORD = "Zorblaxian"
EXAMPLES = ("clean/acp127-confidential.cable", "clean/acp127-sensitive.cable", "clean/body-only.cable")
ALL = len(EXAMPLES) + 1


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were not taken from what is kept."""
    found: list[str] = []
    lint = Checker.lint

    def watched(self: Checker, source: object, path: str, **rest: object) -> FileResult:
        found.append(path)
        return lint(self, source, path, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "lint", watched)
    return found


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The examples, where results are kept of any number of files; gives the folder that they are kept in."""
    (tmp_path / "a").mkdir()
    for name in EXAMPLES:
        shutil.copy(ROOT / "examples" / name, tmp_path / "a")
    (tmp_path / "a" / "secret.cable").write_text(
        f"C O N F I D E N T I A L SUVA 000002\n\nSUBJECT: {WORD}\n\nREF: 08 SUVA 4\n\n1. (S) {WORD} {WORD}.\n\n{WORD}\n"
    )
    kept = tmp_path / "kept"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(store.FOLDER, str(kept))
    monkeypatch.setattr(running, "MANY_TO_KEEP", 2)
    return kept


def check(*options: str, day: str = "2026-01-05") -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ["check", "a", "--today", day, "--jobs", "1", "--format", "json", *options])
    return done.exit_code, done.stdout, done.stderr


def test_every_format_is_the_same(place: Path, looked_at: list[str]) -> None:
    made: dict[str, tuple[object, ...]] = {}
    for way in ("--no-cache", "--jobs=1", "--jobs=1", "--jobs=3"):
        for source in ("--show-source", "--no-source"):
            reports = [f"--format={form}=report.{form}" for form in FORMATS]
            done = CliRunner().invoke(
                cli, ["check", "a", "--today", "2026-01-05", "--catalogue", "run", way, source, *reports]
            )
            files = [Path(f"report.{form}").read_bytes() for form in FORMATS]
            first = made.setdefault(source, (done.exit_code, done.stdout, done.stderr, files))
            assert (done.exit_code, done.stdout, done.stderr, files) == first, (way, source)
    assert place.exists()
    assert len(looked_at) == 4 * ALL  # twice because nothing is kept, twice because nothing is there yet


def test_a_second_run_looks_at_what_has_changed_and_at_nothing_else(place: Path, looked_at: list[str]) -> None:
    first = check()
    assert len(looked_at) == ALL
    looked_at.clear()
    assert check() == first
    assert looked_at == []

    changed = Path("a/secret.cable")
    changed.write_text(changed.read_text().replace("(S) ", ""))
    code, out, _ = check()
    assert looked_at == ["a/secret.cable"]
    assert out != first[1]
    assert code == 1

    looked_at.clear()
    Path("a/secret.cable").rename("a/other.cable")  # a name may say the year, and stands in fingerprints
    check()
    assert looked_at == ["a/other.cable"]


@pytest.mark.parametrize(
    "options",
    [["--select", "POR"], ["--ignore", "STR015"], ["--profile", "ic"], ["--draft"], ["--as-of", "2004-01-01"],
     ["--catalogue", "run"], ["--show-source"], ["--preview"]],
    ids=" ".join,
)  # fmt: skip
def test_other_settings_are_another_question(place: Path, looked_at: list[str], options: list[str]) -> None:
    check()
    plain = check("--no-cache", *options)
    looked_at.clear()
    assert check(*options) == plain
    assert len(looked_at) == ALL


def test_what_the_run_makes_of_findings_is_no_question_to_a_file(place: Path, looked_at: list[str]) -> None:
    check()
    looked_at.clear()
    code, _, _ = check("--fail-on", "never")
    assert code == 0
    _, out, _ = check()
    code = json.loads(out)["findings"][0]["code"]
    Path("cablelint.toml").write_text(f'[[per-file-ignores]]\nfiles = "a/*"\nrules = ["{code}"]\nreason = "known"\n')
    _, out, _ = check()
    assert code not in [finding["code"] for finding in json.loads(out)["findings"]]
    assert looked_at == []


def test_a_mandatory_rule_runs_whatever_is_kept(place: Path) -> None:
    code = json.loads(check()[1])["findings"][0]["code"]
    Path("cablelint.toml").write_text('ignore = ["ALL"]\n')
    assert code not in check()[1]
    Path("cablelint.toml").write_text(f'ignore = ["ALL"]\nmandatory = ["{code}"]\n')
    assert code in check()[1]
    Path("cablelint.toml").write_text('ignore = ["ALL"]\n')
    assert code not in check()[1]


@pytest.mark.skipif(os.name != "posix", reason="several processes as POSIX has them")
def test_several_processes_keep_what_is_new(place: Path) -> None:
    check("--jobs", "2")
    Path("a/secret.cable").write_text(Path("a/secret.cable").read_text().replace("(S) ", ""))
    check("--jobs", "2")
    with sqlite3.connect(place / "results-1.sqlite") as file:
        assert file.execute("SELECT count(*) FROM results").fetchone()[0] == ALL + 1


def test_a_folder_may_say_that_nothing_is_kept_of_it(place: Path) -> None:
    Path("b").mkdir()
    Path("b/cablelint.toml").write_text("cache = false\n")
    for name in EXAMPLES:
        shutil.copy(ROOT / "examples" / name, "b")
    CliRunner().invoke(cli, ["check", "a", "b", "--jobs", "1"])
    with sqlite3.connect(place / "results-1.sqlite") as file:
        assert file.execute("SELECT count(*) FROM results").fetchone()[0] == ALL


def test_without_sqlite_nothing_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = check("--no-cache")
    for name in [name for name in sys.modules if name.startswith("cablelint.cache")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    assert check() == plain
    assert not place.exists()


def test_another_day_is_another_question(place: Path, looked_at: list[str]) -> None:
    check()
    looked_at.clear()
    check(day="2026-01-06")
    assert len(looked_at) == ALL


def test_nothing_is_kept_where_that_is_not_wanted(place: Path) -> None:
    check("--no-cache")
    assert not place.exists()
    CliRunner().invoke(cli, ["check", "a", "--fix", "--diff"])
    assert not place.exists()
    CliRunner().invoke(cli, ["check", "a/secret.cable"])  # few files
    assert not place.exists()
    Path("cablelint.toml").write_text("cache = false\n")
    check()
    assert not place.exists()
    Path("cablelint.toml").write_text("cache = 1\n")
    code, _, err = check()
    assert code == 2
    assert "cache" in err


@pytest.mark.skipif(os.name != "posix", reason="modes as POSIX has them")
def test_only_its_user_may_read_it(place: Path) -> None:
    check()
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in place.iterdir()] == [0o600]


@pytest.mark.parametrize("source", ["--show-source", "--no-source"])
def test_it_holds_no_line_of_a_cable_and_no_name_of_a_file(place: Path, source: str) -> None:
    from zlib import decompress

    check(source)
    with sqlite3.connect(place / "results-1.sqlite") as file:
        values = [decompress(value) for (value,) in file.execute("SELECT value FROM results")]
    assert len(values) == ALL
    for value in values:
        assert WORD.encode() not in value
        assert b"secret.cable" not in value


def test_a_file_that_cannot_be_read_is_told_of_again(place: Path, looked_at: list[str]) -> None:
    Path("a/broken.cable").write_bytes(b"\x81\x00\xff")
    first = check()
    assert first[0] == 2
    assert check() == first


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _noise(file: Path) -> None:
    file.write_bytes(b"no database at all" * 1000)


def _cut(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


def _scrambled(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096::7] = bytes(len(data[4096::7]))
    file.write_bytes(data)


def _other_values(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("UPDATE results SET value = ?", (b"\x00",))


def _other_types(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("UPDATE results SET value = 7")


def _json_of_others(file: Path) -> None:
    from zlib import compress

    with sqlite3.connect(file) as database:
        database.execute("UPDATE results SET value = ?", (compress(b'[[["x"]], [], 0, []]'),))


def _no_table(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("DROP TABLE results")


@pytest.mark.parametrize(
    "damage",
    [_empty, _noise, _cut, _scrambled, _other_values, _other_types, _json_of_others, _no_table],
)
def test_a_damaged_file_costs_time_and_nothing_else(place: Path, damage: Callable[[Path], None]) -> None:
    first = check()
    damage(place / "results-1.sqlite")
    assert check() == first
    assert check() == first


def test_where_nothing_can_be_kept_the_run_goes_on(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = check("--no-cache")
    place.write_text("a file in the place of the folder")
    assert check() == plain
    place.unlink()
    place.mkdir()
    (place / "results-1.sqlite").mkdir()
    assert check() == plain
    monkeypatch.setattr(store, "_WAIT", 0.01)
    shutil.rmtree(place)
    check()
    held = sqlite3.connect(place / "results-1.sqlite", isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    assert check() == plain
    held.close()
    monkeypatch.delenv(store.FOLDER)
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    assert check() == plain
