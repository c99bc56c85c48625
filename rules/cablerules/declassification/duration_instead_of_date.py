"""DEC018 duration-instead-of-date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cablegrammar.declassification.executive_order import Declassification
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Regime,
    Scope,
    Severity,
    Violation,
    unsafe_fix,
)
from cablerules.declassification.cited_order import regime_for
from cablerules.declassification.governing import dated_instruction
from cablerules.declassification.instruction_dates import date_form, day_of, written
from cablerules.declassification.limits import TOLERANCE, limit, years_after
from cablerules.wording import date_place


class DurationInsteadOfDate(CableRule):
    """The declassification instruction is a number of years and not a date.

    ## What it checks

    An instruction that consists of a duration, such as `TWENTY YEARS` or `10 YEARS FROM DATE OF CABLE`. The message
    gives the date that it comes to. A duration after an event (`FIVE YEARS AFTER THE CONFERENCE`) is an event. One over
    the limit of the order is DEC007's.

    ## Why

    A date can be read off and acted on; years have to be counted from a day that a reader may not have.

    ## Fix safety

    The fix writes the day so many years after the cable. It is unsafe, because the classifier may have counted from
    another day.
    """

    code = "DEC018"
    name = "duration-instead-of-date"
    severity = Severity.WARNING
    scope = Scope(levels=("classified", "unknown"))
    authority = (Citation("32 CFR 2001.21", "(a)(4)"), Citation("32 CFR 2001.12", "(a)(1)"))
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="E.O. 12958: DECL: TWENTY YEARS",
            good="E.O. 12958: DECL: 07/14/2028",
            at=((1, 19, 1, 31),),
            fixed="E.O. 12958: DECL: 07/14/2028",
            slot="executive_order",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a duration, with the date that it comes to."""
        found = dated_instruction(context)
        years = None if found is None else found.instruction.duration_years
        if found is None or years is None:
            return
        instruction, on, regime = found.instruction, day_of(context), regime_for(context)
        one = next((one for one in instruction.instructions if one.duration_years), None)
        if one is None or one.date is not None or len(instruction.instructions) > 1:
            return
        day = None if on is None else years_after(on, years)
        if day is not None and on is not None and _is_over_the_limit(day, on, instruction, regime):
            return
        text = None if day is None else written(day, found, context)
        if text is not None and instruction.label is None and not found.in_block:
            text = f"DECL: {text}"
        yield Violation(
            one.span,
            f"There is a duration of {years} years where a date belongs.",
            expected=f"'{text}'" if text is not None else f"a date as {date_form(found, context)}",
            related=date_place(context, on),
            fix=None if text is None else unsafe_fix(f"Write {text}", Edit(one.span.start, one.span.end, text)),
        )


def _is_over_the_limit(day: date, on: date, instruction: Declassification, regime: Regime | None) -> bool:
    """Whether the duration is so long that DEC007 speaks of it."""
    allowed = None if regime is None else limit(instruction, regime, on)
    last = None if allowed is None else years_after(on, allowed.years)
    return last is not None and day - last > TOLERANCE
