"""DEC014 declassify-on-format."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.declassification.executive_order import Declassification
from cablegrammar.vocabulary.regimes import milestone
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Fix,
    Scope,
    Severity,
    Span,
    Violation,
    safe_fix,
    unsafe_fix,
)
from cablerules.declassification.governing import block_instruction, dated_instruction
from cablerules.declassification.instruction_dates import date_form, written

_NUMERIC = ("month/day/year", "year/month/day")


class DeclassifyOnFormat(CableRule):
    """The date of a declassification instruction is not written in the form that its place has.

    ## What it checks

    From 25 June 2010 a date in figures after `Declassify On:` is year, month and day without strokes: `20380714`. The
    E.O. line of a telegram has a convention of its own, `07/14/2038`, and is right. A date with the month's name is no
    date in figures.

    In a draft (`--draft`; without it one that is dated, and shows nothing of having been sent) it is information where
    the E.O. line has another form: the month's name (`14 JUL 2038`), a year of two digits (`07/14/38`), one digit for
    the month or the day (`7/4/2038`), other separators (`07-14-2038`). A year that stands first is left alone.

    ## Why

    `07/08/2020` is July here and August elsewhere. The directive settles it, and machines read it.

    ## Fix safety

    The same day is written in the other form, month before day as everywhere in these messages, so the fix is safe.
    Where the year has two digits it is unsafe, because the century is a guess.
    """

    code = "DEC014"
    name = "declassify-on-format"
    severity = Severity.WARNING
    scope = Scope(dated=True)
    authority = (Citation("32 CFR 2001.21", "(a)(4)"), Citation("32 CFR 2001.22", "(e)(5)"))
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="Classified By: Ambassador Tamsin Farrowgate\nReason: 1.4 (b)\nDeclassify On: 07/14/2021",
            good="Classified By: Ambassador Tamsin Farrowgate\nReason: 1.4 (b)\nDeclassify On: 20210714",
            at=((3, 16, 3, 26),),
            fixed="Classified By: Ambassador Tamsin Farrowgate\nReason: 1.4 (b)\nDeclassify On: 20210714",
            slot="authority",
            setting={
                "fl5": "R 141030Z JUL 11",
                "executive_order": "E.O. 13526: DECL: 07/14/2021",
            },
            template="short-header",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the date of the block in another form, and that of a draft's E.O. line."""
        if context.draft or not cable.was_sent:
            yield from _of_the_line(context)
        block = block_instruction(cable)
        if block is None or block.date is None or block.date_span is None or block.date_form not in _NUMERIC:
            return
        if context.date is None or context.date < milestone("block-format") or block.redacted or cable.is_declassified:
            return
        right = f"{block.date.year:04}{block.date.month:02}{block.date.day:02}"
        yield Violation(
            block.date_span,
            "The date after 'Declassify On' is not written as YYYYMMDD.",
            expected=f"'{right}'",
            fix=_fix(block, block.date_span, right),
        )


def _of_the_line(context: Context) -> Iterator[Violation]:
    """The date of the E.O. line where it is written in any other way, its year not first."""
    found = dated_instruction(context)
    if found is None or found.in_block or found.instruction.kind == "event":
        return
    line = found.instruction
    if line.date is None or line.date_span is None or line.date_fault is not None:
        return
    span, right = line.date_span, written(line.date, found, context)
    if line.date_form not in _FIRST_YEAR and context.cable.written(span) != right:
        yield Violation(
            span,
            f"The date in the E.O. line is not written as {date_form(found, context)}.",
            expected=f"'{right}'",
            severity=Severity.INFO,
            fix=_fix(line, span, right),
        )


def _fix(found: Declassification, span: Span, right: str) -> Fix:
    """Which century two digits of a year mean is for a person to say."""
    fix = unsafe_fix if found.two_digit_year else safe_fix
    return fix(f"Write {right}", Edit(span.start, span.end, right))


_FIRST_YEAR = ("year/month/day", "yyyymmdd")
