"""MRK014 level-too-high-for-control."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Citation, Example, Severity, Violation
from cablerules.markings.control_levels import in_words, least, level_letters, offending
from cablerules.one_marking.form import named, shown
from cablerules.one_marking.law import law
from cablerules.one_marking.rule import MarkingView, OneMarkingRule


class LevelTooHighForControl(OneMarkingRule):
    """A classified marking has a control that is for unclassified text only.

    ## What it checks

    FOUO, SBU, SBU NOFORN, LIMDIS of the National Geospatial-Intelligence Agency and the markings of unclassified
    controlled nuclear information stand with UNCLASSIFIED and with no other level. In a State cable LIMDIS is the
    caption of that name, and is not looked at.

    ## Why

    The level protects more than these controls do. Beside it they say nothing, and may be read as the weaker rule.
    """

    code = "MRK014"
    name = "level-too-high-for-control"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H"), Citation("32 CFR 2001.24", "(a)"))
    rests_on = ("markings: levels", "markings_profiles: levels")
    examples = (
        Example(
            bad="1. (C//FOUO) The lamp has arrived.",
            good="1. (U//FOUO) The lamp has arrived.",
            at=[(1, 8, 1, 12)],
        ),
        Example(
            bad="1. (C/SBU) The lamp has arrived.",
            good="1. (C) The lamp has arrived.",
            at=[(1, 7, 1, 10)],
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each control whose highest level is below that of the marking."""
        letters = level_letters(view)
        for token, allowed in offending(view):
            if letters is not None and least(allowed) < least((letters,)):
                yield Violation(
                    token.span,
                    f"{named(token)} may not be used with {in_words(letters)}.",
                    expected=f"{in_words(*allowed)} with {shown(token)}, or {in_words(letters)} without it",
                    authority=law(view, "levels", *token.keys),
                )
