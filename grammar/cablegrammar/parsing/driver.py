"""The driver of the parse tables: the one way in which a text is parsed, line by line or at once.

The reader of a cable makes its tokens itself, and feeds them to a `Parse`. A field of a cable is a dozen tokens on one
line: `Parser.parse` makes them, from the terminals that the state of the parser accepts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cablegrammar.parsing.matchers import ByCharacters, Matcher, Terminals
from cablegrammar.parsing.tokens import Token, Tree

_END = "$END"
"""The symbol that stands for the end of the text."""
_WHATEVER = ""
"""In a row of the table: the rule to reduce by whatever comes next, where there is only one."""
_new = str.__new__


class ParseError(ValueError):
    """A text does not fit a grammar: at the offset `position`, where one of the terminals `expected` may stand."""

    def __init__(self, position: int, expected: tuple[str, ...]) -> None:
        super().__init__(f"at offset {position} the grammar expects {' or '.join(expected) or 'the end of the text'}")
        self.position, self.expected = position, expected


class Parser:
    """The parser of a grammar. Its tables are those of `tables.py`."""

    def __init__(
        self, tables: dict[str, Any], terminals: Terminals, node: Node = Tree, *, settles: bool = False
    ) -> None:
        """`node` makes a node of a rule's name and parts. `settles`: what it is fed with is settled at once."""
        self.terminals = terminals
        self.ignored = frozenset(tables["ignored"])
        self.precedence: list[str] = tables["precedence"]
        self.settles = settles
        self.rows = _Rows(tables, node)
        self.first_states: dict[str, int] = tables["start"]
        self.last_states: dict[str, int] = tables["end"]
        self.stacks_kept = 0
        self._usual = next(iter(self.first_states))
        self._first_stacks: dict[str, Stack] = {}
        self._lexers = _Lexers(self)

    def begin(self, start: str) -> Parse:
        """A parse by the rule `start` that is to be fed with tokens."""
        return Parse(self, start)

    def first_stack(self, start: str) -> Stack:
        """What a parse by the rule `start` begins on."""
        stack = self._first_stacks.get(start)
        if stack is None:
            stack = self._first_stacks[start] = Stack(self, self.first_states[start], None)
        return stack

    def parse(self, text: str, start: str | None = None) -> Tree:
        """The tree of `text` by the rule `start` (None: the grammar's first one). Raises ParseError."""
        start = start or self._usual
        lexers, ignored, stack = self._lexers, self.ignored, self.first_stack(start)
        values: list[Any] = []
        position, length = 0, len(text)
        while position < length:
            found = lexers[stack.state][text[position : position + 2]](text, position)
            if found is None:
                raise ParseError(position, stack.accepted())
            kind: Any = found.lastgroup
            if kind not in ignored:
                move = stack.moves[kind]
                if move is None:
                    raise ParseError(position, stack.accepted())
                acts, stack = move
                token: Token = _new(Token, found[0])  # as Token() does, in half the time
                token.type, token.start_pos = kind, position
                for act in acts:
                    act(values, token)
            position = found.end()
        tree: Tree = stack.finish(values, self.last_states[start], length)
        return tree


class Parse:
    """A parse under way: the stack on which it stands, and what was made so far."""

    __slots__ = ("_last_state", "stack", "values")

    def __init__(self, parser: Parser, start: str) -> None:
        self._last_state = parser.last_states[start]
        self.stack = parser.first_stack(start)
        self.values: list[Any] = []
        if parser.settles:
            self.settle()

    def feed(self, token: Token) -> None:
        """Take a token. Raises ParseError, and stands where it stood then."""
        move = self.stack.moves[token.type]
        if move is None:
            raise ParseError(token.start_pos, self.accepted())
        acts, self.stack = move
        values = self.values
        for act in acts:
            act(values, token)

    def settle(self) -> None:
        """Do the reductions that no next token can change.

        LALR merges states, so that the state after a line accepts what may follow such a line anywhere. After
        the reduction the state is that of its context, and says what may follow here.
        """
        acts, self.stack = self.stack.settled()
        for act in acts:
            act(self.values, _NO_TOKEN)

    def finish(self, position: int) -> Any:
        """The tree, at the end of the text (its offset is `position`). Raises ParseError where more has to come."""
        return self.stack.finish(self.values, self._last_state, position)

    def takes(self, kind: str) -> bool:
        """Whether the parser really accepts a terminal where it stands.

        The row of a state may promise more than its context keeps: LALR merges look-aheads.
        """
        return self.stack.moves[kind] is not None

    def accepted(self) -> tuple[str, ...]:
        """The terminals that the parser would really accept where it stands, sorted."""
        return self.stack.accepted()


