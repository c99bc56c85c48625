"""Where a pattern may match at all, told by what is quickly found: a line's start, a word.

`finditer` tries a pattern at every character, unless it begins with a plain character of its own. One that begins with
`^`, with what stands behind or with one of several things is tried some thousand times for the few places at which it
can match, and those are found many times faster. What is found is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Match = re.Match[str]


def at_lines(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Match]:
    """The matches between two offsets of a pattern that matches at the start of a line only, in order."""
    match, find = pattern.match, text.find
    place = find("\n", start - 1, end) + 1 if start else 0
    if start and not place:
        return
    while place < end:  # as `at_places` does, in one loop: it is asked of each line
        found = match(text, place, end)
        if found is None:
            place = find("\n", place, end) + 1
        else:
            yield found
            place = find("\n", max(found.end() - 1, place), end) + 1
        if not place:
            return


def at_words(pattern: re.Pattern[str], text: str, word: str, start: int, end: int) -> Iterator[Match]:
    """The matches between two offsets of a pattern that begins with a word, in order."""
    return at_places(pattern, text, word_starts(text, word, start, end), end)


def at_places(pattern: re.Pattern[str], text: str, places: Iterable[int], end: int) -> Iterator[Match]:
    """The matches that begin at one of some `places`, in order, and none inside of another."""
    match = pattern.match
    done = 0
    for place in places:
        if place >= done:
            found = match(text, place, end)
            if found is not None:
                yield found
                done = found.end()


def line_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where lines begin, from `start` on and before `end`."""
    if start == 0 < end:
        yield 0
    place = text.find("\n", max(start - 1, 0), end) + 1
    while 0 < place < end:
        yield place
        place = text.find("\n", place, end) + 1


def word_starts(text: str, word: str, start: int, end: int) -> Iterator[int]:
    """Where a word begins between two offsets, inside of another one too."""
    place = text.find(word, start, end)
    while place >= 0:
        yield place
        place = text.find(word, place + 1, end)
