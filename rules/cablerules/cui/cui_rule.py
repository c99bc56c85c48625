"""What the rules about a CUI marking have in common, and what its parts are called."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.cui import is_category, is_cui
from cablegrammar.marking.marking import MarkingToken
from cablelint import ControlledMarking, MarkingContext, MarkingInUse, Violation
from cablerules.controlled import is_in_force
from cablerules.one_marking.rule import MarkingView, OneMarkingRule, view_of


class CuiRule(OneMarkingRule):
    """A rule about one marking that speaks of CUI. It holds under every profile, since the rule on CUI took effect."""

    visits = (ControlledMarking,)

    def judged(self, node: MarkingInUse, context: MarkingContext) -> tuple[Violation, ...]:
        """What there is to say about a marking that says CUI, a banner without `//` in a State cable included."""
        if not is_in_force(context) or not node.marking.controlled:
            return ()
        return tuple(self.faults(view_of(node, context)))


def is_commingled(view: MarkingView) -> bool:
    """Whether CUI stands beside a level."""
    return bool(view.marking.levels)


def place_of(token: MarkingToken) -> int:
    """The place of a token in a marking that has nothing but CUI: control marking, categories, dissemination."""
    return 0 if is_cui(token) else 1 if is_category(token) else 2


def without_status(tokens: tuple[MarkingToken, ...]) -> Iterator[MarkingToken]:
    """The tokens that are known parts of a marking."""
    return (token for token in tokens if token.kind not in ("status", "unknown") and token.form != "continued")
