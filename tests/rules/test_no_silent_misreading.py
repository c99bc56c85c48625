"""No silent misreading: a line of a head, put where it does not belong, changes nothing that is read, or is spoken of.

Every clean example, and every shape of a copy, gets lines of its own head and of another one's at places all over it.
A SUBJECT line with a mark below the text is a paragraph of it, on purpose: letters and forms have subjects too.
More than one TO, INFO or REF line is no fault, so these are not put directly below one of theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cablegrammar import parse_messages
from cablegrammar.base.source import Source
from support.copy_shapes import SHAPES as TWELVE
from support.copy_shapes import Telegram, taken_apart
from support.more_copy_shapes import MORE_SHAPES
from support.moved_lines import Moved, head_lines, is_silent, moves, put, said

EXAMPLES = Path(__file__).parents[2] / "examples" / "clean"
CLEAN = {path.stem: path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.cable"))}
NAMES = list(CLEAN)
TELEGRAMS = [name for name in NAMES if name.startswith("acp127-")]
SHAPES: dict[str, Callable[[Telegram], str]] = {**TWELVE, **MORE_SHAPES}
IN_AN_EXAMPLE = 60
IN_A_SHAPE = 18
# Places that were read in silence once, and that the sample does not reach.
PLACES = (
    ("in a TAB row", "own", "level", 4),
    ("in a TAB row", "other", "level", 4),
    ("in a comma row", "own", "level", 4),
    ("in a comma row", "other", "level", 4),
    ("below a cut copy joined", "own", "FL3", 8),
    ("below a cut copy joined", "own", "FL3", 9),
    ("below a cut copy joined", "own", "FL3", 10),
    ("below a cut copy joined", "own", "FL5", 4),
    ("below a cut copy joined", "own", "FL5", 5),
    ("below a cut copy joined", "own", "FL5", 9),
    ("below a cut copy joined", "own", "FL5", 10),
    ("in a comma row with a joined head", "own", "FL4", 6),
    ("in a comma row with a joined head", "own", "FL4", 7),
    *(("in a row of blanks", "own", "level", number) for number in range(33, 42)),
    *(("keys in capitals", "own", "INFO", number) for number in range(14, 19)),
    *(("as an extract", "own", "FM", number) for number in range(3, 8)),
    *(("as an extract in a comma row", "own", "FM", number) for number in (3, 4)),
    ("with a head in small letters", "own", "authority", 29),
    ("with a head in small letters", "own", "authority", 30),
)


def base_of(name: str) -> str:
    """The example that a text is made of."""
    return name if name in CLEAN else TELEGRAMS[list(SHAPES).index(name) % len(TELEGRAMS)]


def text_of(name: str) -> str:
    """A clean example, or one in a shape."""
    if name in CLEAN:
        return CLEAN[name]
    one = taken_apart(CLEAN[base_of(name)])
    return f"{one.notice}\n\n{SHAPES[name](one)}"


def lines_for(name: str) -> dict[str, dict[str, str]]:
    """The lines to put into a text: those of its own head and those of another one's."""
    base = base_of(name)
    return {"own": head_lines(CLEAN[base]), "other": head_lines(CLEAN[NAMES[(NAMES.index(base) + 2) % len(NAMES)]])}


def is_prose(text: str, moved: Moved) -> bool:
    """Whether a SUBJECT line with a mark is a paragraph of the text, and nothing but a paragraph more is read."""
    if moved.kind != "SUBJECT":
        return False
    messages = (*said(text), *said(moved.text))
    if len(messages) != 2:
        return False
    before, after = messages
    more = [one for one in after["paragraphs"] if one not in before["paragraphs"]]
    cables = parse_messages(Source(moved.text))
    own = [paragraph for cable in cables for paragraph in cable.paragraphs if paragraph.text == moved.line]
    return (
        len(own) == 1
        and own[0].mark is not None
        and len(more) <= 1
        and {**after, "paragraphs": 0}
        == {
            **before,
            "paragraphs": 0,
        }
    )


@pytest.mark.parametrize("name", [*NAMES, *SHAPES])
def test_a_line_of_a_head_is_spoken_of_wherever_it_stands(name: str) -> None:
    text, count = text_of(name), IN_AN_EXAMPLE if name in CLEAN else IN_A_SHAPE
    moved = list(moves(text, lines_for(name), count))
    assert len(moved) >= count
    silent = [one for one in moved if is_silent(text, one)]
    assert [one.key for one in silent if not is_prose(text, one)] == []


@pytest.mark.parametrize(("name", "source", "kind", "number"), PLACES)
def test_a_line_of_a_head_is_spoken_of_where_the_sample_does_not_reach(
    name: str, source: str, kind: str, number: int
) -> None:
    text = text_of(name)
    assert not is_silent(text, put(text, source, kind, lines_for(name)[source][kind], number))


@pytest.mark.parametrize("name", ["print-1974", "body-only"])
def test_a_subject_with_a_mark_below_the_text_is_prose(name: str) -> None:
    """Letters and forms inside a text have subjects too: it is a paragraph there, and no line of the head."""
    text = text_of(name)
    for number in range(text[: text.index("\n2. ")].count("\n") + 4, text.count("\n")):
        moved = put(text, "none", "SUBJECT", "SUBJECT: (U) COUNTING THE EELS", number)
        if text.split("\n")[number - 2].strip() == "":
            assert is_prose(text, moved)


def test_lines_that_are_read_over_are_told_from_others() -> None:
    """The check can fail: a wrapped line of prose that only looks like an address, and a tag more."""
    text = CLEAN["body-only"]
    assert is_silent(text, put(text, "none", "TO", "TO THE KEEPER OF THE LAMP", 16))
    tags = text.replace("TAGS: SENV", "TAGS: SENV, ECON")
    assert said(tags) != said(text)
    assert not is_silent(text, put(text, "none", "FM", "FM AMEMBASSY SUVA", 16))