# ------------------------------------------------------------------------------------------------------- the stacks


class Stack:
    """The state that a parser is in, on top of those that it came from: all that decides what may follow.

    The lists of a grammar grow to the left, and its rules are not nested for long: however many cables are read, their
    parsers stand on the same few hundred stacks. Each is made once and keeps what every terminal does there, so that
    the tables are read, and reductions looked up, when it is done for the first time.
    """

    __slots__ = ("_above", "_end", "_parser", "_settled", "below", "kept", "moves", "row", "state")

    def __init__(self, parser: Parser, state: int, below: Stack | None, *, kept: bool = True) -> None:
        self._parser, self.state, self.below, self.kept = parser, state, below, kept
        self.row = parser.rows[state]
        self.moves = _Moves(self)
        """By the terminal, what it does: what is to be made, and the stack then; None where it has no place."""
        self._above: dict[int, Stack] = {}
        self._settled: tuple[Acts, Stack] | None = None
        self._end: Acts | None = _UNKNOWN

    def above(self, state: int) -> Stack:
        """The stack with one more state on top."""
        found = self._above.get(state)
        if found is None:
            parser = self._parser
            kept = self.kept and parser.stacks_kept < _MOST_STACKS
            found = Stack(parser, state, self, kept=kept)
            if kept:
                self._above[state] = found
                parser.stacks_kept += 1
        return found

    def reduced(self, rule: Rule) -> Stack:
        """The stack with what `rule` makes in the place of its parts."""
        stack: Any = self
        for _ in range(rule.size):
            stack = stack.below  # there are no fewer: they are the parts
        reduced: Stack = stack.above(stack.row[rule.origin])
        return reduced

    def move(self, kind: str) -> Move | None:
        """What a terminal does here."""
        acts: list[Act | None] = []
        stack, done = self, self.row.get(kind)
        while done.__class__ is Rule:
            acts.append(done.act)
            stack = stack.reduced(done)
            done = stack.row.get(kind)
        if done is None:
            return None
        acts.append(_shift)
        stack = stack.above(done)
        if self._parser.settles:
            settling, stack = stack.settled()
            acts += settling
        return _in_short(acts), stack

    def settled(self) -> Move:
        """The reductions that no next token can change, and the stack after them."""
        if self._settled is None:
            acts: list[Act | None] = []
            stack, rule = self, self.row.get(_WHATEVER)
            while rule is not None:
                acts.append(rule.act)
                stack = stack.reduced(rule)
                rule = stack.row.get(_WHATEVER)
            settled = _in_short(acts), stack
            if not stack.kept:
                return settled
            self._settled = settled
        return self._settled

    def finish(self, values: list[Any], last: int, position: int) -> Any:
        """The tree of what was made so far, where the text ends; `last` is the state of those that are at their end."""
        acts = self._end
        if acts is _UNKNOWN:
            acts = self._end = self._ending(last)
        if acts is None:
            raise ParseError(position, self.accepted())
        for act in acts:
            act(values, _NO_TOKEN)
        return values[-1]

    def _ending(self, last: int) -> Acts | None:
        """What is to be made at the end of the text, None where it may not end here."""
        acts: list[Act | None] = []
        stack: Stack = self
        while stack.state != last:
            done = stack.row.get(_END)
            if not isinstance(done, Rule):
                return None
            acts.append(done.act)
            stack = stack.reduced(done)
        return _in_short(acts)

    def accepted(self) -> tuple[str, ...]:
        """The terminals that are really accepted here, sorted."""
        known = self._parser.terminals.known
        return tuple(sorted(name for name in self.row if name in known and self.moves[name] is not None))


