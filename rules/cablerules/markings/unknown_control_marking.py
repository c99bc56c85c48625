"""MRK001 unknown-control-marking."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import MarkingToken, parse_marking
from cablegrammar.marking.near_delimiter import Moved, near_delimiter
from cablegrammar.marking.near_marking import near_banner, near_compartment, near_portion
from cablegrammar.vocabulary.countries import countries
from cablegrammar.vocabulary.cui import CUI
from cablegrammar.vocabulary.markings import OWN_COUNTRY, REL_TO
from cablegrammar.vocabulary.no_controls import no_control
from cablegrammar.vocabulary.posts import find_post
from cablegrammar.vocabulary.profiles import PROFILES, register_of
from cablelint import (
    Applicability,
    Citation,
    Edit,
    Example,
    Fix,
    MarkingContext,
    MarkingInUse,
    Protection,
    Severity,
    Violation,
    unsafe_fix,
)
from cablerules.markings.foreign_level import joint_level
from cablerules.one_marking.form import named
from cablerules.one_marking.rule import MarkingView, OneMarkingRule


class UnknownControlMarking(OneMarkingRule):
    """A marking has a value that is not in the register.

    ## What it checks

    Every value of a marking is a level, a control, a control system, a program or a list that the register knows, of
    any time. A value that nearly is one is named, and so is what a word stands for that is no control (SCI, SAP). A
    portion mark without any level is POR005's, and the level of a cable's classification line CLS001's.

    In the place of a control system, directly after a classified level, a name in no register may be one that is not
    published: that is MRK015's, but not in a State cable, where only what stands between slashes is looked at. What one
    profile's manual has beside the register (the Department of Defense has ACCM, WAIVED and HVSACO) is right under
    that profile, and is found under the others.

    ## Why

    A control that nobody knows protects nothing. Most often a real one was meant.

    ## Fix safety

    The fix puts the nearest registered marking in the place of the unknown one, or moves a letter out of a separator
    (`SECRE/T/FISA`) where there is one way to do so. It is unsafe: only the drafter knows what was meant.
    """

    code = "MRK001"
    name = "unknown-control-marking"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "G"), Citation("32 CFR 2001.24", "(j)(2)"))
    fix = Applicability.UNSAFE
    rests_on = (
        "no_controls: word, instead",
        "markings: title, abbreviation, portion, aliases",
        "markings_profiles: form, known",
    )
    examples = (
        Example(
            bad="1. (C//NOFRON) The lamp has arrived.",
            good="1. (C//NF) The lamp has arrived.",
            at=[(1, 8, 1, 14)],
            fixed="1. (C//NF) The lamp has arrived.",
        ),
        Example(
            bad="1. (C//NF/ZZQ) The lamp has arrived.",
            good="1. (C//NF) The lamp has arrived.",
            at=[(1, 11, 1, 14)],
            note="Nothing is near, and no fix is offered.",
        ),
    )

    def check(self, node: MarkingInUse, context: MarkingContext) -> Iterator[Violation]:
        """As for every rule about a marking; the level of a classification line is not judged."""
        levels: set[int] = set()
        if node.kind == "banner" and not context.alone:
            levels = {place.start for place in node.places}
        for violation in super().check(node, context):
            if violation.span.start not in levels:
                yield violation

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each value that is in no register."""
        marking = view.marking
        moved = near_delimiter(marking) if view.alone or not view.register.manual.telegram else None
        if moved is not None:
            yield from _moved(view, moved)
            return
        if marking.level is None and not marking.levels:
            if not view.portion and joint_level(view) is None:  # JOINT without a level is MRK027's
                yield _without_level(view)
            return
        yield from _misspelled_compartments(view)
        yield from _of_other_profiles(view)
        for token in marking.unknown:
            if token.category == CUI:
                continue  # a category or a dissemination control that is not in the registry of CUI
            on_a_line = view.alone and not view.portion
            if view.manual.telegram and not on_a_line and not _is_between_slashes(view, token):
                continue
            other = no_control(token.text)
            if other is not None:
                said = f"{other.word} names {other.meaning}, and is no control."
                yield Violation(token.span, said, expected=other.instead)
                continue
            near = near_of(view, token, first=token is marking.tokens[0])
            yield Violation(
                token.span,
                f"{named(token)} is not in the register of markings.",
                expected=_country(token) or _post(token) if near is None else f"probably {near}",
                fix=None if near is None else _fix(token, near),
            )


