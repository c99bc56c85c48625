"""POR006 banner-form-in-portion."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    Applicability,
    Citation,
    Edit,
    Example,
    MarkingContext,
    MarkingInUse,
    MarkingRule,
    Scope,
    Severity,
    Violation,
    safe_fix,
)
from cablerules.duty import era_weight
from cablerules.one_marking.form import other_forms
from cablerules.one_marking.rule import judges, view_of
from cablerules.portions.right_mark import form_of, register_mark


class BannerFormInPortion(MarkingRule):
    """A portion mark is written with the words of a banner.

    ## What it checks

    A portion mark takes the short form of each level and control: `(S//NF)`, and not `(SECRET//NOFORN)`. The rule runs
    for cables from 1 December 1978 on. What follows REL TO is free text in a State cable and is not looked at.

    ## Why

    The short form is the one that readers and machines know; the long one is kept for the top of the page.

    ## Fix safety

    The fix writes the same level and the same controls in their short forms.
    """

    code = "POR006"
    name = "banner-form-in-portion"
    severity = Severity.WARNING
    scope = Scope(ordered=True)
    authority = (Citation("CAPCO Register and Manual 2016", "C.1"), Citation("32 CFR 2001.21", "(c)(1)"))
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="1. (CONFIDENTIAL) The lamp has arrived.",
            good="1. (C) The lamp has arrived.",
            at=[(1, 4, 1, 18)],
            fixed="1. (C) The lamp has arrived.",
        ),
        Example(
            bad="1. (SECRET//NOFORN) The lamp has arrived.",
            good="1. (S//NF) The lamp has arrived.",
            at=[(1, 4, 1, 20)],
            fixed="1. (S//NF) The lamp has arrived.",
            setting={"classification": "S E C R E T WINDHOEK 000512", "captions": "NOFORN\nSIPDIS"},
        ),
    )

    def check(self, node: MarkingInUse, context: MarkingContext) -> Iterator[Violation]:
        """Yield a violation for each mark of the node in banner form."""
        if node.kind != "portion" or not node.marking.banner_form:
            return
        if node.marking.level is None and context.manual.telegram:
            return  # POR005 says that no level is named
        right = _right(node, context)
        if right is None or right == node.text or era_weight(context) is None:
            return
        for mark in node.marks:
            yield Violation(
                mark.span,
                f"The mark {mark.text} is written as a banner.",
                expected=right,
                fix=safe_fix(f"Write {right}", Edit(mark.span.start, mark.span.end, right)),
            )


def _right(node: MarkingInUse, context: MarkingContext) -> str | None:
    """The mark in the short forms; None where they are not known, or where it has them already."""
    if not context.manual.telegram:
        return register_mark(view_of(node, context)) if judges(node, context) else None
    form = form_of(node)
    if not other_forms(view_of(node, context)):
        return None  # CONTROLLED is CUI004's
    return None if form.canonical is None or not form.marking.banner_form else f"({form.canonical})"
