"""What the prose of a cable cites: references (`ref A`), paragraphs (`see para 4`), quoted texts (`END TEXT.`).

The patterns are in `citations.lark`. One pass finds them all; nothing here raises, whatever the text.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.parsing.loader import beginnings, scanner
from cablegrammar.vocabulary.table import rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match


@record
class RefCitation(Node):
    """`ref A`, `refs B and C`, `Refs A-C`: `letters` in capitals, ranges written out, each once.

    `generic` is true for `reftel`, `reftels` and a bare `ref`, which name no letter.
    """

    within = ("citations",)

    letters: tuple[str, ...]
    generic: bool


@record
class ParagraphCitation(Node):
    """`para 4`, `paras 3 and 5`, `paragraphs 2-4`: ranges are written out.

    `own` is true only when it plainly means a paragraph of this cable (`see para 4`, `paras 3-5 above`, `(para 2)`),
    not `para 3 of ref B`, `paragraph 12 of the draft resolution`, or where it cannot be told.
    """

    within = ("citations",)

    numbers: tuple[int, ...]
    own: bool


@record
class TextMark(Node):
    """Where a quoted or set-off text begins or ends: `word` is its last word in the singular (`TEXT`, `SUMMARY`)."""

    within = ("citations",)

    word: str
    opens: bool


Citation = RefCitation | ParagraphCitation | TextMark

_LONGEST_RANGE = 40
"""A range with more members than this (`paras 2-400`) is no range."""

_CONTEXT = 120
"""How many characters before a paragraph are looked at for what it belongs to."""


def scan_prose(text: str, start: int, end: int) -> tuple[Citation, ...]:
    """Find the citations between the offsets `start` and `end` of a cable's text, in their order.

    `text` is the whole text; the spans are offsets into it.
    """
    found: list[Citation] = []
    within = Span(start, end)
    # In ASCII it is exactly as long as the text, and searched many times faster.
    small = text[start:end].encode("ascii", "replace").decode("ascii").lower()
    for word, followers, terminals in beginnings("citations", *_READERS):
        match = scanner("citations", *terminals).match
        place = small.find(word)
        while place >= 0:
            after = place + len(word)
            follower = small[after : after + 1]
            if follower in followers or follower in _ANY:
                at = start + place
                before = text[at - 1] if place else ""
                hit = None if before.isalnum() or before in _INSIDE_WORDS else match(text, at, end)
                if hit is not None:
                    citation = _READERS[hit.lastgroup or ""](text, hit, within)
                    if citation is not None:
                        found.append(citation)
                        after = citation.span.end - start
            place = small.find(word, after)
    found.sort(key=_place)
    if any(after.span.start < before.span.end for before, after in pairwise(found)):
        return tuple(_outermost(found))
    return tuple(found)


def _outermost(found: list[Citation]) -> Iterator[Citation]:
    """Those that stand inside no other: `BEGIN REFTEL TEXT` is one."""
    end = 0
    for citation in found:
        if citation.span.start >= end:
            yield citation
            end = citation.span.end


_ANY = frozenset(("", "?"))
"""What may follow any word: the end of the text, and what is not ASCII, such as `’` (a `?` stands for it)."""
_INSIDE_WORDS = frozenset("_/=?&@-")
"""What ties a word to the one before it, as in an address on the web. (The empty text, at the start, is in no set.)"""


def _place(citation: Citation) -> Span:
    return citation.span


# -------------------------------------------------------------------------------------------------- references


def _lettered(text: str, hit: Match[str], within: Span) -> Citation | None:
    words = hit[0]
    place = _first_letter(words)
    head = words[:place].rstrip(" \t\r\n(").rstrip(".").lower()
    plural = head.endswith("s")
    letter = words[place]
    in_parentheses = words[place - 1] == "("
    telegram = "tel" in head
    if not in_parentheses and len(words) - place == 1:
        if telegram and letter == "I":
            return _generic(text, hit, within)
        if letter.islower() and (telegram or head.startswith("refe")):
            # `reftel a few days ago`: an article
            return _generic(text, hit, within) if telegram else None
    letters = [letter.upper()]
    stop = place + 1 + (in_parentheses and words[place + 1 : place + 2] == ")")
    rest = place + 1
    while (found := _next_letter(words, rest)) is not None:
        between, at = words[rest:found].strip(" \t\r\n(),"), found
        following, last = words[at], letters[-1]
        ascends = following.upper() > last
        if words[at - 1] != "(" and following.islower() != letter.islower():
            break
        if not ascends and (not plural or letter.islower()):
            break
        if between.lower() in _RANGES and ascends and (plural or between.lower() != "to"):
            letters.extend(map(chr, range(ord(last) + 1, ord(following.upper()) + 1)))
        elif between.lower() == "to":
            break
        else:
            letters.append(following.upper())
        stop = at + 1 + (words[at - 1] == "(" and words[at + 1 : at + 2] == ")")
        rest = at + 1
    return RefCitation(Span(hit.start(), hit.start() + stop), tuple(dict.fromkeys(letters)), False)


_RANGES = frozenset(("-", "–", "through", "thru", "to"))


def _first_letter(words: str) -> int:
    """Where the first letter of a citation stands: the first one that stands alone."""
    place = 0
    while words[place + 1 : place + 2].isalpha() or not words[place].isalpha():
        # on to the end of this word, then over it
        place += 1
        if words[place].isalpha() and not words[place + 1 : place + 2].isalpha() and words[place - 1].isalpha():
            place += 1
    return place


def _next_letter(words: str, place: int) -> int | None:
    """The next letter that stands alone, so that the `and` between letters is passed over."""
    for at in range(place, len(words)):
        if words[at].isalpha() and not words[at - 1].isalpha() and not words[at + 1 : at + 2].isalpha():
            if words[at - 1] in "'’":
                continue
            return at
    return None


def _generic(text: str, hit: Match[str], within: Span) -> Citation | None:
    generic = scanner("citations", "GENERIC").match(text, hit.start(), within.end)
    return None if generic is None else RefCitation(Span(*generic.span()), (), True)


# -------------------------------------------------------------------------------------------------- paragraphs


def _paragraph(text: str, hit: Match[str], within: Span) -> Citation | None:
    words = hit[0]
    head = words[: next(at for at, sign in enumerate(words) if sign.isdecimal())].lower()
    plural = head.rstrip(" \t\r\n(#.").removesuffix("nos").removesuffix("no").rstrip(" \t\r\n.").endswith("s")
    numbers: list[int] = []
    stop = at = len(head)
    between = ""
    while at < len(words):
        until = at
        while until < len(words) and words[until].isdecimal():
            until += 1
        number = int(words[at:until])
        if not numbers:
            numbers.append(number)
        elif between in _RANGES and numbers[-1] < number <= numbers[-1] + _LONGEST_RANGE:
            numbers.extend(range(numbers[-1] + 1, number + 1))
        elif plural and between != "to":
            numbers.append(number)
        else:
            break
        stop = until
        at = until
        while at < len(words) and not words[at].isdecimal():
            at += 1
        between = words[until:at].strip(" \t\r\n,()").lower()
        if between.startswith("and") or (between[:1].isalpha() and between not in _RANGES):
            between = "and"
    while stop < len(words) and words[stop] == ")" and "(" in head:
        stop += 1
    span = Span(hit.start(), hit.start() + stop)
    own = _is_own(text, span, hit.end(), within, "graph" in head)
    return ParagraphCitation(span, tuple(dict.fromkeys(numbers)), own)


def _is_own(text: str, span: Span, matched: int, within: Span, spelled_out: bool) -> bool:
    """Whether a paragraph is one of this cable. `span` ends behind its number, `matched` behind its `(b)`."""
    of_another = scanner("citations", "OF_ANOTHER").match
    if of_another(text, span.end, within.end) or of_another(text, matched, within.end):
        return False
    before = text[max(within.start, span.start - _CONTEXT) : span.start]
    sentence = before[max(before.rfind(stop) for stop in (". ", ".\n", "! ", "? ")) + 1 :]
    words = sentence.lower().split()
    places = [_paper_words().get(word.strip(_PUNCTUATION)) for word in words]
    last = " ".join(sentence.split()[-4:])
    if (places and places[-1] is not None) or scanner("citations", "ANOTHER_BEFORE").match(last):
        return False
    if scanner("citations", "OF_THIS").match(text, span.end, within.end):
        return True
    if scanner("citations", "SEE_BEFORE").match(last):
        return True
    if last.endswith("(") and text[span.end : span.end + 1] in (")", ";"):
        return True
    return not spelled_out and "sentence" not in places


_PUNCTUATION = ".,:;()[]\"'’-–"


@cache
def _paper_words() -> dict[str, str]:
    """Words for a text with paragraphs of its own: right `before` the paragraph, or anywhere in the `sentence`."""
    return {row["word"]: row["place"] for row in rows("paragraph_words")}


# -------------------------------------------------------------------------------------------------- quoted texts


def _text_mark(text: str, hit: Match[str], within: Span) -> Citation | None:
    words = hit[0].split()
    before = text[max(within.start, hit.start() - 80) : hit.start()].rstrip(" \t\r")
    after = text[hit.end() : hit.end() + 1]
    opens_sentence = not before or before[-1] in _SENTENCE_ENDS
    ends_sentence = not after or after in '.:;)"\r\n' or text[hit.end() : hit.end() + 40].lstrip(" \t\r")[:1] == "\n"
    known = (opens_sentence and ends_sentence) if hit[0][0].islower() else (opens_sentence or ends_sentence)
    if not known:
        return None
    word = words[-1].upper()
    if word != "POINTS":
        word = word.removesuffix("S")
    return TextMark(Span(*hit.span()), word, words[0].upper() == "BEGIN")


_SENTENCE_ENDS = frozenset("\n.:;()\"'!?-*,¶]")


def _unquote(_text: str, hit: Match[str], _within: Span) -> Citation:
    return TextMark(Span(*hit.span()), "QUOTE", False)


_READERS = {
    "LETTERED": _lettered,
    "GENERIC": _generic,
    "PARAGRAPH": _paragraph,
    "TEXT_MARK": _text_mark,
    "UNQUOTE": _unquote,
}
