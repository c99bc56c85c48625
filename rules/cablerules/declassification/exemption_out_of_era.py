"""DEC008: an exemption or a schedule that the order of the cable does not know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cablegrammar.vocabulary.regimes import Exemption, exemption
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
    Severity,
    Span,
    Violation,
    unsafe_fix,
)
from cablerules.declassification.codes import carried, out_of_era, source_years
from cablerules.declassification.governing import (
    Governing,
    date_place,
    dated_instruction,
    day_of,
    day_text,
    instruction_in,
    regime_for,
    written,
)
from cablerules.declassification.limits import years_after


class ExemptionOutOfEra(CableRule):
    """A declassification instruction uses an exemption or a schedule outside of its time.

    ## What it checks

    The code of the instruction has a place under the order that the E.O. line cites, on the day of the cable:

    - `GDS`, `XGDS` and `ADS` under E.O. 11652; `GDS` with a date, `RDS` and `XDS` under E.O. 12065
    - `OADR` under E.O. 12356, until 13 October 1995
    - `X1` to `X8` under E.O. 12958 as issued, until 21 September 2003
    - `25X1-human` from 22 September 2003 to 2012; `25X1` to `25X9` from 14 October 1995
    - `50X` and `75X` under E.O. 13526; `DCI ONLY` and `DNI ONLY` (imagery under E.O. 12951) until June 2010
    - `MR` (manual review) and `SUBJECT TO TREATY` never: they were no proper values at any time.

    `SOURCE MARKED OADR` and its like are right for a derivative from October 1995 to June 2010. Where the E.O. line
    cites the wrong order, that is DEC003's fault: a code that is right under the order cited, or under the one in
    force, is not reported as well.

    ## Why

    A code that an order did away with says nothing to the one who has to declassify the cable. What a document carries
    that is derived from a source with such a code is laid down, and is in most cases a date: 25 years from the source.

    ## Fix safety

    The fix puts the longest date that the order allows in the place of the code, or the code that replaced it. It is
    unsafe: an original classifier may have meant a shorter time, and for a derivative the date counts from its source.
    """

    code = "DEC008"
    name = "exemption-out-of-era"
    severity = Severity.ERROR
    authority = (
        Citation("32 CFR 2001.22", "(e)(3)"),
        Citation("32 CFR 2001.26", "(a)(6)"),
        Citation("5 CFR 1312.8", "(b)(6)"),
    )
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="E.O. 12958: DECL: X1",
            good="E.O. 12958: DECL: 07/14/2033",
            at=((1, 19, 1, 21),),
            fixed="E.O. 12958: DECL: 07/14/2033",
            slot="executive_order",
        ),
        Example(
            bad="E.O. 12958: DECL: OADR",
            good="E.O. 12958: DECL: X1",
            at=((1, 19, 1, 23),),
            fixed="E.O. 12958: DECL: 07/14/2006",
            slot="executive_order",
            template="short-header",
            setting={"fl5": "R 141030Z JUL 96"},
        ),
        Example(
            bad="E.O. 12958: MR",
            good="E.O. 12958: DECL: 07/14/2018",
            at=((1, 13, 1, 15),),
            fixed="E.O. 12958: DECL: 07/14/2033",
            slot="executive_order",
            note="Manual review was a value for banners of intelligence documents, and never a proper instruction.",
        ),
        Example(
            bad="E.O. 11652: OADR",
            good="E.O. 11652: GDS",
            at=((1, 13, 1, 17),),
            slot="executive_order",
            template="short-header",
            setting={"fl5": "R 141030Z JUL 76"},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the codes that have no place, with what takes theirs."""
        found = dated_instruction(context)
        if found is None or not found.instruction.codes or context.date is None:
            return
        regime = regime_for(context)
        if regime is None:
            return
        instruction, on = found.instruction, context.date
        wrong = [
            (code, span)
            for code, span in zip(instruction.codes, instruction.code_spans, strict=False)
            if out_of_era(code, regime, on)
            and (context.regime is None or out_of_era(code, context.regime, on))  # else the number alone is wrong
        ]
        if not wrong:
            return
        span = Span(wrong[0][1].start, wrong[-1][1].end)
        names = " and ".join(dict.fromkeys(code for code, _ in wrong))
        known = exemption(wrong[0][0], on)
        yield Violation(
            span,
            f"{names} {_reason(known, regime, on)}.{carried(known, on)}",
            expected=_expected(known, regime, found, context),
            related=date_place(context, on),
            fix=_fix(known, regime, found, context) if len(wrong) == len(instruction.codes) else None,
        )


def _reason(known: Exemption | None, regime: Regime, on: date) -> str:
    """Why the code has no place here, as the end of a sentence."""
    if known is None or (not known.proper and known.kind == "exemption"):
        return "is no proper declassification instruction"
    if known.valid_to is not None and on > known.valid_to:
        return f"could be used until {day_text(known.valid_to)}, and this cable is of {day_text(on)}"
    if known.valid_from is not None and on < known.valid_from:
        return f"came in on {day_text(known.valid_from)}, after this cable of {day_text(on)}"
    return f"has no place under E.O. {regime.order}"


def _expected(known: Exemption | None, regime: Regime, found: Governing, context: Context) -> str:
    on = context.date
    replacement = None if on is None else _replacement(known, on)
    if replacement is not None:
        return f"'{replacement}'"
    years, source = source_years(known), found.instruction.date
    if known is not None and known.code.startswith("SOURCE MARKED") and years is not None and source is not None:
        day = years_after(source, years)
        if day is not None:
            return f"'{written(day, found, context)}', {years} years after the source"
    return instruction_in(regime, day_of(context), block_from=on if found.in_block else None)


def _replacement(known: Exemption | None, on: date) -> str | None:
    """The code that took the place of this one, where one did and is in use."""
    if known is None or known.valid_to is None or on <= known.valid_to:
        return None
    other = exemption(known.derivative)
    return known.derivative if other is not None and other.valid_to is None else None


def _fix(known: Exemption | None, regime: Regime, found: Governing, context: Context) -> Fix | None:
    """The replacement, or the longest date that the order allows, in the place of the whole value.

    Nothing where the value has anything beside the codes: a date, an event, words that belong to no instruction.
    """
    instruction, day = found.instruction, day_of(context)
    beside = (instruction.date_span, instruction.event, instruction.rest, instruction.downgrade)
    if context.date is None or any(part is not None for part in beside) or len(instruction.instructions) != 1:
        return None
    text = _replacement(known, context.date)
    if text is None:
        years = regime.longest_years
        last = None if day is None or years is None or regime.permits("schedule") else years_after(day, years)
        if last is None:
            return None
        text = written(last, found, context)
    start = instruction.span.start
    if instruction.label_span is not None and instruction.label_span.start > instruction.code_spans[0].start:
        return None
    if instruction.label_span is not None:
        start = instruction.label_span.end
        text = f" {text}"
    elif not found.in_block:
        text = f"DECL: {text}"
    return unsafe_fix(f"Write {text.strip()}", Edit(start, instruction.span.end, text))
