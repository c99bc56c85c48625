from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from cablelint.errors import UsageError
from cablelint.files.discovery import Origin, Target, Unreadable, discover, read
from cablelint.settings.settings import Settings

LOOKS = "UNCLAS WINDHOEK 000512\n\nE.O. 12958: N/A\nTAGS: PREL\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def touch(directory: Path, *names: str, text: str = "x") -> None:
    for name in names:
        file = directory / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def paths(*given: str, settings: Settings | None = None, **options: Any) -> list[str]:
    found = discover(given, lambda _: settings or Settings(), **options)
    return [target.path for target in found]


def text_of(target: Target, stdin: bytes | None = None) -> str:
    """The text of a file that is read."""
    source = read(target, stdin)
    assert source is not None
    return source.text


def test_a_directory_is_searched_by_name(here: Path) -> None:
    touch(here, "b.cable", "a.cbl", "sub/C.CABLE", "sub/n.txt", "sub/n.md", ".git/x.cable", "sub/.venv/y.cable")
    assert paths(".") == ["a.cbl", "b.cable", "sub/C.CABLE", "sub/n.txt"]


def test_hidden_directories_that_are_passed_over_are_told(here: Path) -> None:
    touch(here, "a.cable", ".git/x.cable", "sub/.venv/y.cable", "old/.kept/z.cable", ".notes")
    hidden: list[str] = []
    paths(".", settings=Settings(exclude=("old",)), on_hidden=hidden.append)
    assert sorted(hidden) == [".git", "sub/.venv"]
    hidden.clear()
    assert paths(".git", on_hidden=hidden.append) == [".git/x.cable"]
    assert hidden == []


def test_files_that_are_no_cables_are_told_but_for_our_own_and_what_python_makes(here: Path) -> None:
    touch(here, "notes.md", "own/rules.py", "own/__pycache__/rules.cpython-311.pyc", "cablelint.toml", ".hidden")
    touch(here, "old-pyproject.toml")
    others: list[str] = []
    paths("own", ".", on_other=others.append)
    assert sorted(set(others)) == ["notes.md", "old-pyproject.toml", "own/rules.py"]


def test_a_hidden_directory_that_is_named_is_searched(here: Path) -> None:
    touch(here, ".kept/x.cable")
    assert paths(".kept") == [".kept/x.cable"]


def test_a_named_file_is_there_whatever_it_is_called(here: Path) -> None:
    touch(here, "notes.md", "old/a.cable")
    settings = Settings(exclude=("old", "notes.md"))
    assert paths("notes.md", "old/a.cable", settings=settings) == ["notes.md", "old/a.cable"]
    assert paths("notes.md", "old", settings=settings, force_exclude=True) == []


def test_each_file_once(here: Path) -> None:
    touch(here, "sub/a.cable", "sub/deep/b.cable")
    assert paths("sub/a.cable", "./sub/a.cable", "sub", ".", "sub/deep", str(here)) == [
        "sub/a.cable",
        "sub/deep/b.cable",
    ]


def test_links_count_once_and_loops_end(here: Path) -> None:
    touch(here, "sub/a.cable")
    (here / "sub" / "loop").symlink_to(here)
    (here / "again").symlink_to(here / "sub")
    (here / "z.cable").symlink_to(here / "sub" / "a.cable")
    assert paths(".") == ["sub/a.cable"]


