"""The marks whose form is judged: those of the subject, of paragraphs and of sub-paragraphs, each with its offset."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cablegrammar.marking.marking import Marking, parse_marking
from cablelint import Context, Mark, MarkingInUse
from cablerules.one_marking.form import keeps, right_form
from cablerules.one_marking.rule import MarkingView, real_places


class Form(NamedTuple):
    """How a mark is written, a State release list (which is free text) apart.

    `marking` is the mark with each list shortened to `REL`; `canonical` the mark in portion form with the lists as
    they are written, None where some part of it is unknown.
    """

    marking: Marking
    canonical: str | None


def marks_of(node: MarkingInUse, context: Context) -> Iterator[Mark]:
    """The marks that a marking in use stands for, wherever it is one."""
    return (place.mark for place in real_places(node, context.cable) if place.mark is not None)


def register_mark(view: MarkingView) -> str | None:
    """A portion mark as the register has it, with its parentheses; None where something of it could get lost."""
    right = right_form(view)
    if right is None or not keeps(view.marking, parse_marking(right, unpublished=True)):
        return None
    return f"({right})"


def form_of(mark: Mark | MarkingInUse) -> Form:
    """How `mark` is written."""
    marking = mark.marking
    lists = [token for token in marking.tokens if token.kind == "release-list"]
    if not lists:
        return Form(marking, _kept(marking, marking.canonical))
    text, done, pieces = marking.text, 0, []
    for token in lists:
        pieces += [text[done : token.span.start], "REL"]
        done = token.span.end
    short = parse_marking("".join((*pieces, text[done:])))
    canonical = short.canonical
    if canonical is not None:
        parts = canonical.split("REL")
        if len(parts) != len(lists) + 1:
            return Form(short, None)
        written = [parts[0]]
        for token, part in zip(lists, parts[1:], strict=True):
            written += (token.text, part)
        canonical = "".join(written)
    return Form(short, _kept(marking, canonical))


def _kept(marking: Marking, canonical: str | None) -> str | None:
    """The canonical form, None where it does not say all that the mark says."""
    return canonical if canonical is not None and keeps(marking, parse_marking(canonical)) else None
