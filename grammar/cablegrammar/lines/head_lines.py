"""The lines of the head as they were before a copy glued them together, put junk before them or lost their capitals.

What is found is masked, like every artefact (artefacts.py). Where two lines were glued together without a blank there
is nothing to turn into a line end: such a place is a joint, at which the reader begins a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple

from cablegrammar.base.node import Span
from cablegrammar.parsing.loader import scanner
from cablegrammar.vocabulary.captions import captions
from cablegrammar.vocabulary.levels import LEVEL_WORDS
from cablegrammar.vocabulary.posts import find_post

# Where no text begins, the lines of the head are looked for in so many characters.
_LONGEST_HEAD = 20_000
# A caption or a label that other lines are glued to stands in a text that has one of these.
_LABELS = (
    "E.O", "EO 1", "TAGS", "SUBJECT", "REF",
    "Classified by", "Classified By", "CLASSIFIED BY", "Derived from", "Derived From", "DERIVED FROM",
)  # fmt: skip


class Found(NamedTuple):
    """What a copy did to a place of the head: the kind of the artefact, and the text that stands for it."""

    kind: str
    span: Span
    mask: str


def end_of_head(text: str) -> int:
    """Where the text begins, at the latest after so many characters as a head may have."""
    match = scanner("head_patterns", "TEXT_BELOW").search(text, 0, _LONGEST_HEAD)
    return min(len(text), _LONGEST_HEAD) if match is None else match.start()


def strays(text: str, end: int) -> Iterator[Found]:
    """The junk before the classification lines above `end`, in order."""
    if not _has_strays(text, end):
        return
    for match in scanner("head_patterns", "STRAY", "STRAY_IN_LINE").finditer(text, 0, end):
        start, stop = match.span()
        start += len(match.group()) - len(match.group().lstrip(" "))  # blanks, or what was masked before
        if match.lastgroup == "STRAY_IN_LINE" and text.rfind("\n", 0, start) + 1 < start:
            yield Found("stray-characters", Span(start, stop), "\n".rjust(stop - start))
        elif start < stop:
            yield Found("stray-characters", Span(start, stop), " " * (stop - start))


def small_letters(text: str, end: int) -> Iterator[Found]:
    """The head above `end` that a copy wrote in small letters, in order."""
    if not _has_small_letters(text, end):
        return
    levels = scanner("head_patterns", "SMALL_LEVEL").finditer(text, 0, end)
    small = next((match for match in levels if any(map(str.islower, match.group())) and _is_line(match.group())), None)
    if small is not None:
        for span in _small_lines(text, small.start(), small.end(), end):
            yield Found("small-letters", span, _in_capitals(text[span.start : span.end]))


def _is_line(line: str) -> bool:
    """Whether words in small letters are a classification line: its level is letter-spaced, or a post stands there.

    Prose may begin a line with a level: `confidential talks with suva 000999`.
    """
    words = line.lstrip(_JUNK).split()
    if len(words[0]) == 1:
        return True
    number = next((at for at, word in enumerate(words) if len(word) > 2 and word.isdecimal()), len(words))
    said = [word for word in words[1:number] if word.lower() not in ("section", "of") and not word.isdecimal()]
    return any(find_post(" ".join(said[first:])) for first in (0, 1))


def loose_levels(text: str, end: int) -> Iterator[Found]:
    """The lines above `end` with the level as a drafter may write it, where no line names it as a telegram does.

    `Secret/NoForn SUVA 000231`, `*** SECRET ***`, `Classification: Confidential`. What follows the level is a post.
    Above a line that does name it so, the first one is a banner.
    """
    patterns = partial(scanner, "head_patterns")
    if not _may_be_a_draft(text[:end]):
        return
    proper = patterns("PROPER_LEVEL").search(text, 0, end)
    for match in patterns("LOOSE_LEVEL").finditer(text, 0, end):
        line = match.group()
        level = patterns("BEHIND_LOOSE_LEVEL").search(line)
        if level is None or (proper is not None and not _is_top(text, match.start())):
            continue
        start, said = level.start(), _in_capitals(line[level.start() :].rstrip(_SIGNS))
        post = line[level.end() :].strip(_SIGNS + _JUNK)
        if (post and not find_post(post)) or said == line.strip():
            continue
        blanks = len(line) - len(line.lstrip())
        mask = " " * (start - blanks) + said
        yield Found("loose-level", Span(match.start() + blanks, match.end()), mask.ljust(len(line) - blanks))


def _is_top(text: str, place: int) -> bool:
    """Whether nothing but the notice of an exercise stands above a line."""
    return not any(line.strip() and "EXERCISE" not in line for line in text[:place].split("\n"))


def _may_be_a_draft(head: str) -> bool:
    """Whether a head has one of the labels that a draft has, and none of a SMART message."""
    head = head.upper()
    return any(label in head for label in ("SUBJ", "TAGS", "E.O", "EO 1", "EO1")) and "MRN:" not in head


_SIGNS = "-*=_•#~.<>[] \t"
"""What a drafter puts around the level."""


_JUNK = " \t\"',.>0123456789"
"""What may stand before a classification line."""


_SPACED = ("C O", "C  O", "S E", "S  E", "T O", "T  O")


def _has_strays(text: str, end: int) -> bool:
    """Whether something that is no line end stands before the words of a level: seldom, and quickly seen."""
    for word in (*_SPACED, *LEVEL_WORDS):
        place = text.find(word, 0, end)
        while place >= 0:
            before = text[text.rfind("\n", 0, place) + 1 : place]
            if before and not before.isspace() and not before[-1].isalpha():
                return True
            if "\t" in before:
                return True
            place = text.find(word, place + 1, end)
    return False


def _has_small_letters(text: str, end: int) -> bool:
    """Whether small letters stand on a line with the words of a level, or single ones with blanks between them."""
    small = text[:end].lower()
    for word in (*_SPACED, *LEVEL_WORDS):
        place = small.find(word.lower())
        while place >= 0:
            stop = text.find("\n", place, end)
            line = text[small.rfind("\n", 0, place) + 1 : end if stop < 0 else stop]
            if not line.isupper():
                return True
            place = small.find(word.lower(), place + 1)
    return scanner("head_patterns", "SPACED_LETTERS").search(text, 0, end) is not None


def _small_lines(text: str, start: int, line_end: int, end: int) -> Iterator[Span]:
    """The lines that are read in capitals: from the classification line to the SUBJECT, and the references."""
    subject = scanner("head_patterns", "SMALL_SUBJECT").search(text, line_end, end)
    reference = scanner("head_patterns", "SMALL_REFERENCE").search(text, line_end, end)
    above = subject or reference  # the subject may have lost its label
    stop = line_end if above is None else above.start()
    yield Span(start, stop)
    if reference is not None and reference.start() >= stop:
        below = scanner("head_patterns", "BELOW_REFERENCES").search(text, reference.end())
        yield Span(reference.start(), len(text) if below is None else below.start())


def _in_capitals(text: str) -> str:
    """The text in capitals, letter by letter: some letters have two for a capital, and stay."""
    return "".join(upper if len(upper := letter.upper()) == 1 else letter for letter in text)


def joints(text: str, end: int) -> tuple[int, ...]:
    """Where lines above `end` begin that were glued to the line before them."""
    found: set[int] = set()
    if _touches(text, end, (*_SPACED, "UNCLAS"), str.isdecimal):
        found.update(match.start() for match in scanner("head_patterns", "GLUED_LEVEL").finditer(text, 0, end))
    if scanner("head_patterns", "BEHIND_NUMBER").search(text, 0, end) is not None:
        found.update(match.end() for match in scanner("head_patterns", "GLUED_NUMBER").finditer(text, 0, end))
    if not any(label in text for label in _LABELS):
        return tuple(sorted(found))
    if _touches(text, end, _LABELS, _is_written):
        found.update(match.start() for match in scanner("head_patterns", "GLUED_LABEL").finditer(text, 0, end))
    if _has_glued_captions(text, end):
        for match in scanner("head_patterns", "GLUED_CAPTIONS").finditer(text, 0, end):
            start, stop = match.span()
            found.update(one.end() for one in scanner("head_patterns", "ONE_CAPTION").finditer(text, start, stop))
            if not text[stop : stop + 1].isalpha():
                found.discard(stop)
    return tuple(sorted(found))


def _touches(text: str, end: int, words: Iterable[str], before: Callable[[str], bool]) -> bool:
    """Whether one of the words stands above `end` directly behind such a character: seldom, and quickly seen."""
    for word in words:
        place = text.find(word, 1, end)
        while place >= 0:
            if before(text[place - 1]):
                return True
            place = text.find(word, place + 1, end)
    return False


def _is_written(character: str) -> bool:
    return character.isalnum() or character in ".)"


def _has_glued_captions(text: str, end: int) -> bool:
    """Whether a caption stands above `end` with a letter directly behind it."""
    for word in _caption_words():
        place = text.find(word, 0, end)
        while place >= 0:
            behind = place + len(word)
            if text[behind : behind + 1].isalpha():
                return True
            place = text.find(word, behind, end)
    return False


@cache
def _caption_words() -> tuple[str, ...]:
    """The captions and their slips, as far as no other one begins with them."""
    words = sorted({word for one in captions() for word in (one.text, *one.aliases, *one.slips)})
    return tuple(word for word in words if not any(word != other and word.startswith(other) for other in words))


def joined_texts(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The blanks before the text where it was joined to the last line of the SUBJECT, REF or authority field.

    A subject ends before a number or a mark, an item with its number, an authority with its reason.
    """
    for field, behind in _ENDS_OF_FIELDS:
        label = scanner("head_patterns", field).search(text, 0, end)
        if label is None:
            continue
        below = scanner("head_patterns", "END_OF_FIELD").search(text, label.end())
        stop = len(text) if below is None else below.start()
        match = scanner("head_patterns", behind).search(text, label.end(), min(len(text), stop + _BELOW))
        if match is not None and match.start() < stop:
            blank = len(match.group().rstrip(" \t\u00b6"))
            yield match.start() + blank, match.end()


_ENDS_OF_FIELDS = (
    ("SUBJECT_LINE", "TEXT_BEHIND_SUBJECT"),
    ("REFERENCE_LINE", "TEXT_BEHIND_ITEM"),
    ("AUTHORITY_LINE", "TEXT_BEHIND_REASON"),
)
_BELOW = 120
"""So far below a field a mark at its end looks for its text."""
