"""The terminals of a grammar as matchers, each compiled when it is first tried.

A text meets a few terminals of a grammar, so they are compiled one by one, and stay apart: one pattern of several is
hardly faster, and takes longer to compile than a thousand cables to read. Terminals that cannot begin with the
character that stands there are not tried, and often never compiled.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

Match = re.Match[str]
Matcher = Callable[..., "Match | None"]
"""Takes a text, where a match has to begin and, if not at its own end, where the text ends for it."""
Names = tuple[str, ...]
T = TypeVar("T")


class Terminal(NamedTuple):
    """A terminal as the tables have it. `firsts` is a hexadecimal number with a bit for each ASCII character."""

    name: str
    pattern: str
    priority: int
    firsts: str

    def may_begin(self, character: str) -> bool:
        """Whether a match may begin with the character. Beyond ASCII, any may."""
        return not character.isascii() or bool(int(self.firsts, 16) >> ord(character) & 1)


class Terminals(dict[str, Matcher]):
    """The matcher of each terminal of one grammar. The `lastgroup` of its match is the terminal."""

    def __init__(self, terminals: Iterable[Terminal]) -> None:
        """The `terminals` as they stand in the tables."""
        super().__init__()
        self.known = {terminal.name: terminal for terminal in terminals}
        self._compiled: dict[Names, re.Pattern[str]] = {}
        self._choices: dict[Names, ByCharacter[Matcher]] = {}
        self._candidates: dict[Names, ByCharacter[Names]] = {}

    def __missing__(self, name: str) -> Matcher:
        match = self[name] = self.pattern(name).match
        return match

    def pattern(self, *names: str) -> re.Pattern[str]:
        """The named terminals as one pattern, each a group of its own name, earlier ones first."""
        compiled = self._compiled.get(names)
        if compiled is None:
            expressions = (f"(?P<{name}>{self.known[name].pattern})" for name in names)
            compiled = self._compiled[names] = re.compile("|".join(expressions))
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

    def choices(self, names: Names) -> ByCharacter[Matcher]:
        """By a character, the first of those of `names` that may begin with it and that matches."""
        choices = self._choices.get(names)
        if choices is None:
            choices = self._choices[names] = ByCharacter(self, names, self.choice)
        return choices

    def candidates(self, names: Names) -> ByCharacter[Names]:
        """By a character, those of `names` that may begin with it: for a caller that has more to ask than a match."""
        candidates = self._candidates.get(names)
        if candidates is None:
            candidates = self._candidates[names] = ByCharacter(self, names, tuple)
        return candidates


class ByCharacter(dict[str, T], Generic[T]):
    """By the character that stands there, those of some terminals that may begin with it, as `make` has them."""

    def __init__(self, terminals: Terminals, names: Names, make: Callable[[Names], T]) -> None:
        super().__init__()
        self._terminals, self._names, self._make = terminals, names, make

    def __missing__(self, character: str) -> T:
        if not character.isascii():  # one for all of them, for there are a million
            character = _BEYOND
            if character in self:
                return self[character]
        known = self._terminals.known
        names = (name for name in self._names if character == _BEYOND or known[name].may_begin(character))
        made = self[character] = self._make(tuple(names))
        return made


_BEYOND = ""
"""Stands for the characters beyond ASCII among those that a match may begin with."""
