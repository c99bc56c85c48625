"""MRK015 incomplete-sci-marking."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import MarkingToken
from cablegrammar.marking.near_marking import near_compartment
from cablegrammar.vocabulary.markings import marking_by_key
from cablelint import Citation, Example, Severity, Violation
from cablerules.one_marking.form import is_of_dod, is_part, named
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule, entries


class IncompleteSciMarking(OneMarkingRule):
    """A control system has no compartment but needs one, or is not in the register.

    ## What it checks

    HCS (in new material) and RSV stand with a compartment; a sub-compartment stands behind its compartment. A control
    system in no register, or a compartment of HCS or TK, may be one that is not published: the marking is valid, and
    nobody can check it here.

    ## Why

    HCS alone says neither operations nor product, so that it cannot be handled as either.
    """

    code = "MRK015"
    name = "incomplete-sci-marking"
    severity = Severity.WARNING
    authority = (Citation("CAPCO Register and Manual 2016", "H.4"),)
    profiles = REGISTER
    examples = (
        Example(
            bad="1. (S//HCS//NF) The lamp has arrived.",
            good="1. (S//HCS-P//NF) The lamp has arrived.",
            at=[(1, 8, 1, 11)],
            options={"profile": "ic", "as_of": "2017-01-01"},
        ),
        Example(
            bad="1. (TS//SI ABCD//NF) The lamp has arrived.",
            good="1. (TS//SI-ABC//NF) The lamp has arrived.",
            at=[(1, 9, 1, 16)],
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each control system that is not complete."""
        tokens = view.marking.tokens
        for position, token in enumerate(tokens):
            if token.category != "SCI" or (position and is_part(tokens[position - 1], token)):
                continue
            if is_of_dod(view, token):
                continue
            if not token.keys:
                yield Violation(
                    token.span,
                    f"{named(token)} is not in the register; it may be a control system that is not published.",
                )
            elif unknown := _unknown_compartment(token):
                yield Violation(
                    token.span,
                    f"{unknown} is not a registered compartment of {token.keys[0]}; it may not be published.",
                )
            elif any(not group[0] for group in token.compartments):
                yield Violation(
                    token.span,
                    f"A sub-compartment of {token.keys[0]} has no compartment before it.",
                    expected="a hyphen before a compartment",
                )
            elif not token.compartments and _needs_compartment(view, token.keys[0]):
                yield Violation(
                    token.span,
                    f"{token.keys[0]} has no compartment.",
                    expected=f"{token.keys[0]}- and a compartment",
                )


def _unknown_compartment(token: MarkingToken) -> str | None:
    """The first compartment that is in no register, of a control system whose compartments all are."""
    known = marking_by_key()
    system = token.keys[0]
    if f"{system}-[COMP]" in known or not any(key.startswith(f"{system}-") for key in known):
        return None
    unknown = (group[0] for group in token.compartments if group[0] and f"{system}-{group[0]}" not in known)
    return next((name for name in unknown if near_compartment(system, name) is None), None)


def _needs_compartment(view: MarkingView, key: str) -> bool:
    """Whether a control system has compartments and does not stand without one on the day."""
    for entry in (entry for token in view.marking.tokens for entry in entries(token) if entry.key == key):
        if entry.status == "legacy":
            return view.day is not None and entry.retired is not None and view.day >= entry.retired
        return entry.status == "compartment"
    return False
