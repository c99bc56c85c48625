"""The terminals of `cable.lark` as the reader of the lines tries them: which of them, where, and in which order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from cablegrammar.lines.parts import parts
from cablegrammar.parsing.driver import Parse, Parser, Stack
from cablegrammar.parsing.loader import terminals as terminals_of
from cablegrammar.parsing.matchers import ByCharacters, Names
from cablegrammar.parsing.tables import tables
from cablegrammar.vocabulary.terminals import KnownTerminal, Mode, terminals

Match = re.Match[str]
Found = tuple[str, Match]
Candidates = ByCharacters[Names]
"""By the two characters that stand there, the terminals to try."""


class Choice(NamedTuple):
    """What may be tried where the parser stands and two characters begin, by falling priority.

    In turn: the first that matches may be one that has no place there.
    """

    before: Names
    strong: Names
    weak_after_blank: Names
    weak: Names
    resumed: Names
    inline: Names


class LineGrammar:
    """The terminals of `cable.lark`, ready to match in a text that has none of the `absent` ones."""

    def __init__(self, absent: frozenset[str]) -> None:
        self.parser = _parser()
        self.terminals = self.parser.terminals
        self.known = terminals()
        by_priority = sorted(self.terminals.known.values(), key=lambda terminal: -terminal.priority)
        by_turn = (self.known[terminal.name] for terminal in by_priority)
        in_turn = tuple(entry for entry in by_turn if entry.name not in absent)
        self._in_turn = tuple(entry for entry in in_turn if entry.smart != "only"), in_turn
        """The terminals in the order in which those of one mode are tried, outside and inside of SMART messages."""
        self.blank = re.compile(r"((?:[ \t]*\n)*)[ \t]*(?:\u00b6[ \t]*)?").match
        self.line_end = re.compile(r"[ \t]*(\n|\Z)?").match

    def begin(self) -> Parse:
        """A parse of a message, to be fed token by token."""
        return self.parser.begin("message")

    @cache  # noqa: B019 - there are few of them, and they live as long as the process
    def strong(self, smart: bool, in_head: bool) -> Candidates:
        """The strong terminals and the furniture, inside or outside of a SMART message, in the head or elsewhere."""
        entries = (entry for entry in self._in_turn[smart] if entry.mode in ("strong", "furniture"))
        return self._candidates(one for one in entries if in_head or one.once != "in the head")

    @cache  # noqa: B019 - likewise
    def choices(self, smart: bool, in_head: bool) -> Choices:
        """What may be tried on each stack, inside or outside of a SMART message, in the head or elsewhere."""
        return Choices(self, smart, in_head)

    def pattern(self, terminal: str) -> re.Pattern[str]:
        """One terminal of `cable.lark`, for looking inside a line or a text."""
        return self.terminals.pattern(terminal)

    def by_mode(self, stack: Stack, smart: bool) -> Mapping[str, Candidates]:
        """What may be tried on a stack, but for the strong terminals."""
        accepted = stack.row
        modes: dict[Mode, list[KnownTerminal]] = defaultdict(list)
        for entry in self._in_turn[smart]:
            if entry.name in accepted:
                modes[entry.mode].append(entry)
        weak, continues = modes["weak"], modes["continues"]
        # Where plain text may go on with what stands before, it does: without a blank line, and below a page line.
        directly = (entry for entry in weak if not (continues and entry.after_blank))
        resumed = (entry for entry in weak if not (continues and entry.not_after_page))
        return {
            "before": self._candidates(modes["first"]),
            "weak_after_blank": self._candidates(weak),
            "weak": self._candidates((*directly, *continues)),
            "resumed": self._candidates((*resumed, *continues)),
            "inline": self._candidates((*modes["inside"], *continues)),
        }

    def _candidates(self, entries: Iterable[KnownTerminal]) -> Candidates:
        return self.terminals.candidates(tuple(entry.name for entry in entries))


class ByBeginning(dict[str, Choice]):
    """What may be tried on one stack, by the two characters that stand there: worked out when they are first met."""

    def __init__(self, grammar: LineGrammar, stack: Stack, smart: bool, in_head: bool) -> None:
        super().__init__()
        self._stack = stack
        self._strong = grammar.strong(smart, in_head)
        self._by_mode = grammar.by_mode(stack, smart)

    def __missing__(self, begins: str) -> Choice:
        if not begins.isascii():  # one for all of them, for there are a million
            begins = begins[0] if begins[0].isascii() else _BEYOND
            if begins in self:
                return self[begins]
        moves = self._stack.moves
        taken = {
            mode: tuple(name for name in names[begins] if moves[name] is not None)
            for mode, names in self._by_mode.items()
        }
        choice = self[begins] = Choice(strong=self._strong[begins], **taken)
        return choice


_BEYOND = ""
"""Stands for the characters beyond ASCII."""


class Choices(dict[Stack, ByBeginning]):
    """What may be tried on each stack that was met."""

    def __init__(self, grammar: LineGrammar, smart: bool, in_head: bool) -> None:
        super().__init__()
        self._grammar, self._smart, self._in_head = grammar, smart, in_head

    def __missing__(self, stack: Stack) -> ByBeginning:
        found = ByBeginning(self._grammar, stack, self._smart, self._in_head)
        if stack.kept:
            self[stack] = found
        return found


@cache
def _parser() -> Parser:
    """The parser of the lines, which makes parts."""
    return Parser(tables("cable"), terminals_of("cable"), parts, settles=True)


@cache
def line_grammar(absent: frozenset[str] = frozenset()) -> LineGrammar:
    """The line grammar for the texts that have none of the `absent` terminals (`absent_terminals`)."""
    return LineGrammar(absent)
