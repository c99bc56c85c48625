"""DEC019 several-instructions."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.declassification.executive_order import Declassification, Instruction
from cablelint import (
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Regime,
    Related,
    Scope,
    Severity,
    Violation,
    day_text,
)
from cablerules.declassification.cited_order import regime_for
from cablerules.declassification.codes import out_of_era
from cablerules.declassification.governing import dated_instruction


class SeveralInstructions(CableRule):
    """The E.O. line or the authority block has more than one declassification instruction.

    ## What it checks

    One line has one value: a date, an event, or an exemption with what belongs to it. `X1` to `X8` may be combined, and
    an exemption with its date is one instruction, and so are two between which the line decides (`WHICHEVER IS
    EARLIER`); a code out of its time is DEC008's, and none. Of several, the one
    that lasts longest counts, and the message names it. Instructions that cannot be read are not counted.

    ## Why

    Whoever declassifies the cable has to know on which day. With two values one reader takes the earlier.
    """

    code = "DEC019"
    name = "several-instructions"
    severity = Severity.WARNING
    scope = Scope(levels=("classified", "unknown"))
    authority = (Citation("CAPCO Register and Manual 2016", "p31-32"), Citation("32 CFR 2001.22", "(e)(2)"))
    examples = (
        Example(
            bad="E.O. 12958: DECL: 07/14/2018, 07/14/2028",
            good="E.O. 12958: DECL: 07/14/2028",
            at=((1, 31, 1, 41),),
            slot="executive_order",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the second instruction, with the first as the related place."""
        found = dated_instruction(context)
        if found is None or len(found.instruction.instructions) < 2:
            return
        instruction, regime = found.instruction, regime_for(context)
        several = [
            one for one in instruction.instructions if one.kind != "unreadable" and not _is_void(one, regime, context)
        ]
        if len({(one.kind, one.date, one.codes, one.event) for one in several}) < 2:
            return
        if _is_list_of_exemptions(several) or "WHICHEVER" in (instruction.rest or "").upper():
            return
        yield Violation(
            several[1].span,
            f"The line has {len(several)} declassification instructions; the longest one counts:"
            f" {_longest(instruction)}.",
            expected="one instruction",
            related=(Related(several[0].span, "the first instruction"),),
        )


def _is_void(one: Instruction, regime: Regime | None, context: Context) -> bool:
    """Whether it is a code that DEC008 calls out of its time."""
    on = context.date
    return regime is not None and on is not None and any(out_of_era(code, regime, on) for code in one.codes)


def _is_list_of_exemptions(several: list[Instruction]) -> bool:
    """`25X1, 25X6 07/14/2050`: several exemptions before one date, which belongs to all of them."""
    return all(one.kind == "exemption" for one in several) and sum(one.date is not None for one in several) <= 1


def _longest(instruction: Declassification) -> str:
    """The one that counts, without the words of an event."""
    main = max(instruction.instructions, key=lambda one: (one.kind == instruction.kind, one.date == instruction.date))
    parts = [", ".join(main.codes)] if main.codes else []
    if main.date is not None:
        parts.append(day_text(main.date))
    return " with ".join(parts) or ("the duration" if main.duration_years else "the event")
