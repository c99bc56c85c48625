"""With which characters a match of a regular expression may begin: worked out once, when the tables are written.

A lexer tries, at a `T` (or a `T` before an `O`), those terminals only that may begin so; and what is searched for in
prose is looked for by the word that all its matches begin with. Python's own parser of expressions takes the pattern
apart, as Lark has it do for the widths of terminals. What is told may be too much (most of what looks behind is not
looked at), never too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import _constants as code
from re import _parser as parser
from typing import Any

ASCII = frozenset(map(chr, range(128)))

Item = tuple[Any, Any, int]
"""A part of a pattern: what it is, its content, and the flags that hold there."""

_NONE: frozenset[str] = frozenset()
_ANYTHING: Item = (code.IN, [(code.RANGE, (0, 127))], 0)
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_ASSERTIONS = (code.ASSERT, code.ASSERT_NOT, code.AT)
_CHARACTERS = (code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY)


def first_characters(pattern: str) -> str:
    """The ASCII characters that a match may begin with, sorted; those beyond ASCII are not told."""
    characters, empty = _sequence(_parsed(pattern), "")
    return "".join(sorted(ASCII if empty else characters))


def second_characters(pattern: str) -> dict[str, str]:
    """By each ASCII character that a match may begin with, the ASCII characters that may follow it, sorted.

    What follows may stand behind the match, and the text may end there.
    """
    found = dict.fromkeys(first_characters(pattern), _NONE)
    for firsts, rest in _heads((*_parsed(pattern), _ANYTHING)):
        seconds, empty = _sequence(rest, "")
        for first in firsts & found.keys():
            found[first] |= ASCII if empty else seconds
    return {first: "".join(sorted(seconds)) for first, seconds in found.items()}


def _heads(items: tuple[Item, ...]) -> Iterator[tuple[frozenset[str], tuple[Item, ...]]]:
    """The characters that items in a row may begin with, each time with the items that go on behind them."""
    if not items:
        return
    (kind, value, flags), rest = items[0], items[1:]
    if kind in _CHARACTERS:
        yield _characters(kind, value, flags), rest
    elif kind is code.BRANCH:
        for branch in value[1]:
            yield from _heads((*_items(branch, flags), *rest))
    elif kind is code.SUBPATTERN:
        yield from _heads((*_items(value[3], (flags | value[1]) & ~value[2]), *rest))
    elif kind is code.ATOMIC_GROUP:
        yield from _heads((*_items(value, flags), *rest))
    elif kind in _REPEATS:
        least, most, repeated = value
        inner = _items(repeated, flags)
        again = ((kind, (max(least - 1, 0), most - 1, repeated), flags),) if most > 1 else ()
        for firsts, more in _heads(inner):
            yield firsts, (*more, *again, *rest)
        if least == 0 or _sequence(inner, "")[1]:
            yield from _heads(rest)
    elif kind in _ASSERTIONS:
        yield from _heads(rest)
    else:
        yield ASCII, ()  # a reference to a group: whatever stands there


def beginnings(pattern: str) -> dict[str, str]:
    """The words that a match may begin with, and for each the ASCII characters that may follow it, sorted.

    Both are in lower case. No word is the beginning of another one; it is empty where a match may begin with one of
    several characters. What follows a word may also be a character beyond ASCII, or the end of the text.
    """
    found: dict[str, frozenset[str]] = {}
    for word, followers in sorted(_words((*_parsed(pattern), _ANYTHING), ""), key=lambda one: one[0]):
        shorter = next((one for one in found if word.startswith(one)), word)
        more = followers if shorter == word else {word[len(shorter)]}  # `reftel` is a `ref` followed by a `t`
        found[shorter] = found.get(shorter, _NONE) | more
    return {word: "".join(sorted({one.lower() for one in followers})) for word, followers in found.items()}


def _words(items: tuple[Item, ...], word: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The words that begin with `word` and go on with the first of the items, each with what may follow it."""
    kind, value, flags = items[0]
    rest = items[1:]
    if kind is code.LITERAL and value < len(ASCII):
        yield from _words(rest, word + chr(value).lower())
    elif kind is code.SUBPATTERN:
        yield from _words((*_items(value[3], (flags | value[1]) & ~value[2]), *rest), word)
    elif kind is code.ATOMIC_GROUP:
        yield from _words((*_items(value, flags), *rest), word)
    elif kind is code.BRANCH:
        for branch in value[1]:
            yield from _words((*_items(branch, flags), *rest), word)
    elif kind in _ASSERTIONS and not word:
        yield from _words(rest, word)
    else:
        yield word, _sequence(items, word[-1:])[0]


