"""MRK008 unknown-country-code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from cablegrammar.base.nearest import distance
from cablegrammar.marking.forms import is_of_nato
from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.countries import LONGEST_CODE, countries, near_country
from cablegrammar.vocabulary.markings import REL_TO, marking_forms
from cablegrammar.vocabulary.nato_activities import NATO, activity_name, nato_activities
from cablelint import (
    Applicability,
    Citation,
    Edit,
    Example,
    Fix,
    Protection,
    Severity,
    Span,
    Violation,
    day_text,
    unsafe_fix,
)
from cablerules.markings.release_lists import DISPLAY, OWN_COUNTRY, means_own_country
from cablerules.one_marking.form import is_nato_activity
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule

_QUOTED = 12
_EXPECTED = "a code that is known: mostly three letters for a country, four for an organisation"
_GIVES_UP = (Protection.RELEASE, Protection.LIST)
"""With another code in its place a list names somebody else."""


class UnknownCountryCode(OneMarkingRule):
    """A list in a marking has a code that is not that of a country or an organisation.

    ## What it checks

    The codes behind REL TO, DISPLAY ONLY, EYES ONLY, FGI and JOINT and before the level of a foreign marking: three
    letters for a country, four as a rule for an organisation. Codes that were given up are reported from that day on.
    An activity of NATO stands behind it, `NATO KFOR`, and both are one code; in a list of NATO's own (RELEASABLE TO) it
    may stand alone. No register lists the activities, so that a name that is not known is only mentioned, and a warning
    where it nearly is a country's code or a known activity (`NATO AUSS`).
    DISPLAY ONLY does not name USA. Marks such as `(UK-C)`, which 32 CFR 2001.24(c) allows, are not looked at.

    ## Why

    A code that no system knows opens the text to nobody, or, where it is taken for another, to somebody else.

    ## Fix safety

    The fix puts the one nearest code in the place of an unknown one, USA in the first place of a list (`REL TO VSA,
    GBR`), a comma behind the code that it stands in (`US,A FVEY`), or REL TO in the place of a misspelled heading (`REL
    TP USA, GBR`). It is unsafe, for the list names somebody else then, and it is not offered where several codes are as
    near.
    """

    code = "MRK008"
    name = "unknown-country-code"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "B, Table 1; Register Annexes A and B"),)
    profiles = REGISTER
    fix = Applicability.UNSAFE
    rests_on = ("countries: code, retired", "nato_activities: name, retired")
    examples = (
        Example(
            bad="1. (S//REL TO USA, UK) The lamp has arrived.",
            good="1. (S//REL TO USA, GBR) The lamp has arrived.",
            at=[(1, 20, 1, 22)],
            fixed="1. (S//REL TO USA, GBR) The lamp has arrived.",
            options={"profile": "ic"},
        ),
        Example(
            bad="1. (S//REL TO USA, ISAF) The lamp has arrived.",
            good="1. (S//REL TO USA, NATO) The lamp has arrived.",
            at=[(1, 20, 1, 24)],
            options={"profile": "ic", "as_of": "2018-01-01"},
            note="The code was given up in 2016.",
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each code that cannot be used."""
        for token in view.marking.tokens:
            if not token.code_spans or is_nato_activity(token) or (token.portion or "")[-2:-1] == "-":
                continue
            moved = _moved_comma(token)
            if moved is not None:
                yield moved
                continue
            for code, span in zip(token.codes, token.code_spans, strict=False):
                found = _fault(view, token, code, span)
                if found is not None:
                    yield found


def _fault(view: MarkingView, token: MarkingToken, code: str, span: Span) -> Violation | None:
    activity = activity_name(code)
    if activity is not None:
        return _of_activity(view, activity, span)
    if code in nato_activities() and code not in countries():
        return None if is_of_nato(token) else _nameless_activity(code, span)
    known = countries().get(code)
    name = code if len(code) <= _QUOTED else "A name in the list"
    if known is None:
        if (heading := _heading_fix(token, code, span)) is not None:
            return Violation(
                span,
                f"{name} is not the code of a country or an organisation.",
                expected=f"probably {REL_TO}",
                fix=heading,
            )
        near = near_country(code) if _is_code_alone(token, code, span) else None
        if near is None and code == token.codes[0] and means_own_country(token):
            near = OWN_COUNTRY
        return Violation(
            span,
            f"{name} is not the code of a country or an organisation.",
            expected=_EXPECTED if near is None else f"probably {near}",
            fix=None
            if near is None
            else unsafe_fix(f"Replace it with {near}", Edit(span.start, span.end, near), gives_up=_GIVES_UP),
        )
    if known.retired is not None and view.day is not None and view.day >= known.retired:
        return Violation(
            span,
            f"{name} has not been a code since {day_text(known.retired)}.",
            expected="the codes that took its place",
        )
    if DISPLAY in token.keys and code == OWN_COUNTRY:
        return Violation(span, f"{DISPLAY} names only other countries, never {code}.", expected="only other countries")
    return None


