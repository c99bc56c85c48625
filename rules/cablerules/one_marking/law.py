"""What a judgement rests on where the manual of the profile has something otherwise than the register."""

from __future__ import annotations

from datetime import date

from cablegrammar.vocabulary.profiles import ProfileRow, rows_of
from cablegrammar.vocabulary.sources import cited
from cablelint import Citation
from cablerules.one_marking.rule import MarkingView

_ENCLOSURE = "E4 "


def law(view: MarkingView, field: str, *keys: str) -> tuple[Citation, ...]:
    """The places in the profile's own manual that give a field of one of these markings its value on the day; nothing
    where the register holds. With `*` as a key: what the manual says of markings as a whole.
    """
    for key in keys:
        rows = [row for row in rows_of(key) if row.field == field and _holds(row, view)]
        if rows and rows[-1].profiles == (view.profile,):
            return tuple(_citation(place.document, place.section) for place in cited(rows[-1].source)[:1])
    return ()


def _holds(row: ProfileRow, view: MarkingView) -> bool:
    return view.profile in row.profiles and row.in_force(date.min if view.day is None else view.day)


def _citation(document: str, section: str | None) -> Citation:
    """A place without the remark behind it, the enclosure spelled out."""
    if section is None:
        return Citation(document)
    place = section.partition(":")[0].partition(" (")[0]
    return Citation(document, place.replace(_ENCLOSURE, "Enclosure 4, ", 1))
