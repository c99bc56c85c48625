"""Where another message begins inside a cable: a header or a classification line with another post or number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from cablegrammar.base.record import record
from cablelint import Cable, Line

if TYPE_CHECKING:
    from cablegrammar.marking.classification import Classification


@record
class _Known:
    """What is known of a message: None where a value is missing or damaged, and agrees with any."""

    post: str | None = None
    number: int | None = None
    originator: str | None = None
    serial: int | None = None

    def differs(self, other: _Known) -> bool:
        """Whether two readable values contradict each other.

        A post that nobody knows is a garbled one as long as the number is the same.
        """
        if _unequal(self.number, other.number) or _unequal(self.serial, other.serial):
            return True
        if _unequal(self.originator, other.originator):
            return True
        if self.post is None or other.post is None or self.post == other.post:
            return False
        from cablegrammar.vocabulary.posts import find_post

        return self.number is None or other.number is None or bool(find_post(self.post) and find_post(other.post))


def _unequal(mine: object, its: object) -> bool:
    return mine is not None and its is not None and mine != its


def further_classifications(cable: Cable) -> tuple[Classification, ...]:
    """The classification lines that are not the cable's own.

    A SMART message has banners instead; some repeat their head as a telegram has it, with its line.
    """
    if cable.form != "smart":
        return cable.classifications[1:]
    return cable.classifications[1:] if _names_this_message(cable) else cable.classifications


def _names_this_message(cable: Cable) -> bool:
    """Whether a SMART message repeats its head, under its own post: another number there is HDR015's."""
    from cablegrammar.vocabulary.posts import post_key

    number = cable.message_record_number
    if number is None or number.post is None or not cable.classifications:
        return False
    line = cable.classifications[0]
    if line.post is None or line.span.start > cable.first_text:
        return False
    return post_key(line.post) == post_key(number.post)


def starts_of_others(cable: Cable) -> Iterator[int]:
    """The offsets at which further messages begin within `cable`, quoted ones apart."""
    known = _first(cable)
    header_start: int | None = None
    reported_header = False
    lines: list[Line | Classification] = [*cable.late_headers, *further_classifications(cable)]
    lines.sort(key=lambda line: line.span)
    for line in lines:
        if cable.quoted(line.span.start):
            continue
        if not isinstance(line, Line):
            found = _classified(line)
            if reported_header:  # the line under a header that was another message's
                known = replace(known, post=found.post, number=found.number)
            elif known.differs(found):
                known = found
                yield line.span.start if header_start is None else header_start
            header_start, reported_header = None, False
            continue
        if header_start is None:
            header_start = line.span.start
        found = _headed(line)
        if not reported_header and known.differs(found):
            known, reported_header = found, True
            yield header_start


def _first(cable: Cable) -> _Known:
    number = cable.message_record_number
    if number is not None:
        return _Known(post=_key(number.post), number=number.number)
    known = _classified(cable.classifications[0]) if cable.classifications else _Known()
    if known.post is None and cable.originator is not None:
        known = replace(known, post=_key(cable.originator.post))
    transmission = cable.transmission
    if transmission is not None:
        known = replace(known, originator=_station(transmission.originator), serial=transmission.serial)
    return known


def _classified(line: Classification) -> _Known:
    return _Known(post=_key(line.post), number=line.number)


def _headed(line: Line) -> _Known:
    from cablegrammar.header.lines import parse_fl3, parse_from

    if line.kind == "FL3":
        found = parse_fl3(line.text, line.span.start)
        return _Known(originator=_station(found.routing_indicator), serial=found.serial)
    if line.kind == "ADDRESSED" and line.text.startswith("FM"):
        return _Known(post=_key(parse_from(line.text, line.span.start).post))
    return _Known()


def _key(post: str | None) -> str | None:
    from cablegrammar.vocabulary.posts import post_key

    return None if post is None else post_key(post)


def _station(indicator: str | None) -> str | None:
    """The post of a routing indicator: one post may have several."""
    from cablegrammar.vocabulary.posts import posts_of_routing_indicator

    posts = () if indicator is None else posts_of_routing_indicator(indicator)
    return posts[0].key if posts else None
