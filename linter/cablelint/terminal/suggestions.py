"""Did you mean ...? What an error message says when a word is not in a closed list."""

from __future__ import annotations

from collections.abc import Iterable

from cablegrammar.base.nearest import most_alike


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean "x"?`, ready to be put at the end of an error message, or nothing."""
    match = most_alike(word, known)
    return "" if match is None else f'; did you mean "{match}"?'
