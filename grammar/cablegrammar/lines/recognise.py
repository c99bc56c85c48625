"""Whether a text file is worth reading as a cable: the question of a directory search."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cablegrammar.lines.artefacts import clean
from cablegrammar.lines.terminals import line_grammar
from cablegrammar.parsing.loader import scanner

# The lines that tell a cable stand in its first part.
_LOOK_AT = 16_384


def looks_like_cable(text: str) -> bool:
    """Whether two of these stand in the text: a classification line, an E.O. line, a TAGS line, a DTG line, an MRN."""
    grammar = line_grammar()
    matchers = [(entry.sign, grammar.pattern(entry.name).match) for entry in grammar.known.values() if entry.sign]
    matchers.append(("message record number", scanner("line_patterns", "MRN").match))
    seen: set[str] = set()
    for line in _lines(text[:_LOOK_AT]):
        stripped = line.strip(" \t\r\u00b6")
        for sign, match in matchers:
            if sign not in seen and match(stripped):
                seen.add(sign)
                if len(seen) == 2:
                    return True
    return False


def _lines(text: str) -> Iterator[str]:
    """The lines as the reader of cables has them: copies glue lines together, and end them with other characters."""
    cleaned = clean(text)
    for start, end in pairwise((0, *cleaned.joints, len(text))):
        yield from cleaned.text[start:end].split("\n")
