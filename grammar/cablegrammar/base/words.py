"""The words of a text: runs of letters and digits."""

from __future__ import annotations


def words_of(text: str) -> list[str]:
    """The words of a text in their order, without what stands between them."""
    return "".join(character if character.isalnum() else " " for character in text).split()
