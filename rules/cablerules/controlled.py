"""Controlled unclassified information: where its law stands, since when it holds, and whether a cable speaks of it."""

from __future__ import annotations

from cablegrammar.vocabulary.cui import CUI
from cablegrammar.vocabulary.markings import marking_by_key
from cablelint import Cable, Citation, ControlledMarking, MarkingContext

HANDBOOK = "CUI Marking Handbook 2016"


def rule_2002(section: str) -> Citation:
    """A paragraph of the federal rule about marking CUI."""
    return Citation("32 CFR 2002.20", section)


def handbook(page: str) -> Citation:
    """A page of the marking handbook of the National Archives."""
    return Citation(HANDBOOK, page)


def is_in_force(context: MarkingContext) -> bool:
    """Whether CUI is marked on the day of the cable, or that day is not known."""
    effective = marking_by_key()[CUI].effective
    return context.date is None or effective is None or context.date >= effective


def first_controlled(cable: Cable, kind: str) -> ControlledMarking | None:
    """The first portion mark, or banner, that says CUI: where a rule about the whole document begins."""
    for use in cable.markings_in_use:
        if isinstance(use, ControlledMarking) and use.kind == kind and use.marking.controlled:
            return use
    return None
