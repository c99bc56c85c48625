"""With which characters a match of a regular expression may begin: worked out once, when the parse tables are written.

The line lexer tries, for a line that begins with `T`, those terminals only that may begin so. Python's own parser of
expressions takes the pattern apart, as Lark has it do for the widths of terminals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from re import _constants as code
from re import _parser as parser
from typing import Any

ASCII = frozenset(map(chr, range(128)))


def first_characters(pattern: str) -> str:
    """The ASCII characters that a match may begin with, sorted; those beyond ASCII are not told."""
    tree: Any = parser.parse(pattern)
    characters, empty = _sequence(list(tree), tree.state.flags)
    return "".join(sorted(ASCII if empty else characters))


def _sequence(items: Sequence[tuple[Any, Any]], flags: int) -> tuple[frozenset[str], bool]:
    """The first characters of items in a row, and whether they may match nothing."""
    found: frozenset[str] = frozenset()
    for index, (kind, value) in enumerate(items):
        if kind is code.ASSERT and value[0] == 1:
            ahead, nothing = _sequence(list(value[1]), flags)
            rest, empty = _sequence(items[index + 1 :], flags)
            return found | (rest if nothing else ahead if empty else ahead & rest), empty
        characters, empty = _item(kind, value, flags)
        found |= characters
        if not empty:
            return found, False
    return found, True


def _item(kind: Any, value: Any, flags: int) -> tuple[frozenset[str], bool]:
    """The first characters of one item, and whether it may match nothing."""
    if kind is code.LITERAL:
        return _cases(frozenset(chr(value)), flags), False
    if kind is code.NOT_LITERAL:
        return ASCII - frozenset(chr(value)), False
    if kind is code.IN:
        return _class(value, flags), False
    if kind is code.ANY:
        return ASCII, False
    if kind is code.BRANCH:
        return _any(_sequence(list(branch), flags) for branch in value[1])
    if kind is code.SUBPATTERN:
        return _sequence(list(value[3]), (flags | value[1]) & ~value[2])
    if kind is code.ATOMIC_GROUP:
        return _sequence(list(value), flags)
    if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        characters, empty = _sequence(list(value[2]), flags)
        return characters, empty or value[0] == 0
    if kind in (code.ASSERT, code.ASSERT_NOT, code.AT):
        return frozenset(), True
    return ASCII, True  # a reference to a group: whatever stands there


def _any(branches: Iterable[tuple[frozenset[str], bool]]) -> tuple[frozenset[str], bool]:
    found: frozenset[str] = frozenset()
    nothing = False
    for characters, empty in branches:
        found |= characters
        nothing |= empty
    return found, nothing


def _class(items: Iterable[tuple[Any, Any]], flags: int) -> frozenset[str]:
    """The members of `[...]`."""
    found: frozenset[str] = frozenset()
    negated = False
    for kind, value in items:
        if kind is code.NEGATE:
            negated = True
        elif kind is code.LITERAL:
            found |= {chr(value)}
        elif kind is code.RANGE:
            found |= {character for character in ASCII if value[0] <= ord(character) <= value[1]}
        else:
            found |= _category(str(value))
    found = _cases(found, flags)
    return ASCII - found if negated else found & ASCII


@cache
def _category(name: str) -> frozenset[str]:
    """The ASCII members of a category such as `CATEGORY_NOT_DIGIT`."""
    letter = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[name.rpartition("_")[2]]
    pattern = re.compile(rf"\{letter.upper() if '_NOT_' in name else letter}")
    return frozenset(character for character in ASCII if pattern.match(character))


def _cases(characters: frozenset[str], flags: int) -> frozenset[str]:
    """The characters in both cases where the case does not matter."""
    if not flags & re.IGNORECASE:
        return characters & ASCII
    return frozenset(form for one in characters for form in (one.lower(), one.upper(), one.casefold())) & ASCII
