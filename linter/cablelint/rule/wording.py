"""How messages say things: counts, and which of many places they name."""

from __future__ import annotations

from collections.abc import Sequence

from cablegrammar.base.node import Span

_MOST_RELATED = 3


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 page line`, `3 page lines`; `many` is the plural where it takes more than an s."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def series(words: Sequence[str], conjunction: str) -> str:
    """`a caption, a pass line or the E.O. line`: the words, of which there is at least one, with commas."""
    *others, last = words
    return f"{', '.join(others)} {conjunction} {last}" if others else last


def a_few(spans: list[Span]) -> list[Span]:
    """Of the places of one finding those to name as related ones: the first few behind the first."""
    return spans[1 : 1 + _MOST_RELATED]