# ----------------------------------------------------------------------------------------------- parts of a pattern


def _parsed(pattern: str) -> tuple[Item, ...]:
    tree: Any = parser.parse(pattern)
    return _items(tree, tree.state.flags)


def _items(tree: Iterable[tuple[Any, Any]], flags: int) -> tuple[Item, ...]:
    return tuple((kind, value, flags) for kind, value in tree)


def _sequence(items: tuple[Item, ...], before: str) -> tuple[frozenset[str], bool]:
    """The first characters of items in a row, and whether they may match nothing.

    `before` is the character that stands before them, in lower case, or empty where that is not known.
    """
    found = _NONE
    for index, (kind, value, flags) in enumerate(items):
        if kind in (code.ASSERT, code.ASSERT_NOT):
            looked_at = _items(value[1], flags)
            if value[0] == 1:
                rest, empty = _sequence(items[index + 1 :], before)
                if kind is code.ASSERT_NOT:
                    return found | (rest - _surely(looked_at)), empty
                ahead, nothing = _sequence(looked_at, "")
                return found | (rest if nothing else ahead if empty else ahead & rest), empty
            if kind is code.ASSERT and _cannot_be(before, looked_at):
                return found, False
        characters, empty = _item(kind, value, flags, before)
        found |= characters
        if not empty:
            return found, False
    return found, True


def _item(kind: Any, value: Any, flags: int, before: str) -> tuple[frozenset[str], bool]:
    """The first characters of one item, and whether it may match nothing."""
    if kind in _CHARACTERS:
        return _characters(kind, value, flags), False
    if kind is code.BRANCH:
        branches = [_sequence(_items(branch, flags), before) for branch in value[1]]
        return _NONE.union(*(found for found, _ in branches)), any(empty for _, empty in branches)
    if kind is code.SUBPATTERN:
        return _sequence(_items(value[3], (flags | value[1]) & ~value[2]), before)
    if kind is code.ATOMIC_GROUP:
        return _sequence(_items(value, flags), before)
    if kind in _REPEATS:
        found, empty = _sequence(_items(value[2], flags), before)
        return found, empty or value[0] == 0
    if kind in _ASSERTIONS:
        return _NONE, True
    return ASCII, True  # a reference to a group: whatever stands there


def _surely(items: tuple[Item, ...]) -> frozenset[str]:
    """The characters at which the items surely match, whatever follows."""
    if len(items) != 1:
        return _NONE
    kind, value, flags = items[0]
    if kind is code.BRANCH:
        return _NONE.union(*(_surely(_items(branch, flags)) for branch in value[1]))
    if kind is code.SUBPATTERN:
        return _surely(_items(value[3], (flags | value[1]) & ~value[2]))
    return _characters(kind, value, flags) if kind in _CHARACTERS and kind is not code.ANY else _NONE


def _cannot_be(before: str, items: tuple[Item, ...]) -> bool:
    """Whether the character before is known and no match of the items, which are one character."""
    if not before or len(items) != 1 or items[0][0] not in _CHARACTERS:
        return False
    return _characters(*items[0]).isdisjoint((before, before.upper()))


# ------------------------------------------------------------------------------------------------------- characters


def _characters(kind: Any, value: Any, flags: int) -> frozenset[str]:
    """The ASCII characters that an item of one character matches."""
    if kind is code.LITERAL:
        return _cases(frozenset(chr(value)), flags)
    if kind is code.NOT_LITERAL:
        return ASCII - _cases(frozenset(chr(value)), flags)
    return ASCII if kind is code.ANY else _class(value, flags)


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
    return ASCII - found if negated else found


@cache
def _category(name: str) -> frozenset[str]:
    """The ASCII members of a category such as `CATEGORY_NOT_DIGIT`."""
    letter = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[name.rpartition("_")[2]]
    pattern = re.compile(rf"\{letter.upper() if '_NOT_' in name else letter}")
    return frozenset(character for character in ASCII if pattern.match(character))


def _cases(characters: frozenset[str], flags: int) -> frozenset[str]:
    """Of the characters, in both cases where the case does not matter, those of ASCII."""
    if not flags & re.IGNORECASE:
        return characters & ASCII
    return frozenset(form for one in characters for form in (one.lower(), one.upper(), one.casefold())) & ASCII
