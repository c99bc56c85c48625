"""DEC007 declassification-too-distant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from cablegrammar.declassification.executive_order import Declassification
from cablelint import Cable, CableRule, Citation, Context, Example, Regime, Scope, Severity, Violation, day_text
from cablerules.declassification.cited_order import regime_for
from cablerules.declassification.governing import Governing, dated_instruction
from cablerules.declassification.instruction_dates import day_of, written
from cablerules.declassification.limits import TOLERANCE, Limit, deadlines, limit, span_between, years_after
from cablerules.wording import date_place


class DeclassificationTooDistant(CableRule):
    """A declassification date lies further from the cable than its order allows.

    ## What it checks

    The years between the day of the cable and the date of its declassification instruction. The order that the E.O.
    line cites decides how many there may be:

    - 13526 and 12958 as amended (from 22 September 2003): 25 years; with 25X1 to 25X9 up to 50, with 50X1 to 50X9 up to
      75, with 75X without limit
    - 12958 as issued (from 14 October 1995): 10 years, and 25 with an exemption X1 to X8
    - 12356: no limit
    - 12065: 6 years; 20 with RDS or XDS, which take a Top Secret authority. Up to the 30 years that foreign government
      information may have, the finding is a warning: nobody can see from the line whether there was such a ground.
    - 11652: 30 years for an exemption with a date; the schedule itself has none

    One day more is tolerated: the date-time group is Zulu time, and the drafter's day may have been another. A duration
    (`FIFTY YEARS`) counts like its date. The date of a source (`SOURCE MARKED OADR, DATED ...`) is no declassification
    date. The E.O. line is judged; where it carries no instruction, the authority block's `Declassify On:`.

    Where the date of the cable is not known, it counts as written on the last day of the order, or today while the
    order is in force: what lies beyond the limit then no date of the cable could excuse.

    ## Why

    No information may stay classified longer than its order allows, and a date beyond the limit is void. Mostly it is a
    slip: `2116` for `2016`.
    """

    code = "DEC007"
    name = "declassification-too-distant"
    severity = Severity.ERROR
    scope = Scope(levels=("classified", "unknown"))
    needs_date = True
    authority = (
        Citation("32 CFR 2001.12", "(a)"),
        Citation("32 CFR 2001.26"),
        Citation("5 CFR 1312.6"),
        Citation("32 CFR 2700.13"),
    )
    examples = (
        Example(
            bad="E.O. 12958: DECL: 07/14/2038",
            good="E.O. 12958: DECL: 07/14/2033",
            at=((1, 19, 1, 29),),
            slot="executive_order",
        ),
        Example(
            bad="E.O. 12958: DECL: 07/14/2020",
            good="E.O. 12958: DECL: X1 07/14/2020",
            at=((1, 19, 1, 29),),
            slot="executive_order",
            template="short-header",
            setting={"fl5": "R 141030Z JUL 00"},
            note="Until September 2003 more than ten years took one of the exemptions X1 to X8.",
        ),
        Example(
            bad="E.O. 12065: GDS 7/14/96 (FARROWGATE, TAMSIN) OR-M",
            good="E.O. 12065: GDS 7/14/86 (FARROWGATE, TAMSIN) OR-M",
            at=((1, 17, 1, 24),),
            slot="executive_order",
            template="short-header",
            setting={"fl5": "R 141030Z JUL 80"},
            note="A warning: a Top Secret authority could extend the six years to twenty.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the latest date beyond the limit, with how far it lies beyond."""
        found = dated_instruction(context)
        regime = None if found is None else regime_for(context)
        known = day_of(context)
        if found is None or regime is None:
            return
        on = known or _last_day(regime) or context.today
        allowed = limit(found.instruction, regime, on)
        days = deadlines(found.instruction, on)
        last = None if allowed is None else years_after(on, allowed.years)
        if not days or allowed is None or last is None:
            return
        latest = max(days)
        if latest.day - last <= TOLERANCE:
            return
        named = f"duration {latest.duration}" if latest.duration else f"date {day_text(latest.day)}"
        yield Violation(
            latest.span,
            f"The declassification {named} is {span_between(last, latest.day)} over the limit of {allowed.years} years"
            f"{_grounds(regime, allowed)} under E.O. {regime.order}{_counted(known, on, regime)}.",
            expected=f"a date {_until(known, last, found, allowed, context)}{_exemption(found.instruction, regime)}",
            related=() if known is None else date_place(context, on),
            severity=Severity.WARNING if _may_be_lawful(latest.day, on, allowed) else None,
        )


def _last_day(regime: Regime | None) -> date | None:
    """The last day on which the order ruled; None while it does."""
    return None if regime is None or regime.until is None else regime.until - timedelta(days=1)


def _counted(known: date | None, on: date, regime: Regime) -> str:
    """What the limit is counted from, where that is not the day of the cable."""
    if known is not None:
        return ""
    return f", even counted from {'today' if regime.until is None else 'the last day of that order'}, {day_text(on)}"


def _until(known: date | None, last: date, found: Governing, allowed: Limit, context: Context) -> str:
    """How late the date may be, in words."""
    if known is None:
        return f"within {allowed.years} years of the cable"
    return f"no later than {written(last, found, context)}"


def _may_be_lawful(day: date, on: date, allowed: Limit) -> bool:
    """Whether the date is within what the order allows on grounds that do not show on the line."""
    last = None if allowed.lenient_years is None else years_after(on, allowed.lenient_years)
    return last is not None and day - last <= TOLERANCE


def _grounds(regime: Regime, allowed: Limit) -> str:
    """The longer limits of E.O. 12065, in brackets."""
    if allowed.lenient_years is None:
        return ""
    extended = regime.extended_years
    by_authority = f"{extended} by Top Secret authority, " if extended not in (None, allowed.years) else ""
    return f" ({by_authority}{allowed.lenient_years} for foreign government information)"


def _exemption(instruction: Declassification, regime: Regime) -> str:
    """The exemptions that would allow more, where the order has such and the line names none."""
    codes = regime.instead_of_date
    return f", or an exemption {codes[0]} to {codes[-1]}" if len(codes) > 1 and not instruction.codes else ""
