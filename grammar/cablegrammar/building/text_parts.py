"""The parts of one message with the text that they stand in, for the builder: fields, and text without furniture."""

from __future__ import annotations

from bisect import bisect_left
from typing import cast

from cablegrammar.base.node import Span
from cablegrammar.base.source import Source
from cablegrammar.building.parts import (
    FIELDS,
    Part,
    arranged,
    digits_of,
)
from cablegrammar.cable.banner import Banner
from cablegrammar.cable.fields import Field, FieldKind, Line
from cablegrammar.cable.marks import mark_in_front
from cablegrammar.copies.clean import CleanText
from cablegrammar.lines.reader import ParsedMessage
from cablegrammar.parsing.tokens import Token
from cablegrammar.vocabulary.terminals import of_kind, terminals

# The lines that only a SMART message has, by their labels.
SMART = frozenset(("head_start", "head_line", "closing_line"))


class TextParts:
    """What the parser made of one message, with the text and the furniture between the parts."""

    def __init__(self, source: Source, clean: CleanText, parsed: ParsedMessage) -> None:
        self.source, self.clean, self.parsed = source, clean, parsed
        # The pilcrow told the lexer where a line begins; for everybody else it is a blank.
        self.text = clean.text.replace("\u00b6", " ") if "\u00b6" in clean.text else clean.text
        self.furniture = tuple(map(line_of, parsed.furniture))
        self.parts = self._without_rest(arranged(self.text, parsed.parts))
        self.inner = tuple(
            Line(span, "PAGE_LINE", source.text[span.start : span.end])
            for span in clean.inner_page_lines
            if parsed.start <= span.start < parsed.end
        )
        self.breaks = tuple(line.span for line in self.furniture)
        strays = [Span(part.start, part.end) for part in self.parts if part.rule == "stray_in_list"]
        self.holes = tuple(sorted((*self.breaks, *strays)))
        self.smart = not SMART.isdisjoint([part.rule for part in self.parts])
        self.printed = any(line.kind == "PRINT_PAGE_LINE" for line in self.furniture)

    def _without_rest(self, parts: list[Part]) -> list[Part]:
        """The parts, those below the rule that ends a signed cable as what a copy left there: the start of a record."""
        signatures = [part.end for part in parts if part.rule == "signature"]
        if not signatures:
            return parts
        signed = max(signatures)
        rules = (line.span.end for line in self.furniture if line.kind == "SEPARATOR" and line.span.start >= signed)
        end = next(rules, self.parsed.end)
        return [part if part.start < end else part._replace(rule="press_copy") for part in parts]

    def last_early_field(self, first: int) -> int:
        """Where the last field before the first paragraph begins: a block before it is no paragraph but a pass line."""
        return max([part.start for part in self.parts if part.rule in FIELDS and part.start < first], default=0)

    def field(self, part: Part, *, late: bool = False) -> Field:
        """The field that a part is; `late` says that the text had begun before."""
        rule, tokens, start, end = part
        token = tokens[0]
        lead = mark_before_label(rule, token)
        label = token[lead:].rstrip()
        begin = start + lead
        # an E.O. line is one token as a whole: its own grammar finds the label
        label_end = begin if rule == "executive_order" else begin + len(label)
        span = Span(start, end)
        whole = " " * lead + self.slice(Span(begin, end))
        kind = cast("FieldKind", terminals()[token.type].field)
        value = whole[label_end - start :]
        mark = mark_in_front(token, start) if lead else None
        return Field(span, kind, label, Span(begin, label_end), whole, value, Span(label_end, end), late, mark=mark)

    def inner_authority(self, part: Part) -> Field:
        """`1. (U) Classified by ...`: the authority as a paragraph, its number and its mark included."""
        label = next(token for token in part.tokens if token.type == "IN_AUTHORITY")
        span = Span(part.start, part.end)
        whole = self.slice(span)
        start, end = label.start_pos, label.start_pos + len(label)
        return Field(
            span,
            "authority",
            label,
            Span(start, end),
            whole,
            whole[end - part.start :],
            Span(end, part.end),
            paragraph=next((digits_of(token) for token in part.tokens if token.type == "NUMBER"), None),
        )

    def blank_before(self, start: int) -> bool:
        """Whether a blank line, or nothing, stands above the line that begins at `start`."""
        text = self.text
        before = text.rfind("\n", 0, start)
        if before <= 0 or text[before - 1] == "\n":
            return True
        above = text[text.rfind("\n", 0, before) + 1 : before]
        return not above or above.isspace()

    def page_line_before(self, start: int) -> bool:
        """Whether a page line is the last thing before `start`."""
        at = bisect_left(self.breaks, Span(start, start)) - 1
        if at < 0 or self.furniture[at].kind not in of_kind("page line"):
            return False
        return not self.text[self.breaks[at].end : start].strip()

    def slice(self, span: Span) -> str:
        """The clean text of a span with the furniture and the strays inside it blanked."""
        text = self.text[span.start : span.end]
        if not self.holes:  # seldom is there one
            return text
        at = bisect_left(self.holes, span)
        pieces: list[str] = []
        done = 0
        while at < len(self.holes) and self.holes[at].start < span.end:
            begin, end = self.holes[at].start - span.start, self.holes[at].end - span.start
            pieces += (text[done:begin], " " * (end - begin))
            done = end
            at += 1
        return "".join((*pieces, text[done:])) if pieces else text


def mark_before_label(rule: str, token: str) -> int:
    """How far the label stands behind a mark at the start of a field, `(C) SUBJECT:`; the labels of an authority are
    read with theirs.
    """
    if rule == "authority" or not token.startswith("("):
        return 0
    behind = token[token.find(")") + 1 :]
    return len(token) - len(behind.lstrip())


def line_of(token: Token) -> Line:
    """A token as a node, without the blanks behind it."""
    text, start, kind = token.rstrip(), token.start_pos, token.type
    span = Span(start, start + len(text))
    return Banner(span, kind, text) if kind == "BANNER" else Line(span, kind, text)
