"""A walk through a cable: the nodes of some types, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from cablegrammar.base.node import Node
from cablegrammar.cable.paragraph import Paragraph


class _Kinds(dict[type[Node], tuple[bool, bool]]):
    """Of each type of node, whether it is wanted, and whether there may be nodes inside."""

    def __init__(self, wanted: Iterable[type[Node]]) -> None:
        super().__init__()
        self._wanted = tuple(wanted)

    def __missing__(self, kind: type[Node]) -> tuple[bool, bool]:
        told = self[kind] = issubclass(kind, self._wanted), kind.children is not Node.children
        return told


@lru_cache(maxsize=256)
def _plan(wanted: frozenset[type[Node]]) -> tuple[_Kinds, bool, tuple[str, ...]]:
    """What is known of the types, whether some stand in the structure, and in which small languages some stand."""
    places = {place for kind in wanted for place in kind.within}
    everything = Node in wanted
    languages = tuple(attribute for attribute in LANGUAGES if everything or attribute in places)
    if not everything and {kind for kind in wanted if "structure" in kind.within} == {Paragraph}:
        # Many rules look at paragraphs and at nothing else of the structure: no other line need be looked at.
        return _Kinds(wanted), False, ("paragraphs", *languages)
    return _Kinds(wanted), everything or "structure" in places, languages


def walk(cable: Node, wanted: frozenset[type[Node]]) -> Iterator[Node]:
    """The nodes of the wanted types: the cable, those of the tree, and those of each small language.

    A small language is an attribute of the cable, parsed when somebody asks for it: only where a wanted type stands
    in it (`Node.within`).
    """
    kinds, structure, languages = _plan(wanted)
    if kinds[type(cable)][0]:
        yield cable
    if structure:
        yield from _below(cable, kinds)
    for attribute in languages:
        value = getattr(cable, attribute)
        for node in value if isinstance(value, tuple) else () if value is None else (value,):
            is_wanted, has_more = kinds[type(node)]
            if is_wanted:
                yield node
            if has_more:
                yield from _below(node, kinds)


LANGUAGES = (
    "transmission", "date_time_group", "message_record_number", "message_date", "originator", "addressees",
    "classification", "stated_captions", "executive_order", "declassification", "tags", "subject", "references",
    "authority", "marks", "markings_in_use", "portions", "blanket_statements", "citations", "text_blocks",
    "page_lines", "ends_of_message", "artefacts",
)  # fmt: skip
"""The attributes that parse a small language, in the order in which a walk comes to them."""


def _below(node: Node, kinds: _Kinds) -> Iterator[Node]:
    """The wanted nodes inside a node, at any depth, in the order of the text."""
    stack = [node.children()]
    while stack:
        for child in stack[-1]:
            is_wanted, has_more = kinds[type(child)]
            if is_wanted:
                yield child
            if has_more:
                stack.append(child.children())
                break
        else:
            stack.pop()
