"""The heads in a text: the lines by which a message is told, which are FL1, FL3, the date-time group and the
classification line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from cablegrammar.base.node import Span
from cablegrammar.base.stretches import Stretches
from cablegrammar.marking.classification import Name, parse_name
from cablegrammar.parsing.loader import scanner
from cablegrammar.parsing.places import at_lines
from cablegrammar.vocabulary.levels import places_of_levels
from cablegrammar.vocabulary.posts import find_post, posts_of_routing_indicator

_PATTERNS = "copy_patterns"


class Kind(IntEnum):
    """The lines that a head is told by, in their order."""

    RECORD_NUMBER = 0
    FL1 = 1
    FL3 = 3
    DATE_TIME_GROUP = 5
    CLASSIFICATION = 9


class Anchor(NamedTuple):
    """A line that a head is told by. `value` is what it says; `section` is that of a classification line, `post` the
    post of a station, in one word, where somebody knows it.

    `inside` says that words stand before it on its line: it may be prose, unless it repeats a line that is one. `alone`
    says that no other line of a header is beside it: it begins no head where it repeats one.
    """

    start: int
    end: int
    kind: Kind
    value: str
    section: int = 1
    inside: bool = False
    post: str | None = None
    alone: bool = False


class Head(NamedTuple):
    """The anchors of one head, where its first line begins, and the classification lines of later sections below it."""

    start: int
    anchors: tuple[Anchor, ...]
    later_sections: tuple[Anchor, ...] = ()

    def anchor(self, kind: Kind) -> Anchor | None:
        """The line of a kind, None where the head has no such line."""
        return next((anchor for anchor in self.anchors if anchor.kind is kind), None)

    def is_of_year(self, other: Head) -> bool:
        """Whether two heads may be of one year: each year numbers its cables anew."""
        mine, its = self.anchor(Kind.DATE_TIME_GROUP), other.anchor(Kind.DATE_TIME_GROUP)
        return mine is None or its is None or mine.value[-2:] == its.value[-2:]

    @property
    def is_classified(self) -> bool:
        """Whether the head has its classification line."""
        return self.anchors[-1].kind is Kind.CLASSIFICATION

    @property
    def header_lines(self) -> int:
        """How many of the lines of its transmission header it has."""
        return len(self.anchors) - self.is_classified

    @property
    def section(self) -> int:
        """The section that the message is, 1 where its head does not say."""
        return self.anchors[-1].section

    @property
    def text_start(self) -> int:
        """Where the text of the message begins: at its classification line, or below its header."""
        last = self.anchors[-1]
        return last.start if self.is_classified else last.end

    def same_as(self, other: Head) -> bool | None:
        """Whether two heads are of one message; None where they have no line in common.

        The number decides, then the serial: a cable that is sent once more has another FL1, and a post may send two
        cables in one minute.
        """
        for kind in (Kind.CLASSIFICATION, Kind.FL3, Kind.DATE_TIME_GROUP, Kind.FL1):
            mine, its = self.anchor(kind), other.anchor(kind)
            if mine is None or its is None:
                continue
            if kind is Kind.CLASSIFICATION:
                same = mine.value == its.value or _is_garbled(mine.value, its.value)
                return same and self.is_of_year(other)
            return mine.value == its.value and (mine.post is None or its.post is None or mine.post == its.post)
        return _is_serial_of(self, other) or _is_serial_of(other, self)


def _is_serial_of(head: Head, other: Head) -> bool | None:
    """Whether a transmission has the serial of another head's cable, None where there is nothing to compare."""
    serial, line = head.anchor(Kind.FL3), other.anchor(Kind.CLASSIFICATION)
    if serial is None or line is None:
        return None
    return int(serial.value) == int(line.value.split(" ")[1]) % _SERIALS


_SERIALS = 10_000


def _is_garbled(mine: str, its: str) -> bool:
    """Whether of two posts with the same number one is known to nobody: then it is a garbled form of the other."""
    (post, number), (other, other_number) = mine.split(" "), its.split(" ")
    return number == other_number and not (find_post(post) and find_post(other))


def find_heads(text: str, quoted: Callable[[Sequence[int], Sequence[int]], Sequence[Span]]) -> list[Head]:
    """The heads of a text in order. Those in a stretch that is `quoted` are left out: it is told where heads begin, and
    which of them begin with FL1.
    """
    lines, levels = _sign_lines(text), list(_level_lines(text))
    if _is_of_one_head(text, lines, levels):
        return list(_grouped(text, [anchor for one in lines if one.kind is Kind.FL1 for anchor in _line(text, *one)]))
    anchors = _standing(sorted(_anchors(text, lines, levels)))
    heads = list(_grouped(text, anchors))
    if len(heads) < 2:
        return heads
    transmissions = [head.start for head in heads[1:] if head.anchors[0].kind is Kind.FL1]
    stretches = Stretches(quoted([head.start for head in heads[1:]], transmissions))
    return list(_grouped(text, [anchor for anchor in anchors if not stretches.hold(anchor.start)]))


