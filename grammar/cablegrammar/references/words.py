"""What the words of a reference mean: which of them name its post, and which say that it is some paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from cablegrammar.parsing.tokens import Token
from cablegrammar.vocabulary.posts import names_by_key, near_posts, squeeze
from cablegrammar.vocabulary.table import rows

_LONGEST_NAME = 6
"""The words of the longest name of a post, with room for one."""


@cache
def _uses() -> dict[str, str]:
    """The words that tell what an item is: `filler` stands around a post's name, `paper` is part of none, `talk` is a
    paper's word and names a talk.
    """
    return {row["word"]: row["use"] for row in rows("reference_words")}


def is_filler(name: Token) -> bool:
    """Whether a word stands around a post's name and is no part of it: `CABLES`, `AMEMBASSY`, `REF`."""
    return name.type == "LABEL" or _uses().get(squeeze(name)) == "filler"


def names_papers(names: Sequence[Token]) -> bool:
    """Whether a word among them says that this is some paper and no cable."""
    return any(_uses().get(squeeze(name)) in ("paper", "talk") for name in names)


def talks(names: Sequence[Token]) -> bool:
    """Whether a word among them names a talk: `MEETING WITH`, `CALL TO`."""
    return any(_uses().get(squeeze(name)) == "talk" for name in names)


class NamedPost(NamedTuple):
    """A post that some words name: `names[first:end]`."""

    post: str
    first: int
    end: int


def find_post(names: Sequence[Token], guess: bool = True) -> NamedPost | None:
    """The post that the words before a number end with, None if there is none.

    The longest known name wins. Failing that, where `guess` allows it, one or two words that look like a name (three
    if they are a near miss) are taken for a post nobody has heard of.
    """
    last = len(names)
    known = names_by_key()
    while last and is_filler(names[last - 1]):
        if last > 1 and "".join(map(squeeze, names[last - 2 : last])) in known:
            break  # `HOLY SEE`
        last -= 1
    keys = [squeeze(name) for name in names[max(0, last - _LONGEST_NAME) : last]]
    found = _known_end(keys, last)
    if found is None and keys and is_possessive(names[last - 1]):  # a name may end so itself: `ST. JOHN'S`
        found = _known_end([*keys[:-1], keys[-1][:-1]], last)
    if found is not None:
        return found
    first = 0
    while first < last and is_filler(names[first]):
        first += 1
    words = names[first:last]
    if not guess or not words or names_papers(words) or not all(word[0].isupper() for word in words):
        return None
    name = " ".join(words).upper().rstrip(".")
    if len(squeeze(name)) < 3 or "/" in name or len(words) > 3 or (len(words) == 3 and not near_posts(name)):
        return None
    return NamedPost(name, first, last)


def _known_end(keys: Sequence[str], last: int) -> NamedPost | None:
    """The longest known name that the last of some squeezed words make; `last` is how many words there are."""
    known = names_by_key()
    for first in range(len(keys)):
        found = known.get("".join(keys[first:]))
        if found is not None:
            return NamedPost(found, last - len(keys) + first, last)
    return None


def is_possessive(name: Token) -> bool:
    """Whether a word is written as the one that something belongs to: `OSLO'S 1801` is a cable of OSLO."""
    return name[-2:-1] in ("'", "’") and name[-1:] in ("S", "s")


def led_by_a_name(names: Sequence[Token], first: int) -> bool:
    """Whether the words before a known post, `names[:first]`, look like the beginning of a longer, unknown name."""
    lead = [name for name in names[:first] if not is_filler(name)]
    return 0 < len(lead) <= 3 and all(word[0].isupper() for word in lead) and not names_papers(lead)


def whole_post(names: Sequence[Token]) -> str | None:
    """The known post that all the words together name, None if they say anything else."""
    known = names_by_key()
    found = known.get("".join(map(squeeze, names))) if len(names) <= _LONGEST_NAME else None
    if found is None:
        core = [name for name in names if not is_filler(name)]
        if len(core) != len(names) and len(core) <= _LONGEST_NAME:
            found = known.get("".join(map(squeeze, core)))
    return found