_MOST_STACKS = 20_000
"""So many are kept. No grammar has so many, but where its rules are nested a text may nest them deeper and deeper."""


class _Moves(dict[str, "Move | None"]):
    """What the terminals do on a stack, each worked out when it first comes."""

    __slots__ = ("_stack",)

    def __init__(self, stack: Stack) -> None:
        super().__init__()
        self._stack = stack

    def __missing__(self, kind: str) -> Move | None:
        move = self._stack.move(kind)
        if move is None or move[1].kept:
            self[kind] = move
        return move


# ------------------------------------------------------------------------------------- what is made of tokens and parts

Node = Callable[[str, list[Any]], Any]
Act = Callable[[list[Any], Token], None]
"""Does something to the values of a parse, with the token that it is fed with."""
Acts = tuple[Act, ...]
Move = tuple[Acts, Stack]
_NO_TOKEN = Token("", "", 0)
_UNKNOWN: Acts = (lambda _values, _token: None,)
"""Stands for acts that were not worked out yet."""


def _shift(values: list[Any], token: Token) -> None:
    values.append(token)


def _wrap(values: list[Any], _token: Token) -> None:
    """The last value as a list of one."""
    values[-1] = [values[-1]]


def _grow(values: list[Any], _token: Token) -> None:
    """The last value at the end of the list before it."""
    part = values.pop()
    values[-1].append(part)


def _extend(values: list[Any], _token: Token) -> None:
    """The last list behind the list before it."""
    part = values.pop()
    values[-1] += part


def _shift_wrapped(values: list[Any], token: Token) -> None:
    values.append([token])


def _shift_into(values: list[Any], token: Token) -> None:
    values[-1].append(token)


_TOGETHER: dict[tuple[Act, Act], Act] = {
    (_shift, _wrap): _shift_wrapped,
    (_shift, _grow): _shift_into,
    (_wrap, _extend): _grow,
}
"""Two acts, one right after the other, as one."""


def _in_short(acts: Iterable[Act | None]) -> Acts:
    """The acts without those that change nothing, two as one where there is such a one."""
    found: list[Act] = []
    for act in acts:
        last = act
        while last is not None and found and (found[-1], last) in _TOGETHER:
            last = _TOGETHER[found.pop(), last]
        if last is not None:
            found.append(last)
    return tuple(found)


# ------------------------------------------------------------------------------------------------------- the tables


class Rule:
    """A rule as the driver reduces by it: what `act` makes of its `size` parts stands for its `origin`.

    `act` is None where the parts stand for it as they are.
    """

    __slots__ = ("act", "origin", "size")

    def __init__(self, node: Node, origin: str, size: int, tree: str, kept: list[int] | None, only: bool) -> None:
        self.origin, self.size = origin, size
        self.act = _act(node, size, tree, kept, only)


def _act(node: Node, size: int, tree: str, kept: list[int] | None, only: bool) -> Act | None:
    """What puts a node of the parts of a rule in their place, or where it is inlined (no `tree`) a list of parts."""
    if size == 1 and ((kept == [~0] and not tree) or (kept is None and tree and only)):
        return None
    if not tree and kept is None and size == 1:
        return _wrap
    if not tree and size == 2 and kept in ([~0, 1], [~0, ~1]):  # most are of a list that grows by one line or word
        return _grow if kept == [~0, 1] else _extend

    if tree and not only and kept is None and size:

        def keep(values: list[Any], _token: Token) -> None:
            values[-size:] = (node(tree, values[-size:]),)

        return keep

    def act(values: list[Any], _token: Token) -> None:
        parts = values[-size:] if size else []
        found = parts if kept is None else _gathered(parts, kept)
        made = found if not tree else found[0] if only and len(found) == 1 else node(tree, found)
        if size:
            values[-size:] = (made,)
        else:
            values.append(made)

    return act


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

    def __init__(self, tables: dict[str, Any], node: Node) -> None:
        super().__init__()
        self._node = node
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
            rule = self._made[number] = Rule(self._node, *self._rules[number])
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
