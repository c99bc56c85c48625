"""POR010 heading-unmarked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cablelint import (
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Heading,
    Paragraph,
    Related,
    Scope,
    Severity,
    Violation,
)
from cablerules.duty import marking_duty, usable_marks


class HeadingUnmarked(CableRule):
    """The headings of a SMART message carry no portion marks.

    ## What it checks

    That the headings above the paragraphs of a SMART message begin with a portion mark, in a message that needs portion
    marks: a classified one, or one that is SENSITIVE. The lines of a quoted text are no headings of the message. One
    finding a cable, with the count. It is off by default: few drafters mark their headings. Telegrams are not judged.

    ## Why

    A heading says something, and is a portion like a paragraph. It is also what is quoted first.
    """

    code = "POR010"
    name = "heading-unmarked"
    severity = Severity.INFO
    enabled = False
    scope = Scope(forms=("smart",), ordered=True, has=("headings",))
    authority = (Citation("5 FAH-3 H-710"), Citation("32 CFR 2001.21", "(c)"))
    examples = (
        Example(
            bad="1. (C) The lamp is lent.\n\nThe Keeper Is Asleep\n\n2. (C) So is his cat.",
            good="1. (C) The lamp is lent.\n\n(U) The Keeper Is Asleep\n\n2. (C) So is his cat.",
            at=((3, 1, 3, 21),),
            template="smart",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first heading, with the count."""
        if cable.form != "smart" or not cable.headings or marking_duty(context) is None:
            return
        headings = list(_subheadings(cable))
        if not headings:
            return
        first, *others = headings
        yield Violation(
            first.span,
            f"None of the {len(headings)} headings has a portion mark."
            if others
            else "The heading has no portion mark.",
            expected=f"one of {usable_marks(context)} before the heading",
            related=tuple(Related(heading.span, "another heading") for heading in others[:3]),
        )


def _subheadings(cable: Cable) -> Iterator[Heading]:
    """The headings that stand directly above a numbered or marked paragraph."""
    blocks = cable.blocks
    for block, below in pairwise(blocks):
        if isinstance(block, Heading) and isinstance(below, Paragraph) and (below.number or below.mark):
            yield block
