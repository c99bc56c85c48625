"""The hue that the page gives a level, and how a marking gets onto every sheet of paper."""

from __future__ import annotations

from cablegrammar.marking.marking import parse_marking
from cablegrammar.vocabulary.cui import CUI
from cablegrammar.vocabulary.levels import Level

HUES = dict(zip(Level, ("unclassified", "official-use", "confidential", "secret", "top-secret"), strict=True))
"""The classes of the style sheet for the levels."""

UNKNOWN_HUE = "unknown"


def hue(marking: str | None) -> str:
    """The class of the level that a marking names; CUI has its own colour. None is a marking that is not known."""
    if marking is None:
        return UNKNOWN_HUE
    read = parse_marking(marking, unpublished=True)
    if CUI in read.controls and read.level in (None, Level.UNCLASSIFIED):
        return "cui"
    return UNKNOWN_HUE if read.level is None else HUES[read.level]


def on_paper(words: str) -> str:
    """The style that prints a marking at the top and at the bottom of every sheet."""
    # In a string of CSS any character may be its number, and none then ends the string or the style.
    text = "".join(letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):x} " for letter in words)
    box = f'{{ content: "{text}"; font: bold 9pt sans-serif; }}'
    return f"@page {{ @top-center {box} @bottom-center {box} }}"
