"""What tells a position from a personal name: titles and offices, short given names, the particles of surnames.

The facts stand in `positions.csv`, `given_names.csv` and `name_particles.csv`, in capitals.
"""

from __future__ import annotations

from functools import cache

from cablegrammar.base.nearest import nearest
from cablegrammar.vocabulary.table import rows

_WHOLE = 6
"""A title of so many letters is also found inside of joined words, and misspelled."""


@cache
def given_names() -> frozenset[str]:
    """Given names that are as short as the abbreviation of an office (`ADA`, `JOHN`)."""
    return frozenset(row["name"] for row in rows("given_names"))


@cache
def name_particles() -> frozenset[str]:
    """What belongs to a name without being one: `VAN`, `DE`, `JR`, `DR`."""
    return frozenset(row["particle"] for row in rows("name_particles"))


def names_position(words: tuple[str, ...]) -> bool:
    """Whether one of the words, in capitals, is a title or an office, in full, abbreviated, split or misspelled."""
    stems, known, long = _terms()
    if any(word in known or word.startswith(stems) or word.endswith(_endings()) for word in words):
        return True
    joined = "".join(words)
    if any(stem in joined for stem in long):
        return True
    # `AMBSSADOR`: near the beginning of the word, for the stems are beginnings
    return any(len(word) > _WHOLE and nearest(word, _titles()) is not None for word in words)


@cache
def _titles() -> tuple[str, ...]:
    return tuple(row["term"] for row in rows("positions") if row["form"] == "title")


@cache
def _endings() -> tuple[str, ...]:
    """What abbreviations of positions end in: `EMBOFF`, `AGATT`, `CONCHIEF`; some surnames do, and pass."""
    return tuple(row["term"] for row in rows("positions") if row["form"] == "ending")


@cache
def _terms() -> tuple[tuple[str, ...], frozenset[str], tuple[str, ...]]:
    """The stems, the whole words, and the stems that are long enough to be looked for anywhere."""
    table = [(row["term"], row["form"]) for row in rows("positions")]
    stems = tuple(term for term, form in table if form == "stem")
    return stems, frozenset(term for term, form in table if form == "word"), tuple(s for s in stems if len(s) >= _WHOLE)
