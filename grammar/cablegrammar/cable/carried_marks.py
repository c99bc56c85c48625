"""All marks of a cable, each with what carries it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cablegrammar.base.node import Node
from cablegrammar.base.record import record
from cablegrammar.cable.fields import Subject
from cablegrammar.cable.marks import BlanketMark, Mark
from cablegrammar.cable.paragraph import Paragraph, Subparagraph


@record
class CarriedMark(Node):
    """A mark and its carrier: the subject, a paragraph, or an item. `span` is the mark's.

    `paragraph` is the one that is marked, or that the item stands in; None for the subject.
    """

    within = ("marks",)

    mark: Mark | BlanketMark
    carrier: Subject | Paragraph | Subparagraph
    paragraph: Paragraph | None = None


def marks_of(subject: Subject | None, paragraphs: Iterable[Paragraph]) -> Iterator[CarriedMark]:
    """The marks of a subject and of paragraphs, in the order of the text."""
    if subject is not None and subject.mark is not None:
        yield CarriedMark(subject.mark.span, subject.mark, subject)
    for paragraph in paragraphs:
        for mark in (paragraph.mark, paragraph.blanket):
            if mark is not None:
                yield CarriedMark(mark.span, mark, paragraph, paragraph)
        for item in paragraph.subparagraphs:
            if item.mark is not None:
                yield CarriedMark(item.mark.span, item.mark, item, paragraph)
