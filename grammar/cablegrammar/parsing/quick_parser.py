"""Lark's LALR parser for the small languages, with a driver that does less for each token.

A field of a cable is a dozen tokens on one line. Lark counts lines and columns of each, makes a generator and a thread
of lexer states for each text, and looks every table up anew; that took as long as the parsing. The tables, the lexers
of the parser's states and the trees are Lark's own, and where a text does not fit Lark itself is asked, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from lark import Lark, Token, Tree
from lark.grammar import Rule
from lark.lexer import PatternStr, TerminalDef
from lark.parse_tree_builder import ParseTreeBuilder
from lark.parsers.lalr_analysis import Shift

_OFTEN = 50
"""After so many tokens the terminals of a state become one pattern: compiling it costs more than a few tokens take."""


class _Lexer:
    """The terminals of one parser state. A match's `lastgroup` is the terminal.

    Most terminals are those of many states, and a short run meets a state a few times, so they are compiled one by one,
    when first tried, and shared.
    """

    __slots__ = ("_left", "_names", "_patterns", "_scanner", "ignored", "match", "replaced")

    match: Callable[[str, int], re.Match[str] | None]

    def __init__(self, lexer: Any, patterns: _Patterns) -> None:
        self.ignored: frozenset[str] = lexer.ignore_types
        self.replaced: dict[str, Callable[[Token], Token]] = {}
        self._left = _OFTEN
        self._names = [terminal.name for terminal in lexer.terminals]
        self._patterns = patterns
        self._scanner = lexer
        self.match = self._one_by_one
        if any(isinstance(terminal.pattern, PatternStr) for terminal in lexer.terminals):
            self._all_at_once()  # a word may be a keyword, too: Lark knows how to tell them apart

    def _one_by_one(self, text: str, position: int) -> re.Match[str] | None:
        self._left -= 1
        if not self._left:
            self._all_at_once()
        patterns = self._patterns
        for name in self._names:
            found = patterns[name](text, position)
            if found is not None:
                return found
        return None

    def _all_at_once(self) -> None:
        (pattern,) = self._scanner.scanner._mres  # Lark parts it from a hundred terminals on
        self.replaced = self._scanner.callback
        self.match = pattern.match


class _Patterns(dict[str, Callable[[str, int], "re.Match[str] | None"]]):
    """The matcher of each terminal, compiled when it is first tried."""

    def __init__(self, terminals: dict[str, TerminalDef]) -> None:
        super().__init__()
        self.terminals = terminals

    def __missing__(self, name: str) -> Callable[[str, int], re.Match[str] | None]:
        pattern = self.terminals[name].pattern.to_regexp()
        match = self[name] = re.compile(f"(?P<{name}>{pattern})").match
        return match


class LazyLark(Lark):
    """Lark, but what makes the tree of a rule is made when the rule is first reduced: a text uses few of them."""

    def _prepare_callbacks(self) -> None:
        self._callbacks = _Callbacks(self)


class _Callbacks(dict[Any, Callable[[list[Any]], Any]]):
    """The tree maker of each rule."""

    def __init__(self, parser: Lark) -> None:
        super().__init__()
        self.parser = parser

    def __bool__(self) -> bool:
        """Always true: Lark asks, and makes no tree of what is reduced while there is nothing in it."""
        return True

    def __missing__(self, rule: Rule) -> Callable[[list[Any]], Any]:
        options: Any = self.parser.options
        build: Any = ParseTreeBuilder
        builder = build([rule], Tree, options.propagate_positions, False, options.maybe_placeholders)
        make: Callable[[list[Any]], Any] = builder.create_callback(None)[rule]
        self[rule] = make
        return make


class QuickLark(LazyLark):
    """A parser for short texts. Its tokens have places, and no line or column."""

    def parse(self, text: Any, start: str | None = None, on_error: Any = None) -> Any:
        """The tree of `text` from the rule `start`. Raises what Lark raises."""
        frontend: Any = self.parser
        lexers = self._lexers
        table = frontend.parser._parse_table
        rule = start if start is not None else frontend.parser_conf.start[0]
        rows, end_state, callbacks = table.states, table.end_states[rule], frontend.parser.parser.callbacks
        states, values = [table.start_states[rule]], []
        position, length = 0, len(text)
        while True:
            if position < length:
                lexer = lexers.get(states[-1]) or self._lexer(states[-1])
                found = lexer.match(text, position)
                if found is None:
                    return super().parse(text, start, on_error)
                begin, position = position, found.end()
                kind: Any = found.lastgroup
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

    @cached_property
    def _lexers(self) -> dict[int, _Lexer]:
        return {}

    @cached_property
    def _patterns(self) -> _Patterns:
        return _Patterns(self._terminals_dict)

    def _lexer(self, state: int) -> _Lexer:
        """The lexer of a parser state, made when the parser first stands there."""
        frontend: Any = self.parser
        lexer = self._lexers[state] = _Lexer(frontend.lexer.lexers[state], self._patterns)
        return lexer
