"""How a portion mark is rightly written, with all that it says: None where some of it could get lost."""

from __future__ import annotations

from cablegrammar.marking.marking import parse_marking
from cablegrammar.marking.state_form import StateForm, state_form
from cablelint import MarkingInUse
from cablerules.one_marking.form import keeps, right_form
from cablerules.one_marking.rule import MarkingView


def register_mark(view: MarkingView) -> str | None:
    """A portion mark as the register has it, with its parentheses; None where something of it could get lost."""
    right = right_form(view)
    if right is None or not keeps(view.marking, parse_marking(right, unpublished=True)):
        return None
    return f"({right})"


def form_of(node: MarkingInUse) -> StateForm:
    """How a mark is written in a State cable; its canonical form is None, too, where it does not say all of it."""
    form = state_form(node.marking)
    right = form.canonical
    return form if right is not None and keeps(node.marking, parse_marking(right)) else StateForm(form.marking, None)
