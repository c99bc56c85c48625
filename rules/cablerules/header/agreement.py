"""What the header and the text say about one thing, for the rules that compare them: who sends, and which number.

Only values that can be read are compared: a garbled or redacted one is None here and agrees with any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint import Cable, Level, Related, once

if TYPE_CHECKING:
    from cablegrammar.header.nodes import From
    from cablegrammar.vocabulary.posts import Post

_SERIALS = 10_000
_ACCEPTED = {Level.LIMITED_OFFICIAL_USE: (Level.LIMITED_OFFICIAL_USE, Level.UNCLASSIFIED, Level.CONFIDENTIAL)}


def is_one_message(cable: Cable) -> bool:
    """Whether no other message follows that belongs to the text or to the header: STR012 has then said enough."""
    return not cable.runs_on


@once
def is_of_travelling_party(cable: Cable) -> bool:
    """Whether the cable is from or to the Secretary of State's party, whose numbers are no station's."""
    from cablegrammar.vocabulary.party import party_prefixes

    line = cable.classification
    if line is not None and (line.tosec is not None or line.post in party_prefixes()):
        return True
    sender = sending_post(cable.originator)
    return sender is not None and sender.name in party_prefixes()


def sending_post(originator: From | None) -> Post | None:
    """The post that FM names, None where it is unknown or garbled."""
    from cablegrammar.vocabulary.posts import find_post

    if originator is None or originator.name is None:
        return None
    return find_post(originator.name) or (None if originator.post is None else find_post(originator.post))


def classified_post(cable: Cable) -> Post | None:
    """The post that the classification line names, None where it is unknown or garbled."""
    from cablegrammar.vocabulary.posts import find_post

    line = cable.classification
    return None if line is None or line.post is None else find_post(line.post)


def share_a_station(one: Post, other: Post) -> bool:
    """Whether two names may stand for one sender: a renamed post, or a mission at another's seat (`USEU BRUSSELS`)."""
    if one.name == other.name or one.key in other.key or other.key in one.key:
        return True
    return not set(one.routing_indicators).isdisjoint(other.routing_indicators)


@once
def posts_differ(cable: Cable) -> bool:
    """Whether FM and the classification line name two posts (HDR007)."""
    if cable.header.fl6 is None:
        return False
    other = classified_post(cable)
    if other is None:
        return False
    sender = sending_post(cable.originator)
    return sender is not None and not share_a_station(sender, other) and not is_of_travelling_party(cable)


def serial_of(number: int) -> int:
    """The station serial of a cable's number: its last four digits."""
    return number % _SERIALS


@once
def serials_differ(cable: Cable) -> bool:
    """Whether the serial of FL3 is not that of the classification line's number (HDR003)."""
    transmission = cable.transmission
    if transmission is None or transmission.serial is None or cable.number is None:
        return False
    return transmission.serial != serial_of(cable.number) and not is_of_travelling_party(cable)


@once
def levels_differ(cable: Cable) -> bool:
    """Whether the letters of FL4 name another level than the classification line (HDR001).

    LIMITED OFFICIAL USE has no letters of its own, and no source says which of two it took.
    """
    transmission = cable.transmission
    if transmission is None or transmission.security_line is None or cable.level is None:
        return False
    named = transmission.security_line.level
    return named is not None and named not in _ACCEPTED.get(cable.level, (cable.level,))


def other_header(cable: Cable, *, and_serial: bool) -> tuple[str, tuple[Related, ...]]:
    """What else of the header is another cable's, besides its level or, without `and_serial`, its serial.

    Where two of the three differ, the header of one cable stands over the text of another: that is one fault, which
    the first of the rules about them reports. The words for its message, and the places.
    """
    found: list[tuple[str, Related]] = []
    transmission, originator = cable.transmission, cable.originator
    filed = None if transmission is None else transmission.originator_line
    if and_serial and filed is not None and serials_differ(cable):
        found.append(("serial", Related(filed.serial_span or filed.span, f"station serial #{filed.serial or 0:04d}")))
    sender = sending_post(originator)
    if originator is not None and sender is not None and posts_differ(cable):
        found.append(("originator", Related(originator.post_span or originator.span, f"from {sender.name}")))
    if not found:
        return "", ()
    names = " and ".join(name for name, _ in found)
    more = f" The header's {names} {'differs' if len(found) == 1 else 'differ'} too: the header is from another cable."
    return more, tuple(place for _, place in found)
