"""DEC005 impossible-declassification-date."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation, day_text
from cablerules.declassification.governing import dated_instruction
from cablerules.declassification.instruction_dates import date_as_written, date_form, written
from cablerules.wording import overall_line


class ImpossibleDeclassificationDate(CableRule):
    """A declassification date names a day that does not exist.

    ## What it checks

    The day of the declassification instruction exists. `02/30/2018` does not, and neither does `14/07/2018`, which has
    no fourteenth month. Cables write the month first, or the year, month and day; where the numbers make a day when
    they are read day first, the message says which. The E.O. line is judged; where it carries no instruction, the
    authority block's `Declassify On:`.

    ## Why

    Nothing is ever declassified on a day that does not come. Which day was meant only the drafter knows: there is no
    fix.
    """

    code = "DEC005"
    name = "impossible-declassification-date"
    severity = Severity.ERROR
    scope = Scope(levels=("classified", "unknown"))
    authority = (Citation("32 CFR 2001.21", "(a)(4)"),)
    examples = (
        Example(
            bad="E.O. 12958: DECL: 02/30/2018",
            good="E.O. 12958: DECL: 02/28/2018",
            at=((1, 19, 1, 29),),
            slot="executive_order",
        ),
        Example(
            bad="E.O. 12958: DECL: 14/07/2018",
            good="E.O. 12958: DECL: 07/14/2018",
            at=((1, 19, 1, 29),),
            slot="executive_order",
            note="The day was written before the month.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a day that does not exist."""
        found = dated_instruction(context)
        if found is None:
            return
        instruction = found.instruction
        if instruction.date_span is None or instruction.date_fault != "impossible":
            return
        swapped = instruction.day_month
        message = f"There is no such day as '{date_as_written(instruction)}'"
        expected = f"a day that exists, as {date_form(found, context)}"
        if swapped is not None:
            message += f"; with the day before the month, it is {day_text(swapped)}"
            expected = f"'{written(swapped, found, context)}', if that day was meant"
        yield Violation(instruction.date_span, f"{message}.", expected=expected, related=overall_line(cable))
