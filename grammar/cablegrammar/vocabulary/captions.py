"""The captions of State telegrams: the words between the classification line and the E.O. line (`captions.csv`)."""

from __future__ import annotations

from datetime import date
from functools import cache

from cablegrammar.nearest import nearest
from cablegrammar.record import record
from cablegrammar.vocabulary.table import day, listed, rows


@record
class KnownCaption:
    """One caption.

    `kind` is `channel`, `distribution`, `handling`, `administrative`, `control` or `status`; `rank` its place from
    the top where the handbook orders it (None: free); `excludes` the captions that may not stand beside it;
    `stands_alone` the day from which no other caption may stand beside it; `needs_protection` whether the text must
    be classified or sensitive. `since` and `until` are its first and last day, None where open or not settled.
    """

    text: str
    kind: str
    rank: int | None
    excludes: tuple[str, ...]
    stands_alone: date | None
    needs_protection: bool
    aliases: tuple[str, ...]
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
            aliases=listed(row["aliases"]),
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


def caption_of(text: str) -> KnownCaption | None:
    """The caption that `text` writes, blanks and case apart; None for anything else."""
    return _by_text().get(" ".join(text.upper().split()))


@cache
def longest_caption() -> int:
    """How many words the longest caption has."""
    return max(text.count(" ") + 1 for text in _by_text())


def nearest_caption(text: str) -> KnownCaption | None:
    """The caption of which `text` is a likely misspelling (`SIPDID`); None when it is one, or like none."""
    word = " ".join(text.upper().split())
    if word in _by_text():
        return None
    near = nearest(word, tuple(_by_text()))
    return None if near is None else _by_text()[near]
