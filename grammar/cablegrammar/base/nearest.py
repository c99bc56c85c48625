"""Near misses: which known word a misspelled one was meant to be.

Two measures, for two uses. What a cable says is judged: `nearest` counts slips of the hand, few of them, for a wrong
guess is a wrong finding. What a user types is only answered: `most_alike` also finds `reason-missing` near
`missing-reason`, and a bad guess is a question that nobody has to answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 64
"""Longer words are nobody's misspelling, and hostile ones would cost time."""


@lru_cache(maxsize=2048)
def nearest(word: str, candidates: tuple[str, ...]) -> str | None:
    """The candidate that `word` most likely misspells, None when none is near enough; the first of equally near ones.

    Near enough is one slip (a letter left out, added, replaced, or two neighbours changed round) in a word of three
    to five letters, two in a longer one. Words of one or two letters are near nothing: everything would be.
    """
    if not 3 <= len(word) <= _LONGEST:
        return None
    best, least = None, slips_allowed(word) + 1
    for candidate in candidates:
        if len(candidate) < 3 or abs(len(candidate) - len(word)) >= least:
            continue
        slips = distance(word, candidate, least)
        if slips < least:
            best, least = candidate, slips
    return best


def slips_allowed(word: str) -> int:
    """How many slips a word of this length may have and still be recognised."""
    return 1 if len(word) <= 5 else 2


def distance(left: str, right: str, enough: int) -> int:
    """How many slips lie between two words, counted only as far as `enough`."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(right, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) >= enough:
            return enough
    return min(row[-1], enough)


_ALIKE = 0.6
"""The least share of two texts that must be alike, from 0 to 1 (as in difflib)."""


def most_alike(word: str, known: Iterable[str]) -> str | None:
    """The one of `known` that a person most likely meant by `word`, None when none is much alike. Case is no matter."""
    from difflib import get_close_matches  # only ever needed on the way to an error message

    by_folded = {candidate.casefold(): candidate for candidate in known}
    matches = get_close_matches(word.casefold(), by_folded, n=1, cutoff=_ALIKE)
    return by_folded[matches[0]] if matches else None
