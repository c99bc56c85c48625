"""Whether a text file is worth reading as a cable: the question of a directory search."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cablegrammar.lines.artefacts import mask, part_lines
from cablegrammar.lines.terminals import line_grammar
from cablegrammar.parsing.loader import scanner

# The lines that tell a cable stand in its first part.
_LOOK_AT = 16_384

_SIGNS = {
    "FL1": "FL1",
    "FL2": "FL2",
    "FL3": "FL3",
    "FL4": "FL4",
    "FL6": "FM",
    "GROUP": "date-time group",
    "LEVEL": "classification",
    "ORDER": "order",
    "TAGS": "tags",
    "MRN": "message record number",
    "EXTRACT": "extract",
}
"""The terminals of sign_patterns.lark, and what each is a sign of; those of cable.lark have theirs in terminals.csv."""


def looks_like_cable(text: str) -> bool:
    """Whether two of these stand in the text: FL1 to FL4, a DTG, FM, a classification line, an E.O. line, a TAGS line,
    an MRN, the notice of a partial extract.
    """
    head = text[:_LOOK_AT]
    seen: set[str] = set()
    for found in scanner("sign_patterns", *_SIGNS).finditer(head):
        seen.add(_SIGNS[found.lastgroup or ""])
        if len(seen) > 1:
            return True
    grammar = line_grammar()
    matchers = [(entry.sign, grammar.pattern(entry.name).match) for entry in grammar.known.values() if entry.sign]
    for line in _lines(head):
        stripped = line.strip(" \t\r\u00b6")
        for sign, match in matchers:
            if sign not in seen and match(stripped):
                seen.add(sign)
                if len(seen) > 1:
                    return True
    return False


def _lines(text: str) -> Iterator[str]:
    """The lines as the reader of cables has them: copies glue lines together, and end them with other characters."""
    parted = part_lines(mask(text)[0])
    for start, end in pairwise((0, *parted.joints, len(text))):
        yield from parted.text[start:end].split("\n")
