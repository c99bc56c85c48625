"""Fingerprints: what tells a finding from every other one, from run to run, without any text of the cable."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from cablegrammar.base.node import Node, Span

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable

WHOLE = "Cable"
"""The place of what stands before the first part of a cable, or in no cable."""


def label(node: Node) -> str:
    """What `node` is called in a fingerprint: its type, with its kind or its own number where it has one.

    A number stays when something is put in before; text is never part of it.
    """
    own = getattr(node, "kind", None) or getattr(node, "number", None)
    name = type(node).__name__
    name = _NAMES.get(name, name)
    return name if own is None else f"{name} {own}"


_NAMES = {"Banner": "Line"}
"""Types that have another name in fingerprints, which may not change: a banner once was any line."""


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
        return self._labels[at - 1] if at else WHOLE


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
