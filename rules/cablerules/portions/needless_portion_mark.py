"""POR009 needless-portion-mark."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.cable.fields import later_subjects
from cablegrammar.cable.marks import mark_at_end
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Fix,
    Level,
    Mark,
    Scope,
    Severity,
    Span,
    Violation,
    safe_fix,
)
from cablerules.duty import is_sensitive
from cablerules.wording import overall_line


class NeedlessPortionMark(CableRule):
    """A wholly unclassified cable without controls has portion marks.

    ## What it checks

    In an UNCLAS cable that is not SENSITIVE, and whose portions are all `(U)`, the marks say nothing and may be left
    out. The rule is off unless it is selected, and speaks once a cable, at the first mark, with their number. It is
    silent when any portion is marked otherwise.

    ## Why

    It is a matter of style: marks that say nothing make those that say something easier to overlook.

    ## Fix safety

    The fix takes the marks out. Text that is unclassified and without controls stays so.
    """

    code = "POR009"
    name = "needless-portion-mark"
    severity = Severity.INFO
    enabled = False
    scope = Scope(levels=("unclassified",))
    authority = (Citation("CAPCO Register and Manual 2016", "C"),)
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="1. (U) The lamp has arrived.\n\n2. (U) The keeper has not.",
            good="1. The lamp has arrived.\n\n2. The keeper has not.",
            at=[(1, 4, 1, 7)],
            fixed="1. The lamp has arrived.\n\n2. The keeper has not.",
            setting={
                "classification": "UNCLAS WINDHOEK 000512",
                "executive_order": "E.O. 12958: N/A",
                "authority": "",
            },
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Yield a violation at the first mark of a cable that needs none."""
        if cable.overall_level is not Level.UNCLASSIFIED or is_sensitive(cable):
            return
        line = cable.classification
        if line is not None and (line.controls or line.modifier):
            return
        marks = [entry.mark for entry in cable.marks]
        if not marks or not all(isinstance(mark, Mark) and _says_nothing(mark) for mark in marks):
            return
        count = "One portion is" if len(marks) == 1 else f"{len(marks)} portions are"
        yield Violation(
            marks[0].span,
            f"{count} marked although the whole cable is unclassified.",
            expected="no portion marks",
            related=overall_line(cable),
            fix=_fix(cable),
        )


def _fix(cable: Cable) -> Fix | None:
    """Take the marks out, with that of a SUBJECT line that stands again.

    None where another mark would be read in the place of one that is gone: at the end of a text, in a line of the head
    that a copy has put elsewhere.
    """
    places = {entry.mark.span for entry in cable.marks}
    copied = "\n".join(cable.written(line.span) for line in (*cable.press_copy, *cable.repeated_lines))
    if any(mark in copied for mark in {cable.written(place) for place in places}):
        return None
    for entry in cable.marks:
        behind = Span(entry.span.end, max(entry.span.end, entry.carrier.span.end))
        if _is_mark(mark_at_end(cable.written(behind), behind.start)):
            return None
    for again in (subject.mark for subject in later_subjects(cable.fields)):
        if again is not None and _is_mark(again):
            if not _says_nothing(again):
                return None
            places.add(again.span)
    return safe_fix("Remove the marks", *(_removal(cable, place) for place in sorted(places)))


def _is_mark(mark: Mark | None) -> bool:
    return mark is not None and not mark.odd and mark.marking.recognised


def _removal(cable: Cable, mark: Span) -> Edit:
    """Take a mark out with the blanks that part it from the text, or (at the end of a text) with those before it."""
    blanks = cable.source.blanks_around(mark)
    at_end = not cable.written(Span(blanks.end, blanks.end + 1)).strip()
    return Edit(blanks.start if at_end else mark.start, blanks.end, "")


def _says_nothing(mark: Mark) -> bool:
    return mark.level is Level.UNCLASSIFIED and not mark.controls and not mark.marking.unknown
