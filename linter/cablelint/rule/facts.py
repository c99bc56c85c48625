"""What is kept of a cable after it was linted: enough for the rules about the whole run, and no text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegrammar.base.node import Span
from cablegrammar.base.record import record
from cablegrammar.references.cable_id import CableId, parse_id
from cablegrammar.vocabulary.posts import told_post

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable


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
    bare: bool = False
    """A number alone: the post is taken from elsewhere."""

    @property
    def cable_id(self) -> CableId | None:
        """Year, post and number of the cable, None where its year is unknown."""
        return None if self.id is None else parse_id(self.id)


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
    marking: str | None = None
    """What a report that quotes the cable has to carry. Only known in a run that may quote."""
    line: int = 1
    """The line of the file that it begins on."""
    post: str | None = None
    year: int | None = None
    """Known without a day where only the name of the file gives it."""

    @property
    def cable_id(self) -> CableId | None:
        """Year, post and number of the cable, None where one of them is unknown."""
        return None if self.id is None else parse_id(self.id)


def facts_of(cable: Cable, path: str, index: int, *, quotable: bool = False) -> Facts:
    """What is kept of a cable, the one with this `index` in the file `path`. `quotable`: the run may quote it."""
    level = cable.level
    date = None if cable.date is None else cable.date.date()
    marking = None
    if quotable and cable.references:
        from cablegrammar.rollup.quoted import overall_marking

        marking = overall_marking(cable, datetime.date.today())
    line = cable.source.position(cable.span.start)[0] if index else 1
    return Facts(
        path, cable.id, date, None if level is None else level.value, tuple(_cited(cable)), index, marking,
        line=line, post=told_post(cable.post), year=cable.year,
    )  # fmt: skip


def _cited(cable: Cable) -> Iterator[CitedCable]:
    position = cable.source.position
    for reference in cable.references:
        if reference.kind == "cable":
            span = reference.span
            yield CitedCable(
                reference.id, reference.letter, span, *position(span.start), *position(span.end),
                notal=reference.notal, date=reference.date, reads_in_two_ways=reference.reads_in_two_ways,
                post=reference.post, number=reference.number, bare=reference.bare,
            )  # fmt: skip
