"""HDR015 message-record-number-mismatch."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegrammar.base.centuries import two_digits
from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation
from cablerules.header.agreement import sending_post, share_a_station

if TYPE_CHECKING:
    from cablegrammar.header.smart import MessageDate, MessageRecordNumber

_DAY = datetime.timedelta(days=1)


class MessageRecordNumberMismatch(CableRule):
    """The message record number of a SMART message does not agree with its date or its sender.

    ## What it checks

    - the year of the MRN is that of the Date/DTG line, and the date on this line is the day of its date-time group; a
      day more or less is allowed for, because the group is in Zulu time
    - the post of the MRN is that of the From line
    - where the message repeats the classification line of a telegram above its text, and names the same post there,
      the number is that of the MRN

    What cannot be read is not compared, and the Secretary of State's party is not looked at.

    ## Why

    The MRN is the name under which the message is filed and cited. One that does not belong to it leads to another
    message.
    """

    code = "HDR015"
    name = "message-record-number-mismatch"
    severity = Severity.ERROR
    scope = Scope(has=("message_lines",))
    authority = (Citation("5 FAH-3 H-710"),)
    examples = (
        Example(
            bad="MRN:            11 WINDHOEK 512",
            good="MRN:            12 WINDHOEK 512",
            at=((2, 17, 2, 29),),
            slot="mrn",
            template="smart",
        ),
        Example(
            bad="From:           AMEMBASSY SUVA",
            good="From:           AMEMBASSY WINDHOEK",
            at=((1, 27, 1, 31),),
            slot="from",
            template="smart",
        ),
        Example(
            bad="Date/DTG:       Aug 14, 2012 / 241030Z AUG 12",
            good="Date/DTG:       Aug 14, 2012 / 141030Z AUG 12",
            at=((1, 32, 1, 46),),
            slot="date",
            template="smart",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each of the other lines that does not agree."""
        if not cable.message_lines:
            return
        number, date = cable.message_record_number, cable.message_date
        if date is not None:
            yield from _other_date(date, number)
        if number is not None:
            yield from _other_post(cable, number)
            yield from _other_number(cable, number)


def _other_date(line: MessageDate, number: MessageRecordNumber | None) -> Iterator[Violation]:
    group = None if line.group is None or line.group.time is None else line.group.time.date()
    if line.group is not None and group is not None and line.date is not None and abs(group - line.date) > _DAY:
        yield Violation(
            line.group.group_span or line.group.span,
            f"The message is dated {line.date_text}, but its date-time group is {line.group.text}.",
            expected="the same day in both",
            related=(Related(line.date_span or line.span, f"dated {line.date_text}"),),
        )
        return
    day = line.date or group
    if day is None or number is None or number.year is None:
        return
    if number.year not in ((day - _DAY).year, (day + _DAY).year):
        span = line.date_span if line.date is not None or line.group is None else line.group.group_span
        yield Violation(
            span or line.span,
            f"The message record number is from {number.year}, but the message is dated {day.year}.",
            expected=f"the year {number.year}, or {two_digits(day.year)} in the MRN",
            related=(Related(number.year_span or number.span, f"year {number.year}"),),
        )


def _other_post(cable: Cable, number: MessageRecordNumber) -> Iterator[Violation]:
    from cablegrammar.vocabulary.party import party_prefixes
    from cablegrammar.vocabulary.posts import find_post

    originator = cable.originator
    sender = sending_post(originator)
    own = None if number.post is None else find_post(number.post)
    if originator is None or sender is None or own is None or share_a_station(sender, own):
        return
    if not party_prefixes().isdisjoint((sender.name, own.name)):
        return
    yield Violation(
        originator.post_span or originator.span,
        f"The message is from {sender.name}, but its record number belongs to {own.name}.",
        expected=f"{own.name}, or {sender.name} in the MRN",
        related=(Related(number.post_span or number.span, f"a number of {own.name}"),),
    )


def _other_number(cable: Cable, number: MessageRecordNumber) -> Iterator[Violation]:
    """The number on a telegram's classification line that the message repeats above its text."""
    lines = cable.classification_lines
    if not lines or number.number is None or number.post is None or lines[0].span.start > cable.first_text:
        return
    from cablegrammar.vocabulary.posts import post_key

    line = cable.classifications[0]
    if line.post is None or line.number is None or line.number == number.number:
        return
    if post_key(line.post) == post_key(number.post):
        yield Violation(
            line.number_span or line.span,
            f"The classification line has the number {line.number}, but the message record number has {number.number}.",
            expected=str(number.number),
            related=(Related(number.number_span or number.span, f"number {number.number}"),),
        )
