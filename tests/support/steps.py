"""Counts what regular expressions do, which no profiler of Python sees: every character tried and every way gone back.

A pattern that tries again and again is slow on some texts and quick on all others. Time would show it only roughly, and
differently on each machine; steps are exact, so that small texts are enough. Python's own parser takes a pattern apart,
and the parts are tried here as its matcher tries them. What comes out is compared with what the real pattern finds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from re import _constants as code
from re import _parser as parser
from typing import Any

Matcher = Callable[[int], int]
"""Gives the end of a match that begins at an offset, or -1."""

_PACKAGES = ("cablegrammar", "cablelint", "cablerules", "lark")
_DEEP = 200_000
"""Each turn of a repeat is a call inside the one before."""


class Steps:
    """The steps taken so far, and the packages whose patterns are counted."""

    def __init__(self) -> None:
        self.taken = 0

    def of(self, work: Callable[[], object]) -> int:
        """How many steps `work` takes."""
        before = self.taken
        work()
        return self.taken - before

    def growth(self, work: Callable[[str], object], text: Callable[[int], str], size: int) -> float:
        """How many times the steps of one doubling the next one adds: 2 where they grow as the text, 4 as its square.

        `text` makes a text of about so many characters. What a text costs once, and what a pattern that looks some
        lines ahead saves at its end, is in no difference.
        """
        first, second, third = (self.of(lambda: work(made)) for made in map(text, (size, 2 * size, 4 * size)))  # noqa: B023
        assert first, "no pattern has looked at the text"
        return (third - second) / max(1, second - first)

    def load(self, module: str, name: str) -> Any:
        """What is called `name` in `module`, with patterns that count."""
        return getattr(import_module(module), name)

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """As `re.compile`, with a pattern that counts."""
        if isinstance(pattern, CountingPattern):
            return pattern
        real = _COMPILE(pattern, flags)
        return CountingPattern(real, self) if isinstance(real.pattern, str) else real


_COMPILE = re.compile


@contextmanager
def counted_steps() -> Iterator[Steps]:
    """Import the packages anew, with patterns that count, until the block ends.

    Only what `Steps.load` gives counts: names that were imported before are those of the other modules.
    """
    steps = Steps()
    before = {name: module for name, module in sys.modules.items() if name.split(".")[0] in _PACKAGES}
    _forget()
    re.compile = steps.compile
    shipped: Any = import_module("cablegrammar.parsing.codes")
    shipped.MAGICS = frozenset()  # what is shipped compiled, nobody counts
    try:
        yield steps
    finally:
        re.compile = _COMPILE
        _forget()
        sys.modules.update(before)


def _forget() -> None:
    for name in [name for name in sys.modules if name.split(".")[0] in _PACKAGES]:
        del sys.modules[name]


class CountingPattern:
    """A compiled pattern that finds what the real one finds, and counts how."""

    def __init__(self, real: re.Pattern[str], steps: Steps) -> None:
        self.real = real
        self._steps = steps
        self._run: _Run | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self._checked(self.real.match(text, pos, endpos), self._count(text, pos, endpos))

    def fullmatch(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self._checked(self.real.fullmatch(text, pos, endpos), self._count(text, pos, endpos, whole=True))

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        found = self.real.search(text, pos, endpos)
        return self._checked(found, self._search(text, pos, endpos, found))

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        for found in self.real.finditer(text, pos, endpos):
            self._search(text, pos, endpos, found)
            yield found
            pos = max(found.end(), found.start() + 1)
        self._search(text, pos, endpos, None)

    def findall(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> list[Any]:
        self._all(text, pos, endpos)
        return self.real.findall(text, pos, endpos)

    def sub(self, repl: Any, text: str, count: int = 0) -> str:
        self._all(text)
        return self.real.sub(repl, text, count)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        self._all(text)
        return self.real.split(text, maxsplit)

    def _all(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> None:
        for _ in self.finditer(text, pos, endpos):
            pass

    def _search(self, text: str, pos: int, endpos: int, found: re.Match[str] | None) -> int:
        """Count a search that began at `pos` and ended with `found`: a match is tried at each place until then."""
        end = -1
        for start in range(min(pos, len(text)), (min(len(text), endpos) if found is None else found.start()) + 1):
            end = self._count(text, start, endpos)
        return end

    def _count(self, text: str, pos: int, endpos: int, whole: bool = False) -> int:
        if self._run is None:
            self._run = _Run(self.real)
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(_DEEP)
        try:
            end, taken = self._run.match(text, min(pos, len(text)), min(len(text), endpos), whole)
        finally:
            sys.setrecursionlimit(limit)
        self._steps.taken += taken
        return end

    def _checked(self, found: re.Match[str] | None, end: int) -> re.Match[str] | None:
        assert end == (-1 if found is None else found.end()), f"counted otherwise than matched: {self.real.pattern}"
        return found


class _Run:
    """One pattern, ready to be tried: each part is a function that goes on with the part behind it."""

    def __init__(self, real: re.Pattern[str]) -> None:
        self.text = ""
        self.end = 0
        self.taken = 0
        self._whole = False
        self._begun: dict[int, int] = {}
        self._groups: dict[int, tuple[int, int]] = {}
        tree: Any = parser.parse(real.pattern, real.flags)
        self._start = self._sequence(list(tree), tree.state.flags, self._finish)

    def match(self, text: str, pos: int, end: int, whole: bool) -> tuple[int, int]:
        self.text, self.end, self.taken, self._whole = text, end, 0, whole
        return self._start(pos), self.taken

    def _finish(self, at: int) -> int:
        return -1 if self._whole and at != self.end else at

    def _sequence(self, items: Sequence[tuple[Any, Any]], flags: int, then: Matcher) -> Matcher:
        for kind, value in reversed(items):
            then = self._item(kind, value, flags, then)
        return then

    def _item(self, kind: Any, value: Any, flags: int, then: Matcher) -> Matcher:
        accepts = accepted(kind, value, flags)
        if accepts is not None:
            return self._character(accepts, then)
        if kind is code.AT:
            return self._at(value, flags, then)
        if kind is code.BRANCH:
            return self._branch([self._sequence(list(branch), flags, then) for branch in value[1]])
        if kind is code.SUBPATTERN:
            return self._group(value[0], list(value[3]), (flags | value[1]) & ~value[2], then)
        if kind is code.GROUPREF:
            return self._reference(value, then)
        if kind is code.ATOMIC_GROUP:
            return self._atomic(self._sequence(list(value), flags, _itself), then)
        if kind in (code.ASSERT, code.ASSERT_NOT):
            return self._assertion(value, flags, then, wanted=kind is code.ASSERT)
        if kind in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            return self._repeat(kind, value, flags, then)
        raise NotImplementedError(f"{kind} is not counted yet")

    def _character(self, accepts: Callable[[str], bool], then: Matcher) -> Matcher:
        def run(at: int) -> int:
            self.taken += 1
            return then(at + 1) if at < self.end and accepts(self.text[at]) else -1

        return run

    def _at(self, where: Any, flags: int, then: Matcher) -> Matcher:
        holds = _PLACES[where] if not flags & re.MULTILINE else _LINE_PLACES.get(where, _PLACES[where])

        def run(at: int) -> int:
            self.taken += 1
            return then(at) if holds(self.text, at, self.end) else -1

        return run

    def _branch(self, branches: list[Matcher]) -> Matcher:
        def run(at: int) -> int:
            for branch in branches:
                self.taken += 1
                found = branch(at)
                if found >= 0:
                    return found
            return -1

        return run

    def _group(self, number: int | None, items: list[tuple[Any, Any]], flags: int, then: Matcher) -> Matcher:
        if number is None:
            return self._sequence(items, flags, then)
        begun, groups = self._begun, self._groups

        def close(at: int) -> int:
            groups[number] = begun[number], at
            return then(at)

        inner = self._sequence(items, flags, close)

        def run(at: int) -> int:
            kept = begun.get(number, at)
            begun[number] = at
            found = inner(at)
            begun[number] = kept
            return found

        return run

    def _reference(self, number: int, then: Matcher) -> Matcher:
        """What a group that stands before has matched, again: to the letter, for it stands at the same place."""
        groups = self._groups

        def run(at: int) -> int:
            start, end = groups[number]
            length = end - start
            self.taken += length + 1
            return then(at + length) if self.text.startswith(self.text[start:end], at, self.end) else -1

        return run

    def _atomic(self, inner: Matcher, then: Matcher) -> Matcher:
        def run(at: int) -> int:
            found = inner(at)
            return then(found) if found >= 0 else -1

        return run

    def _assertion(self, value: Any, flags: int, then: Matcher, *, wanted: bool) -> Matcher:
        direction, items = value
        inner = self._sequence(list(items), flags, _itself)
        back = items.getwidth()[0] if direction < 0 else 0

        def run(at: int) -> int:
            self.taken += 1
            holds = at >= back and inner(at - back) >= 0
            return then(at) if holds is wanted else -1

        return run

    def _repeat(self, kind: Any, value: Any, flags: int, then: Matcher) -> Matcher:
        least, most, items = value[0], int(value[1]), list(value[2])
        accepts = accepted(items[0][0], items[0][1], flags) if len(items) == 1 else None
        if kind is code.POSSESSIVE_REPEAT:
            inner = self._sequence(items, flags, _itself)
            return self._possessive(inner, least, most, then)
        if accepts is not None:
            return self._run_of(accepts, least, most, then, greedy=kind is code.MAX_REPEAT)
        return self._loop(items, flags, least, most, then, greedy=kind is code.MAX_REPEAT)

    def _run_of(self, accepts: Callable[[str], bool], least: int, most: int, then: Matcher, *, greedy: bool) -> Matcher:
        """The same character again and again: no function for each."""

        def run(at: int) -> int:
            text, last = self.text, min(self.end, at + most)
            to = at
            if greedy:
                while to < last and accepts(text[to]):
                    to += 1
                self.taken += to - at + 1
                while to >= at + least:
                    self.taken += 1
                    found = then(to)
                    if found >= 0:
                        return found
                    to -= 1
                return -1
            while True:
                self.taken += 1
                if to >= at + least:
                    found = then(to)
                    if found >= 0:
                        return found
                if to >= last or not accepts(text[to]):
                    return -1
                to += 1

        return run

    def _possessive(self, inner: Matcher, least: int, most: int, then: Matcher) -> Matcher:
        def run(at: int) -> int:
            times = 0
            while times < most:
                self.taken += 1
                found = inner(at)
                if found < 0:
                    break
                times += 1
                if found == at:
                    times = max(times, least)
                    break
                at = found
            return then(at) if times >= least else -1

        return run

    def _loop(
        self, items: list[tuple[Any, Any]], flags: int, least: int, most: int, then: Matcher, *, greedy: bool
    ) -> Matcher:
        times, before = 0, -1

        def again(at: int) -> int:
            nonlocal times, before
            if times >= most or (at == before and times >= least):
                return -1
            kept = times, before
            times, before = times + 1, at
            found = inner(at)
            times, before = kept
            return found

        def leave(at: int) -> int:
            nonlocal times, before
            if times < least:
                return -1
            kept = times, before
            found = then(at)
            times, before = kept
            return found

        def turn(at: int) -> int:
            self.taken += 1
            found = again(at) if greedy else leave(at)
            if found < 0:
                found = leave(at) if greedy else again(at)
            return found

        def enter(at: int) -> int:
            nonlocal times, before
            kept = times, before
            times, before = 0, -1
            found = turn(at)
            times, before = kept
            return found

        inner = self._sequence(items, flags, turn)
        return enter


def _itself(at: int) -> int:
    return at


def accepted(kind: Any, value: Any, flags: int) -> Callable[[str], bool] | None:
    """Whether a character is one that the part takes; None for a part that is more than one character."""
    if kind is code.ANY:
        return (lambda _: True) if flags & re.DOTALL else (lambda character: character != "\n")
    if kind is code.LITERAL:
        members: list[tuple[Any, Any]] = [(kind, value)]
    elif kind is code.NOT_LITERAL:
        members = [(code.NEGATE, None), (code.LITERAL, value)]
    elif kind is code.IN:
        members = list(value)
    else:
        return None
    negated = members[0][0] is code.NEGATE
    known: dict[str, bool] = {}

    def accepts(character: str) -> bool:
        answer = known.get(character)
        if answer is None:
            forms = {character}
            if flags & re.IGNORECASE:
                forms |= {form for form in (character.lower(), character.upper()) if len(form) == 1}
            answer = known[character] = any(_is_member(form, members) for form in forms) is not negated
        return answer

    return accepts


def _is_member(character: str, members: Sequence[tuple[Any, Any]]) -> bool:
    for kind, value in members:
        if kind is code.LITERAL and ord(character) == value:
            return True
        if kind is code.RANGE and value[0] <= ord(character) <= value[1]:
            return True
        if kind is code.CATEGORY and _CATEGORIES[value](character):
            return True
    return False


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _boundary(text: str, at: int, end: int) -> bool:
    return (at > 0 and _is_word(text[at - 1])) is not (at < end and _is_word(text[at]))


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    code.CATEGORY_DIGIT: str.isdecimal,
    code.CATEGORY_NOT_DIGIT: lambda character: not character.isdecimal(),
    code.CATEGORY_SPACE: str.isspace,
    code.CATEGORY_NOT_SPACE: lambda character: not character.isspace(),
    code.CATEGORY_WORD: _is_word,
    code.CATEGORY_NOT_WORD: lambda character: not _is_word(character),
}
_Place = Callable[[str, int, int], bool]
_PLACES: dict[Any, _Place] = {
    code.AT_BEGINNING: lambda _text, at, _end: at == 0,
    code.AT_BEGINNING_STRING: lambda _text, at, _end: at == 0,
    code.AT_END: lambda text, at, end: at == end or (at == end - 1 and text[at] == "\n"),
    code.AT_END_STRING: lambda _text, at, end: at == end,
    code.AT_BOUNDARY: _boundary,
    code.AT_NON_BOUNDARY: lambda text, at, end: not _boundary(text, at, end),
}
_LINE_PLACES: dict[Any, _Place] = {
    code.AT_BEGINNING: lambda text, at, _end: at == 0 or text[at - 1] == "\n",
    code.AT_END: lambda text, at, end: at == end or text[at] == "\n",
}
