"""The marks that a portion of a cable may carry: the plain ones up to its level, and those that it uses already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cablegrammar.cable.marks import Mark
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import marking_by_key

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable

_SENSITIVE = "SBU"


def plain_marks(cable: Cable, day: date | None) -> Iterator[str]:
    """The marks of a level alone that were in use on `day`, up to the level of the cable, the lowest first.

    Without a day they are those that are in use still.
    """
    overall = cable.overall_level or Level.TOP_SECRET
    for level in Level:
        if level.rank > overall.rank:
            return
        if level is not Level.LIMITED_OFFICIAL_USE or _in_use(level.value, day):
            yield f"({level.portion})"
        if level is Level.UNCLASSIFIED and _in_use(_SENSITIVE, day):
            yield f"({_SENSITIVE})"


def usable_marks(cable: Cable, day: date | None) -> tuple[str, ...]:
    """The plain marks, then the well-formed ones that the cable uses beside them, the commonest first."""
    used = Counter(
        one.mark.text
        for one in cable.marks
        if isinstance(one.mark, Mark) and not one.mark.odd and one.mark.marking.well_formed and one.mark.text.isupper()
    )
    return tuple(dict.fromkeys((*plain_marks(cable, day), *(text for text, _ in used.most_common()))))


def _in_use(key: str, day: date | None) -> bool:
    row = marking_by_key()[key]
    if day is None:
        return row.retired is None
    return (row.effective is None or row.effective <= day) and (row.retired is None or day < row.retired)
