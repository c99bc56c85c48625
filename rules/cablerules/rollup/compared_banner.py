"""The banner in use against the banner that the portions call for, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from cablegrammar.marking.forms import is_only_cui, system_of
from cablegrammar.rollup.cables import CableBanner, banner_of, own_banner
from cablegrammar.vocabulary.cui import CUI
from cablegrammar.vocabulary.markings import OWN_COUNTRY
from cablelint import Edit, Fix, Level, Protection, once, unsafe_fix

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablegrammar.cable.marking_in_use import MarkingInUse
    from cablegrammar.marking.marking import Marking, MarkingToken
    from cablelint.rule.context import Context


class Compared(NamedTuple):
    """The banner in use, the place where it is judged, and what the portions call for."""

    own: Marking
    use: MarkingInUse
    answer: CableBanner


@once
def compared(context: Context) -> Compared | None:
    """The banner of a document and its roll-up; None where there is nothing to compare.

    A State telegram has no banner of this kind unless its classification line is written as one. Marks that cannot be
    read, and portions without a level, are other rules' faults.
    """
    cable = context.cable
    use = next((use for use in cable.markings_in_use if use.kind == "banner"), None)
    if use is None or context.date is None or cable.lacks_fields:
        return None
    if context.manual.telegram and ("//" not in use.inner or not (cable.level or Level.UNCLASSIFIED).classified):
        return None  # of an unclassified telegram ROL005 asks all there is to ask
    if use.marking.unknown:
        return None
    own = own_banner(cable, context.manual)
    if own is None or own.unknown:
        return None
    answer = banner_of(cable, context.date, context.profile)
    return None if answer.rolled_up.banner is None else Compared(own, use, answer)


def units(marking: Marking) -> dict[str, str]:
    """The controls of a marking in their smallest parts, each with the token that it stands in.

    A control system, its compartments and sub-compartments, the numbers of SIGMA and the sources of foreign information
    are parts of their own; markings of disclosure are left out, and so is what belongs to CUI (ROL009).
    """
    found: dict[str, str] = {}
    for token in marking.tokens:
        if not (token.is_disclosure or token.category == CUI or is_only_cui(token)):
            for unit in _units_of(token):
                found.setdefault(unit, token.banner or token.text)
    return found


def _units_of(token: MarkingToken) -> Iterator[str]:
    """The smallest parts of one value; none of a level of the United States."""
    if token.category == "SCI" and token.is_control:
        system = system_of(token)
        yield system
        for compartment, *subs in token.compartments:
            yield f"{system}-{compartment}"
            yield from (f"{system}-{compartment} {sub}" for sub in subs)
    elif token.category == "AEA" and token.is_control:
        yield from token.keys
        yield from (f"{token.keys[0]}-SIGMA {number}" for (number,) in token.compartments)
    elif token.category == "FGI" or (token.category in ("JOINT", "non-US") and token.names_level):
        yield from (f"FGI {code}" for code in token.codes if code != OWN_COUNTRY)
        if token.category == "FGI" and not token.codes:
            yield "FGI"
    elif token.is_control:
        yield token.banner or token.text


def disclosures(marking: Marking) -> tuple[str, ...]:
    """The disclosure markings of a banner, in the forms of a roll-up."""
    return tuple(token.banner or token.text for token in marking.tokens if token.is_disclosure)


def banner_fix(found: Compared) -> Fix | None:
    """The banner that the portions call for, in each place of the one in use.

    None where that takes something away, or gives the text to others: a release list is mended by ROL008 alone.
    """
    banner = found.answer.rolled_up.banner
    if banner is None or "//" not in found.use.inner:
        return None
    from cablegrammar.marking.marking import parse_marking

    new, old = parse_marking(banner, unpublished=True), found.own
    if disclosures(old) not in ((), disclosures(new)) and not new.noforn:
        return None
    if not keeps(old, new):
        return None
    return written_banner(found, banner, gives_up=() if disclosures(old) else [Protection.RELEASE])


def keeps(old: Marking, new: Marking) -> bool:
    """Whether one banner has the level, the system and all the controls of another, disclosure apart."""
    if old.system != new.system or not units(old).keys() <= units(new).keys() or (old.noforn and not new.noforn):
        return False
    return old.level is None or (new.level is not None and new.level.rank >= old.level.rank)


def written_banner(found: Compared, banner: str, *, gives_up: Iterable[Protection] = ()) -> Fix:
    """`banner` in each place of the one in use."""
    edits = (Edit(place.start, place.start + len(found.use.inner), banner) for place in found.use.places)
    return unsafe_fix(f"Write {banner}", *edits, gives_up=gives_up)


def is_written_as_banner(use: MarkingInUse, cable: Cable) -> bool:
    """Whether it is a banner, and not the level on the classification line of a telegram."""
    return "//" in use.inner or any(line.span.start <= use.span.start < line.span.end for line in cable.banners)
