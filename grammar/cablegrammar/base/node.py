"""What every part of a cable's tree is: a frozen node with a span."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar, overload

from cablegrammar.base.record import record

T = TypeVar("T")


class Span(NamedTuple):
    """A stretch of the decoded text: character offsets, `end` exclusive."""

    start: int
    end: int

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


class lazy(Generic[T]):  # noqa: N801 - reads as a decorator, like property
    """A property of a frozen, slotted node that is worked out once, when first asked for.

    The small languages inside a line (markings, references, dates ...) are parsed this way: a run that never
    looks at the addressees never parses them. The value is kept in the slot `_<name>`, which the node declares
    as a field with `init=False`.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.slot = f"_{name}"

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> lazy[T] | T:
        if instance is None:
            return self
        try:
            value: T = getattr(instance, self.slot)
        except AttributeError:
            value = self.compute(instance)
            object.__setattr__(instance, self.slot, value)
        return value
