"""From the parse tree to the `Cable`: what LALR cannot decide because it cannot count.

A number is a paragraph or a list item, `(C)` a mark or the third item, a block before the last field a pass line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cablegrammar.base.node import Node, Span
from cablegrammar.base.source import Source
from cablegrammar.building.body import Body
from cablegrammar.building.parts import BLOCKS, FIELDS, MARKS, Part
from cablegrammar.building.sequence import Role
from cablegrammar.building.text_parts import PAGE_LINES, SMART, line_of
from cablegrammar.cable.banner import Banner
from cablegrammar.cable.cable import Cable, Form, LineCount
from cablegrammar.cable.fields import (
    Caption,
    Field,
    Handling,
    Line,
    PassLine,
    UnplacedLine,
    caption_words,
    listed_captions,
    listed_pass_lines,
)
from cablegrammar.cable.header import Header
from cablegrammar.lines.artefacts import CleanText
from cablegrammar.lines.reader import ParsedMessage

# The lines above a telegram that Washington has not sent yet.
_DRAFTING = frozenset(("DRAFTING_LINE", "DRAFTER", "DRAFT_DATE", "CLEARANCE"))
# The parts that become lines and nothing more.
_LINE_RULES = ("classification", "classification_again", "late_header", "press_copy", "preamble", "section_head")


def build(source: Source, clean: CleanText, parsed: ParsedMessage, *, after_unended: bool = False) -> Cable:
    """The cable of one parsed message; `after_unended` says that another message stands before it without an end."""
    return _Builder(source, clean, parsed).cable(after_unended)


class _Builder(Body):
    """The state of building one cable."""

    def cable(self, after_unended: bool) -> Cable:
        """Build it."""
        parts, furniture = self.parts, self.furniture
        roles = self._roles()
        first = self._first_paragraph(roles)
        captions, pass_lines, handlings, fields = self._opening(first)
        blocks = tuple(self._blocks(roles, first))
        by_rule: dict[str, list[Line]] = {rule: [] for rule in _LINE_RULES}
        for part in parts:
            if part.rule in by_rule:
                by_rule[part.rule].append(
                    _whole(self.text, part) if part.rule == "section_head" else line_of(part.tokens[0])
                )
        unplaced = tuple(
            UnplacedLine(Span(u.start, u.end), self.source.text[u.start : u.end], u.expected)
            for u in self.parsed.unplaced
        )
        page_lines = sorted(
            (*(line for line in furniture if line.kind in PAGE_LINES), *self.inner), key=lambda n: n.span
        )
        banners = [line for line in furniture if isinstance(line, Banner)]
        header = self._header()
        classification = (*by_rule["classification"], *by_rule["classification_again"])
        if _is_banner_above(classification, first):
            line = classification[0]
            banners.append(Banner(line.span, line.kind, line.text))
            banners.sort(key=lambda line: line.span)
            classification = classification[1:]
        return Cable(
            span=Span(self.parsed.start, self.parsed.end),
            source=self.source,
            clean=self.text,
            form=self._form(header, bool(classification), page_lines),
            notice=next((line_of(p.tokens[0]) for p in parts if p.rule == "notice"), None),
            press_copy=tuple(by_rule["press_copy"]),
            preamble=tuple(by_rule["preamble"]),
            section_heads=tuple(by_rule["section_head"]),
            header=header,
            classification_lines=classification,
            banners=tuple(banners),
            captions=captions,
            pass_lines=pass_lines,
            handlings=handlings,
            fields=fields,
            blocks=blocks,
            late_header_lines=tuple(by_rule["late_header"]),
            page_line_texts=tuple(page_lines),
            stamps=tuple(line for line in furniture if line.kind == "STAMP" or _is_released(line)),
            truncations=tuple(line for line in furniture if line.kind == "TRUNCATION"),
            ends=tuple(line for line in furniture if line.kind in ("END_OF_MESSAGE", "SEPARATOR")),
            furniture=furniture,
            unplaced=unplaced,
            artefacts=tuple(a for a in self.clean.artefacts if self.parsed.start <= a.span.start < self.parsed.end),
            lines=self._line_count(len(unplaced)),
            first_paragraph=first,
            after_unended=after_unended,
        )

    def _first_paragraph(self, roles: Sequence[Role]) -> int:
        """Where the first numbered or marked paragraph begins, in a SMART message the first block of any kind."""
        begins = (
            p.start
            for p, role in zip(self.parts, roles, strict=True)
            if role is Role.PARAGRAPH or (self.smart and p.rule in BLOCKS)
        )
        return next(begins, self.parsed.end)

    def _header(self) -> Header:
        found: dict[str, Line] = {}
        addressees: list[Line] = []
        print_head: list[Line] = []
        for part in self.parts:
            token = part.tokens[0]
            if part.rule in ("routing", "odd_routing"):
                found["FL2"] = Line(Span(part.start, part.end), "FL2", self.text[part.start : part.end])
            elif part.rule in ("transmission", "address", "originator"):
                line = line_of(token)
                kind = token.type.removeprefix("ODD_")  # a damaged line stands for the line it was
                found.setdefault(kind, Line(line.span, kind, line.text))
            elif part.rule in ("addressee", "first_addressee"):
                addressees.append(line_of(token))
            elif part.rule == "print_head":
                print_head += map(line_of, part.tokens)
        return Header(
            found.get("FL1"),
            found.get("FL2"),
            found.get("FL3"),
            found.get("FL4"),
            found.get("FL5"),
            found.get("FL6"),
            tuple(addressees),
            tuple(print_head),
            tuple(self._field(part, late=False) for part in self.parts if part.rule in SMART),
        )

    def _form(self, header: Header, classified: bool, page_lines: Iterable[Line]) -> Form:
        if self.smart:
            return "smart"
        if header.fl1 or header.fl2 or header.fl3 or header.fl4:
            return "acp127"
        if header.fl5 is None and header.print_head and all(line.kind in _DRAFTING for line in header.print_head):
            return "draft"
        if header.print_head or any(line.kind == "PRINT_PAGE_LINE" for line in page_lines):
            return "aad"
        if header.fl5 or header.fl6:
            return "short-header"
        recognised = classified or any(
            p.rule in FIELDS or p.rule in ("caption", "marked", "blanket") for p in self.parts
        )
        marked = any(p.rule == "numbered" and any(t.type in MARKS for t in p.tokens) for p in self.parts)
        return "body" if recognised or marked else "unknown"

    def _opening(
        self, first: int
    ) -> tuple[tuple[Caption, ...], tuple[PassLine, ...], tuple[Handling, ...], tuple[Field, ...]]:
        captions: list[Caption] = []
        pass_lines: list[PassLine] = []
        handlings: list[Handling] = []
        fields: list[Field] = []
        last_field = self._last_early_field(first)
        for part in self.parts:
            span = Span(part.start, part.end)
            if part.rule == "caption":
                captions += caption_words(part.tokens[0], part.start, bool(fields))
            elif part.rule == "classification":
                captions += self._joined_captions(part)
            elif part.rule == "head_line":
                line = self._field(part, late=False)
                if line.kind == "caption_line":
                    captions += listed_captions(line.value, line.value_span.start)
                elif line.kind == "pass_lines":
                    pass_lines += listed_pass_lines(line.value, line.value_span.start)
            elif part.rule == "pass_line" or (part.rule in BLOCKS and part.start < last_field):
                pass_lines.append(PassLine(span, " ".join(self._slice(span).split())))
            elif part.rule == "handling" and part.start < first:
                handlings.append(Handling(span, " ".join(self._slice(span).split())))
            elif part.rule in FIELDS:
                fields.append(self._field(part, part.start > first))
            elif part.rule == "authority_paragraph":
                fields.append(self._inner_authority(part))
        return tuple(captions), tuple(pass_lines), tuple(handlings), tuple(fields)

    def _joined_captions(self, part: Part) -> Iterator[Caption]:
        """Captions that a joined line left behind the number of the classification line."""
        text = part.tokens[0].rstrip()
        end = next((i for i in range(len(text), 0, -1) if text[i - 1].isdecimal()), len(text))
        if text[end:].strip():
            yield from caption_words(text[end:], part.start + end, late=False, whole=False)

    def _line_count(self, unplaced: int) -> LineCount:
        lines = self.source.text[self.parsed.start : self.parsed.end].split("\n")
        total = sum(1 for line in lines if line and not line.isspace())
        return LineCount(total, total - unplaced)


def _is_banner_above(lines: Sequence[Line], first: int) -> bool:
    """Whether the first of the classification lines is a level alone, above the line that names post and number."""
    if len(lines) < 2 or lines[1].span.start > first:
        return False
    return not any(map(str.isdecimal, lines[0].text)) and any(map(str.isdecimal, lines[1].text))


def _is_released(line: Line) -> bool:
    """Whether the archive recorded that the cable was declassified."""
    return line.kind == "ARCHIVE_RECORD" and "Declassified/Released" in line.text


def _whole(text: str, part: Part) -> Line:
    """A part of several lines as one node."""
    return Line(Span(part.start, part.end), part.tokens[0].type, text[part.start : part.end])


def nodes_of(cable: Cable) -> Iterator[Node]:
    """All structural nodes of a cable, for tests: their spans tile the non-blank text."""
    yield from cable.children()
