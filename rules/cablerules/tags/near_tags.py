"""The tags that a word in no list may have been meant for."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_uppercase

from cablegrammar.vocabulary.tags import tag_fact


@lru_cache(maxsize=256)
def near_tags(word: str, year: int | None) -> tuple[str, ...]:
    """The subject and program tags of the time that are one slip from the word: another letter, or two exchanged."""
    slips = {word[:place] + letter + word[place + 1 :] for place in range(len(word)) for letter in ascii_uppercase}
    slips |= {word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1)}
    return tuple(sorted(slip for slip in slips if _is_meant(slip, year)))


def _is_meant(slip: str, year: int | None) -> bool:
    fact = tag_fact(slip)
    return fact is not None and fact.kind in ("subject", "program") and (year is None or fact.used_in(year))
