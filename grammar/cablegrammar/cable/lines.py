"""What the grammar found of a cable: its lines and blocks. What they mean is in `cable_header` and `cable`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import lazy, record
from cablegrammar.base.source import Source
from cablegrammar.cable.fields import (
    Caption,
    Field,
    Handling,
    Heading,
    Line,
    PassLine,
    Signature,
    UnplacedLine,
)
from cablegrammar.cable.paragraph import Paragraph
from cablegrammar.lines.artefacts import Artefact

Form = Literal["acp127", "aad", "short-header", "body", "smart", "draft", "unknown"]


Block = Paragraph | Heading | Signature | Handling


@record
class HeaderLines:
    """The lines of the header by their place in ACP 127; their fields are parsed when asked for."""

    fl1: Line | None = None
    fl2: Line | None = None
    fl3: Line | None = None
    fl4: Line | None = None
    fl5: Line | None = None
    fl6: Line | None = None
    addressees: tuple[Line, ...] = ()
    print_head: tuple[Line, ...] = ()


@record
class LineCount:
    """How many non-blank lines a message has, and how many of them the grammar placed."""

    total: int
    placed: int


@record
class CableLines(Node):
    """The parts of one message, and the slots for what is worked out of them when first asked for."""

    source: Source = field(repr=False)
    clean: str = field(repr=False)
    form: Form
    notice: Line | None
    press_copy: tuple[Line, ...]
    preamble: tuple[Line, ...]
    """What a mail or a scanner put before a SMART message."""
    section_heads: tuple[Line, ...] = field(repr=False)
    """The header that the print of 1973 to 2002 repeats above each section, from its ACTION line on."""
    message_lines: tuple[Field, ...] = field(repr=False)
    """The lines that only a SMART message has, in the order of the text: MRN, Date/DTG, From, Action, Captions ..."""
    header: HeaderLines = field(repr=False)
    classification_lines: tuple[Line, ...] = field(repr=False)
    banners: tuple[Line, ...] = field(repr=False)
    captions: tuple[Caption, ...]
    pass_lines: tuple[PassLine, ...]
    handlings: tuple[Handling, ...]
    fields: tuple[Field, ...] = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    late_headers: tuple[Line, ...] = field(repr=False)
    page_line_texts: tuple[Line, ...] = field(repr=False)
    stamps: tuple[Line, ...]
    truncations: tuple[Line, ...]
    ends: tuple[Line, ...]
    furniture: tuple[Line, ...] = field(repr=False)
    unplaced: tuple[UnplacedLine, ...]
    artefacts: tuple[Artefact, ...]
    lines: LineCount
    first_paragraph: int
    """The offset of the first numbered or marked paragraph (the end of the text when there is none)."""
    after_unended: bool
    """Whether another message stands before it in the file that neither an end mark nor a signature closes."""

    def message_line(self, kind: str) -> Field | None:
        """The first line of a SMART message of a kind: `record_number`, `date_line`, `sender`, `action`, `info` ..."""
        return next((line for line in self.message_lines if line.kind == kind), None)

    @lazy
    def fields_by_kind(self) -> dict[str, tuple[Field, ...]]:
        """The fields of each kind, in the order of the text."""
        found: dict[str, list[Field]] = {}
        for one in self.fields:
            found.setdefault(one.kind, []).append(one)
        return {kind: tuple(fields) for kind, fields in found.items()}

    def field_of(self, kind: str) -> Field | None:
        """The first field of a kind: `executive_order`, `tags`, `subject`, `reference`, `authority`."""
        found = self.fields_by_kind.get(kind)
        return found[0] if found else None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Numbered and unnumbered paragraphs, in the order of the text."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Headings on a line of their own."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @property
    def signature(self) -> tuple[Signature, ...]:
        """The surname (or surnames) under the text."""
        return tuple(block for block in self.blocks if isinstance(block, Signature))

    @property
    def archive_record(self) -> dict[str, str]:
        """What the National Archives recorded of the cable below its text; empty where there is no such record."""
        from cablegrammar.cable.fields import archive_record

        return archive_record(self.furniture)

    @property
    def first_text(self) -> int:
        """The offset of the first block of the text, or the end."""
        return self.blocks[0].span.start if self.blocks else self.span.end

    @property
    def ended(self) -> bool:
        """Whether the message ends as one does: with BT, NNNN, its number, or a signature."""
        return bool(self.ends) or (bool(self.blocks) and isinstance(self.blocks[-1], Signature))

    @property
    def truncated(self) -> bool:
        """Whether the text says, or shows by its end, that a part of the cable is missing."""
        return bool(self.truncations) or self.clean[self.span.start : self.span.end].rstrip().endswith(("...", "…"))

    def slice(self, span: Span) -> str:
        """The clean text of a span. Page lines inside a line are blanks in it; those on a line of their own are not."""
        return self.clean[span.start : span.end]

    def children(self) -> Iterator[Node]:
        """The structural nodes in the order of the text."""
        parts: list[Node] = [
            *self.press_copy, *self.preamble, *self.section_heads, *self.message_lines, *self.classification_lines,
            *self.banners, *self.captions, *self.pass_lines, *self.handlings, *self.fields, *self.blocks,
            *self.late_headers, *self.furniture, *self.unplaced,
        ]  # fmt: skip
        header = self.header
        parts += (line for line in (header.fl1, header.fl2, header.fl3, header.fl4, header.fl5, header.fl6) if line)
        parts += (*header.print_head, *header.addressees)
        if self.notice is not None:
            parts.append(self.notice)
        parts.sort(key=lambda node: node.span)
        return iter(parts)
