"""CAB009 authority-misplaced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablelint import Authority, Citation, Context, Example, Paragraph, Related, Rule, Scope, Severity, Violation
from cablelint.rule.scope import TELEGRAMS
from cablerules.authority.block_duty import judged

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable


class AuthorityMisplaced(Rule[Authority]):
    """The authority block comes before a field, or after the first paragraph.

    ## What it checks

    In a telegram the authority comes after the E.O., TAGS, SUBJECT and REF lines and before paragraph 1. Paragraph 1
    itself may state it, `1. (U) Classified by ...`, or begin with it. The labelled lines of a SMART message have their
    own place. An extract is asked where its head is whole.

    ## Why

    Readers and systems look for it there. Under the text it is taken for a part of the text.
    """

    code = "CAB009"
    name = "authority-misplaced"
    severity = Severity.INFO
    scope = Scope(forms=TELEGRAMS, levels=("classified",), ordered=True)
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="Classified By: DCM Tamsin Farrowgate, reason 1.4 (b).\n\nREF: STATE 70412",
            good="REF: STATE 70412\n\nClassified By: DCM Tamsin Farrowgate, reason 1.4 (b).",
            at=((1, 1, 1, 15),),
            slot="reference",
            setting={"authority": "", "body": "1. (C) Post returns the lamp of reftel."},
        ),
        Example(
            bad="1. (C) The lamp is lit.\n\nClassified By: DCM Tamsin Farrowgate, reason 1.4 (b).\n\n2. (C) It is.",
            good="1. (U) Classified by DCM Tamsin Farrowgate, reason 1.4 (b).\n\n2. (C) The lamp is lit.",
            at=((3, 1, 3, 15),),
            setting={"authority": ""},
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report an authority with a field behind it, or a paragraph before it."""
        cable = context.cable
        if not cable.is_telegram or not judged(node, context):
            return
        found = _out_of_place(node, cable)
        if found is None or cable.lacks_fields:
            return
        words, related = found
        yield Violation(
            node.label,
            f"The authority block comes {words}.",
            expected="after the E.O., TAGS, SUBJECT and REF lines, before paragraph 1",
            related=(related,),
        )


def _out_of_place(authority: Authority, cable: Cable) -> tuple[str, Related] | None:
    """What it stands before or after, with the place of that."""
    start = authority.span.start
    for block in cable.blocks:
        if block.span.start >= start:
            break
        if isinstance(block, Paragraph) and block.number is not None and block.span.end <= start:
            return f"after paragraph {block.number}", Related(block.first_line, f"paragraph {block.number}")
    for field in cable.own_fields:
        if field.kind != "authority" and not field.late and field.span.start > start:
            return f"before the {field.name} line", Related(field.label_place, f"the {field.name} line")
    return None
