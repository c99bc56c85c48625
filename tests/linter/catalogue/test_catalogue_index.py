"""The SQLite index: what is put in, what is found again, and what happens when a build is killed."""

from __future__ import annotations

import datetime
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from cablelint.catalogue import CatalogueError, Entry, notices, open_catalogue, store
from cablelint.catalogue.build import Built, add_list, build
from cablelint.catalogue.entries import Scope, parse_scope
from cablelint.catalogue.id_list import parse_ids
from cablelint.catalogue.index import Index
from cablelint.catalogue.store import APPLICATION_ID, VERSION, open_to_write, transaction
from cablelint.errors import UsageError
from cablelint.settings.settings import Settings
from support.work import HUNG

HEAD = "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE\n"
LONG_AGO = 1_200_000_000
WAIT_LONG = "from cablelint.catalogue import store; store._PATIENCE = 600; module._BATCH_FILES,"
"""A build that waits for the other one until that has finished, however busy the machine is."""


def cable(number: int, post: str = "SUVA", references: str = "", day: str = "141030Z JUL 08") -> str:
    reference = f"REF: {references}\n" if references else ""
    return (
        f"{HEAD}R {day}\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC 5620\n\nUNCLAS {post} {number:06}\n\n"
        f"E.O. 12958: N/A\nTAGS: SCUL\nSUBJECT: THE SECRET GARDEN OF LAMPS\n{reference}\n1. The lamp is lit.\n"
    )


def put(directory: Path, name: str, text: str, modified: float = LONG_AGO) -> Path:
    file = directory / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    os.utime(file, (modified, modified))
    return file


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    directory = tmp_path / "archive"
    put(directory, "a.cable", cable(1))
    put(directory, "b.cable", cable(2, references="A. SUVA 1 B. 07 SUVA 99"))
    return directory


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.sqlite"


def built(index: Path, *paths: Path, **options: object) -> Built:
    return build(index, [str(path) for path in paths], lambda _: Settings(), **options)  # type: ignore[arg-type]


def scopes(*declared: str) -> tuple[Scope, ...]:
    return tuple(scope for text in declared if (scope := parse_scope(text)) is not None)


def no_run() -> Iterable[Entry]:
    return ()


# ---------------------------------------------------------------------------------------------------- what is held


def test_what_is_put_in_is_found(archive: Path, index: Path) -> None:
    assert (built(index, archive).read, built(index, archive).unchanged) == (2, 2)
    with Index(index) as catalogue:
        assert "08SUVA1" in catalogue
        assert "08SUVA3" not in catalogue
        assert catalogue.entries("08SUVA2") == (Entry("08SUVA2", datetime.date(2008, 7, 14), "UNCLASSIFIED"),)
        assert catalogue.entries("08SUVA3") == ()
        assert [citation.cited for citation in catalogue.cited_in("08SUVA2")] == ["08SUVA1", "07SUVA99"]
        (citation,) = catalogue.cited_by("08SUVA1")
        assert (citation.citing, citation.letter) == ("08SUVA2", "A")
        assert catalogue.near("08SUVA12") == ("08SUVA2", "08SUVA1")
        assert catalogue.covers("08SUVA7"), "it holds all up to the highest"
        assert not catalogue.covers("99WINDHOEK7")
        assert not catalogue.covers("no id")
        assert catalogue.sources == (str(index),)
        held = catalogue.contents()
        assert (held.cables, held.files, held.citations, held.years, held.posts) == (2, 2, 2, (2008, 2008), 1)


def test_no_text_of_a_cable_is_kept(archive: Path, index: Path) -> None:
    built(index, archive)
    data = index.read_bytes()
    assert b"lamp" not in data.lower()
    assert b"GARDEN" not in data


def test_subjects_are_kept_when_asked_for_and_taken_out_again(archive: Path, index: Path) -> None:
    built(index, archive)
    again = built(index, archive, subjects=True)
    assert again.read == 2
    with Index(index) as catalogue:
        assert [held.subject for held in catalogue.held("08SUVA1")] == ["THE SECRET GARDEN OF LAMPS"]
    assert built(index, archive, subjects=True).unchanged == 2
    assert built(index, archive).unchanged == 2
    assert b"GARDEN" not in index.read_bytes()


