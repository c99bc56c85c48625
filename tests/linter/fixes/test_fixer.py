from __future__ import annotations

from pathlib import Path

import pytest

from cablegrammar.base.source import Source
from cablelint.fixes.fixer import Fixer
from cablelint.fixes.repair import Fixed
from support.findings import MISSING_MARK, QUOTED_MARK


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "suva.cable"
    path.write_bytes(b"x caf\xe9")
    return path


def rewritten(source: Source, text: str, *, stable: bool = True) -> Fixed:
    """What one fix made of a source."""
    return Fixed(Source(text, source.encoding, source.byte_order_mark), 1, (QUOTED_MARK,), stable)


def test_a_character_that_the_encoding_has_not_is_refused(file: Path) -> None:
    fixer = Fixer()
    source = Source.decode(file.read_bytes())
    assert fixer.deliver(str(file), source, rewritten(source, "→ café")) is source
    assert fixer.refused == [f"{file} was not written: a fix needs a character that cp1252 does not have"]
    assert (fixer.fixed, file.read_bytes()) == (0, b"x caf\xe9")


def test_fixes_that_come_to_no_end_are_not_written(file: Path) -> None:
    fixer = Fixer()
    source = Source.decode(file.read_bytes())
    assert fixer.deliver(str(file), source, rewritten(source, "y café", stable=False)) is source
    assert "undoing each other" in fixer.refused[0]
    assert (fixer.fixed, file.read_bytes()) == (0, b"x caf\xe9")


def test_a_file_that_changed_meanwhile_is_not_written(file: Path) -> None:
    fixer = Fixer()
    source = Source("as it was read")
    assert fixer.deliver(str(file), source, rewritten(source, "y")) is source
    assert "changed while it was being checked" in fixer.refused[0]
    assert (fixer.fixed, file.read_bytes()) == (0, b"x caf\xe9")


def test_a_written_file_is_linted_as_it_was_written(file: Path) -> None:
    fixer = Fixer()
    read = Source.decode(file.read_bytes())
    source = fixer.deliver(str(file), read, rewritten(read, "y café"))
    assert file.read_bytes() == b"y caf\xe9" == source.encode(source.text)
    assert (fixer.fixed, fixer.refused) == (1, [])


def test_standard_input_is_kept_even_without_a_fix() -> None:
    fixer = Fixer()
    fixer.deliver("<stdin>", Source("x"), Fixed(Source("x"), 0, ()), stdin=True)
    assert fixer.piped == b"x"


def test_a_difference_is_shown_with_what_was_found_in_the_cables_it_quotes(file: Path) -> None:
    fixer = Fixer(write=False)
    source = Source.decode(file.read_bytes())
    assert fixer.deliver(str(file), source, Fixed(source, 0, (MISSING_MARK,))) is source
    assert (fixer.differences, fixer.quoted) == ([], [])
    assert fixer.deliver(str(file), source, rewritten(source, "y café")) is source
    assert fixer.quoted == [QUOTED_MARK]
    assert fixer.differences[-1] == "\\ No newline at end of file\n"
    assert file.read_bytes() == b"x caf\xe9"
