"""DEC003 wrong-executive-order."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.regimes import orders_accepted_on, regime_of_order
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Fix,
    Regime,
    Scope,
    Severity,
    Span,
    Violation,
    day_text,
    safe_fix,
    unsafe_fix,
)
from cablerules.declassification.cited_order import amendment, is_no_order, near_orders, slip_of
from cablerules.declassification.governing import order_line
from cablerules.wording import date_place


class WrongExecutiveOrder(CableRule):
    """The E.O. line cites an executive order that was not in force on the day of the cable.

    ## What it checks

    The number on the E.O. line, by the date of the cable:

    - 11652 from 1 June 1972, 12065 from 1 December 1978, 12356 from 1 August 1982
    - 12958 from 14 October 1995 to 26 June 2010, also after its amendment in 2003. The amending order, 13292, is never
      cited by its own number.
    - 13526 from 27 June 2010. On 25 and 26 June 2010 both 12958 and 13526 are accepted.

    A number that is none of them (`12598`, `13256`) is reported even where the date is not known; one below 11652 only
    where it is a slip, because it may be that of an older order. A cable from before June 1972 cites none of them: its
    date or its order is wrong. A number that is damaged (`1295B`) is not judged. The instruction on the line is then
    judged by the order that the line cites, or was meant to cite: it is not reported for the wrong number once more.

    ## Why

    The order decides what the instruction means, how long it may last and which exemptions there are. A cable is under
    the order of its own date, whatever the date of its sources.

    ## Fix safety

    Only the number changes. Where it is a plain slip of one order, and of no other, that was in force (one digit
    wrong, missing or doubled, or two changed round), the right number is certain and the fix is safe. Any other number
    may be right and the date wrong, or the instruction may have to change with it: the fix is unsafe.
    """

    code = "DEC003"
    name = "wrong-executive-order"
    severity = Severity.ERROR
    scope = Scope(has=("executive_order",))
    needs_date = True
    authority = (
        Citation("E.O. 13526", "75 FR 707"),
        Citation("E.O. 12958", "60 FR 19825"),
        Citation("E.O. 12356", "47 FR 14874"),
        Citation("32 CFR 2001", "75 FR 37254"),
    )
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="E.O. 12356: DECL: 07/14/2018",
            good="E.O. 12958: DECL: 07/14/2018",
            at=((1, 6, 1, 11),),
            fixed="E.O. 12958: DECL: 07/14/2018",
            slot="executive_order",
        ),
        Example(
            bad="E.O. 13292: DECL: 07/14/2018",
            good="E.O. 12958: DECL: 07/14/2018",
            at=((1, 6, 1, 11),),
            fixed="E.O. 12958: DECL: 07/14/2018",
            slot="executive_order",
            note="The order that amended 12958 is not cited by its own number.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a number that no cable of this day may cite."""
        order = order_line(cable)
        if order is None or order.number is None or order.number_span is None:
            return
        number = order.number
        cited = regime_of_order(number, context.date)
        amended, meant = amendment(number), slip_of(number)
        accepted = _accepted(context, amended, meant)
        if number in accepted or not (accepted or _cannot_be_cited(number, cited, context)):
            return
        yield Violation(
            order.number_span,
            _message(number, cited, amended, context),
            expected=_expected(number, accepted, context),
            related=date_place(context, context.date),
            fix=_fix(order.number_span, accepted, meant),
        )


def _accepted(context: Context, amended: Regime | None, meant: str | None) -> tuple[str, ...]:
    """What the line may cite; without a date only where nobody could ever cite what it does."""
    if context.date is not None:
        return orders_accepted_on(context.date)
    right = meant if amended is None else amended.order
    return () if right is None else (right,)


def _cannot_be_cited(number: str, cited: Regime | None, context: Context) -> bool:
    """Whether the number is wrong though nothing says which one is right: it is no order, or the first was to come."""
    return is_no_order(number) if context.date is None else cited is not None


def _expected(number: str, accepted: tuple[str, ...], context: Context) -> str:
    right = accepted or near_orders(number)
    if context.date is not None and not accepted:
        return f"a date of the cable from the time of E.O. {number}, or no such order"
    return " or ".join(f"'{one}'" for one in right) or "the order that was in force on the day of the cable"


def _message(number: str, cited: Regime | None, amended: Regime | None, context: Context) -> str:
    if amended is not None:
        return f"E.O. {number} amended E.O. {amended.order} and is not cited by its own number."
    if cited is None or context.date is None:
        return f"E.O. {number} is not an order on classification."
    today = day_text(context.date)
    if cited.until is None or context.date < cited.accepted_from:
        return f"E.O. {number} was not yet in force on {today}; it took effect on {day_text(cited.effective)}."
    return f"E.O. {number} was no longer in force on {today}; another order replaced it on {day_text(cited.until)}."


def _fix(span: Span, accepted: tuple[str, ...], meant: str | None) -> Fix | None:
    """The right number, where there is only one; a safe fix where a plain slip and the date point to the same."""
    right = meant if meant in accepted else accepted[0] if len(accepted) == 1 else None
    if right is None:
        return None
    edit = Edit(span.start, span.end, right)
    title = f"Write {right}"
    return safe_fix(title, edit) if right == meant else unsafe_fix(title, edit)
