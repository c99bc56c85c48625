"""Whether a text file is worth reading as a cable: the question of a directory search."""

from __future__ import annotations

from cablegrammar.lines.reader import line_grammar

# The lines that tell a cable stand in its first part.
_LOOK_AT = 16_384
_SIGNS = {
    "CLASSIFICATION": "classification",
    "EXECUTIVE_ORDER": "order",
    "BARE_EXECUTIVE_ORDER": "order",
    "TAGS": "tags",
    "BARE_TAGS": "tags",
    "FL5": "date-time group",
    "MRN": "message record number",
    # A SMART message names its lines as a telegram does not.
    "DATE_LABEL": "date-time group",
    "ORDER_LABEL": "order",
    "TAGS_LABEL": "tags",
}


def looks_like_cable(text: str) -> bool:
    """Whether two of these stand in the text: a classification line, an E.O. line, a TAGS line, a DTG line, an MRN."""
    grammar = line_grammar()
    matchers = {terminal: grammar.pattern(terminal).match for terminal in _SIGNS}
    seen: set[str] = set()
    for line in text[:_LOOK_AT].split("\n"):
        stripped = line.strip(" \t\r\u00b6")
        for terminal, match in matchers.items():
            if _SIGNS[terminal] not in seen and match(stripped):
                seen.add(_SIGNS[terminal])
                if len(seen) == 2:
                    return True
    return False
