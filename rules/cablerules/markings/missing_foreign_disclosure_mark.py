"""MRK022 missing-foreign-disclosure-mark."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.markings import foreign_disclosure
from cablelint import Citation, Example, Severity, Violation
from cablerules.one_marking.rule import MarkingView, OneMarkingRule, entries


class MissingForeignDisclosureMark(OneMarkingRule):
    """A classified marking does not say whether the text may be disclosed to foreign governments.

    ## What it checks

    That a classified marking carries NOFORN, REL TO, RELIDO or DISPLAY ONLY. The rule is off unless it is selected:
    since December 2013 only analytic products that are disseminated need one of them.

    ## Why

    What is not marked is taken for RELIDO or for NOFORN, by its date, and seldom is what the drafter meant.
    """

    code = "MRK022"
    name = "missing-foreign-disclosure-mark"
    severity = Severity.INFO
    enabled = False
    authority = (Citation("CAPCO Register and Manual 2016", "B.3"), Citation("ICD 710", "E.5"))
    profiles = ("ic",)
    examples = (
        Example(
            bad="1. (S//SI) The lamp has arrived.",
            good="1. (S//SI//NF) The lamp has arrived.",
            at=[(1, 5, 1, 10)],
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report a classified marking without a word on disclosure."""
        marking = view.marking
        if marking.level is None or not marking.level.classified or marking.noforn:
            return
        known = {entry.key for token in marking.tokens for entry in entries(token)}
        if known.isdisjoint(foreign_disclosure()):
            yield Violation(
                view.whole,
                "The marking does not say whether the text may be disclosed to foreign governments.",
                expected="NOFORN, REL TO, RELIDO or DISPLAY ONLY",
            )
