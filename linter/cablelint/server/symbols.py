"""The outline of a document: its cables, with header, fields, paragraphs, portions and notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from cablegrammar.base.node import Node, Span
from cablegrammar.cable.cable import Cable
from cablegrammar.cable.fields import Field, Handling, Heading, Signature
from cablegrammar.cable.paragraph import Paragraph, Subparagraph
from cablelint.server.reading import Reading
from cablelint.server.text import Text

_LONGEST = 60
_KIND = types.SymbolKind


def symbols(reading: Reading) -> list[types.DocumentSymbol]:
    """The outline: of several cables each by its id, and below it, or alone, its parts in the order of the text."""
    cables, text = reading.cables, reading.text
    if len(cables) == 1:
        return list(_parts(text, cables[0]))
    return [
        _symbol(
            text, cable.id or f"Message {number}", _KIND.Module, cable.span, cable.opening_place, _parts(text, cable)
        )
        for number, cable in enumerate(cables, start=1)
    ]


def _parts(text: Text, cable: Cable) -> Iterator[types.DocumentSymbol]:
    found = [*_header(text, cable), *_fields(text, cable), *_blocks(text, cable)]
    if cable.notice is not None:
        found.append(_named(text, cable.notice.text, _KIND.Event, cable.notice))
    found.sort(key=lambda symbol: (symbol.range.start.line, symbol.range.start.character))
    yield from found


def _header(text: Text, cable: Cable) -> Iterator[types.DocumentSymbol]:
    """The lines above the fields: those of the transmission under one name, the classification, the captions."""
    lines = sorted(cable.header.lines, key=lambda line: line.span)
    if lines:
        whole = Span(lines[0].span.start, max(line.span.end for line in lines))
        children = [_named(text, line.text, _KIND.Property, line) for line in lines]
        yield _symbol(text, "Header", _KIND.Namespace, whole, lines[0].span, children)
    for line in (*cable.classification_lines, *(one for one in cable.banners if one.kind != "BANNER")):
        yield _named(text, line.text, _KIND.Key, line)
    for caption in cable.captions:
        yield _named(text, caption.text, _KIND.Constant, caption)
    for handling in cable.handlings:
        yield _named(text, handling.text, _KIND.Event, handling)


def _fields(text: Text, cable: Cable) -> Iterator[types.DocumentSymbol]:
    for field in (*cable.message_lines, *cable.fields):
        children: list[types.DocumentSymbol] = []
        if field.kind == "subject" and cable.subject is not None and cable.subject.mark is not None:
            mark = cable.subject.mark
            if field.span.start <= mark.span.start and mark.span.end <= field.span.end:
                children = [_named(text, mark.text, _KIND.Key, mark)]
        yield _symbol(text, _title(field), _KIND.Field, field.span, field.label_place, children, detail=field.text)


def _title(field: Field) -> str:
    return field.name or field.kind.replace("_", " ")


def _blocks(text: Text, cable: Cable) -> Iterator[types.DocumentSymbol]:
    for block in cable.blocks:
        match block:
            case Paragraph():
                yield _paragraph(text, block)
            case Heading():
                yield _named(text, block.text, _KIND.String, block)
            case Signature():
                yield _named(text, block.text, _KIND.Variable, block)
            case Handling():
                yield _named(text, block.text, _KIND.Event, block)


def _paragraph(text: Text, one: Paragraph) -> types.DocumentSymbol:
    """A paragraph by its number and its mark, with the items that have marks or labels."""
    items = [_item(text, item) for item in one.subparagraphs if item.label is not None or item.mark is not None]
    words = (one.number_text, _mark(one))
    name = " ".join(word for word in words if word) or one.text
    return _symbol(text, name, _KIND.Class, one.span, one.first_line, items, detail=one.text)


def _item(text: Text, item: Subparagraph) -> types.DocumentSymbol:
    words = (item.label, None if item.mark is None else item.mark.text)
    name = " ".join(word for word in words if word)
    return _symbol(text, name, _KIND.Method, item.span, item.label_span, detail=item.text)


def _mark(one: Paragraph) -> str | None:
    if one.mark is not None:
        return one.mark.text
    return None if one.blanket is None else one.blanket.text


def _named(text: Text, name: str, kind: types.SymbolKind, node: Node) -> types.DocumentSymbol:
    return _symbol(text, name, kind, node.span, node.span)


def _symbol(
    text: Text,
    name: str,
    kind: types.SymbolKind,
    whole: Span,
    own: Span,
    children: Iterable[types.DocumentSymbol] = (),
    detail: str = "",
) -> types.DocumentSymbol:
    """A symbol. An editor refuses one whose own place is not inside of the whole."""
    start = min(max(own.start, whole.start), whole.end)
    place = Span(start, min(max(own.end, start), whole.end))
    return types.DocumentSymbol(
        _short(name) or "...", kind, text.range(whole), text.range(place), detail=_short(detail) or None,
        children=list(children) or None,
    )  # fmt: skip


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."
