"""The portions of a cable, and the banner that it has: its classification line and, in a telegram, its captions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cablegrammar.base.record import record
from cablegrammar.cable.cable import Cable
from cablegrammar.cable.marks import Mark
from cablegrammar.marking.forms import register_form
from cablegrammar.marking.marking import Marking, parse_marking
from cablegrammar.rollup.banner import Circumstances, RolledUp, roll_up
from cablegrammar.rollup.portion_marking import PortionMarking
from cablegrammar.vocabulary.profiles import Manual, register_of

BY_CAPTION = {"NOFORN": "NOFORN", "SENSITIVE": "SBU", "NODIS": "NODIS", "EXDIS": "EXDIS"}
"""The captions of a telegram that stand for a control of the register."""


@record
class CableBanner:
    """What a cable's portions call for, beside what it carries.

    `portions` are those that carry a mark, `unmarked` counts those that lack one of their own. `in_use` is the banner
    of the cable in the register's form, its captions included, None where there is none that can be read. `agrees`
    tells whether the two are the same; None where one of them is not known.
    """

    rolled_up: RolledUp
    portions: tuple[PortionMarking, ...]
    unmarked: int
    in_use: str | None
    agrees: bool | None


def banner_of(cable: Cable, on: date, profile: str, given: Marking | None = None) -> CableBanner:
    """Roll the portions of `cable` up. `given` is a banner to compare with, None for the cable's own."""
    portions = tuple(portion_markings(cable))
    register = register_of(profile, on)
    own = given if given is not None else own_banner(cable, register.manual)
    rolled_up = roll_up(portions, Circumstances(on, profile, own))
    in_use = None if own is None else register_form(own, portion=False, register=register)
    agrees = None if rolled_up.banner is None or in_use is None else _same(rolled_up.banner, in_use, register.manual)
    alone = (portion for portion in cable.portions if portion.stands_alone) if portions else ()
    unmarked = sum(1 for portion in alone if portion.mark is None)
    return CableBanner(rolled_up, portions, unmarked, in_use, agrees)


def portion_markings(cable: Cable) -> Iterator[PortionMarking]:
    """What the marks of the subject, the paragraphs and their items say, in the order of the text. The subject has no
    number, so that the first paragraph is portion 1.
    """
    subject = None if cable.subject is None else cable.subject.mark
    marks = (one.mark for one in cable.marks if isinstance(one.mark, Mark) and not one.mark.damaged)
    read = sorted((mark for mark in marks if mark.marking.recognised), key=lambda mark: mark.span)
    number = 0
    for mark in read:
        line, _ = cable.source.position(mark.span.start)
        of_subject = subject is not None and mark.span == subject.span
        number += not of_subject
        yield PortionMarking(0 if of_subject else number, mark.text, mark.marking, line, mark.span)


def own_banner(cable: Cable, manual: Manual) -> Marking | None:
    """The classification line or banner as a marking; a telegram's captions are controls of it."""
    banners = [use for use in cable.markings_in_use if use.kind == "banner"]
    level = cable.level
    if banners and "//" in banners[0].inner:
        text = banners[0].inner
    elif level is not None:
        text = level.value
    else:
        return None
    controls = [BY_CAPTION[one.known.text] for one in cable.stated_captions if one.known.text in BY_CAPTION]
    line = cable.classification
    if manual.telegram and line is not None:
        controls += [control for control in line.controls if "//" not in text]
    known = parse_marking(text).controls
    added = [control for control in dict.fromkeys(controls) if control not in known]
    return parse_marking("//".join((text, *added)))


def _same(computed: str, in_use: str, manual: Manual) -> bool:
    """Whether two banners say the same. For a telegram SENSITIVE without an SBU portion is no difference."""
    if computed == in_use:
        return True
    if not manual.telegram:
        return False
    one, other = parse_marking(computed), parse_marking(in_use)
    return one.level is other.level and set(one.controls) == set(other.controls) - {"SBU"}
