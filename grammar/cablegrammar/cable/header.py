"""What the header of a cable says: how it was sent, from whom and to whom, its level, its number and its date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from cablegrammar.base.node import Span
from cablegrammar.base.record import lazy, record
from cablegrammar.cable.fields import Line
from cablegrammar.cable.lines import CableLines
from cablegrammar.vocabulary.levels import Level

if TYPE_CHECKING:
    from cablegrammar.header.lines import Addressee, DateTimeGroup, From, PageLine, Transmission
    from cablegrammar.header.smart import MessageDate, MessageRecordNumber
    from cablegrammar.marking.classification import Classification
    from cablegrammar.references.cable_id import CableId


@record
class CableHeader(CableLines):
    """The values of the header, of a SMART message's own lines, and of the classification line."""

    @lazy
    def transmission(self) -> Transmission | None:
        """FL1 to FL4, None where there is none of them."""
        lines = self.header
        if lines.fl1 is None and lines.fl2 is None and lines.fl3 is None and lines.fl4 is None:
            return None
        from cablegrammar.header.lines import parse_transmission

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
        from cablegrammar.header.lines import parse_dtg

        return parse_dtg(self.header.fl5.text, self.header.fl5.span.start)

    @lazy
    def message_record_number(self) -> MessageRecordNumber | None:
        """The MRN of a SMART message."""
        line = self.message_line("record_number")
        if line is None:
            return None
        from cablegrammar.header.smart import parse_record_number

        return parse_record_number(line.value, line.value_span.start)

    @lazy
    def message_date(self) -> MessageDate | None:
        """The Date/DTG line of a SMART message."""
        line = self.message_line("date_line")
        if line is None:
            return None
        from cablegrammar.header.smart import parse_date_line

        return parse_date_line(line.value, line.value_span.start)

    @lazy
    def originator(self) -> From | None:
        """FL6, or the From line: who sent the cable."""
        from cablegrammar.header.lines import parse_from

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
        from cablegrammar.header.lines import parse_addressee

        found: list[Addressee] = []
        for one in self.message_lines:
            if one.kind in _ROLES:
                from cablegrammar.header.smart import parse_addressees

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
        from cablegrammar.header.smart import parse_addressees

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
        from cablegrammar.header.lines import parse_page_line

        return tuple(parse_page_line(line.text, line.span.start) for line in self.page_line_texts)

    @lazy
    def classification(self) -> Classification | None:
        """The overall classification line; where there is none, and in a SMART message, the first banner."""
        if self.classification_lines and not (self.form == "smart" and self.banners):
            return self.classifications[0]
        if not self.banners:
            return None
        from cablegrammar.marking.classification import parse_classification

        return parse_classification(self.banners[0].text, self.banners[0].span.start)

    @lazy
    def classifications(self) -> tuple[Classification, ...]:
        """The `classification_lines`, taken apart: the cable's own, in a print one a section, and those of others."""
        from cablegrammar.marking.classification import parse_classification

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
    def cable_id(self) -> CableId | None:
        """Year, post and number; None when one of them is unknown."""
        if self.date is None or self.post is None or self.number is None:
            return None
        from cablegrammar.references.cable_id import CableId

        return CableId.of(self.date.year, self.post, self.number)

    @property
    def id(self) -> str | None:
        """Two-digit year, post without blanks, number: `08WINDHOEK647`; None when one of them is unknown."""
        cable = self.cable_id
        return None if cable is None else str(cable)

    @lazy
    def date(self) -> datetime.datetime | None:
        """When the cable was written (UTC): from the date-time group, else from the Date of a SMART message, from the
        block of a draft, from a press copy's date line, or from the draft date that the archive recorded.
        """
        if self.date_time_group is not None and self.date_time_group.time is not None:
            return self.date_time_group.time
        if self.message_date is not None and self.message_date.date is not None:
            return datetime.datetime.combine(self.message_date.date, datetime.time(), datetime.UTC)
        from cablegrammar.cable.fields import archive_date, drafting_date, press_date

        if self.form == "draft":
            return drafting_date(self.header.print_head)
        return press_date(self.press_copy) or archive_date(self.furniture)


_ROLES = {"action": "to", "info": "info", "exempt": "xmt"}