def _moved(view: MarkingView, moved: Moved) -> Iterator[Violation]:
    """A letter in or over a separator, and the unknown values before it; those behind it wait until it is mended."""
    for token in view.marking.unknown:
        said = f"{named(token)} is not in the register of markings."
        if moved.span.start <= token.span.start < moved.span.end:
            edit = Edit(moved.span.start, moved.span.end, moved.right)
            fix = unsafe_fix(f"Write {moved.right}", edit, gives_up=[Protection.WORD])
            yield Violation(token.span, said, expected=f"probably {moved.right}", fix=fix)
            return
        yield Violation(token.span, said)


def _of_other_profiles(view: MarkingView) -> Iterator[Violation]:
    """The values that the manual of another profile has. A control system may be one that is not published."""
    for token in view.marking.tokens:
        known = [view.register.markings[key] for key in token.keys if key in view.register.markings]
        if token.category == "SCI" or not known or any(entry.known for entry in known):
            continue
        having = [name for name in PROFILES if register_of(name, view.day).markings[known[0].key].known]
        yield Violation(
            token.span,
            f"{named(token)} is not in the register of markings that the profile {view.profile} goes by.",
            expected=f"{token.text} under the profile {' or '.join(having)}" if having else None,
        )


def near_of(view: MarkingView, token: MarkingToken, *, first: bool) -> str | None:
    """The form that an unknown value was most likely meant to be, as a portion mark or a banner has it."""
    return near_portion(token.text, first=first) if view.portion else near_banner(token.text, first=first)


def _country(token: MarkingToken) -> str | None:
    """What a country that stands alone may have been meant for."""
    code = token.text.upper()
    return f"FGI {code}, or {code} in a list after REL TO" if code in countries() and code != OWN_COUNTRY else None


def _post(token: MarkingToken) -> str | None:
    """What to do with the post of a classification line, where a marking alone is asked for."""
    return None if find_post(token.text) is None else f"the marking alone, without the post {token.text.upper()}"


def _misspelled_compartments(view: MarkingView) -> Iterator[Violation]:
    """Compartments that nearly are registered ones. Names of other compartments are in no register."""
    if view.manual.telegram:
        return
    for token in view.marking.tokens:
        if token.category == "SCI" and token.keys:
            for group in token.compartments:
                near = near_compartment(token.keys[0], group[0])
                if near is not None:
                    yield Violation(
                        token.span,
                        f"{group[0]} is not a compartment of {token.keys[0]}.",
                        expected=f"probably {near}",
                        fix=_compartment_fix(token, group[0], near),
                    )


def _compartment_fix(token: MarkingToken, name: str, near: str) -> Fix | None:
    """The registered compartment in the place of a name of four letters or more; a shorter one may be anything."""
    if len(name) < _SHORTEST_MENDED or token.text.upper().count(name) != 1:
        return None
    start = token.span.start + token.text.upper().index(name)
    if len(token.text) != token.span.end - token.span.start:
        return None  # blanks in it
    right = near.partition("-")[2]
    edit = Edit(start, start + len(name), right)
    return unsafe_fix(f"Replace {name} with {right}", edit, gives_up=[Protection.WORD, Protection.CONTROL])


_SHORTEST_MENDED = 4


def _without_level(view: MarkingView) -> Violation:
    """A banner that names no level: its first value, or all of it."""
    tokens = view.marking.tokens
    first = tokens[0] if tokens else None
    if first is None or first.kind != "unknown":
        return Violation(view.whole, "The banner has no level.", expected="a level in front, such as SECRET")
    near = near_of(view, first, first=True)
    return Violation(
        first.span,
        f"{named(first)} is not a classification level.",
        expected="a level in front, such as SECRET" if near is None else f"probably {near}",
        fix=None if near is None else _fix(first, near),
    )


def _fix(token: MarkingToken, near: str) -> Fix:
    """The near value in the place of a token. Where it is a list, the text is released to those whom it names."""
    gives_up = {Protection.WORD, Protection.RELEASE} if parse_marking(near).token(REL_TO) else {Protection.WORD}
    edit = Edit(token.span.start, token.span.end, near)
    return unsafe_fix(f"Replace it with {near}", edit, gives_up=gives_up)


def _is_between_slashes(view: MarkingView, token: MarkingToken) -> bool:
    """Whether a value of a State mark stands where a control does, and reads as one."""
    text = view.marking.text
    before = text[: token.span.start].rstrip()
    after = text[token.span.end :].lstrip()
    letters = token.text.replace(" ", "").replace("-", "")
    return before.endswith("/") and (not after or after.startswith("/")) and letters.isalpha()