def _standing(anchors: Sequence[Anchor]) -> list[Anchor]:
    """The anchors without what prose says inside a line, and without a lone line that repeats one of a header."""
    own = {anchor.value for anchor in anchors if not anchor.inside}
    headed = {(anchor.value, anchor.post) for anchor in anchors if anchor.kind is Kind.FL3 and not anchor.alone}
    return [
        anchor
        for anchor in anchors
        if (not anchor.inside or anchor.value in own) and not (anchor.alone and (anchor.value, anchor.post) in headed)
    ]


def _grouped(text: str, anchors: Sequence[Anchor]) -> Iterator[Head]:
    """The anchors by heads: a head ends where its lines begin anew, and where a text has begun."""
    held: list[Anchor] = []
    sections: list[Anchor] = []
    since = 0  # where the last line ends that said something twice: before it no text has begun
    for anchor in anchors:
        if held and _is_twice(text, held, anchor, since):
            since = anchor.end
            continue
        if held and _begins_anew(text, held[-1], anchor):
            before = Head(_line_start(text, held[0]), tuple(held), tuple(sections))
            if _is_next_section(anchor, before):
                sections.append(anchor)
                continue
            yield before
            held, sections = [], []
        held.append(anchor)
    if held:
        yield Head(_line_start(text, held[0]), tuple(held), tuple(sections))


def _is_twice(text: str, held: Sequence[Anchor], anchor: Anchor, since: int) -> bool:
    """Whether a line says once more what a line of the header above it says, and no header begins with it.

    Of two such lines below each other none does; nor does a station or a date-time group that stands again before the
    address, nor FL1 without FL2 and FL3 below it.
    """
    if anchor.kind is Kind.CLASSIFICATION or held[-1].kind is Kind.CLASSIFICATION:
        before = held[-1]
        same_line = (before.kind, before.value, before.section) == (anchor.kind, anchor.value, anchor.section)
        return same_line and not text[before.end : anchor.start].strip()
    same = next((one for one in held if one.kind is anchor.kind), None)
    if same is None or anchor.value != same.value:
        return False
    if anchor.kind is Kind.FL1:
        since = max(since, same.end)
        if not text[since : anchor.start].strip():
            return True
        begins = _is_glued(text, anchor.start, anchor.end) or _is_above(text, anchor.end, "BELOW_FL1")
        return not (begins or has_paragraphs(text, since, anchor.start))
    between = text[same.end : anchor.start].strip()
    if not between:
        return True
    return same is held[-1] and len(between) <= _LONGEST_FL4 and not between.startswith("FM ")


def _begins_anew(text: str, before: Anchor, anchor: Anchor) -> bool:
    """Whether a line is not one more of the head that the line before it is of.

    Some SMART messages repeat their head as a telegram has it, under their own post.
    """
    if anchor.kind <= before.kind or has_paragraphs(text, before.end, anchor.start):
        return True
    if before.kind is not Kind.RECORD_NUMBER or anchor.kind is not Kind.CLASSIFICATION:
        return False
    post = anchor.value.split(" ")[0]
    return before.value != post and bool(find_post(before.value) and find_post(post))


def _is_next_section(anchor: Anchor, head: Head) -> bool:
    """Whether a classification line is that of a later section of the message."""
    first = head.anchor(Kind.CLASSIFICATION)
    return (
        anchor.kind is Kind.CLASSIFICATION
        and first is not None
        and first.value == anchor.value
        and anchor.section > first.section
    )


def has_paragraphs(text: str, start: int, end: int) -> bool:
    """Whether a paragraph begins between two offsets. It has a point or a parenthesis, and no header has any."""
    if text.find(".", start, end) < 0 and text.find("(", start, end) < 0:
        return False
    return any(at_lines(scanner(_PATTERNS, "PARAGRAPH"), text, start, end))


def _line_start(text: str, anchor: Anchor) -> int:
    """Where the first line of a head begins: FL2, which may have lost FL1, stands directly above FL3."""
    if anchor.kind is Kind.CLASSIFICATION:
        return anchor.start
    start = text.rfind("\n", 0, anchor.start) + 1
    if anchor.kind is not Kind.FL3 or start == 0:
        return start
    above = _directly_above(text, start)
    return start if scanner(_PATTERNS, "HEAD_FL2").match(text, above) is None else above


# -------------------------------------------------------------------------------------------------- the lines of heads

