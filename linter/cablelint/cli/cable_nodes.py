"""A cable as its nodes: what an author of rules may ask for, with the class, the place and the attributes of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from cablegrammar.base.node import Node, Span
from cablegrammar.cable.walk import LANGUAGES
from cablelint.cli.cable_tree import cut
from cablelint.reporters.quotation import UNKNOWN_LEVEL
from cablelint.rule.wording import plural
from cablelint.terminal.display import ELLIPSIS, visible

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable


def outline_of_nodes(cable: Cable, path: str, width: int | None = None) -> Iterator[str]:
    """The lines of the outline, without line ends, none of them longer than `width`.

    First the tree, then what each attribute of the cable that parses a small language gives (`cable.tags`). A line has
    the place (line and column of its first character and of the one behind its last), the class and the attributes;
    what is None, False or empty is left out. It opens and closes with the cable's classification, for it quotes it.
    """
    banner = cable.level or UNKNOWN_LEVEL
    yield banner
    yield cut(f"# {visible(path)}", width)
    yield cut(f"{_place(cable, cable.span):<15} Cable form={cable.form!r}", width)
    for line in _below(cable, cable.children(), 1):
        yield cut(line, width)
    for name in LANGUAGES:
        value = getattr(cable, name)
        nodes = value if isinstance(value, tuple) else () if value is None else (value,)
        if nodes:
            yield cut(f"cable.{name}", width)
            for line in _below(cable, nodes, 1):
                yield cut(line, width)
    yield banner


def _below(cable: Cable, nodes: Iterable[Node], depth: int) -> Iterator[str]:
    stack = [iter(nodes)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            continue
        yield _shown(cable, node, depth + len(stack) - 1)
        stack.append(iter(node.children()))


def _shown(cable: Cable, node: Node, depth: int) -> str:
    attributes = " ".join(_attributes(cable, node))
    return f"{_place(cable, node.span):<15} {'  ' * depth}{type(node).__name__} {attributes}".rstrip()


def _place(cable: Cable, span: Span) -> str:
    start, end = map(cable.source.position, span)
    return f"{start[0]}:{start[1]}-{end[0]}:{end[1]}"


def _attributes(cable: Cable, node: Node) -> Iterator[str]:
    """The attributes that say something by themselves; a node or a list of nodes stands on lines of its own."""
    for one in fields(node):
        value = getattr(node, one.name, None) if one.init and one.name != "span" else None
        if value is not None and value not in (False, "", (), frozenset()):
            yield f"{one.name}={_value(cable, value)}"


def _value(cable: Cable, value: object) -> str:
    """A value on one line: the class of a node, the place of a span, a long text cut."""
    if isinstance(value, Node):
        return type(value).__name__
    if isinstance(value, Span):
        return _place(cable, value)
    if isinstance(value, Enum):
        return str(value)
    if isinstance(value, (tuple, frozenset)):
        if any(isinstance(one, Node) for one in value):
            return f"({plural(len(value), 'node')})"
        return f"({', '.join(_value(cable, one) for one in value)})"
    if isinstance(value, str):
        value = value if len(value) <= _LONGEST else value[:_LONGEST] + ELLIPSIS
        return visible(repr(value), " ")
    return visible(str(value), " ") if isinstance(value, (int, date)) else type(value).__name__


_LONGEST = 40
"""A longer text is cut, in characters: its place says where the rest is."""
