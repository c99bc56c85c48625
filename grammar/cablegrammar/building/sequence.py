"""Paragraph, list item or text that goes on: LALR cannot count, so the numbers and letters are judged here.

A number that is the next one begins a paragraph. A number that is not the next and carries no mark is an item of an
inner list, or (without a blank line before it) a number that the hard wrap put at the start of a line. `(C)` after
`(A)` and `(B)` is an item and no mark, and so are the letters of a list inside a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Literal, NamedTuple

from cablegrammar.cable.marks import is_next_letter


class Role(Enum):
    """What a part of the body is."""

    PARAGRAPH = auto()
    BLOCK = auto()
    ITEM = auto()
    CONTINUATION = auto()
    OTHER = auto()


class Candidate(NamedTuple):
    """A part that may begin a paragraph or an item: where it stands, what its label says, what sets it off."""

    part: int
    kind: Literal["number", "bare", "mark", "item", "block"]
    label: str
    marked: bool
    blank_before: bool
    resumes: bool = False
    """A block that goes on in the middle of a sentence: a page ended there."""
    listed: bool = False
    """A letter of a list inside the text: its predecessor stands in parentheses shortly before it."""
    bracket: bool = False
    """A number that a bracket closes, `1)`: a paragraph only where paragraph 1 is written so; or an item whose label
    stands in parentheses, `(A)`."""
    complete: bool = False
    """A sentence ends before it."""
    sub: bool = False
    """A number with the label of an item behind it, `28.A.`: the first opens the paragraph, the next ones are items; so
    are those whose turn it is not (`5a.` of another text)."""


def decide(candidates: Sequence[Candidate]) -> Iterator[tuple[int, Role]]:
    """The role of each candidate, in order."""
    numbers = _Numbers(candidates)
    lettered = frozenset(_lettered(candidates))
    expected = 1
    list_number = 0  # the last number of the inner list that is open, 0 for none
    letter = ""  # the last letter of the list that is open
    item: Candidate | None = None  # the item that bears it
    inside = False  # a paragraph is open: items and continuations have where to go
    for position, candidate in enumerate(candidates):
        role = Role.BLOCK
        if candidate.kind == "number":
            number = int(candidate.label or 0)
            if candidate.bracket and not numbers.may_be_bracketed(number, expected, list_number):
                role, list_number = (Role.ITEM if inside else Role.BLOCK), number
            elif candidate.sub and number != expected and inside:
                role = Role.ITEM
            elif candidate.marked or numbers.begins(position, number, expected, list_number):
                role, expected, list_number, letter = Role.PARAGRAPH, number + 1, 0, ""
            elif candidate.blank_before or number in (1, list_number + 1):
                role, list_number = (Role.ITEM if inside else Role.BLOCK), number
            else:
                role = Role.CONTINUATION if inside else Role.BLOCK
        elif candidate.kind == "bare":
            if int(candidate.label) == expected > 1 and not (numbers.any_marked or list_number):
                role, expected, letter = Role.PARAGRAPH, expected + 1, ""
        elif candidate.kind == "mark":
            if candidate.label.isdecimal():
                role, expected, letter = Role.PARAGRAPH, int(candidate.label) + 1, ""
            elif letter and item is not None and not _goes_on(item, candidate):
                role, letter = Role.PARAGRAPH, ""
            elif letter and is_next_letter(candidate.label, f"({letter})"):
                role, letter = Role.ITEM, candidate.label
            elif candidate.listed:
                role = _listed_role(candidate, inside)
                letter = candidate.label if role is Role.ITEM else letter
            else:
                role = Role.PARAGRAPH
        elif position in lettered:
            role = Role.PARAGRAPH
        elif candidate.kind == "item":
            role = _item_role(candidate, letter) if inside else Role.BLOCK
            if len(candidate.label) == 1 and role is not Role.CONTINUATION:
                letter, item = candidate.label, candidate
        elif candidate.marked:
            role = Role.PARAGRAPH
        elif candidate.resumes and inside:
            role = Role.CONTINUATION
        inside = inside or role in (Role.PARAGRAPH, Role.BLOCK)
        yield candidate.part, role


def _lettered(candidates: Sequence[Candidate]) -> list[int]:
    """The positions of the paragraphs of a text without numbers that has letters for them: `A. (C)`, `B. (C)`, `C.`

    The text begins with them, for below a sentence they may be its list; the first two have marks, and each stands
    behind a blank line.
    """
    if not candidates or candidates[0].label != "A" or any(one.kind == "number" for one in candidates):
        return []
    found: list[int] = []
    letter = "A"
    for place, one in enumerate(candidates):
        if one.kind != "item" or one.label != letter:
            continue
        if one.bracket or not one.blank_before or (letter in _MARKED_LETTERS and not one.marked):
            break
        found.append(place)
        letter = chr(ord(letter) + 1)
    return found if len(found) >= len(_MARKED_LETTERS) else []


_MARKED_LETTERS = "AB"


def _goes_on(item: Candidate, mark: Candidate) -> bool:
    """Whether `(C)` may be the next letter of a list: its items have no marks of their own, and are written `(B)` where
    a blank line and the end of a sentence part them.
    """
    return not item.marked and (item.bracket or not mark.blank_before or not mark.complete)


def _listed_role(candidate: Candidate, inside: bool) -> Role:
    """What a letter is that is no mark, of a list that runs on inside the text."""
    if not inside:
        return Role.BLOCK
    return Role.ITEM if candidate.blank_before else Role.CONTINUATION


# A text whose first paragraph lost its number begins with one of these.
_LATE_STARTS = (2, 3)


class _Numbers:
    """The numbers of the text, and what comes after each: looked up, never searched for: a cable may have thousands."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self.any_marked = any(c.marked for c in candidates if c.kind == "number")
        self.last: dict[int, int] = {}
        self.last_marked: dict[int, int] = {}
        self.next: dict[int, int] = {}  # the number that follows the candidate at a position
        self.next_marked: dict[int, bool] = {}  # ... and whether it carries a mark
        pointed = [int(c.label or 0) for c in candidates if c.kind == "number" and not c.bracket]
        self.pointed = frozenset(pointed)
        first = next((c for c in candidates if c.kind == "number" and int(c.label or 0) == 1), None)
        self.bracketed = not pointed if first is None else first.bracket
        """Whether the paragraphs are numbered `1)` and not `1.`."""
        spaced = [c.blank_before for c in candidates if c.kind == "number"][1:]
        self.dense = len(spaced) > 1 and not any(spaced)
        """Whether no blank line stands between the paragraphs, so that none can be asked for."""
        following: int | None = None
        marked = False
        for position in range(len(candidates) - 1, -1, -1):
            candidate = candidates[position]
            if candidate.kind != "number":
                continue
            number = int(candidate.label or 0)
            if following is not None:
                self.next[position], self.next_marked[position] = following, marked
            following, marked = number, candidate.marked
            self.last.setdefault(number, position)
            if candidate.marked:
                self.last_marked.setdefault(number, position)

    def may_be_bracketed(self, number: int, expected: int, list_number: int) -> bool:
        """Whether `n)` may open a paragraph: as all do, or as a slip for the next point in its turn."""
        if self.bracketed:
            return True
        in_list = list_number > 0 and list_number == number - 1
        return number == expected > 1 and not in_list and number not in self.pointed

    def begins(self, position: int, number: int, expected: int, list_number: int) -> bool:
        """Whether an unmarked number begins a paragraph."""
        if number == expected:
            if self.last_marked.get(number, -1) > position:
                return False
            in_list = list_number > 0 and list_number == number - 1
            if in_list and self.any_marked:
                # The next item of the open list, unless the marked paragraphs go on from this number.
                return self.last_marked.get(number + 1, -1) > position
            return not (in_list and self.last[number] > position)
        in_list = list_number > 0 and list_number == number - 1
        if in_list or not (self.candidates[position].blank_before or self.dense):
            return False
        if self.any_marked:
            return self._goes_astray(position, number, expected)
        if expected == 1:
            # The paragraphs before it are missing, or stand above without their numbers.
            return number in _LATE_STARTS and 1 not in self.last and self.next.get(position) == number + 1
        # In a cable without marks a gap or a repeat is still a paragraph when the count goes on from it.
        return self.next.get(position, number + 1) == number + 1 and -1 <= number - expected <= 2

    def _goes_astray(self, position: int, number: int, expected: int) -> bool:
        """Whether an unmarked number out of its turn, in a cable with marks, is a paragraph all the same.

        It is behind a complete sentence when the count goes on from it: a repeat of the number before, or one that
        passes over numbers which come nowhere. An item of a list that is numbered like the text it quotes has the
        paragraph that is due behind it, and the list has more items without a mark.
        """
        if not self.candidates[position].complete or self.next.get(position, number + 1) != number + 1:
            return False
        if number == expected - 1 > 0:
            in_quoted_list = not self.next_marked.get(position) and self.last_marked.get(expected, -1) > position
            return position in self.next and not in_quoted_list
        return 0 < number - expected <= 2 and self.last_marked.get(expected, -1) < position


def _item_role(candidate: Candidate, letter: str) -> Role:
    """What an item's label says: one in the middle of a wrapped sentence is text, one of a list is not.

    `A. Smith` is text where no list is open or where another letter is next; so is `law. The`, the end of a sentence.
    """
    label = candidate.label
    if len(label) > 1 and label.isalpha() and not candidate.marked and not _counts(label):
        return Role.CONTINUATION
    if candidate.blank_before or candidate.marked or len(label) != 1 or not label.isalpha():
        return Role.ITEM
    return Role.ITEM if label in "aAi" or (letter and ord(label) == ord(letter) + 1) else Role.CONTINUATION


def _counts(label: str) -> bool:
    """Whether letters count: `ii`, `xiv`, `aa`."""
    return set(label.lower()) <= _ROMAN or len(set(label)) == 1


_ROMAN = frozenset("ivx")
