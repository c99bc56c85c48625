"""Words that make a declassification event indefinite: nobody can foresee when it happens, or whether it does."""

from __future__ import annotations

from functools import cache

from cablegrammar.vocabulary.table import rows


def indefinite_words(text: str) -> str | None:
    """The words of `text` that name no reasonably definite, foreseeable event (32 CFR 2001.21(a)(4)); None without."""
    words = f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text.upper()).split())} "
    for known, where in _indefinite():
        if f" {known} " in words and (where == "anywhere" or words.endswith(f" {known} ")):
            return known
    return None


@cache
def _indefinite() -> tuple[tuple[str, str], ...]:
    """The words, and where they count: `anywhere`, or at the `end` (a `PERMANENT REPRESENTATIVE` departs)."""
    return tuple((row["words"], row["where"]) for row in rows("indefinite_events"))
