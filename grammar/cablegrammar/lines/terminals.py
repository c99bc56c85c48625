"""The terminals of `cable.lark` as matchers, and the LALR table as the reader of the lines asks it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from lark import Token

from cablegrammar.parsing.loader import line_firsts, line_parser

# Terminals that begin something new only where a blank line (or furniture) stands before; TEXT is their opposite.
_AFTER_BLANK = frozenset(("PLAIN", "SHORT_LINE", "HEADING", "BARE_NUMBER"))
_NEW_BLOCK = frozenset(("PLAIN", "SHORT_LINE"))
# Lines of a SMART message: tried only once its first line was read, but for those that may stand at its very beginning.
_SMART_FURNITURE = frozenset(("PAGE_CLASSIFICATION", "MAIL_MARK", "LINK", "EXEMPTION_NOTE"))
SMART_OPENS = frozenset(("RECORD_NUMBER", "OFFICE_LABEL", "DATE_LABEL"))
_BEYOND = ""
"""Stands for the characters beyond ASCII among those that a line may begin with."""
_INLINE, _BEFORE, _STRONG = 30, 20, 10
_OFTEN = 50
"""After so many lines the terminals for a first character become one pattern, which costs more to compile."""

Match = re.Match[str]
Found = tuple[str, Match]
Matcher = Callable[[str, int], Match | None]


class _Choice(NamedTuple):
    """What may be tried in one parser state, by falling priority.

    One pattern a terminal, tried in turn and compiled when first tried: compiling an alternation for each of the many
    states would cost more than a hundred cables take to parse.
    """

    before: tuple[str, ...]
    weak_after_blank: tuple[str, ...]
    weak: tuple[str, ...]
    resumed: tuple[str, ...]
    inline: tuple[str, ...]


class Matchers(dict[str, Matcher]):
    """The matcher of each terminal."""

    def __init__(self, pattern: Callable[[str], re.Pattern[str]]) -> None:
        super().__init__()
        self.pattern = pattern

    def __missing__(self, name: str) -> Matcher:
        match = self[name] = self.pattern(name).match
        return match


class Strong(dict[str, Matcher]):
    """The strong terminals by the first character of a line: which of them stands there, the first by priority.

    `lastgroup` of the match is the terminal. Those that cannot begin with the character are not tried. They are
    compiled one by one, when first tried, and become one pattern for a character that is met often.
    """

    def __init__(self, names: tuple[str, ...], matchers: Matchers, patterns: dict[str, str]) -> None:
        super().__init__()
        self.names, self.matchers, self.patterns = names, matchers, patterns

    def __missing__(self, character: str) -> Matcher:
        if not character.isascii():
            return self[_BEYOND]  # one for all of them, for there are a million
        firsts = line_firsts()
        names = self.names if character == _BEYOND else tuple(name for name in self.names if character in firsts[name])
        matcher = self[character] = self._one_by_one(character, names) if names else _nothing
        return matcher

    def _one_by_one(self, character: str, names: tuple[str, ...]) -> Matcher:
        matchers, left = self.matchers, _OFTEN

        def match(text: str, position: int) -> Match | None:
            nonlocal left
            left -= 1
            if not left:
                self[character] = self._together(names)
            for name in names:
                found = matchers[name](text, position)
                if found is not None:
                    return found
            return None

        return match

    def _together(self, names: tuple[str, ...]) -> Matcher:
        return re.compile("|".join(f"(?P<{name}>{self.patterns[name]})" for name in names)).match


def _nothing(_text: str, _position: int) -> None:
    return None


class LineGrammar:
    """The terminals of `cable.lark`, ready to match."""

    def __init__(self) -> None:
        parser = line_parser()
        terminals = sorted(parser.terminals, key=lambda t: -t.priority)
        self.patterns = {t.name: t.pattern.to_regexp() for t in terminals}
        self.priority = {t.name: t.priority for t in terminals}
        self.ignored = frozenset(parser.lexer_conf.ignore)
        self.parser = parser
        self.matchers = Matchers(self.pattern)
        self._named = Matchers(lambda name: re.compile(f"(?P<{name}>{self.patterns[name]})"))
        self.strong = self._strong(_SMART_FURNITURE)
        self.blank = re.compile(r"((?:[ \t]*\n)*+)[ \t]*(?:\u00b6[ \t]*)?").match
        self.line_end = re.compile(r"[ \t]*(\n|\Z)?").match
        table: Any = parser.parser.parser.parser.parse_table
        self._rows: Any = table.states
        self._callbacks: Any = parser.parser.parser.parser.callbacks
        self._settled = _Settled(self._rows)
        self.choices: tuple[dict[int, _Choice], dict[int, _Choice]] = ({}, {})
        """The matchers of the states that were met, outside and inside of SMART messages."""

    def _strong(self, without: frozenset[str]) -> Strong:
        names = (n for n, priority in self.priority.items() if _STRONG <= priority < _BEFORE and n not in without)
        return Strong(tuple(names), self._named, self.patterns)

    @cache  # noqa: B019 - there is one grammar, and it lives as long as the process
    def strong_in_smart(self) -> Strong:
        """The strong terminals inside a SMART message."""
        return self._strong(frozenset())

    @cache  # noqa: B019 - there is one grammar, and it lives as long as the process
    def pattern(self, terminal: str) -> re.Pattern[str]:
        """One terminal of `cable.lark`, for looking inside a line or a text."""
        return re.compile(self.patterns[terminal])

    def settle(self, state: Any) -> None:
        """Do the reductions that no next token can change.

        LALR merges states, so that the state after a line accepts what may follow such a line anywhere. After
        the reduction the state is that of its context, and says what may follow here.
        """
        states, values = state.state_stack, state.value_stack
        settled = self._settled
        while (rule := settled[states[-1]]) is not None:
            size = len(rule.expansion)
            parts = values[-size:]
            del states[-size:], values[-size:]
            values.append(self._callbacks[rule](parts))
            states.append(self._rows[states[-1]][rule.origin.name][1])

    def push(self, state: Any, token: Token) -> None:
        """Feed a token that the parser takes, as Lark's `feed_token` does but for its care about refused ones."""
        stack, values, rows = state.state_stack, state.value_stack, self._rows
        kind = token.type
        action, argument = rows[stack[-1]][kind]
        while action.name != "Shift":
            size = len(argument.expansion)
            parts = values[-size:] if size else []
            if size:
                del stack[-size:], values[-size:]
            values.append(self._callbacks[argument](parts))
            stack.append(rows[stack[-1]][argument.origin.name][1])
            action, argument = rows[stack[-1]][kind]
        stack.append(argument)
        values.append(token)

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
        return tuple(sorted(n for n in self._rows[stack[-1]] if n in self.priority and self.takes(stack, n)))

    def choice(self, state: int, smart: bool) -> _Choice:
        """The matchers for a parser state, built when the state is first met."""
        choice = self.choices[smart].get(state)
        if choice is None:
            accepted = self._rows[state]
            names = [n for n in self.priority if n in accepted and (smart or not only_smart(n))]  # by falling priority
            weak = [n for n in names if self.priority[n] < _STRONG]
            # Without a blank line before, plain text goes on with what stands before, where that is possible.
            directly = [n for n in weak if n not in _AFTER_BLANK] if "TEXT" in weak else weak
            choice = self.choices[smart][state] = _Choice(
                tuple(n for n in names if _BEFORE <= self.priority[n] < _INLINE),
                tuple(n for n in weak if n != "TEXT"),
                tuple(directly),
                tuple(n for n in weak if n not in _NEW_BLOCK) if "TEXT" in weak else tuple(weak),
                tuple(n for n in names if self.priority[n] >= _INLINE or n == "TEXT"),
            )
        return choice


@cache
def line_grammar() -> LineGrammar:
    """The one line grammar of the process."""
    return LineGrammar()


def only_smart(terminal: str) -> bool:
    """Whether a terminal belongs to the inside of a SMART message: a telegram's states share rules with it."""
    return terminal == "VALUE" or (terminal.endswith("_LABEL") and terminal not in SMART_OPENS)


class _Settled(dict[int, Any]):
    """The rule that a parser state reduces by whatever comes next, or None, by state."""

    def __init__(self, rows: Any) -> None:
        super().__init__()
        self.rows = rows

    def __missing__(self, state: int) -> Any:
        rule = self[state] = _only_reduction(self.rows[state])
        return rule


def _only_reduction(row: Any) -> Any:
    rules = {argument if action.name == "Reduce" else None for action, argument in row.values()}
    rule = rules.pop() if len(rules) == 1 else None
    return rule if rule is not None and len(rule.expansion) > 0 else None
