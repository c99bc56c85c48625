"""Characters that a word processor puts in the place of what was typed (`autocorrections.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.table import rows


@record
class Autocorrection:
    """What a character stands for, as it was typed and as a telegram has it; and what it is called."""

    character: str
    written: str
    one: str
    many: str


@cache
def autocorrections() -> Mapping[str, Autocorrection]:
    """All of them by their character."""
    return {
        one.character: one
        for one in (
            Autocorrection(_character(row["character"]), row["written"], row["one"], row["many"])
            for row in rows("autocorrections")
        )
    }


def _character(written: str) -> str:
    """A character as it stands in the table; those that nobody sees stand there as `U+00A0`."""
    return chr(int(written[2:], 16)) if written.startswith("U+") else written
