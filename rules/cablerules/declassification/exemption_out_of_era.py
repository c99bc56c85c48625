"""DEC008 exemption-out-of-era."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.regimes import Exemption, exemption, is_source_marked
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
    unsafe_fix,
)
from cablerules.declassification.cited_order import regime_for
from cablerules.declassification.codes import carried, out_of_era, source_years, successor, why_out_of_era
from cablerules.declassification.governing import Governing, dated_instruction
from cablerules.declassification.instruction_dates import day_of, instruction_in, written
from cablerules.declassification.limits import years_after
from cablerules.wording import date_place


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
    scope = Scope(levels=("classified", "unknown"), dated=True)
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
        found, regime, on = dated_instruction(context), regime_for(context), context.date
        if found is None or regime is None or on is None:
            return
        instruction = found.instruction
        wrong = [
            (code, span)
            for code, span in zip(instruction.codes, instruction.code_spans, strict=False)
            if out_of_era(code, regime, on)
            and (context.regime is None or out_of_era(code, context.regime, on))  # else the number alone is wrong
        ]
        if not wrong:
            return
        codes = list(dict.fromkeys(code for code, _ in wrong))
        known = exemption(wrong[0][0], on)
        value = _replacement(known, regime, found, context) if len(wrong) == len(instruction.codes) else None
        yield Violation(
            Span(wrong[0][1].start, wrong[-1][1].end),
            f"{' and '.join(codes)} {why_out_of_era(known, regime, on, several=len(codes) > 1)}.{carried(known, on)}",
            expected=_expected(known, regime, found, context),
            related=date_place(context, on),
            fix=None if value is None else _fix(value, found),
        )


def _expected(known: Exemption | None, regime: Regime, found: Governing, context: Context) -> str:
    """The code that took its place, the date that a derivative carries, or what the order allows."""
    on = context.date
    code = None if on is None else successor(known, on)
    if code is not None:
        return f"'{code}'"
    years, source = source_years(known), found.instruction.date
    if known is not None and is_source_marked(known.code) and years is not None and source is not None:
        day = years_after(source, years)
        if day is not None:
            return f"'{written(day, found, context)}', {years} years after the source"
    return instruction_in(regime, day_of(context), block_from=on if found.in_block else None)


def _replacement(known: Exemption | None, regime: Regime, found: Governing, context: Context) -> str | None:
    """The code that took its place, or the longest date that the order allows; None where it asks for a schedule."""
    code = None if context.date is None else successor(known, context.date)
    day, years = day_of(context), regime.longest_years
    if code is not None or day is None or years is None or regime.permits("schedule"):
        return code
    last = years_after(day, years)
    return None if last is None else written(last, found, context)


def _fix(value: str, found: Governing) -> Fix | None:
    """`value` in the place of the whole one.

    None where that has anything beside the codes: a date, an event, words that belong to no instruction.
    """
    instruction = found.instruction
    beside = (instruction.date_span, instruction.event, instruction.rest, instruction.downgrade)
    if any(part is not None for part in beside) or len(instruction.instructions) != 1:
        return None
    label = instruction.label_span
    if label is None:
        start, text = instruction.span.start, value if found.in_block else f"DECL: {value}"
    elif label.start < instruction.code_spans[0].start:
        start, text = label.end, f" {value}"
    else:
        return None
    return unsafe_fix(f"Write {text.strip()}", Edit(start, instruction.span.end, text))
