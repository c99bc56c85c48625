"""DEC013 instructions-disagree."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.declassification.executive_order import Declassification
from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation, day_text
from cablerules.declassification.governing import block_instruction, order_line
from cablerules.declassification.instruction_dates import day_of
from cablerules.declassification.limits import deadlines

_SHORT = 3
"""Words of so many letters say how an event is put, and not which: `THE`, `OF`, `END`."""


class InstructionsDisagree(CableRule):
    """The E.O. line and the authority block's Declassify On give different answers.

    ## What it checks

    Where both say until when the cable stays classified, they name the same date, event or exemption. How the date is
    written does not matter, nor the small words of an event, and a duration (`TEN YEARS`) is counted from the cable.
    An instruction that was taken out, cut off or cannot be read is not compared, and neither is one under a
    declassification stamp.

    ## Why

    One cable has one instruction. Of two, the reader does not know which holds.
    """

    code = "DEC013"
    name = "instructions-disagree"
    severity = Severity.ERROR
    scope = Scope(has=("authority",))
    authority = (Citation("32 CFR 2001.21", "(a)(4)"), Citation("CAPCO Register and Manual 2016", "p31-32"))
    examples = (
        Example(
            bad="Classified By: Ambassador Tamsin Farrowgate\nReason: 1.4 (b)\nDeclassify On: 07/14/2023",
            good="Classified By: Ambassador Tamsin Farrowgate\nReason: 1.4 (b)\nDeclassify On: 20180714",
            at=((3, 16, 3, 26),),
            slot="authority",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the block's instruction where the line's is another."""
        block = block_instruction(cable)
        if block is None or cable.is_declassified:
            return
        order = order_line(cable)
        line = None if order is None else cable.declassification
        level = cable.overall_level
        if line is None or (level is not None and not level.classified):
            return
        if not _is_readable(line) or not _is_readable(block) or not _differ(line, block, context):
            return
        yield Violation(
            block.span,
            f"The authority block says {_name(block)}, but the E.O. line says {_name(line)}.",
            expected="the same instruction in both places",
            related=(Related(line.span, "the instruction of the E.O. line"),),
        )


def _is_readable(one: Declassification) -> bool:
    return (
        not one.redacted and one.date_fault is None and one.kind not in ("missing", "unreadable") and not one.portions
    )


def _differ(line: Declassification, block: Declassification, context: Context) -> bool:
    """Whether no reading makes the two the same: a date and an exemption with that date say the same."""
    if line.duration_years is not None or block.duration_years is not None:
        on = day_of(context)
        if on is None:
            return False
        ours, theirs = ({deadline.day for deadline in deadlines(one, on)} for one in (line, block))
        if ours and theirs:
            return ours.isdisjoint(theirs)
    if line.date is not None and block.date is not None:
        return line.date != block.date
    if line.codes or block.codes:
        alone = (line.date is None) is not (block.date is None) and bool(line.codes) and bool(block.codes)
        return alone or set(line.codes) != set(block.codes)
    if line.event is not None and block.event is not None:
        said, repeated = _words(line.event), _words(block.event)
        return not (said <= repeated or repeated <= said)
    return line.kind != block.kind


def _words(event: str) -> set[str]:
    """What an event is about: the same one may be put with an article or without, upon or after it."""
    words = "".join(letter if letter.isalnum() else " " for letter in event.upper()).split()
    return {word for word in words if len(word) > _SHORT and word not in ("UPON", "AFTER")}


def _name(one: Declassification) -> str:
    """The instruction without the words of an event."""
    if one.kind == "not-applicable":
        return "N/A"
    parts = [", ".join(one.codes)] if one.codes else []
    if one.date is not None:
        parts.append(day_text(one.date))
    return " with ".join(parts) if parts else "a duration" if one.duration_years else "an event"
