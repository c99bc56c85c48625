"""MRK020 two-classification-systems."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Citation, Example, Related, Severity, Violation
from cablerules.one_marking.form import named, shown
from cablerules.one_marking.rule import MarkingView, OneMarkingRule


class TwoClassificationSystems(OneMarkingRule):
    """A marking names two levels, such as one of the United States and one of NATO.

    ## What it checks

    A marking has one level: that of the United States, of another government or of NATO, or of several owners
    (JOINT). `(S//NS)` has two. Foreign information inside a text of the United States is named by FGI, which is no
    level.

    ## Why

    Each system has its own rules on who may see a text and who may declassify it. A reader cannot follow two.
    """

    code = "MRK020"
    name = "two-classification-systems"
    severity = Severity.ERROR
    authority = (Citation("CAPCO Register and Manual 2016", "H.3"), Citation("CAPCO Register and Manual 2016", "H.7"))
    rests_on = ("markings: category",)
    examples = (
        Example(
            bad="1. (C//NC) The lamp has arrived.",
            good="1. (C//FGI NATO) The lamp has arrived.",
            at=[(1, 8, 1, 10)],
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report the second level of a marking."""
        levels = view.marking.levels
        if len(levels) > 1 and levels[0].banner != levels[1].banner:
            first, second = levels[:2]
            yield Violation(
                second.span,
                f"{named(second)} is a second level after {shown(first)}.",
                expected="one level"
                if first.category == second.category
                else "one level; a US marking shows foreign information as FGI",
                related=(Related(first.span, "the first level"),),
            )
