"""MRK013 level-too-low-for-control."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Citation, Example, Severity, Violation
from cablerules.markings.control_levels import in_words, least, level_letters, offending
from cablerules.one_marking.form import named, shown
from cablerules.one_marking.law import law
from cablerules.one_marking.rule import MarkingView, OneMarkingRule


class LevelTooLowForControl(OneMarkingRule):
    """A marking has a control that may only be used with a higher classification level.

    ## What it checks

    Each control has a lowest level: ORCON needs at least CONFIDENTIAL, TK and most control systems SECRET, compartments
    of SI and BOHEMIA TOP SECRET. The register says which.

    ## Why

    Either the level is too low, and the text is handled by people who may not see it, or the control is wrong.
    """

    code = "MRK013"
    name = "level-too-low-for-control"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H"),)
    rests_on = ("markings: levels", "markings_profiles: levels")
    examples = (
        Example(
            bad="1. (C//TK) The lamp has arrived.",
            good="1. (C) The lamp has arrived.",
            at=[(1, 8, 1, 10)],
        ),
        Example(
            bad="1. (U//OC) The lamp has arrived.",
            good="1. (C//OC) The lamp has arrived.",
            at=[(1, 8, 1, 10)],
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report each control whose lowest level is above that of the marking."""
        letters = level_letters(view)
        for token, allowed in offending(view):
            if letters is not None and least(allowed) > least((letters,)):
                yield Violation(
                    token.span,
                    f"{named(token)} may not be used with {in_words(letters)}.",
                    expected=f"{in_words(*allowed)} with {shown(token)}",
                    authority=law(view, "levels", *token.keys),
                )