_SPACED = ("I D E N", "I  D  E  N", "E C R E", "E  C  R  E")
_LONGEST_LEVEL = 60
_LONGEST_FL4 = 80
_FL1 = len("VZCZCXYZ0001")
_DTG = len("141030ZJUL08")


class _SignLine(NamedTuple):
    """Where a line begins that looks like one of a header, and the terminal that it has to match."""

    start: int
    pattern: str
    kind: Kind


def _sign_lines(text: str) -> list[_SignLine]:
    """What may be the lines of the headers. Each begins with letters that few lines begin with, and has a word that few
    have: it is the word that is looked for.
    """
    found: set[_SignLine] = set()
    for word in _WORDS:
        place = text.find(word)
        while place >= 0:
            start = text.rfind("\n", 0, place) + 1
            sign = _SIGNS.get(text[start : place + len(word)].lstrip(_BLANKS)[:2])
            if sign is not None and sign[0] == word:
                found.add(_SignLine(start, sign[1], sign[2]))
            place = text.find("\n", place)
            place = text.find(word, place) if place >= 0 else -1
    return sorted(found)


def _is_of_one_head(text: str, lines: Sequence[_SignLine], levels: Sequence[re.Match[str]]) -> bool:
    """Whether what may be the lines of heads are those of one head at most, each once and in its turn.

    Most cables are so. Nobody asks then what they say, but where FL1 begins the header.
    """
    if len(levels) > 1 or len(lines) > _MOST_IN_A_HEAD:
        return False
    kinds = [line.kind for line in lines]
    if Kind.RECORD_NUMBER in kinds or any(kind <= before for before, kind in pairwise(kinds)):
        return False
    end = lines[-1].start if lines else 0
    for match in levels:
        if match.start() < end or text[text.rfind("\n", 0, match.start()) + 1 : match.start()]:
            return False  # a cell may have been joined to the classification line
        end = match.start()
    return not lines or not has_paragraphs(text, lines[0].start, end)


_MOST_IN_A_HEAD = 3


def _anchors(text: str, lines: Iterable[_SignLine], levels: Iterable[re.Match[str]]) -> Iterator[Anchor]:
    """The lines that heads are told by."""
    for line in lines:
        yield from _line(text, *line)
    for match in levels:
        yield from _level(text, match)


_BLANKS = " \t"
_SIGNS = {
    "MR": ("MRN", "HEAD_MRN", Kind.RECORD_NUMBER),
    "DE": ("DE R", "HEAD_FL3", Kind.FL3),
    **dict.fromkeys(("VZ", "ZC"), ("ZCZC", "HEAD_FL1", Kind.FL1)),
    **{f"{precedence} ": ("Z ", "HEAD_FL5", Kind.DATE_TIME_GROUP) for precedence in "ZOPRYW"},
}
"""By the two characters that they begin with, what stands in the lines that heads are told by."""
_WORDS = tuple(dict.fromkeys(word for word, _, _ in _SIGNS.values()))


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


def _line(text: str, start: int, pattern: str, kind: Kind) -> Iterator[Anchor]:
    """The line that begins at `start`, where it is one of the kind."""
    match = scanner(_PATTERNS, pattern).match(text, start)
    if match is None:
        return
    alone = kind is not Kind.RECORD_NUMBER and not _is_of_header(text, match.start(), match.end(), kind)
    if alone and not (kind is Kind.FL3 and _is_set_off(text, match.start())):
        return
    begins = kind is not Kind.FL1 or _is_above(text, match.end(), "BELOW_FL1")
    if not begins and _is_inside_header(text, match.start(), match.end()):
        return
    if _is_out_of_turn(text, match.start(), match.end(), kind):
        return
    words = match.group().split()
    value, post = words[0][:_FL1], None
    if kind is Kind.RECORD_NUMBER:
        value = "".join(word for word in words if word.isalpha())
    elif kind is Kind.FL3:
        value = words[2].partition("/")[0].lstrip("#")  # the serial; behind it the section, and the filing time
        if not value.isdecimal():
            return
        posts = posts_of_routing_indicator(words[1])
        post = posts[0].key if posts else None
    elif kind is Kind.DATE_TIME_GROUP:
        value = "".join(next(words[at : at + 3] for at, word in enumerate(words) if word[:6].isdecimal()))[:_DTG]
    yield Anchor(match.start(), match.end(), kind, value, post=post, alone=alone)


def _is_set_off(text: str, start: int) -> bool:
    """Whether a blank line, or nothing, is above a line."""
    return not text[_directly_above(text, start) : start].strip()


