"""The body of a message: paragraphs, the items inside them, headings and signatures, out of the parts of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from cablegrammar.base.node import Span
from cablegrammar.building.parts import BLOCKS, FIELDS, Part, digits_of
from cablegrammar.building.sequence import Candidate, Role, decide
from cablegrammar.building.text_parts import TextParts
from cablegrammar.cable.cable import Block, Paragraph, Subparagraph
from cablegrammar.cable.fields import Handling, Heading, Signature
from cablegrammar.cable.marks import (
    BlanketMark,
    Mark,
    PlaceInPortion,
    is_blanket,
    is_mark,
    is_next_letter,
    misplaced_mark,
    unwrapped,
)
from cablegrammar.cable.portion_text import ends_sentence
from cablegrammar.parsing.tokens import Token
from cablegrammar.vocabulary.terminals import of_kind

# `2)`, `2/` and `2.-` are the numbers of paragraphs where all are written so, else of lists.
_AS_BRACKETS = (")", "/", "-")
_NUMBERS = frozenset(("NUMBER", "BARE_NUMBER"))
# The parts without a number that may begin a paragraph or an item.
_WITHOUT_NUMBER = frozenset(("marked", "item", "blanket", "unnumbered"))
# Where a page ends two blank lines stand at least, and the last line on it is as long as its text.
_NEW_PAGE = 2
_RUNNING_TEXT = 40
_ENDS_OF_SENTENCES = frozenset('.!?;)"”')
# Fewer letters that follow each other are no list: `(B)` above `(C)` is a slip above a mark.
_SHORTEST_LIST = 3
# What the end of a sentence is looked for in, in characters.
_TAIL = 12
# How far before `(C)` the `(A)` and `(B)` of a list are looked for, in characters.
_REACH_OF_LIST = 600


class Body:
    """What the parts of a message are, which LALR cannot decide because it cannot count, and the blocks of them.

    `roles` says of each part whether it is a paragraph, an item of the paragraph before, or the continuation of its
    text; `first` is where the first numbered or marked paragraph or a quoted cable begins, in a SMART message the first
    block of any kind.
    """

    def __init__(self, message: TextParts) -> None:
        self.message = message
        # where a number or a mark seems to stand, and is text
        self._no_labels = set(_letters_of_lists(message.parts))
        self._letters: set[int] = set()  # where the letter of a paragraph stands, in a text without numbers
        self.roles = self._roles()
        self.first = self._first()

    def _first(self) -> int:
        smart = self.message.smart
        for part, role in zip(self.message.parts, self.roles, strict=True):
            if role is Role.PARAGRAPH or (smart and part.rule in BLOCKS) or part.tokens[0].type == "QUOTED_CABLE":
                return part.start
        return self.message.parsed.end

    def _roles(self) -> list[Role]:
        message = self.message
        candidates: list[Candidate] = []
        begin = 0  # where the text began, after the last field
        for index, part in enumerate(message.parts):
            rule, tokens, start, end = part
            token = tokens[0]
            numbered = token.type in _NUMBERS
            if not numbered and rule not in _WITHOUT_NUMBER:
                if rule in FIELDS:
                    begin = end
                continue
            if rule in FIELDS:
                begin = end
            blank = message.blank_before(start)
            if numbered:
                kind: Literal["number", "bare"] = "number" if token.type == "NUMBER" else "bare"
                sub = len(tokens) > 1 and "LABEL" in [token.type for token in tokens]
                bracket = token.rstrip().endswith(_AS_BRACKETS)
                label, complete, marked = digits_of(token), self._is_complete(index), self._is_marked(part)
                candidates.append(Candidate(index, kind, label, marked, blank, False, False, bracket, complete, sub))
            elif rule == "marked":
                number = next((digits_of(t) for t in part.tokens if t.type == "MARKED_NUMBER"), "")
                label = number or token.strip("() ")
                listed = len(label) == 1 and is_next_letter(label, self._before(start, begin))
                complete = self._is_complete(index)
                candidates.append(Candidate(index, "mark", label, True, blank, False, listed, complete=complete))
            elif rule == "item":
                label, marked, bracket = token.strip("()."), self._is_marked(part), token.startswith("(")
                candidates.append(Candidate(index, "item", label, marked, blank, bracket=bracket))
            else:
                resumes = (
                    index > 0 and (message.smart or message.printed) and self._resumes(message.parts[index - 1], part)
                )
                candidates.append(Candidate(index, "block", "", rule == "blanket", blank, resumes))
        roles = [Role.OTHER] * len(message.parts)
        for candidate, (index, role) in zip(candidates, decide(candidates), strict=True):
            roles[index] = role
            if role is Role.PARAGRAPH and candidate.kind == "item":
                self._letters.add(message.parts[index].start)
            counted = candidate.kind != "bare" and (candidate.kind != "number" or candidate.blank_before)
            if role is Role.BLOCK and (not counted or candidate.listed):
                self._no_labels.add(message.parts[index].start)
        return roles

    def _is_marked(self, part: Part) -> bool:
        """Whether a mark stands in a part, that is no letter of a list."""
        marks, no_labels = of_kind("mark"), self._no_labels
        return bool([token for token in part.tokens if token.type in marks and token.start_pos not in no_labels])

    def _before(self, start: int, begin: int) -> str:
        """The text in which the letters of a list stand that goes on at `start`, in capitals."""
        return self.message.text[max(begin, start - _REACH_OF_LIST) : start].upper()

    def _is_complete(self, index: int) -> bool:
        """Whether the part before this one ends with a sentence."""
        before = self.message.parts[index - 1] if index else None
        return before is not None and ends_sentence(self.message.text[before.end - _TAIL : before.end])

    def _resumes(self, before: Part, part: Part) -> bool:
        """Whether a block goes on with the sentence before it.

        In a SMART message a page ended there, whose banners may be lost; the print of the 1970s has blank lines
        anywhere.
        """
        if before.rule not in BLOCKS or before.rule == "heading" or _is_heading(before) or _is_heading(part):
            return False
        text = self.message.text
        end = len(text[before.start : before.end].rstrip()) + before.start
        if text[end - 1] in _ENDS_OF_SENTENCES:
            return False
        if text[part.start].islower():
            return True
        last_line = end - text.rfind("\n", 0, end) - 1
        gap = text.count("\n", end, part.start)
        return (self.message.printed or gap > _NEW_PAGE) and last_line >= _RUNNING_TEXT and text[end - 1] != ":"

    def blocks(self) -> Iterator[Block]:
        """The blocks of the text; items and continuations go into the paragraph before them."""
        open_paragraph: list[Part] | None = None
        items: list[list[Part]] = []
        after_heading = heading_before = False
        last_field = self.message.last_early_field(self.first)

        def close() -> Iterator[Block]:
            if open_paragraph is not None:
                yield self._paragraph(open_paragraph, items, after_heading)

        for part, role in zip(self.message.parts, self.roles, strict=True):
            if role is Role.OTHER:
                if part.rule not in _PLAIN:
                    continue
                block = self._plain_block(part, last_field)
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
            elif _is_heading(part):
                yield from close()
                open_paragraph, items = None, []
                yield Heading(Span(part.start, part.end), " ".join(part.tokens[0].split()), plain=True)
                heading_before = True
            else:
                yield from close()
                if role in (Role.ITEM, Role.CONTINUATION):
                    self._no_labels.add(part.start)
                open_paragraph, items = [part], []
                after_heading, heading_before = heading_before, False
        yield from close()

    def _plain_block(self, part: Part, last_field: int) -> Block | None:
        span = Span(part.start, part.end)
        text = " ".join(self.message.slice(span).split())
        if part.rule == "heading" and part.start > last_field:
            return Heading(span, text.strip("-=_* "))
        if part.rule == "signature":
            return Signature(span, text)
        if part.rule == "closing_line" and part.tokens[0].type == "SIGNED_LABEL":
            name = self.message.field(part).text
            return Signature(span, name) if name else None
        if part.rule == "handling" and part.start > self.first:
            return Handling(span, text)
        return None

    def _paragraph(self, parts: list[Part], items: list[list[Part]], after_heading: bool) -> Paragraph:
        opening = parts[0]
        end = max(parts[-1].end, opening.end)
        number, mark, blanket, body_start = self._labels(opening, end)
        subparagraphs = tuple(self._subparagraph(item) for item in items)
        body = Span(body_start, max(end, body_start))
        raw = self.message.slice(body)
        lead = len(raw) - len(raw.lstrip())
        raw, body = raw[lead:], Span(body.start + lead, body.end)
        if mark is None and blanket is None:
            mark = misplaced_mark(raw, body.start)
        return Paragraph(
            span=Span(opening.start, subparagraphs[-1].span.end if subparagraphs else end),
            number=None if number is None else digits_of(number),
            number_span=None if number is None else Span(number.start_pos, number.start_pos + len(number.rstrip())),
            number_text=None if number is None else number.rstrip(),
            mark=mark,
            blanket=blanket,
            raw=raw,
            body=body,
            subparagraphs=subparagraphs,
            after_heading=after_heading,
            after_page_line=self.message.page_line_before(opening.start),
        )

    def _labels(self, opening: Part, end: int) -> _Labels:
        """What stands before the text of a paragraph that ends at `end`."""
        number: Token | None = None
        mark: Mark | None = None
        blanket: BlanketMark | None = None
        body_start = opening.start
        numbers, marks = of_kind("number"), of_kind("mark")
        for token in opening.tokens:
            start, kind = token.start_pos, token.type
            if kind in _TEXT or start in self._no_labels:
                break
            label_end = start + len(token)
            if kind in numbers:
                number = token
            elif kind in _LABELS and any(token.type in marks for token in opening.tokens):
                continue  # a label is a part of the text where no mark stands behind it
            elif kind in _LABELS and start in self._letters:
                pass  # the letter of a paragraph
            elif kind in of_kind("blanket mark") or (kind in marks and is_blanket(token)):
                blanket = BlanketMark(Span(start, label_end), str(token))
            elif kind in marks:
                found = _mark(token, "start" if number is not None else "line-start")
                if found.odd and not is_mark(found, self.message.slice(Span(label_end, end))):
                    break
                mark = found
            else:
                break
            body_start = label_end
        if number is not None and number.type == "MARKED_NUMBER" and mark is not None:
            mark = Mark(mark.span, mark.text, "before-number", mark.odd)
        return _Labels(number, mark, blanket, body_start)

    def _subparagraph(self, parts: list[Part]) -> Subparagraph:
        opening = parts[0]
        first = opening.tokens[0]
        second = opening.tokens[1] if len(opening.tokens) > 1 and opening.tokens[1].type == "LABEL" else None  # `2a.`
        label_span = Span(
            opening.start, opening.start + len(first) if second is None else second.start_pos + len(second)
        )
        tokens = (t for t in opening.tokens[1:] if t.type in of_kind("mark") and t.start_pos not in self._no_labels)
        mark = next((_mark(t, "start") for t in tokens), None)
        oddly_marked = mark is not None and mark.odd
        mark = None if oddly_marked else mark
        body_start = label_span.end if mark is None else mark.span.end
        end = max(parts[-1].end, body_start)
        raw = self.message.slice(Span(body_start, end))
        lead = len(raw) - len(raw.lstrip())
        word = first.strip(_AROUND_LABEL) + ("" if second is None else second.strip(_AROUND_LABEL))
        return Subparagraph(
            span=Span(opening.start, end),
            label=word if word.replace(".", "").isalnum() else None,
            label_span=label_span,
            mark=mark,
            raw=raw[lead:],
            body=Span(body_start + lead, end),
            oddly_marked=oddly_marked,
        )


_LABELS = frozenset(("ITEM", "LABEL"))
_AROUND_LABEL = "() .,-/=>+"
_TEXT = frozenset(("TEXT", "PLAIN", "SHORT_LINE"))


def _is_heading(part: Part) -> bool:
    """A single short line between blank lines heads what follows."""
    return part.rule == "unnumbered" and len(part.tokens) == 1 and part.tokens[0].type == "SHORT_LINE"


def _letters_of_lists(parts: Sequence[Part]) -> Iterator[int]:
    """Where letters in parentheses count in the place of marks: `(B)`, `(C)`, `(D)` behind numbers or dashes."""
    run: list[Token] = []
    before: Part | None = None
    marks = of_kind("mark")
    for part in parts:
        if part.rule not in _COUNTED:
            continue
        found = [token for token in part.tokens[1:] if token.type in marks]
        token = found[0] if found else None
        letter = "" if token is None else token.strip("()")
        if run and (letter != chr(ord(run[-1].strip("()")) + 1) or not _follows(before, part)):
            if len(run) >= _SHORTEST_LIST:
                yield from (token.start_pos for token in run)
            run = []
        before = part
        if token is not None and len(letter) == 1 and letter.isascii() and letter.isalpha():
            run.append(token)
    if len(run) >= _SHORTEST_LIST:
        yield from (token.start_pos for token in run)


_COUNTED = frozenset(("numbered", "item"))


def _follows(before: Part | None, part: Part) -> bool:
    """Whether a part is the next of its kind: the next number, or another item."""
    if before is None or part.rule != before.rule:
        return False
    return part.rule == "item" or int(digits_of(part.tokens[0])) == int(digits_of(before.tokens[0])) + 1


_PLAIN = frozenset(("heading", "signature", "closing_line", "handling"))


class _Labels(NamedTuple):
    """What stands before the text of a paragraph, and where that begins."""

    number: Token | None
    mark: Mark | None
    blanket: BlanketMark | None
    body_start: int


def _mark(token: Token, place: PlaceInPortion) -> Mark:
    start = token.start_pos
    return Mark(Span(start, start + len(token)), unwrapped(token), place, token.type == "ODD_MARK")
