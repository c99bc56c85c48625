"""Where the text itself says which cable a reference means, so that no list need name it.

`STATE 12345 (ref D)`, `Ref D: STATE 12345`, and lines that look like those of a list: `REF D: SUVA 7`, `(D) SUVA 7`.
The patterns are in `citation_patterns.lark`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.parsing.loader import scanner
from cablegrammar.parsing.places import at_lines
from cablegrammar.references.citations import RefCitation
from cablegrammar.references.listed import Reference, parse_references
from cablegrammar.vocabulary.posts import find_post

_WINDOW = 60
"""How many characters beside a reference are looked at for the cable that it stands for."""
_WORDS_BEFORE = 5
_AROUND = "()[].,:;-=\"' \t\r\n"
_MOST_TRIED = 20
"""How many citations of the same letters, and a hundred times as many lines, are looked at: a hostile text has more."""


@record
class ExplainedReference(Node):
    """A place where the text names the cable that a reference means. `span` is that of the letter or its citation.

    `letters` are in capitals, empty for a reference without a letter (`REF: STATE 12345`). `named`: the text says `ref`
    there; a line that only begins with a letter may be an item of any list.
    """

    letters: tuple[str, ...]
    named: bool


@record
class NumberedLine(Node):
    """A line that begins with a number of one to three digits, be it a paragraph's or not. `span` is the number's."""

    number: int


def explained_references(
    text: str, whole: Span, first_text: int, cited: Iterable[RefCitation]
) -> Iterator[ExplainedReference]:
    """The explained references of the cable that takes up `whole` of a text: beside its citations, then by lines."""
    tried: Counter[tuple[str, ...]] = Counter()
    for citation in cited:
        tried[citation.letters] += 1
        if tried[citation.letters] <= _MOST_TRIED and _has_cable_beside(text, citation.span, first_text):
            yield ExplainedReference(citation.span, citation.letters, True)
    lines = at_lines(scanner("citation_patterns", "REFERENCE_LINE", "LETTER_LINE"), text, whole.start, whole.end)
    for count, line in enumerate(lines, start=1):
        if count > _MOST_TRIED * 100:
            return
        letter = line["letter_of_line"] or line["letter_of_reference"]
        end = text.find("\n", line.end(), whole.end)
        if _begins_with_cable(text[line.end() : whole.end if end < 0 else end].lstrip(_AROUND)):
            letters = () if letter is None else (letter.upper(),)
            yield ExplainedReference(Span(*line.span()), letters, line["letter_of_line"] is None)


def numbered_lines(text: str, whole: Span) -> tuple[NumberedLine, ...]:
    """The lines in `whole` that begin with a number."""
    lines = at_lines(scanner("citation_patterns", "NUMBER_LINE"), text, whole.start, whole.end)
    return tuple(NumberedLine(Span(*line.span("number_of_line")), int(line["number_of_line"])) for line in lines)


def _has_cable_beside(text: str, citation: Span, first_text: int) -> bool:
    """Whether the cable that is meant stands behind or before a citation."""
    link = scanner("citation_patterns", "LINK").match(text, citation.end)
    after = citation.end if link is None else link.end()
    if _begins_with_cable(text[after : citation.end + _WINDOW]):
        return True
    before = text[max(first_text, citation.start - _WINDOW) : citation.start].rstrip(_AROUND).split()
    words = " ".join(before[-_WORDS_BEFORE:])
    if not words[-1:].isdecimal():
        return False
    items = parse_references(words, 0, None, None)
    return bool(items) and _is_cable(items[-1]) and items[-1].span.end == len(words)


def _begins_with_cable(text: str) -> bool:
    """Whether a text begins with the name of a cable, `STATE 12345`."""
    text = text[:_WINDOW]
    if not text[:1].isalnum() or not any(map(str.isdecimal, text)):
        return False
    if scanner("cable", "PAGE_LINE").match(text) is not None:
        return False  # the post and the number of the cable itself, between its sections
    items = parse_references(text, 0, None, None)
    return bool(items) and items[0].span.start == 0 and _is_cable(items[0])


def _is_cable(item: Reference) -> bool:
    return item.kind == "cable" and item.post is not None and find_post(item.post) is not None
