"""REF005 malformed-reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cablegrammar.references.listed import parse_references
from cablegrammar.vocabulary.posts import find_post, near_posts
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Scope,
    Severity,
    Span,
    Violation,
    unsafe_fix,
)
from cablelint.rule.scope import CABLES
from cablerules.references.listing import listed

if TYPE_CHECKING:
    from cablegrammar.references.listed import Reference

_DIGITS = str.maketrans("OoIl|SB", "0011158")
"""The letters that are typed or read for a digit."""
_MOST_DIGITS = 6
_SIGNS = "()[].,:;#/-"


class _Slip(NamedTuple):
    """What is wrong with an item: the text at fault, a sentence about it, and the text that is right if it is known."""

    span: Span
    message: str
    expected: str
    right: str | None = None


class MalformedReference(CableRule):
    """A reference looks like a cable's id and is none.

    ## What it checks

    Items of the REF line that name a post and no cable of it: a letter among the digits (`STATE 4821O4`), too many
    digits, the number 0, no number at all, or a digit in the name of a post. Whatever is no cable (e-mails, airgrams,
    telephone calls, reports, septels) and whatever was redacted is left alone.

    ## Why

    Nobody can find the cable, and no catalogue can tell that it is missing.

    ## Fix safety

    A fix is offered where a letter stands for the digit that it looks like (O for 0, I or l for 1, S for 5, B for 8),
    or a digit for a letter in the name of a known post. It is unsafe: compare it with the cable that is meant.
    """

    code = "REF005"
    name = "malformed-reference"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES, has=("references",))
    authority = (Citation("5 FAH-1 H-246"),)
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="REF: A. STATE 7O412\nB. WINDHOEK 498",
            good="REF: A. STATE 70412\nB. WINDHOEK 498",
            fixed="REF: A. STATE 70412\nB. WINDHOEK 498",
            at=[(1, 15, 1, 20)],
            slot="reference",
        ),
        Example(
            bad="REF: A. STATE 70412\nB. WINDH0EK 498",
            good="REF: A. STATE 70412\nB. WINDHOEK 498",
            fixed="REF: A. STATE 70412\nB. WINDHOEK 498",
            at=[(2, 4, 2, 12)],
            slot="reference",
        ),
        Example(
            bad="REF: A. STATE 70412\nB. WINDHOEK",
            good="REF: A. STATE 70412\nB. WINDHOEK 498",
            at=[(2, 4, 2, 12)],
            slot="reference",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each item that names a post and no cable."""
        if not cable.is_cable:
            return
        for item in listed(cable):
            if not item.malformed:
                continue
            slip = _slip(cable, item)
            fix = None
            if slip.right is not None:
                fix = unsafe_fix(f"Write {slip.right}", Edit(slip.span.start, slip.span.end, slip.right))
            yield Violation(slip.span, slip.message, expected=slip.expected, fix=fix)


def _slip(cable: Cable, item: Reference) -> _Slip:
    """What is wrong with the item: a damaged word, else a number that is none, else no number."""
    words = list(_words(cable, item.span))
    for word in words:
        text = cable.slice(word)
        if text.isalnum() and not text.isalpha() and not text.isdecimal():
            return _damaged(cable, item, word)
    numbers = [word for word in words if cable.slice(word).isdecimal()]
    for word in numbers:
        if word.end - word.start > _MOST_DIGITS:
            message = f"A number of {word.end - word.start} digits is not a cable number."
            return _Slip(word, message, f"a number of at most {_MOST_DIGITS} digits")
    if numbers and not int(cable.slice(numbers[-1])):
        return _Slip(numbers[-1], "The number of this reference is 0.", "the number of a cable")
    post = item.post or "a post"
    return _Slip(item.span, f"This reference names {post} but no cable number.", f"a number after {post}")


def _damaged(cable: Cable, item: Reference, word: Span) -> _Slip:
    """What the damaged `word` should be: a number, a post's name with a number (`SUVA4O2`), or a post's name."""
    text = cable.slice(word)
    for start in _starts_of_number(text):
        digits = text[start:].translate(_DIGITS)
        span = Span(word.start + start, word.end)
        if digits.isdecimal() and _names_a_cable(cable, item, span, digits):
            return _Slip(span, f"'{text[start:]}' is not a cable number.", digits, digits)
    posts = near_posts(text.upper())
    right = posts[0] if len(posts) == 1 and _names_a_cable(cable, item, word, posts[0]) else None
    if posts:
        return _Slip(word, f"'{text}' is not the name of a post.", " or ".join(posts), right)
    return _Slip(word, f"'{text}' is not a cable number.", "digits alone")


def _starts_of_number(text: str) -> Iterator[int]:
    """Where a number may begin in a damaged word: at its start, and behind the name of a post."""
    yield 0
    letters = next((place for place, sign in enumerate(text) if sign.isdecimal()), len(text))  # `STATE½` has none
    yield from (end for end in range(letters, 2, -1) if find_post(text[:end]) is not None)


def _names_a_cable(cable: Cable, item: Reference, word: Span, right: str) -> bool:
    """Whether the item is a cable's id when `right` stands in the place of `word`."""
    text = cable.slice(Span(item.span.start, word.start)) + right + cable.slice(Span(word.end, item.span.end))
    return any(found.kind == "cable" for found in parse_references(text, 0, None, None))


def _words(cable: Cable, span: Span) -> Iterator[Span]:
    """The words of a stretch of text, without the signs around them."""
    text, start = cable.slice(span), 0
    for piece in text.split():
        start = text.index(piece, start)
        word = piece.strip(_SIGNS)
        if word:
            begin = span.start + start + piece.index(word)
            yield Span(begin, begin + len(word))
        start += len(piece)
