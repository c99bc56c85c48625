"""Words that make a declassification event indefinite: nobody can foresee when it happens, or whether it does."""

from __future__ import annotations

from functools import cache

from cablegrammar.vocabulary.table import rows


def indefinite_words(text: str) -> str | None:
    """The words of `text` that name no reasonably definite, foreseeable event (32 CFR 2001.21(a)(4)); None without."""
    words = f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text.upper()).split())} "
    return next((known for known in _indefinite() if f" {known} " in words), None)


@cache
def _indefinite() -> tuple[str, ...]:
    return tuple(row["words"] for row in rows("indefinite_events"))
