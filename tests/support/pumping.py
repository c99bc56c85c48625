"""The worst inputs of a pattern, made from the pattern itself: what leads to a repeat, and what it repeats.

A matcher goes back and forth where a repeat has taken much and what stands behind it fails. So for each repeat there is
a text that the parts before it match, and a piece that it takes again and again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from re import _constants as code
from re import _parser as parser
from typing import Any, NamedTuple

from support.steps import accepted

LONG = 20
"""A repeat that is bounded by less is over before it costs anything."""
_CANDIDATES = " \nA1(-.,/a\tZé\x00"
"""One of each kind of character that the grammars tell apart, the likeliest to be members of several classes first."""
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_MOST_SAMPLES = 4


class Worst(NamedTuple):
    """`pump` again and again behind `lead`."""

    lead: str
    pump: str


def worst_inputs(pattern: str) -> list[Worst]:
    """For each long repeat of the pattern, each once."""
    return list(dict.fromkeys(_worst(list(parser.parse(pattern)), "")))


def _worst(items: Iterable[tuple[Any, Any]], lead: str) -> Iterator[Worst]:
    for kind, value in items:
        for inner in _inside(kind, value):
            yield from _worst(inner, lead)
        if kind in _REPEATS and value[1] >= LONG:
            yield from (Worst(lead, pump) for pump in _samples(list(value[2])) if pump)
        lead += next(iter(_samples_of(kind, value)), "")


def _inside(kind: Any, value: Any) -> Iterator[list[tuple[Any, Any]]]:
    """The parts of a part."""
    if kind is code.SUBPATTERN:
        yield list(value[3])
    elif kind is code.BRANCH:
        yield from map(list, value[1])
    elif kind in _REPEATS:
        yield list(value[2])
    elif kind in (code.ASSERT, code.ASSERT_NOT):
        yield list(value[1])


def _samples(items: list[tuple[Any, Any]]) -> list[str]:
    """Some texts that the items match, as far as can be told without looking around."""
    found = [""]
    for kind, value in items:
        endings = list(islice(_samples_of(kind, value), _MOST_SAMPLES)) or [""]
        found = [before + end for end in endings for before in found][:_MOST_SAMPLES]
    return found


def _samples_of(kind: Any, value: Any) -> Iterator[str]:
    if kind is code.LITERAL:
        yield chr(value)
    elif kind is code.NOT_LITERAL:
        yield from (one for one in _CANDIDATES if ord(one) != value)
    elif kind is code.ANY:
        yield from "A \n"
    elif kind is code.IN:
        yield from _members(list(value))
    elif kind is code.BRANCH:
        for branch in value[1]:
            yield from _samples(list(branch))[:1]
    elif kind is code.SUBPATTERN:
        yield from _samples(list(value[3]))
    elif kind in _REPEATS:
        yield from (one * value[0] for one in _samples(list(value[2])))


def _members(members: list[tuple[Any, Any]]) -> Iterator[str]:
    """Some characters of a class."""
    negated = members[0][0] is code.NEGATE
    accepts = accepted(code.IN, members, 0)
    assert accepts is not None
    firsts = (value if kind is code.LITERAL else value[0] for kind, value in members if kind in _SPELLED)
    yield from filter(accepts, (*_CANDIDATES, *(() if negated else map(chr, firsts))))


_SPELLED = (code.LITERAL, code.RANGE)