def test_a_link_out_of_the_tree_is_followed(here: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    touch(other, "a.cable")
    (here / "linked").symlink_to(other)
    assert paths(".") == ["linked/a.cable"]


def test_include_and_exclude(here: Path) -> None:
    touch(here, "a.cable", "b.tel", "c.txt", "old/d.tel", "keep/old.tel")
    assert paths(".", settings=Settings(include=("*.tel",), exclude=("old/",))) == ["b.tel", "keep/old.tel"]


def test_settings_are_asked_by_directory(here: Path) -> None:
    touch(here, "a.cable", "sub/b.cable")
    asked = {"sub": Settings(exclude=("b.cable",))}
    found = discover(["."], lambda directory: asked.get(directory, Settings()))
    assert [target.path for target in found] == ["a.cable"]


def test_standard_input(here: Path) -> None:
    assert discover(["-"], lambda _: Settings()) == (Target("<stdin>", Origin.NAMED, stdin=True),)
    assert paths("-", stdin_filename="x/a.cable") == ["x/a.cable"]
    excluding = Settings(exclude=("x",))
    assert paths("-", stdin_filename="x/a.cable", settings=excluding, force_exclude=True) == []


def test_a_path_that_is_not_there(here: Path) -> None:
    with pytest.raises(UsageError, match=r"no file or directory called gone\.cable"):
        paths("gone.cable")


def test_why_a_file_is_read(here: Path) -> None:
    touch(here, "a.cable", "b.cable", "c.txt")
    assert [(target.path, target.origin) for target in discover([".", "a.cable"], lambda _: Settings())] == [
        ("a.cable", Origin.NAMED),
        ("b.cable", Origin.FOUND),
        ("c.txt", Origin.CANDIDATE),
    ]
    chosen = discover(["."], lambda _: Settings(include=("*.txt",)))
    assert [target.origin for target in chosen] == [Origin.FOUND]


@pytest.mark.parametrize(("text", "is_read"), [(LOOKS, True), ("TAGS: a list\nand more\n", False), ("", False)])
def test_a_text_file_that_was_found_has_to_look_like_a_cable(here: Path, text: str, is_read: bool) -> None:
    touch(here, "a.txt", text=text)
    source = read(Target("a.txt", Origin.CANDIDATE))
    assert (source is not None) is is_read
    assert text_of(Target("a.txt", Origin.NAMED)) == text


def test_a_cable_that_cannot_be_decoded_is_not_passed_over(here: Path) -> None:
    (here / "a.txt").write_bytes(LOOKS.encode("cp1252") + b"\x81")
    (here / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x81")
    with pytest.raises(Unreadable, match="cannot be decoded"):
        read(Target("a.txt", Origin.CANDIDATE))
    assert read(Target("b.txt", Origin.CANDIDATE)) is None
    with pytest.raises(Unreadable, match="cannot be decoded"):
        read(Target("b.txt", Origin.FOUND))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_cable_in_utf_16_without_a_byte_order_mark_is_not_passed_over(here: Path, encoding: str) -> None:
    (here / "a.txt").write_bytes(LOOKS.encode(encoding))
    (here / "b.txt").write_bytes("A list of paints, and nothing else.".encode(encoding))
    for origin in (Origin.CANDIDATE, Origin.FOUND, Origin.NAMED):
        with pytest.raises(Unreadable, match="looks like UTF-16 without a byte-order mark"):
            read(Target("a.txt", origin))
    assert read(Target("b.txt", Origin.CANDIDATE)) is None


def test_what_cannot_be_opened(here: Path) -> None:
    (here / "a.cable").symlink_to(here / "nowhere")
    assert paths(".") == ["a.cable"]
    with pytest.raises(Unreadable, match="cannot be read: No such file"):
        read(Target("a.cable", Origin.FOUND))


def test_a_pipe_in_a_directory_is_not_waited_for(here: Path) -> None:
    os.mkfifo(here / "a.cable")
    (target,) = discover(["."], lambda _: Settings())
    with pytest.raises(Unreadable, match="not a regular file"):
        read(target)


def test_a_directory_that_cannot_be_listed_is_not_passed_over(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(here, "sub/a.cable", "b.cable")
    real = os.scandir

    def refusing(path: str) -> Any:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = discover(["."], lambda _: Settings())
    assert [target.path for target in found] == ["b.cable", "sub"]
    with pytest.raises(Unreadable, match="directory cannot be listed"):
        read(found[1])


def test_standard_input_as_bytes() -> None:
    assert text_of(Target("<stdin>", Origin.NAMED, stdin=True), b"text") == "text"


def test_standard_input_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("café".encode("cp1252"))))
    assert text_of(Target("<stdin>", Origin.NAMED, stdin=True)) == "café"


def test_links_that_lead_to_themselves_stop_nothing(here: Path) -> None:
    touch(here, "a.cable")
    (here / "self").symlink_to("self")
    (here / "round.cable").symlink_to("round.cable")
    assert paths(".") == ["a.cable", "round.cable"]
    with pytest.raises(Unreadable, match="cannot be read: Too many levels of symbolic links"):
        read(Target("round.cable", Origin.FOUND))


def test_a_file_is_reported_under_its_own_name_and_not_a_links(here: Path) -> None:
    touch(here, "two.cable")
    (here / "first.cable").symlink_to("two.cable")
    assert paths(".") == ["two.cable"]
    assert paths(".", "first.cable") == ["first.cable"]


def test_a_link_that_may_not_be_followed_is_not_passed_over(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "closed").mkdir(mode=0)
    (here / "a").symlink_to("closed/b")
    real = os.stat

    def refusing(path: str, *args: Any, **options: Any) -> Any:
        if "a" in os.fspath(path).split("/"):
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **options)

    class Entry:
        name, path = "a", "a"

        def is_dir(self) -> bool:
            raise PermissionError(13, "Permission denied")

        def is_symlink(self) -> bool:
            return True

    class Listing(list[Entry]):
        def __enter__(self) -> Listing:
            return self

        def __exit__(self, *_: object) -> None:
            return None

    monkeypatch.setattr(os, "stat", refusing)
    monkeypatch.setattr(os, "scandir", lambda _: Listing([Entry()]))
    assert paths(".") == ["a"]


