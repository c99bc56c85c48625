"""Set phrases: found whatever the case and the line breaks, and only where they count."""

from __future__ import annotations

from cablegrammar.vocabulary.notices import ends_with, mentions, opens_with, phrases
from cablegrammar.vocabulary.table import rows


def test_anywhere_across_lines_and_in_any_case() -> None:
    assert mentions("waiver", "Not to be used as a Source\n  for Derivative\nClassification.")
    assert not mentions("waiver", "a source for another classification, and derivative of nothing")


def test_at_the_start() -> None:
    assert opens_with("closing", "MINIMIZE CONSIDERED.")
    assert not opens_with("closing", "Post did not end summary hearings.")


def test_at_the_end() -> None:
    assert ends_with("announcing", "The text of the note\nfollows.")
    assert not ends_with("announcing", "The note follows the text.\nThe keeper agreed.")
    assert not ends_with("announcing", "")


def test_every_phrase_can_be_found_and_has_a_source() -> None:
    entries = rows("notices")
    assert all(entry["source"] and entry["phrase"] == entry["phrase"].lower() for entry in entries)
    for kind in {entry["kind"] for entry in entries}:
        assert all(mentions(kind, f"x {phrase.upper()} y") for phrase in phrases(kind))
    assert phrases("none") == ()
