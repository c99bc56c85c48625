"""DEC015 downgrade-not-before-declassification."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation, day_text
from cablerules.declassification.governing import dated_instruction
from cablerules.declassification.instruction_dates import day_of
from cablerules.declassification.limits import deadlines
from cablerules.wording import date_place, overall_line


class DowngradeNotBeforeDeclassification(CableRule):
    """A downgrading does not lower the level, or not before the cable is declassified.

    ## What it checks

    `DNG: CO 02/10/2016` names a level below that of the cable, and a day after the cable and before its
    declassification. A level or a date that cannot be read is not judged; a downgrading without any date is reported.

    ## Why

    From the day of the downgrading on the cable is handled at the lower level. A downgrading to the same level, or
    after the classification has ended, does nothing, so something else was meant.
    """

    code = "DEC015"
    name = "downgrade-not-before-declassification"
    severity = Severity.WARNING
    scope = Scope(levels=("classified", "unknown"))
    needs_date = True
    authority = (Citation("32 CFR 2001.21", "(a)(4)"), Citation("18 CFR 3a.22", "(b)"))
    examples = (
        Example(
            bad="E.O. 12958: DNG: CO 07/14/2019 DECL: 07/14/2018",
            good="E.O. 12958: DNG: CO 07/14/2013 DECL: 07/14/2018",
            at=((1, 13, 1, 31),),
            slot="executive_order",
            setting={"classification": "S E C R E T WINDHOEK 000512"},
        ),
        Example(
            bad="E.O. 12958: DNG: SECRET 07/14/2013 DECL: 07/14/2018",
            good="E.O. 12958: DNG: CONFIDENTIAL 07/14/2013 DECL: 07/14/2018",
            at=((1, 13, 1, 35),),
            slot="executive_order",
            setting={"classification": "S E C R E T WINDHOEK 000512"},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first thing that is wrong with a downgrading."""
        found = dated_instruction(context)
        downgrade = None if found is None else found.instruction.downgrade
        if found is None or downgrade is None or downgrade.date_fault is not None:
            return
        overall, on = cable.overall_level, day_of(context)
        if overall is not None and downgrade.level is not None and downgrade.level.rank >= overall.rank:
            yield Violation(
                downgrade.span,
                f"The downgrading is to {downgrade.level}, which is not below the overall classification {overall}.",
                expected=f"a level below {overall}",
                related=overall_line(cable),
            )
            return
        if downgrade.event is not None:
            return  # nobody can tell from here when it happens
        if downgrade.date is None:
            yield Violation(downgrade.span, "The downgrading has no date.", expected="a date after the level")
            return
        if on is not None and downgrade.date <= on:
            yield Violation(
                downgrade.span,
                f"The downgrading date {day_text(downgrade.date)} is not after the date of the cable, {day_text(on)}.",
                expected="a date after that of the cable",
                related=date_place(context, on),
            )
            return
        days = [] if on is None else deadlines(found.instruction, on)
        if days and downgrade.date >= max(days).day:
            yield Violation(
                downgrade.span,
                f"The downgrading date {day_text(downgrade.date)} is not before the declassification date"
                f" {day_text(max(days).day)}.",
                expected=f"a date before {day_text(max(days).day)}",
            )
