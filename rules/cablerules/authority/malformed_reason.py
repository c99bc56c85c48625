"""CAB007 malformed-reason."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.authority.reason import ReasonFault
from cablelint import (
    Applicability,
    Authority,
    Citation,
    Context,
    Edit,
    Example,
    Fix,
    Rule,
    Scope,
    Severity,
    Violation,
    safe_fix,
)
from cablerules.authority.block_duty import original
from cablerules.authority.reason_sections import accepted_sections

_SECTION = frozenset(("section-separator", "garbled-section"))


class MalformedReason(Rule[Authority]):
    """The reason of a classification is not written as one.

    ## What it checks

    An original classification's reason is the section of the order and its letters. Every good shape of that is right:
    `1.4 (b) and (d)`, `1.4(b,d)`, `1.4 b/d`, `1.4 (B)(D)`, also where the number only goes on in the next line. What is
    reported:

    - a section that is not cleanly written: `1,4`, `14 (b)`, `l.4`
    - a bracket that was typed with the wrong shift: `9b)`, `(b0`
    - a word of the reason that is split inside, by a blank or a line's end: `REAS ONS`, `an d`
    - letters without a section, a section without a letter, or words instead of both

    ## Why

    The reason is read by machines and by reviewers. The usual cause is a form whose field was broken at a fixed column.

    ## Fix safety

    A fix is offered only where the right text is certain: the two halves of a word are joined, a bracket is put right,
    and a section is rewritten where it then is the one in force on the day of the cable.
    """

    code = "CAB007"
    name = "malformed-reason"
    severity = Severity.WARNING
    scope = Scope(levels=("classified",), ordered=True)
    authority = (Citation("32 CFR 2001.21", "(a)(3)"), Citation("5 FAH-1 H-246"))
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="Classified By: Ambassador Tamsin Farrowgate for reasons 1,4 (b) and (d).",
            good="Classified By: Ambassador Tamsin Farrowgate for reasons 1.4 (b) and (d).",
            at=((1, 57, 1, 60),),
            fixed="Classified By: Ambassador Tamsin Farrowgate for reasons 1.4 (b) and (d).",
            slot="authority",
        ),
        Example(
            bad="CLASSIFIED BY: AMBASSADOR TAMSIN FARROWGATE, REAS ONS 1.4 (B) AND (D)",
            good="CLASSIFIED BY: AMBASSADOR TAMSIN FARROWGATE, REASONS 1.4 (B)/(D)",
            at=((1, 46, 1, 54),),
            fixed="CLASSIFIED BY: AMBASSADOR TAMSIN FARROWGATE, REASONS 1.4 (B) AND (D)",
            slot="authority",
        ),
        Example(
            bad="Classified By: Ambassador Tamsin Farrowgate, reasons (b) and (d)",
            good="Classified By: Ambassador Tamsin Farrowgate, reasons 1.4 b and d",
            at=((1, 46, 1, 65),),
            slot="authority",
            note="No fix: which section was meant is for the drafter to say.",
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report each fault in how the reason is written."""
        if node.reason is None or not node.reason.faults:
            return
        if not original(node, context) or node.reason.redacted:
            return
        right = accepted_sections(context)
        for fault in node.reason.faults:
            message, expected = _said(fault, right, context)
            yield Violation(fault.span, message, expected=expected, fix=_fix(fault, right, context))


def _said(fault: ReasonFault, right: tuple[str, ...], context: Context) -> tuple[str, str]:
    """The message, and what is expected."""
    sections = " or ".join(right)
    if fault.kind == "missing-section":
        return "The reason gives letters but no section.", f"{sections} and the letters"
    if fault.kind == "missing-letters":
        return "The reason gives a section but no letter.", f"{sections} and the letter or letters"
    if fault.kind == "unreadable":
        return "The reason gives neither a section nor a letter.", f"{sections} and the letter or letters"
    written = " ".join(context.cable.slice(fault.span).split())
    if fault.kind in _SECTION:
        certain = fault.fix if fault.fix in right else " or ".join(f"'{one}'" for one in right).strip("'")
        return f"The section of the reason is written '{written}'.", f"'{certain}'"
    if fault.kind == "slipped-bracket":
        return f"A letter of the reason is written '{written}'.", f"'{fault.fix}'"
    return f"A word of the reason is split: '{written}'.", f"'{fault.fix}'"


def _fix(fault: ReasonFault, right: tuple[str, ...], context: Context) -> Fix | None:
    if fault.fix is None or not context.cable.is_untouched(fault.span):
        return None
    if fault.kind in _SECTION and right != (fault.fix,):
        return None
    return safe_fix(f"Write {fault.fix}", Edit(fault.span.start, fault.span.end, fault.fix))
