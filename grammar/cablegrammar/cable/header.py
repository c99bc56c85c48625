"""The header of a cable: how it was sent, when, from whom, to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from cablegrammar.base.node import Span
from cablegrammar.base.record import lazy, record, replace
from cablegrammar.cable.fields import Field, Line

if TYPE_CHECKING:
    from cablegrammar.header.nodes import Addressee, DateTimeGroup, From, Transmission
    from cablegrammar.header.smart import MessageDate, MessageRecordNumber


@record
class Header:
    """The lines of the header by their place in ACP 127, and what they say, parsed when asked for.

    A SMART message has labelled lines in their place: `message_lines` are the lines that only such a message has, in
    the order of the text.
    """

    fl1: Line | None = None
    fl2: Line | None = None
    fl3: Line | None = None
    fl4: Line | None = None
    fl5: Line | None = None
    fl6: Line | None = None
    addressee_lines: tuple[Line, ...] = ()
    print_head: tuple[Line, ...] = ()
    message_lines: tuple[Field, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of a telegram's header."""
        found = (self.fl1, self.fl2, self.fl3, self.fl4, self.fl5, self.fl6)
        return (*(line for line in found if line is not None), *self.print_head, *self.addressee_lines)

    def message_line(self, kind: str) -> Field | None:
        """The first line of a SMART message of a kind: `record_number`, `date_line`, `sender`, `action`, `info` ..."""
        return next((line for line in self.message_lines if line.kind == kind), None)

    @lazy
    def transmission(self) -> Transmission | None:
        """FL1 to FL4, None where there is none of them."""
        return _transmission(self.fl1, self.fl2, self.fl3, self.fl4)

    @lazy
    def date_time_group(self) -> DateTimeGroup | None:
        """FL5, or the group on the Date/DTG line."""
        if self.fl5 is None:
            return None if self.message_date is None else self.message_date.group
        from cablegrammar.header.lines import parse_dtg

        return parse_dtg(self.fl5.text, self.fl5.span.start)

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

        if self.fl6 is not None:
            return parse_from(self.fl6.text, self.fl6.span.start)
        line = self.message_line("sender")
        if line is None:
            return None
        found = parse_from(line.value, line.value_span.start)
        return replace(found, malformed=found.name is None or found.unreadable is not None)

    @lazy
    def addressees(self) -> tuple[Addressee, ...]:
        """FL7, FL8 and FL9 in order, or the Action, Info and XMT lines; `Addressee.role` is `to`, `info` or `xmt`."""
        found: list[Addressee] = []
        for one in self.message_lines:
            if one.kind in _ROLES:
                from cablegrammar.header.smart import parse_addressees

                found += parse_addressees(one.value, one.value_span.start, _ROLES[one.kind])
        return (*found, *_addressees(self.addressee_lines))

    @lazy
    def action_addressees(self) -> tuple[Addressee, ...]:
        """The addressees of a telegram for action: those before the first INFO or XMT line. The others, which may be a
        hundred, are not parsed.
        """
        lines = takewhile(lambda line: line.kind not in ("FL8", "FL9"), self.addressee_lines)
        return tuple(takewhile(lambda addressee: addressee.role == "to", _addressees(lines)))


_ROLES = {"action": "to", "info": "info", "exempt": "xmt"}


def _transmission(fl1: Line | None, fl2: Line | None, fl3: Line | None, fl4: Line | None) -> Transmission | None:
    lines = (fl1, fl2, fl3, fl4)
    if all(line is None for line in lines):
        return None
    from cablegrammar.header.lines import parse_transmission

    return parse_transmission(*(None if line is None else (line.text, line.span.start) for line in lines))


def _addressees(lines: Iterable[Line]) -> Iterator[Addressee]:
    from cablegrammar.header.lines import parse_addressee

    role = "to"
    for line in lines:
        if line.kind == "DRAFT_PRECEDENCE":
            yield from _preceded(line)
            continue
        addressee = parse_addressee(line.text, line.span.start, role)
        role = addressee.role
        yield addressee


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