def test_several_cables_in_a_file_and_what_is_none(tmp_path: Path, index: Path) -> None:
    directory = tmp_path / "archive"
    start = "VZCZCXYZ0000\nRR RUEHWEB\n\nDE RUEHSV #0002 1961030\nZNR UUUUU ZZH\n"
    put(directory, "two.cable", cable(1) + "NNNN\n\n" + start + cable(2).removeprefix(HEAD))
    put(directory, "notes.txt", "The lamp is lit.\n")
    put(directory, "undated.cable", cable(3).replace("R 141030Z JUL 08\n", ""))
    first = built(index, directory)
    assert (first.read, first.cables, first.without_id) == (3, 3, 1)
    assert built(index, directory).unchanged == 3
    with Index(index) as catalogue:
        assert "08SUVA1" in catalogue
        assert "08SUVA2" in catalogue


def test_paths_are_kept_relative_to_the_index(archive: Path, index: Path, tmp_path: Path) -> None:
    built(index, archive)
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    archive.rename(moved / "archive")
    index.rename(moved / index.name)
    assert built(moved / index.name, moved / "archive").unchanged == 2
    with Index(moved / index.name) as catalogue:
        assert catalogue.held("08SUVA1")[0].path.endswith("elsewhere/archive/a.cable")


# ------------------------------------------------------------------------------------------------------ incremental


def test_only_what_changed_is_read_again(archive: Path, index: Path) -> None:
    built(index, archive)
    put(archive, "a.cable", cable(5), LONG_AGO + 60)
    put(archive, "c.cable", cable(6))
    (archive / "b.cable").unlink()
    second = built(index, archive)
    assert (second.read, second.unchanged, second.dropped) == (2, 0, 1)
    with Index(index) as catalogue:
        assert [id in catalogue for id in ("08SUVA1", "08SUVA2", "08SUVA5", "08SUVA6")] == [False, False, True, True]
        assert catalogue.cited_by("08SUVA1") == ()


