"""What copying left in a text: found, kept as nodes, and masked so that the grammar sees a clean cable.

Masking never changes the length: every offset stays that of the file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.lines.head_lines import (
    digits_for_pilcrows,
    end_of_head,
    joined_texts,
    joints,
    loose_levels,
    small_letters,
    strays,
)
from cablegrammar.lines.markdown import OPENING, replaced, without_escapes, without_quotation_signs, without_stars
from cablegrammar.lines.one_line import header_joints
from cablegrammar.parsing.loader import scanner
from cablegrammar.parsing.places import at_places, at_words, word_starts

# How far before the end of the text a joined signature may begin.
_TAIL = 80
# The longest number of a paragraph, and the widest gap before one that was joined to the paragraph before.
_LONGEST_NUMBER = 3
_WIDEST_JOINT = 8
# So far before the mark of a joined child the text before its bullet ends.
_WIDEST_BULLET = 24
# The next paragraph with a mark may be the one after one without.
_STEPS = 2
# How far before a number its heading may begin.
_LONGEST_HEADING = 80
# So many lines may end with a backslash of their own.
_FEW_BACKSLASHES = 3
_PLAIN_BYTES = bytes((0x09, 0x0A, *range(0x20, 0x7F)))


REPEATED_HEAD = "repeated-head"
"""A head, with the text below it perhaps, that stands a second time: it is read over."""


@record
class Artefact(Node):
    """One trace of a conversion. `kind` is `scraped-anchor`, `linked-word`, `pilcrow`, `lost-apostrophe`,
    `control-character`, `bidirectional-character`, `lone-carriage-return`, `line-separator`, `html-tag`, `html-entity`,
    `backslash` (at a line's end), `escape` (a backslash before a sign), `stars` (of bold and italics), `quotation-sign`
    (before each line), `stray-characters` (before a classification line), `small-letters` (of a head), `loose-level` (a
    classification line as a drafter writes it), `glued-line` (where one begins), `digit-for-pilcrow` (before a
    reference), and what `copies` finds around a cable. `replacement` is what should stand there, where that is certain.
    """

    within = ("artefacts",)

    kind: str
    replacement: str | None = None


@record
class PartedText:
    """The text of one message, as long as it was, with joined lines parted.

    `joints` are the places where a line begins though nothing stands there that could be a line end; `artefacts` are
    what a copy did to the head.
    """

    text: str
    artefacts: tuple[Artefact, ...]
    inner_page_lines: tuple[Span, ...]
    joints: tuple[int, ...]


_KINDS = {
    "SCRAPED_ANCHOR": "scraped-anchor",
    "LINKED_WORD": "linked-word",
    "PILCROW": "pilcrow",
    "LOST_APOSTROPHE": "lost-apostrophe",
    "CONTROL": "control-character",
    "BIDIRECTIONAL": "bidirectional-character",
    "LONE_RETURN": "lone-carriage-return",
    "NEEDLESS_RETURN": "lone-carriage-return",
    "LINE_SEPARATOR": "line-separator",
}


def mask(text: str) -> tuple[str, list[Artefact]]:
    """The text with its artefacts masked, and the artefacts.

    An anchor becomes a pilcrow and blanks, a linked word keeps its word, a carriage return alone becomes a line end,
    and control characters become blanks, as does a carriage return before a line feed. A header on one line is parted.
    """
    artefacts: list[Artefact] = []
    masked = text if text.isascii() else _with_line_ends(text, artefacts)
    masked, signs = without_quotation_signs(masked)
    artefacts += (Artefact(span, "quotation-sign", "") for span in signs)
    if "]" in text and "](#" in text:  # a single character is looked for many times faster than several
        masked = _mask_links(masked, artefacts)
    if "\u00b6" in text:
        artefacts += (
            Artefact(Span(*m.span()), "pilcrow", "") for m in scanner("artefact_patterns", "PILCROW").finditer(text)
        )
    if ",s" in text or ("?" in text and "?s" in text):
        artefacts += (
            Artefact(Span(*m.span()), "lost-apostrophe", "'")
            for m in scanner("artefact_patterns", "LOST_APOSTROPHE").finditer(text)
        )
    if ("<" in text and ("</" in text or "<br" in text)) or ("&" in text and ";" in text):
        masked = _mask_markup(masked, artefacts)
    if "\\" in text and text.count("\\\n") > _FEW_BACKSLASHES:
        masked = _mask_backslashes(masked, artefacts)
    if "\\" in text:
        masked, escapes = without_escapes(masked)
        artefacts += (Artefact(span, "escape", "") for span in escapes)
    masked, stars = without_stars(masked)
    artefacts += (Artefact(span, "stars", "") for span in stars)
    masked = _mask_controls(masked, artefacts)
    if " FM " in masked:
        masked = replaced(masked, ((place, place + 1, "\n") for place in header_joints(masked)))
    return masked, artefacts


def mask_head(text: str) -> tuple[str, list[Artefact]]:
    """The text with the classification lines and the head as they were before a copy put junk before them or lost their
    capitals, and what it did.
    """
    artefacts: list[Artefact] = []
    end = end_of_head(text)
    for places in (small_letters, strays, loose_levels, digits_for_pilcrows):
        found = list(places(text, end))
        if found:
            # what a drafter wrote can be written as it is read; of what a copy did nobody knows how it was
            artefacts += (
                Artefact(one.span, one.kind, one.mask.strip() if one.kind == "loose-level" else None) for one in found
            )
            text = replaced(text, ((*one.span, one.mask) for one in found))
            end = end_of_head(text)
    return text, artefacts


def part_lines(text: str, *, masked: bool = False) -> PartedText:
    """One message, its artefacts masked, with joined lines parted. Its head may be `masked` already.

    The blank before an inner label or a joined signature becomes a line end, a page line inside a line becomes blanks.
    """
    masked_text, artefacts = (text, []) if masked else mask_head(text)
    head_end = end_of_head(masked_text)
    parted, texts = _part_joined_lines(masked_text, head_end)
    parted, page_lines = _mask_inner_page_lines(parted)
    glued = joints(parted, head_end)
    artefacts += (Artefact(Span(place, place + 1), "glued-line", f"\n{text[place]}") for place in glued)
    return PartedText(parted, tuple(artefacts), page_lines, tuple(sorted({*glued, *texts})))


def _with_line_ends(text: str, artefacts: list[Artefact]) -> str:
    """The text with a line end for every other character that ends a line."""
    if not any(character in text for character in "\u0085\u2028\u2029"):
        return text
    matches = list(scanner("artefact_patterns", "LINE_SEPARATOR").finditer(text))
    artefacts += (  # one line end for each, as they are read: an empty line parts two paragraphs
        Artefact(Span(place, place + 1), "line-separator", "\n") for match in matches for place in range(*match.span())
    )
    return replaced(text, ((*match.span(), "\n" * (match.end() - match.start())) for match in matches))


def _mask_links(text: str, artefacts: list[Artefact]) -> str:
    pieces: list[str] = []
    done = 0
    pattern = scanner("artefact_patterns", "SCRAPED_ANCHOR", "LINKED_WORD")
    for match in at_places(pattern, text, _link_starts(text), len(text)):
        start, end = match.span()
        if match.lastgroup == "SCRAPED_ANCHOR":
            start = text.index("[", start)
            mask, word = "\u00b6", ""
        else:
            word = text[start + 1 : text.index("]", start)]
            mask = f" {word}"
        artefacts.append(Artefact(Span(start, end), _KINDS[match.lastgroup or ""], word))
        pieces += (text[done:start], mask.ljust(end - start))
        done = end
    return "".join((*pieces, text[done:]))


def _link_starts(text: str) -> Iterator[int]:
    """Where a link may begin: at its bracket, or at the line whose first sign it is."""
    done = 0
    for place in word_starts(text, "[", 0, len(text)):
        line_end = text.rfind("\n", done, place)
        line = line_end + 1
        if (line_end >= 0 or not done) and line < place and not text[line:place].strip(" \t"):
            yield line
        yield place
        done = place


def _mask_markup(text: str, artefacts: list[Artefact]) -> str:
    """Blanks for HTML tags, and each entity as the character that it stands for."""
    if "<" not in text and "&" not in text:
        return text
    places: list[tuple[int, int, str]] = []
    signs = sorted((*word_starts(text, "<", 0, len(text)), *word_starts(text, "&", 0, len(text))))
    for match in at_places(scanner("artefact_patterns", "HTML_TAG", "HTML_ENTITY"), text, signs, len(text)):
        start, end = match.span()
        tag = match.lastgroup == "HTML_TAG"
        meant = "" if tag else _character(match.group())
        if meant is None:
            continue
        if meant == "\n" and text[end : end + 1] in ("\r", "\n"):
            meant = ""  # the line end that it stands for is there too
        artefacts.append(Artefact(Span(start, end), "html-tag" if tag else "html-entity", meant))
        places.append((start, end, meant.rjust(end - start) if meant in OPENING else meant.ljust(end - start)))
    return replaced(text, iter(places))


def _character(entity: str) -> str | None:
    """The character that an entity stands for: nothing for what would be an artefact itself, None where no entity of
    HTML has the name.
    """
    from html import unescape
    from html.entities import html5

    meant = unescape(entity) if entity[1] == "#" else html5.get(entity[1:], "")
    if entity[1] != "#" and len(meant) != 1:
        return None
    if meant == "\r":
        return "\n"
    return "" if scanner("artefact_patterns", "ODD").search(meant) else meant


def _mask_backslashes(text: str, artefacts: list[Artefact]) -> str:
    spans = [match.span() for match in scanner("artefact_patterns", "BACKSLASH").finditer(text)]
    artefacts += (Artefact(Span(*span), "backslash", "") for span in spans)
    return replaced(text, ((start, end, " ") for start, end in spans))


def _mask_controls(text: str, artefacts: list[Artefact]) -> str:
    """Blanks for control and bidirectional characters, for no-break blanks and form feeds; a line end for a carriage
    return that has no line feed.
    """
    # Deleting every plain byte is ten times faster than searching for the others.
    others = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_BYTES)
    if not others:
        return text
    if not text.isascii():
        text = text.replace("\u00a0", " ")
    returns_too = ("LONE_RETURN", "NEEDLESS_RETURN")
    names = ("CONTROL", *returns_too) if text.isascii() else ("CONTROL", "BIDIRECTIONAL", *returns_too)
    pattern = scanner("artefact_patterns", *names)
    returns = others.count(b"\r")
    ends_lines = returns == text.count("\r\n")
    if returns and ends_lines:
        others = others.translate(None, b"\r")
    odd = not ends_lines or pattern.search(others.decode("utf-8", "surrogatepass")) is not None
    pieces: list[str] = []
    done = 0
    line_end = "\r\n" if "\r\n" in text else "\n"
    places = (one.start() for one in scanner("artefact_patterns", "ODD").finditer(text)) if odd else ()
    for match in at_places(pattern, text, places, len(text)):
        start, end = match.span()
        ends_line = match.lastgroup == "LONE_RETURN"
        kind = _KINDS[match.lastgroup or ""]
        if ends_line:
            artefacts += (Artefact(Span(place, place + 1), kind, line_end) for place in range(start, end))
        else:
            artefacts.append(Artefact(Span(start, end), kind, ""))
        pieces += (text[done:start], ("\n" if ends_line else " ") * (end - start))
        done = end
    if done:
        text = "".join((*pieces, text[done:]))
    if "\r" in text:
        text = text.replace("\r\n", " \n")
    return text.replace("\f", " ") if "\f" in text else text


def _part_joined_lines(text: str, header_end: int) -> tuple[str, list[int]]:
    """A line end for the blank before a label inside the header region, before the number and mark of a paragraph, and
    before a surname glued to the end; and where text begins that was joined to a field.
    """
    first_paragraph = _first_paragraph(text)
    labels = list(_inner_labels(text, header_end))
    if len(labels) > 1 and _collapsed(text, labels):
        return _part_collapsed_lines(text, header_end), []
    tail = max(labels[-1][1] if labels else 0, first_paragraph, len(text.rstrip()) - _TAIL)
    places = {span: _line_end(span) for span in labels}
    places |= _joined_paragraphs(text, first_paragraph)
    texts = list(joined_texts(text, header_end))
    places |= {span: _line_end(span) for span in texts}
    last_line = text.rfind("\n", 0, len(text.rstrip())) + 1
    for match in scanner("artefact_patterns", "GLUED_SIGNATURE").finditer(text, max(tail, last_line)):
        places[match.span()] = _line_end(match.span())
    parted = replaced(text, ((*span, new) for span, new in _apart(places)))
    return parted, [end for _, end in texts]


def _inner_labels(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The blanks before each label inside a line above `end`: few colons stand there, and a label is before its own."""
    inner = scanner("artefact_patterns", "INNER_LABEL").match
    done = -1
    colon = text.find(":", 0, end)
    while colon >= 0:
        if text[colon + 1 : colon + 2] in _BEHIND_LABEL:
            first = max(done + 1, text.rfind("\n", 0, colon) + 1, colon - _LONGEST_LABEL)
            stop = text.find("\n", colon, end) + 1 or end
            for place in range(first, colon):
                if text[place] in _BLANKS and (place == 0 or text[place - 1] not in _BLANKS):
                    match = inner(text, place, stop)
                    if match is not None:
                        yield match.span()
        done = colon
        colon = text.find(":", colon + 1, end)


_BLANKS = " \t"
_BEHIND_LABEL = " \n"
_LONGEST_LABEL = 40
"""So many characters before its colon a label begins at the latest, the blanks before it among them."""


def _apart(places: dict[tuple[int, int], str]) -> Iterator[tuple[tuple[int, int], str]]:
    """The places in order; of two that overlap the first."""
    done = 0
    for span, new in sorted(places.items()):
        if span[0] >= done:
            yield span, new
            done = span[1]


def _line_end(span: tuple[int, int]) -> str:
    """A line end as long as the blanks in whose place it comes."""
    return "\n".rjust(span[1] - span[0])


def _first_paragraph(text: str) -> int:
    """Where the line begins whose number is 1; -1 where there is none."""
    for match in scanner("artefact_patterns", "LINE_NUMBER").finditer(text):
        if match["line_number"] == "1":
            return match.start()
    return -1


def _joined_paragraphs(text: str, first: int) -> dict[tuple[int, int], str]:
    """The joints before paragraphs and marked children in the middle of a line, each with what comes in its place.

    `first` is where paragraph 1 stands.
    """
    lines = _LineNumbers(text, first)
    marked = list(_joined_marked(text, lines))
    found = {joint.span: joint.new for joint in marked}
    if first >= 0:
        lines.add(marked)
        found.update((span, _line_end(span)) for span in _joined_unmarked(text, first, lines))
        found.update(_joined_children(text, first))
    return found


def _joined_children(text: str, first: int) -> Iterator[tuple[tuple[int, int], str]]:
    """The blanks and the bullet before the mark of each child that was joined to its paragraph."""
    before_mark = scanner("artefact_patterns", "JOINED_CHILD").search
    for match in scanner("artefact_patterns", "CHILD_MARK").finditer(text, first):
        begin = max(first, match.start() - _WIDEST_BULLET)
        bullet = text[begin : match.start()].rstrip(_AROUND_BULLET)
        if not bullet.endswith(_BULLETS):
            continue
        found = before_mark(text, begin, match.start())
        if found is not None:
            blanks = found.span("before_child")
            yield found.span(), _line_end(blanks) + text[blanks[1] : found.end()].replace("\n", " ")


_AROUND_BULLET = " \t\n"
_BULLETS = ("-", "*", "\u2022", ".", ")")


class _Joint(NamedTuple):
    """Where a paragraph with a mark was joined to what stands before it: what comes in the place, and its number."""

    span: tuple[int, int]
    new: str
    start: int
    number: int


def _joined_marked(text: str, lines: _LineNumbers) -> Iterator[_Joint]:
    """The blanks before a number with its mark, and with the line end between the two, where one stands there."""
    begins = scanner("artefact_patterns", "JOINED_NUMBER").match
    last = 0  # the number of the marked paragraph that is open
    for match in scanner("artefact_patterns", "JOINED_MARK").finditer(text):
        start = match.start()
        digits = start
        while digits > 0 and start - digits < _LONGEST_NUMBER and text[digits - 1].isdecimal():
            digits -= 1
        blank = digits
        while blank > 0 and digits - blank < _WIDEST_JOINT and text[blank - 1] in " \t\u00b6":
            blank -= 1
        if digits == start:
            continue
        number = int(text[digits:start])
        if blank == 0 or text[blank - 1] == "\n":
            last = number
        elif blank < digits and (
            begins(text, blank) is not None
            or "\u00b6" in text[blank:digits]
            or last < number <= last + _STEPS
            or number == lines.before(blank) + 1
        ):
            last = number
            wrap = text.find("\n", start, match.end())
            stop = digits if wrap < 0 else wrap + 1
            new = _line_end((blank, digits)) + text[digits:stop].replace("\n", " ")
            yield _Joint((blank, stop), new, digits, number)


def _joined_unmarked(text: str, first: int, lines: _LineNumbers) -> Iterator[tuple[int, int]]:
    """The blanks before a paragraph without a mark in the middle of a line: only its number in its turn tells it.

    `COMMENT ------- 4. The mayor`: behind a rule of dashes, a page line or a pilcrow; behind a sentence or a heading in
    capitals only where the numbers that begin lines pass it over.
    """
    behind_rule = scanner("artefact_patterns", "BEHIND_RULE").search
    behind_sentence = scanner("artefact_patterns", "BEHIND_SENTENCE").search
    behind_capitals = scanner("artefact_patterns", "BEHIND_CAPITALS").search
    joined = 0
    for match in scanner("artefact_patterns", "JOINED_UNMARKED").finditer(text, first):
        start = match.start()
        while match.start() - start < _LONGEST_NUMBER and text[start - 1].isdecimal():
            start -= 1
        if text[start - 1] not in " \t\u00b6":
            continue
        number = int(text[start : match.start()])
        if number not in (lines.before(start) + 1, joined + 1):
            continue
        before = text[max(first, start - _LONGEST_HEADING) : start]
        passed_over = lines.after(start) > number
        if behind_rule(before) or (passed_over and (behind_sentence(before) or behind_capitals(before))):
            joined = number
            yield start - len(before) + len(before.rstrip(" \t\u00b6")), start


class _LineNumbers:
    """The numbers with a point that lines begin with, from the first paragraph on: which stands before and behind.

    Those of joined paragraphs may be added: they will begin lines.
    """

    def __init__(self, text: str, first: int) -> None:
        self.text, self.first = text, first
        self._found: tuple[list[int], list[int]] | None = None

    def before(self, place: int) -> int:
        """The last number before a place, 0 where there is none."""
        starts, numbers = self._read()
        at = bisect_left(starts, place)
        return numbers[at - 1] if at else 0

    def after(self, place: int) -> int:
        """The next number behind a place, 0 where there is none."""
        starts, numbers = self._read()
        at = bisect_left(starts, place)
        return numbers[at] if at < len(numbers) else 0

    def add(self, joints: Sequence[_Joint]) -> None:
        """Take the numbers of joined paragraphs among them."""
        if joints:
            starts, numbers = self._read()
            found = sorted({*zip(starts, numbers, strict=True), *((joint.start, joint.number) for joint in joints)})
            self._found = [place for place, _ in found], [number for _, number in found]

    def _read(self) -> tuple[list[int], list[int]]:
        if self._found is None:
            lines = scanner("artefact_patterns", "LINE_NUMBER").finditer(self.text, max(self.first, 0))
            found = [(match.start("line_number"), int(match["line_number"])) for match in lines]
            self._found = [place for place, _ in found], [number for _, number in found]
        return self._found


def _collapsed(text: str, labels: list[tuple[int, int]]) -> bool:
    """Whether every line end became two blanks: two labels on one line have them before."""
    ends = [end for start, end in labels if end - start > 1]
    return any("\n" not in text[one:other] for one, other in pairwise(ends))


def _part_collapsed_lines(text: str, header_end: int) -> str:
    """A line end for every run of blanks in the header region, and in the body before what begins a block."""
    first = next(at_words(scanner("artefact_patterns", "FIRST_PARAGRAPH"), text, "1", 0, header_end), None)
    body = header_end if first is None else first.start()
    lines = at_words(scanner("artefact_patterns", "COLLAPSED_LINE"), text, _TWO_BLANKS, 0, body)
    joints = {match.span(): "\n" for match in lines}
    if first is not None:
        joints[len(text[:body].rstrip()), body] = "\n"
    tail = max(body, len(text.rstrip()) - _TAIL)
    blocks = scanner("artefact_patterns", "COLLAPSED_HEADING", "COLLAPSED_BLOCK")
    ends = scanner("artefact_patterns", "COLLAPSED_END", "GLUED_SIGNATURE")
    for found in (at_words(blocks, text, _TWO_BLANKS, body, len(text)), ends.finditer(text, tail)):
        for match in found:
            joints.setdefault(match.span(), "\n\n" if match.lastgroup == "COLLAPSED_HEADING" else "\n")
    return replaced(text, ((*span, end.rjust(span[1] - span[0])) for span, end in sorted(joints.items())))


_TWO_BLANKS = "  "
"""What became of a line end: every joint of such a text begins with them."""


def _mask_inner_page_lines(text: str) -> tuple[str, tuple[Span, ...]]:
    """Blanks for the page lines that share their line with text; those on a line of their own are left alone."""
    spans: list[Span] = []
    if "TO PAGE" in text and (match := scanner("artefact_patterns", "ADDRESSED_PAGE").search(text)) is not None:
        start, end = match.span()
        spans.append(Span(start, len(text[:end].rstrip())))
        text = replaced(text, iter([(start, end, " " * (end - start))]))
    if "F 0" not in text and "f 0" not in text:
        return text, tuple(spans)
    search = scanner("artefact_patterns", "INNER_PAGE_LINE").search
    for place in sorted(_page_places(text)):
        # A page line is at most some sixty characters long, and stands in one line.
        line_start, line_end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        line_end = len(text) if line_end < 0 else line_end
        done = spans[-1].end if spans else 0
        match = search(text, max(line_start, place - 60, done), min(line_end, place + 12))
        if match is not None:
            start, end = match.span()
            start = _post_start(text, start, end)
            if text[line_start:start].strip() or text[end:line_end].strip():
                spans.append(Span(start, end))
    return replaced(text, ((start, end, " " * (end - start)) for start, end in spans)), tuple(spans)


def _page_places(text: str) -> Iterator[int]:
    """Where the end of `002 OF 006` may stand, in capitals or not."""
    for word in ("F 0", "f 0"):
        place = text.find(word)
        while place >= 0:
            yield place
            place = text.find(word, place + 4)


def _post_start(text: str, start: int, end: int) -> int:
    """Where the post of a page line begins: in a text of capitals the words before it belong to the sentence it splits.

    `THE BOARD MET IN MAY  NEW DELHI 00009127  002 OF 006`: the longest name that is a post's, else what stands behind
    the last gap of two blanks.
    """
    number = next(at for at in range(start, end) if text[at].isdecimal())
    words = text[start:number].split()
    if len(words) == 1:
        return start
    from cablegrammar.vocabulary.posts import canonical_post

    for first in range(max(0, len(words) - _LONGEST_POST), len(words)):
        if canonical_post(words[first:]) is not None:
            place = number
            for word in reversed(words[first:]):
                place = text.rindex(word, start, place)
            return place
    gap = text.rfind("  ", start, number - 2)
    return start if gap < 0 else gap + 2


_LONGEST_POST = 6
"""The words of the longest name of a post, with room for one."""
