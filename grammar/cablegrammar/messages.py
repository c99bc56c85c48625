"""From text to cables: one file may hold several messages."""

from __future__ import annotations

from cablegrammar.base.source import Source
from cablegrammar.building.build import build
from cablegrammar.cable.cable import Cable
from cablegrammar.lines.artefacts import clean
from cablegrammar.lines.reader import line_grammar, parse_lines


def parse_messages(text: str | Source) -> tuple[Cable, ...]:
    """All messages of a text, at least one. Nothing is lost: what cannot be placed is an `UnplacedLine`."""
    source = text if isinstance(text, Source) else Source(text)
    cleaned = clean(source.text)
    cables: list[Cable] = []
    start = 0
    while True:
        parsed = parse_lines(cleaned.text, start, cleaned.joints)
        notice = _notice_above(cleaned.text, start, parsed.end)
        if notice is not None:  # the exercise notice of the next message was read as this one's last line
            parsed = parse_lines(cleaned.text[:notice], start, cleaned.joints)
        cables.append(build(source, cleaned, parsed, after_unended=bool(cables) and not cables[-1].ended))
        if parsed.end >= len(cleaned.text):
            return tuple(cables)
        start = parsed.end


def _notice_above(text: str, start: int, end: int) -> int | None:
    """Where the exercise notice of the message that begins at `end` stands, None where there is none."""
    if end >= len(text):
        return None
    last = len(text[start:end].rstrip()) + start
    begin = text.rfind("\n", start, last) + 1
    return begin if begin > start and line_grammar().pattern("NOTICE").match(text, begin, end) else None


def parse_text(text: str | Source) -> Cable:
    """The first message of a text."""
    return parse_messages(text)[0]
