"""What the terminals of `cable.lark` are called in a sentence: `NUMBER` is "a numbered paragraph" (`terminals.csv`)."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.table import rows


@record
class TerminalWords:
    """One terminal in words; `landmark` for a line that every reader of cables knows."""

    terminal: str
    words: str
    landmark: bool
    source: str


@cache
def terminals() -> tuple[TerminalWords, ...]:
    """Every terminal, in the order in which lines stand in a cable; those of old prints come last."""
    return tuple(
        TerminalWords(row["terminal"], row["words"], row["landmark"] == "yes", row["source"])
        for row in rows("terminals")
    )


def expected_words(accepted: Collection[str], nearest: int = 3, most: int = 5) -> tuple[str, ...]:
    """What the `accepted` terminals stand for: the `nearest` ones, then landmarks, at most `most`, each once.

    The parser accepts whatever may come later in a cable: what would come next stands first. Names that are no
    terminals of the vocabulary are left out.
    """
    names = frozenset(accepted)
    found = [entry for entry in terminals() if entry.terminal in names]
    words = dict.fromkeys(entry.words for entry in found)
    first = tuple(words)[:nearest]
    landmarks = dict.fromkeys(entry.words for entry in found if entry.landmark and entry.words not in first)
    return (*first, *tuple(landmarks)[: most - len(first)])
