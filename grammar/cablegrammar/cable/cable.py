"""The document model: one cable as a frozen tree. Every node has a span; what stands inside a line is parsed lazily."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegrammar.base.node import Node
from cablegrammar.base.record import lazy, record
from cablegrammar.cable.fields import Subject
from cablegrammar.cable.header import CableHeader
from cablegrammar.cable.lines import Block as Block
from cablegrammar.cable.lines import Form as Form
from cablegrammar.cable.lines import HeaderLines as HeaderLines
from cablegrammar.cable.lines import LineCount as LineCount
from cablegrammar.cable.paragraph import Paragraph as Paragraph
from cablegrammar.cable.paragraph import Subparagraph as Subparagraph

if TYPE_CHECKING:
    from cablegrammar.authority.block import Authority
    from cablegrammar.cable.marking_in_use import MarkingInUse
    from cablegrammar.cable.stated_captions import StatedCaption
    from cablegrammar.cable.text_blocks import Quotation, Stretches, TextBlock
    from cablegrammar.declassification.executive_order import Declassification, ExecutiveOrder
    from cablegrammar.references.listed import Reference
    from cablegrammar.tags.tag import Tag


@record
class Cable(CableHeader):
    """One message: what the grammar understood of it.

    Attributes are named as in the JSON of `cablelint parse` (`from_` for `from`). `fields` holds every E.O., TAGS,
    SUBJECT, REF and authority line in the order of the text, repeated and late ones included; `blocks` the
    paragraphs, headings, notices and signatures in the order of the text.
    """

    @lazy
    def executive_order(self) -> ExecutiveOrder | None:
        """The E.O. line."""
        line = self.field_of("executive_order")
        if line is None:
            return None
        from cablegrammar.declassification.executive_order import parse_executive_order

        return parse_executive_order(line.whole, line.span.start)

    @lazy
    def declassification(self) -> Declassification | None:
        """What the E.O. line says about declassification; None when there is no such line."""
        order = self.executive_order
        line = self.field_of("executive_order")
        if order is None or line is None:
            return None
        from cablegrammar.declassification.executive_order import parse_declassification

        on = None if self.date is None else self.date.date()
        span = order.instruction_span
        if span is None:
            return parse_declassification("", order.span.end, on)
        text = line.whole[span.start - line.span.start : span.end - line.span.start]
        return parse_declassification(text, span.start, on)

    @lazy
    def tags(self) -> tuple[Tag, ...]:
        """The TAGS line."""
        line = self.field_of("tags")
        if line is None:
            return ()
        from cablegrammar.tags.tag import parse_tags

        return parse_tags(line.value, line.value_span.start)

    @lazy
    def subject(self) -> Subject | None:
        """The SUBJECT line with its portion mark."""
        line = self.field_of("subject")
        if line is None:
            return None
        from cablegrammar.cable.fields import parse_subject

        return parse_subject(line)

    @lazy
    def stated_captions(self) -> tuple[StatedCaption, ...]:
        """The captions of the cable as a whole, misspelled ones as what they were meant to be."""
        if self.classification is None and not self.captions and not self.pass_lines:
            return ()
        from cablegrammar.cable.stated_captions import stated_captions

        return stated_captions(self)

    @lazy
    def references(self) -> tuple[Reference, ...]:
        """The listed references."""
        from cablegrammar.references.listed import parse_references

        year = None if self.date is None else self.date.year
        lines = [line for line in self.fields_by_kind.get("reference", ()) if not line.late]
        if self.form == "smart":  # some repeat their head, and with it the list
            lines = lines[:1]
        return tuple(
            reference
            for line in lines
            for reference in parse_references(line.value, line.value_span.start, self.post, year)
        )

    @lazy
    def authority(self) -> Authority | None:
        """Who classified the cable and why, or what it is derived from: a paragraph, or a sentence of the first one."""
        lines = self.fields_by_kind.get("authority", ())
        on = None if self.date is None else self.date.date()
        if not lines:
            from cablegrammar.cable.authority_sentence import find_authority

            return find_authority(self, on)
        from cablegrammar.authority.block import parse_authority

        start, end = lines[0].span
        for line in lines[1:]:  # a block with blank lines between its lines
            if self.clean[end : line.span.start].strip():
                break
            end = line.span.end
        whole = lines[0].whole if end == lines[0].span.end else self.clean[start:end]
        return parse_authority(whole, start, on)

    @lazy
    def markings_in_use(self) -> tuple[MarkingInUse, ...]:
        """The portion marks and banners, each distinct one once with all its places."""
        from cablegrammar.cable.marking_in_use import markings_of

        return markings_of(self)

    @lazy
    def citations(self) -> tuple[Node, ...]:
        """What the paragraphs cite: references (`ref A`), paragraphs (`para 4`), quoted texts (BEGIN TEXT)."""
        from cablegrammar.references.citations import scan_prose

        return scan_prose(self.clean, self.first_text, self.span.end)

    @lazy
    def text_blocks(self) -> tuple[TextBlock, ...]:
        """What the text sets off with BEGIN and END: parts of the cable and quoted texts, as they begin."""
        from cablegrammar.references.citations import TextMark

        marks = [mark for mark in self.citations if isinstance(mark, TextMark)]
        if not marks:
            return ()
        from cablegrammar.cable.text_blocks import find_text_blocks

        return find_text_blocks(self, marks)

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The text blocks that quote another text."""
        from cablegrammar.cable.text_blocks import Quotation

        return tuple(block for block in self.text_blocks if isinstance(block, Quotation))

    @lazy
    def quoted_text(self) -> Stretches:
        """Where quoted texts stand: each with its BEGIN, and without its END, which is the drafter's own."""
        from cablegrammar.cable.text_blocks import Stretches

        return Stretches(quotation.inner for quotation in self.quotations)

    def quoted(self, offset: int) -> bool:
        """Whether a quoted text stands at `offset`."""
        return self.quoted_text.hold(offset)

    def walk(self, wanted: frozenset[type[Node]]) -> Iterator[Node]:
        """The nodes of the wanted types and of their subclasses: this one, those of the tree, those of each language.

        Each part in the order of the text. A small language (marks, references, tags ...) is only parsed when a type
        that stands in it is wanted.
        """
        types = tuple(wanted)
        if isinstance(self, types):
            yield self
        everything = Node in wanted
        places = {place for kind in wanted for place in kind.within}
        if everything or "structure" in places:
            yield from _below(self, types)
        for attribute in _LANGUAGES:
            if everything or attribute in places:
                value = getattr(self, attribute)
                for node in value if isinstance(value, tuple) else () if value is None else (value,):
                    if isinstance(node, types):
                        yield node
                    yield from _below(node, types)


_LANGUAGES = (
    "transmission", "date_time_group", "message_record_number", "message_date", "originator", "addressees",
    "classification", "stated_captions", "executive_order", "declassification", "tags", "subject", "references",
    "authority", "markings_in_use", "citations", "text_blocks", "page_lines", "artefacts",
)  # fmt: skip
"""The attributes that parse a small language, in the order in which a walk comes to them."""


def _below(node: Node, types: tuple[type[Node], ...]) -> Iterator[Node]:
    """The nodes of some types inside a node, at any depth, in the order of the text."""
    stack = [node.children()]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        if isinstance(child, types):
            yield child
        stack.append(child.children())
