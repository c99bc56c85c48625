"""Tags that lost the blanks between them: `PHUMPGOV` is PHUM and PGOV."""

from __future__ import annotations

from functools import cache, lru_cache

from cablegrammar.vocabulary.table import rows
from cablegrammar.vocabulary.tags import tag_fact, tags

# Only tags of fixed shape are cut off: acronyms of any length would cut any word.
_LENGTHS = {"subject": 4, "program": 4, "geographic": 2}
_LONGEST = 120


@cache
def look_alikes() -> frozenset[str]:
    """Words and names that are made of tags by chance (`SOCIAL` is no SOCI AL), and words that are country codes."""
    return frozenset(row["word"] for row in rows("tag_look_alikes"))


@lru_cache(maxsize=1024)
def split_run_together(text: str, year: int | None = None) -> tuple[str, ...] | None:
    """The tags that `text` is made of, None if it is no run of tags or can be cut in more than one way.

    Cut into the subject, program and country tags in use in `year` (all tags where it is None). Two country tags at
    most, and no more than there are others: any two letters are nearly a country. Nor are two countries cut out of a
    subject tag (CASC is not CA SC). A text over 120 letters is left alone.
    """
    token = text.upper()
    if not 5 < len(token) <= _LONGEST or len(token) % 2 or not token.isascii() or not token.isalpha():
        return None
    if token in tags() or token in look_alikes():
        return None
    # From the end: the ways to cut what begins at each place, as the pieces, how many of them are subjects or programs,
    # and how many are countries.
    ways: list[list[tuple[tuple[str, ...], int, int]]] = [[] for _ in token] + [[((), 0, 0)]]
    for place in range(len(token) - 2, -1, -2):
        found = ways[place]
        for length in (4, 2):
            rests = ways[place + length] if place + length <= len(token) else ()
            piece = token[place : place + length]
            if rests and _is_piece(piece, year):
                long = length == 4
                found += [
                    ((piece, *rest), longs + long, shorts + (not long))
                    for rest, longs, shorts in rests
                    if long or (shorts < _COUNTRIES and not (rest and _is_long(piece + rest[0], year)))
                ]
        del found[_KEPT:]
    right = [pieces for pieces, longs, shorts in ways[0] if len(pieces) > 1 and longs and shorts <= longs]
    return right[0] if len(right) == 1 and len(ways[0]) < _KEPT else None


_COUNTRIES = 2
_KEPT = 16
"""More ways than these are not counted: the text is ambiguous all the more."""


def _is_long(piece: str, year: int | None) -> bool:
    return len(piece) == 4 and _is_piece(piece, year)


def _is_piece(piece: str, year: int | None) -> bool:
    fact = tag_fact(piece)
    return fact is not None and _LENGTHS.get(fact.kind) == len(piece) and (year is None or fact.used_in(year))
