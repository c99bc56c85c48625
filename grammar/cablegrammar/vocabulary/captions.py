"""The captions of State telegrams: the words between the classification line and the E.O. line (`captions.csv`)."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from cablegrammar.base.nearest import distance, nearest
from cablegrammar.base.record import record
from cablegrammar.vocabulary.originators import originators
from cablegrammar.vocabulary.table import day, listed, rows


@record
class KnownCaption:
    """One caption.

    `kind` is `channel`, `distribution`, `handling`, `administrative`, `control`, `transmission` or `status`; `rank`
    its place from the top where the handbook orders it (None: free); `excludes` the captions that may not stand
    beside it; `stands_alone` the day from which no other caption may stand beside it; `needs_protection` whether the
    text must be classified or sensitive, `unclassified_only` whether it must not be classified; `in_subject` whether
    it also stands in the subject. `aliases` are other ways to write it, `slips` misspellings that were seen. `since`
    and `until` are its first and last day, None where open or not settled.
    """

    text: str
    kind: str
    rank: int | None
    excludes: tuple[str, ...]
    stands_alone: date | None
    needs_protection: bool
    unclassified_only: bool
    in_subject: bool
    aliases: tuple[str, ...]
    slips: tuple[str, ...]
    since: date | None
    until: date | None
    meaning: str
    source: str


@cache
def captions() -> tuple[KnownCaption, ...]:
    """All captions in the order of the file."""
    return tuple(
        KnownCaption(
            text=row["caption"],
            kind=row["kind"],
            rank=int(row["rank"]) if row["rank"] else None,
            excludes=listed(row["excludes"]),
            stands_alone=day(row["stands_alone"]),
            needs_protection=row["needs_protection"] == "yes",
            unclassified_only=row["unclassified_only"] == "yes",
            in_subject=row["in_subject"] == "yes",
            aliases=listed(row["aliases"]),
            slips=listed(row["slips"]),
            since=day(row["since"]),
            until=day(row["until"]),
            meaning=row["meaning"],
            source=row["source"],
        )
        for row in rows("captions")
    )


@cache
def _by_text() -> dict[str, KnownCaption]:
    return {text: caption for caption in captions() for text in (caption.text, *caption.aliases)}


@cache
def _by_slip() -> dict[str, KnownCaption]:
    return {slip: caption for caption in captions() for slip in caption.slips}


def caption_of(text: str) -> KnownCaption | None:
    """The caption that `text` writes, case, blanks and letter-spacing apart; None for anything else.

    Any other word before CHANNEL is a channel too, there were more of them than the list has. A corrected copy may
    be followed by its reason.
    """
    return _caption_of(text) if len(text) <= _LONGEST else None


_LONGEST = 120
"""No caption is longer, the reason of a corrected copy included."""
_CHANNEL = " CHANNEL"
_CORRECTED = "CORRECTED COPY"


def says_corrected_copy(text: str) -> bool:
    """Whether a text begins with CORRECTED COPY, in any case; blanks between its letters make no difference."""
    return "".join(text[:_CORRECTED_AT_MOST].upper().split()).startswith(_CORRECTED.replace(" ", ""))


_CORRECTED_AT_MOST = 40
"""`C O R R E C T E D  C O P Y` is no longer, in characters."""


@lru_cache(maxsize=1024)
def _caption_of(text: str) -> KnownCaption | None:
    words = text.upper().split()
    word = " ".join(words)
    known = _by_text()
    found = known.get(word)
    if found is not None:
        return found
    if says_corrected_copy(text):
        return known[_CORRECTED]
    if words and all(len(letter) == 1 for letter in words):
        return known.get("".join(words))
    name = word.removesuffix(_CHANNEL)
    if name != word and name.isalpha() and len(name) <= _LONGEST_CHANNEL and _near_channel(name) is None:
        return _other_channel(word)
    return None


_LONGEST_CHANNEL = 9


def _other_channel(word: str) -> KnownCaption:
    """A channel that the list does not have."""
    return KnownCaption(
        text=word, kind="channel", rank=1, excludes=(), stands_alone=None, needs_protection=False,
        unclassified_only=False, in_subject=False, aliases=(), slips=(), since=None, until=None,
        meaning="a channel", source="5 FAH-2 H-442(c)",
    )  # fmt: skip


def _near_channel(name: str) -> KnownCaption | None:
    """The channel of which the word before CHANNEL is a misspelling; two letters are nobody's."""
    names = tuple(text.removesuffix(_CHANNEL) for text in _by_text() if text.endswith(_CHANNEL))
    near = nearest(name, names) if len(name) >= _SHORTEST else None
    return None if near is None else _by_text()[near + _CHANNEL]


@cache
def longest_caption() -> int:
    """How many words the longest caption has."""
    return max(text.count(" ") + 1 for text in _by_text())


def nearest_caption(text: str) -> KnownCaption | None:
    """The caption of which `text` is a likely misspelling (`SIPDID`); None when it is one, or like none.

    A slip of the list, or one slip in a word of five to seven letters, two in a longer one; shorter words are like too
    many others.
    """
    return _nearest_caption(text) if _SHORTEST <= len(text) <= _LONGEST and _caption_of(text) is None else None


_SHORTEST = 5
_TWO_SLIPS = 8


@lru_cache(maxsize=1024)
def _nearest_caption(text: str) -> KnownCaption | None:
    word = " ".join(text.upper().split())
    if word in originators():  # ALDAC is a collective, and no slip of AIDAC
        return None
    slip = _by_slip().get(word)
    if slip is not None:
        return slip
    name = word.removesuffix(_CHANNEL)
    if name != word:
        return _near_channel(name)
    if len(word) < _SHORTEST:
        return None
    most = 1 if len(word) < _TWO_SLIPS else 2
    letters = set(word)
    # A slip changes at most two of the letters that a word has: this spares nearly every comparison.
    candidates = tuple(
        text
        for text in _by_text()
        if abs(len(text) - len(word)) <= most and len(letters.symmetric_difference(text)) <= 2 * most
    )
    near = nearest(word, candidates) if candidates else None
    return None if near is None or distance(word, near, most + 1) > most else _by_text()[near]


def meant_caption(text: str) -> KnownCaption | None:
    """The caption that `text` writes or was most likely meant to write; None for anything else."""
    return caption_of(text) or nearest_caption(text)
