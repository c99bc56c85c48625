"""What the prose of a cable cites: references (`ref A`), paragraphs (`see para 4`), quoted texts (`END TEXT.`).

The patterns are in `citation_patterns.lark`. One pass finds them all; nothing here raises, whatever the text.
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
    from collections.abc import Callable, Iterator
    from re import Match


@record
class RefCitation(Node):
    """`ref A`, `refs B and C`, `Refs A-C`: `letters` in capitals, ranges written out, each once.

    `generic` is true for `reftel`, `reftels` and a bare `ref`, which name no letter. `of_another`: the letter is one of
    another cable's list (`ref A of ref B`, `the minister's ref A`, `septel ref A`, `ref A therein`).
    """

    within = ("citations",)

    letters: tuple[str, ...]
    generic: bool
    of_another: bool


@record
class ParagraphCitation(Node):
    """`para 4`, `paras 3 and 5`, `paragraphs 2-4`: ranges are written out.

    `own` is true only when it plainly means a paragraph of this cable (`see para 4`, `paras 3-5 above`, `(para 2)`),
    not `para 3 of ref B`, `paragraph 12 of the draft resolution`, or where it cannot be told. `pointed`: `see` stands
    before it, or `above` or `below` behind it. `inside`: `in` stands before it, or a parenthesis.
    """

    within = ("citations",)

    numbers: tuple[int, ...]
    own: bool
    pointed: bool
    inside: bool = False


@record
class TextMark(Node):
    """Where a quoted or set-off text begins or ends: `word` is its last word in the singular (`TEXT`, `SUMMARY`)."""

    within = ("citations",)

    word: str
    opens: bool


Citation = RefCitation | ParagraphCitation | TextMark

_ANY = frozenset(("", "?"))
"""What may follow any word: the end of the text, and what is not ASCII, such as `’` (a `?` stands for it)."""

_INSIDE_WORDS = frozenset("_/=?&@-")
"""What ties a word to the one before it, as in an address on the web. (The empty text, at the start, is in no set.)"""

_LONGEST_RANGE = 40
"""A range with more members than this (`paras 2-400`) is no range."""

_CONTEXT = 120
"""How many characters before a paragraph are looked at for what it belongs to."""

_BEFORE = 60
"""How many before a reference."""

_RANGES = frozenset(("-", "–", "through", "thru", "to"))
"""What stands between the two ends of a range."""


def scan_prose(text: str, start: int, end: int) -> tuple[Citation, ...]:
    """Find the citations between the offsets `start` and `end` of a cable's text, in their order.

    `text` is the whole text; the spans are offsets into it.
    """
    found: list[Citation] = []
    within = Span(start, end)
    # In ASCII it is exactly as long as the text, and searched many times faster.
    small = text[start:end].encode("ascii", "replace").decode("ascii").lower()
    for word, followers, terminals in beginnings("citation_patterns", *_READERS):
        match = _matcher(*terminals)
        place = small.find(word)
        while place >= 0:
            after = place + len(word)
            follower = small[after : after + 1]
            if follower in followers or follower in _ANY:
                at = start + place
                before = text[at - 1] if place else ""
                hit = None if before.isalnum() or before in _INSIDE_WORDS else match(text, at, end)
                citation = None if hit is None else _READERS[hit.lastgroup or ""](text, hit, within)
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


def _place(citation: Citation) -> Span:
    return citation.span


# -------------------------------------------------------------------------------------------------- references


_Words = tuple[Span, tuple[str, ...]]
"""What names references: its place, and its letters (none: it says `reftel`)."""


def _lettered(text: str, hit: Match[str], within: Span) -> Citation | None:
    found = _lettered_words(text, hit, within)
    return None if found is None else _cited(text, *found, within)


def _lettered_words(text: str, hit: Match[str], within: Span) -> _Words | None:
    head, enclosed, letter = hit.group("head", "first_enclosed", "first_letter")
    head, first = head.lower(), enclosed or letter
    next_letter = _matcher("NEXT_LETTER")
    following = next_letter(text, hit.end(), within.end)
    if enclosed is None and following is None:
        telegram = "tel" in head
        if telegram and (first == "I" or first.islower()):
            return _generic_words(text, hit, within)  # `reftel a few days ago`, `reftel I met him`
        if first.islower() and head.startswith("refe"):
            return None  # `with reference a document was sent`: an article
    plural, letters, stop = head.endswith("s"), [first.upper()], hit.end()
    while following is not None:
        between, enclosed, letter = following.group("before_letter", "next_enclosed", "next_letter")
        between, last = between.strip(", \t\r\n").lower(), letters[-1]
        upper = (enclosed or letter).upper()
        if enclosed is None and letter.islower() != first.islower():
            break
        if upper <= last and (not plural or first.islower()):
            break
        if between in _RANGES and upper > last and (plural or between != "to"):
            letters.extend(map(chr, range(ord(last) + 1, ord(upper) + 1)))
        elif between == "to":
            break
        else:
            letters.append(upper)
        stop = following.end()
        following = next_letter(text, stop, within.end)
    return Span(hit.start(), stop), tuple(dict.fromkeys(letters))


def _generic(text: str, hit: Match[str], within: Span) -> Citation | None:
    found = _generic_words(text, hit, within)
    return None if found is None else _cited(text, *found, within)


def _generic_words(text: str, hit: Match[str], within: Span) -> _Words | None:
    generic = _matcher("GENERIC")(text, hit.start(), within.end)
    return None if generic is None else (Span(*generic.span()), ())


def _cited(text: str, span: Span, letters: tuple[str, ...], within: Span) -> RefCitation:
    return RefCitation(span, letters, not letters, _is_of_another(text, span, within))


def _is_of_another(text: str, span: Span, within: Span) -> bool:
    """Whether what stands beside a reference says that it is one of another cable's list."""
    before = text[max(within.start, span.start - _BEFORE) : span.start].split()
    last = before[-1].lower().strip("(,").replace("\u2019", "'") if before else ""
    if last.startswith("septel") or last.endswith(("'s", "s'")) or _matcher("BACKWARD")(text, span.end, within.end):
        return True
    link = _matcher("OF_REFERENCE")(text, span.end, within.end)
    other = None if link is None else _matcher("FIRST_LETTER", "GENERIC")(text, link.end(), within.end)
    if other is None:
        return False
    # Whether that one is of yet another cable's list does not matter: `ref d of ref d of ref d` may go on for long.
    words = _lettered_words if other.lastgroup == "FIRST_LETTER" else _generic_words
    return words(text, other, within) is not None


# -------------------------------------------------------------------------------------------------- paragraphs


def _paragraph(text: str, hit: Match[str], within: Span) -> Citation | None:
    word, number, plural = hit.group("para", "first_number", "plural")
    numbers, stop, matched = [int(number)], hit.end("first_number"), hit.end()
    if hit["open"] and hit["close"]:
        stop = hit.end("close")
    taking = True
    while (following := _matcher("NEXT_NUMBER")(text, matched, within.end)) is not None:
        matched = following.end()
        between, number = following["before_number"].strip(", \t\r\n").lower(), int(following["next_number"])
        if between in _RANGES and numbers[-1] < number <= numbers[-1] + _LONGEST_RANGE:
            more = list(range(numbers[-1] + 1, number + 1))
        else:
            more = [number] if plural and between != "to" else []
        taking = taking and bool(more)
        if taking:
            numbers += more
            stop = matched
    span = Span(hit.start(), stop)
    own, pointed = _whose(text, span, matched, within, len(word) > len("para"))
    inside = _matcher("IN_BEFORE")(text[max(within.start, span.start - _WORD) : span.start]) is not None
    return ParagraphCitation(span, tuple(dict.fromkeys(numbers)), own, pointed, inside)


def _whose(text: str, span: Span, matched: int, within: Span, spelled_out: bool) -> tuple[bool, bool]:
    """Whether a paragraph is one of this cable, and whether the text points to it.

    `span` ends behind its number, `matched` behind its `(b)`; `spelled_out`: the word is no short one.
    """
    before = text[max(within.start, span.start - _CONTEXT) : span.start]
    pointed = (
        _matcher("OF_THIS")(text, span.end, within.end) is not None
        or _matcher("SEE_BEFORE")(" ".join(before.split()[-_WORDS_BEFORE:])) is not None
    )
    of_another = _matcher("OF_ANOTHER")
    if of_another(text, span.end, within.end) or of_another(text, matched, within.end):
        return False, pointed
    sentence = before[max(before.rfind(stop) for stop in (". ", ".\n", "! ", "? ")) + 1 :]
    places = [_paper_words().get(word.strip(_PUNCTUATION)) for word in sentence.lower().split()]
    last = " ".join(sentence.split()[-_WORDS_BEFORE:])
    if (places and places[-1] is not None) or _matcher("ANOTHER_BEFORE")(last):
        return False, pointed
    if pointed or (last.endswith("(") and text[span.end : span.end + 1] in (")", ";")):
        return True, pointed
    return not spelled_out and "sentence" not in places, pointed


_WORDS_BEFORE = 4
_WORD = 8
_PUNCTUATION = ".,:;()[]\"'’-–"


@cache
def _paper_words() -> dict[str, str]:
    """Words for a text with paragraphs of its own: right `before` the paragraph, or anywhere in the `sentence`."""
    return {row["word"]: row["place"] for row in rows("paragraph_words")}


# -------------------------------------------------------------------------------------------------- quoted texts


def _text_mark(text: str, hit: Match[str], within: Span) -> Citation | None:
    before = text[max(within.start, hit.start() - 80) : hit.start()].rstrip(" \t\r")
    after = text[hit.end() : hit.end() + 1]
    opens_sentence = not before or before[-1] in _SENTENCE_ENDS
    ends_sentence = not after or after in '.:;)"\r\n' or text[hit.end() : hit.end() + 40].lstrip(" \t\r")[:1] == "\n"
    known = (opens_sentence and ends_sentence) if hit[0][0].islower() else (opens_sentence or ends_sentence)
    if not known:
        return None
    word = hit["word"].upper()
    if word != "POINTS":
        word = word.removesuffix("S")
    return TextMark(Span(*hit.span()), word, hit["edge"].upper() == "BEGIN")


_SENTENCE_ENDS = frozenset("\n.:;()\"'!?-*,¶]")


def _unquote(_text: str, hit: Match[str], _within: Span) -> Citation:
    return TextMark(Span(*hit.span()), "QUOTE", False)


_READERS: dict[str, Callable[[str, Match[str], Span], Citation | None]] = {
    "FIRST_LETTER": _lettered,
    "GENERIC": _generic,
    "FIRST_NUMBER": _paragraph,
    "TEXT_MARK": _text_mark,
    "UNQUOTE": _unquote,
}


@cache
def _matcher(*terminals: str) -> Callable[..., Match[str] | None]:
    """The `match` of some terminals, earlier ones first; `lastgroup` tells which it was."""
    return scanner("citation_patterns", *terminals).match
