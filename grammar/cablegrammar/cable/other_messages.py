"""Where other messages begin within a cable: a header or a classification line with another post, number or serial."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cablegrammar.base.node import Node
from cablegrammar.base.record import record
from cablegrammar.cable.header import Header, LateHeader, stands_between
from cablegrammar.vocabulary.posts import find_post, post_key, posts_of_routing_indicator

if TYPE_CHECKING:
    from cablegrammar.header.smart import MessageRecordNumber
    from cablegrammar.marking.classification import Classification


@record
class OtherMessage(Node):
    """Where another message begins. The span is its first line.

    `header` is what it begins with, None where its classification line comes first; `classification` is that line where
    it is what tells the two messages apart.
    """

    within = ("other_messages",)

    header: LateHeader | None
    classification: Classification | None


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
        return self.number is None or other.number is None or bool(find_post(self.post) and find_post(other.post))


def _unequal(mine: object, its: object) -> bool:
    return mine is not None and its is not None and mine != its


def later_classifications(
    found: tuple[Classification, ...], smart: bool, number: MessageRecordNumber | None, first_text: int
) -> tuple[Classification, ...]:
    """Those of the classification lines that are not the message's own first one.

    A SMART message has banners instead; some repeat their head as a telegram has it, under the post of their
    record `number` and above the `first_text`. Another number there is HDR015's.
    """
    if not smart:
        return found[1:]
    first = found[0]
    if number is None or number.post is None or first.post is None or first.span.start > first_text:
        return found
    return found[1:] if post_key(first.post) == post_key(number.post) else found


def other_messages(
    header: Header,
    own: Classification | None,
    late_headers: Sequence[LateHeader],
    later: Sequence[Classification],
    others: Sequence[int],
    quoted: Callable[[int], bool],
) -> Iterator[OtherMessage]:
    """The messages that begin within one with this `header` and `own` classification line, quoted ones apart.

    `late_headers` and `later` classification lines may be repetitions of the own ones. `others` are the ascending
    offsets of what else stands in the text: a header above a paragraph is not that of a classification line below it.
    """
    known = _first(header, own)
    above: LateHeader | None = None
    reported = False
    lines: list[LateHeader | Classification] = sorted((*late_headers, *later), key=lambda line: line.span)
    for line in lines:
        if quoted(line.span.start):
            continue
        if isinstance(line, LateHeader):
            above, found = line, _headed(line)
            if known.differs(found):
                known, reported = found, True
                yield OtherMessage(line.lines[0].span, line, None)
            continue
        found = _classified(line)
        if reported:  # the line under a header that was another message's
            known = replace(known, post=found.post, number=found.number)
        elif known.differs(found):
            known = found
            if above is not None and stands_between(others, above.span, line.span):
                above = None
            yield OtherMessage(line.span if above is None else above.lines[0].span, above, line)
        above, reported = None, False


def _first(header: Header, own: Classification | None) -> _Known:
    number = header.message_record_number
    if number is not None:
        return _Known(post=_key(number.post), number=number.number)
    known = _Known() if own is None else _classified(own)
    sender = header.originator
    if known.post is None and sender is not None:
        known = replace(known, post=_key(sender.post))
    return _with_transmission(known, header)


def _classified(line: Classification) -> _Known:
    return _Known(post=_key(line.post), number=line.number)


def _headed(header: LateHeader) -> _Known:
    sender = header.originator
    return _with_transmission(_Known(post=None if sender is None else _key(sender.post)), header)


def _with_transmission(known: _Known, header: Header | LateHeader) -> _Known:
    sent = header.transmission
    return known if sent is None else replace(known, originator=_station(sent.originator), serial=sent.serial)


def _key(post: str | None) -> str | None:
    return None if post is None else post_key(post)


def _station(indicator: str | None) -> str | None:
    """The post of a routing indicator: one post may have several."""
    posts = () if indicator is None else posts_of_routing_indicator(indicator)
    return posts[0].key if posts else None
