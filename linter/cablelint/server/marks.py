"""The marks that a portion of a cable may carry: those that it has already, and the levels up to its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from cablegrammar.cable.cable import Cable
from cablegrammar.cable.marks import Mark
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import marking_by_key

_SENSITIVE = "SBU"


def marks_of(cable: Cable) -> Iterator[str]:
    """The marks of a cable: the plain ones up to its level, then those that it uses, the commonest first."""
    plain = dict.fromkeys(_plain(cable))
    used = Counter(
        one.mark.text
        for one in cable.marks
        if isinstance(one.mark, Mark) and not one.mark.odd and one.mark.marking.recognised
    )
    yield from plain
    yield from (text for text, _ in used.most_common() if text not in plain)


def _plain(cable: Cable) -> Iterator[str]:
    overall = cable.overall_level or Level.TOP_SECRET
    day = None if cable.date is None else cable.date.date()
    for level in Level:
        if level.rank <= overall.rank and _in_use(level.value, day):
            yield f"({level.portion})"
        if level is Level.UNCLASSIFIED and _in_use(_SENSITIVE, day):
            yield f"({_SENSITIVE})"


def _in_use(key: str, day: date | None) -> bool:
    """Whether a marking of the register is in use on a day, today for a cable without one."""
    row = marking_by_key()[key]
    on = day or date.today()
    return (row.effective is None or row.effective <= on) and (row.retired is None or on < row.retired)
