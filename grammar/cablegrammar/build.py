"""From the parse tree to the `Cable`: what LALR cannot decide because it cannot count.

A number is a paragraph or a list item, `(C)` a mark or the third item, a block before the last field a pass line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, cast

from lark import Token

from cablegrammar.artefacts import CleanText
from cablegrammar.cable import Block, Cable, Form, HeaderLines, LineCount, Paragraph, Subparagraph
from cablegrammar.fields import (
    BlanketMark,
    Caption,
    Field,
    FieldKind,
    Handling,
    Heading,
    Line,
    Mark,
    PassLine,
    Place,
    Signature,
    UnplacedLine,
    caption_words,
    listed_captions,
    listed_pass_lines,
)
from cablegrammar.lines import ParsedMessage
from cablegrammar.node import Node, Span
from cablegrammar.parts import (
    BLOCKS,
    FIELDS,
    MARKS,
    Part,
    parts_of,
    start_of,
    with_body,
    with_listed_references,
    with_subject_below,
)
from cablegrammar.sequence import Candidate, Role, decide
from cablegrammar.source import Source

# The lines above a telegram that Washington has not sent yet.
_DRAFTING = frozenset(("DRAFTING_LINE", "DRAFTER", "DRAFT_DATE", "CLEARANCE"))
# The lines that only a SMART message has, by their labels.
_SMART = frozenset(("head_start", "head_line", "closing_line"))
_SMART_KINDS: dict[str, FieldKind] = {
    "RECORD_NUMBER": "record_number",
    "DATE_LABEL": "date_line",
    "OFFICE_LABEL": "office",
    "FROM_LABEL": "sender",
    "ACTION_LABEL": "action",
    "CAPTIONS_LABEL": "caption_line",
    "PASS_LABEL": "pass_lines",
    "SIGNED_LABEL": "signed",
    "DRAFTED_LABEL": "drafting",
    "INFO_LABEL": "info",
    "XMT_LABEL": "exempt",
    "CLOSING_LABEL": "closing",
}
# The parts that become lines and nothing more.
_LINE_RULES = ("classification", "classification_again", "late_header", "press_copy", "preamble", "section_head")
_PAGE_LINES = frozenset(("PAGE_LINE", "PRINT_PAGE_LINE"))


# Where a page ends two blank lines stand at least, and the last line on it is as long as its text.
_NEW_PAGE = 2
_RUNNING_TEXT = 40
_ENDS_OF_SENTENCES = frozenset('.!?;)"”')


def build(source: Source, clean: CleanText, parsed: ParsedMessage, *, after_unended: bool = False) -> Cable:
    """The cable of one parsed message; `after_unended` says that another message stands before it without an end."""
    return _Builder(source, clean, parsed).cable(after_unended)


class _Builder:
    """The state of building one cable."""

    def __init__(self, source: Source, clean: CleanText, parsed: ParsedMessage) -> None:
        self.source, self.clean, self.parsed = source, clean, parsed
        # The pilcrow told the lexer where a line begins; for everybody else it is a blank.
        self.text = clean.text.replace("\u00b6", " ") if "\u00b6" in clean.text else clean.text
        parts = with_subject_below(with_listed_references(self.text, parts_of(parsed.tree)))
        self.parts = with_body(self.text, list(parts))
        self.uncounted: set[int] = set()  # where a number stands that is none
        self.furniture = tuple(_line(token) for token in parsed.furniture)
        self.inner = tuple(
            Line(span, "PAGE_LINE", source.text[span.start : span.end])
            for span in clean.inner_page_lines
            if parsed.start <= span.start < parsed.end
        )
        self.breaks = tuple(line.span for line in self.furniture)
        self.smart = any(part.rule in _SMART for part in self.parts)
        self.printed = any(line.kind == "PRINT_PAGE_LINE" for line in self.furniture)

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
                    _whole(self.text, part) if part.rule == "section_head" else _line(part.tokens[0])
                )
        unplaced = tuple(
            UnplacedLine(Span(u.start, u.end), self.source.text[u.start : u.end], u.expected)
            for u in self.parsed.unplaced
        )
        page_lines = sorted(
            (*(line for line in furniture if line.kind in _PAGE_LINES), *self.inner), key=lambda n: n.span
        )
        banners = tuple(line for line in furniture if line.kind == "BANNER")
        header = self._header()
        classification = (*by_rule["classification"], *by_rule["classification_again"])
        return Cable(
            span=Span(self.parsed.start, self.parsed.end),
            source=self.source,
            clean=self.text,
            form=self._form(header, bool(classification), page_lines),
            notice=next((_line(p.tokens[0]) for p in parts if p.rule == "notice"), None),
            press_copy=tuple(by_rule["press_copy"]),
            preamble=tuple(by_rule["preamble"]),
            section_heads=tuple(by_rule["section_head"]),
            message_lines=tuple(self._field(p, late=False) for p in parts if p.rule in _SMART),
            header=header,
            classification_lines=classification,
            banners=banners,
            captions=captions,
            pass_lines=pass_lines,
            handlings=handlings,
            fields=fields,
            blocks=blocks,
            late_headers=tuple(by_rule["late_header"]),
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

    # ------------------------------------------------------------------------------------------------------ header

    def _header(self) -> HeaderLines:
        found: dict[str, Line] = {}
        addressees: list[Line] = []
        print_head: list[Line] = []
        for part in self.parts:
            token = part.tokens[0]
            if part.rule in ("routing", "odd_routing"):
                found["FL2"] = Line(Span(part.start, part.end), "FL2", self.text[part.start : part.end])
            elif part.rule in ("transmission", "address", "originator"):
                line = _line(token)
                kind = token.type.removeprefix("ODD_")  # a damaged line stands for the line it was
                found.setdefault(kind, Line(line.span, kind, line.text))
            elif part.rule in ("addressee", "first_addressee"):
                addressees.append(_line(token))
            elif part.rule == "print_head":
                print_head += map(_line, part.tokens)
        return HeaderLines(
            found.get("FL1"),
            found.get("FL2"),
            found.get("FL3"),
            found.get("FL4"),
            found.get("FL5"),
            found.get("FL6"),
            tuple(addressees),
            tuple(print_head),
        )

    def _form(self, header: HeaderLines, classified: bool, page_lines: Iterable[Line]) -> Form:
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

    # ------------------------------------------------------------------------------------- opening lines and fields

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

    def _last_early_field(self, first: int) -> int:
        """Where the last field before the first paragraph begins: a block before it is no paragraph but a pass line."""
        return max((p.start for p in self.parts if p.rule in FIELDS and p.start < first), default=0)

    def _field(self, part: Part, late: bool) -> Field:
        token = part.tokens[0]
        label_end = part.start + len(token.rstrip())
        if part.rule == "executive_order":
            label_end = part.start  # the whole line is one token: its own grammar finds the label
        span = Span(part.start, part.end)
        whole = self._slice(span)
        return Field(
            span,
            _SMART_KINDS.get(token.type) or cast(FieldKind, part.rule),
            token.rstrip(),
            Span(part.start, label_end),
            whole,
            whole[label_end - part.start :],
            Span(label_end, part.end),
            late,
        )

    def _inner_authority(self, part: Part) -> Field:
        """`1. (U) Classified by ...`: the authority as a paragraph."""
        label = next(token for token in part.tokens if token.type == "IN_AUTHORITY")
        start = start_of(label)
        span = Span(start, part.end)
        whole = self._slice(span)
        return Field(
            span,
            "authority",
            label,
            Span(start, start + len(label)),
            whole,
            whole[len(label) :],
            Span(start + len(label), part.end),
        )

    # -------------------------------------------------------------------------------------------------------- body

    def _roles(self) -> list[Role]:
        """What each part is: a paragraph, an item of the paragraph before, or the continuation of its text."""
        candidates: list[Candidate] = []
        for index, part in enumerate(self.parts):
            token = part.tokens[0]
            mark = any(t.type in MARKS for t in part.tokens)
            blank = self._blank_before(part.start)
            if token.type in ("NUMBER", "BARE_NUMBER"):
                kind: Literal["number", "bare"] = "number" if token.type == "NUMBER" else "bare"
                candidates.append(Candidate(index, kind, _digits(token), mark, blank))
            elif part.rule == "marked":
                number = next((_digits(t) for t in part.tokens if t.type == "MARKED_NUMBER"), "")
                candidates.append(Candidate(index, "mark", number or token.strip("() "), True, blank))
            elif part.rule == "item":
                candidates.append(Candidate(index, "item", token.strip("()."), mark, blank))
            elif part.rule in ("blanket", "unnumbered"):
                resumes = index > 0 and (self.smart or self.printed) and self._resumes(self.parts[index - 1], part)
                candidates.append(Candidate(index, "block", "", part.rule == "blanket", blank, resumes))
        roles = [Role.OTHER] * len(self.parts)
        for candidate, (index, role) in zip(candidates, decide(candidates), strict=True):
            roles[index] = role
            counted = candidate.kind != "bare" and (candidate.kind != "number" or candidate.blank_before)
            if role is Role.BLOCK and not counted:
                self.uncounted.add(self.parts[index].start)
        return roles

    def _resumes(self, before: Part, part: Part) -> bool:
        """Whether a block goes on with the sentence before it.

        In a SMART message a page ended there, whose banners may be lost; the print of the 1970s has blank lines
        anywhere.
        """
        if before.rule not in BLOCKS or before.rule == "heading" or self._is_heading(before) or self._is_heading(part):
            return False
        text = self.text
        end = len(text[before.start : before.end].rstrip()) + before.start
        if text[end - 1] in _ENDS_OF_SENTENCES:
            return False
        if text[part.start].islower():
            return True
        last_line = end - text.rfind("\n", 0, end) - 1
        gap = text.count("\n", end, part.start)
        return (self.printed or gap > _NEW_PAGE) and last_line >= _RUNNING_TEXT and text[end - 1] != ":"

    def _blank_before(self, start: int) -> bool:
        before = self.text.rfind("\n", 0, start)
        return before < 0 or not self.text[self.text.rfind("\n", 0, before) + 1 : before].strip()

    def _blocks(self, roles: Sequence[Role], first: int) -> Iterator[Block]:
        """The blocks of the text; items and continuations go into the paragraph before them."""
        open_paragraph: list[Part] | None = None
        items: list[list[Part]] = []
        after_heading = heading_before = False
        last_field = self._last_early_field(first)

        def close() -> Iterator[Block]:
            if open_paragraph is not None:
                yield self._paragraph(open_paragraph, items, after_heading)

        for part, role in zip(self.parts, roles, strict=True):
            if role is Role.OTHER:
                block = self._plain_block(part, last_field, first)
                if block is None:
                    continue
                yield from close()
                open_paragraph, items = None, []
                yield block
                heading_before = isinstance(block, Heading)
                continue
            if part.start < last_field or part.rule == "authority_paragraph":
                continue
            if role is Role.CONTINUATION and open_paragraph is not None:
                (items[-1] if items else open_paragraph).append(part)
            elif role is Role.ITEM and open_paragraph is not None:
                items.append([part])
            elif self._is_heading(part):
                yield from close()
                open_paragraph, items = None, []
                yield Heading(Span(part.start, part.end), " ".join(part.tokens[0].split()), plain=True)
                heading_before = True
            else:
                yield from close()
                if role in (Role.ITEM, Role.CONTINUATION):
                    self.uncounted.add(part.start)
                open_paragraph, items = [part], []
                after_heading, heading_before = heading_before, False
        yield from close()

    @staticmethod
    def _is_heading(part: Part) -> bool:
        """A single short line between blank lines heads what follows."""
        return part.rule == "unnumbered" and len(part.tokens) == 1 and part.tokens[0].type == "SHORT_LINE"

    def _plain_block(self, part: Part, last_field: int, first: int) -> Block | None:
        span = Span(part.start, part.end)
        text = " ".join(self._slice(span).split())
        if part.rule == "heading" and part.start > last_field:
            return Heading(span, text)
        if part.rule == "signature":
            return Signature(span, text)
        if part.rule == "closing_line" and part.tokens[0].type == "SIGNED_LABEL":
            name = self._field(part, late=False).text
            return Signature(span, name) if name else None
        if part.rule == "handling" and part.start > first:
            return Handling(span, text)
        return None

    def _paragraph(self, parts: list[Part], items: list[list[Part]], after_heading: bool) -> Paragraph:
        opening = parts[0]
        number: Token | None = None
        mark: Mark | None = None
        blanket: BlanketMark | None = None
        body_start = opening.start
        for token in opening.tokens:
            start, kind = start_of(token), token.type
            if kind in ("NUMBER", "BARE_NUMBER", "MARKED_NUMBER"):
                if start in self.uncounted:
                    break
                number = token
            elif kind in MARKS:
                mark = _mark(token, "start" if number is not None else "line-start")
            elif kind in ("BLANKET", "LINE_BLANKET"):
                blanket = BlanketMark(Span(start, start + len(token)), str(token))
            else:
                break
            body_start = start + len(token)
        if number is not None and number.type == "MARKED_NUMBER" and mark is not None:
            mark = Mark(mark.span, mark.text, "before-number", mark.odd)
        end = max(parts[-1].end, opening.end)
        subparagraphs = tuple(self._subparagraph(item) for item in items)
        body = Span(body_start, max(end, body_start))
        raw = self._slice(body)
        lead = len(raw) - len(raw.lstrip())
        body = Span(body.start + lead, body.end)
        return Paragraph(
            span=Span(opening.start, subparagraphs[-1].span.end if subparagraphs else end),
            number=None if number is None else _digits(number),
            number_span=None if number is None else Span(start_of(number), start_of(number) + len(number.rstrip())),
            number_text=None if number is None else number.rstrip(),
            mark=mark,
            blanket=blanket,
            raw=raw[lead:],
            body=body,
            subparagraphs=subparagraphs,
            after_heading=after_heading,
            after_page_line=self._page_line_before(opening.start),
        )

    def _subparagraph(self, parts: list[Part]) -> Subparagraph:
        opening = parts[0]
        label = opening.tokens[0]
        label_span = Span(opening.start, opening.start + len(label))
        mark = next((_mark(t, "start") for t in opening.tokens[1:] if t.type in MARKS), None)
        body_start = label_span.end if mark is None else mark.span.end
        end = max(parts[-1].end, body_start)
        raw = self._slice(Span(body_start, end))
        lead = len(raw) - len(raw.lstrip())
        word = label.strip("() .,")
        return Subparagraph(
            span=Span(opening.start, end),
            label=word if word.isalnum() else None,
            label_span=label_span,
            mark=mark,
            raw=raw[lead:],
            body=Span(body_start + lead, end),
        )

    def _page_line_before(self, start: int) -> bool:
        at = bisect_left(self.breaks, Span(start, start)) - 1
        if at < 0 or self.furniture[at].kind not in _PAGE_LINES:
            return False
        return not self.text[self.breaks[at].end : start].strip()

    def _slice(self, span: Span) -> str:
        """The clean text of a span with the furniture inside it blanked."""
        text = self.text[span.start : span.end]
        at = bisect_left(self.breaks, span)
        pieces: list[str] = []
        done = 0
        while at < len(self.breaks) and self.breaks[at].start < span.end:
            begin, end = self.breaks[at].start - span.start, self.breaks[at].end - span.start
            pieces += (text[done:begin], " " * (end - begin))
            done = end
            at += 1
        return "".join((*pieces, text[done:])) if pieces else text

    def _line_count(self, unplaced: int) -> LineCount:
        lines = self.source.text[self.parsed.start : self.parsed.end].split("\n")
        total = sum(1 for line in lines if line and not line.isspace())
        return LineCount(total, total - unplaced)


def _is_released(line: Line) -> bool:
    """Whether the archive recorded that the cable was declassified."""
    return line.kind == "ARCHIVE_RECORD" and "Declassified/Released" in line.text


def _whole(text: str, part: Part) -> Line:
    """A part of several lines as one node."""
    return Line(Span(part.start, part.end), part.tokens[0].type, text[part.start : part.end])


def _line(token: Token) -> Line:
    text = token.rstrip()
    start = start_of(token)
    return Line(Span(start, start + len(text)), token.type, text)


def _mark(token: Token, place: Place) -> Mark:
    start = start_of(token)
    return Mark(Span(start, start + len(token)), str(token), place, token.type == "ODD_MARK")


def _digits(token: str) -> str:
    digits = "".join(character for character in token if character.isdecimal() and character.isascii())
    return digits.lstrip("0") or digits[:1]


def nodes_of(cable: Cable) -> Iterator[Node]:
    """All structural nodes of a cable, for tests: their spans tile the non-blank text."""
    yield from cable.children()
