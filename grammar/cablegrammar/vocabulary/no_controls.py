"""Words that people write in the place of a control, and that name something else: `SCI`."""

from __future__ import annotations

from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.table import rows


@record
class NoControl:
    """One word: what it names, as the end of a sentence, and what belongs in its place."""

    word: str
    meaning: str
    instead: str
    source: str


@cache
def no_controls() -> dict[str, NoControl]:
    """All of them by the word, in capitals."""
    return {row["word"]: NoControl(**row) for row in rows("no_controls")}


def no_control(text: str) -> NoControl | None:
    """The one that a value names, alone or with what looks like a compartment (`SCI-G`); None where it names none."""
    word = text.upper().replace("-", " ").partition(" ")[0]
    return no_controls().get(word)
