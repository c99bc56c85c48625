"""A walk through a cable: the nodes of some types, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.base.node import Node


def walk(cable: Node, wanted: frozenset[type[Node]]) -> Iterator[Node]:
    """The nodes of the wanted types: the cable, those of the tree, and those of each small language.

    A small language is an attribute of the cable, parsed when somebody asks for it: only where a wanted type stands
    in it (`Node.within`).
    """
    types = tuple(wanted)
    if isinstance(cable, types):
        yield cable
    everything = Node in wanted
    places = {place for kind in wanted for place in kind.within}
    if everything or "structure" in places:
        yield from _below(cable, types)
    for attribute in LANGUAGES:
        if everything or attribute in places:
            value = getattr(cable, attribute)
            for node in value if isinstance(value, tuple) else () if value is None else (value,):
                if isinstance(node, types):
                    yield node
                yield from _below(node, types)


LANGUAGES = (
    "transmission", "date_time_group", "message_record_number", "message_date", "originator", "addressees",
    "classification", "stated_captions", "executive_order", "declassification", "tags", "subject", "references",
    "authority", "marks", "markings_in_use", "portions", "blanket_statements", "citations", "text_blocks",
    "page_lines", "ends_of_message", "artefacts",
)  # fmt: skip
"""The attributes that parse a small language, in the order in which a walk comes to them."""


def _below(node: Node, types: tuple[type[Node], ...]) -> Iterator[Node]:
    """The nodes of some types inside a node, at any depth, in the order of the text."""
    stack = [node.children()]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        if isinstance(child, types):
            yield child
        stack.append(child.children())
