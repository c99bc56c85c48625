"""The level that a misspelled word was meant to be."""

from __future__ import annotations

from functools import lru_cache

from cablegrammar.base.nearest import nearest
from cablegrammar.vocabulary.levels import Level


@lru_cache(maxsize=1024)
def near_level(text: str) -> Level | None:
    """The level that a word is or was most likely meant to be: `SE`, `SERCET`, `C O N F I D E N T I L`, `UNCLASS`."""
    word = "".join(text.upper().split())
    levels = {"".join(level.value.split()): level for level in Level} | {"UNCLAS": Level.UNCLASSIFIED}
    if word in levels:
        return levels[word]
    for level in Level:
        if word == level.portion:
            return level
    for name, shortest in (("SECRET", 2), ("CONFIDENTIAL", 2), ("UNCLASSIFIED", 3)):
        if len(word) >= shortest and name.startswith(word):
            return levels[name]
    look = word.translate(_LOOK_ALIKES)
    for name, level in levels.items():
        if name.translate(_LOOK_ALIKES) == look:
            return level
    near = nearest(word, tuple(levels))
    return None if near is None else levels[near]


_LOOK_ALIKES = str.maketrans("0L1|!534", "OIIIISEA")
"""What a scanner or a hurried hand takes for another letter, all as one of them."""