def test_a_new_time_stamp_alone_parses_nothing(archive: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(index, archive)
    os.utime(archive / "a.cable", (LONG_AGO + 9, LONG_AGO + 9))
    monkeypatch.setattr("cablegrammar.parse_messages", lambda _: pytest.fail("parsed"))
    assert (built(index, archive).read, built(index, archive).unchanged) == (1, 2)


def test_a_file_that_was_just_written_is_looked_at_again(archive: Path, index: Path) -> None:
    soon = time.time() + 3_600  # later than the build, however long that takes
    put(archive, "a.cable", cable(1), modified=soon)
    built(index, archive)
    put(archive, "a.cable", cable(7), modified=soon)
    assert built(index, archive).read == 1
    with Index(index) as catalogue:
        assert "08SUVA7" in catalogue


def test_other_paths_stay_and_no_path_is_those_before(archive: Path, index: Path, tmp_path: Path) -> None:
    other = put(tmp_path / "other", "d.cable", cable(8))
    built(index, archive)
    built(index, other)
    (archive / "a.cable").unlink()
    assert built(index, other).dropped == 0
    again = built(index)
    assert (again.unchanged, again.dropped) == (2, 1)


def test_a_path_that_is_not_there_makes_no_index(index: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        built(index, tmp_path / "nowhere")
    assert not index.exists()


def test_an_unreadable_file_is_told_and_the_others_are_read(archive: Path, index: Path) -> None:
    (archive / "c.cable").write_bytes(b"\x81\x00\xff")
    result = built(index, archive)
    assert result.read == 2
    assert [path.endswith("c.cable") for path, _ in result.unreadable] == [True]


def test_another_version_reads_everything_anew(archive: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(index, archive)
    monkeypatch.setattr("cablelint.catalogue.build.__version__", "99.0")
    assert built(index, archive).read == 2


# ------------------------------------------------------------------------------------------- what it is complete for


def test_what_it_is_complete_for(archive: Path, index: Path) -> None:
    built(index, archive, complete_for=scopes("SUVA; 2007-2008", "WINDHOEK"))
    with Index(index) as catalogue:
        assert [catalogue.covers(id) for id in ("07SUVA9", "09SUVA9", "99WINDHOEK9", "08APIA9")] == [
            True, False, True, False,
        ]  # fmt: skip
    built(index, archive)
    with Index(index) as catalogue:
        assert not catalogue.covers("08APIA9"), "a declaration stays"
    built(index, archive, complete_for=scopes("everything"))
    with Index(index) as catalogue:
        assert catalogue.covers("08APIA9")


def test_without_a_declaration_it_claims_the_years_of_which_it_holds_half(index: Path) -> None:
    add_list(index, parse_ids(b"08SUVA1\n08SUVA4\n08APIA1\n08APIA5\n08SUVAX2\n", "ids"), "ids")
    with Index(index) as catalogue:
        assert [catalogue.covers(id) for id in ("08SUVA3", "08SUVA5", "07SUVA1", "08APIA3")] == [
            True, True, False, False,
        ]  # fmt: skip
        assert catalogue.numbers("SUVA", 2008) == {1, 4}


def test_an_index_of_nothing_claims_nothing(tmp_path: Path, index: Path) -> None:
    (tmp_path / "empty").mkdir()
    built(index, tmp_path / "empty")
    catalogue = open_catalogue([str(index)], no_run)
    assert not catalogue.covers("08SUVA1")
    assert [str(index) in notice for notice in notices(catalogue)] == [True]


def test_lists_are_added_and_replaced(index: Path, tmp_path: Path) -> None:
    first = parse_ids(b"# complete-for: SUVA\n08SUVA1\n08 SUVA 0002\n08SUVA1\n", "ids.txt")
    assert add_list(index, first, str(tmp_path / "ids.txt")) == 2
    with Index(index) as catalogue:
        assert catalogue.covers("99SUVA1")
        assert not catalogue.covers("99APIA1")
        assert list(notices(catalogue)) == []
    second = parse_ids(b"id,date,classification,subject\n08SUVA3,2008-05-06,SECRET,LAMPS\n", "ids.csv")
    add_list(index, second, str(tmp_path / "ids.txt"))
    with Index(index) as catalogue:
        assert "08SUVA1" not in catalogue
        assert catalogue.entries("08SUVA3") == (Entry("08SUVA3", datetime.date(2008, 5, 6), "SECRET"),)
        assert not catalogue.covers("99APIA1"), "a list without a declaration claims what it holds half of"
        assert not catalogue.covers("08SUVA2"), "one of three"
    assert b"LAMPS" not in index.read_bytes()
    add_list(index, second, str(tmp_path / "ids.txt"), subjects=True)
    with Index(index) as catalogue:
        assert [held.subject for held in catalogue.held("08SUVA3")] == ["LAMPS"]


def test_a_declared_list_takes_nothing_from_what_was_built(archive: Path, index: Path) -> None:
    built(index, archive)
    add_list(index, parse_ids(b"# complete-for: APIA\n08APIA1\n", "ids"), "ids")
    with Index(index) as catalogue:
        assert catalogue.covers("08SUVA77")


def test_index_list_and_run_add_up(archive: Path, index: Path, tmp_path: Path) -> None:
    built(index, archive, complete_for=scopes("SUVA"))
    (tmp_path / "ids").write_text("# complete-for: APIA\n08APIA1, 2008-01-02\n08SUVA1\n")
    catalogue = open_catalogue([str(index), str(tmp_path / "ids"), "run"], lambda: [Entry("08RIGA1", None, "SECRET")])
    assert all(id in catalogue for id in ("08SUVA1", "08APIA1", "08RIGA1"))
    assert catalogue.sources == (str(index), str(tmp_path / "ids"), "run")
    assert catalogue.entries("08SUVA1") == (Entry("08SUVA1", datetime.date(2008, 7, 14), "UNCLASSIFIED"),)
    assert catalogue.near("08APIA2") == ("08APIA1",)


# --------------------------------------------------------------------------------------------------- what can go wrong


def test_other_files_are_refused_and_left_alone(index: Path, archive: Path, tmp_path: Path) -> None:
    index.write_text("08SUVA1\n")
    with pytest.raises(CatalogueError, match="is not an index of cablelint"):
        built(index, archive)
    assert index.read_text() == "08SUVA1\n"
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE people (name TEXT)")
    connection.close()
    before = foreign.read_bytes()
    for attempt in (lambda: open_catalogue([str(foreign)], no_run), lambda: built(foreign, archive)):
        with pytest.raises(CatalogueError, match="not a catalogue of cablelint"):
            attempt()
    assert foreign.read_bytes() == before


def test_another_version_of_the_index(index: Path, archive: Path) -> None:
    built(index, archive)
    with sqlite3.connect(index) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    for attempt in (lambda: open_catalogue([str(index)], no_run), lambda: built(index, archive)):
        with pytest.raises(CatalogueError, match="version"):
            attempt()


def test_a_damaged_index(index: Path, archive: Path) -> None:
    built(index, archive)
    index.write_bytes(index.read_bytes()[:100] + b"\0" * 5000)
    with pytest.raises(CatalogueError, match=r"damaged|no catalogue"):
        open_catalogue([str(index)], no_run).entries("08SUVA1")


def tampered(index: Path, *statements: str) -> None:
    connection = sqlite3.connect(index)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "statements",
    [
        (
            "ALTER TABLE cables RENAME TO kept",
            "CREATE VIEW cables AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            " SELECT x AS key, '08SUVA' || x AS id, 1 AS source, NULL AS date, NULL AS level, NULL AS subject FROM n",
        ),
        ("CREATE TRIGGER more AFTER INSERT ON facts BEGIN DELETE FROM cables; END",),
        ("CREATE TABLE notes (text TEXT)",),
        ("DROP INDEX cables_by_id",),
    ],
    ids=["a view without end", "a trigger", "another table", "an index that is gone"],
)
def test_an_index_of_other_tables_is_damaged(index: Path, archive: Path, statements: tuple[str, ...]) -> None:
    built(index, archive)
    tampered(index, *statements)
    with pytest.raises(CatalogueError, match="is damaged: delete it and build it again"):
        Index(index)
    with pytest.raises(CatalogueError, match="is damaged"):
        built(index, archive)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cables SET date = 'yesterday'",
        "UPDATE cables SET level = x'00ff'",
        "UPDATE cables SET date = x'00ff'",
        "UPDATE sources SET path = CAST(path AS BLOB)",
        "UPDATE citations SET letter = x'00ff'",
        "UPDATE citations SET cited = x'00ff'",
        "UPDATE cables SET subject = x'00ff'",
    ],
)
def test_an_index_with_other_values_is_damaged(index: Path, archive: Path, statement: str) -> None:
    """Whatever is asked of it, it says so, or it does not need the value."""
    built(index, archive, subjects=True)
    tampered(index, statement)
    questions: list[Callable[[Index], object]] = [
        lambda catalogue: catalogue.entries("08SUVA1"),
        lambda catalogue: catalogue.held("08SUVA1"),
        lambda catalogue: catalogue.cited_by("08SUVA1"),
        lambda catalogue: catalogue.cited_in("08SUVA2"),
        lambda catalogue: list(catalogue.citations()),
        lambda catalogue: list(catalogue.all_entries()),
        lambda catalogue: catalogue.contents(),
        lambda catalogue: catalogue.doubles(),
    ]
    said = []
    with Index(index) as catalogue:
        for question in questions:
            try:
                question(catalogue)
            except CatalogueError as error:
                said.append(str(error))
    assert set(said) == {f"the catalogue {index} is damaged: delete it and build it again"}


