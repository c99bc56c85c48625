"""The marking of a text that quotes cables: what their banners and portions call for together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cablegrammar.cable.cable import Cable
from cablegrammar.marking.marking import Marking, parse_marking
from cablegrammar.rollup.banner import Circumstances, roll_up
from cablegrammar.rollup.cables import own_banner, portion_markings
from cablegrammar.rollup.portion_marking import PortionMarking
from cablegrammar.vocabulary.profiles import register_of


def overall_marking(cable: Cable, on: date) -> str | None:
    """What a text of the day `on` that quotes `cable` has to carry: `SECRET//NOFORN`. None where no level is known.

    The banner that the cable has counts like a portion: it may have been marked higher than its portions.
    """
    portions = [_readable(portion.marking) for portion in portion_markings(cable)]
    banner = own_banner(cable, register_of("state", on).manual)
    return _together(portions if banner is None else [_readable(banner), *portions], on)


def marking_of_all(markings: Iterable[str], on: date) -> str | None:
    """What a text that quotes documents with these `markings` has to carry. None where there is none of them."""
    return _together([parse_marking(text, unpublished=True) for text in dict.fromkeys(markings)], on)


def _together(markings: Iterable[Marking | None], on: date) -> str | None:
    """The roll-up by the rules of the register, which let nobody see more than each marking lets them see.

    Where nobody can tell what they permit together (a bare REL), the text says no less than any of them.
    """
    found = {marking.text: marking for marking in markings if marking is not None}
    portions = [PortionMarking(number, text, one) for number, (text, one) in enumerate(found.items(), start=1)]
    if not portions:
        return None
    rolled_up = roll_up(portions, Circumstances(on))
    return rolled_up.banner or "//".join(_no_less(portions))


def _readable(marking: Marking) -> Marking | None:
    """A marking without what is in no register; None where it names no level."""
    if not marking.unknown:
        return marking if PortionMarking(1, marking.text, marking).level is not None else None
    level = marking.level
    return None if level is None else parse_marking("//".join((level.value, *marking.controls)), unpublished=True)


def _no_less(portions: Iterable[PortionMarking]) -> Iterator[str]:
    """The highest level, then every control that a portion has, and NOFORN where one speaks of release."""
    levels = [portion.level for portion in portions if portion.level is not None]
    if levels:
        yield max(levels, key=lambda level: level.rank).value
    controls = dict.fromkeys(token for portion in portions for token in portion.marking.controls)
    release = [control for control in controls if control.startswith(("REL", "EYES", "DISPLAY ONLY", "JOINT"))]
    kept = [control for control in controls if control not in release]
    if release and "NOFORN" not in kept:
        kept.append("NOFORN")
    if kept:
        yield "/".join(kept)
