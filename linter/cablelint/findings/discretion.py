"""Keeps what a third party's rule says free of the cable's prose: what it says goes into machine formats."""

from __future__ import annotations

from dataclasses import replace

from cablelint.rule.violation import Related, Violation
from cablelint.terminal.display import ELLIPSIS

_RUN = 4
"""So many words of the cable, one after the other, are prose. Labels, marks, tags and ids are shorter."""


def discreet(violation: Violation, text: str) -> Violation:
    """The violation without the runs of words that also stand in `text`, of which the first word alone is left.

    A rule that finds `NOFORN THE LAMP IS HIDDEN` in no register may name the mark, and not the lamp.
    """
    prose = " ".join(text.split())

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


def _without_runs(said: str, prose: str) -> str:
    words = said.split()
    bare = [word.strip("'\"\u2018\u2019\u201c\u201d()[]<>:;,.!?") for word in words]
    hidden: set[int] = set()
    for start in range(len(words) - _RUN + 1):
        run = bare[start : start + _RUN]
        if all(run) and _stands_in(words[start : start + _RUN], run, prose):
            hidden.update(range(start + 1, start + _RUN))
    if not hidden:
        return said
    kept = [ELLIPSIS if place in hidden else word for place, word in enumerate(words)]
    return " ".join(word for place, word in enumerate(kept) if word != ELLIPSIS or kept[place - 1] != ELLIPSIS)


def _stands_in(words: list[str], bare: list[str], prose: str) -> bool:
    """Whether words stand in the prose one after the other, whatever quotes are around the first and the last."""
    inner = words[1:-1]
    return " ".join((bare[0], *inner, bare[-1])) in prose
