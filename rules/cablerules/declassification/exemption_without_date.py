"""DEC009 exemption-without-date."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.regimes import exemption, is_source_marked
from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablerules.declassification.cited_order import regime_for
from cablerules.declassification.codes import out_of_era, source_years
from cablerules.declassification.governing import dated_instruction
from cablerules.declassification.instruction_dates import day_of, written
from cablerules.declassification.limits import years_after


class ExemptionWithoutDate(CableRule):
    """An exemption lacks the date or event that belongs to it.

    ## What it checks

    `25X1` to `25X9`, `50X` and `75X` with a number exempt information from automatic declassification until a date or
    an event, which stands beside the code: `25X1, 07/14/2058`. `25X1-human`, `25X1, EO 12951`, `50X1-HUM` and
    `50X2-WMD` take none; a date beside the last two is reported as a warning. A code that is out of its time is
    DEC008's, and the form of an E.O. 12065 schedule is DEC017's.

    ## Why

    An exemption moves the end of classification further out; it does not take it away. A source that carries such a
    code without a date gives its derivatives 50 years from its own date.
    """

    code = "DEC009"
    name = "exemption-without-date"
    severity = Severity.ERROR
    scope = Scope(levels=("classified", "unknown"), dated=True)
    authority = (Citation("32 CFR 2001.26"), Citation("32 CFR 2001.21", "(a)(4)"))
    examples = (
        Example(
            bad="E.O. 12958: DECL: 25X1",
            good="E.O. 12958: DECL: 25X1, 07/14/2048",
            at=((1, 19, 1, 23),),
            slot="executive_order",
        ),
        Example(
            bad="E.O. 13526: DECL: 50X1-HUM 07/14/2060",
            good="E.O. 13526: DECL: 50X1-HUM",
            at=((1, 28, 1, 38),),
            slot="executive_order",
            template="short-header",
            setting={"fl5": "R 141030Z JUL 11"},
            note="A warning: this exemption takes no date.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the last code of an instruction that lacks its date, or the date of one that takes none."""
        found = dated_instruction(context)
        regime = None if found is None or not found.instruction.codes else regime_for(context)
        if found is None or regime is None or context.date is None:
            return
        instruction, on = found.instruction, context.date
        for one in instruction.instructions:
            if one.kind != "exemption" or not one.codes or any(out_of_era(code, regime, on) for code in one.codes):
                continue
            code = one.codes[-1]
            known = exemption(code, on)
            if known is None or is_source_marked(code):
                continue
            if known.date_required == "no" and one.date_span is not None and known.derivative == "keep":
                yield Violation(
                    one.date_span,
                    f"{code} takes no date: the order itself says how long it lasts.",
                    expected=f"only '{code}'",
                    severity=Severity.WARNING,
                )
            if known.date_required != "yes" or one.date_span is not None or one.event is not None:
                continue
            if instruction.date is not None or instruction.event is not None:
                continue  # several exemptions before one date
            day, years = day_of(context), known.date_limit_years
            last = None if day is None or years is None else years_after(day, years)
            limit = "a date or an event" if last is None else f"a date no later than {written(last, found, context)}"
            source = source_years(known)
            carries = (
                ""
                if source is None
                else f" A cable derived from such a source gives the date of the source plus {source} years."
            )
            span = instruction.code_spans[instruction.codes.index(code)]
            yield Violation(span, f"{code} needs a date or an event.{carries}", expected=f"'{code}, ' and {limit}")
            return
