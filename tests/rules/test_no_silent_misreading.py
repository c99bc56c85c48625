"""No silent misreading: a line of a head, put where it does not belong, changes nothing that is read, or is spoken of.

Every clean example, and every shape of a copy, gets lines of its own head and of another one's at places all over it.
What is read over in silence all the same is in `OPEN`, exactly: what is mended has to leave it.

More than one TO, INFO or REF line is no fault, so these are not put directly below one of theirs.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from support.copy_shapes import SHAPES, copied
from support.moved_lines import head_lines, is_silent, moves, put, said

EXAMPLES = Path(__file__).parents[2] / "examples" / "clean"
CLEAN = {path.stem: path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.cable"))}
NAMES = list(CLEAN)
TELEGRAMS = [name for name in NAMES if name.startswith("acp127-")]
IN_AN_EXAMPLE = 90
IN_A_SHAPE = 36

Key = tuple[str, str, int]
"""Whose line is put there, its kind, and the line that it becomes."""

OPEN: dict[str, set[Key]] = {
    # The lines of a print above its date-time group are read as those of a draft, which has FM and TO without one: the
    # finding stands at the group, which then has no place.
    "print-1974": {
        ("own", "FL5", 9),
        *(("own", "FM", number) for number in (3, 4, 5, 8, 9, 10, 11, 12)),
        *((source, "TO", number) for source in ("own", "other") for number in (8, 9, 10, 11, 12)),
        *((source, "INFO", number) for source in ("own", "other") for number in (8, 9, 10, 12)),
        # SUBJECT with a mark below the text is prose with a mark: letters and forms inside a text have subjects too.
        *(("other", "SUBJECT", number) for number in (30, 32, 33, 34, 35, 36)),
    },
    "body-only": {("other", "SUBJECT", 21)},  # as above
    # The station's own FL1 inside its header, two lines above the line that then has no place.
    "acp127-confidential": {("own", "FL1", 8)},
    # A statement about the authority goes on with the lines below it: addressees, and the rest of the references.
    "short-header-1980": {("other", "authority", 7), ("other", "authority", 18)},
    # SUBJECT in the style of a telegram cuts the references in two, whose rest is text; REF is one more of a value.
    "smart-2011": {
        ("other", "SUBJECT", 14),
        *(("other", "REF", number) for number in (14, 28, 29)),
    },
    # `header ends` is a line between cables: a header below it begins another message.
    "after a record of keys": {("other", "FL5", 33), ("other", "FL1", 32)},
    "after a record of cells": {("own", "authority", 45)},  # as above
    # The level inside a paragraph with items: heads that stand twice are told by their lines, which a joint hides.
    "with a joined head": {("own", "level", 30)},
    # Inside the head of a mail, which then ends there.
    "below a mail head": {("own", "FL4", 6), ("own", "TAGS", 5)},
}


def base_of(name: str) -> str:
    """The example that a text is made of."""
    return name if name in CLEAN else TELEGRAMS[list(SHAPES).index(name) % len(TELEGRAMS)]


def text_of(name: str) -> str:
    """A clean example, or one in a shape."""
    return CLEAN[name] if name in CLEAN else copied(CLEAN[base_of(name)], name)


def lines_for(name: str) -> dict[str, dict[str, str]]:
    """The lines to put into a text: those of its own head and those of another one's."""
    base = base_of(name)
    return {"own": head_lines(CLEAN[base]), "other": head_lines(CLEAN[NAMES[(NAMES.index(base) + 2) % len(NAMES)]])}


@pytest.mark.parametrize("name", [*NAMES, *SHAPES])
def test_a_line_of_a_head_is_spoken_of_wherever_it_stands(name: str) -> None:
    text, count = text_of(name), IN_AN_EXAMPLE if name in CLEAN else IN_A_SHAPE
    moved = list(moves(text, lines_for(name), count))
    assert len(moved) >= count
    known = OPEN.get(name, set())
    assert [one.key for one in moved if one.key not in known and is_silent(text, one)] == []


@pytest.mark.parametrize("name", OPEN)
def test_what_was_mended_leaves_the_list(name: str) -> None:
    text, lines = text_of(name), lines_for(name)
    moved = [put(text, source, kind, lines[source][kind], number) for source, kind, number in sorted(OPEN[name])]
    assert [one.key for one in moved if not is_silent(text, one)] == []


def test_lines_that_are_read_over_are_told_from_others() -> None:
    """The check can fail: a wrapped line of prose that only looks like an address, and a tag more."""
    text = CLEAN["body-only"]
    assert is_silent(text, put(text, "none", "TO", "TO THE KEEPER OF THE LAMP", 16))
    tags = text.replace("TAGS: SENV", "TAGS: SENV, ECON")
    assert said(tags) != said(text)
    assert not is_silent(text, put(text, "none", "FM", "FM AMEMBASSY SUVA", 16))