@pytest.mark.parametrize(
    "statement",
    ["INSERT INTO scopes (declared) VALUES (x'00ff')", "INSERT INTO cables (id, source) VALUES (x'00ff', 1)"],
)
def test_an_id_or_a_scope_that_is_no_text_is_damage(index: Path, archive: Path, statement: str) -> None:
    built(index, archive)
    tampered(index, statement)
    with pytest.raises(CatalogueError, match="is damaged"):
        Index(index).contents()


def test_a_device_is_no_catalogue() -> None:
    for device in ("/dev/zero", "/dev/null"):
        with pytest.raises(CatalogueError, match="is a device"):
            open_catalogue((device,), no_run)


@pytest.mark.parametrize(
    ("old", "new"), [(b"CREATE TABLE", b"CREATE\xedTABLE"), (b"scopes_by_source", b"scopes_by_sourc\xca")]
)
def test_an_index_whose_names_are_no_utf_8(index: Path, archive: Path, old: bytes, new: bytes) -> None:
    """SQLite quotes the names in what it complains of."""
    built(index, archive)
    before = index.read_bytes()
    assert old in before
    index.write_bytes(before.replace(old, new, 1))
    with pytest.raises(CatalogueError, match="is damaged"):
        open_catalogue([str(index)], no_run)


def test_an_empty_file_is_nothing(index: Path) -> None:
    index.touch()
    with pytest.raises(CatalogueError, match="is empty"):
        open_catalogue([str(index)], no_run)


