"""What a parser makes: tokens, each a piece of the text with its place, and trees of them, one for each rule."""

from __future__ import annotations

from typing import NamedTuple


class Token(str):
    """A piece of a text that a terminal matched. It is its text; `type` is the terminal, `start_pos` its offset."""

    __slots__ = ("start_pos", "type")

    type: str
    start_pos: int

    def __new__(cls, type: str, text: str, start_pos: int) -> Token:
        """The token of a terminal."""
        token = str.__new__(cls, text)
        token.type = type
        token.start_pos = start_pos
        return token

    @property
    def value(self) -> str:
        """Its text as a plain `str`."""
        return str(self)

    @property
    def end_pos(self) -> int:
        """The offset behind its last character."""
        return self.start_pos + len(self)

    def __repr__(self) -> str:
        return f"Token({self.type!r}, {str(self)!r}, {self.start_pos})"


class Tree(NamedTuple):
    """What a rule made of a piece of the text: `data` is the rule's name (or its alias)."""

    data: str
    children: list[Token | Tree]
