"""The driver of the parse tables: the one way in which a text is parsed, line by line or at once.

The reader of a cable makes its tokens itself, and feeds them to a `Parse`. A field of a cable is a dozen tokens on one
line: `Parser.parse` makes them, from the terminals that the state of the parser accepts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cablegrammar.parsing.matchers import ByCharacters, Matcher, Terminals
from cablegrammar.parsing.tokens import Token, Tree

_END = "$END"
"""The symbol that stands for the end of the text."""
_WHATEVER = ""
"""In a row of the table: the rule to reduce by whatever comes next, where there is only one."""


class ParseError(ValueError):
    """A text does not fit a grammar: at the offset `position`, where one of the terminals `expected` may stand."""

    def __init__(self, position: int, expected: tuple[str, ...]) -> None:
        super().__init__(f"at offset {position} the grammar expects {' or '.join(expected) or 'the end of the text'}")
        self.position, self.expected = position, expected


class Parser:
    """The parser of a grammar. Its tables are those of `tables.py`."""

    def __init__(self, tables: dict[str, Any], terminals: Terminals) -> None:
        self.terminals = terminals
        self.ignored = frozenset(tables["ignored"])
        self.precedence: list[str] = tables["precedence"]
        self.rows = _Rows(tables)
        self.first_states: dict[str, int] = tables["start"]
        self.last_states: dict[str, int] = tables["end"]
        self._lexers = _Lexers(self)

    def begin(self, start: str) -> Parse:
        """A parse by the rule `start` that is to be fed with tokens."""
        return Parse(self, start)

    def parse(self, text: str, start: str | None = None) -> Tree:
        """The tree of `text` by the rule `start` (None: the grammar's first one). Raises ParseError."""
        parse = Parse(self, start or next(iter(self.first_states)))
        lexers, ignored, states, feed = self._lexers, self.ignored, parse.states, parse.feed
        position, length = 0, len(text)
        while position < length:
            found = lexers[states[-1]][text[position : position + 2]](text, position)
            if found is None:
                raise ParseError(position, parse.accepted())
            kind: Any = found.lastgroup
            if kind not in ignored:
                feed(Token(kind, found[0], position))
            position = found.end()
        return parse.finish(length)


class Parse:
    """A parse under way: the stacks of the states and of what was made so far."""

    __slots__ = ("_last_state", "_rows", "_terminals", "states", "values")

    def __init__(self, parser: Parser, start: str) -> None:
        self._rows, self._terminals = parser.rows, parser.terminals
        self._last_state = parser.last_states[start]
        self.states = [parser.first_states[start]]
        self.values: list[Any] = []

    @property
    def state(self) -> int:
        """The state in which the parser stands: a key of `Parser.rows`."""
        return self.states[-1]

    def feed(self, token: Token) -> None:
        """Take a token. Raises ParseError, and stands in the middle of its reductions then: `takes` tells before."""
        kind = token.type
        done = self._rows[self.states[-1]].get(kind)
        while done.__class__ is Rule:
            done = self._reduce(done).get(kind)
        if done is None:
            raise ParseError(token.start_pos, self.accepted())
        self.states.append(done)
        self.values.append(token)

    def settle(self) -> None:
        """Do the reductions that no next token can change.

        LALR merges states, so that the state after a line accepts what may follow such a line anywhere. After
        the reduction the state is that of its context, and says what may follow here.
        """
        rule = self._rows[self.states[-1]].get(_WHATEVER)
        while rule is not None:
            rule = self._reduce(rule).get(_WHATEVER)

    def finish(self, position: int) -> Tree:
        """The tree, at the end of the text (its offset is `position`). Raises ParseError where more has to come."""
        rows, states = self._rows, self.states
        while states[-1] != self._last_state:
            done = rows[states[-1]].get(_END)
            if not isinstance(done, Rule):
                raise ParseError(position, self.accepted())
            self._reduce(done)
        tree: Tree = self.values[-1]
        return tree

    def takes(self, kind: str) -> bool:
        """Whether the parser really accepts a terminal where it stands.

        The row of a state may promise more than its context keeps (LALR merges look-aheads), and a refused token
        leaves the parser in the middle of its reductions: so this asks first, on a copy of the stack.
        """
        rows, states = self._rows, self.states
        done = rows[states[-1]].get(kind)
        if done.__class__ is not Rule:
            return done is not None
        states = states.copy()
        while done.__class__ is Rule:
            if done.size:
                del states[-done.size :]
            states.append(rows[states[-1]][done.origin])
            done = rows[states[-1]].get(kind)
        return done is not None

    def accepted(self) -> tuple[str, ...]:
        """The terminals that the parser would really accept where it stands, sorted."""
        known = self._terminals.known
        return tuple(sorted(name for name in self._rows[self.states[-1]] if name in known and self.takes(name)))

    def _reduce(self, rule: Rule) -> Row:
        """Put what the rule makes in the place of its parts. The row of the state that the parser stands in then."""
        rows, states, values, size = self._rows, self.states, self.values, rule.size
        if rule.grows:  # most reductions are of a list that grows by one line or word
            part = values.pop()
            values[-1].append(part)
            del states[-2:]
        elif size:
            parts = values[-size:]
            del states[-size:], values[-size:]
            values.append(rule.make(parts))
        else:
            values.append(rule.make([]))
        state = rows[states[-1]][rule.origin]
        states.append(state)
        return rows[state]


# ------------------------------------------------------------------------------------------------------- the tables


class Rule:
    """A rule as the driver reduces by it: what `make` has of its `size` parts stands for its `origin`.

    `grows` says that it is the list which its first part is, with the second one at its end.
    """

    __slots__ = ("grows", "make", "origin", "size")

    def __init__(self, origin: str, size: int, tree: str, kept: list[int] | None, only: bool) -> None:
        self.origin, self.size, self.make = origin, size, _maker(tree, kept, only)
        self.grows = not tree and kept == [~0, 1]


def _maker(tree: str, kept: list[int] | None, only: bool) -> Callable[[list[Any]], Any]:
    """What makes a tree of the parts of a rule, or where the rule is inlined (`tree` is empty) a list of parts."""
    if not tree and kept is None:
        return _the_same

    def make(parts: list[Any]) -> Any:
        found = parts if kept is None else _gathered(parts, kept)
        return found if not tree else found[0] if only and len(found) == 1 else Tree(tree, found)

    return make


def _the_same(parts: list[Any]) -> list[Any]:
    return parts


def _gathered(parts: list[Any], kept: list[int]) -> list[Any]:
    """The parts that are kept. The list of one that is inlined first goes on being used: lists grow to the left."""
    found: list[Any] = []
    for place in kept:
        if place >= 0:
            found.append(parts[place])
        elif found:
            found += parts[~place]
        else:
            found = parts[~place]
    return found


Row = dict[str, Any]
"""What to do in a state on each symbol: the number of the state to go to, or the rule to reduce by."""


class _Rows(dict[int, Row]):
    """The rows of a parse table, each read when a parser first stands in its state: a text visits a few of them."""

    def __init__(self, tables: dict[str, Any]) -> None:
        super().__init__()
        self._names: list[str] = tables["names"]
        self._states: list[str] = tables["states"]
        self._rules: list[list[Any]] = tables["rules"]
        self._made: dict[int, Rule] = {}

    def __missing__(self, state: int) -> Row:
        names = self._names
        row: Row = {}
        text = self._states[state]
        groups = text.split("|") if text else []  # nothing is left to do in the last state
        for group in groups:
            what, *symbols = map(int, group.split())
            done = what if what >= 0 else self._rule(~what)
            for symbol in symbols:
                row[names[symbol]] = done
        if len(groups) == 1 and isinstance(done, Rule):
            row[_WHATEVER] = done
        self[state] = row
        return row

    def _rule(self, number: int) -> Rule:
        rule = self._made.get(number)
        if rule is None:
            rule = self._made[number] = Rule(*self._rules[number])
        return rule


class _Lexers(dict[int, ByCharacters[Matcher]]):
    """For each state of a parser the terminals that it accepts, and those that may stand anywhere."""

    def __init__(self, parser: Parser) -> None:
        super().__init__()
        self._parser = parser

    def __missing__(self, state: int) -> ByCharacters[Matcher]:
        parser = self._parser
        row = parser.rows[state]
        names = tuple(name for name in parser.precedence if name in row or name in parser.ignored)
        lexer = self[state] = parser.terminals.choices(names)
        return lexer
