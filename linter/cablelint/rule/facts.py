"""What is kept of a cable after it was linted: enough for the rules about the whole run, and no text."""

from __future__ import annotations

import datetime

from cablegrammar.base.node import Span
from cablegrammar.base.record import record


@record
class CitedCable:
    """One listed reference that is a cable: its id (None where its year is unknown), its letter, where it stands."""

    id: str | None
    letter: str | None
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    notal: bool = False
    """Marked "not to all": nobody can expect to find it."""
    date: datetime.date | None = None
    """The date that the reference itself gives."""
    reads_in_two_ways: bool = False
    """That date is in figures whose day and month may change places."""
    post: str | None = None
    number: int | None = None


@record
class Facts:
    """One cable, for rules that look across cables. Places are lines and columns from 1."""

    path: str
    id: str | None
    date: datetime.date | None
    level: str | None
    references: tuple[CitedCable, ...]
    index: int = 0
    """Which cable of its file it is, from 0."""
