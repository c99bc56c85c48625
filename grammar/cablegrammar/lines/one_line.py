"""A header that a copy wrote on one line, with the classification line behind it: where its lines begin."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.parsing.loader import scanner
from cablegrammar.parsing.places import at_places


def header_joints(text: str) -> Iterator[int]:
    """The blanks before the lines of each such header and of the text below it, in order."""
    pattern = scanner("artefact_patterns", "HEADER_ON_ONE_LINE")
    for match in at_places(pattern, text, _lines_with(" FM ", text), len(text)):
        starts = {match.start(name) for name in _LINES if match[name]}
        addressees = scanner("artefact_patterns", "NEXT_ADDRESSEE").finditer(text, *match.span("addressees"))
        starts.update(one.end() for one in addressees)
        yield from sorted(start - 1 for start in starts if start > match.start() and text[start - 1] == " ")
        if text[match.end() : match.end() + 1] == " ":
            yield match.end()


def _lines_with(words: str, text: str) -> Iterator[int]:
    """Where the lines begin that hold some words, each once."""
    done, place = 0, text.find(words)
    while place >= 0:
        yield text.rfind("\n", done, place) + 1 or done
        done = text.find("\n", place) + 1
        place = text.find(words, done) if done else -1


_LINES = ("routing", "station", "security", "group", "originator", "addressees", "level")
"""The groups of HEADER_ON_ONE_LINE that may stand behind another one."""
