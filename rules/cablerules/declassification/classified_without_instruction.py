"""DEC001 classified-without-instruction."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.markings import marking_by_key
from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Span, Violation
from cablerules.declassification.cited_order import is_before_the_orders, regime_for
from cablerules.declassification.governing import block_instruction, order_line
from cablerules.declassification.instruction_dates import day_of, instruction_in
from cablerules.wording import overall_line


class ClassifiedWithoutInstruction(CableRule):
    """A classified cable has no declassification instruction.

    ## What it checks

    The E.O. line of a CONFIDENTIAL, SECRET or TOP SECRET cable says until when it stays classified: a date, an event,
    an exemption or a schedule. `N/A` and an empty line say nothing.

    - A missing E.O. line is STR003's, and a bad date is DEC004's to DEC007's.
    - `Declassify On:` in the authority block is an instruction too. In a SMART message it is the one, and where the
      block lacks that line CAB013 says so.
    - Under E.O. 11652 an empty line meant the General Declassification Schedule: the finding is then a warning.
    - `N/A to RD portions. See source list for NSI portions.`, a downgrading (`DNG: CO 02/10/2026`) and a value that was
      taken out (`XXXXXXXX`) are left alone, and so is Restricted Data or Formerly Restricted Data, which no date
      declassifies.
    - An extract is asked only where its head is whole. A cable with a declassification stamp is not asked.

    ## Why

    Information may be classified only for as long as it has to be, and whoever classifies it decides how long. Without
    an instruction nobody may release the cable later, and nobody can tell how long to protect it.
    """

    code = "DEC001"
    name = "classified-without-instruction"
    severity = Severity.ERROR
    scope = Scope(has=("executive_order",))
    authority = (Citation("32 CFR 2001.21", "(a)(4)"), Citation("22 CFR 9.4", "(e)"))
    examples = (
        Example(
            bad="E.O. 12958: N/A",
            good="E.O. 12958: DECL: 07/14/2018",
            at=((1, 13, 1, 16),),
            slot="executive_order",
        ),
        Example(
            bad="E.O. 12958:",
            good="E.O. 12958: DECL: 07/14/2018",
            at=((1, 12, 1, 12),),
            slot="executive_order",
            note="The line is there and says nothing.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a classified cable whose E.O. line is there and gives no instruction."""
        order = order_line(cable)
        line = None if order is None else cable.declassification
        if order is None or line is None or line.kind not in ("missing", "not-applicable"):
            return
        if line.redacted or line.portions or line.downgrade is not None or cable.is_declassified:
            return
        level = cable.overall_level
        if level is None or not level.classified or is_before_the_orders(context):
            return
        if cable.lacks_fields or _has_atomic_information(cable):
            return
        block = block_instruction(cable)
        if block is not None and (block.kind != "not-applicable" or block.portions or block.redacted):
            return
        if block is None and line.kind == "missing" and _is_said_of_block(context):
            return
        regime = regime_for(context)
        empty = line.kind == "missing" and block is None
        place = order.instruction_span or Span(order.span.end, order.span.end)
        if line.kind == "missing" and block is not None:
            place = block.span
        by_default = empty and regime is not None and bool(regime.schedule_years)
        found = "has no declassification instruction" if empty else "says N/A for declassification"
        yield Violation(
            place,
            f"This cable is {level} but {found}.",
            expected=instruction_in(regime, day_of(context)),
            related=overall_line(cable),
            severity=Severity.WARNING if by_default else None,
        )


def _is_said_of_block(context: Context) -> bool:
    """Whether the block of a SMART message stands there without its Declassify On, which is the fault then."""
    cable = context.cable
    authority = cable.own_authority if cable.form == "smart" else None
    asked = context.regime is not None and context.regime.reason_section is not None
    return asked and authority is not None and not authority.redacted


def _has_atomic_information(cable: Cable) -> bool:
    """Whether a mark or the classification line names Restricted Data or its like."""
    line = cable.classification
    controls = set(() if line is None else line.controls)
    for entry in cable.marks:
        controls.update(entry.mark.controls)
    register = marking_by_key()
    return any(known.category == "AEA" for control in controls if (known := register.get(control)) is not None)
