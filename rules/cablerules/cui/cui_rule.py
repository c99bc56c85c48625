"""What the rules about a CUI marking have in common, and what its parts are called."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.cui import is_category, is_cui
from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.cui import CUI
from cablegrammar.vocabulary.markings import marking_by_key
from cablelint import Cable, Citation, Context, ControlledMarking, MarkingInUse, Violation
from cablerules.markings.marking_rule import MarkingRule, MarkingView, view_of

HANDBOOK = "CUI Marking Handbook 2016"


def rule_2002(section: str) -> Citation:
    """A paragraph of the federal rule about marking CUI."""
    return Citation("32 CFR 2002.20", section)


def handbook(page: str) -> Citation:
    """A page of the marking handbook of the National Archives."""
    return Citation(HANDBOOK, page)


class CuiRule(MarkingRule):
    """A rule about one marking that speaks of CUI. It holds under every profile, since the rule on CUI took effect."""

    visits = (ControlledMarking,)

    def judged(self, node: MarkingInUse, context: Context) -> tuple[Violation, ...]:
        """What there is to say about a marking that says CUI, a banner without `//` in a State cable included."""
        if not is_in_force(context) or not node.marking.controlled:
            return ()
        return tuple(self.faults(view_of(node, context)))


def is_in_force(context: Context) -> bool:
    """Whether CUI is marked on the day of the cable, or that day is not known."""
    effective = marking_by_key()[CUI].effective
    return context.date is None or effective is None or context.date >= effective


def first_controlled(cable: Cable, kind: str) -> ControlledMarking | None:
    """The first portion mark, or banner, that says CUI: where a rule about the whole document begins."""
    for use in cable.markings_in_use:
        if isinstance(use, ControlledMarking) and use.kind == kind and use.marking.controlled:
            return use
    return None


def is_commingled(view: MarkingView) -> bool:
    """Whether CUI stands beside a level."""
    return bool(view.marking.levels)


def place_of(token: MarkingToken) -> int:
    """The place of a token in a marking that has nothing but CUI: control marking, categories, dissemination."""
    return 0 if is_cui(token) else 1 if is_category(token) else 2


def without_status(tokens: tuple[MarkingToken, ...]) -> Iterator[MarkingToken]:
    """The tokens that are known parts of a marking."""
    return (token for token in tokens if token.kind not in ("status", "unknown") and token.form != "continued")
