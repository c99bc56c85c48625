"""The terminals of `cable.lark` as the reader of the lines tries them: which of them, where, and in which order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from cablegrammar.parsing.driver import Parse
from cablegrammar.parsing.loader import load
from cablegrammar.parsing.matchers import ByCharacters, Matcher, Names
from cablegrammar.vocabulary.terminals import KnownTerminal, Mode, terminals

Match = re.Match[str]
Found = tuple[str, Match]
Candidates = ByCharacters[Names]
"""By the two characters that stand there, the terminals to try."""


class _Choice(NamedTuple):
    """What may be tried in one parser state, by falling priority.

    In turn: the first that matches may be one that the parser does not take.
    """

    before: Candidates
    weak_after_blank: Candidates
    weak: Candidates
    resumed: Candidates
    inline: Candidates


class LineGrammar:
    """The terminals of `cable.lark`, ready to match in a text that has none of the `absent` ones."""

    def __init__(self, absent: frozenset[str]) -> None:
        self.parser = load("cable")
        self.terminals = self.parser.terminals
        self.known = terminals()
        by_priority = sorted(self.terminals.known.values(), key=lambda terminal: -terminal.priority)
        by_turn = (self.known[terminal.name] for terminal in by_priority)
        in_turn = tuple(entry for entry in by_turn if entry.name not in absent)
        self._in_turn = tuple(entry for entry in in_turn if entry.smart != "only"), in_turn
        """The terminals in the order in which those of one mode are tried, outside and inside of SMART messages."""
        self.blank = re.compile(r"((?:[ \t]*\n)*)[ \t]*(?:\u00b6[ \t]*)?").match
        self.line_end = re.compile(r"[ \t]*(\n|\Z)?").match
        self.choices: tuple[dict[int, _Choice], dict[int, _Choice]] = ({}, {})
        """The matchers of the states that were met, outside and inside of SMART messages."""

    def begin(self) -> Parse:
        """A parse of a message, to be fed token by token."""
        return self.parser.begin("message")

    @cache  # noqa: B019 - there are few of them, and they live as long as the process
    def strong(self, smart: bool, in_head: bool) -> ByCharacters[Matcher]:
        """The strong terminals and the furniture, inside or outside of a SMART message, in the head or elsewhere."""
        entries = (entry for entry in self._in_turn[smart] if entry.mode in ("strong", "furniture"))
        return self.terminals.choices(tuple(one.name for one in entries if in_head or one.once != "in the head"))

    def pattern(self, terminal: str) -> re.Pattern[str]:
        """One terminal of `cable.lark`, for looking inside a line or a text."""
        return self.terminals.pattern(terminal)

    def choice(self, state: int, smart: bool) -> _Choice:
        """The matchers for a parser state, built when the state is first met."""
        choice = self.choices[smart].get(state)
        if choice is None:
            accepted = self.parser.rows[state]
            modes: dict[Mode, list[KnownTerminal]] = defaultdict(list)
            for entry in self._in_turn[smart]:
                if entry.name in accepted:
                    modes[entry.mode].append(entry)
            weak, continues = modes["weak"], modes["continues"]
            # Where plain text may go on with what stands before, it does: without a blank line, and below a page line.
            directly = (entry for entry in weak if not (continues and entry.after_blank))
            resumed = (entry for entry in weak if not (continues and entry.not_after_page))
            choice = self.choices[smart][state] = _Choice(
                before=self._candidates(modes["first"]),
                weak_after_blank=self._candidates(weak),
                weak=self._candidates((*directly, *continues)),
                resumed=self._candidates((*resumed, *continues)),
                inline=self._candidates((*modes["inside"], *continues)),
            )
        return choice

    def _candidates(self, entries: Iterable[KnownTerminal]) -> Candidates:
        return self.terminals.candidates(tuple(entry.name for entry in entries))


@cache
def line_grammar(absent: frozenset[str] = frozenset()) -> LineGrammar:
    """The line grammar for the texts that have none of the `absent` terminals (`absent_terminals`)."""
    return LineGrammar(absent)
