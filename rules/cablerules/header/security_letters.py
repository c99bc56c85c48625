"""The security letters of FL4 that go with a classification line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.transmission import SecurityLetters, security_letters

if TYPE_CHECKING:
    from cablegrammar.marking.classification import Classification

_ENCRYPTED_FOR_TRANSMISSION = "EFTO"


def letters_for(line: Classification) -> str | None:
    """The letters for the level of `line`; None for a level without letters of its own, or none at all."""
    found = [row.letters for row in security_letters().values() if row.level is line.meant_level]
    if line.meant_level is Level.UNCLASSIFIED and _ENCRYPTED_FOR_TRANSMISSION in line.controls:
        return found[-1]
    return found[0] if found else None


def known_letters(letters: str) -> SecurityLetters | None:
    """The row of well-formed letters."""
    return security_letters().get(letters)