def test_a_second_writer_waits_and_then_gives_up(index: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(index, archive)
    monkeypatch.setattr("cablelint.catalogue.store._PATIENCE", 0.05)
    first = open_to_write(index)
    with transaction(first):
        with pytest.raises(CatalogueError, match="is locked"):
            built(index, archive)
        assert "08SUVA1" in open_catalogue([str(index)], no_run), "a reader does not wait"
    first.close()
    assert built(index, archive).unchanged == 2


def test_a_read_only_directory(index: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the rights of a file do not bind (root), SQLite opens it as it opens any file that cannot be written."""
    built(index, archive)
    index.chmod(0o444)
    index.parent.chmod(0o555)
    if os.access(index.parent, os.W_OK):
        connect = store._connect
        monkeypatch.setattr(store, "_connect", lambda file, _mode: connect(file, "ro"))
    try:
        assert "08SUVA1" in open_catalogue([str(index)], no_run)
        with pytest.raises(CatalogueError, match="read-only"):
            built(index, archive)
    finally:
        index.parent.chmod(0o755)
        index.chmod(0o644)


def test_it_is_opened_without_the_right_to_write(index: Path, archive: Path) -> None:
    built(index, archive)
    with Index(index) as catalogue, pytest.raises(sqlite3.OperationalError, match="readonly"):
        catalogue._connection.execute("DELETE FROM cables")


def test_the_application_is_named_in_the_file(index: Path, archive: Path) -> None:
    built(index, archive)
    assert index.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big")


# --------------------------------------------------------------------------------------------------------------- killed

KILLED_BUILD = """
import os, signal, sys
from pathlib import Path
from cablelint.catalogue import build as module
from cablelint.settings.settings import Settings
from cablelint.catalogue.build import build

module._BATCH_FILES, module._BATCH_SECONDS = 5, float("inf")
build(Path(sys.argv[1]), [sys.argv[2]], lambda _: Settings(),
      progress=lambda done, total: os.kill(os.getpid(), signal.SIGKILL) if done == 23 else None)
"""

KILLED_TRANSACTION = """
import os, signal, sys
from pathlib import Path
from cablelint.catalogue.store import open_to_write

connection = open_to_write(Path(sys.argv[1]))
connection.execute("PRAGMA cache_size = 2")
connection.execute("BEGIN IMMEDIATE")
connection.execute("DELETE FROM sources")
key = connection.execute("INSERT INTO sources (path, kind, size, modified) VALUES ('x', 'list', 0, 0)").lastrowid
connection.executemany("INSERT INTO cables (id, source) VALUES (?, ?)", ((f"99APIA{n}", key) for n in range(20000)))
os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(script: str, *arguments: object) -> None:
    done = subprocess.run([sys.executable, "-c", script, *map(str, arguments)], check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing can be killed so")
def test_a_build_that_is_killed_is_completed_by_the_next(tmp_path: Path, index: Path) -> None:
    directory = tmp_path / "archive"
    for number in range(1, 41):
        put(directory, f"{number:02}.cable", cable(number))
    killed(KILLED_BUILD, index, directory)
    catalogue = open_catalogue([str(index)], no_run)
    assert "08SUVA20" in catalogue
    assert "08SUVA23" not in catalogue
    assert not catalogue.covers("08SUVA40"), "what was not finished claims nothing"
    assert len(list(notices(catalogue))) == 1
    result = built(index, directory)
    assert (result.read, result.unchanged) == (20, 20)
    with Index(index) as whole:
        assert all(f"08SUVA{number}" in whole for number in range(1, 41))
        assert whole.covers("08SUVA40")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing can be killed so")
def test_a_transaction_that_is_killed_never_was(archive: Path, index: Path) -> None:
    built(index, archive)
    killed(KILLED_TRANSACTION, index)
    assert index.with_name(f"{index.name}-journal").stat().st_size > 0, "it was killed in the middle"
    catalogue = open_catalogue([str(index)], no_run)
    assert "08SUVA1" in catalogue
    assert "99APIA1" not in catalogue
    assert built(index, archive).unchanged == 2


def test_two_builds_at_once_hold_everything(tmp_path: Path, index: Path) -> None:
    for name in ("one", "two"):
        for number in range(1, 31):
            post = {"one": "SUVA", "two": "APIA"}[name]
            put(tmp_path / name, f"{number}.cable", cable(number, post))
    script = KILLED_BUILD.replace("if done == 23", "if done == -1").replace("module._BATCH_FILES,", WAIT_LONG)
    builds = [
        subprocess.Popen([sys.executable, "-c", script, str(index), str(tmp_path / name)], stderr=subprocess.PIPE)
        for name in ("one", "two")
    ]
    assert [process.wait(HUNG) for process in builds] == [0, 0], [process.stderr for process in builds]
    for process in builds:
        if process.stderr is not None:
            process.stderr.close()
    with Index(index) as catalogue:
        assert catalogue.contents().cables == 60
