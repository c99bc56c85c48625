"""Whether a text file is worth reading as a cable: the question of a directory search."""

from __future__ import annotations

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
    for line in text[:_LOOK_AT].split("\n"):
        stripped = line.strip(" \t\r\u00b6")
        for sign, match in matchers:
            if sign not in seen and match(stripped):
                seen.add(sign)
                if len(seen) == 2:
                    return True
    return False
