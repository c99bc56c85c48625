"""Paragraphs and the items inside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import lazy, record
from cablegrammar.cable.marks import BlanketMark, Mark

_SHORT = 60


@record
class Subparagraph(Node):
    """An item inside a paragraph: `a.`, `--`, `(1)`. `label` is None for a bullet of dashes or a star.

    `oddly_marked` when the text begins with something odd in parentheses: behind a label that may be an abbreviation
    as well as a bad mark, and is no mark therefore.
    """

    within = ("structure",)

    label: str | None
    label_span: Span
    mark: Mark | None
    raw: str = field(repr=False)
    body: Span
    oddly_marked: bool = False

    @property
    def text(self) -> str:
        """The item's text on one line, without its label and mark."""
        return " ".join(self.raw.split())

    def children(self) -> Iterator[Node]:
        """The marks and parts inside, in the order of the text."""
        if self.mark is not None:
            yield self.mark


@record
class Paragraph(Node):
    """A paragraph of the text.

    `number` is None for a block without one. `mark` is the portion mark, wherever it stands (see `Mark.place`): a
    misplaced one behind a heading or at the end is part of the text, too. `raw` is the text from `body.start` on, as
    long as in the file, with page lines blanked. `after_heading` says that a heading stands directly before.
    """

    within = ("structure",)

    number: str | None
    number_span: Span | None
    number_text: str | None
    mark: Mark | None
    blanket: BlanketMark | None
    raw: str = field(repr=False)
    body: Span
    subparagraphs: tuple[Subparagraph, ...]
    after_heading: bool
    after_page_line: bool

    @property
    def text(self) -> str:
        """The text on one line, without number, mark and sub-paragraphs."""
        return " ".join(self.raw.split())

    @lazy
    def has_url(self) -> bool:
        """Whether the text names a web address."""
        from cablegrammar.cable.fields import names_url

        return names_url(self.raw)

    @property
    def first_line(self) -> Span:
        """The number, or (without one) the first line of the text: where a finding about the paragraph stands."""
        if self.number_span is not None:
            return self.number_span
        end = self.raw.find("\n")
        return Span(self.body.start, self.body.start + len((self.raw if end < 0 else self.raw[:end]).rstrip()))

    @property
    def is_short_line(self) -> bool:
        """Whether the block is one short line, such as a question, a salutation or a title that ends in a stop."""
        return not self.subparagraphs and len(self.raw) <= _SHORT and "\n" not in self.raw.strip()

    def children(self) -> Iterator[Node]:
        """The marks and parts inside, in the order of the text."""
        if self.mark is not None:
            yield self.mark
        if self.blanket is not None:
            yield self.blanket
        yield from self.subparagraphs
