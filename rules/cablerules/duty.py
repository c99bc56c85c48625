"""Which cables need portion marks, how much a missing one weighs, and which marks may be used."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cablegrammar.cable.usable_marks import usable_marks as cable_marks
from cablegrammar.vocabulary.regimes import milestone
from cablelint import Edit, Fix, Level, Severity, once, unsafe_fix

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablelint.rule.context import Context, MarkingContext

_WEIGHTS = {"required": Severity.ERROR, "asked": Severity.WARNING}


@once
def era_weight(context: MarkingContext) -> Severity | None:
    """How much a fault in portion marks weighs under the order in force; None where it did not ask for them."""
    return None if context.regime is None else _WEIGHTS.get(context.regime.portion_marks)


@once
def marking_duty(context: Context) -> Severity | None:
    """How much a missing mark weighs in this cable; None where it needs no marks.

    Classified cables need them, and unclassified ones that are sensitive, since the day when State asked for it.
    LIMITED OFFICIAL USE and wholly unclassified cables do not.
    """
    weight = era_weight(context)
    if weight is None:
        return None
    level = context.cable.overall_level
    if level is None:
        return None
    if level.classified:
        return weight
    if level is Level.UNCLASSIFIED and is_sensitive(context.cable) and _sensitive_portions_by(context.date):
        return weight
    return None


@once
def is_sensitive(cable: Cable) -> bool:
    """Whether the caption SENSITIVE or the overall line says that the cable is sensitive but unclassified."""
    line = cable.classification
    if line is not None and ("SBU" in line.controls or "SBU NOFORN" in line.controls):
        return True
    return any(caption.known.text == "SENSITIVE" for caption in cable.stated_captions)


@once
def _usable(context: Context) -> tuple[str, ...]:
    return cable_marks(context.cable, context.in_force, context.register)


def usable_marks(context: Context) -> str:
    """The marks that a portion of this cable may carry, for `expected`: "(U), (SBU), (C)" up to the overall level, and
    those that it uses already.
    """
    return ", ".join(_usable(context))


def choices(context: Context, at: int, before: str = "", behind: str = "") -> tuple[Fix, ...]:
    """The marks to choose for a portion that has none, and a mark belongs at `at`: the same ones.

    `before` and `behind` are the blanks around the mark.
    """
    return tuple(unsafe_fix(f"Mark it {mark}", Edit(at, at, f"{before}{mark}{behind}")) for mark in _usable(context))


@once
def is_covered(context: Context) -> bool:
    """Whether one statement stands for the marks of all portions, or a garbled one that could while it was allowed."""
    allowed = context.regime is not None and context.regime.blanket_marks
    return any(allowed or statement.mark is not None for statement in context.cable.blanket_statements)


def _sensitive_portions_by(day: date | None) -> bool:
    return day is not None and day >= milestone("sbu-portions")
