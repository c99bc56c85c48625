"""What an item of a list of references is while it is put together, and where its tokens stand."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from cablegrammar.parsing.tokens import Token

ReferenceKind = Literal["cable", "airgram", "email", "iir", "septel", "other"]


@dataclass(slots=True)
class Item:
    """A reference in the making. Offsets count in the parsed text."""

    letter: Token | None
    bears_letter: bool
    """The letter is its own, and not that of an item before it."""
    start: int
    end: int
    kind: ReferenceKind = "other"
    post: str | None = None
    post_at: tuple[int, int] | None = None
    """Where the name of the post stands, None for one that is not named here."""
    number: int | None = None
    year: int | None = None
    year_leads: bool = False
    """The year stands before the post, so that it holds for the numbers that follow."""
    date: datetime.date | None = None
    date_in_figures: bool = False
    notal: bool = False
    part: str = ""
    """The paragraph or the section that is meant of the cable: `PARA 3`."""
    malformed: bool = False
    cut: bool = False
    """A copy cut it short."""
    bare: bool = False
    """A number without a post of its own."""
    dated_first: bool = False
    """Nothing but a date so far."""
    talk: bool = False
    """An e-mail, a telephone call or a meeting."""
    wordy: bool = False
    """It goes on in words that tell nothing: what follows may be prose."""
    bare_post: str | None = None
    """The post, where there is nothing but a post so far."""


def letter_of(token: str) -> str:
    """The letter in the text of a LETTER, in capitals: its last one, since `REF A` is such a text."""
    return next(letter for letter in reversed(token) if letter.isalpha()).upper()
