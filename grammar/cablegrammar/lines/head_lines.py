"""The lines of the head as they were before a copy glued them together, put junk before them or lost their capitals.

What is found is masked, like every artefact (artefacts.py). Where two lines were glued together without a blank there
is nothing to turn into a line end: such a place is a joint, at which the reader begins a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple

from cablegrammar.base.node import Span
from cablegrammar.parsing.loader import scanner
from cablegrammar.parsing.places import at_lines, at_places, line_starts, word_starts
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
    pattern = scanner("head_patterns", "STRAY", "STRAY_IN_LINE")
    in_lines = text.find("\t", 0, end) >= 0 or text.find(',"', 0, end) >= 0
    for match in pattern.finditer(text, 0, end) if in_lines else at_lines(pattern, text, 0, end):
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
    starts = {*line_starts(text, 0, end)}
    starts.update(place + 1 for sign in '\t"' for place in word_starts(text, sign, 0, end))
    levels = at_places(scanner("head_patterns", "SMALL_LEVEL"), text, sorted(starts), end)
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


_BLANKS = " \t\u00b6"


def loose_levels(text: str, end: int) -> Iterator[Found]:
    """The lines above `end` with the level as a drafter may write it, where no line names it as a telegram does.

    `Secret/NoForn SUVA 000231`, `*** SECRET ***`, `Classification: Confidential`. What follows the level is a post.
    Above a line that does name it so, the first one is a banner.
    """
    patterns = partial(scanner, "head_patterns")
    if not _may_be_a_draft(text[:end]):
        return
    proper = next(at_lines(patterns("PROPER_LEVEL"), text, 0, end), None)
    for match in at_lines(patterns("LOOSE_LEVEL"), text, 0, end):
        line = match.group()
        level = patterns("BEHIND_LOOSE_LEVEL").search(line)
        if level is None:
            continue
        if proper is not None and not _is_top(text, match.start()):
            return  # neither is any below it
        start, said = level.start(), _in_capitals(line[level.start() :].rstrip(_SIGNS))
        post = line[level.end() :].strip(_SIGNS + _JUNK)
        if (post and not find_post(post)) or said == line.strip():
            continue
        blanks, long = len(line) - len(line.lstrip()), len(line.rstrip())  # a carriage return is a blank by now
        mask = " " * (start - blanks) + said
        yield Found("loose-level", Span(match.start() + blanks, match.start() + long), mask.ljust(long - blanks))


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
    if text.isascii():
        return text.upper()
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
    """Whether a caption stands above `end` with a letter directly behind it: seldom, and quickly seen."""
    head, captions_by_letters = text[:end], _captions_by_letters()
    for word in set(_words(head)):
        known = captions_by_letters.get(word[:_TOLD_BY])
        if known is not None:
            for caption, last in known:
                if len(last) < len(word) and word.startswith(last) and caption in head:
                    return True
    return any(_touches_letter(head, caption) for caption, _ in captions_by_letters[""])


def _touches_letter(text: str, word: str) -> bool:
    place = text.find(word)
    while place >= 0:
        if text[place + len(word) : place + len(word) + 1].isalpha():
            return True
        place = text.find(word, place + 1)
    return False


@cache
def _captions_by_letters() -> dict[str, list[tuple[str, str]]]:
    """The captions and their slips, each with its last word, by the letters that this begins with; "": short ones."""
    found: dict[str, list[tuple[str, str]]] = {"": []}
    for caption in dict.fromkeys(word for one in captions() for word in (one.text, *one.aliases, *one.slips)):
        last = _words(caption)[-1]
        found.setdefault(last[:_TOLD_BY] if len(last) >= _TOLD_BY else "", []).append((caption, last))
    return found


_TOLD_BY = 3


def _words(text: str) -> list[str]:
    """The words of a text, which are runs of ASCII letters."""
    return text.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split()


_LETTERS = bytes(code if chr(code).isalpha() and code < 128 else ord(" ") for code in range(256))


def digits_for_pilcrows(text: str, end: int) -> Iterator[Found]:
    """The digits that stand above `end` where pilcrows stood before the items B, C ... of the references, in order."""
    if text.find("1B", 0, end) < 0:
        return
    first = next(at_lines(scanner("head_patterns", "FIRST_ITEM"), text, 0, end), None)
    if first is None:
        return
    due = "B"
    for match in at_lines(scanner("head_patterns", "DIGIT_FOR_PILCROW"), text, first.end(), end):
        if text[match.end()] == due:
            yield Found("digit-for-pilcrow", Span(match.end() - 1, match.end()), "\u00b6")
            due = chr(ord(due) + 1)


def joined_texts(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The blanks before the text where it was joined to the last line of the SUBJECT, REF or authority field.

    A subject ends before a number or a mark, an item with its number, an authority with its reason.
    """
    capitals = _in_capitals(text[:end])
    for field, words, behind, signs, may_be_long in _ENDS_OF_FIELDS:
        label = _first_line(text, capitals, words, field)
        if label is None:
            continue
        below = scanner("head_patterns", "END_OF_FIELD").search(text, label.end())
        stop = len(text) if below is None else below.start()
        end_of_look = min(len(text), stop + _BELOW)
        begins = text[label.end() : stop + _WIDEST_BLANK].lstrip(_BLANKS)  # what is right behind the label is its own
        if not any(sign in begins for sign in signs) and not (
            may_be_long and max(map(len, text[label.end() : end_of_look].split("\n"))) >= _LONG
        ):
            continue
        match = scanner("head_patterns", behind).search(text, label.end(), end_of_look)
        if match is not None and match.start() < stop:
            blank = len(match.group().rstrip(" \t\u00b6"))
            yield match.start() + blank, match.end()


def _first_line(text: str, capitals: str, words: Iterable[str], terminal: str) -> re.Match[str] | None:
    """The first line above the end of `capitals`, the head in capitals, that begins as a terminal says."""
    end = len(capitals)
    first: re.Match[str] | None = None
    for word in words:
        place = capitals.find(word)
        while place >= 0:
            found = scanner("head_patterns", terminal).match(text, text.rfind("\n", 0, place) + 1, end)
            if found is not None:
                first = found if first is None or found.start() < first.start() else first
                break
            stop = capitals.find("\n", place)
            place = capitals.find(word, stop) if stop >= 0 else -1
    return first


_TEXT_BEGINS = tuple(f"{blank}{sign}" for blank in " \t\u00b6" for sign in ("(", "1.", "1 ."))
_ENDS_OF_FIELDS = (
    ("SUBJECT_LINE", ("SUBJ",), "TEXT_BEHIND_SUBJECT", _TEXT_BEGINS, False),
    ("REFERENCE_LINE", ("REF",), "TEXT_BEHIND_ITEM", _TEXT_BEGINS, True),
    ("AUTHORITY_LINE", ("CLASSIFIED BY", "DERIVED FROM"), "TEXT_BEHIND_REASON", ("1.4", "1.5"), False),
)
"""The labels of the fields, each with the words that stand in it in any case, the text behind them, what one of stands
before such a text, and whether a long sentence without it is one, too.
"""
_WIDEST_BLANK = 12
_LONG = 150
"""... which has so many characters on its line."""
_BELOW = 120
"""So far below a field a mark at its end looks for its text."""
