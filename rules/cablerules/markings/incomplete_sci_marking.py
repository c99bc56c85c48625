"""MRK015 incomplete-sci-marking."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import MarkingToken
from cablegrammar.marking.near_marking import near_compartment
from cablegrammar.vocabulary.markings import NameShape, RegisteredMarking
from cablelint import Citation, Example, Severity, Violation
from cablerules.one_marking.form import is_part, named
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule, entries


class IncompleteSciMarking(OneMarkingRule):
    """A control system has no compartment but needs one, or is not in the register.

    ## What it checks

    HCS (in new material) and RSV stand with a compartment; a sub-compartment stands behind its compartment. A control
    system in no register, or a compartment of HCS or TK, may be one that is not published: the marking is valid, and
    nobody can check it here. Names are as long as the register publishes it: compartments of SI have two or three
    letters, those of RSV three letters or digits; sub-compartments of GAMMA four letters, those of HCS-P and of the
    compartments of TK up to six letters or digits.

    ## Why

    HCS alone says neither operations nor product, so that it cannot be handled as either.
    """

    code = "MRK015"
    name = "incomplete-sci-marking"
    severity = Severity.WARNING
    authority = (Citation("CAPCO Register and Manual 2016", "H.4"),)
    profiles = REGISTER
    rests_on = ("markings: status, retired, names", "markings_profiles: known, status, retired")
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
            if not entries(view, token) and not _unknown_compartment(view, token):
                yield Violation(
                    token.span,
                    f"{named(token)} is not in the register; it may be a control system that is not published.",
                )
            elif unknown := _unknown_compartment(view, token):
                yield Violation(
                    token.span,
                    f"{unknown} is not a registered compartment of {token.keys[0]}; it may not be published.",
                )
            elif misshapen := next(_misshapen(view, token), None):
                name, shape = misshapen
                yield Violation(
                    token.span,
                    f"{name} has not the form that such a name in {token.keys[0]} has.",
                    expected=shape.in_words(),
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


def _misshapen(view: MarkingView, token: MarkingToken) -> Iterator[tuple[str, NameShape]]:
    """The compartments and sub-compartments that are longer or shorter than the register has them, or have digits."""
    known = view.register.markings
    system = token.keys[0]
    for compartment, *subs in token.compartments:
        key = f"{system}-{compartment}"
        names = _names_of(known.get(f"{system}-[COMP]"))
        own = bool(compartment) and key not in known and near_compartment(system, compartment) is None
        if own and names is not None and not names.fits(compartment):
            yield compartment, names
        names = _names_of(known.get(f"{key} [SUB]"))
        yield from ((sub, names) for sub in subs if names is not None and not names.fits(sub))


def _names_of(entry: RegisteredMarking | None) -> NameShape | None:
    """The shape of the names that stand for a placeholder of the register."""
    return None if entry is None else entry.names


def _unknown_compartment(view: MarkingView, token: MarkingToken) -> str | None:
    """The first compartment that is in no register, of a control system whose compartments all are."""
    if not token.keys:
        return None
    known = {key for key, entry in view.register.markings.items() if entry.known}
    system = token.keys[0]
    if f"{system}-[COMP]" in known or not any(key.startswith(f"{system}-") for key in known):
        return None
    unknown = (group[0] for group in token.compartments if group[0] and f"{system}-{group[0]}" not in known)
    return next((name for name in unknown if near_compartment(system, name) is None), None)


def _needs_compartment(view: MarkingView, key: str) -> bool:
    """Whether a control system has compartments and does not stand without one on the day."""
    for entry in (entry for token in view.marking.tokens for entry in entries(view, token) if entry.key == key):
        if entry.status == "legacy":
            return view.day is not None and entry.retired is not None and view.day >= entry.retired
        return entry.status == "compartment"
    return False
