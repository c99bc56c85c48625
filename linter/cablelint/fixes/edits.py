"""Fixes: which of them go together, round after round until nothing is left to fix, and the difference they make."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence

from cablegrammar.base.record import record
from cablegrammar.base.source import Source
from cablelint.findings.finding import Applicability, Edit, Finding, Fix

MOST_ROUNDS = 20
"""A fix may make another one possible, but not for ever: so many rounds, then the text stays as it is."""

Lint = Callable[[Source], Sequence[Finding]]
"""Finds the faults of a text; fixing asks it anew after each round."""


@record
class Fixed:
    """A text after its fixes. `count` fixes were applied; `stable` is False when the rounds came to no rest."""

    source: Source
    count: int
    stable: bool = True


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


def fix_source(source: Source, lint: Lint, *, unsafe: bool = False) -> Fixed:
    """Apply the fixes of what `lint` finds, then of what it finds in the result, until no fix changes the text.

    Only safe fixes, with `unsafe` the others too. Where two rules undo each other's work the rounds end when a text
    comes back, and the outcome is not `stable`.
    """
    count = 0
    seen = {source.text}
    for _ in range(MOST_ROUNDS):
        usable = (finding.fix for finding in lint(source) if finding.fix is not None)
        wanted = [fix for fix in usable if unsafe or fix.applicability is Applicability.SAFE]
        chosen = choose((fix for fix in wanted if _changes(fix, source.text)), len(source.text))
        if not chosen:
            return Fixed(source, count)
        text = apply_edits(source.text, (edit for fix in chosen for edit in fix.edits))
        if text in seen:
            return Fixed(source, count, stable=False)
        seen.add(text)
        count += len(chosen)
        source = Source(text, source.encoding, source.byte_order_mark)
    return Fixed(source, count, stable=False)


def difference(path: str, before: str, after: str) -> Iterator[str]:
    """The change of one file as the lines of a unified diff, line ends included, carriage returns kept."""
    old, new = _lines(before), _lines(after)
    from difflib import unified_diff

    for line in unified_diff(old, new, f"a/{path}", f"b/{path}"):
        if line.endswith("\n"):
            yield line
        else:
            yield line + "\n"
            yield "\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines with their ends. Only a line feed ends one: `splitlines` would cut at form feeds and others too."""
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _is_free(edit: Edit, taken: Sequence[Edit]) -> bool:
    """Whether `edit` keeps clear of the edits in `taken`, which are in the order of their places and apart."""
    after = bisect_left(taken, edit.start, key=lambda other: other.start)
    if after < len(taken) and (taken[after].start == edit.start or taken[after].start < edit.end):
        return False
    return after == 0 or taken[after - 1].end <= edit.start


def _changes(fix: Fix, text: str) -> bool:
    """Whether the fix would change anything."""
    return any(text[edit.start : edit.end] != edit.text for edit in fix.edits)
