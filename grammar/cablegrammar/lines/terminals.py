"""The terminals of `cable.lark` as the reader of the lines tries them: which of them, where, and in which order."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cablegrammar.parsing.driver import Parse
from cablegrammar.parsing.loader import load
from cablegrammar.parsing.matchers import ByCharacter, Choice, Names

# Terminals that begin something new only where a blank line (or furniture) stands before; TEXT is their opposite.
_AFTER_BLANK = frozenset(("PLAIN", "SHORT_LINE", "HEADING", "BARE_NUMBER"))
_NEW_BLOCK = frozenset(("PLAIN", "SHORT_LINE"))
# Lines of a SMART message: tried only once its first line was read, but for those that may stand at its very beginning.
_SMART_FURNITURE = frozenset(("PAGE_CLASSIFICATION", "MAIL_MARK", "LINK", "EXEMPTION_NOTE"))
SMART_OPENS = frozenset(("RECORD_NUMBER", "OFFICE_LABEL", "DATE_LABEL"))
_INLINE, _BEFORE, _STRONG = 30, 20, 10

Match = re.Match[str]
Found = tuple[str, Match]
Candidates = ByCharacter[Names]
"""By the character that stands there, the terminals to try."""


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
    """The terminals of `cable.lark`, ready to match."""

    def __init__(self) -> None:
        self.parser = load("cable")
        self.terminals = self.parser.terminals
        known = sorted(self.terminals.known.values(), key=lambda terminal: -terminal.priority)
        self.priority = {terminal.name: terminal.priority for terminal in known}
        self.ignored = self.parser.ignored
        self.strong = self._strong(_SMART_FURNITURE)
        self.blank = re.compile(r"((?:[ \t]*\n)*+)[ \t]*(?:\u00b6[ \t]*)?").match
        self.line_end = re.compile(r"[ \t]*(\n|\Z)?").match
        self.choices: tuple[dict[int, _Choice], dict[int, _Choice]] = ({}, {})
        """The matchers of the states that were met, outside and inside of SMART messages."""

    def begin(self) -> Parse:
        """A parse of a message, to be fed token by token."""
        return self.parser.begin("message")

    def _strong(self, without: frozenset[str]) -> ByCharacter[Choice]:
        names = (n for n, priority in self.priority.items() if _STRONG <= priority < _BEFORE and n not in without)
        return self.terminals.choices(tuple(names))

    @cache  # noqa: B019 - there is one grammar, and it lives as long as the process
    def strong_in_smart(self) -> ByCharacter[Choice]:
        """The strong terminals inside a SMART message."""
        return self._strong(frozenset())

    def pattern(self, terminal: str) -> re.Pattern[str]:
        """One terminal of `cable.lark`, for looking inside a line or a text."""
        return self.terminals.pattern(terminal)

    def choice(self, state: int, smart: bool) -> _Choice:
        """The matchers for a parser state, built when the state is first met."""
        choice = self.choices[smart].get(state)
        if choice is None:
            accepted = self.parser.rows[state]
            names = [n for n in self.priority if n in accepted and (smart or not only_smart(n))]  # by falling priority
            weak = [n for n in names if self.priority[n] < _STRONG]
            # Without a blank line before, plain text goes on with what stands before, where that is possible.
            directly = [n for n in weak if n not in _AFTER_BLANK] if "TEXT" in weak else weak
            candidates = (
                (n for n in names if _BEFORE <= self.priority[n] < _INLINE),
                (n for n in weak if n != "TEXT"),
                directly,
                (n for n in weak if n not in _NEW_BLOCK) if "TEXT" in weak else weak,
                (n for n in names if self.priority[n] >= _INLINE or n == "TEXT"),
            )
            made = (self.terminals.candidates(tuple(names)) for names in candidates)
            choice = self.choices[smart][state] = _Choice(*made)
        return choice


@cache
def line_grammar() -> LineGrammar:
    """The one line grammar of the process."""
    return LineGrammar()


def only_smart(terminal: str) -> bool:
    """Whether a terminal belongs to the inside of a SMART message: a telegram's states share rules with it."""
    return terminal == "VALUE" or (terminal.endswith("_LABEL") and terminal not in SMART_OPENS)
