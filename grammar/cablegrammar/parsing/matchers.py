"""The terminals of a grammar as matchers, each compiled when it is first tried.

A text meets a few terminals of a grammar, so they are compiled one by one, and stay apart: one pattern of several is
hardly faster, and takes longer to compile than a thousand cables to read. Terminals that cannot begin with the
character that stands there are not tried, and often never compiled.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from cablegrammar.parsing.spelling import require_sound_python

require_sound_python()

Match = re.Match[str]
Matcher = Callable[..., "Match | None"]
"""Takes a text, where a match has to begin and, if not at its own end, where the text ends for it."""
Names = tuple[str, ...]
T = TypeVar("T")


class Terminal(NamedTuple):
    """A terminal as the tables have it. `begins` has the ASCII characters that a match may begin with, each time with
    those that may follow, a hexadecimal number with a bit for each.
    """

    name: str
    pattern: str
    priority: int
    begins: Sequence[tuple[str, str]]

    def may_begin(self, first: str, second: str = "") -> bool:
        """Whether a match may begin where two characters stand, or at the last one of a text. Beyond ASCII, any may."""
        if not first.isascii():
            return True
        for firsts, seconds in self.begins:
            if first in firsts:
                return not second or not second.isascii() or bool(int(seconds, 16) >> ord(second) & 1)
        return False


def as_group(name: str, pattern: str) -> str:
    """The expression of a terminal: a group of its name, so that a match tells what it is of."""
    return f"(?P<{name}>{pattern})"


class Terminals(dict[str, Matcher]):
    """The matcher of each terminal of one grammar. The `lastgroup` of its match is the terminal."""

    def __init__(self, terminals: Iterable[Terminal], compiled: Callable[[str], re.Pattern[str]] | None = None) -> None:
        """The `terminals` as they stand in the tables; `compiled` makes a pattern of an expression, as Python does."""
        super().__init__()
        self._compile = compiled or re.compile
        self.known = {terminal.name: terminal for terminal in terminals}
        self._compiled: dict[Names, re.Pattern[str]] = {}
        self._choices: dict[Names, ByCharacters[Matcher]] = {}
        self._candidates: dict[Names, ByCharacters[Names]] = {}

    def __missing__(self, name: str) -> Matcher:
        match = self[name] = self.pattern(name).match
        return match

    def pattern(self, *names: str) -> re.Pattern[str]:
        """The named terminals as one pattern, each a group of its own name, earlier ones first."""
        compiled = self._compiled.get(names)
        if compiled is None:
            expressions = (as_group(name, self.known[name].pattern) for name in names)
            compiled = self._compiled[names] = self._compile("|".join(expressions))
        return compiled

    def choice(self, names: Names) -> Matcher:
        """The first of `names` that matches."""
        if len(names) == 1:
            return self[names[0]]

        def match(text: str, position: int, end: int = sys.maxsize) -> Match | None:
            for name in names:
                found = self[name](text, position, end)
                if found is not None:
                    return found
            return None

        return match

    def choices(self, names: Names) -> ByCharacters[Matcher]:
        """By the characters, the first of those of `names` that may begin with them and that matches."""
        choices = self._choices.get(names)
        if choices is None:
            choices = self._choices[names] = ByCharacters(self, names, self.choice)
        return choices

    def candidates(self, names: Names) -> ByCharacters[Names]:
        """By the characters, those of `names` that may begin with them: for whoever has more to ask than a match."""
        candidates = self._candidates.get(names)
        if candidates is None:
            candidates = self._candidates[names] = ByCharacters(self, names, tuple)
        return candidates


class ByCharacters(dict[str, T], Generic[T]):
    """By the one or two characters that stand there, those of some terminals that may begin with them, as `make` has
    them.
    """

    def __init__(self, terminals: Terminals, names: Names, make: Callable[[Names], T]) -> None:
        super().__init__()
        self._known, self._names, self._make = terminals.known, names, make
        self._by_first: dict[str, Names] = {}

    def __missing__(self, characters: str) -> T:
        if not characters.isascii():  # one for all of them, for there are a million
            characters = characters[0] if characters[0].isascii() else _BEYOND
            if characters in self:
                return self[characters]
        made = self[characters] = self._make(self._those_at(*characters))
        return made

    def _those_at(self, first: str = "", second: str = "") -> Names:
        """The terminals that may begin with the characters: all of them where nothing is said of the first one."""
        if not first:
            return self._names
        names = self._by_first.get(first)
        if names is None:
            names = self._by_first[first] = tuple(name for name in self._names if self._known[name].may_begin(first))
        return tuple(name for name in names if self._known[name].may_begin(first, second)) if second else names


_BEYOND = ""
"""Stands for the characters beyond ASCII among those that a match may begin with."""
