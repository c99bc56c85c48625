"""The codes that are shipped: those that this Python makes of the expressions, and what happens without them."""

from __future__ import annotations

import pkgutil
import re
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cablegrammar.parsing import build_codes, codes
from cablegrammar.parsing.codes import Codes, decoded, encoded
from cablegrammar.parsing.matchers import as_group
from cablegrammar.parsing.tables import ROOMS, tables

KNOWN = pytest.mark.skipif(not codes.is_known(), reason="this Python makes codes of its own")
EXPRESSION = as_group("BUOY", "(?i:buoy) (?P<number>[0-9]++)")


def shipped(grammar: str) -> Codes:
    found = decoded((build_codes.FOLDER / f"{grammar}.codes").read_bytes())
    assert found is not None
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose file `tags.codes` is the one that is read."""
    codes._codes.cache_clear()
    monkeypatch.setattr(pkgutil, "get_data", lambda _, file: (tmp_path / Path(file).name).read_bytes())
    yield tmp_path
    codes._codes.cache_clear()


def made(expression: str = EXPRESSION) -> Codes:
    known = re.compile(expression)
    code = build_codes.code_of(expression)
    place = [known.flags, known.groups, dict(known.groupindex), 0, len(code)]
    return Codes({expression: place}, array("I", code))


@KNOWN
@pytest.mark.parametrize("grammar", sorted(ROOMS))
def test_they_are_what_this_python_makes_of_the_expressions(grammar: str) -> None:
    """After an edit of a grammar: `python -m cablegrammar.parsing.build_tables`."""
    known = shipped(grammar)
    assert known == decoded(build_codes.render(grammar))
    assert [*known.places] == [as_group(name, pattern) for name, pattern, *_ in tables(grammar)["terminals"]]


@KNOWN
@pytest.mark.parametrize("grammar", sorted(ROOMS))
def test_a_pattern_is_the_one_that_would_be_compiled(grammar: str) -> None:
    for expression in shipped(grammar).places:
        known, ever = codes.compiled(grammar, expression), re.compile(expression)
        assert (known.pattern, known.flags, known.groups) == (ever.pattern, ever.flags, ever.groups)
        assert known.groupindex == ever.groupindex
        assert known == ever  # by their codes


@KNOWN
def test_a_known_expression_is_not_compiled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "tags.codes").write_bytes(encoded(made()))
    monkeypatch.setattr(re, "compile", lambda _: pytest.fail("it was compiled"))
    found = codes.compiled("tags", EXPRESSION).match("Buoy 12")
    assert found is not None
    assert (found.lastgroup, found["number"], found.span("BUOY")) == ("BUOY", "12", (0, 7))


def test_another_expression_is_compiled(folder: Path) -> None:
    (folder / "tags.codes").write_bytes(encoded(made()))
    assert codes.compiled("tags", EXPRESSION + "s").match("buoy 1s") is not None
    assert codes.compiled("tags", EXPRESSION + "s").match("buoy 1") is None


def damaged() -> dict[str, bytes]:
    whole = encoded(made())
    wrong = made()
    wrong.numbers[0] = 2**31
    short = Codes({EXPRESSION: [0, 1, {"BUOY": 7}, 0, 3]}, made().numbers)
    other = Codes({EXPRESSION: ["no flags"]}, made().numbers)
    return {
        "empty": b"",
        "cut": whole[: len(whole) // 2],
        "no code": encoded(wrong),
        "wrong groups": encoded(short),
        "no place": encoded(other),
        "noise": b"buoy" * 100,
    }


@pytest.mark.parametrize("name", sorted(damaged()))
def test_a_damaged_file_does_no_harm(folder: Path, name: str) -> None:
    (folder / "tags.codes").write_bytes(damaged()[name])
    assert codes.compiled("tags", EXPRESSION).fullmatch("BUOY 7") is not None


def test_a_missing_file_does_no_harm(folder: Path) -> None:
    assert not [*folder.iterdir()]
    assert codes.compiled("tags", EXPRESSION).fullmatch("BUOY 7") is not None


@pytest.mark.parametrize("another", [{"MAGIC": 1}, {"CODESIZE": 2}])
def test_another_python_compiles_for_itself(
    folder: Path, monkeypatch: pytest.MonkeyPatch, another: dict[str, int]
) -> None:
    (folder / "tags.codes").write_bytes(encoded(made()))

    class Another:
        MAGIC, CODESIZE = codes._SRE.MAGIC, codes._SRE.CODESIZE

        def compile(self, *_: Any) -> None:
            pytest.fail("a code of another Python was taken")

    for name, value in another.items():
        monkeypatch.setattr(Another, name, value)
    monkeypatch.setattr(codes, "_SRE", Another())
    assert codes.compiled("tags", EXPRESSION).fullmatch("BUOY 7") is not None


def test_a_file_of_another_layout_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "LAYOUT", 0)
    data = encoded(made())
    monkeypatch.undo()
    assert decoded(data) is None
    assert decoded(encoded(made())) == made()


def test_codes_are_written_where_they_changed_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_codes, "FOLDER", tmp_path)
    monkeypatch.setattr(build_codes, "ROOMS", {"tags": "tags"})
    monkeypatch.setattr(build_codes, "is_known", lambda: True)
    build_codes.main()
    (file,) = tmp_path.iterdir()
    assert file.name == "tags.codes"
    before = file.stat().st_mtime_ns
    build_codes.main()
    assert file.stat().st_mtime_ns == before
    file.write_bytes(b"")
    build_codes.main()
    assert decoded(file.read_bytes()) is not None
