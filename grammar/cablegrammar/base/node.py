"""What every part of a cable's tree is: a frozen node with a span."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from cablegrammar.base.record import record


class Span(NamedTuple):
    """A stretch of the decoded text: character offsets, `end` exclusive."""

    start: int
    end: int

    def to(self, other: Span) -> Span:
        """What lies between this stretch and an `other` one behind it."""
        return Span(self.end, other.start)

    def shifted(self, by: int) -> Span:
        """The same stretch `by` characters further on."""
        return Span(self.start + by, self.end + by)


@record
class Node:
    """A part of a cable. `span` holds its place in the decoded file."""

    within: ClassVar[tuple[str, ...]] = ()
    """Where `Cable.walk` finds such nodes: `structure` for the lines and blocks of the tree itself, else the attributes
    of `Cable` that parse a small language. None where a walk never comes to one."""

    span: Span

    def children(self) -> Iterator[Node]:
        """The nodes directly inside this one, in the order of the text."""
        return iter(())
