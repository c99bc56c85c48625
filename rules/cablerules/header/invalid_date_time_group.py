"""HDR009 invalid-date-time-group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablelint import Cable, CableRule, Citation, Context, Example, Severity, Violation

if TYPE_CHECKING:
    from cablegrammar.header.nodes import DateTimeGroup

_SHAPE = "day, hour, minute, Z, month, year, as in '141030Z JUL 08'"
_REDACTED = "XXX"


class InvalidDateTimeGroup(CableRule):
    """The date-time group names a day or a time that does not exist, or cannot be read.

    ## What it checks

    The group of FL5 is a day, an hour and a minute in Zulu time, a month and a year (`141030Z JUL 08`), and the month
    has that day. The same holds for the Date/DTG line of a SMART message, and for the date before its group. A group
    that was redacted is not looked at.

    ## Why

    The group is the date of the cable: without it nobody can tell which order the cable was classified under and when
    its classification ends, and the rules that need a date stay silent.
    """

    code = "HDR009"
    name = "invalid-date-time-group"
    severity = Severity.ERROR
    authority = (Citation("5 FAH-2 H-320"),)
    examples = (
        Example(bad="P 321030Z JUL 08", good="P 141030Z JUL 08", at=((1, 3, 1, 17),), slot="fl5"),
        Example(bad="P 142530Z JUL 08", good="P 141030Z JUL 08", at=((1, 3, 1, 17),), slot="fl5"),
        Example(bad="P 141030Z JLY 08", good="P 141030Z JUL 08", at=((1, 3, 1, 17),), slot="fl5"),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a group without a time."""
        group = cable.date_time_group
        if group is not None and group.fault is not None and _REDACTED not in group.text:
            yield Violation(group.group_span or group.span, _message(group), expected=_SHAPE)
        if not cable.message_lines or cable.message_date is None or cable.message_date.fault is None:
            return
        date = cable.message_date
        yield Violation(date.date_span or date.span, f"There is no such day as {date.date_text}.")


def _message(group: DateTimeGroup) -> str:
    if group.fault == "impossible":
        return f"The date-time group {group.text} has {_impossible_part(group.text)}."
    if group.fault == "incomplete":
        return f"The date-time group {group.text} has no month or no year."
    return "The date-time group cannot be read."


def _impossible_part(text: str) -> str:
    """The part of `321030Z JUL 08` that does not exist."""
    day, hour, minute = int(text[:2]), int(text[2:4]), int(text[4:6])
    if hour > 23:
        return f"hour {hour:02d}, which does not exist"
    if minute > 59:
        return f"minute {minute:02d}, which does not exist"
    if not 1 <= day <= 31:
        return f"day {day:02d}, which no month has"
    return f"day {day:02d}, which its month does not have"
