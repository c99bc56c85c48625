"""The level that a marking begins with where it is not one of the United States alone."""

from __future__ import annotations

from cablegrammar.marking.marking import MarkingToken
from cablerules.one_marking.rule import MarkingView

NATO = "NATO"
COSMIC = "COSMIC TOP SECRET"
"""The key of NATO's highest level."""
_FOREIGN = ("non-US", "JOINT", "FGI")


def foreign_level(view: MarkingView) -> MarkingToken | None:
    """The level of another government, of NATO or of several owners, where the marking begins with one.

    In a portion mark `FGI S` stands for the level of a government that is not named.
    """
    head = first_value(view)
    return head if head is not None and head.category in _FOREIGN and head is view.marking.tokens[0] else None


def joint_level(view: MarkingView) -> MarkingToken | None:
    """JOINT with its level and its owners, where it stands in the place of the level."""
    head = first_value(view)
    return head if head is not None and head.category == "JOINT" else None


def first_value(view: MarkingView) -> MarkingToken | None:
    """The value that gives the marking its level; without a level, the first one."""
    marking = view.marking
    return next(iter((*marking.levels, *marking.tokens)), None)
