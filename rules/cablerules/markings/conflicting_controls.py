"""MRK011 conflicting-controls."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.markings import RegisteredMarking
from cablegrammar.vocabulary.profiles import ANY
from cablelint import Citation, Example, Related, Severity, Violation
from cablerules.markings.foreign_level import foreign_level
from cablerules.one_marking.law import law
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule, entries


class ConflictingControls(OneMarkingRule):
    """A marking has two controls that exclude each other.

    ## What it checks

    NOFORN with REL TO, RELIDO, DISPLAY ONLY or EYES ONLY; ORCON or ORCON-USGOV with RELIDO; DISPLAY ONLY with RELIDO;
    NODIS with EXDIS, and either with REL TO; a control beside the one that takes precedence over it (ORCON over
    ORCON-USGOV, SBU NOFORN over SBU, LES NOFORN over LES); and every other pair that the register excludes. What a
    JOINT marking may not carry of control systems is MRK030's, and RD, FRD and their subsets are MRK016's.

    A portion of foreign information carries no NOFORN in the Department of Defense, and RELIDO in no profile; the
    latter is a warning, from August 2019 on.

    ## Why

    One control says that nobody abroad may have the text, the other that somebody may. Whoever sends it on will follow
    the one that he saw first.
    """

    code = "MRK011"
    name = "conflicting-controls"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H.8"), Citation("CAPCO Register and Manual 2016", "H.9"))
    profiles = REGISTER
    rests_on = (
        "markings: excludes",
        "markings_profiles: excludes, foreign_portion_excludes, foreign_portion_unusual",
    )
    examples = (
        Example(
            bad="1. (S//NF/RELIDO) The lamp has arrived.",
            good="1. (S//NF) The lamp has arrived.",
            at=[(1, 11, 1, 17)],
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each control that an earlier one excludes, and what no portion of foreign information carries."""
        tokens = view.marking.tokens
        for position, token in enumerate(tokens):
            for before in tokens[:position]:
                pair = excluded_pair(view, before, token)
                if pair is not None and not belongs_elsewhere(*pair):
                    left, right = pair
                    yield Violation(
                        token.span,
                        f"{right.key} may not be used together with {left.key}.",
                        expected=f"either {left.key} or {right.key}",
                        related=(Related(before.span, left.key),),
                        authority=law(view, "excludes", left.key, right.key),
                    )
                    break
            else:
                yield from _barred_from_foreign(view, token)


def _barred_from_foreign(view: MarkingView, token: MarkingToken) -> Iterator[Violation]:
    """What the manual says of a control in a portion that is another government's."""
    head = foreign_level(view) if view.portion else None
    if head is None or head.category not in ("non-US", "FGI") or not head.names_level:
        return
    barred = view.manual.foreign_portion_excludes in token.keys
    if barred or view.manual.foreign_portion_unusual in token.keys:
        yield Violation(
            token.span,
            f"{token.keys[0]} is not for a portion of foreign information.",
            expected="no word on disclosure, or a list after REL TO",
            severity=None if barred else Severity.WARNING,
            authority=law(view, "foreign_portion_excludes", ANY) if barred else (),
        )


def excluded_pair(
    view: MarkingView, left: MarkingToken, right: MarkingToken
) -> tuple[RegisteredMarking, RegisteredMarking] | None:
    """The entries of two tokens that exclude each other."""
    for one in entries(view, left):
        for other in entries(view, right):
            if other.key in one.excludes or one.key in other.excludes:
                return one, other
    return None


def belongs_elsewhere(left: RegisteredMarking, right: RegisteredMarking) -> bool:
    """Whether the rule about JOINT markings, or the one about atomic energy, names the fault."""
    categories = {left.category, right.category}
    return categories == {"JOINT", "SCI"} or categories == {"AEA"}
