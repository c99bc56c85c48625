"""What may be written at a cursor: tags on the TAGS line, captions, marks and banners, references, posts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lsprotocol import types

from cablegrammar.base.node import Span
from cablegrammar.cable.cable import Cable
from cablegrammar.cable.fields import Line
from cablegrammar.cable.usable_marks import usable_marks
from cablegrammar.vocabulary.captions import captions
from cablegrammar.vocabulary.posts import posts
from cablegrammar.vocabulary.profiles import Register, register_of
from cablegrammar.vocabulary.tags import tags
from cablelint.engine.checker import context_of
from cablelint.server.reading import Desk, Reading

TRIGGERS = ("(", "/", ",", " ", ":")
"""After these signs an editor asks without being told to."""

_KIND = types.CompletionItemKind
_CITING = ("ref", "refs")
_USUAL = ("dissemination", "non-IC")
"""The categories of controls that a telegram's marks have as a rule."""
_LABEL_LENGTH = 12
"""No label before a mark, as in `SUBJECT: (`, is longer."""


class Choice(NamedTuple):
    """One word to choose: what is written, what it means, and what kind of thing it is."""

    word: str
    meaning: str
    kind: types.CompletionItemKind


def completion(desk: Desk, reading: Reading, offset: int) -> types.CompletionList:
    """What may be written at a character, in the place of what is begun there."""
    cable = reading.cable_at(offset)
    begun, choices = (offset, []) if cable is None else _choices(desk, reading, cable, offset)
    written = reading.source.text[begun:offset].upper()
    place = reading.text.range(Span(begun, offset))
    items = [
        types.CompletionItem(
            choice.word, kind=choice.kind, detail=choice.meaning or None, filter_text=choice.word,
            sort_text=f"{number:05}", text_edit=types.TextEdit(place, choice.word),
        )
        for number, choice in enumerate(choices)
        if choice.word.upper().startswith(written)
    ]  # fmt: skip
    return types.CompletionList(is_incomplete=False, items=items)


def _choices(desk: Desk, reading: Reading, cable: Cable, offset: int) -> tuple[int, list[Choice]]:
    """Where what is begun at a cursor begins, and what it may become."""
    before = reading.text.line_before(offset)
    register, day = _register(reading, cable)
    opened = before.rfind("(")
    if opened >= 0 and ")" not in before[opened:] and _may_be_marked(before[:opened]):
        inner = before[opened + 1 :]
        cut = max(inner.rfind("/"), inner.rfind("-")) + 1
        if cut:
            return offset - len(inner) + cut, list(_controls(register, day, portion=True))
        return offset - len(inner) - 1, list(_marks(reading, cable, register))
    word = _last_word(before)
    begun = offset - len(word)
    cited = before[: len(before) - len(word)].split()
    if cited and cited[-1].lower().lstrip("(") in _CITING and len(word) <= 1 and cable.references:
        return begun, list(_letters(cable))
    if _stands_in(cable, "tags", offset):
        return begun, list(_tags(reading, cable))
    if _stands_in(cable, "reference", offset):
        return begun, [*_open_cables(desk, cable), *_posts(reading)]
    line = reading.text.line_at(offset)
    on_banner = any(
        one.span.start <= offset <= line.end and one.span.start >= line.start for one in _banner_lines(cable)
    )
    if on_banner and "//" in before:
        cut = before.rfind("/") + 1
        return offset - len(before) + cut, list(_controls(register, day, portion=False))
    begun = offset - len(before.lstrip())
    if _may_be_caption(cable, offset, before):
        return begun, list(_captions(day))
    if not _banner_lines(cable) and before.strip() and before.strip().isupper():
        return begun, list(_levels(register))
    return offset, []


def _register(reading: Reading, cable: Cable) -> tuple[Register, datetime.date]:
    settings = reading.settings
    day = settings.as_of or (None if cable.date is None else cable.date.date())
    return register_of(settings.profile, day), day or settings.today or datetime.date.today()


# --------------------------------------------------------------------------------------------------------- where it is


def _last_word(before: str) -> str:
    """The letters and digits at the end of a line."""
    start = len(before)
    while start and before[start - 1].isalnum():
        start -= 1
    return before[start:]


def _may_be_marked(before: str) -> bool:
    """Whether a mark may stand behind this beginning of a line: nothing, a number, a letter, a dash, a label."""
    words = before.split()
    if not words:
        return True
    label = words[-1]
    short = label.rstrip(".").isdecimal() or (len(label) <= 3 and label.endswith((".", ")", "--")))
    return len(words) == 1 and (
        short or set(label) <= set("-*") or (label.endswith(":") and len(label) <= _LABEL_LENGTH)
    )


