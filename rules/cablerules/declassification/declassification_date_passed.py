"""DEC016 declassification-date-passed."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation, day_text
from cablerules.declassification.governing import dated_instruction
from cablerules.declassification.instruction_dates import day_of
from cablerules.declassification.limits import deadlines


class DeclassificationDatePassed(CableRule):
    """The declassification date of the cable has passed: it is due for review.

    ## What it checks

    The latest date of the declassification instruction against today (`--today` sets another day). Off by default: it
    is for those who keep or release cables, not for those who write them. A cable with a declassification stamp has had
    its review.

    ## Why

    A date that has passed does not strike the markings out: somebody has to look, above all where a date was computed
    from that of a source. Until then the text is handled as it is marked.
    """

    code = "DEC016"
    name = "declassification-date-passed"
    severity = Severity.INFO
    enabled = False
    scope = Scope(levels=("classified", "unknown"))
    needs_date = True
    authority = (Citation("32 CFR 2001.25"), Citation("CAPCO Register and Manual 2016", "p34"))
    examples = (
        Example(
            bad="E.O. 12958: DECL: 07/14/2018",
            good="E.O. 12958: DECL: 07/14/2033",
            at=((1, 19, 1, 29),),
            slot="executive_order",
            options={"today": "2026-11-01"},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report an instruction that has run out."""
        on, found = day_of(context), dated_instruction(context)
        days = [] if found is None or on is None else deadlines(found.instruction, on)
        if not days or on is None:
            return
        latest = max(days)
        if on < latest.day < context.today:
            yield Violation(
                latest.span,
                f"The declassification date {day_text(latest.day)} has passed: the cable is due for review.",
                expected="a review, and a stamp with its result",
            )
