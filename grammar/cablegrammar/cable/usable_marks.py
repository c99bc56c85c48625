"""The marks that a portion of a cable may carry: the plain ones up to its level, and those that it uses already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cablegrammar.cable.marks import Mark
from cablegrammar.marking.forms import register_form
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import marking_by_key

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablegrammar.vocabulary.profiles import Register

_SENSITIVE = "SBU"


def usable_marks(cable: Cable, day: date | None, register: Register | None = None) -> tuple[str, ...]:
    """The plain marks, then the right ones that the cable uses beside them, the commonest first.

    None is above the level of the cable. They are written as in a telegram, and under a `register` that writes them in
    another way, as that does.
    """
    house = None if register is None or register.manual.telegram else register
    used = Counter(
        text
        for one in cable.marks
        if isinstance(one.mark, Mark) and not one.mark.odd and (text := _right(one.mark, _highest(cable), house))
    )
    return tuple(dict.fromkeys((*_plain_marks(cable, day, house), *(text for text, _ in used.most_common()))))


def _plain_marks(cable: Cable, day: date | None, house: Register | None) -> Iterator[str]:
    """The marks of a level alone that were in use on `day`, up to the level of the cable, the lowest first.

    Without a day they are those that are in use still.
    """
    for level in Level:
        if level.rank > _highest(cable).rank:
            return
        if level is not Level.LIMITED_OFFICIAL_USE or _in_use(level.value, day):
            yield f"({level.portion})"
        if level is Level.UNCLASSIFIED and _in_use(_SENSITIVE, day):
            yield f"({_SENSITIVE if house is None else f'{level.portion}//{_SENSITIVE}'})"


def _highest(cable: Cable) -> Level:
    return cable.overall_level or Level.TOP_SECRET


def _right(mark: Mark, highest: Level, house: Register | None) -> str | None:
    """The mark as it may be used again; None where a word of it is unknown, or its level is too high."""
    marking = mark.marking
    if marking.unknown or marking.level is None or marking.level.rank > highest.rank:
        return None
    if house is None:
        return mark.text if marking.well_formed and mark.text.isupper() else None
    right = register_form(marking, portion=True, register=house)
    return None if right is None else f"({right})"


def _in_use(key: str, day: date | None) -> bool:
    row = marking_by_key()[key]
    if day is None:
        return row.retired is None
    return (row.effective is None or row.effective <= day) and (row.retired is None or day < row.retired)
