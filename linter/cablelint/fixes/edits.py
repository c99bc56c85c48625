"""Edits of a text: which fixes go together, and the text that they make."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from cablelint.rule.violation import Edit, Fix


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits` made, each at the place that it names in the text as it was.

    Raises `ValueError` when edits overlap or lie outside the text.
    """
    pieces: list[str] = []
    end = len(text)
    # The rightmost first, so that the offsets of the others stay true; put together once, for there may be thousands.
    for edit in sorted(edits, key=_place, reverse=True):
        if not 0 <= edit.start <= edit.end <= end:
            raise ValueError("edits overlap or lie outside the text")
        pieces += (text[edit.end : end], edit.text)
        end = edit.start
    pieces.append(text[:end])
    return "".join(reversed(pieces))


def choose(fixes: Iterable[Fix], length: int) -> tuple[Fix, ...]:
    """The fixes that can be made at once in a text of `length` characters: of two that overlap the first by place.

    Two edits that begin at one place overlap too: which text would come first could not be told. A fix whose own
    edits are unsound, and one without any, is left out.
    """
    chosen: list[Fix] = []
    taken: list[Edit] = []
    for fix in sorted((fix for fix in fixes if fix.edits), key=lambda fix: min(map(_place, fix.edits))):
        own: list[Edit] = []
        for edit in fix.edits:
            if not (0 <= edit.start <= edit.end <= length and _is_free(edit, taken) and _is_free(edit, own)):
                break
            insort(own, edit, key=_place)
        else:
            chosen.append(fix)
            for edit in own:
                insort(taken, edit, key=_place)
    return tuple(chosen)


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _is_free(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether `edit` keeps clear of the edits in `taken`, which are in the order of their places and apart."""
    after = bisect_left(taken, edit.start, key=lambda other: other.start)
    if after < len(taken) and (taken[after].start == edit.start or taken[after].start < edit.end):
        return False
    return after == 0 or taken[after - 1].end <= edit.start
