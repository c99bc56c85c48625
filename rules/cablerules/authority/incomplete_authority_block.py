"""CAB013 incomplete-authority-block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablelint import Authority, Citation, Context, Example, Rule, Scope, Severity, Violation
from cablerules.authority.block_duty import is_block, judged, names_somebody

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable


class IncompleteAuthorityBlock(Rule[Authority]):
    """The authority block of a SMART message or a memo lacks a line, or a `Derived From:` its source.

    ## What it checks

    The block in labelled lines: `Classified By:` or `Derived From:`, and `Declassify On:`. In a telegram the E.O. line
    says until when, so only SMART messages, whose E.O. line names the order alone, and memos without an E.O. line are
    asked for it. In any form, a `Derived From:` beside a classifier names a source. A missing `Reason:` is CAB003's, a
    derivative block without its classifier CAB014's, and a cable without any of these lines CAB001's. An extract is
    asked where its head is whole.

    ## Why

    The block is complete or it is none: who, why, until when. A system that reads it line by line stops at a gap.
    """

    code = "CAB013"
    name = "incomplete-authority-block"
    severity = Severity.ERROR
    scope = Scope(levels=("classified",), ordered=True)
    authority = (Citation("32 CFR 2001.21", "(a)(1)-(4)"), Citation("32 CFR 2001.22", "(b)-(e)"))
    examples = (
        Example(
            bad="Classified By:  Tamsin Farrowgate, Ambassador\nReason:         1.4(b)",
            good=("Classified By:  Tamsin Farrowgate, Ambassador\nReason:         1.4(b)\nDeclassify On:  20220814"),
            at=((1, 1, 1, 15),),
            slot="authority",
            template="smart",
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report each line that is not there."""
        cable = context.cable
        if node.redacted or not judged(node, context):
            return
        if node.derived_from_label is not None and node.derived_from is None and node.classified_by is not None:
            yield Violation(
                node.derived_from_label,
                "'Derived From' names no source.",
                expected="the source with its date, or no such label",
            )
        if not is_block(node, cable) or cable.lacks_anything:
            return
        if not names_somebody(node) and len(cable.fields_by_kind.get("authority", ())) == 1:
            yield Violation(
                node.label,
                "The authority block names neither a classifier nor a source.",
                expected="'Classified By:' or 'Derived From:'",
            )
        if lacks_instruction(node, cable):
            yield Violation(
                node.label,
                "'Declassify On' is missing from the authority block.",
                expected="'Declassify On:' with a date as YYYYMMDD, or an event or exemption",
            )


def lacks_instruction(authority: Authority, cable: Cable) -> bool:
    """Whether neither the block nor the E.O. line carries a declassification instruction, not even a bad one."""
    block = authority.declassify_on
    if block is not None and block.kind != "missing":
        return False
    line = cable.declassification
    return line is None or (line.kind == "missing" and line.downgrade is None)
