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
    since December 2013 only analytic products that are disseminated need one of them. With the setting
    `disclosure-required` it runs, and what it finds is an error.

    The Department of Defense asks for one of them beside a control system, because that is intelligence: under the
    profile `dod` the rule is on, and looks at no other markings.

    ## Why

    What is not marked is taken for RELIDO or for NOFORN, by its date, and seldom is what the drafter meant.
    """

    code = "MRK022"
    name = "missing-foreign-disclosure-mark"
    severity = Severity.INFO
    enabled = False
    enabled_under = ("dod",)
    enabled_by = "disclosure_required"
    authority = (
        Citation("CAPCO Register and Manual 2016", "B.3"),
        Citation("ICD 710", "E.5"),
        Citation("DoDM 5200.01 Volume 2", "Enclosure 4, 6.c p73"),
    )
    profiles = ("ic", "dod")
    rests_on = ("markings: excludes", "markings_profiles: needs_disclosure")
    examples = (
        Example(
            bad="1. (S//SI) The lamp has arrived.",
            good="1. (S//SI//NF) The lamp has arrived.",
            at=[(1, 5, 1, 10)],
            options={"profile": "ic"},
        ),
        Example(
            bad="1. (S) The lamp has arrived.",
            good="1. (S//NF) The lamp has arrived.",
            at=[(1, 5, 1, 6)],
            options={"profile": "ic", "disclosure_required": True},
            note="The setting `disclosure-required` is on: an error.",
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report a classified marking without a word on disclosure."""
        marking = view.marking
        if marking.level is None or not marking.level.classified or marking.noforn:
            return
        known = {entry.key for token in marking.tokens for entry in entries(view, token)}
        if known.isdisjoint(foreign_disclosure()) and (view.disclosure_required or _is_asked_for(view)):
            yield Violation(
                view.whole,
                "The marking does not say whether the text may be disclosed to foreign governments.",
                expected="NOFORN, REL TO, RELIDO or DISPLAY ONLY",
                severity=_severity(view),
            )


def _is_asked_for(view: MarkingView) -> bool:
    """Whether the manual asks for a word on disclosure there: everywhere, or beside the category that it names."""
    category = view.manual.needs_disclosure
    return not category or any(token.category == category for token in view.marking.tokens)


def _severity(view: MarkingView) -> Severity | None:
    if view.disclosure_required:
        return Severity.ERROR
    return Severity.WARNING if view.manual.needs_disclosure else None