def _stands_in(cable: Cable, kind: str, offset: int) -> bool:
    """Whether a field has its value at a place: on its first line, further on as far as it goes, or on the line below,
    which may be begun and no part of it yet.
    """
    field = cable.field_of(kind)
    if field is None or offset < field.label_span.end:
        return False
    end = max(cable.source.line_at(field.label_span.start).end, field.span.end)
    below = cable.source.text[end : cable.source.line_at(offset).start]
    return offset <= end or (not below.strip() and below.count("\n") <= 1)


def _banner_lines(cable: Cable) -> tuple[Line, ...]:
    return (*cable.classification_lines, *cable.banners)


def _may_be_caption(cable: Cable, offset: int, before: str) -> bool:
    """Whether a caption may be written: between the classification line and the fields, or on a Captions line."""
    line = cable.header.message_line("caption_line")
    if line is not None and line.label_span.end <= offset <= cable.source.line_at(line.span.start).end:
        return True
    if not cable.classification_lines or before.strip() != before.strip().upper():
        return False
    begun = cable.source.line_at(offset).start
    # What is begun on this line may look like the first words of the text.
    below = [one.span.start for one in (*cable.fields, *cable.blocks) if one.span.start != begun]
    return cable.classification_lines[0].span.end < offset <= min(below, default=offset)


# ------------------------------------------------------------------------------------------------------- what there is


def _marks(reading: Reading, cable: Cable, register: Register) -> Iterator[Choice]:
    for mark in usable_marks(cable, context_of(cable, reading.settings).in_force, register):
        row = next((one for one in register.markings.values() if f"({one.portion})" == mark), None)
        yield Choice(mark, "" if row is None else row.title, _KIND.EnumMember)


def _controls(register: Register, day: datetime.date, *, portion: bool) -> Iterator[Choice]:
    """What may stand behind the level of a marking: in the order of the register, in a telegram what is usual first."""
    rows = list(register.markings.values())
    if register.manual.telegram:
        rows.sort(key=lambda row: row.category not in _USUAL)
    for row in rows:
        in_time = (row.effective is None or row.effective <= day) and (row.retired is None or day < row.retired)
        if row.known and in_time and row.category not in ("US", "non-US", "JOINT") and "[" not in row.portion:
            form = row.portion if portion else row.abbreviation or row.title
            yield Choice(form, row.title, _KIND.EnumMember)


def _levels(register: Register) -> Iterator[Choice]:
    for row in register.markings.values():
        if row.category == "US" and row.known:
            yield Choice(row.title, f"({row.portion})", _KIND.EnumMember)


def _captions(day: datetime.date) -> Iterator[Choice]:
    for one in captions():
        if (one.since is None or one.since <= day) and (one.until is None or day <= one.until):
            yield Choice(one.text, one.meaning, _KIND.Keyword)


def _tags(reading: Reading, cable: Cable) -> Iterator[Choice]:
    """The tags of the year, those of one's own first; none that the line has already."""
    year, there = cable.year, {tag.tag for tag in cable.tags if not tag.separated or tag.kind != "unknown"}
    for own in reading.settings.tags:
        yield Choice(own.name.upper(), own.source, _KIND.Value)
    for fact in tags().values():
        if (year is None or fact.used_in(year)) and fact.tag not in there:
            yield Choice(fact.tag, f"{fact.title} ({fact.kind})", _KIND.Value)


def _letters(cable: Cable) -> Iterator[Choice]:
    entries = {entry.letter: entry.text for entry in reversed(cable.references) if entry.letter is not None}
    for letter, text in sorted(entries.items()):
        yield Choice(letter, text, _KIND.Reference)


def _open_cables(desk: Desk, cable: Cable) -> Iterator[Choice]:
    """The cables of the documents that are open, as a reference of the same year or of another one."""
    found: dict[str, Choice] = {}
    for other in desk.readings:
        for one in other.cables:
            if one is not cable and one.cable_id is not None and one.id != cable.id:
                known = one.cable_id
                year = "" if known.year == cable.year else f"{known.year % 100:02} "
                found[one.id or ""] = Choice(
                    f"{year}{one.post} {known.number}", "a cable that is open", _KIND.Reference
                )
    yield from found.values()


def _posts(reading: Reading) -> Iterator[Choice]:
    own: Iterable[tuple[str, str]] = ((one.name.upper(), one.source) for one in reading.settings.posts)
    for name, source in (*own, *((post.name, "") for post in posts())):
        yield Choice(name, source, _KIND.Unit)
