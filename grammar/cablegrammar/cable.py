"""The document model: one cable as a frozen tree. Every node has a span; what stands inside a line is parsed lazily."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import field, replace
from typing import TYPE_CHECKING, Literal

from cablegrammar.artefacts import Artefact
from cablegrammar.fields import (
    Caption,
    Field,
    Handling,
    Heading,
    Line,
    PassLine,
    Signature,
    Subject,
    UnplacedLine,
)
from cablegrammar.node import Node, Span, lazy
from cablegrammar.paragraph import Paragraph as Paragraph
from cablegrammar.paragraph import Subparagraph as Subparagraph
from cablegrammar.record import record
from cablegrammar.source import Source
from cablegrammar.vocabulary.levels import Level

if TYPE_CHECKING:
    from cablegrammar.authority import Authority
    from cablegrammar.caption_lines import StatedCaption
    from cablegrammar.classification import Classification
    from cablegrammar.declassification import Declassification, ExecutiveOrder
    from cablegrammar.header import Addressee, DateTimeGroup, From, PageLine, Transmission
    from cablegrammar.marking_in_use import MarkingInUse
    from cablegrammar.references import Reference
    from cablegrammar.smart import MessageDate, MessageRecordNumber
    from cablegrammar.tags import Tag

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
class Cable(Node):
    """One message: what the grammar understood of it.

    Attributes are named as in the JSON of `cablelint parse` (`from_` for `from`). `fields` holds every E.O., TAGS,
    SUBJECT, REF and authority line in the order of the text, repeated and late ones included; `blocks` the
    paragraphs, headings, notices and signatures in the order of the text.
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

    _transmission: Transmission | None = field(init=False, repr=False, compare=False)
    _date_time_group: DateTimeGroup | None = field(init=False, repr=False, compare=False)
    _message_record_number: MessageRecordNumber | None = field(init=False, repr=False, compare=False)
    _message_date: MessageDate | None = field(init=False, repr=False, compare=False)
    _originator: From | None = field(init=False, repr=False, compare=False)
    _addressees: tuple[Addressee, ...] = field(init=False, repr=False, compare=False)
    _classification: Classification | None = field(init=False, repr=False, compare=False)
    _classifications: tuple[Classification, ...] = field(init=False, repr=False, compare=False)
    _executive_order: ExecutiveOrder | None = field(init=False, repr=False, compare=False)
    _declassification: Declassification | None = field(init=False, repr=False, compare=False)
    _tags: tuple[Tag, ...] = field(init=False, repr=False, compare=False)
    _subject: Subject | None = field(init=False, repr=False, compare=False)
    _stated_captions: tuple[StatedCaption, ...] = field(init=False, repr=False, compare=False)
    _references: tuple[Reference, ...] = field(init=False, repr=False, compare=False)
    _authority: Authority | None = field(init=False, repr=False, compare=False)
    _citations: tuple[Node, ...] = field(init=False, repr=False, compare=False)
    _markings_in_use: tuple[MarkingInUse, ...] = field(init=False, repr=False, compare=False)
    _page_lines: tuple[PageLine, ...] = field(init=False, repr=False, compare=False)
    _date: datetime.datetime | None = field(init=False, repr=False, compare=False)
    _fields_by_kind: dict[str, tuple[Field, ...]] = field(init=False, repr=False, compare=False)

    # ------------------------------------------------------------------------------------------------ the header

    @lazy
    def transmission(self) -> Transmission | None:
        """FL1 to FL4, None where there is none of them."""
        lines = self.header
        if lines.fl1 is None and lines.fl2 is None and lines.fl3 is None and lines.fl4 is None:
            return None
        from cablegrammar.header import parse_transmission

        return parse_transmission(
            *(
                None if line is None else (line.text, line.span.start)
                for line in (lines.fl1, lines.fl2, lines.fl3, lines.fl4)
            )
        )

    @lazy
    def date_time_group(self) -> DateTimeGroup | None:
        """FL5, or the group on the Date/DTG line."""
        if self.header.fl5 is None:
            return None if self.message_date is None else self.message_date.group
        from cablegrammar.header import parse_dtg

        return parse_dtg(self.header.fl5.text, self.header.fl5.span.start)

    def message_line(self, kind: str) -> Field | None:
        """The first line of a SMART message of a kind: `record_number`, `date_line`, `sender`, `action`, `info` ..."""
        return next((line for line in self.message_lines if line.kind == kind), None)

    @lazy
    def message_record_number(self) -> MessageRecordNumber | None:
        """The MRN of a SMART message."""
        line = self.message_line("record_number")
        if line is None:
            return None
        from cablegrammar.smart import parse_record_number

        return parse_record_number(line.value, line.value_span.start)

    @lazy
    def message_date(self) -> MessageDate | None:
        """The Date/DTG line of a SMART message."""
        line = self.message_line("date_line")
        if line is None:
            return None
        from cablegrammar.smart import parse_date_line

        return parse_date_line(line.value, line.value_span.start)

    @lazy
    def originator(self) -> From | None:
        """FL6, or the From line: who sent the cable."""
        from cablegrammar.header import parse_from

        if self.header.fl6 is not None:
            return parse_from(self.header.fl6.text, self.header.fl6.span.start)
        line = self.message_line("sender")
        if line is None:
            return None
        found = parse_from(line.value, line.value_span.start)
        return replace(found, malformed=found.name is None or found.unreadable is not None)

    @property
    def from_(self) -> str | None:
        """The originator's plain-language address, `AMEMBASSY WINDHOEK`."""
        return None if self.originator is None else self.originator.name

    @lazy
    def addressees(self) -> tuple[Addressee, ...]:
        """FL7, FL8 and FL9 in order, or the Action, Info and XMT lines; `Addressee.role` is `to`, `info` or `xmt`."""
        from cablegrammar.header import parse_addressee

        found: list[Addressee] = []
        for one in self.message_lines:
            if one.kind in _ROLES:
                from cablegrammar.smart import parse_addressees

                found += parse_addressees(one.value, one.value_span.start, _ROLES[one.kind])
        role = "to"
        for line in self.header.addressees:
            if line.kind == "DRAFT_PRECEDENCE":
                found += self._preceded(line)
                continue
            addressee = parse_addressee(line.text, line.span.start, role)
            role = addressee.role
            found.append(addressee)
        return tuple(found)

    @staticmethod
    def _preceded(line: Line) -> Iterator[Addressee]:
        """The addressees of a draft's line that begins with their precedence: `PRIORITY SUVA, WELLINGTON`."""
        from cablegrammar.smart import parse_addressees

        words = line.text.split(None, 2)
        word = "NIACT IMMEDIATE" if words[0] == "NIACT" else words[0].rstrip(":,")
        begin = line.text.index(word.split()[-1]) + len(word.split()[-1])
        place = Span(line.span.start, line.span.start + begin)
        for addressee in parse_addressees(line.text[begin:].lstrip(":,").rjust(len(line.text) - begin), place.end):
            own = addressee.precedence is not None
            yield addressee if own else replace(addressee, precedence=word, precedence_text=word, precedence_span=place)

    @property
    def to(self) -> tuple[Addressee, ...]:
        """The action addressees."""
        return tuple(a for a in self.addressees if a.role == "to")

    @property
    def info(self) -> tuple[Addressee, ...]:
        """The information addressees."""
        return tuple(a for a in self.addressees if a.role == "info")

    @property
    def xmt(self) -> tuple[Addressee, ...]:
        """The addressees exempted from a collective."""
        return tuple(a for a in self.addressees if a.role == "xmt")

    @lazy
    def page_lines(self) -> tuple[PageLine, ...]:
        """The page lines between the sections, those inside a sentence included."""
        from cablegrammar.header import parse_page_line

        return tuple(parse_page_line(line.text, line.span.start) for line in self.page_line_texts)

    # ------------------------------------------------------------------------------------------- what the cable is

    @lazy
    def classification(self) -> Classification | None:
        """The overall classification line; where there is none, and in a SMART message, the first banner."""
        if self.classification_lines and not (self.form == "smart" and self.banners):
            return self.classifications[0]
        if not self.banners:
            return None
        from cablegrammar.classification import parse_classification

        return parse_classification(self.banners[0].text, self.banners[0].span.start)

    @lazy
    def classifications(self) -> tuple[Classification, ...]:
        """The `classification_lines`, taken apart: the cable's own, in a print one a section, and those of others."""
        from cablegrammar.classification import parse_classification

        return tuple(parse_classification(line.text, line.span.start) for line in self.classification_lines)

    @property
    def level(self) -> Level | None:
        """The overall level, None when there is none that can be read."""
        return None if self.classification is None else self.classification.level

    @property
    def post(self) -> str | None:
        """The originating post: from the MRN or the classification line, else from the originator."""
        if self.message_record_number is not None and self.message_record_number.post is not None:
            return self.message_record_number.post
        if self.classification is not None and self.classification.post is not None:
            return self.classification.post
        return None if self.originator is None else self.originator.post

    @property
    def number(self) -> int | None:
        """The cable's number: the MRN's, or that on the classification line."""
        if self.message_record_number is not None:
            return self.message_record_number.number
        return None if self.classification is None else self.classification.number

    @property
    def id(self) -> str | None:
        """Two-digit year, post without blanks, number: `08WINDHOEK647`; None when one of them is unknown."""
        if self.date is None or self.post is None or self.number is None:
            return None
        from cablegrammar.vocabulary.posts import post_key

        return f"{self.date.year % 100:02d}{post_key(self.post)}{self.number}"

    @lazy
    def date(self) -> datetime.datetime | None:
        """When the cable was written (UTC): from the date-time group, else from the Date of a SMART message, from the
        block of a draft, from a press copy's date line, or from the draft date that the archive recorded.
        """
        if self.date_time_group is not None and self.date_time_group.time is not None:
            return self.date_time_group.time
        if self.message_date is not None and self.message_date.date is not None:
            return datetime.datetime.combine(self.message_date.date, datetime.time(), datetime.UTC)
        from cablegrammar.fields import archive_date, drafting_date, press_date

        if self.form == "draft":
            return drafting_date(self.header.print_head)
        return press_date(self.press_copy) or archive_date(self.furniture)

    # ------------------------------------------------------------------------------------------------- the fields

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
    def executive_order(self) -> ExecutiveOrder | None:
        """The E.O. line."""
        line = self.field_of("executive_order")
        if line is None:
            return None
        from cablegrammar.declassification import parse_executive_order

        return parse_executive_order(line.whole, line.span.start)

    @lazy
    def declassification(self) -> Declassification | None:
        """What the E.O. line says about declassification; None when there is no such line."""
        order = self.executive_order
        line = self.field_of("executive_order")
        if order is None or line is None:
            return None
        from cablegrammar.declassification import parse_declassification

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
        from cablegrammar.tags import parse_tags

        return parse_tags(line.value, line.value_span.start)

    @lazy
    def subject(self) -> Subject | None:
        """The SUBJECT line with its portion mark."""
        line = self.field_of("subject")
        if line is None:
            return None
        from cablegrammar.fields import parse_subject

        return parse_subject(line)

    @lazy
    def stated_captions(self) -> tuple[StatedCaption, ...]:
        """The captions of the cable as a whole, misspelled ones as what they were meant to be."""
        if self.classification is None and not self.captions and not self.pass_lines:
            return ()
        from cablegrammar.caption_lines import stated_captions

        return stated_captions(self)

    @lazy
    def references(self) -> tuple[Reference, ...]:
        """The listed references."""
        from cablegrammar.references import parse_references

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
            from cablegrammar.authority_sentence import find_authority

            return find_authority(self, on)
        from cablegrammar.authority import parse_authority

        start, end = lines[0].span
        for line in lines[1:]:  # a block with blank lines between its lines
            if self.clean[end : line.span.start].strip():
                break
            end = line.span.end
        whole = lines[0].whole if end == lines[0].span.end else self.clean[start:end]
        return parse_authority(whole, start, on)

    # --------------------------------------------------------------------------------------------------- the text

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

    @lazy
    def markings_in_use(self) -> tuple[MarkingInUse, ...]:
        """The portion marks and banners, each distinct one once with all its places."""
        from cablegrammar.marking_in_use import markings_of

        return markings_of(self)

    @lazy
    def citations(self) -> tuple[Node, ...]:
        """What the paragraphs cite: references (`ref A`), paragraphs (`para 4`), quoted texts (BEGIN TEXT)."""
        from cablegrammar.citations import scan_prose

        return scan_prose(self.clean, self.first_text, self.span.end)

    @property
    def archive_record(self) -> dict[str, str]:
        """What the National Archives recorded of the cable below its text; empty where there is no such record."""
        from cablegrammar.fields import archive_record

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

    def walk(self, wanted: frozenset[type[Node]]) -> Iterator[Node]:
        """The nodes of the wanted types, this one first, then in the order of the text.

        Nodes of the small languages (marks, references, tags ...) are only parsed when their type is wanted.
        """
        types = tuple(wanted)
        if isinstance(self, types):
            yield self
        if wanted == {Cable}:
            return
        stack: list[Iterator[Node]] = [self.children()]
        while stack:
            node = next(stack[-1], None)
            if node is None:
                stack.pop()
                continue
            if isinstance(node, types):
                yield node
            stack.append(node.children())
        names = {t.__name__ for t in wanted}
        for attribute, kinds in _LANGUAGES.items():
            if Node in wanted or names & kinds:
                yield from (node for node in self._language_nodes(attribute) if isinstance(node, types))

    def _language_nodes(self, name: str) -> tuple[Node, ...]:
        value = getattr(self, name)
        return value if isinstance(value, tuple) else () if value is None else (value,)


_ROLES = {"action": "to", "info": "info", "exempt": "xmt"}
_LANGUAGES = {
    "transmission": {"Transmission"},
    "date_time_group": {"DateTimeGroup"},
    "message_record_number": {"MessageRecordNumber"},
    "message_date": {"MessageDate"},
    "originator": {"From"},
    "addressees": {"Addressee"},
    "classification": {"Classification"},
    "executive_order": {"ExecutiveOrder"},
    "declassification": {"Declassification"},
    "tags": {"Tag"},
    "subject": {"Subject"},
    "references": {"Reference"},
    "authority": {"Authority"},
    "markings_in_use": {"MarkingInUse", "ControlledMarking"},
    "citations": {"RefCitation", "ParagraphCitation", "TextMark"},
    "page_lines": {"PageLine"},
    "artefacts": {"Artefact"},
}
