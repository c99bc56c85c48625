"""The leaf rules of `cable.lark`: what the parser of the lines makes in the place of a tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from cablegrammar.parsing.tokens import Token

# Rules of the grammar that only group others.
_GROUPS = frozenset(
    (
        "message", "press_copy", "transmission", "address", "text", "opening", "fields", "body", "body_without_fields",
        "late_header", "late_line", "draft_address", "smart", "earlier_print",
    )
)  # fmt: skip


class Part(NamedTuple):
    """One leaf rule of the parse tree with its tokens."""

    rule: str
    tokens: Sequence[Token]
    start: int
    end: int


def part(rule: str, tokens: Sequence[Token]) -> Part:
    """The part that is made of the tokens of a leaf rule."""
    first, last = tokens[0], tokens[-1]
    return _new(Part, (rule, tokens, first.start_pos, last.start_pos + len(last)))


_new = tuple.__new__  # a named tuple is made in half the time so, and there is one for each line


def parts(rule: str, made: list[Any]) -> Part | list[Part]:
    """What a rule is in terms of parts: a leaf one of them, a group all of its own, in the order of the text.

    A token that stands in a group is a part of its own.
    """
    if rule not in _GROUPS:
        if not made:
            return []
        last = made[-1]
        return _new(Part, (rule, made, made[0].start_pos, last.start_pos + len(last)))
    found: list[Part] = []
    for value in made:
        if value.__class__ is Part:
            found.append(value)
        elif value.__class__ is Token:
            found.append(part(rule, (value,)))
        else:
            found += value
    return found