def _moved_comma(token: MarkingToken) -> Violation | None:
    """A comma that stands a letter too early or too late, `US,A FVEY`: the letters of both values are known codes."""
    for place, (left, right) in enumerate(pairwise(token.codes)):
        if left in countries() or "," not in token.code_separators[place] or any(map(activity_name, (left, right))):
            continue
        ways = list(islice(_parted("".join(f"{left}{right}".split())), 2))
        if len(ways) != 1:
            continue
        span = Span(token.code_spans[place].start, token.code_spans[place + 1].end)
        listed = ", ".join(ways[0])
        return Violation(
            span,
            f"A comma stands inside a code: {left[:_QUOTED]} is not one.",
            expected=f"probably {listed}",
            fix=unsafe_fix(f"Write {listed}", Edit(span.start, span.end, listed), gives_up=_GIVES_UP),
        )
    return None


def _parted(letters: str) -> Iterator[tuple[str, ...]]:
    """The ways in which letters are known codes, one after another."""
    if not letters:
        yield ()
    for length in range(min(_SHORTEST, len(letters)), min(LONGEST_CODE, len(letters)) + 1):
        if letters[:length] in countries() and len(letters) <= _MOST_LETTERS:
            yield from ((letters[:length], *rest) for rest in _parted(letters[length:]))


_SHORTEST = 3
_MOST_LETTERS = 12


def _nameless_activity(code: str, span: Span) -> Violation:
    """What there is to say of an activity of NATO without NATO before it, in a list that is not NATO's own."""
    right = f"{NATO} {code}"
    return Violation(
        span,
        f"{code} is no code alone: it is an activity of {NATO}.",
        expected=right,
        fix=unsafe_fix(f"Replace it with {right}", Edit(span.start, span.end, right), gives_up=_GIVES_UP),
    )


def _heading_fix(token: MarkingToken, code: str, span: Span) -> Fix | None:
    """A fix for a misspelled TO behind REL, where a list follows that USA leads: `REL TP USA, GBR`, `REL TOUSA`."""
    others = token.codes[1:]
    if code != token.codes[0] or REL_TO not in token.keys or token.text.upper().startswith(REL_TO + " "):
        return None
    glued = code.removeprefix(_TO)
    listed = others if glued == code else (glued, *others)
    if glued == code and not (code.isalpha() and len(code) <= _QUOTED_TO and distance(code, _TO, 2) == 1):
        return None
    if listed[:1] != (OWN_COUNTRY,) or not all(one in countries() for one in listed):
        return None
    right = _TO if glued == code else f"{_TO} {glued}"
    return unsafe_fix(f"Write {REL_TO}", Edit(span.start, span.end, right), gives_up=_GIVES_UP)


_TO = "TO"
_QUOTED_TO = 3


def _of_activity(view: MarkingView, name: str, span: Span) -> Violation | None:
    """What there is to say of an activity of NATO behind its name: the register lists none of them (p41)."""
    known = nato_activities().get(name)
    if known is None and (near := near_country(name)) is not None:
        right = f"{NATO} {near}" if near in nato_activities() else f"{NATO}, {near}"
        return Violation(
            span,
            f"{name} is no activity of {NATO} that is known here.",
            expected=f"probably {right}",
            severity=Severity.WARNING,
            fix=unsafe_fix(f"Replace it with {right}", Edit(span.start, span.end, right), gives_up=_GIVES_UP),
        )
    if known is None:
        return Violation(
            span,
            f"{name} is no activity of {NATO} that is known here.",
            expected=f"{NATO}, and the name of one of its activities",
            severity=Severity.INFO,
        )
    if known.retired is not None and view.day is not None and view.day >= known.retired:
        return Violation(
            span,
            f"{NATO} {name} has not been a code since {day_text(known.retired)}.",
            expected="the codes that took its place",
        )
    return None


def _is_code_alone(token: MarkingToken, code: str, span: Span) -> bool:
    """Whether a word is a code and nothing else: not two values that ran together, nor a part of a compartment or of
    `US ONLY`.
    """
    start, end = span.start - token.span.start, span.end - token.span.start
    beside = token.text[max(start - 1, 0) : start] + token.text[end : end + 1]
    alone = code.isalnum() and "-" not in beside and not token.text[end:].lstrip().startswith("ONLY")
    return alone and code not in marking_forms()
