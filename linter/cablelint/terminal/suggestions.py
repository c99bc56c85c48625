"""Did you mean ...? The nearest words of a closed list. Only ever used on the way to an error message."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The word of `known` that `word` most likely stands for, None when none is near. Case does not count."""
    from difflib import get_close_matches

    by_folded = {candidate.casefold(): candidate for candidate in known}
    matches = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean "x"?`, ready to be put at the end of an error message, or nothing."""
    match = nearest(word, known)
    return "" if match is None else f'; did you mean "{match}"?'
