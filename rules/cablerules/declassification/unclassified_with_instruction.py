"""DEC002 unclassified-with-instruction."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.declassification.executive_order import Declassification
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    ExecutiveOrder,
    Fix,
    Scope,
    Severity,
    Violation,
    unsafe_fix,
)
from cablerules.declassification.governing import order_line
from cablerules.wording import overall_line

_UNCLASSIFIED = {
    "classification": "UNCLAS WINDHOEK 000512",
    "body": "1. The lamp has arrived, and the board is pleased.",
}


class UnclassifiedWithInstruction(CableRule):
    """An unclassified cable has a declassification instruction.

    ## What it checks

    The E.O. line of an UNCLASSIFIED or LIMITED OFFICIAL USE cable says `N/A`: there is nothing to declassify. A date,
    an event, an exemption or a schedule there contradicts the classification line, which is the related place. Whether
    the date itself is sound is not asked then. Left alone is a cable with a declassification
    stamp, or a note on this line that it was declassified.

    ## Why

    One of the two lines is wrong, and the reader cannot tell which. If it is the classification line, classified
    information travels unprotected: look at the text first.

    ## Fix safety

    The fix writes `N/A` and takes the instruction away, so it is unsafe: only a person can tell that the cable is
    unclassified indeed. It is offered only where everything else says so: no portion and no page carries a classified
    mark, there is no authority block, and the security letters of the header agree.
    """

    code = "DEC002"
    name = "unclassified-with-instruction"
    severity = Severity.ERROR
    scope = Scope(levels=("unclassified",))
    authority = (Citation("32 CFR 2001.21", "(a)"), Citation("CAPCO Register and Manual 2016", "p51-52"))
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="E.O. 12958: DECL: 07/14/2018",
            good="E.O. 12958: N/A",
            at=((1, 13, 1, 29),),
            slot="executive_order",
            setting={"classification": "UNCLAS WINDHOEK 000512"},
            note="No fix: the portions and the authority block say CONFIDENTIAL, so it may be the level that is wrong.",
        ),
        Example(
            bad="E.O. 12356: DECL: OADR",
            good="E.O. 12356: N/A",
            at=((1, 13, 1, 23),),
            fixed="E.O. 12356: N/A",
            slot="executive_order",
            template="short-header",
            setting={**_UNCLASSIFIED, "fl5": "R 141030Z JUL 88", "authority": ""},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report an instruction on the E.O. line of a cable that is not classified."""
        level = cable.overall_level
        if level is None or level.classified:
            return
        order = order_line(cable)
        line = None if order is None else cable.declassification
        if order is None or line is None or order.instruction_span is None or line.redacted or cable.is_declassified:
            return
        found = _name(line)
        if found is None:
            return
        fix = _fix(cable, order)
        yield Violation(
            order.instruction_span,
            f"This cable is {level}, but its E.O. line has {found}.",
            expected="'N/A'" if fix is not None else "'N/A', or a classified level on the classification line",
            related=overall_line(cable),
            fix=fix,
        )


def _name(line: Declassification) -> str | None:
    """What the line carries, without the words of an event; None where it is no instruction."""
    if line.kind == "date" or line.date_fault is not None:
        return "a declassification date"
    if line.kind in ("exemption", "schedule"):
        return f"the {line.kind} {', '.join(line.codes)}"
    if line.kind == "event":
        return "a declassification event" if line.duration_years is None else "a duration of classification"
    return "a downgrading" if line.downgrade is not None else None


def _fix(cable: Cable, order: ExecutiveOrder) -> Fix | None:
    """`N/A` in the place of the instruction, where all the rest of the cable says that it is unclassified."""
    span = order.instruction_span
    if span is None or cable.field_of("authority") is not None:
        return None
    if cable.classification is None or cable.classification.level is None:
        return None  # a misspelled level may be another one
    security = None if cable.transmission is None else cable.transmission.security_line
    if security is not None and (security.level is None or security.level.classified):
        return None
    if any(entry.mark.level is None or entry.mark.level.classified for entry in cable.marks):
        return None
    if any(banner.level is None or banner.level.classified for banner in cable.banners):
        return None
    if cable.written(span).split() != order.instruction.split():
        return None  # a page line stands in the middle of it
    return unsafe_fix("Write N/A", Edit(span.start, span.end, "N/A"))
