"""What a token of the small grammars is to the code that folds their trees."""

from __future__ import annotations

from lark import Token


class PlacedToken(Token):
    """A token as a lexer makes it: its place in the text is known. Only a type; Lark makes plain `Token`s."""

    start_pos: int
    end_pos: int
