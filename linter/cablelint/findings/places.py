"""Where a finding stands: as line and column for people, and as a place in the structure for fingerprints."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cablegrammar.base.node import Node, Span
from cablegrammar.base.source import Source
from cablegrammar.vocabulary.levels import Level
from cablelint.findings.finding import Excerpt, RelatedPlace

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable

_EXCERPT_LINES = 4
# A related place so many lines away is quoted too: "after paragraph 3" is easier to see than "see 31:1".
_NEAR = 6


def label(node: Node) -> str:
    """What `node` is called in a fingerprint: its type, with its kind or its own number where it has one.

    A number stays when something is put in before; text is never part of it.
    """
    own = getattr(node, "kind", None) or getattr(node, "number", None)
    return type(node).__name__ if own is None else f"{type(node).__name__} {own}"


class Structure:
    """The structural places of one cable: which part of it an offset lies in."""

    __slots__ = ("_labels", "_starts")

    def __init__(self, cable: Cable) -> None:
        parts = sorted((child.span.start, label(child)) for child in cable.children())
        self._starts = [start for start, _ in parts]
        self._labels = [name for _, name in parts]

    def place(self, span: Span) -> str:
        """The label of the part that `span` starts in."""
        at = bisect_right(self._starts, span.start)
        return self._labels[at - 1] if at else "Cable"


class Fingerprints:
    """Makes the fingerprints of one file: equal ones are told apart by their order."""

    __slots__ = ("_seen",)

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str, str]] = Counter()

    def make(self, code: str, cable: str, place: str) -> str:
        """The fingerprint of the next finding of rule `code` at `place` of `cable`: 32 hexadecimal digits.

        It holds no text: short lines could be guessed from a hash.
        """
        from hashlib import sha256

        key = (code, cable, place)
        ordinal = self._seen[key]
        self._seen[key] = ordinal + 1
        return sha256("\0".join((*key, str(ordinal))).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def cable_key(id: str | None, path: str, index: int) -> str:
    """What stands for a cable in its fingerprints: its id, else the file's name and the cable's place in it."""
    return id or f"{path.rpartition('/')[2]}#{index}"


class Excerpts:
    """Quotes the lines of one file. Findings on one line share its text: a line may be ten megabytes long."""

    __slots__ = ("_lines", "_source")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lines: dict[int, str] = {}

    def of(
        self, place: tuple[int, int, int, int], level: Level | None, related: Iterable[RelatedPlace] = ()
    ) -> Excerpt:
        """The lines of a place (line, column, end line, end column), a few at most, in a cable of `level`.

        Those of the `related` places near by are there too, and what stands in between.
        """
        line, _, end_line, end_column = place
        if end_column == 1 and end_line > line:
            end_line -= 1
        last = min(end_line, line + _EXCERPT_LINES - 1)
        near = [other.line for other in related if line - _NEAR <= other.line <= last + _NEAR]
        first, last = min((line, *near)), max((last, *near))
        return Excerpt(first, tuple(self._line(number) for number in range(first, last + 1)), level)

    def _line(self, number: int) -> str:
        text = self._lines.get(number)
        if text is None:
            text = self._lines[number] = self._source.line(number)
        return text
