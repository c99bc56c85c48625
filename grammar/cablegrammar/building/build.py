"""From the parse tree to the `Cable`: what LALR cannot decide because it cannot count.

A number is a paragraph or a list item, `(C)` a mark or the third item, a block before the last field a pass line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cablegrammar.base.node import Span
from cablegrammar.base.source import Source
from cablegrammar.building.body import Body
from cablegrammar.building.copied_fields import copied_fields
from cablegrammar.building.opening import header_of, opening_of
from cablegrammar.building.parts import FIELDS, Part
from cablegrammar.building.text_parts import TextParts, line_of
from cablegrammar.cable.banner import Banner
from cablegrammar.cable.cable import Cable, Form, LineCount
from cablegrammar.cable.fields import Line, UnplacedLine
from cablegrammar.cable.header import Header
from cablegrammar.cable.marking_in_use import letter_spaced
from cablegrammar.copies.clean import CleanText
from cablegrammar.lines.reader import ParsedMessage
from cablegrammar.marking.near_level import near_level
from cablegrammar.vocabulary.terminals import of_kind

# The parts that become lines and nothing more.
_LINE_RULES = (
    "classification", "classification_again", "late_header", "late_line", "press_copy", "date_line", "preamble",
    "section_head", "misplaced", "early_address", "early_classification", "stray_addressee", "stray_in_list",
    "stray_in_foot",
)  # fmt: skip


# ... and of the head where no head is, or where it is another line's turn.
_LATE = (
    "late_line", "late_header", "misplaced", "early_address", "early_classification", "stray_addressee",
    "stray_in_list", "stray_in_foot",
)  # fmt: skip
# The parts whose lines may be several.
_WHOLE = ("section_head", "stray_in_list", "stray_in_foot")


def build(
    source: Source,
    clean: CleanText,
    parsed: ParsedMessage,
    *,
    after_unended: bool = False,
    first: bool = True,
    last: bool = True,
) -> Cable:
    """The cable of one parsed message.

    `after_unended` says that another message stands before it without an end, `first` and `last` where it stands
    among the messages of its file.
    """
    message = TextParts(source, clean, parsed)
    body = Body(message)
    opening, header, lines = opening_of(message, body.first), header_of(message), _lines(message)
    blocks = tuple(body.blocks())
    classification = (*lines["classification"], *lines["classification_again"])
    furniture = message.furniture
    banners = [line for line in furniture if isinstance(line, Banner)]
    if message.smart and not banners:
        garbled = [line for line in lines["preamble"] if _is_garbled_level(line.text)]
        lines["preamble"] = [line for line in lines["preamble"] if not _is_garbled_level(line.text)]
        banners += (Banner(line.span, line.kind, line.text) for line in garbled)
    if _is_banner_above(classification, body.first):
        line = classification[0]
        banners.append(Banner(line.span, line.kind, line.text))
        banners.sort(key=lambda banner: banner.span)
        classification = classification[1:]
    if len(banners) == 1 and not (classification or blocks or opening.fields or message.smart):
        (alone,) = banners
        if letter_spaced(alone.text):  # nothing stands below it: it is no banner under a text
            classification, banners = (Line(alone.span, "CLASSIFICATION", alone.text),), []
            furniture = tuple(line for line in furniture if line is not alone)
    head = classification[0].span.start if classification and not message.smart else parsed.start
    copied = tuple(copied_fields(opening.fields, head))
    copied_at = {field.span for field in copied}
    press_copy = [*lines["press_copy"], *lines["date_line"]]
    press_copy += [Line(field.span, "COPIED_FIELD", field.whole.rstrip()) for field in copied]
    pages, ends_of_message = of_kind("page line"), of_kind("end")
    page_lines = [line for line in furniture if line.kind in pages]
    if message.inner:
        page_lines = sorted((*page_lines, *message.inner), key=lambda line: line.span)
    ends = tuple([line for line in furniture if line.kind in ends_of_message])
    unplaced = tuple(
        [UnplacedLine(Span(u.start, u.end), source.text[u.start : u.end], u.expected) for u in parsed.unplaced]
    )
    left = [UnplacedLine(span, source.text[span.start : span.end], (next_,)) for span, next_ in opening.leftovers]
    strays = [
        UnplacedLine(span, source.text[span.start : span.end].rstrip(), ("DATABASE_FIELD",))
        for span in clean.strays_in(parsed.start, parsed.end)
    ]
    if left or strays:
        unplaced = tuple(sorted((*unplaced, *left, *strays), key=lambda line: line.span))
    return Cable(
        span=Span(parsed.start, parsed.end),
        source=source,
        clean=message.text,
        form=_form(message, header, bool(classification), page_lines),
        notice=next((line_of(part.tokens[0]) for part in message.parts if part.rule == "notice"), None),
        press_copy=_in_order(press_copy),
        preamble=tuple(lines["preamble"]),
        section_heads=tuple(lines["section_head"]),
        header=header,
        classification_lines=classification,
        banners=tuple(banners),
        captions=opening.captions,
        pass_lines=opening.pass_lines,
        handlings=opening.handlings,
        fields=tuple([field for field in opening.fields if field.span not in copied_at]) if copied else opening.fields,
        blocks=blocks,
        late_header_lines=_in_order([line for rule in _LATE for line in lines[rule]]),
        page_line_texts=tuple(page_lines),
        stamps=tuple([line for line in furniture if line.kind == "STAMP" or _is_released(line)]),
        truncations=tuple([line for line in furniture if line.kind == "TRUNCATION"]),
        ends=ends,
        furniture=furniture,
        unplaced=unplaced,
        artefacts=clean.artefacts_in(parsed.start, parsed.end),
        lines=_line_count(source.text[parsed.start : parsed.end], len(unplaced)),
        first_paragraph=body.first,
        after_unended=after_unended,
        runs_on=not last and not ends,
        left_over=not ((first and last) or classification or banners or opening.fields or blocks),
    )


def _in_order(lines: list[Line]) -> tuple[Line, ...]:
    """The lines in the order of the text."""
    return tuple(sorted(lines, key=lambda line: line.span)) if len(lines) > 1 else tuple(lines)


def _lines(message: TextParts) -> dict[str, list[Line]]:
    """The parts that become lines and nothing more, by their rules."""
    found: dict[str, list[Line]] = {rule: [] for rule in _LINE_RULES}
    for part in message.parts:
        lines = found.get(part.rule)
        if lines is None:
            continue
        whole = part.rule in _WHOLE or (part.rule == "press_copy" and len(part.tokens) > 1)
        lines.append(_whole(message.text, part) if whole else line_of(part.tokens[0]))
    return found


def _form(message: TextParts, header: Header, classified: bool, page_lines: Iterable[Line]) -> Form:
    if message.smart:
        return "smart"
    if header.fl1 or header.fl2 or header.fl3 or header.fl4:
        return "acp127"
    if header.fl5 is None and header.print_head and all(line.kind in of_kind("drafting") for line in header.print_head):
        return "draft"
    if header.print_head or any(line.kind == "PRINT_PAGE_LINE" for line in page_lines):
        return "aad"
    if header.fl5 or header.fl6:
        return "short-header"
    parts = message.parts
    recognised = classified or any(p.rule in FIELDS or p.rule in ("caption", "marked", "blanket") for p in parts)
    marked = any(p.rule == "numbered" and any(t.type in of_kind("mark") for t in p.tokens) for p in parts)
    return "body" if recognised or marked else "unknown"


def _line_count(text: str, unplaced: int) -> LineCount:
    lines = text.split("\n")
    total = len(lines) - lines.count("") - sum(map(str.isspace, lines))
    return LineCount(total, total - unplaced)


def _is_banner_above(lines: Sequence[Line], first: int) -> bool:
    """Whether the first of the classification lines is a level alone, above the line that names post and number."""
    if len(lines) < 2 or lines[1].span.start > first:
        return False
    return not any(map(str.isdecimal, lines[0].text)) and any(map(str.isdecimal, lines[1].text))


def _is_garbled_level(text: str) -> bool:
    """Whether a line above a SMART message is its banner, misspelled: `UNCLASSFIED`."""
    word = text.strip()
    return len(word) >= _SHORTEST_LEVEL and word.isupper() and word.isalpha() and near_level(word) is not None


_SHORTEST_LEVEL = 6


def _is_released(line: Line) -> bool:
    """Whether the archive recorded that the cable was declassified."""
    return line.kind == "ARCHIVE_RECORD" and "Declassified/Released" in line.text


def _whole(text: str, part: Part) -> Line:
    """A part of several lines as one node."""
    kind = part.rule.upper() if part.rule in _LATE else part.tokens[0].type
    return Line(Span(part.start, part.end), kind, text[part.start : part.end])
