"""POR005 unknown-portion-mark."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.offices import is_office
from cablelint import (
    Applicability,
    Citation,
    Context,
    Edit,
    Example,
    Fix,
    Level,
    Mark,
    MarkingContext,
    MarkingInUse,
    MarkingRule,
    Protection,
    Severity,
    Violation,
    unsafe_fix,
)
from cablerules.duty import marking_duty, usable_marks

_QUOTED = 12
"""The longest mark that a message quotes, in characters."""


class UnknownPortionMark(MarkingRule):
    """A portion mark does not name a classification level.

    ## What it checks

    What stands in a mark's place has to name a level: U, C, S, TS, or SBU and the like for text that is unclassified
    and controlled. `(SE)`, `(S1)` and `(X)` name none. A heading in parentheses (`(Economic)`, an office such as
    `(PM/WRA)` or `(S/CT)`) is no mark and is left to POR001.

    `(NC)`, `(NS)` and `(NU)` are marks of NATO information. In a cable that speaks nowhere of NATO they are taken for a
    slip of the hand, with a warning. Only cables that need portion marks are looked at.

    ## Why

    A mark that nobody can read protects nothing, and a machine that rolls the marks up cannot pass over it.

    ## Fix safety

    The fix puts the nearest real mark in its place. It is unsafe: only the drafter knows which level was meant.
    """

    code = "POR005"
    name = "unknown-portion-mark"
    severity = Severity.ERROR
    authority = (Citation("32 CFR 2001.21", "(c)(1)"), Citation("5 FAH-1 H-246"))
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="1. (SE) The lamp has arrived.",
            good="1. (S) The lamp has arrived.",
            at=[(1, 4, 1, 8)],
            fixed="1. (S) The lamp has arrived.",
            setting={"classification": "S E C R E T WINDHOEK 000512"},
        ),
        Example(
            bad="1. (X) The lamp has arrived.",
            good="1. (U) The lamp has arrived.",
            at=[(1, 4, 1, 7)],
            note="No level is near, and no fix is offered.",
        ),
        Example(
            bad="1. (NC) The lamp has arrived.",
            good="1. (NC) The lamp has arrived from NATO.",
            at=[(1, 4, 1, 8)],
            fixed="1. (C) The lamp has arrived.",
            note="A NATO mark in a cable without NATO material: a warning.",
        ),
    )

    def check(self, node: MarkingInUse, context: MarkingContext) -> Iterator[Violation]:
        """Yield a violation for each mark of the node that names no level."""
        in_cable = context if isinstance(context, Context) else None
        if node.kind != "portion" or not (node.closed or in_cable is None):
            return
        marking = node.marking
        if marking.level is None:
            if marking.levels or (in_cable is not None and marking_duty(in_cable) is None):
                return
            if is_office(node.inner):
                if in_cable is None:
                    yield Violation(
                        node.span, f"{node.text} is an office and no mark.", expected=f"one of {_usable(None)}"
                    )
                return
            for mark in node.marks:
                yield _unknown(mark, in_cable)
        elif in_cable is not None and _is_nato_by_a_slip(node, in_cable) and marking_duty(in_cable) is not None:
            for mark in node.marks:
                yield _of_nato(mark)


def _unknown(mark: Mark, in_cable: Context | None) -> Violation:
    near = mark.meant
    return Violation(
        mark.span,
        f"{_shown(mark)} does not name a level.",
        expected=f"one of {_usable(in_cable)}" if near is None else f"({near}), or another level",
        fix=None if near is None else _replace(mark, near),
    )


def _usable(in_cable: Context | None) -> str:
    """The marks that may be used: those of the cable, or, where there is none, the levels."""
    if in_cable is not None:
        return usable_marks(in_cable)
    return ", ".join(f"({level.portion})" for level in Level if level is not Level.LIMITED_OFFICIAL_USE)


def _shown(mark: Mark) -> str:
    """How the message names the mark: a long one may hold words of the cable, and is not quoted."""
    return f"The mark {mark.text}" if len(mark.text) <= _QUOTED else "The text in the place of the mark"


def _is_nato_by_a_slip(node: MarkingInUse, context: Context) -> bool:
    """Whether it is a NATO mark that looks like a misspelled one of ours, in a cable without NATO material.

    Under the other profiles it is a NATO mark without its `//`, which MRK018 names.
    """
    marking = node.marking
    if not context.manual.telegram or marking.near is None or marking.system != "NATO" or marking.leading:
        return False
    return "NATO" not in context.cable.slice(context.cable.span)


def _of_nato(mark: Mark) -> Violation:
    near = mark.marking.near
    return Violation(
        mark.span,
        f"The mark {mark.text} is a NATO mark, but the cable does not mention NATO.",
        expected=f"({near})",
        fix=None if near is None else _replace(mark, near, Protection.CONTROL),
        severity=Severity.WARNING,
    )


def _replace(mark: Mark, near: str, gives_up: Protection = Protection.WORD) -> Fix:
    edit = Edit(mark.span.start, mark.span.end, f"({near})")
    return unsafe_fix(f"Replace it with ({near})", edit, gives_up=[gives_up])
