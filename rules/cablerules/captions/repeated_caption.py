"""CAP004 repeated-caption."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Fix,
    Related,
    Scope,
    Severity,
    Span,
    StatedCaption,
    Violation,
    safe_fix,
)

_DOUBLED = "SIPDIS"


class RepeatedCaption(CableRule):
    """A caption appears more than once on a cable.

    ## What it checks

    Each caption stands once. The SIPDIS that the system adds to the drafter's own does not count, nor do the captions
    that the later sections of a telegram repeat. One finding for each caption, at its second place.

    The rule is off by default: a repeated caption says nothing wrong.

    ## Why

    A repeated caption is a line to read for nothing, and often the trace of a line that was meant to be another.

    ## Fix safety

    The first one stays, and the cable says what it said before.
    """

    code = "CAP004"
    name = "repeated-caption"
    severity = Severity.INFO
    enabled = False
    scope = Scope(has=("stated_captions",))
    authority = (Citation("5 FAH-2 H-252.1-1"),)
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="NOFORN\nSIPDIS\nNOFORN\nLIMDIS",
            good="NOFORN\nSIPDIS\nLIMDIS",
            at=[(3, 1, 3, 7)],
            fixed="NOFORN\nSIPDIS\nLIMDIS",
            slot="captions",
        ),
        Example(
            bad="EXDIS EXDIS",
            good="SIPDIS\n\nSIPDIS",
            at=[(1, 7, 1, 12)],
            fixed="EXDIS",
            slot="captions",
            note="The system adds a SIPDIS of its own: two are no repeat.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each caption that stands again, once."""
        stated = cable.stated_captions
        if len(stated) < 2:
            return
        places: dict[str, list[StatedCaption]] = {}
        for caption in stated:
            if caption.known.kind != "status":
                places.setdefault(caption.known.text, []).append(caption)
        for text, found in places.items():
            allowed = 2 if text == _DOUBLED else 1
            again = found[allowed:]
            if not again:
                continue
            yield Violation(
                again[0].span,
                f"{text} appears {'twice' if len(found) == 2 else f'{len(found):,} times'}.",
                expected=f"{text} once",
                related=(Related(found[0].span, "the first one"),),
                fix=_fix(cable, again),
            )


def _fix(cable: Cable, again: list[StatedCaption]) -> Fix | None:
    """A fix that takes repetitions out; None where one is a control of the classification line or of a banner: there it
    stands before the number, or no number is. None either where nothing stands below the captions but another message:
    with them would go what parts the two.
    """
    if not (cable.fields or cable.blocks):
        return None
    line = cable.classification
    lines = ("line", "joined") if line is not None and line.number is not None else ("line",)
    if any(one.place not in lines for one in again):
        return None
    return safe_fix("Remove the repetition", *(_removal(cable, one) for one in again))


def _removal(cable: Cable, caption: StatedCaption) -> Edit:
    """Take the caption out: its whole line where it stands alone, else with the blank before it."""
    start, end = caption.span
    first, last = cable.source.line_at(start), cable.source.line_at(end)
    head, tail = cable.written(Span(first.start, start)), cable.written(Span(end, last.end))
    if not head.strip() and not tail.strip():
        return Edit(first.start, last.end + len(cable.source.line_end_at(end)), "")
    if head.strip():
        return Edit(start - len(head) + len(head.rstrip(" \t/,;-")), end, "")
    return Edit(start, end + len(tail) - len(tail.lstrip(" \t/,;-")), "")
