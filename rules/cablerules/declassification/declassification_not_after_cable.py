"""DEC006 declassification-not-after-cable."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation, day_text
from cablerules.declassification.governing import dated_instruction
from cablerules.declassification.instruction_dates import day_of, written
from cablerules.declassification.limits import deadlines
from cablerules.wording import date_place


class DeclassificationNotAfterCable(CableRule):
    """A declassification date is not after the date of the cable.

    ## What it checks

    The date of the declassification instruction lies after the day of the cable, which the date-time group gives. The
    same day is not after it. Of several dates the latest counts. The date of a source (`SOURCE MARKED OADR, DATED ...`)
    and a date within the words of an event are no declassification dates. The E.O. line is judged; where it carries no
    instruction, the authority block's `Declassify On:`.

    ## Why

    Such a cable would be declassified before anyone reads it. Mostly the year is wrong: the cable's own was typed in
    place of the one ten years later.
    """

    code = "DEC006"
    name = "declassification-not-after-cable"
    severity = Severity.ERROR
    scope = Scope(levels=("classified", "unknown"))
    needs_date = True
    authority = (Citation("32 CFR 2001.21", "(a)(4)"), Citation("32 CFR 2001.12", "(a)"))
    examples = (
        Example(
            bad="E.O. 12958: DECL: 07/14/2008",
            good="E.O. 12958: DECL: 07/14/2018",
            at=((1, 19, 1, 29),),
            slot="executive_order",
            note="The cable was written on that very day.",
        ),
        Example(
            bad="E.O. 12958: DECL: 07/01/07",
            good="E.O. 12958: DECL: 07/01/17",
            at=((1, 19, 1, 27),),
            slot="executive_order",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report an instruction that has run out before the cable was written."""
        on = day_of(context)
        found = None if on is None else dated_instruction(context)
        if found is None or on is None or found.instruction.kind == "event":
            return
        days = [day for day in deadlines(found.instruction, on) if not day.duration]
        if not days:
            return
        latest = max(days)
        if latest.day > on:
            return
        when = (
            "is the date of the cable itself"
            if latest.day == on
            else f"is before the date of the cable, {day_text(on)}"
        )
        yield Violation(
            latest.span,
            f"The declassification date {day_text(latest.day)} {when}.",
            expected=f"a date after {written(on, found, context)}",
            related=date_place(context, on),
        )
