"""POR004 misplaced-portion-mark."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    Applicability,
    Cable,
    Citation,
    Context,
    Edit,
    Example,
    Mark,
    Paragraph,
    Related,
    Rule,
    Scope,
    Severity,
    Span,
    Violation,
    safe_fix,
)
from cablerules.duty import marking_duty
from cablerules.wording import name_of


class MisplacedPortionMark(Rule[Paragraph]):
    """A portion mark does not stand directly before the text of its paragraph, or a second one stands beside it.

    ## What it checks

    The mark stands after the paragraph's number and before the text: `3. (C) Summary: ...`. Three other places are
    found, in cables that need portion marks: before the number (`(C) 3. ...`), after an inline heading
    (`3. Summary: (C) ...`, `3. Summary (C): ...`), and after the text. From 14 October 1995 to 21 September 2003 the
    rules allowed a mark at the end of a portion, and orders before left the place open, so that it is reported only
    later.

    ## Why

    A reader looks for the mark in front, and so do the machines that take a text apart into its portions.

    ## Fix safety

    The fix moves the mark as it is written; nothing else changes. Of two marks no fix takes one away.
    """

    code = "POR004"
    name = "misplaced-portion-mark"
    severity = Severity.WARNING
    scope = Scope(ordered=True)
    authority = (Citation("5 FAH-1 H-246"), Citation("32 CFR 2001.21", "(c)"))
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="(C) 1. The lamp has arrived.",
            good="1. (C) The lamp has arrived.",
            at=[(1, 1, 1, 4)],
            fixed="1. (C) The lamp has arrived.",
        ),
        Example(
            bad="1. Summary: (C) The lamp has arrived.",
            good="1. (C) Summary: The lamp has arrived.",
            at=[(1, 13, 1, 16)],
            fixed="1. (C) Summary: The lamp has arrived.",
        ),
        Example(
            bad="1. The lamp has arrived, and the keeper\nhas not. (C)",
            good="1. (C) The lamp has arrived, and the keeper\nhas not.",
            at=[(2, 10, 2, 13)],
            fixed="1. (C) The lamp has arrived, and the keeper\nhas not.",
        ),
        Example(
            bad="1. (U) (C/NF) The lamp has arrived.",
            good="1. (C/NF) The lamp has arrived.",
            at=[(1, 8, 1, 14)],
            setting={"captions": "NOFORN\nSIPDIS"},
            note="Two marks.",
        ),
    )

    def check(self, node: Paragraph, context: Context) -> Iterator[Violation]:
        """Yield a violation for the paragraph's mark when it is misplaced."""
        mark = node.mark
        if mark is None or marking_duty(context) is None:
            return
        if (pair := context.cable.two_marks(node)) is not None:
            first, second = pair
            yield Violation(
                second.span,
                f"{name_of(node)} has two marks, {first.text} and {second.text}.",
                expected=f"one mark, {first.text} or {second.text}",
                related=(Related(first.span, "the first mark"),),
            )
        if mark.place not in _PLACES:
            return
        if mark.place == "end" and _end_is_allowed(context):
            return
        number = node.number_text
        yield Violation(
            mark.span,
            f"The mark {mark.text} of {name_of(node).lower()} comes {_PLACES[mark.place]}.",
            expected=f"{mark.text} {'before the text' if number is None else f'after {number!r}'}",
            fix=safe_fix("Move the mark before the text", *_move(node, mark, context.cable)),
        )


_PLACES = {"before-number": "before the number", "after-heading": "after the heading", "end": "after the text"}


def _end_is_allowed(context: Context) -> bool:
    """Whether the order in force let a mark stand at the end; it is also when the date that decides is unknown."""
    return context.date is None or context.regime is None or context.regime.marks_at_end


def _move(paragraph: Paragraph, mark: Mark, cable: Cable) -> Iterator[Edit]:
    """Take the mark out with the blanks beside it, and put it before the text."""
    start, end = mark.span
    number = paragraph.number_span
    if mark.place == "before-number" and number is not None:
        yield Edit(start, number.end, f"{cable.written(number)} {mark.text}")
        return
    body = paragraph.body.start
    blank = "" if number is None or cable.written(Span(body - 1, body)).isspace() else " "
    yield Edit(body, body, f"{blank}{mark.text} ")
    blanks = cable.source.blanks_around(mark.span)
    before_colon = blanks.end == end  # `Comment (C): text`
    yield Edit(blanks.start, end, "") if mark.place == "end" or before_colon else Edit(start, blanks.end, "")
