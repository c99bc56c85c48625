"""Stretches of a text, and whether a place lies in one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from cablegrammar.base.node import Span


class Stretches:
    """Stretches of a text as disjoint ones in order, and whether an offset lies in one of them."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def hold(self, offset: int) -> bool:
        """Whether `offset` lies in a stretch, in logarithmic time."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]