def _is_of_header(text: str, start: int, end: int, kind: Kind) -> bool:
    """Whether a line stands in a header: another line of it is above or below. FL1 has one below it."""
    if kind is not Kind.FL1 and scanner(_PATTERNS, "HEADER_LINE").match(text, _line_above(text, start)) is not None:
        return True
    if _is_above(text, end, "HEADER_LINE") or (kind is Kind.FL1 and _is_above(text, end, "LEVEL_BELOW_FL1")):
        return True
    return _is_glued(text, start, end)


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether further lines of the header were glued to a line."""
    return scanner(_PATTERNS, "GLUED_HEADER").search(text, start, end) is not None


def _directly_above(text: str, start: int) -> int:
    """Where the line directly above one that begins at `start` begins; the start of the text where there is none."""
    return text.rfind("\n", 0, max(start - 1, 0)) + 1


def _line_above(text: str, start: int) -> int:
    """Where the last line with words above `start` begins."""
    while start > 0 and text[start - 1].isspace():
        start -= 1
    return text.rfind("\n", 0, start) + 1


def _is_above(text: str, end: int, line: str) -> bool:
    """Whether the next line with words below `end` is such a line."""
    while end < len(text) and text[end].isspace():
        end += 1
    return scanner(_PATTERNS, line).match(text, end) is not None


def _is_inside_header(text: str, start: int, end: int) -> bool:
    """Whether FL1 or a classification line stands inside a header: lines of it are directly above and below."""
    above = _directly_above(text, start)
    if scanner(_PATTERNS, "FIRST_LINE").match(text, above) is not None:
        return scanner(_PATTERNS, "LATER_LINE", "ADDRESS_LINE").match(text, end + 1) is not None
    address = scanner(_PATTERNS, "ADDRESS_LINE").match
    return (
        scanner(_PATTERNS, "HEADER_LINE", "ADDRESS_LINE").match(text, above) is not None
        and address(text, end + 1) is not None
    )


def _is_out_of_turn(text: str, start: int, end: int, kind: Kind) -> bool:
    """Whether a station stands among the lines of the address, or a date-time group among them or above the station: it
    is nobody's there, and no head begins with it.
    """
    above, below = _directly_above(text, start), end + 1
    address = scanner(_PATTERNS, "ADDRESS_LINE").match
    if kind is Kind.FL3:
        return address(text, below) is not None and scanner(_PATTERNS, "BELOW_FL4").match(text, above) is not None
    if kind is not Kind.DATE_TIME_GROUP:
        return False
    if scanner(_PATTERNS, "BELOW_FL1").match(text, below) is not None:
        return scanner(_PATTERNS, "ABOVE_FL3").match(text, above) is not None
    return address(text, above) is not None and scanner(_PATTERNS, "BELOW_FL6").match(text, below) is not None


def _level_lines(text: str) -> Iterator[re.Match[str]]:
    """What may be classification lines: the level, the post and the number stand together in no other line."""
    done = 0
    spaced = [place for word in _SPACED if word in text for place in _places(text, word)]
    for place in sorted((*spaced, *places_of_levels(text))):
        if place < done:
            continue
        start = max(done, text.rfind("\n", 0, place) + 1, place - _LONGEST_LEVEL)
        match = _level_line(text, start, place)
        if match is None:
            continue
        done = match.end()
        if scanner(_PATTERNS, "BEHIND_LINE").match(text, done - 1) is None:
            continue  # neither does the line end there, nor did the copy join captions or labels to it
        yield match


def _level(text: str, match: re.Match[str]) -> Iterator[Anchor]:
    """What may be a classification line, where it is one."""
    start, end = match.span()
    line = parse_name(match.group())
    if line is None or not _is_line(line) or _is_inside_header(text, start, end):
        return
    post = "".join(filter(str.isalnum, line.post)).upper()
    inside = bool(text[text.rfind("\n", 0, start) + 1 : start].strip(_JOINT))
    yield Anchor(start, end, Kind.CLASSIFICATION, f"{post} {line.number or 0}", line.section or 1, inside)


_JOINT = ' \t",>'
"""What stands between two cells of a row, and before the first one."""


def _level_line(text: str, start: int, place: int) -> re.Match[str] | None:
    """Level, post and number behind each other, where they begin between `start` and `place`."""
    match = scanner(_PATTERNS, "HEAD_LEVEL").match
    end = min(len(text), place + 4 * _LONGEST_LEVEL)
    lines = (match(text, at, end) for at in range(start, place + 1) if text[at] in _FIRST_LETTERS)
    return next(filter(None, lines), None)


_FIRST_LETTERS = "CLSTU"
"""The letters that levels begin with."""


def _is_line(line: Name) -> bool:
    """Whether level, post and number are a classification line: prose, a list and a subject may hold such words too.

    An unspaced level has a known post.
    """
    return line.letter_spaced or line.level.upper().startswith("UNCLAS") or find_post(line.post) is not None
