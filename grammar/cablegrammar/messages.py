"""From text to cables: one file may hold several messages."""

from __future__ import annotations

from cablegrammar.base.source import Source
from cablegrammar.building.build import build
from cablegrammar.cable.cable import Cable
from cablegrammar.copies.clean import clean
from cablegrammar.lines.reader import parse_lines
from cablegrammar.vocabulary.terminals import absent_terminals


def parse_messages(text: str | Source) -> tuple[Cable, ...]:
    """All messages of a text, at least one. Nothing is lost: what cannot be placed is an `UnplacedLine`."""
    source = text if isinstance(text, Source) else Source.of(text)
    cleaned = clean(source.text)
    absent = absent_terminals(cleaned.text)
    cables: list[Cable] = []
    for message in cleaned.messages:
        start, head = message.span.start, message.head
        while True:  # the labels of SMART messages and the pages of prints tell where another one begins
            parsed = parse_lines(cleaned.text, start, message.span.end, head, cleaned.joints, absent)
            first, last = not cables, parsed.end == len(cleaned.text)
            after_unended = not first and not cables[-1].ended and not message.again
            cables.append(build(source, cleaned, parsed, after_unended=after_unended, first=first, last=last))
            if parsed.end >= message.span.end:
                break
            start, head = parsed.end, None
    return tuple(cables)


def parse_text(text: str | Source) -> Cable:
    """The first message of a text."""
    return parse_messages(text)[0]
