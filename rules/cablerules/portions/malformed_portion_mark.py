"""POR007: a portion mark that is readable and not well written."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.cable import Paragraph
from cablegrammar.fields import Mark, Subject
from cablegrammar.node import Node
from cablelint.context import Context
from cablelint.finding import Applicability, Citation, Edit, Severity, Violation, safe_fix
from cablelint.rule import Example, Rule
from cablerules.portions.duty import era_weight
from cablerules.portions.marks import Form, form_of, marks_in


class MalformedPortionMark(Rule):
    """A portion mark is readable, but not written as one: case, blanks, separators or parentheses are wrong.

    ## What it checks

    Levels and controls stand in capitals, without blanks, joined by `/` or `//`, between parentheses: `(S/NF)` and not
    `(s/nf)`, `(S / NF)`, `(S-NF)`, `(C NF)` or `S/NF)`. Marks of other governments are right with a hyphen (`(UK-C)`,
    `(FGI-C)`). What follows REL TO is free text in a State cable and is not looked at. A mark written with the words
    of a banner is reported by POR006 alone. The rule runs for cables from 1 December 1978 on.

    ## Why

    Whoever searches for portions that may not be released searches for `/NF)`, and misses the others.

    ## Fix safety

    The fix writes the same level and the same controls the usual way. Where an item between two separators is
    missing, none is offered: something may have been lost.
    """

    code = "POR007"
    name = "malformed-portion-mark"
    severity = Severity.WARNING
    authority = (Citation("CAPCO Register and Manual 2016", "A.6"), Citation("5 FAH-1 H-246"))
    fix = Applicability.SAFE
    visits = (Paragraph, Subject)
    examples = (
        Example(
            bad="1. (c) The lamp has arrived.",
            good="1. (C) The lamp has arrived.",
            at=[(1, 4, 1, 7)],
            fixed="1. (C) The lamp has arrived.",
        ),
        Example(
            bad="1. (C-NF) The lamp has arrived.\n\n2. ( C / NF ) The keeper has not.",
            good="1. (C/NF) The lamp has arrived.\n\n2. (C/NF) The keeper has not.",
            at=[(1, 4, 1, 10), (3, 4, 3, 14)],
            fixed="1. (C/NF) The lamp has arrived.\n\n2. (C/NF) The keeper has not.",
            setting={"captions": "NOFORN\nSIPDIS"},
        ),
        Example(
            bad="1. (C The lamp has arrived.",
            good="1. (C) The lamp has arrived.",
            at=[(1, 4, 1, 6)],
            fixed="1. (C) The lamp has arrived.",
        ),
    )

    def check(self, node: Node, context: Context) -> Iterator[Violation]:
        """Yield a violation for each badly written mark of the node."""
        for mark in marks_in(node, context):
            closed = mark.text.startswith("(") and mark.text.endswith(")")
            if closed and mark.marking.well_formed:
                continue
            form = form_of(mark)
            if form.marking.banner_form or form.canonical is None or era_weight(context) is None:
                continue
            if closed and form.marking.well_formed:
                continue
            right = f"({form.canonical})"
            empty = _has_empty_item(form)
            yield Violation(
                mark.span,
                f"The mark {mark.text} {_fault(mark, form, empty=empty)}.",
                right,
                fix=None if empty else safe_fix(f"Write {right}", Edit(mark.span.start, mark.span.end, right)),
            )


def _has_empty_item(form: Form) -> bool:
    marking = form.marking
    return len(marking.separators) - marking.leading >= max(len(marking.tokens), 1)


def _fault(mark: Mark, form: Form, *, empty: bool) -> str:
    """What is wrong, as the end of a sentence."""
    text = form.marking.text
    if mark.text[:1] in "[{" or mark.text[-1:] in "]}":
        return "has brackets in place of parentheses"
    if not mark.text.startswith("(") or not mark.text.endswith(")"):
        return "lacks a parenthesis"
    if empty:
        return "has an empty item"
    if text != text.upper():
        return "is not in capitals"
    if any(separator.text.strip() not in ("/", "//") for separator in form.marking.separators):
        return "does not join its items by '/' or '//'"
    return "has blanks inside"
