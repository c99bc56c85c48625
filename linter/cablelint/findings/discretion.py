"""Keeps what a third party's rule says free of the cable's prose: what it says goes into machine formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from cablelint.rule.violation import Related, Violation
from cablelint.terminal.display import ELLIPSIS

_RUN = 4
"""So many words of the cable, one after the other, are prose. Labels, marks, tags and ids are shorter."""


def discreet(violation: Violation, text: str) -> Violation:
    """The violation without the runs of words that also stand in `text`, of which the first word alone is left.

    A rule that finds `NOFORN THE LAMP IS HIDDEN` in no register may name the mark, and not the lamp.
    """
    prose = _runs_of(text)

    def cut(said: str) -> str:
        return _without_runs(said, prose)

    fix = violation.fix
    return replace(
        violation,
        message=cut(violation.message),
        expected=None if violation.expected is None else cut(violation.expected),
        related=tuple(Related(other.span, cut(other.message)) for other in violation.related),
        fix=None if fix is None else replace(fix, title=cut(fix.title)),
    )


@lru_cache(maxsize=2)
def _runs_of(text: str) -> frozenset[tuple[str, ...]]:
    """All that stands in a text word after word, worked out once for all that is said of it."""
    return frozenset(run for run in _runs([_bare(word) for word in text.split()]) if all(run))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


def _bare(word: str) -> str:
    return word.strip("'\"\u2018\u2019\u201c\u201d()[]<>:;,.!?")


def _without_runs(said: str, prose: frozenset[tuple[str, ...]]) -> str:
    words = said.split()
    hidden: set[int] = set()
    for start, run in enumerate(_runs([_bare(word) for word in words])):
        if run in prose:
            hidden.update(range(start + 1, start + _RUN))
    if not hidden:
        return said
    kept = [ELLIPSIS if place in hidden else word for place, word in enumerate(words)]
    return " ".join(word for place, word in enumerate(kept) if word != ELLIPSIS or kept[place - 1] != ELLIPSIS)
