"""What an editor shows over a place: what a mark, a caption, a tag or a reference means, and the page of a rule."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lsprotocol import types

from cablegrammar.base.node import Span
from cablegrammar.cable.cable import Cable
from cablegrammar.cable.marks import BlanketMark
from cablegrammar.vocabulary.tags import tag_fact
from cablelint.engine.explained_marking import ExplainedMarking, ExplainedPart, explain_marking
from cablelint.engine.explained_sentences import country, heading, sentences
from cablelint.engine.explained_values import MarkingMeaning, caption_meaning
from cablelint.findings.finding import Finding
from cablelint.rule.page import page
from cablelint.rule.registry import Registry
from cablelint.server.reading import Desk, Reading
from cablelint.server.references import cited_at, entries_of, known_of

_RULE_OFF = "\n\n---\n\n"
_SILENT = ("separator", "bracket", "blank")
"""The parts of a marking that need no words where they are right."""

Shown = tuple[Span, str]
"""A place, and the Markdown about it."""


def hover(desk: Desk, reading: Reading, offset: int, registry: Registry) -> types.Hover | None:
    """What there is to say about a character: what stands there, then the pages of the rules that find fault with it.

    What they find an editor shows beside it.
    """
    cable = reading.cable_at(offset)
    shown = [*_meanings(desk, reading, cable, offset)] if cable is not None else []
    found = [finding for finding in desk.check(reading) if _holds(reading.place(finding), offset)]
    texts = [text for _, text in shown]
    texts += _pages(found, registry)
    if not texts:
        return None
    places = [place for place, _ in shown] or [reading.place(finding) for finding in found]
    smallest = min(places, key=lambda place: place.end - place.start)
    content = types.MarkupContent(types.MarkupKind.Markdown, _RULE_OFF.join(texts))
    return types.Hover(content, range=reading.text.range(smallest))


def _holds(place: Span, offset: int) -> bool:
    return place.start <= offset < max(place.end, place.start + 1)


def _pages(found: Iterable[Finding], registry: Registry) -> Iterator[str]:
    """The pages of the rules, each once."""
    for code in dict.fromkeys(finding.code for finding in found):
        entry = registry.find(code)
        if entry is not None:
            yield "\n".join(_smaller(page(entry.rule).rstrip()))


def _smaller(text: str) -> Iterator[str]:
    """A page with headings that do not fill the little window."""
    fenced = False
    for line in text.split("\n"):
        fenced ^= line.startswith("```")
        yield f"##{line}" if line.startswith(("# ", "## ")) and not fenced else line


def _meanings(desk: Desk, reading: Reading, cable: Cable, offset: int) -> Iterator[Shown]:
    """What stands at a character of a cable: one of them at most, but for a caption inside of a banner."""
    on = None if cable.date is None else cable.date.date()
    settings = reading.settings
    dated = replace(settings, as_of=settings.as_of or on)
    day = dated.as_of or settings.today or datetime.date.today()
    for use in cable.markings_in_use:
        for place in use.places:
            if _holds(place.span, offset):
                explained = explain_marking(use.text, dated)
                # A mark that the wrap broke is longer in the text than in one line.
                whole = place.span.end - place.span.start == len(use.text)
                yield place.span, _marking(explained, offset - place.span.start if whole else None)
    for carried in cable.marks:
        if isinstance(carried.mark, BlanketMark) and _holds(carried.span, offset):
            text = carried.mark.text
            yield carried.span, _marking(explain_marking(text if text.startswith("(") else f"({text})", dated), None)
    for caption in cable.stated_captions:
        if _holds(caption.span, offset):
            yield caption.span, _markdown(caption_meaning(caption.known, day))
    for tag in cable.tags:
        if _holds(tag.span, offset):
            fact = tag_fact(tag.tag)
            yield (
                tag.span,
                f"**{tag.tag}**: {'in no list of tags' if fact is None else f'{fact.title} ({fact.kind} tag)'}",
            )
    cited = cited_at(cable, offset)
    if cited is not None:
        lines = [_reference(desk, reading, one.text, one.id) for one in entries_of(cable, cited.letters)]
        if lines:
            yield cited.span, "\n\n".join(lines)


def _reference(desk: Desk, reading: Reading, text: str, id: str | None) -> str:
    """An entry of the list of references, and what the catalogues know of the cable."""
    if id is None:
        return code(text)
    facts = []
    for held in known_of(desk, reading, id):
        entry = held.entry
        facts.append(
            ", ".join(
                str(one)
                for one in (entry.level, entry.date, "in a list" if held.listed else held.path)
                if one is not None
            )
        )
    known = "".join(f"\n- {escaped(fact)}" for fact in facts)
    return f"{code(text)} is {code(id)}{known}"


# ------------------------------------------------------------------------------------------------------------ markings


def _marking(explained: ExplainedMarking, at: int | None) -> str:
    """A marking in Markdown, the part at a place first."""
    here = None if at is None else explained.part_at(at)
    parts = [part for part in explained.parts if part.kind not in _SILENT or part.notes]
    parts.sort(key=lambda part: part is not here)
    lines = [] if len(parts) == 1 else [code(explained.text)]
    lines += map(_part, parts)
    if explained.banner is not None:
        lines.append(f"A banner above this portion alone: {code(explained.banner)}")
    elif explained.no_banner is not None:
        lines.append(f"No banner can be told from this portion alone. {escaped(explained.no_banner)}")
    return "\n\n".join(lines)


def _part(part: ExplainedPart) -> str:
    """A part of a marking, with what it means behind it."""
    name = f"**{code(part.text.strip() or 'a blank')}**"
    said = [_markdown(one) for one in part.meanings]
    blocks = [f"{name} {said[0]}" if said else name, *said[1:]]
    if part.countries:
        blocks.append(escaped("; ".join(map(country, part.countries))))
    blocks += [f"*{escaped(note)}*" for note in part.notes]
    return "\n\n".join(blocks)


def _markdown(one: MarkingMeaning) -> str:
    rows = "".join(f"\n- *{label}*: {escaped(text)}" for label, text in sentences(one))
    return f"{escaped(heading(one))}\n\n{escaped(one.meaning)}\n{rows}"


_MARKUP = frozenset("\\`*_[]<>&~|#")


def escaped(text: str) -> str:
    """Text that Markdown takes for nothing else. Line ends stay: one in a message begins a line."""
    signs = "".join(f"\\{sign}" if sign in _MARKUP else sign for sign in text)
    return signs.replace("\n", "  \n")


def code(text: str) -> str:
    """Text as it is written, with no backtick in it that would end it."""
    return f"`{' '.join(text.split()).replace('`', chr(0x2019))}`"
