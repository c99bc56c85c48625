"""Lark's LALR parser for the small languages, with a driver that does less for each token.

A field of a cable is a dozen tokens on one line. Lark counts lines and columns of each, makes a generator and a thread
of lexer states for each text, and looks every table up anew; that took as long as the parsing. The tables, the lexers
of the parser's states and the trees are Lark's own, and where a text does not fit Lark itself is asked, and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from lark import Lark, Token
from lark.parsers.lalr_analysis import Shift


class _Lexer(NamedTuple):
    """What the terminals of one parser state need: the pattern, and what becomes of a match."""

    match: Callable[[str, int], Any]
    ignored: frozenset[str]
    replaced: dict[str, Callable[[Token], Token]]


class QuickLark(Lark):
    """A parser for short texts. Its tokens have places, and no line or column."""

    _lexers: dict[int, _Lexer]

    def parse(self, text: Any, start: str | None = None, on_error: Any = None) -> Any:
        """The tree of `text` from the rule `start`. Raises what Lark raises."""
        frontend: Any = self.parser
        lexers = self.__dict__.setdefault("_lexers", {})
        table = frontend.parser._parse_table
        rule = start if start is not None else frontend.parser_conf.start[0]
        rows, end_state, callbacks = table.states, table.end_states[rule], frontend.parser.parser.callbacks
        states, values = [table.start_states[rule]], []
        position, length = 0, len(text)
        while True:
            if position < length:
                lexer = lexers.get(states[-1]) or self._lexer(lexers, states[-1])
                found = lexer.match(text, position)
                if found is None:
                    return super().parse(text, start, on_error)
                kind, begin, position = found.lastgroup, position, found.end()
                if kind in lexer.ignored:
                    continue
                token = Token(kind, found.group(), begin, None, None, None, None, position)
                if kind in lexer.replaced:
                    token = lexer.replaced[kind](token)
                    kind = token.type
            else:
                kind, token = "$END", None
            while True:
                action = rows[states[-1]].get(kind)
                if action is None:
                    return super().parse(text, start, on_error)
                if action[0] is Shift:
                    states.append(action[1])
                    values.append(token)
                    break
                reduced = action[1]
                size = len(reduced.expansion)
                parts = values[-size:] if size else []
                if size:
                    del states[-size:], values[-size:]
                values.append(callbacks[reduced](parts))
                states.append(rows[states[-1]][reduced.origin.name][1])
                if token is None and states[-1] == end_state:
                    return values[-1]

    def _lexer(self, lexers: dict[int, _Lexer], state: int) -> _Lexer:
        """The lexer of a parser state, made when the parser first stands there."""
        frontend: Any = self.parser
        own = frontend.lexer.lexers[state]
        (pattern,) = own.scanner._mres  # Lark parts it from a hundred terminals on
        lexer = lexers[state] = _Lexer(pattern.match, own.ignore_types, own.callback)
        return lexer
