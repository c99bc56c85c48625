"""DEC011 indefinite-event."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.events import indefinite_words
from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablerules.declassification.cited_order import regime_for
from cablerules.declassification.governing import dated_instruction
from cablerules.declassification.instruction_dates import day_of, instruction_in


class IndefiniteEvent(CableRule):
    """The declassification event is not reasonably definite and foreseeable.

    ## What it checks

    The words of an event that stands without a date, from 1995 on: a judgement (`WHEN NO LONGER NEEDED`), a notice that
    nobody gives (`UNTIL FURTHER NOTICE`), something that may never come (`AFTER KOREAN UNIFICATION`), or no end at all
    (`PERMANENT`, `INDEFINITE`).

    ## Why

    An event has to be one that can be expected to happen, and of which one can tell that it has. Otherwise the cable
    stays classified without end, which no order allows since 1995.
    """

    code = "DEC011"
    name = "indefinite-event"
    severity = Severity.WARNING
    scope = Scope(levels=("classified", "unknown"))
    authority = (Citation("32 CFR 2001.21", "(a)(4)"), Citation("22 CFR 9.4", "(e)"))
    examples = (
        Example(
            bad="E.O. 12958: DECL: UNTIL FURTHER NOTICE",
            good="E.O. 12958: DECL: 07/14/2018",
            at=((1, 19, 1, 39),),
            slot="executive_order",
        ),
        Example(
            bad="E.O. 12958: DECL: INDEFINITE",
            good="E.O. 12958: DECL: 07/14/2033",
            at=((1, 19, 1, 29),),
            slot="executive_order",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report an event whose words name none that can be foreseen."""
        found = dated_instruction(context)
        if found is None or found.instruction.kind not in ("event", "unreadable"):
            return
        instruction, regime = found.instruction, regime_for(context)
        if regime is None or regime.event_years is None:
            return
        if instruction.date_span is not None or not instruction.instructions:
            return
        words = indefinite_words(instruction.event or instruction.text)
        if words is None:
            return
        yield Violation(
            instruction.instructions[0].span,
            f"'{words}' is not a reasonably definite, foreseeable event.",
            expected=instruction_in(regime, day_of(context), block_from=context.date if found.in_block else None),
        )
