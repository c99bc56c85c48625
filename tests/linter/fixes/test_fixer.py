from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from cablegrammar.base.source import Source
from cablelint import Edit, Finding, safe_fix
from cablelint.engine.discovery import Origin, Target
from cablelint.fixes.fixer import Fixer
from support.findings import MISSING_MARK, QUOTED_MARK


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "suva.cable"
    path.write_bytes(b"x caf\xe9")
    return path


def writing(text: str, based_on: Finding = MISSING_MARK):
    """A linter that wants the first character to be `text`."""

    def lint(source: Source) -> Sequence[Finding]:
        return [replace(based_on, fix=safe_fix("Write it", Edit(0, 1, text)))]

    return lint


def test_a_character_that_the_encoding_has_not_is_refused(file: Path) -> None:
    fixer = Fixer()
    source = Source.decode(file.read_bytes())
    assert fixer(Target(str(file), Origin.NAMED), source, writing("→")) is source
    assert fixer.refused == [f"{file} is not written: a fix needs a character that cp1252 has not"]
    assert (fixer.fixed, file.read_bytes()) == (0, b"x caf\xe9")


def test_fixes_that_come_to_no_end_are_not_written(file: Path) -> None:
    fixer = Fixer()
    source = Source.decode(file.read_bytes())

    def swap(text: Source) -> Sequence[Finding]:
        return writing("y" if text.text[0] == "x" else "x")(text)

    assert fixer(Target(str(file), Origin.NAMED), source, swap) is source
    assert "come to no end" in fixer.refused[0]
    assert (fixer.fixed, file.read_bytes()) == (0, b"x caf\xe9")


def test_a_written_file_is_linted_as_it_was_written(file: Path) -> None:
    fixer = Fixer()
    source = fixer(Target(str(file), Origin.NAMED), Source.decode(file.read_bytes()), writing("y"))
    assert file.read_bytes() == b"y caf\xe9" == source.encode(source.text)
    assert (fixer.fixed, fixer.refused) == (1, [])


def test_standard_input_is_kept_even_without_a_fix() -> None:
    fixer = Fixer()
    fixer(Target("<stdin>", Origin.NAMED, stdin=True), Source("x"), lambda _: [])
    assert fixer.piped == b"x"


def test_a_difference_is_classified_like_the_cables_it_quotes(file: Path) -> None:
    fixer = Fixer(write=False)
    source = Source.decode(file.read_bytes())
    target = Target(str(file), Origin.NAMED)
    assert fixer(target, source, lambda _: [QUOTED_MARK]) is source
    assert fixer.classification() is None
    assert fixer(target, source, writing("y", QUOTED_MARK)) is source
    assert fixer.classification() == "CONFIDENTIAL"
    assert fixer.differences[-1] == "\\ No newline at end of file\n"
    assert file.read_bytes() == b"x caf\xe9"
