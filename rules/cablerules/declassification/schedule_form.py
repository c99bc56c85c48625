"""DEC017 schedule-form."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.declassification.executive_order import Declassification
from cablegrammar.vocabulary.regimes import exemptions, schedule_categories
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Regime,
    Scope,
    Severity,
    Violation,
    safe_fix,
)
from cablerules.declassification.cited_order import regime_for
from cablerules.declassification.codes import out_of_era
from cablerules.declassification.governing import dated_instruction


class ScheduleForm(CableRule):
    """A schedule of E.O. 11652 or 12065 is not in its form.

    ## What it checks

    - E.O. 12065: `GDS 7/14/86 (NAME, GIVEN) OR-M`: a date, who decided it, and in what capacity; `RDS-1` and `XDS-1`
      likewise, with the number of their reason.
    - E.O. 11652: `GDS` alone; `XGDS`, where its category is given with one of 1 to 4 behind a hyphen or a blank; `ADS`.
      Several categories (`XGDS-1, 2`) are read; how they are written is laid down nowhere.

    The first part that is missing is named. A name that was taken out counts as there. A schedule under an order that
    has none is DEC008's.

    ## Why

    Under E.O. 12065 no schedule ran by itself: without a date nothing was ever declassified, and without the name
    nobody could be asked.

    ## Fix safety

    Only the spelling of a code changes (`XGDS(2)` becomes `XGDS-2`), which is safe. What is missing has no fix.
    """

    code = "DEC017"
    name = "schedule-form"
    severity = Severity.WARNING
    scope = Scope(levels=("classified", "unknown"), dated=True)
    authority = (Citation("32 CFR 2700.13"), Citation("18 CFR 3a.13"))
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="E.O. 12065: GDS 7/14/86",
            good="E.O. 12065: GDS 7/14/86 (FARROWGATE, TAMSIN) OR-M",
            at=((1, 13, 1, 24),),
            slot="executive_order",
            template="short-header",
            setting={"fl5": "R 141030Z JUL 80", "authority": ""},
        ),
        Example(
            bad="E.O. 11652: XGDS(2)",
            good="E.O. 11652: XGDS-2",
            at=((1, 13, 1, 20),),
            fixed="E.O. 11652: XGDS-2",
            slot="executive_order",
            template="short-header",
            setting={"fl5": "R 141030Z JUL 76", "authority": ""},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first thing that a schedule lacks, or how its code is written."""
        found = dated_instruction(context)
        if found is None or found.instruction.kind != "schedule" or context.date is None:
            return
        instruction, regime = found.instruction, regime_for(context)
        if regime is None or not instruction.code_spans or instruction.date_fault is not None:
            return
        code, span = instruction.codes[0], instruction.code_spans[0]
        if out_of_era(code, regime, context.date):
            return
        for number, place in zip(instruction.codes, instruction.code_spans, strict=False):
            family, _, category = number.partition("-")
            categories = schedule_categories(family)
            if categories and category and category not in categories:
                known = f"{categories[0]} to {categories[-1]}"
                yield Violation(
                    place, f"{family} has no category {category}.", expected=f"'{family}-' and one of {known}"
                )
                return
        fault = _fault(code, instruction, regime)
        if fault is not None:
            missing, expected = fault
            whole = next((one.span for one in instruction.instructions if code in one.codes), span)
            yield Violation(whole, f"{code} lacks {missing}.", expected=expected)
            return
        if len(instruction.codes) > 1:
            return  # how several are written is laid down nowhere
        written = cable.written(span)
        if not _is_well_written(written, code):
            fix = safe_fix(f"Write {code}", Edit(span.start, span.end, code))
            yield Violation(span, f"{code} is written '{written}'.", expected=f"'{code}'", fix=fix)


def _fault(code: str, instruction: Declassification, regime: Regime) -> tuple[str, str] | None:
    """What is missing, and what was expected; None where all is there."""
    dated = any(known.date_required == "yes" and known.era == regime.order for known in exemptions(code))
    if not dated or not regime.longest_years or regime.schedule_years:
        return None
    if any(letter.isdecimal() for letter in instruction.rest or ""):
        return None  # the date may stand in what could not be read
    form = f"'{code} MM/DD/YY (NAME, GIVEN) OR-x'"
    if instruction.date is None:
        return "a date", form
    if instruction.person is None:
        return "the name, in parentheses, of the person who decided it", form
    if instruction.originator is None:
        return "OR- and a letter, for the capacity in which that person decided it", form
    return None


def _is_well_written(written: str, code: str) -> bool:
    return written.upper() in (code, code.replace("-", " "))
