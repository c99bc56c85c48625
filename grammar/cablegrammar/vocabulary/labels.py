"""The labels of the TAGS, SUBJECT and REF lines, with their slips (`labels.csv`)."""

from __future__ import annotations

from functools import cache

from cablegrammar.base.nearest import nearest
from cablegrammar.base.record import record
from cablegrammar.vocabulary.table import listed, rows


@record
class KnownLabel:
    """One label: `text` as it should be, the kind of `field` that it begins, other ways to write it, seen slips."""

    text: str
    field: str
    aliases: tuple[str, ...]
    slips: tuple[str, ...]
    source: str


@cache
def labels() -> tuple[KnownLabel, ...]:
    """All labels in the order of the file."""
    return tuple(
        KnownLabel(row["label"], row["field"], listed(row["aliases"]), listed(row["slips"]), row["source"])
        for row in rows("labels")
    )


@cache
def _by_word() -> dict[str, KnownLabel]:
    return {word: label for label in labels() for word in (label.text, *label.aliases, *label.slips)}


@cache
def known_words() -> frozenset[str]:
    """The labels as they may be written, in capitals; no slips."""
    return frozenset(word for label in labels() for word in (label.text, *label.aliases))


def meant_label(word: str) -> KnownLabel | None:
    """The label that `word` writes or was most likely meant to write, whatever its case; None for anything else."""
    word = word.upper()
    known = _by_word().get(word)
    if known is not None:
        return known
    near = nearest(word, tuple(label.text for label in labels()))
    return None if near is None else _by_word()[near]
