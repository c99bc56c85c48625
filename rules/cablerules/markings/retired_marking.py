"""MRK009 retired-marking."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import MarkingToken, parse_marking
from cablegrammar.vocabulary.markings import OWN_COUNTRY, REL_TO, RegisteredMarking, marking_by_key
from cablelint import Applicability, Citation, Edit, Example, Fix, Severity, Violation, day_text, unsafe_fix
from cablerules.one_marking.rule import MarkingView, OneMarkingRule, entries


class RetiredMarking(OneMarkingRule):
    """A marking is used after it was given up.

    ## What it checks

    Each marking against the day on which the register gave it up: WNINTEL and NOCONTRACT on 12 April 1995, LIMITED
    OFFICIAL USE on 1 October 1995, COMINT, HUMINT, KDK, EL, EYES ONLY and the old forms of NATO markings later. What
    took its place is named where there is something. Bare HCS is MRK015's. A level of the United States that was given
    up (LIMITED OFFICIAL USE, RESTRICTED) is an error: only TOP SECRET, SECRET and CONFIDENTIAL are levels.

    ## Why

    Systems that came later do not know the marking, and hold the message back or let it through.

    ## Fix safety

    The fix writes what took the place of the marking, where that is one thing. It is unsafe: the new marking may not
    mean quite the same.
    """

    code = "MRK009"
    name = "retired-marking"
    severity = Severity.WARNING
    needs_date = True
    authority = (
        Citation("CAPCO Register and Manual 2016", "I"),
        Citation("DCID 1/7", "12 April 1995"),
        Citation("32 CFR 2001.24", "(a)"),
    )
    fix = Applicability.UNSAFE
    rests_on = ("markings: retired, replacement", "markings_profiles: retired")
    examples = (
        Example(
            bad="1. (C/WNINTEL) The lamp has arrived.",
            good="1. (C) The lamp has arrived.",
            at=[(1, 7, 1, 14)],
        ),
        Example(
            bad="1. (S//COMINT//NF) The lamp has arrived.",
            good="1. (S//SI//NF) The lamp has arrived.",
            at=[(1, 8, 1, 14)],
            fixed="1. (S//SI//NF) The lamp has arrived.",
            options={"profile": "ic", "as_of": "2012-01-01"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each value that was given up before the day of the cable."""
        if view.day is None:
            return
        for token in view.marking.tokens:
            for entry in entries(view, token):
                if entry.retired is None or view.day < entry.retired or not _is_ours(entry):
                    continue
                name = token.text if token.category == "SCI" else entry.key
                yield Violation(
                    token.span,
                    f"{name} has not been a marking since {day_text(entry.retired)}.",
                    expected=entry.replacement or "the marking without it",
                    fix=_fix(view, token, entry),
                    severity=Severity.ERROR if entry.category == "US" else None,
                )
                break


def _is_ours(entry: RegisteredMarking) -> bool:
    """Whether no other rule names the fault: a legacy control system, or a subset of the wrong marking."""
    return entry.status != "legacy" and not (entry.category == "AEA" and "-" in entry.key)


def _fix(view: MarkingView, token: MarkingToken, entry: RegisteredMarking) -> Fix | None:
    right = _right(view, token, entry)
    return (
        None if right is None else unsafe_fix(f"Replace it with {right}", Edit(token.span.start, token.span.end, right))
    )


def _right(view: MarkingView, token: MarkingToken, entry: RegisteredMarking) -> str | None:
    """What took the marking's place, as this marking has it; None where that is several things, or nothing."""
    if token.kind == "release-list":
        others = [code for code in token.codes if code != OWN_COUNTRY]
        return f"{REL_TO} {', '.join((OWN_COUNTRY, *others))}" if others else None
    if token.names_level:
        alone = token.category == "non-US" and view.marking.levels == (token,)
        return _foreign(view, entry) if alone else None
    if token.compartments and token.category == "SCI":
        return _moved_compartments(token, entry)
    new = marking_by_key().get(entry.replacement or "")
    if new is None or new.status != "active" or new.retired is not None:
        return None
    return new.portion if view.portion else new.abbreviation or new.title


def _foreign(view: MarkingView, entry: RegisteredMarking) -> str | None:
    if entry.replacement is None:
        return None
    parts = [marking_by_key().get(part) for part in entry.replacement.split("//") if part]
    if any(part is None for part in parts):
        return None
    forms = [part.portion if view.portion else part.title for part in parts if part is not None]
    return ("" if view.marking.leading else "//") + "//".join(forms)


def _moved_compartments(token: MarkingToken, entry: RegisteredMarking) -> str | None:
    """The compartments of a system that was given up, under the one that they went to (`KDK-BLFH`, `EL-ECRU`).

    Where a word between a system and its compartment was given up (`SI-ECI ABC`), the compartment follows the system.
    """
    if "-" in entry.key:
        system, _, word = entry.key.partition("-")
        names = [name for group in token.compartments for name in group if name != word]
        return "-".join((system, *names)) if names else None
    names = [group[0] for group in token.compartments]
    words = (entry.replacement or "").replace(",", " ").split()
    candidates = {key.partition("-")[0] for key in words if "-" in key or key in marking_by_key()}
    if len(words) == 1 and f"{words[0]}-[COMP]" in marking_by_key():  # COMINT is SI now, whatever its compartments
        return "-".join((words[0], *(" ".join(group) for group in token.compartments)))
    for system in sorted(candidates):
        found = parse_marking("-".join((system, *(" ".join(group) for group in token.compartments))))
        if found.tokens and all(f"{system}-{name}" in marking_by_key() for name in _keys_of(found.tokens[0], names)):
            return found.tokens[0].banner
    return None


def _keys_of(token: MarkingToken, names: list[str]) -> list[str]:
    return [group[0] for group in token.compartments] or names
