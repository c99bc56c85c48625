"""DEC004 malformed-declassification-date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cablegrammar.declassification.executive_order import Declassification
from cablegrammar.vocabulary.events import indefinite_words
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Scope,
    Severity,
    Violation,
    unsafe_fix,
)
from cablerules.declassification.cited_order import regime_for
from cablerules.declassification.governing import Governing, dated_instruction
from cablerules.declassification.instruction_dates import date_as_written, date_form, day_of, written
from cablerules.declassification.limits import TOLERANCE, limit, years_after
from cablerules.wording import overall_line


class MalformedDeclassificationDate(CableRule):
    """A declassification date cannot be read as a day.

    ## What it checks

    The date of the declassification instruction: month, day and year (`07/14/2018`), the year first (`2018/07/14`,
    `20180714`), or with the month's name (`14 JULY 2018`). A date with a letter in it, a missing or doubled stroke,
    three digits for the year, or no day at all cannot be read.

    - So are words that are no instruction at all (`YES`, `GSD`). An event that nobody can foresee is DEC011's, and
      that a cable was declassified later is no instruction.
    - A two-digit year is readable: it is the one after the cable if that is at most 50 years on, else the last before.
    - A day that does not exist is DEC005's.
    - The date within an event (`AFTER THE ELECTIONS OF MAY 2018`) is part of its words.
    - A referral (`SEE PARAGRAPH 3`) is none either, and is reported in a draft (`--draft`, or nothing shows that the
      text was sent).
    - A value that was taken out or cut off (`XX/XX/2018`) is unknown, and is not judged.

    The E.O. line is judged; where it carries no instruction, the authority block's `Declassify On:`.

    ## Why

    A date is there to be acted on, in ten or twenty-five years and mostly by a machine. One that cannot be read is as
    good as none.

    ## Fix safety

    Where it is plain which day was meant (`0714/2018`, `07/14/2O18`), and that day is a possible one for this cable,
    the fix writes it out. It is unsafe, because only the drafter knows the day.
    """

    code = "DEC004"
    name = "malformed-declassification-date"
    severity = Severity.ERROR
    scope = Scope(levels=("classified", "unknown"))
    authority = (Citation("32 CFR 2001.21", "(a)(4)"), Citation("32 CFR 2001.22", "(e)(5)"))
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="E.O. 12958: DECL: 0714/2018",
            good="E.O. 12958: DECL: 07/14/2018",
            at=((1, 19, 1, 28),),
            fixed="E.O. 12958: DECL: 07/14/2018",
            slot="executive_order",
        ),
        Example(
            bad="E.O. 12958: DECL: JULY 2018",
            good="E.O. 12958: DECL: 14 JULY 2018",
            at=((1, 19, 1, 28),),
            slot="executive_order",
            note="No fix: nobody but the drafter knows the day.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a date that cannot be read, with the day that was probably meant."""
        found = dated_instruction(context)
        if found is None:
            return
        instruction = found.instruction
        span = instruction.date_span
        if span is None:
            yield from _meaningless(cable, found, context)
            return
        if instruction.date_fault != "unreadable" or instruction.kind == "event":
            return
        right = None
        if instruction.date_guess is not None and _is_possible(instruction.date_guess, instruction, context):
            right = written(instruction.date_guess, found, context)
        yield Violation(
            span,
            f"The declassification date '{date_as_written(instruction)}' cannot be read as a day.",
            expected=f"a date as {date_form(found, context)}" if right is None else f"'{right}'",
            related=overall_line(cable),
            fix=None if right is None else unsafe_fix(f"Write {right}", Edit(span.start, span.end, right)),
        )


def _meaningless(cable: Cable, found: Governing, context: Context) -> Iterator[Violation]:
    """An instruction of a classified cable that is neither a date, an event nor a code."""
    instruction, level = found.instruction, cable.overall_level
    if instruction.kind != "unreadable" or instruction.redacted or not instruction.instructions:
        return
    if instruction.rest and cable.was_sent and not context.draft:
        return  # `SEE PARAGRAPH 3`: what it refers to may have been there
    if level is None or not level.classified or cable.stamps or indefinite_words(instruction.text) is not None:
        return
    yield Violation(
        instruction.instructions[0].span,
        "The declassification instruction is neither a date, an event nor a code that an order knows.",
        expected=f"a date as {date_form(found, context)}",
        related=overall_line(cable),
    )


def _is_possible(day: date, instruction: Declassification, context: Context) -> bool:
    """Whether a guessed day lies after the cable and within its order's limit, so far as these are known."""
    on, regime = day_of(context), regime_for(context)
    if on is None:
        return True
    allowed = None if regime is None else limit(instruction, regime, on)
    last = None if allowed is None else years_after(on, max(allowed.years, allowed.lenient_years or 0))
    return on < day and (last is None or day - last <= TOLERANCE)
