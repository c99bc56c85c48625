"""Fingerprints: what tells a finding from every other one, from run to run, without any text of the cable."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import Counter
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from cablegrammar.base.node import Node, Span
from cablegrammar.cable.paragraph import Paragraph

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable

WHOLE = "Cable"
"""The place of what stands before the first part of a cable, or in no cable."""


def label(node: Node) -> str:
    """What `node` is called as a place: its type, with its kind or its own number where it has one. No text."""
    own = getattr(node, "kind", None) or getattr(node, "number", None)
    name = type(node).__name__
    name = _NAMES.get(name, name)
    return name if own is None else f"{name} {own}"


_NAMES = {"Banner": "Line"}
"""Types that have another name in fingerprints, which may not change: a banner once was any line."""


class Place(NamedTuple):
    """A part of a cable: what it is called, and what of that stays when a paragraph is put in before it."""

    label: str
    anchor: str


NOWHERE = Place(WHOLE, WHOLE)


def place_of(node: Node) -> Place:
    """The place that `node` is. A paragraph is held by its level, for its number changes with those before it."""
    if not isinstance(node, Paragraph):
        return Place(label(node), label(node))
    level = None if node.mark is None else node.mark.level
    return Place(label(node), "Paragraph" if level is None else f"Paragraph {level}")


class Structure:
    """The structural places of one cable: which part of it an offset lies in."""

    __slots__ = ("_parts", "_starts")

    def __init__(self, cable: Cable) -> None:
        self._parts = sorted(cable.children(), key=lambda part: part.span.start)
        self._starts = [part.span.start for part in self._parts]

    def place(self, span: Span) -> Place:
        """The part that `span` starts in."""
        at = bisect_right(self._starts, span.start)
        return place_of(self._parts[at - 1]) if at else NOWHERE


class Fingerprints:
    """Makes the fingerprints of one file: equal ones are told apart by their order.

    `root` is the directory that a file's name is relative to, None for the working directory.
    """

    __slots__ = ("_root", "_seen")

    def __init__(self, root: str | None = None) -> None:
        self._seen: Counter[tuple[str, str, str]] = Counter()
        self._root = root

    def make(self, code: str, cable: str, anchor: str) -> str:
        """The fingerprint of the next finding of rule `code` at the place `anchor` of `cable`: 32 hexadecimal digits.

        It holds no text: short lines could be guessed from a hash.
        """
        key = (code, cable, anchor)
        ordinal = self._seen[key]
        self._seen[key] = ordinal + 1
        text = "\0".join((*key, str(ordinal))).encode("utf-8", "surrogatepass")
        digest: str = _sha256()(text).hexdigest()[:32]
        return digest

    def cable(self, id: str | None, path: str, index: int) -> str:
        """What stands for a cable: its id, else its file, by the way to it from `root`, and its place in there."""
        if id is not None:
            return id
        below = path if path.startswith("<") else os.path.relpath(path, self._root or os.curdir)
        return f"{below.replace(os.sep, '/')}#{index}"


@cache
def _sha256() -> Any:
    """SHA-256 without what else `hashlib` loads: its start takes as long as a small cable."""
    for name in ("_sha2", "_sha256"):
        try:
            return import_module(name).sha256
        except (ImportError, AttributeError):
            continue
    from hashlib import sha256

    return sha256