def test_what_may_not_be_looked_at_is_read_all_the_same_and_its_failure_reported(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "lstat", refuse)
    assert paths("closed/a.cable") == ["closed/a.cable"]


@pytest.mark.parametrize("nothing", ["", "a.cable/b", "a\0b"])
def test_a_path_that_names_nothing(here: Path, nothing: str) -> None:
    touch(here, "a.cable")
    with pytest.raises(UsageError, match="no file or directory called"):
        paths(nothing)


def test_the_way_up_from_behind_a_link_is_another_place_than_the_text_says(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    touch(other, "a.cable", "sub/b.cable", text="the right one")
    touch(here, "a.cable", text="the wrong one")
    (here / "link").symlink_to(other / "sub")
    (target,) = discover(["link/../a.cable"], lambda _: Settings())
    assert text_of(target) == "the right one"


def test_a_path_longer_than_the_system_takes_is_not_passed_over(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    directory = here
    for _ in range(25):
        directory = directory / ("d" * 200)
        os.mkdir("d" * 200)  # noqa: PTH102 - relative, for the whole path soon is too long
        os.chdir("d" * 200)
    monkeypatch.chdir(here)
    (target,) = discover(["."], lambda _: Settings())
    with pytest.raises(Unreadable, match=r"File name too long|directory cannot be listed"):
        read(target)


def test_a_file_beyond_the_limit_is_not_read(here: Path) -> None:
    touch(here, "a.cable", text="x" * 100)
    target = Target("a.cable", Origin.NAMED)
    source = read(target, limit=100)
    assert source is not None
    with pytest.raises(Unreadable, match=r"The file has more than 99 bytes \(the setting max-size\)"):
        read(target, limit=99)
    with pytest.raises(Unreadable, match="more than 99 bytes"):
        read(Target("-", Origin.NAMED, stdin=True), b"x" * 100, limit=99)


def test_a_file_with_a_gap_of_a_gigabyte_is_not_read(here: Path) -> None:
    with (here / "a.cable").open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(Unreadable, match="more than 20,000,000 bytes"):
        read(Target("a.cable", Origin.FOUND))


@pytest.mark.parametrize("through_a_link", [False, True])
def test_a_device_that_is_named_gives_no_more_than_the_limit(here: Path, through_a_link: bool) -> None:
    (here / "a.cable").symlink_to("/dev/zero")
    path = "a.cable" if through_a_link else "/dev/zero"
    with pytest.raises(Unreadable, match="more than 1,000 bytes"):
        read(Target(path, Origin.NAMED), limit=1_000)


def test_a_pipe_that_is_named_is_read_to_its_end(here: Path) -> None:
    os.mkfifo(here / "a.cable")
    writer = Thread(target=(here / "a.cable").write_text, args=(LOOKS,))
    writer.start()
    assert text_of(Target("a.cable", Origin.NAMED)) == LOOKS
    writer.join()


def test_a_name_that_is_no_utf_8(here: Path) -> None:
    name = os.fsdecode(b"suva-\xff.cable")
    touch(here, name, text=LOOKS)
    (path,) = paths(".")
    assert os.fsencode(path) == b"suva-\xff.cable"
    assert text_of(Target(path, Origin.FOUND)) == LOOKS


def test_a_thousand_files_and_as_many_links_to_them(here: Path) -> None:
    touch(here, *(f"{number % 7}/{number}.cable" for number in range(1_000)))
    (here / "links").mkdir()
    for number in range(1_000):
        (here / "links" / f"{number}.cable").symlink_to(here / f"{number % 7}/{number}.cable")
    assert sorted(paths(".")) == sorted(f"{number % 7}/{number}.cable" for number in range(1_000))
