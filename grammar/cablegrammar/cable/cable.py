"""The document model: one cable as a frozen tree. Every node has a span; what stands inside a line is parsed lazily."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import lazy, record
from cablegrammar.cable.fields import Field, Line, Subject, UnplacedLine
from cablegrammar.cable.lines import Block as Block
from cablegrammar.cable.lines import CableLines
from cablegrammar.cable.lines import Form as Form
from cablegrammar.cable.lines import LineCount as LineCount
from cablegrammar.cable.marks import Mark
from cablegrammar.cable.paragraph import Paragraph as Paragraph
from cablegrammar.cable.paragraph import Subparagraph as Subparagraph
from cablegrammar.vocabulary.levels import Level

if TYPE_CHECKING:
    from cablegrammar.authority.block import Authority
    from cablegrammar.base.stretches import Stretches
    from cablegrammar.cable.banner import Banner
    from cablegrammar.cable.carried_marks import CarriedMark
    from cablegrammar.cable.marking_in_use import MarkingInUse
    from cablegrammar.cable.pages import PageBreak, Pages
    from cablegrammar.cable.portions import BlanketStatement, Portion
    from cablegrammar.cable.stated_captions import StatedCaption
    from cablegrammar.cable.text_blocks import Quotation, TextBlock
    from cablegrammar.declassification.executive_order import Declassification, ExecutiveOrder
    from cablegrammar.header.nodes import Addressee, DateTimeGroup, EndOfMessage, From, PageLine, Transmission
    from cablegrammar.header.smart import MessageDate, MessageRecordNumber
    from cablegrammar.marking.classification import Classification, Section
    from cablegrammar.references.cable_id import CableId
    from cablegrammar.references.explained import ExplainedReference, NumberedLine
    from cablegrammar.references.listed import Reference
    from cablegrammar.tags.tag import Tag


_OF_COPIES = ("database-record", "mail-head", "viewer-title", "post-copy", "repeated-head", "scraped-anchor")
"""Artefacts that no draft has; what an editor leaves in a text, a draft may have, too."""


@record
class Cable(CableLines):
    """One message: what the grammar understood of it.

    Attributes are named as in the JSON of `cablelint parse` (`from_` for `from`). `fields` holds every E.O., TAGS,
    SUBJECT, REF and authority line in the order of the text, repeated and late ones included; `blocks` the
    paragraphs, headings, notices and signatures in the order of the text.
    """

    @lazy
    def memo(self) -> dict[Any, Any]:
        """What others worked out of the cable, by the function that did: a note beside a frozen tree."""
        return {}

    # ---------------------------------------------------------------------------------------------------- the header

    @lazy
    def transmission(self) -> Transmission | None:
        """FL1 to FL4, None where there is none of them."""
        return self.header.transmission

    @lazy
    def date_time_group(self) -> DateTimeGroup | None:
        """FL5, or the group on the Date/DTG line."""
        return self.header.date_time_group

    @lazy
    def message_record_number(self) -> MessageRecordNumber | None:
        """The MRN of a SMART message."""
        return self.header.message_record_number

    @property
    def message_date(self) -> MessageDate | None:
        """The Date/DTG line of a SMART message."""
        return self.header.message_date

    @lazy
    def originator(self) -> From | None:
        """FL6, or the From line: who sent the cable."""
        return self.header.originator

    @lazy
    def from_(self) -> str | None:
        """The originator's plain-language address, `AMEMBASSY WINDHOEK`."""
        return None if self.originator is None else self.originator.name

    @lazy
    def addressees(self) -> tuple[Addressee, ...]:
        """FL7, FL8 and FL9 in order, or the Action, Info and XMT lines; `Addressee.role` is `to`, `info` or `xmt`."""
        return self.header.addressees

    @lazy
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
        from cablegrammar.header.lines import parse_page_line

        return tuple(parse_page_line(line.text, line.span.start) for line in self.page_line_texts)

    @lazy
    def ends_of_message(self) -> tuple[EndOfMessage, ...]:
        """FL15: the lines at the end that repeat the station serial."""
        from cablegrammar.header.lines import parse_fl15

        return tuple(parse_fl15(line.text, line.span.start) for line in self.ends if line.text.startswith("#"))

    # ------------------------------------------------------------------------------------- level, post, number, date

    @lazy
    def classification(self) -> Classification | None:
        """The overall classification line; where there is none, and in a SMART message, the first banner."""
        if self.classification_lines and not (self.form == "smart" and self.banners):
            return self.classifications[0]
        return self.banners[0].classification if self.banners else None

    @lazy
    def classifications(self) -> tuple[Classification, ...]:
        """The `classification_lines`, taken apart: the cable's own, in a print one a section, and those of others."""
        from cablegrammar.marking.classification import parse_classification

        return tuple(parse_classification(line.text, line.span.start) for line in self.classification_lines)

    @lazy
    def level(self) -> Level | None:
        """The overall level, a misspelled one as what it was meant to be; None when there is none that can be read."""
        return None if self.classification is None else self.classification.meant_level

    @lazy
    def in_small_letters(self) -> bool:
        """Whether a copy wrote the classification line, and with it the head, in small letters."""
        return any(artefact.kind == "small-letters" for artefact in self.artefacts)

    @lazy
    def overall_level(self) -> Level | None:
        """The level of the cable as a whole.

        None where it cannot be read, where several classification lines disagree (that of a quoted cable says nothing
        of this one), and in a fragment: nobody knows whose the paragraphs are below a line in the middle of another
        cable.
        """
        level = None if self.is_fragment else self.level
        if level is None:
            return None
        others = (line for line in self.classifications[1:] if line.meant_level is not level)
        return level if all(self.quoted(line.span.start) for line in others) else None

    @lazy
    def section(self) -> Section | None:
        """SECTION 01 OF 03 of the classification line."""
        return None if self.classification is None else self.classification.section

    @lazy
    def post(self) -> str | None:
        """The originating post: from the MRN or the classification line, else from the originator."""
        if self.message_record_number is not None and self.message_record_number.post is not None:
            return self.message_record_number.post
        if self.classification is not None and self.classification.post is not None:
            return self.classification.post
        return None if self.originator is None else self.originator.post

    @lazy
    def number(self) -> int | None:
        """The cable's number: the MRN's, or that on the classification line."""
        if self.message_record_number is not None:
            return self.message_record_number.number
        return None if self.classification is None else self.classification.number

    @lazy
    def cable_id(self) -> CableId | None:
        """Year, post and number; None when one of them is unknown, or what stands for the post can be none."""
        from cablegrammar.references.cable_id import CableId

        return CableId.told(self.year, self.post, self.number)

    @lazy
    def id(self) -> str | None:
        """Two-digit year, post without blanks, number: `08WINDHOEK647`; None where `cable_id` is."""
        cable = self.cable_id
        return None if cable is None else str(cable)

    @lazy
    def date(self) -> datetime.datetime | None:
        """When the cable was written (UTC), by the first source that can be read (`dates.date_of`)."""
        from cablegrammar.cable.dates import date_of

        return date_of(self)

    @lazy
    def year(self) -> int | None:
        """The year of the date; without a date, that of a file name which has the post and number of the cable."""
        if self.date is not None:
            return self.date.year
        from cablegrammar.cable.dates import year_in_name

        return year_in_name(self.source.name, self.post, self.number)

    # ------------------------------------------------------------------------------- the fields and the small languages

    @lazy
    def executive_order(self) -> ExecutiveOrder | None:
        """The E.O. line."""
        line = self.field_of("executive_order")
        return None if line is None else line.executive_order

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
    def was_sent(self) -> bool:
        """Whether something shows that the cable was sent: its number, a header, what a copy or a reviewer added."""
        return bool(
            self.number is not None
            or self.transmission
            or self.press_copy
            or self.is_declassified
            or any(one.kind in _OF_COPIES for one in self.artefacts)
        )

    @lazy
    def is_declassified(self) -> bool:
        """Whether a stamp, or a note on the E.O. line, says that the cable was declassified."""
        return bool(self.stamps) or (self.declassification is not None and self.declassification.note is not None)

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

        return stated_captions(self, self.classification)

    @lazy
    def references(self) -> tuple[Reference, ...]:
        """The listed references."""
        from cablegrammar.references.listed import parse_references

        lines = [line for line in self.fields_by_kind.get("reference", ()) if not line.late]
        if self.form == "smart":  # some repeat their head, and with it the list
            lines = [line for line in lines if line.label.casefold().startswith("reference")][:1] or lines[:1]
        return tuple(
            reference
            for line in lines
            for reference in parse_references(line.value, line.value_span.start, self.post, self.year)
        )

    @lazy
    def authority(self) -> Authority | None:
        """Who classified the cable and why, or what it is derived from: a paragraph, or a sentence of the first one."""
        from cablegrammar.cable.authority_sentence import authority_of

        return authority_of(self, None if self.date is None else self.date.date())

    @lazy
    def marks(self) -> tuple[CarriedMark, ...]:
        """Every mark with what carries it: the subject's, then those of the text in its order."""
        from cablegrammar.cable.carried_marks import marks_of

        return tuple(marks_of(self.subject, self.paragraphs))

    @lazy
    def markings_in_use(self) -> tuple[MarkingInUse, ...]:
        """The portion marks and banners, each distinct one once with all its places."""
        from cablegrammar.cable.marking_in_use import markings_of

        lines = zip(self.classification_lines, self.classifications, strict=True)
        return markings_of(lines, self.banners, (one.mark for one in self.marks if isinstance(one.mark, Mark)))

    @lazy
    def portions(self) -> tuple[Portion, ...]:
        """The portions of the text, in its order, each with what covers it."""
        from cablegrammar.cable.portions import portions_of

        return tuple(portions_of(self.blocks, self.quoted))

    @lazy
    def blanket_statements(self) -> tuple[BlanketStatement, ...]:
        """The statements that one mark stands for those of all portions, the garbled ones included."""
        from cablegrammar.cable.portions import blanket_statements_of

        return tuple(blanket_statements_of(self.paragraphs))

    @lazy
    def citations(self) -> tuple[Node, ...]:
        """What the paragraphs cite: references (`ref A`), paragraphs (`para 4`), quoted texts (BEGIN TEXT)."""
        from cablegrammar.references.citations import scan_prose

        return scan_prose(self.clean, self.first_text, self.span.end)

    @lazy
    def explained_references(self) -> tuple[ExplainedReference, ...]:
        """Where the text itself says which cable a reference means: `STATE 12345 (ref D)`, a line `(D) SUVA 7`."""
        from cablegrammar.references.citations import RefCitation
        from cablegrammar.references.explained import explained_references

        cited = (citation for citation in self.citations if isinstance(citation, RefCitation))
        return tuple(explained_references(self.clean, self.span, self.first_text, cited))

    @lazy
    def numbered_lines(self) -> tuple[NumberedLine, ...]:
        """The lines of the text that begin with a number, whether the grammar took it for a paragraph's or not."""
        from cablegrammar.references.explained import numbered_lines

        return numbered_lines(self.clean, Span(self.first_text, self.span.end))

    # -------------------------------------------------------------------------------------------------- quoted texts

    @lazy
    def text_blocks(self) -> tuple[TextBlock, ...]:
        """What the text sets off with BEGIN and END: parts of the cable and quoted texts, as they begin."""
        from cablegrammar.references.citations import TextMark

        marks = [mark for mark in self.citations if isinstance(mark, TextMark)]
        if not marks:
            return ()
        if any(mark.word == "QUOTE" and not mark.opens for mark in marks):
            from cablegrammar.cable.text_blocks import with_quote_lines

            marks = with_quote_lines(marks, self.clean, self.span)
        from cablegrammar.cable.text_blocks import find_text_blocks

        return find_text_blocks(self, marks)

    @lazy
    def quotations(self) -> tuple[Quotation, ...]:
        """The text blocks that quote another text."""
        from cablegrammar.cable.text_blocks import Quotation

        return tuple(block for block in self.text_blocks if isinstance(block, Quotation))

    @lazy
    def quoted_text(self) -> Stretches:
        """Where quoted texts stand: each with its BEGIN, and without its END, which is the drafter's own."""
        from cablegrammar.base.stretches import Stretches

        return Stretches(quotation.inner for quotation in self.quotations)

    def quoted(self, offset: int) -> bool:
        """Whether a quoted text stands at `offset`."""
        return self.quoted_text.hold(offset)

    def two_marks(self, paragraph: Paragraph) -> tuple[Mark, Mark] | None:
        """The first two marks before the text of a paragraph, where there are two (see `second_marks`)."""
        from cablegrammar.cable.second_marks import two_marks

        return two_marks(self, paragraph, self.letters_in_parentheses)

    @lazy
    def letters_in_parentheses(self) -> frozenset[str]:
        """The capitals that stand alone in parentheses somewhere in the text: marks, or the letters of lists."""
        behind = self.clean[self.first_text : self.span.end].split("(")[1:]
        return frozenset(text[0] for text in behind if text[1:2] == ")" and "A" <= text[0] <= "Z")

    @lazy
    def quotation_marks(self) -> tuple[int, ...]:
        """Where the quotation marks of the text stand."""
        from cablegrammar.cable.text_blocks import quotation_marks

        return quotation_marks(self)

    def is_own_text(self, offset: int) -> bool:
        """Whether the drafter's own words stand at `offset`: no quoted text and no quotation marks."""
        if self.quoted(offset):
            return False
        from cablegrammar.cable.text_blocks import in_quotation_marks

        block = self.block_at(offset)
        return block is None or not in_quotation_marks(offset, block.span, self.quotation_marks)

    # ------------------------------------------------------------------- what is this cable's own, and what another's

    @lazy
    def repeated_lines(self) -> tuple[Line, ...]:
        """The lines of the head that stand in the text once more."""
        if not self.late_header_lines and len(self.classification_lines) < 2:
            return ()
        from cablegrammar.cable.late_lines import repeated_lines

        return tuple(repeated_lines(self, self.classifications, self.quoted, self._section_lines))

    @property
    def _section_lines(self) -> list[int]:
        """Where a later section begins, and in a SMART message the head that it repeats as a telegram has it."""
        smart = self.form == "smart"
        lines = self.classifications
        return [one.span.start for one in lines if smart or (one.section is not None and one.section.number > 1)]

    @lazy
    def stray_lines(self) -> tuple[UnplacedLine, ...]:
        """The lines of a header that stand in the text and are no part of it, nor of the head of a section."""
        if not (self.late_header_lines or self.truncations) and len(self.classification_lines) < 2:
            return ()
        from cablegrammar.cable.late_lines import stray_lines

        found = stray_lines(self, self.repeated_lines, self.classifications, self.quoted, self._section_lines)
        return tuple(sorted(found, key=attrgetter("span")))

    @lazy
    def own_fields(self) -> tuple[Field, ...]:
        """The fields that are this cable's own: not those of a quoted text, of another message, or of prose."""
        from cablegrammar.cable.own_parts import own_fields

        repeats = self.form == "smart" and self.classification_lines
        head_end = self.classification_lines[0].span.start if repeats else self.span.end
        return tuple(own_fields(self.fields, head_end, self.quoted))

    def own_field(self, kind: str) -> Field | None:
        """The first field of a kind, where it is this cable's own: `executive_order`, `tags`, `reference` ..."""
        first = self.field_of(kind)
        return first if first is not None and (not first.late or first in self.own_fields) else None

    @lazy
    def own_authority(self) -> Authority | None:
        """The classification authority, where it is this cable's own."""
        authority = self.authority
        if authority is None:
            return None
        from cablegrammar.cable.own_parts import is_own_authority

        return authority if is_own_authority(authority, self.fields_by_kind.get("authority", ()), self.quoted) else None

    @lazy
    def names_reason(self) -> bool:
        """Whether the section of a reason stands with a letter anywhere in the message, but for quoted texts."""
        from cablegrammar.cable.authority_sentence import reasons_named

        return not all(map(self.quoted, reasons_named(self)))

    @lazy
    def pages(self) -> Pages:
        """What the page lines that are this message's say of its pages and sections."""
        from cablegrammar.cable.pages import Pages

        return Pages(self.page_lines, self.section)

    @lazy
    def page_banners(self) -> tuple[Banner, ...]:
        """The banners at the edges of pages: not the level in an authority block."""
        from cablegrammar.cable.pages import page_banners

        return tuple(page_banners(self))

    @property
    def banners_of_pages(self) -> Iterator[tuple[Banner, Banner]]:
        """The banners at the top and at the bottom of each page that has both."""
        from cablegrammar.cable.pages import banners_of_pages

        return banners_of_pages(self)

    # ------------------------------------------------------------------------------------------------- what is missing

    @lazy
    def is_corrected_copy(self) -> bool:
        """Whether it is the corrected copy of a cable that was sent before, and has its number."""
        from cablegrammar.cable.corrections import is_corrected_copy

        return is_corrected_copy(self)

    @lazy
    def is_later_section(self) -> bool:
        """Whether the message is a later section of a cable that came in several: the lines above are in the first."""
        return self.section is not None and self.section.number > 1

    @lazy
    def lost_stretch(self) -> bool:
        """Whether nothing is left of what stands between the TAGS and paragraph 1: no subject, REF or authority line.

        That is one fault, which STR005 reports: nobody can know what else the stretch held.
        """
        kinds = self.fields_by_kind
        return self.is_telegram and "tags" in kinds and kinds.keys() <= {"executive_order", "tags"}

    @lazy
    def restart(self) -> Field | None:
        """The field at which the text starts its fields again, as an extract does; None where it does not."""
        if sum(len(fields) > 1 for fields in self.fields_by_kind.values()) < 2:
            return None
        from cablegrammar.cable.own_parts import restart

        return restart(self.own_fields)

    @lazy
    def is_extract(self) -> bool:
        """Whether a part of the cable is known to be missing (STR016): other lines are then not missed."""
        return self.truncated or self.is_fragment or self.is_later_section or self.restart is not None

    @lazy
    def body_is_whole(self) -> bool:
        """Whether the text is all there, whatever its header lacks: its paragraphs run from 1 to a signature or an end.

        A number that stands twice leaves no gap.
        """
        numbers = [int(paragraph.number) for paragraph in self.paragraphs if paragraph.number is not None]
        if not numbers or set(numbers) != set(range(1, max(numbers) + 1)):
            return False
        return self._is_closed

    @lazy
    def _is_closed(self) -> bool:
        """Whether the text goes on from where it begins to a signature or an end."""
        closed = self.ended or bool(self.signature)
        return closed and self.breaking_off is None and self.restart is None and not self.is_later_section

    @lazy
    def lacks_text(self) -> bool:
        """Whether a part of the text is known to be missing, and not of the header alone."""
        return self.is_extract and not (self._begins_with_1 and self._is_closed)

    @lazy
    def lacks_fields(self) -> bool:
        """Whether lines of the head may be missing: it is not there from the classification line to paragraph 1."""
        if not self.is_extract or not (self.classification_lines and self.field_of("subject") and self._begins_with_1):
            return self.is_extract
        return self.is_fragment or self.is_later_section or self.restart is not None

    @lazy
    def lacks_anything(self) -> bool:
        """Whether lines of the head or of the text may be missing: what may stand in either is not missed then."""
        return self.lacks_fields or self.lacks_text

    @lazy
    def _begins_with_1(self) -> bool:
        first = next((paragraph.number for paragraph in self.paragraphs if paragraph.number is not None), None)
        return first == "1"

    def is_signed_below(self, page: PageLine) -> bool:
        """Whether the signature of the cable stands below a page line, so that page lines were lost and no pages.

        Each section of a print is signed.
        """
        return page.style == "transmission" and any(one.span.start > page.span.start for one in self.signature)

    def runs_on_over(self, page: PageBreak) -> bool:
        """Whether the paragraph numbers run on from the page line before a break to the first one behind it."""
        start = self.span.start if page.previous is None else page.previous.span.start
        numbers: list[int] = []
        behind = False
        for paragraph in self.paragraphs:
            if paragraph.number is None or behind:
                continue
            behind = paragraph.span.start > page.line.span.start
            if paragraph.span.start < start:
                numbers.clear()
            numbers.append(int(paragraph.number))
        return behind and all(after == before + 1 for before, after in pairwise(numbers))

    def is_redacted(self, span: Span) -> bool:
        """Whether a line of the text inside a span was taken out of it, with its number perhaps (`XXXXXXXXXXXX`)."""
        from cablegrammar.cable.portion_text import has_redacted_line

        return has_redacted_line(self.slice(span))

    def walk(self, wanted: frozenset[type[Node]]) -> Iterator[Node]:
        """The nodes of the wanted types and of their subclasses: this one, those of the tree, those of each language.

        Each part in the order of the text. A small language (marks, references, tags ...) is only parsed when a type
        that stands in it is wanted.
        """
        from cablegrammar.cable.walk import walk

        return walk(self, wanted)
