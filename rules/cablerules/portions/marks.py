"""The marks whose form is judged: those of the subject, of paragraphs and of sub-paragraphs, each with its offset."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cablegrammar.cable import Paragraph
from cablegrammar.fields import Mark, Subject
from cablegrammar.marking import Marking, parse_marking
from cablegrammar.node import Node
from cablelint.context import Context
from cablerules.portions.portion import mark_of


class Form(NamedTuple):
    """How a mark is written, a State release list (which is free text) apart.

    `marking` is the mark with each list shortened to `REL`; `canonical` the mark in portion form with the lists as
    they are written, None where some part of it is unknown.
    """

    marking: Marking
    canonical: str | None


def marks_in(node: Node, context: Context) -> Iterator[Mark]:
    """The marks of a subject, or of a paragraph and its sub-paragraphs; what only looks like a mark is left out."""
    if isinstance(node, Subject):
        if node.mark is not None:
            yield node.mark
    elif isinstance(node, Paragraph):
        if node.mark is not None and (mark := mark_of(node, context.cable)) is not None:
            yield mark
        for item in node.subparagraphs:
            # An abbreviation in parentheses after a label is as likely as a bad mark.
            if item.mark is not None and not item.mark.odd:
                yield item.mark


def form_of(mark: Mark) -> Form:
    """How `mark` is written."""
    marking = mark.marking
    lists = [token for token in marking.tokens if token.kind == "release-list"]
    if not lists:
        return Form(marking, marking.canonical)
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
    return Form(short, canonical)


def canonical_marks(mark: Mark) -> str | None:
    """The mark as it would be written well, with its parentheses; None where that is not known."""
    canonical = form_of(mark).canonical
    return None if canonical is None else f"({canonical})"
