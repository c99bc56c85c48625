"""The marking of a text that quotes cables: what their banners and portions call for together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cablegrammar.cable.cable import Cable
from cablegrammar.marking.marking import Marking, parse_marking
from cablegrammar.rollup.banner import Circumstances, roll_up
from cablegrammar.rollup.cables import own_banner, portion_markings
from cablegrammar.rollup.portion_marking import PortionMarking
from cablegrammar.vocabulary.markings import DISPLAY_ONLY, EYES_ONLY, REL_TO
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
    return rolled_up.banner or _no_less(portions, on)


def _readable(marking: Marking) -> Marking | None:
    """A marking without what is in no register; None where it names no level."""
    if not marking.unknown:
        return marking if PortionMarking(1, marking.text, marking).level is not None else None
    level = marking.level
    return None if level is None else parse_marking("//".join((level.value, *marking.controls)), unpublished=True)


def _no_less(portions: Iterable[PortionMarking], on: date) -> str | None:
    """What the portions call for apart from what they say of release, with NOFORN in its place."""
    strict = [
        PortionMarking(portion.number, portion.text, parse_marking(_without_release(portion.marking), unpublished=True))
        for portion in portions
    ]
    level = max(
        (portion.level for portion in strict if portion.level is not None), key=lambda one: one.rank, default=None
    )
    if level is None:
        return None
    nobody = f"{level.value}//NOFORN"
    strict.append(PortionMarking(len(strict) + 1, nobody, parse_marking(nobody, unpublished=True)))
    return roll_up(strict, Circumstances(on)).banner or nobody


def _without_release(marking: Marking) -> str:
    """The text of a marking without its lists, and without a bare REL."""
    text = marking.text
    for token in sorted(marking.tokens, key=lambda token: -token.span.start):
        if token.kind == "release-list" or not _RELEASE.isdisjoint(token.keys):
            text = text[: token.span.start] + text[token.span.end :]
    head = "//" if text.startswith("//") else ""
    return head + "//".join(part.strip("/ ") for part in text.split("//") if part.strip("/ "))


_RELEASE = frozenset((REL_TO, DISPLAY_ONLY, EYES_ONLY))
