"""What a portion mark is, and what only looks like one.

The grammar finds what may be a mark: something in parentheses in front of a text, after a heading inside the line, or
at the end. Whether it is one is decided here, once, when the tree is built: a node `Mark` is a mark for everybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import lazy, record
from cablegrammar.parsing.loader import scanner
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import marking_forms
from cablegrammar.vocabulary.notices import mentions

if TYPE_CHECKING:
    from cablegrammar.marking.marking import Marking

BRACKETS = "()[]{}"
"""What stands around a mark, slips included."""


def inner_text(text: str) -> str:
    """The marking that a mark holds, as long as it stands there between its brackets.

    What a converter made of it is undone: a copyright sign was `(c)`, a long dash a hyphen, and two pairs
    of parentheses (`(C)(NF)`) are one mark.
    """
    inner = text.strip(BRACKETS)
    if not inner.isascii():
        inner = inner.replace("\u00a9", "C").replace("\u2013", "-").replace("\u2014", "-")
    opening, closing = inner.find("("), inner.find(")")
    if 0 < closing < opening and not inner[closing + 1 : opening].strip(" /-"):
        rest = inner[opening + 1 :].lstrip("/")
        inner = f"{inner[:closing]}{'//'.ljust(len(inner) - closing - len(rest))}{rest}"  # each word keeps its place
    return inner


def unwrapped(text: str) -> str:
    """What is written as a mark on one line, where the wrap broke it: `(C/REL TO USA,` above `GBR)`."""
    if "\n" not in text:
        return str(text)
    joined = ""
    for line in map(str.strip, text.split("\n")):
        joined += line if not joined or joined.endswith(("/", "-")) else f" {line}"
    return joined


PlaceInPortion = Literal["start", "line-start", "before-number", "after-heading", "end"]


@record
class Mark(Node):
    """A portion mark. `text` is as written, parentheses included, on one line; `place` tells where in the portion it
    stands.

    `odd` when it stands where a mark is expected and is no known one, or lacks a parenthesis.
    """

    within = (
        "structure",
        "subject",
    )

    text: str
    place: PlaceInPortion = "start"
    odd: bool = False

    @lazy
    def marking(self) -> Marking:
        """What the mark says."""
        from cablegrammar.marking.marking import parse_marking

        return parse_marking(inner_text(self.text))

    @lazy
    def meant(self) -> str | None:
        """The mark of our own that a misspelled one was most likely meant to be, without parentheses."""
        near = self.marking.near
        if near is None:
            return None
        from cablegrammar.marking.marking import parse_marking

        return near if parse_marking(near).system == "US" else None

    @property
    def in_front(self) -> bool:
        """Whether it stands before the text. One behind a heading, or at the end, is a part of the text, too."""
        return self.place not in ("after-heading", "end")

    @property
    def damaged(self) -> bool:
        """Whether a scanner or a transmission put digits for its letters (`(5BU)`): nobody can say what it was.

        A digit behind the letter of a level, `(S1)`, stands for none: no mark of two letters begins so.
        """
        return self.odd and any(character.isdecimal() for character in self.text) and not self._has_digit_added

    @property
    def _has_digit_added(self) -> bool:
        inner = inner_text(self.text)
        return len(inner) == len("S1") and inner[0] in "UCS" and inner[1].isdecimal()

    @property
    def level(self) -> Level | None:
        """The level of the portion, None when it cannot be read."""
        return self.marking.level

    @property
    def controls(self) -> tuple[str, ...]:
        """The controls of the portion in banner form."""
        return self.marking.controls

    @property
    def noforn(self) -> bool:
        """Whether it bars release to foreign nationals."""
        return self.marking.noforn


@record
class BlanketMark(Node):
    """`(C - ENTIRE TEXT)` and its like: one mark for all portions."""

    within = ("structure",)

    text: str

    @property
    def level(self) -> Level | None:
        """The level that all portions have."""
        joined = "".join(self.text.upper().split())
        for level in reversed(Level):
            if level.replace(" ", "") in joined:
                return level
        words = self._words
        return next((level for level in reversed(Level) if level.portion in words), None)

    @property
    def controls(self) -> tuple[str, ...]:
        """The controls of all portions in banner form: `(C/NF - ENTIRE TEXT)`."""
        known = marking_forms()
        found = (known[word][0] for word in self._words if word in known)
        return tuple(dict.fromkeys(one.abbreviation or one.title for one in found if one.category in _CONTROLS))

    @property
    def noforn(self) -> bool:
        """Whether it bars release to foreign nationals."""
        return "NOFORN" in self.controls

    @property
    def _words(self) -> list[str]:
        return "".join(c if c.isalnum() else " " for c in self.text.upper()).split()


_CONTROLS = ("AEA", "dissemination", "non-IC")
"""The categories whose markings are one word, and may stand in a blanket mark."""


# ------------------------------------------------------------------------------------------ what only looks like a mark


def is_blanket(text: str) -> bool:
    """Whether what is written as a mark says that it stands for all portions: `(C/NF - ENTIRE TEXT)`."""
    return len(text) >= _SHORTEST_BLANKET and mentions("blanket", text)


_SHORTEST_BLANKET = len("(C-ALL PARAS)")


def is_mark(odd: Mark, text: str) -> bool:
    """Whether what stands in a mark's place is a bad mark, and no heading, list letter or remark in parentheses.

    `text` is that of the paragraph after it.
    """
    written = odd.text
    if any(map(str.isdecimal, written)) or written.startswith("(/") or "\u00a9" in written:
        return True
    if not (written.startswith("(") and written.endswith(")")):
        # `(C The harbour` lost its parenthesis, `(S Korea) wants` never was a mark.
        opening, closing = text.find("("), text.find(")")
        return closing < 0 or 0 <= opening < closing
    if odd.marking.recognised:
        return True
    inner = written[1:-1].strip()
    if len(inner) == 1:
        following = chr(ord(inner) + 1)
        return f"({following})" not in text and f"({following.lower()})" not in text
    return odd.meant is not None


def is_next_letter(label: str, before: str) -> bool:
    """Whether a letter in parentheses is the item of a list after one that stands `before` it: `(C)` after `(B)`."""
    return len(label) == 1 and f"({chr(ord(label) - 1)})" in before


_TAIL = 100
"""No mark is longer, in characters."""


def misplaced_mark(text: str, start: int) -> Mark | None:
    """The mark of a text that carries none in front: after its heading, or at its end; None where there is none.

    `start` is the offset of the text, which begins with a character that is not blank.
    """
    if ")" not in text:
        return None
    match = scanner("line_patterns", "MARK_AFTER_HEADING").match(text)
    if match is not None:
        begin = text.index("(", match.start())
        return Mark(Span(start + begin, start + match.end()), unwrapped(text[begin : match.end()]), "after-heading")
    found = mark_at_end(text, start)
    if found is None:
        return None
    # `PERSON(S).` and `option (A), (B) or (C).` are no marks.
    before = text[: found.span.start - start].upper()
    if not before[-1:].isspace() or "(A)" in before or is_next_letter(found.text[1:-1].strip().upper(), before):
        return None
    return found


def mark_in_front(text: str, start: int) -> Mark | None:
    """The mark at the beginning of a text with the offset `start`; blanks may stand before it."""
    match = scanner("cable", "MARK").match(text, len(text) - len(text.lstrip()))
    return None if match is None else Mark(Span(start + match.start(), start + match.end()), unwrapped(match.group()))


def mark_at_end(text: str, start: int) -> Mark | None:
    """The mark, or what looks like one, at the end of a text with the offset `start`."""
    tail = max(0, len(text.rstrip()) - _TAIL)
    begin = text.rfind("(", tail)
    match = None if begin < 0 else scanner("line_patterns", "MARK_AT_END").search(text, begin)
    if match is None:
        return None
    found = match.group().rstrip().rstrip(".")
    if scanner("cable", "COLLECTION_NUMBER").match(found) is not None:
        return None
    return Mark(Span(start + match.start(), start + match.start() + len(found)), unwrapped(found), "end")
