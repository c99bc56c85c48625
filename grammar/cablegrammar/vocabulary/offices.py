"""Offices of the Department whose symbols look like portion marks: `S/CT` (`offices.csv`)."""

from __future__ import annotations

from functools import cache

from cablegrammar.vocabulary.table import rows

_BEHIND = ("-", ":", " ")
"""What stands between an office and the number of its paper, or a name: `S/ES-200812345`, `S/CT: AQUILL`."""


@cache
def offices() -> frozenset[str]:
    """The symbols."""
    return frozenset(row["office"] for row in rows("offices"))


def is_office(text: str) -> bool:
    """Whether what looks like a mark is an office, with what may stand behind its symbol."""
    text = text.strip().upper()
    if not text.startswith("S/"):
        return False
    head = text
    for sign in _BEHIND:
        head = head.partition(sign)[0]
    return head in offices()
