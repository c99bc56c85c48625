"""What is wrong with the shape of a line of the header: the first fault of FL1 to FL5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegrammar.base.record import record
from cablegrammar.vocabulary.transmission import operating_signals, precedence_of_prosign
from cablelint import Span

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablegrammar.header.nodes import (
        ChannelLine,
        DateTimeGroup,
        HeaderLine,
        OriginatorLine,
        RoutingLine,
        SecurityLine,
    )

_FL1 = "V, ZCZC, three letters and a number, as in VZCZCXRO3306"
_FL3 = "as in DE RUEHWD #0512/01 1961030"
_FL4 = "as in ZNY CCCCC ZZH"
_FL5 = "as in P 141030Z JUL 08"
_MOST_PROSIGNS = 2
_ROUTING_INDICATOR = "R and four to seven more letters"


@record
class Fault:
    """One fault of `line`: its place, a sentence, what would be right, and the places of others of its kind."""

    line: HeaderLine
    span: Span
    message: str
    expected: str | None
    others: tuple[Span, ...] = ()


def fault_of_fl1(line: ChannelLine | None) -> Fault | None:
    """A channel or a number that is missing or of the wrong length."""
    if line is None or not line.malformed:
        return None
    what = "channel" if line.channel is None else "number of three or four digits after its channel"
    return Fault(line, _unread(line), f"The first line of the header has no {what}.", _FL1)


def fault_of_fl2(line: RoutingLine | None) -> Fault | None:
    """An unknown prosign, a routing indicator of the wrong shape, or none."""
    if line is None or not line.malformed:
        return None
    if line.precedence is None:
        return Fault(
            line,
            line.pair_span or line.span,
            "The routing line does not begin with a known precedence.",
            "ZZ, OO, PP or RR",
        )
    if line.wrong_spans:
        first, *others = line.wrong_spans
        return Fault(line, first, "This is not a routing indicator.", _ROUTING_INDICATOR, tuple(others[:3]))
    return Fault(line, line.span, "The routing line has no routing indicator.", _ROUTING_INDICATOR)


def fault_of_fl3(line: OriginatorLine | None) -> Fault | None:
    """A part that is missing or of the wrong length, else a filing time that does not exist."""
    if line is None:
        return None
    if line.malformed:
        if line.routing_indicator is None:
            what = "routing indicator"
        elif line.serial is None:
            what = "serial of four digits"
        elif line.filed is None:
            what = "filing time of seven digits" if line.unreadable is None else "readable section mark and filing time"
        else:
            return Fault(line, _unread(line), "The line of the sending station goes on after its filing time.", _FL3)
        return Fault(line, _unread(line), f"The line of the sending station has no {what}.", _FL3)
    missing = (
        "a day" if line.day is None else "an hour" if line.hour is None else "a minute" if line.minute is None else None
    )
    if missing is None:
        return None
    return Fault(
        line,
        line.filed_span or line.span,
        f"The filing time {line.filed} has {missing} that does not exist.",
        "the day of the year, hour and minute, as in 1961030",
    )


def fault_of_fl4(line: SecurityLine | None) -> Fault | None:
    """Letters that are missing, or something after them that is no operating signal. Misshapen letters are HDR002's."""
    if line is None:
        return None
    if line.letters is None or line.signal is None:
        what = "security letters" if line.signal is not None else "security signal"
        return Fault(line, _unread(line), f"The security line has no {what}.", _FL4)
    if line.unknown_spans:
        first, *others = line.unknown_spans
        return Fault(line, first, "This is not an operating signal.", _FL4, tuple(others[:3]))
    if line.unreadable is not None:
        return Fault(
            line, _unread(line), "The security line goes on with something other than operating signals.", None
        )
    return None


def fault_of_fl5(group: DateTimeGroup, cable: Cable) -> Fault | None:
    """An unknown prosign or signal, or a group that is not in Zulu time. A group without a time is HDR009's."""
    for prosign, span in zip(group.prosigns, group.prosign_spans, strict=True):
        if precedence_of_prosign(prosign) is None:
            return Fault(group, span, f"{prosign} is not a precedence.", "Z, O, P or R")
    if group.fault is not None or group.group_span is None:
        return None
    if not group.prosigns:
        return Fault(group, group.group_span, "There is no precedence before the date-time group.", _FL5)
    if len(group.prosigns) > _MOST_PROSIGNS:
        return Fault(
            group,
            group.prosign_spans[_MOST_PROSIGNS],
            "There are more than two precedences before the date-time group.",
            _FL5,
        )
    if group.malformed:
        return Fault(group, group.group_span, "The date-time group does not have the right form.", _FL5)
    for signal in group.signals:
        if signal not in operating_signals() and group.note_span is not None:
            start = group.note_span.start + cable.slice(group.note_span).find(signal)
            return Fault(group, Span(start, start + len(signal)), f"{signal} is not a known operating signal.", None)
    return None


def _unread(line: HeaderLine) -> Span:
    """The place where the line leaves its shape, else all of it."""
    if line.unreadable is None:
        return line.span
    return Span(line.span.end - len(line.unreadable.rstrip()), line.span.end)
