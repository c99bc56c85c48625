"""The line lexer and the parser driver: from a clean text to a parse tree, furniture, and lines without a place.

The terminals come from `cable.lark`; what the priorities mean stands at its head. The parser is fed token by token.
What it does not accept is recorded with what it would have accepted, and the parser goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from lark import Token, Tree

from cablegrammar.loader import line_parser

# Terminals that begin something new only where a blank line (or furniture) stands before; TEXT is their opposite.
_AFTER_BLANK = frozenset(("PLAIN", "SHORT_LINE", "HEADING"))
_CONTINUING = frozenset(("TEXT",))
_NEW_BLOCK = frozenset(("PLAIN", "SHORT_LINE"))
# After a page line the text goes on, in the middle of a sentence, whatever blank lines stand there.
_PAGE_BREAKS = frozenset(("PAGE_LINE", "PRINT_PAGE_LINE"))
# Fields that prose may imitate at the start of a line: once read, and the body begun, they are plain text.
_ONCE = frozenset(("SUBJECT", "REFERENCE", "AUTHORITY"))
# The tokens that begin the body for good.
_BODY = frozenset(("NUMBER", "LINE_MARK", "LINE_BLANKET"))
_TEXT = frozenset(("CLASSIFICATION", "EXECUTIVE_ORDER"))
# Where one of these comes after a text has begun, another message begins.
_NEW_MESSAGE = "FL1"

_INLINE, _BEFORE, _STRONG = 30, 20, 10

_Matcher = Callable[[str, int], "re.Match[str] | None"]


class Unplaced(NamedTuple):
    """A line that the grammar could not place: its extent and the terminals that were accepted there."""

    start: int
    end: int
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParsedMessage:
    """What the parser made of one message."""

    tree: Tree[Token]
    furniture: tuple[Token, ...]
    unplaced: tuple[Unplaced, ...]
    start: int
    end: int


class _Choice(NamedTuple):
    """What may be tried in one parser state."""

    before: _Matcher | None
    weak_after_blank: _Matcher
    weak: _Matcher
    resumed: _Matcher
    inline: _Matcher


class LineGrammar:
    """The terminals of `cable.lark`, ready to match."""

    def __init__(self) -> None:
        parser = line_parser()
        terminals = sorted(parser.terminals, key=lambda t: -t.priority)
        self.patterns = {t.name: t.pattern.to_regexp() for t in terminals}
        self.priority = {t.name: t.priority for t in terminals}
        self.ignored = frozenset(parser.ignore_tokens)
        self.parser = parser
        self.strong = self._matcher(t.name for t in terminals if _STRONG <= t.priority < _BEFORE)
        self.blank = re.compile(r"((?:[ \t]*\n)*+)[ \t]*(?:\u00b6[ \t]*)?").match
        self.line_end = re.compile(r"[ \t]*(\n|\Z)?").match
        table: Any = parser.parser.parser.parser.parse_table
        self._rows: Any = table.states
        self._settled = {
            state: rule for state, row in table.states.items() if (rule := _only_reduction(row)) is not None
        }
        self._accepted: dict[int, frozenset[str]] = {s: frozenset(row) for s, row in table.states.items()}
        self._choices: dict[int, _Choice] = {}
        self._matchers: dict[tuple[str, ...], _Matcher] = {}

    @cache  # noqa: B019 - there is one grammar, and it lives as long as the process
    def pattern(self, terminal: str) -> re.Pattern[str]:
        """One terminal of `cable.lark`, for looking inside a line or a text."""
        return re.compile(self.patterns[terminal])

    def _matcher(self, names: Any) -> _Matcher:
        return re.compile("|".join(f"(?P<{n}>{self.patterns[n]})" for n in names) or r"(?!)").match

    def _shared(self, names: tuple[str, ...]) -> _Matcher:
        """Many states accept the same terminals: one pattern for all of them."""
        matcher = self._matchers.get(names)
        if matcher is None:
            matcher = self._matchers[names] = self._matcher(names)
        return matcher

    def settle(self, state: Any) -> None:
        """Do the reductions that no next token can change.

        LALR merges states, so that the state after a line accepts what may follow such a line anywhere. After
        the reduction the state is that of its context, and says what may follow here.
        """
        states, values = state.state_stack, state.value_stack
        while (rule := self._settled.get(states[-1])) is not None:
            size = len(rule.expansion)
            parts = values[-size:]
            del states[-size:], values[-size:]
            values.append(state.parse_conf.callbacks[rule](parts))
            states.append(state.parse_conf.parse_table.states[states[-1]][rule.origin.name][1])

    def takes(self, stack: list[int], name: str) -> bool:
        """Whether the parser, standing at `stack`, really accepts a terminal.

        The row of a state may promise more than its context keeps (LALR merges look-aheads), and a refused token
        leaves the parser in the middle of its reductions: so this asks first, on a copy of the stack.
        """
        rows = self._rows
        entry = rows[stack[-1]].get(name)
        if entry is None or entry[0].name == "Shift":
            return entry is not None
        stack = stack.copy()
        while entry is not None and entry[0].name != "Shift":
            rule = entry[1]
            if rule.expansion:
                del stack[-len(rule.expansion) :]
            stack.append(rows[stack[-1]][rule.origin.name][1])
            entry = rows[stack[-1]].get(name)
        return entry is not None

    def accepted(self, stack: list[int]) -> tuple[str, ...]:
        """The terminals that the parser would really accept, sorted."""
        return tuple(sorted(n for n in self._accepted[stack[-1]] if n in self.priority and self.takes(stack, n)))

    def among(self, names: frozenset[str]) -> _Matcher:
        """A matcher for just these terminals, by falling priority."""
        return self._shared(tuple(n for n in self.priority if n in names and self.priority[n] < _INLINE))

    def choice(self, state: int) -> _Choice:
        """The matchers for a parser state, built when the state is first met."""
        choice = self._choices.get(state)
        if choice is None:
            accepted = self._accepted[state]
            names = [n for n in self.priority if n in accepted]  # by falling priority
            weak = [n for n in names if self.priority[n] < _STRONG]
            # Without a blank line before, plain text goes on with what stands before, where that is possible.
            directly = [n for n in weak if n not in _AFTER_BLANK] if "TEXT" in weak else weak
            before = tuple(n for n in names if _BEFORE <= self.priority[n] < _INLINE)
            choice = self._choices[state] = _Choice(
                self._shared(before) if before else None,
                self._shared(tuple(n for n in weak if n != "TEXT")),
                self._shared(tuple(directly)),
                self._shared(tuple(n for n in weak if n not in _NEW_BLOCK) if "TEXT" in weak else tuple(weak)),
                self._shared(tuple(n for n in names if self.priority[n] >= _INLINE or n == "TEXT")),
            )
        return choice


@cache
def line_grammar() -> LineGrammar:
    """The one line grammar of the process."""
    return LineGrammar()


def _only_reduction(row: Any) -> Any:
    """The rule that a parser state reduces by whatever comes next, or None."""
    rules = {argument if action.name == "Reduce" else None for action, argument in row.values()}
    rule = rules.pop() if len(rules) == 1 else None
    return rule if rule is not None and len(rule.expansion) > 0 else None


def parse_lines(text: str, start: int = 0) -> ParsedMessage:
    """Parse the first message of a clean `text` from offset `start` on.

    A further message begins at the next transmission header after a text; `ParsedMessage.end` tells where.
    """
    grammar = line_grammar()
    strong, blank_lines, line_end = grammar.strong, grammar.blank, grammar.line_end
    ignored, find = grammar.ignored, text.find
    interactive = grammar.parser.parse_interactive(start="message")
    state: Any = interactive.parser_state
    feed, settle = state.feed_token, grammar.settle
    furniture: list[Token] = []
    unplaced: list[Unplaced] = []
    seen: set[str] = set()
    in_text = in_body = False
    position, length = start, len(text)
    fresh = True  # a blank line, furniture or the beginning of the text stands before this line
    resumed = False  # a page line stands before this line
    inside = False  # the position is inside a line that a token has begun
    end = length

    while position < length:
        settle(state)
        if inside:
            rest = line_end(text, position)
            assert rest is not None  # the pattern matches the empty text
            position = rest.end()
            if rest.group(1) is not None:
                inside = False
                continue
            match = grammar.choice(state.position).inline(text, position)
            if match is None:
                stop = find("\n", position)
                stop = length if stop < 0 else stop
                unplaced.append(Unplaced(position, stop, grammar.accepted(state.state_stack)))
                position = stop
                continue
        else:
            blank = blank_lines(text, position)
            assert blank is not None  # the pattern matches the empty text
            if blank.end(1) > position:
                fresh = True
            position = blank.end()
            if position >= length:
                break
            choice = grammar.choice(state.position)
            match = choice.before(text, position) if choice.before is not None else None
            if match is None:
                match = strong(text, position)
                if match is not None and in_body and match.lastgroup in _ONCE and match.lastgroup in seen:
                    match = None
            if match is None:
                matcher = choice.resumed if resumed else choice.weak_after_blank if fresh else choice.weak
                match = matcher(text, position)
            if match is None or match.end() == position:
                stop = find("\n", position)
                stop = length if stop < 0 else stop
                if stop == position:  # a line of nothing but a pilcrow
                    position += 1
                    continue
                unplaced.append(Unplaced(position, stop, grammar.accepted(state.state_stack)))
                position = stop + 1
                fresh = False
                continue
        name = match.lastgroup or ""
        token = Token(name, match.group(), position)
        if name in ignored:
            furniture.append(token)
            fresh = True
            resumed = resumed or name in _PAGE_BREAKS
        else:
            if name == _NEW_MESSAGE and in_text:
                end = position
                break
            if not grammar.takes(state.state_stack, name):
                accepted = grammar.accepted(state.state_stack)
                again = grammar.among(frozenset(accepted) - (_CONTINUING if fresh else _AFTER_BLANK))
                match = None if inside else again(text, position)
                if match is None or not match.lastgroup:
                    stop = find("\n", position)
                    stop = length if stop < 0 else stop
                    unplaced.append(Unplaced(position, stop, accepted))
                    position, inside, fresh = stop, True, False
                    continue
                name = match.lastgroup
                token = Token(name, match.group(), position)
            feed(token)
            seen.add(name)
            if name in _BODY:
                in_body = in_text = True
            elif name in _TEXT:
                in_text = True
            fresh = False
            resumed = in_body and name == "CLASSIFICATION"  # repeated where a section of the text begins
        position = match.end()
        inside = True
    tree = feed(Token("$END", "", end), True)
    return ParsedMessage(tree, tuple(furniture), tuple(unplaced), start, end)

