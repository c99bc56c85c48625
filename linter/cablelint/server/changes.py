"""Which lines of a text have changed, in time that grows with its length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_WINDOW = 60
"""So many lines are looked at, on both sides together, for the place from which two texts go on alike."""
_NEAR = sorted(
    ((left, both - left) for both in range(1, _WINDOW + 1) for left in range(both + 1)),
    key=lambda pair: (sum(pair), abs(pair[0] - pair[1])),
)


def changed_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """What makes `new` of `old`: lines from `i` to `j` of the old ones become lines from `k` to `m` of the new ones.

    Changes are looked for nearby, as fixes make them: where two texts go on alike no sooner than after sixty lines,
    all that is left between there and their common end is one change.
    """
    first, ends = 0, min(len(old), len(new))
    while first < ends and old[first] == new[first]:
        first += 1
    same = 0
    while same < ends - first and old[-1 - same] == new[-1 - same]:
        same += 1
    i, k, last, end = first, first, len(old) - same, len(new) - same
    while i < last or k < end:
        j, m = next(
            (
                (i + a, k + b)
                for a, b in _NEAR
                if i + a <= last and k + b <= end and old[i + a : i + a + 2] == new[k + b : k + b + 2]
            ),
            (last, end),
        )
        yield i, j, k, m
        i, k = j, m
        while i < last and k < end and old[i] == new[k]:
            i, k = i + 1, k + 1
