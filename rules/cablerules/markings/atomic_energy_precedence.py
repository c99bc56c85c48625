"""MRK016 atomic-energy-precedence."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.forms import register_form
from cablegrammar.marking.marking import MarkingToken, parse_marking
from cablegrammar.vocabulary.markings import NUMBERED_SUBSET, Numbers, marking_by_key
from cablelint import Applicability, Citation, Edit, Example, Fix, Related, Severity, Violation, unsafe_fix
from cablerules.markings.conflicting_controls import excluded_pair
from cablerules.one_marking.form import is_part, named
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule, entries


class AtomicEnergyPrecedence(OneMarkingRule):
    """Atomic energy markings stand together that may not, or SIGMA has a number that there is not.

    ## What it checks

    RD takes precedence over FRD and TFNI, and FRD over TFNI: one of them stands in a marking. CNWDI is a subset of RD
    and never of FRD, since atomic energy markings have a category of their own. SIGMA has the numbers 14, 15, 18 and
    20; until the register of 2016, and in the Department of Defense, any from 1 to 99. It never stands without one.

    ## Why

    The stricter one covers the text. Where both stand, a reader may follow the other.

    ## Fix safety

    The fix leaves out what the stricter marking covers, or writes CNWDI with RD. It is unsafe, because it changes the
    marking.
    """

    code = "MRK016"
    name = "atomic-energy-precedence"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H.6"),)
    profiles = REGISTER
    fix = Applicability.UNSAFE
    rests_on = ("markings: yields_to, excludes, numbers, retired", "markings_profiles: numbers")
    examples = (
        Example(
            bad="1. (S//RD/FRD//NF) The lamp has arrived.",
            good="1. (S//RD//NF) The lamp has arrived.",
            at=[(1, 11, 1, 14)],
            fixed="1. (S//RD//NF) The lamp has arrived.",
            options={"profile": "ic", "as_of": "2012-01-01"},
        ),
        Example(
            bad="1. (S//RD-SG 3//NF) The lamp has arrived.",
            good="1. (S//RD-SG 14//NF) The lamp has arrived.",
            at=[(1, 8, 1, 15)],
            options={"profile": "ic", "as_of": "2017-01-01"},
            note="SIGMA 3 was given up.",
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each atomic energy marking that may not stand where it does."""
        atomic = [token for token in view.marking.tokens if token.category == "AEA"]
        for position, token in enumerate(atomic):
            stricter = next((other for other in atomic if other is not token and _yields(token, other)), None)
            if stricter is not None and not (position and is_part(atomic[position - 1], token)):
                yield Violation(
                    token.span,
                    f"{token.keys[0]} is used together with {stricter.keys[0]}, which takes precedence.",
                    expected=f"{stricter.keys[0]} without {token.keys[0]}",
                    related=(Related(stricter.span, "what takes precedence"),),
                    fix=_fix(view, view.marking.text, token),
                )
            elif barred := next((other for other in atomic[:position] if excluded_pair(view, token, other)), None):
                yield Violation(
                    token.span,
                    f"{token.keys[-1]} may not be used together with {barred.keys[-1]}.",
                    related=(Related(barred.span, barred.keys[-1]),),
                )
            elif _is_foreign_subset(view, token):
                right = next(key for key in entries(view, token) if key.replacement).replacement or ""
                yield Violation(
                    token.span,
                    f"{named(token)} does not exist: the subset belongs to another marking.",
                    expected=right,
                    fix=_replaced(token, right),
                )
            if not token.compartments and NUMBERED_SUBSET in _subsets(token):
                yield Violation(token.span, f"{NUMBERED_SUBSET} has no number.", expected="a number after it")
            known = _numbers(view, token)
            wrong = [] if known is None else [number for (number,) in token.compartments if not known.has(number)]
            if known is not None and wrong:
                yield Violation(token.span, f"There is no SIGMA {' and '.join(wrong)}.", expected=known.in_words())


def _subsets(token: MarkingToken) -> set[str]:
    return {key.rpartition("-")[2] for key in token.keys}


def _yields(token: MarkingToken, other: MarkingToken) -> bool:
    """Whether one marking takes precedence over the other."""
    return other.keys[0] in marking_by_key()[token.keys[0]].yields_to


def _is_foreign_subset(view: MarkingView, token: MarkingToken) -> bool:
    """Whether the marking's subset belongs to another one, and its own form was given up."""
    return view.day is not None and any(
        "-" in entry.key
        and entry.retired is not None
        and view.day >= entry.retired
        and entry.replacement in marking_by_key()
        for entry in entries(view, token)
    )


def _numbers(view: MarkingView, token: MarkingToken) -> Numbers | None:
    """The numbers that may stand behind the token."""
    return next((entry.numbers for entry in entries(view, token) if entry.numbers is not None), None)


def _fix(view: MarkingView, text: str, token: MarkingToken) -> Fix | None:
    """The marking without a token, where the rest is in order."""
    before, after = text[: token.span.start], text[token.span.end :]
    rest = before.rstrip("/ ") + ("//" + after.lstrip("/ ") if after.strip("/ ") else "")
    left = parse_marking(rest, unpublished=True)
    right = register_form(left, portion=view.portion, titles=True, dates=True, register=view.register)
    return None if right is None else unsafe_fix(f"Write {view.shown(right)}", Edit(*view.whole, right))


def _replaced(token: MarkingToken, right: str) -> Fix | None:
    return unsafe_fix(f"Replace it with {right}", Edit(token.span.start, token.span.end, right))
