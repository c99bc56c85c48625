"""Trying a pattern only where it can match finds what trying it everywhere finds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.parsing.places import at_lines, at_places, at_words, line_starts

TEXTS = st.text("ab \n", max_size=40)


def spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


@given(TEXTS, st.integers(0, 12), st.integers(0, 45))
def test_at_lines(text: str, start: int, end: int) -> None:
    for pattern in map(re.compile, (r"(?m:^) *a", r"(?m:^)[ab]\n?[ab]", r"(?m:^)(?:a|b[^b]{1,3}b)(?=\n|\Z)")):
        assert spans(at_lines(pattern, text, start, end)) == spans(pattern.finditer(text, start, end))


@given(TEXTS, st.integers(0, 12), st.integers(0, 45))
def test_at_words(text: str, start: int, end: int) -> None:
    for pattern in map(re.compile, (r"(?<=a)  ++(?=b)|(?<=\n)  a", r"  ", r"(?<!b)  [^ ]")):
        assert spans(at_words(pattern, text, "  ", start, end)) == spans(pattern.finditer(text, start, end))


@given(TEXTS, st.sets(st.integers(0, 39)))
def test_at_places(text: str, places: set[int]) -> None:
    pattern = re.compile(r"[ab]{1,3}")
    found = spans(at_places(pattern, text, sorted(places), len(text)))
    assert all(start in places and pattern.match(text, start) for start, _ in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))
    if places >= set(range(len(text))):
        assert found == spans(pattern.finditer(text))


@given(TEXTS, st.integers(0, 12), st.integers(0, 45))
def test_line_starts(text: str, start: int, end: int) -> None:
    found = [place for place in range(start, min(end, len(text))) if place == 0 or text[place - 1] == "\n"]
    assert [place for place in line_starts(text, start, end) if place < len(text)] == found
