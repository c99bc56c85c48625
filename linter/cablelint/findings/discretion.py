"""Keeps the cable's prose out of what a third party's rule says and its fix writes: both go into machine formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from cablegrammar.marking.marking import parse_marking
from cablegrammar.references.cable_id import parse_id
from cablelint.rule.violation import Edit, Related, Violation
from cablelint.terminal.display import ELLIPSIS

_RUN = 4
"""So many words of the cable, one after the other, are prose. Labels, marks, tags and ids are shorter."""


def discreet(violation: Violation, text: str) -> Violation:
    """The violation without the runs of words that also stand in `text`, of which the first mark or id alone is left.

    A rule that finds `NOFORN THE LAMP IS HIDDEN` in no register may name the mark, and not the lamp. What its fix
    writes is held against the prose alone, and elsewhere (`fixes.proof`).
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


def runs_of(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """All that stands in texts word after word, so many words at a time."""
    return frozenset(run for text in texts for run in _runs([_bare(word) for word in text.split()]) if all(run))


def narrowed(edit: Edit, text: str) -> Edit:
    """An edit that does the same to `text`, without what it leaves as it is at its beginning and at its end."""
    old, new = text[edit.start : edit.end], edit.text
    before = _alike(old, new)
    after = _alike(old[before:][::-1], new[before:][::-1])
    return Edit(edit.start + before, edit.end - after, new[before : len(new) - after])


@lru_cache(maxsize=2)
def _runs_of(text: str) -> frozenset[tuple[str, ...]]:
    """All that stands in a text word after word, worked out once for all that is said of it."""
    return runs_of([text])


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


def _bare(word: str) -> str:
    return word.strip("'\"\u2018\u2019\u201c\u201d()[]<>:;,.!?")


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )


def _without_runs(said: str, prose: frozenset[tuple[str, ...]]) -> str:
    words = said.split()
    bare = [_bare(word) for word in words]
    hidden: set[int] = set()
    for start, run in enumerate(_runs(bare)):
        if run in prose:
            hidden.update(range(start, start + _RUN))
    if not hidden:
        return said
    shown: set[int] = set()
    done = False  # for one word of each run
    for place in sorted(hidden):
        done = done and place - 1 in hidden
        if not done and _is_mark_or_id(bare[place]):
            shown.add(place)
            done = True
    kept = [ELLIPSIS if place in hidden - shown else word for place, word in enumerate(words)]
    return " ".join(
        word for place, word in enumerate(kept) if word != ELLIPSIS or kept[place - 1 : place] != [ELLIPSIS]
    )


def _is_mark_or_id(word: str) -> bool:
    return parse_id(word) is not None or all(token.kind != "unknown" for token in parse_marking(word).tokens)
