"""Parsers and scanners of the grammars, each made once, when first needed."""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from cablegrammar.parsing.codes import compiled
from cablegrammar.parsing.driver import Parser
from cablegrammar.parsing.matchers import Terminal, Terminals
from cablegrammar.parsing.tables import tables


@cache
def load(name: str) -> Parser:
    """The parser of `<name>.lark`."""
    return Parser(tables(name), terminals(name))


@cache
def terminals(name: str) -> Terminals:
    """The terminals of `<name>.lark` as matchers."""
    return Terminals((Terminal(*row) for row in tables(name)["terminals"]), partial(compiled, name))


@cache
def scanner(name: str, *names: str) -> re.Pattern[str]:
    """The named terminals of `<name>.lark` as one pattern, each a group of its own name, earlier ones first.

    For searching prose with `finditer`; `match.lastgroup` tells which terminal it was.
    """
    return terminals(name).pattern(*names)


class Beginning(NamedTuple):
    """A word that the `terminals` of a grammar begin with, in lower case, and the `followers` that it may have then.

    A follower may also be a character beyond ASCII, or the end of the text.
    """

    word: str
    followers: frozenset[str]
    terminals: tuple[str, ...]


@cache
def beginnings(name: str, *names: str) -> tuple[Beginning, ...]:
    """The words that matches of the named terminals of `<name>.lark` begin with, each with those that do so.

    Finding a word with `str.find` is many times faster than trying a pattern at every character. Raises ValueError
    where a terminal may begin with one of several characters, or with a word that another one goes on from.
    """
    told: dict[str, dict[str, str]] = tables(name)["beginnings"]
    words = sorted({word for terminal in names for word in told[terminal]})
    if any(after.startswith(before) for before, after in pairwise(words)) or not all(words):
        raise ValueError(f"{name}.lark: {', '.join(names)} do not begin with words of their own: {words}")
    return tuple(
        Beginning(
            word,
            frozenset(character for terminal in names for character in told[terminal].get(word, "")),
            tuple(terminal for terminal in names if word in told[terminal]),
        )
        for word in words
    )
