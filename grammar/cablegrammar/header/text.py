"""A line of the transmission header under its rule of `header.lark`: its tokens and their places."""

from __future__ import annotations

from cablegrammar.base.node import Span
from cablegrammar.parsing.loader import load
from cablegrammar.parsing.tokens import Token, Tree


class HeaderText:
    """One line of the header, parsed: its tokens, and the spans that they give in the file."""

    __slots__ = ("by_type", "start", "text", "tokens")

    def __init__(self, rule: str, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.tokens: list[Token] = []
        self._add(load("header").parse(text, rule))
        # The first token of a type: where one may stand twice the caller goes through `tokens`.
        self.by_type: dict[str, Token] = {token.type: token for token in reversed(self.tokens)}

    def _add(self, tree: Tree) -> None:
        for child in tree.children:
            if isinstance(child, Token):
                self.tokens.append(child)
            else:
                self._add(child)

    def value(self, *types: str) -> str | None:
        """The text of the first token of the first of these types that is there."""
        for kind in types:
            if (token := self.by_type.get(kind)) is not None:
                return str(token)
        return None

    def span(self, *types: str) -> Span | None:
        """The place of that token."""
        for kind in types:
            if (token := self.by_type.get(kind)) is not None:
                return self.over([token])
        return None

    def number(self, kind: str) -> int | None:
        """The number in the first token of a type."""
        token = self.by_type.get(kind)
        return None if token is None else int(token.lstrip("#./"))

    def all(self, kind: str) -> list[Token]:
        """Every token of a type."""
        return [token for token in self.tokens if token.type == kind]

    def over(self, tokens: list[Token]) -> Span:
        """The stretch from the first to the last of some tokens."""
        return Span(self.start + tokens[0].start_pos, self.start + tokens[-1].end_pos)

    def written(self, tokens: list[Token]) -> str:
        """What stands from the first to the last of some tokens, line ends and runs of blanks as one blank."""
        return " ".join(self.text[tokens[0].start_pos : tokens[-1].end_pos].split())

    @property
    def whole(self) -> Span:
        """The line without the blanks around it."""
        begin = len(self.text) - len(self.text.lstrip())
        return Span(self.start + begin, self.start + max(begin, len(self.text.rstrip())))
