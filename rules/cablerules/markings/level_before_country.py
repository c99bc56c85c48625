"""MRK025 level-before-country."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Applicability, Citation, Example, Severity, Violation
from cablerules.markings.foreign_level import foreign_level
from cablerules.one_marking.form import form_fix, right_shown
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class LevelBeforeCountry(OneMarkingRule):
    """A marking of another government has its level before its country.

    ## What it checks

    In a marking of another government the country stands first: `//DEU SECRET`, `(//DEU S)`. Only in JOINT do the
    countries, which are the owners, stand behind the level.

    ## Why

    Who reads `//SECRET DEU` from the left has read SECRET before the first word that says whose SECRET it is.

    ## Fix safety

    The fix writes the same country and level in the order of the register.
    """

    code = "MRK025"
    name = "level-before-country"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H.7 p122"),)
    profiles = REGISTER
    fix = Applicability.SAFE
    rests_on = ("markings: category", "countries: code")
    examples = (
        Example(
            bad="1. (//S DEU) The lamp has arrived.",
            good="1. (//DEU S) The lamp has arrived.",
            at=[(1, 7, 1, 12)],
            fixed="1. (//DEU S) The lamp has arrived.",
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report a level whose country stands behind it."""
        level = foreign_level(view)
        if level is None or level.category != "non-US" or not level.code_spans:
            return
        if level.code_spans[0].start > level.span.start:
            yield Violation(
                level.span,
                "The level comes before the country.",
                expected=right_shown(view),
                fix=form_fix(view),
            )
