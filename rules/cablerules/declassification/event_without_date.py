"""DEC010 event-without-date."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.events import indefinite_words
from cablegrammar.vocabulary.regimes import milestone
from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablerules.declassification.cited_order import regime_for
from cablerules.declassification.governing import dated_instruction
from cablerules.declassification.instruction_dates import day_of, written
from cablerules.declassification.limits import years_after


class EventWithoutDate(CableRule):
    """The declassification instruction is an event without a date.

    ## What it checks

    An instruction that names an event (`UPON CLOSURE OF THE CONFERENCE`) and no date beside it. The rule allows that
    for an event within ten years, so the finding is information; from 2018 the guidance asks for a date with every
    event, and it is a warning. It is asked under the orders that limit the time (from 1995); a duration (`TEN YEARS`)
    is DEC018's, and an event that nobody can foresee is DEC011's.

    ## Why

    Whoever holds the cable has to notice that the event has happened. A date can be acted on without that.
    """

    code = "DEC010"
    name = "event-without-date"
    severity = Severity.INFO
    scope = Scope(levels=("classified", "unknown"), dated=True)
    authority = (Citation("32 CFR 2001.21", "(a)(4)(i)"), Citation("32 CFR 2001.12", "(a)(1)(i)"))
    examples = (
        Example(
            bad="E.O. 12958: DECL: UPON CLOSURE OF THE LAMP CONFERENCE",
            good="E.O. 12958: DECL: 07/14/2018",
            at=((1, 19, 1, 54),),
            slot="executive_order",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report an event that stands alone."""
        found = dated_instruction(context)
        if found is None or found.instruction.kind != "event" or context.date is None:
            return
        instruction, regime, day = found.instruction, regime_for(context), day_of(context)
        if regime is None or regime.event_years is None:
            return
        if instruction.date_span is not None or instruction.duration_years or len(instruction.instructions) != 1:
            return
        if indefinite_words(instruction.event or "") is not None:
            return
        last = None if day is None else years_after(day, regime.event_years)
        beside = "" if last is None else f", not after {written(last, found, context)}"
        late = context.date >= milestone("event-needs-date")
        yield Violation(
            instruction.instructions[0].span,
            "The declassification event has no date.",
            expected=f"a date with the event{beside}",
            severity=Severity.WARNING if late else None,
        )
