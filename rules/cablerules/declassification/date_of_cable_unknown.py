"""DEC000 date-of-cable-unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cablegrammar.vocabulary.regimes import regime_in
from cablelint import Cable, CableRule, Citation, Context, Example, Regime, Severity, Violation, day_text
from cablerules.declassification.cited_order import regime_for, slip_of
from cablerules.declassification.codes import out_of_era
from cablerules.declassification.governing import dated_instruction, governing, order_line
from cablerules.declassification.limits import deadlines


class DateOfCableUnknown(CableRule):
    """The date of the cable is not known, so rules that need it did not run.

    ## What it checks

    Whether a cable that has something to judge by its date has one: a date-time group that can be read, or the
    date line of a press copy. It speaks once a cable, and only where a rule was skipped that matters: the cable is
    classified, or its E.O. line carries a declassification instruction. An unclassified cable with `N/A` has nothing
    to run out, and the rule is silent.

    What needs no date is still checked, by the order that the E.O. line cites. The finding names the rules that need
    one. It is a warning where nothing can be judged at all, because no order can be read; and where the text looks like
    a draft (nothing shows that it was sent, not even a number behind the post) and would be wrong if it were written
    today: its declassification date has passed, or its order is no longer in force.

    ## Why

    Which order was in force, whether ten years are too long, whether a date lies before the cable: all of this depends
    on the day the cable was written. A report without findings would otherwise look like a clean one. Give the date
    with `--as-of` to have everything checked, or `--draft` for a text that is being written: it is of today.
    """

    code = "DEC000"
    name = "date-of-cable-unknown"
    severity = Severity.INFO
    authority = (Citation("cablelint: the orders in force on the date of a cable (docs/regimes.md)"),)
    examples = (
        Example(
            bad="C O N F I D E N T I A L WINDHOEK 000512",
            good="O 141030Z JUL 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC IMMEDIATE 5620\n\n"
            "C O N F I D E N T I A L WINDHOEK 000512",
            at=((1, 1, 1, 40),),
            slot="classification",
            setting={"header": ""},
        ),
        Example(
            bad="R 141078Z JUL 08",
            good="R 141038Z JUL 08",
            at=((1, 1, 1, 17),),
            slot="fl5",
            template="short-header",
            note="There is no minute 78.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the cable once, at its date-time group, else at its classification line."""
        if context.date is not None or cable.form == "unknown":
            return
        level = cable.overall_level
        if (level is None or not level.classified) and not _has_instruction(cable):
            return
        group = cable.date_time_group
        regime = regime_for(context)
        cited = "" if regime is None else f"; E.O. {regime.order} was used, {_why(regime, context)}"
        wrong = "no order can be read" if regime is None else None if cable.was_sent else _wrong_today(context)
        yield Violation(
            cable.opening_place if group is None else group.span,
            f"The date of this cable is unknown{cited}."
            f"{'' if wrong is None else f' If it is a draft: {wrong}.'}{_named(context.dated_rules)}",
            expected="a date-time group such as '141030Z JUL 08', --as-of with the date, or --draft for one of today",
            severity=None if wrong is None else Severity.WARNING,
        )


def _why(regime: Regime, context: Context) -> str:
    """Why this order was used, which is not always the one that stands on the E.O. line."""
    cable = context.cable
    order = order_line(cable)
    number = None if order is None else order.number
    if number == regime.order:
        return "which the E.O. line cites"
    if number is not None and slip_of(number) == regime.order:
        return f"which the E.O. line means with {number}"
    if cable.year is not None and regime_in(cable.year) == regime:
        return f"the order of {cable.year}"
    return "today's order"


def _named(codes: Sequence[str]) -> str:
    return f" Not run, in whole or in part: {', '.join(codes)}." if codes else ""


def _wrong_today(context: Context) -> str | None:
    """What would be wrong with the instruction of a cable that is written today; None where nothing is."""
    regime, found = regime_for(context), dated_instruction(context)
    if regime is not None and regime.until is not None:
        return f"E.O. {regime.order} is no longer in force"
    if found is None:
        return None
    latest = max(deadlines(found.instruction, context.today), default=None)
    if latest is None:
        codes = found.instruction.codes
        if codes:
            old = regime is not None and any(out_of_era(code, regime, context.today) for code in codes)
            return "its instruction is none that the order knows" if old else None
    if latest is None or latest.duration:
        exists = found.instruction.date_fault != "impossible"
        return f"its instruction names no {'date' if exists else 'day that exists'}"
    return f"its declassification date {day_text(latest.day)} has passed" if latest.day <= context.today else None


def _has_instruction(cable: Cable) -> bool:
    found = governing(cable)
    return found is not None and found.instruction.kind not in ("missing", "not-applicable")
