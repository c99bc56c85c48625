"""The instruction that says until when a cable stays classified, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cablelint import once

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablegrammar.declassification.executive_order import Declassification, ExecutiveOrder
    from cablelint.rule.context import Context


class Governing(NamedTuple):
    """The instruction that says until when a cable stays classified, and whether it stands in the authority block."""

    instruction: Declassification
    in_block: bool


@once
def order_line(cable: Cable) -> ExecutiveOrder | None:
    """The cable's own E.O. line: not one that a text quotes, nor another message's. None where there is none."""
    line = cable.own_field("executive_order")
    return None if line is None else line.executive_order


@once
def governing(cable: Cable) -> Governing | None:
    """What the E.O. line says; where it has no instruction at all, what the authority block says.

    Two that contradict each other are another fault (DEC013): the E.O. line is the one that is judged.
    """
    order = order_line(cable)
    line = None if order is None else cable.declassification
    if line is None or (line.kind == "missing" and line.downgrade is None):
        block = block_instruction(cable)
        if block is not None:
            return Governing(block, in_block=True)
    return None if line is None else Governing(line, in_block=False)


@once
def block_instruction(cable: Cable) -> Declassification | None:
    """What stands after `Declassify On:` in the authority block; None where nothing does."""
    authority = cable.authority
    found = None if authority is None else authority.declassify_on
    return None if found is None or found.kind == "missing" else found


@once
def dated_instruction(context: Context) -> Governing | None:
    """The instruction whose date is to be judged.

    None where it is no longer in force (a declassification stamp), cannot be read in full (redacted), or should not be
    there at all: an unclassified cable has DEC002's fault, whatever its date.
    """
    cable = context.cable
    if cable.is_declassified:
        return None
    level = cable.overall_level
    if level is not None and not level.classified:
        return None
    found = governing(cable)
    return None if found is None or found.instruction.redacted else found
