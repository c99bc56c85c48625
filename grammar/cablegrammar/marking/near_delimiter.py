"""A letter in the separator between two values, or over it: `SECRE/T/FISA`, `S/ECRET//SI`, `SECRET//N/OFORN`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cablegrammar.base.node import Span
from cablegrammar.marking.marking import Marking, MarkingToken
from cablegrammar.vocabulary.markings import marking_forms


class Moved(NamedTuple):
    """The place of some values in a marking, and what was most likely meant there."""

    span: Span
    right: str


def near_delimiter(marking: Marking) -> Moved | None:
    """The one way to move a letter over a slash, or a slash out of a word, that makes unknown values registered ones.

    None where there is no such way, or several.
    """
    if not marking.unknown or len(marking.tokens) > _LONGEST:
        return None
    found: dict[tuple[str, ...], Moved] = {}
    for place, (left, right) in enumerate(pairwise(marking.tokens)):
        between = marking.text[left.span.end : right.span.start]
        if set(between) != {"/"}:
            continue
        following = marking.tokens[place + 2 : place + 3]
        for words, values in _ways((left, right, *following), between, marking.text):
            if _are_registered(words, first=place == 0) and any(one.kind == "unknown" for one in values):
                whole = marking.tokens[:place], words, marking.tokens[place + len(values) :]
                key = (*(one.text for one in whole[0]), *words, *(one.text for one in whole[2]))
                slashes = min(marking.text[left.span.end : values[-1].span.start].count("/"), 2)
                span = Span(left.span.start, values[-1].span.end)
                found[key] = Moved(span, ("/" * slashes).join(words))
    return next(iter(found.values())) if len(found) == 1 else None


_LONGEST = 12
"""With more values a text is no marking with a slip."""


def _ways(
    tokens: Sequence[MarkingToken], between: str, text: str
) -> Iterator[tuple[tuple[str, ...], Sequence[MarkingToken]]]:
    """The values that may have been meant, and those that stand there: two of which are one, two with a letter moved
    from one to the other, three of which the middle one is a letter.
    """
    left, right, *rest = tokens
    one, other = left.text, right.text
    if between == "/":
        yield (one + other,), (left, right)
    if len(one) > 1:
        yield (one[:-1], one[-1] + other), (left, right)
    if len(other) > 1:
        yield (one + other[0], other[1:]), (left, right)
    if rest and len(other) == 1 and set(text[right.span.end : rest[0].span.start]) == {"/"}:
        last = rest[0].text
        yield (one + other, last), (left, right, rest[0])
        yield (one, other + last), (left, right, rest[0])


def _are_registered(words: Sequence[str], *, first: bool) -> bool:
    """Whether each word is a form of a registered marking: a level in front, and nowhere else."""
    forms = marking_forms()
    for position, word in enumerate(words):
        found = forms.get(word.upper())
        leads = first and position == 0
        if found is None or (found[0].category == "US") != leads or (len(word) < _SHORTEST and not leads):
            return False
    return True


_SHORTEST = 2
