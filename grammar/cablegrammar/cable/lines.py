"""What the builder finds of a cable: its lines and blocks, before anybody asks what they mean."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Literal

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import lazy, record
from cablegrammar.base.source import Source
from cablegrammar.cable.banner import Banner
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
from cablegrammar.cable.header import Header
from cablegrammar.cable.paragraph import Paragraph
from cablegrammar.lines.artefacts import REPEATED_HEAD, Artefact
from cablegrammar.vocabulary.notices import mentions, opens_with

Form = Literal["acp127", "aad", "short-header", "body", "smart", "draft", "unknown"]

_TELEGRAMS = frozenset(("acp127", "aad", "short-header", "body", "draft"))

Block = Paragraph | Heading | Signature | Handling


@record
class LineCount:
    """How many non-blank lines a message has, and how many of them the grammar placed."""

    total: int
    placed: int


@record
class CableLines(Node):
    """The parts of one message. The functions of this package that work something out of them take this type: `Cable`,
    which asks them, stands above.
    """

    source: Source = field(repr=False)
    clean: str = field(repr=False)
    form: Form
    notice: Line | None
    press_copy: tuple[Line, ...]
    preamble: tuple[Line, ...]
    """What a mail or a scanner put before a SMART message."""
    section_heads: tuple[Line, ...] = field(repr=False)
    """The header that the print of 1973 to 2002 repeats above each section, from its ACTION line on."""
    header: Header = field(repr=False)
    classification_lines: tuple[Line, ...] = field(repr=False)
    banners: tuple[Banner, ...] = field(repr=False)
    captions: tuple[Caption, ...]
    pass_lines: tuple[PassLine, ...]
    handlings: tuple[Handling, ...]
    fields: tuple[Field, ...] = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    late_header_lines: tuple[Line, ...] = field(repr=False)
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
    """Whether another message stands before it in the file that no end mark closes."""
    runs_on: bool
    """Whether another message follows it in the file, and no end mark closes this one."""
    left_over: bool
    """Whether it is a header and nothing more, left from another cable in a file that holds several messages."""

    @property
    def message_lines(self) -> tuple[Field, ...]:
        """The lines that only a SMART message has, in the order of the text: MRN, Date/DTG, From, Captions ..."""
        return self.header.message_lines

    @lazy
    def is_telegram(self) -> bool:
        """Whether it has the lines of a telegram, with more or less header above them."""
        return self.form in _TELEGRAMS

    @lazy
    def is_cable(self) -> bool:
        """Whether the text is a cable of any form."""
        return self.form == "smart" or self.form in _TELEGRAMS

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

    @lazy
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Numbered and unnumbered paragraphs, in the order of the text."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @lazy
    def headings(self) -> tuple[Heading, ...]:
        """Headings on a line of their own."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @lazy
    def signature(self) -> tuple[Signature, ...]:
        """The surname (or surnames) under the text."""
        return tuple(block for block in self.blocks if isinstance(block, Signature))

    @property
    def archive_record(self) -> dict[str, str]:
        """What the National Archives recorded of the cable below its text; empty where there is no such record."""
        from cablegrammar.cable.fields import archive_record

        return archive_record(self.furniture)

    @lazy
    def first_text(self) -> int:
        """The offset of the first block of the text, or the end."""
        return self.blocks[0].span.start if self.blocks else self.span.end

    @lazy
    def block_starts(self) -> tuple[int, ...]:
        """Where the blocks begin."""
        return tuple(block.span.start for block in self.blocks)

    def block_at(self, offset: int) -> Block | None:
        """The last block that begins at `offset` or before it."""
        place = bisect_right(self.block_starts, offset)
        return self.blocks[place - 1] if place else None

    @property
    def is_fragment(self) -> bool:
        """Whether it is a part of a cable in the middle of another one: a head without fields, or nothing else."""
        return self.left_over or (self.after_unended and not self.fields)

    @property
    def is_alone(self) -> bool:
        """Whether no other message stands in the same text."""
        return not (self.clean[: self.span.start].strip() or self.clean[self.span.end :].strip())

    @property
    def ended(self) -> bool:
        """Whether the message ends as one does: with BT, NNNN, or its number. A signature ends the text alone."""
        return bool(self.ends)

    @property
    def truncated(self) -> bool:
        """Whether the text says, or shows by its end, that a part of the cable is missing."""
        return bool(self.truncations) or self.breaking_off is not None

    @property
    def closed_at(self) -> int | None:
        """Where the signature or the end mark stands that closes the text; None where its last paragraph is open."""
        last = max((p.span.start for p in self.paragraphs if p.number is not None or p.mark is not None), default=0)
        closing = [*(one.span.start for one in self.signature), *(one.span.start for one in self.ends)]
        return min((start for start in closing if start > max(last, self.first_text)), default=None)

    @lazy
    def breaking_off(self) -> Span | None:
        """The points at the end of a text that breaks off there (`...`); None where it does not.

        What stands below the signature or the end of a cable is none of its text.
        """
        text = self.slice(self.span).rstrip()
        if not text.endswith(("...", "…")) or self.closed_at is not None:
            return None
        return Span(self.span.start + len(text.rstrip(".…")), self.span.start + len(text))

    @property
    def unplaced_runs(self) -> tuple[tuple[UnplacedLine, ...], ...]:
        """The unplaced lines, those together that nothing but blanks parts."""
        return self.runs_of(self.unplaced)

    def runs_of(self, lines: Sequence[UnplacedLine]) -> tuple[tuple[UnplacedLine, ...], ...]:
        """Lines in the order of the text, those together that nothing but blanks parts."""
        runs: list[list[UnplacedLine]] = []
        for line in lines:
            if runs and not self.written(runs[-1][-1].span.to(line.span)).strip():
                runs[-1].append(line)
            else:
                runs.append([line])
        return tuple(map(tuple, runs))

    @property
    def first_line(self) -> Span:
        """The first line of the message with text on it, an exercise notice left out."""
        for line in self.text_lines:
            text = self.written(line).lstrip()
            if text:
                return Span(line.end - len(text), line.end)
        start = self.span.start if self.notice is None else self.notice.span.end
        return Span(start, start)

    @property
    def text_lines(self) -> Iterator[Span]:
        """The lines of the message as they stand in the file, without blanks at their ends; the notice is left out."""
        text = self.source.text
        start = self.span.start if self.notice is None else self.notice.span.end
        while start < self.span.end:
            end = text.find("\n", start, self.span.end)
            end = self.span.end if end < 0 else end
            yield Span(start, start + len(text[start:end].rstrip()))
            start = end + 1

    @property
    def opening_place(self) -> Span:
        """Where the message says what it is: its classification line, else its first banner, else its first line."""
        lines = self.classification_lines or self.banners
        return lines[0].span if lines else self.first_line

    def slice(self, span: Span) -> str:
        """The clean text of a span. Page lines inside a line are blanks in it; those on a line of their own are not."""
        return self.clean[span.start : span.end]

    def written(self, span: Span) -> str:
        """The text of a span as it stands in the file, with all that copying left in it."""
        return self.source.text[span.start : span.end]

    def is_untouched(self, span: Span) -> bool:
        """Whether nothing (a page line, an artefact) was blanked inside the span, so that it may be rewritten."""
        return self.written(span) == self.slice(span)

    def in_copies(self, span: Span) -> Iterator[Span]:
        """Where what stands at `span` stands again in a copy of the head or of the whole cable, which is read over: the
        same words, on the same line. What changes the one has to change the others, or the two are two messages.
        """
        first = self.source.line_at(span.start)
        line = self.written(Span(first.start, max(first.end, span.end)))
        for copy in (one.span for one in self.artefacts if one.kind == REPEATED_HEAD):
            place = self.source.text.find(line, copy.start, copy.end)
            while place >= 0:
                yield Span(place + span.start - first.start, place + span.end - first.start)
                place = self.source.text.find(line, place + 1, copy.end)

    def mentions(self, kind: str) -> bool:
        """Whether a phrase of a kind (`notices.csv`) stands anywhere in the message."""
        return mentions(kind, self.slice(self.span))

    def has_line(self, kind: str) -> bool:
        """Whether a line of the message begins with a phrase of a kind (`notices.csv`)."""
        return any(opens_with(kind, line.strip()) for line in self.slice(self.span).split("\n"))

    def children(self) -> Iterator[Node]:
        """The structural nodes in the order of the text."""
        parts: list[Node] = [
            *self.press_copy, *self.preamble, *self.section_heads, *self.message_lines, *self.classification_lines,
            *self.captions, *self.pass_lines, *self.handlings, *self.fields, *self.blocks, *self.late_header_lines,
            *self.furniture, *self.unplaced, *self.header.lines,
        ]  # fmt: skip
        parts += (banner for banner in self.banners if banner.kind != "BANNER")  # the others are furniture
        if self.notice is not None:
            parts.append(self.notice)
        parts.sort(key=lambda node: node.span)
        return iter(parts)
