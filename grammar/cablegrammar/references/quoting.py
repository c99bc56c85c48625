"""Which BEGIN belongs to which END, and whether the text between them is somebody else's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cablegrammar.references.citations import TextMark
from cablegrammar.vocabulary.text_blocks import is_quoted


class MarkedText(NamedTuple):
    """A text that begins at `begin`; `end` is None where it has no END. `quoted` says that it is somebody else's."""

    begin: TextMark
    end: TextMark | None
    quoted: bool


def marked_texts(text: str, marks: Iterable[TextMark]) -> list[MarkedText]:
    """Each BEGIN of a `text` with its END, in the order in which they begin; `marks` are both in order.

    An END closes the last open block of its word; for a quoted text the words may differ, as in
    `BEGIN TALKING POINTS ... END TEXT`. An END that closes nothing is left out: `SUMMARY: ... END SUMMARY` is common.
    """
    found: list[MarkedText] = []
    of_word: dict[str, list[int]] = {}  # the places in `found` of the blocks of each word, closed ones among them
    of_quoted: list[int] = []
    for mark in marks:
        quoted = _is_quoted(text, mark)
        same = of_word.setdefault(mark.word, [])
        if mark.opens:
            same.append(len(found))
            if quoted:
                of_quoted.append(len(found))
            found.append(MarkedText(mark, None, quoted))
            continue
        place = _last_open(same, found)
        if place is None and quoted:
            place = _last_open(of_quoted, found)
        if place is not None:
            found[place] = found[place]._replace(end=mark)
    return found


def _last_open(places: list[int], found: list[MarkedText]) -> int | None:
    """The last of the blocks that has no END yet; the closed ones behind it are dropped from `places`."""
    while places and found[places[-1]].end is not None:
        places.pop()
    return places[-1] if places else None


_WORD_BEHIND = 12
"""`BEGIN NOTE VERBALE`: a word behind the mark that says what it is is no longer, in characters, with its blank."""


def _is_quoted(text: str, mark: TextMark) -> bool:
    words = text[mark.span.start : mark.span.end]
    behind = text[mark.span.end : mark.span.end + _WORD_BEHIND].partition("\n")[0].rstrip(".: ")
    return is_quoted(mark.word, " ".join(f"{words}{behind}".upper().split()))
