"""The counter of steps finds what Python's matcher finds, and tells a slow pattern from a linear one."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.parsing.tables import ROOMS, tables
from support.steps import CountingPattern, Steps, counted_steps

PATTERNS = [
    r"a*b", r"a*?b", r"a*+b", r"(?:ab|a)*c", r"(?:ab|a)*?c", r"(?:a|b?)*+c", r"(?>a+|b)c", r"(?=ab)a", r"(?!ab)a",
    r"(?<=a)b", r"(?<!ab)c", r"^a$", r"(?m:^a$)", r"\Aa\Z", r"\bab\b", r"a\B", r"(?i:AB)[^C]", r"[a-b\d\s]+\W",
    r"a{2,3}b", r"(?:a{2}|b){1,2}c", r"(?:(?:a|b)*c)*", r"(?s:.)+b", r".+b", r"(a)(b)?", r"a||b", "",
    r"(?=(?P<x>(?:ab?|b)*))(?P=x)c", r"(?:(?=(a|b))\1)*c",
]  # fmt: skip
TEXTS = st.text(alphabet="abcABC1 \n.", max_size=12)


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=40)
@given(text=TEXTS, pos=st.integers(0, 3))
def test_it_finds_what_the_real_pattern_finds(pattern: str, text: str, pos: int) -> None:
    """Each way to match compares its end with the real one."""
    counted = Steps().compile(pattern)
    counted.match(text, pos)
    counted.fullmatch(text, pos)
    counted.search(text, pos)
    assert [found.span() for found in counted.finditer(text)] == [m.span() for m in re.finditer(pattern, text)]
    assert counted.sub("-", text) == re.sub(pattern, "-", text)


@given(st.sampled_from([row[1] for name in ROOMS for row in tables(name)["terminals"]]), st.text(max_size=30))
def test_it_reads_the_terminals_of_the_grammars(pattern: str, text: str) -> None:
    Steps().compile(pattern).match(text)


@pytest.mark.parametrize(
    ("pattern", "doubled"),
    [("a*b", 2), ("(?:a|c)*b", 2), ("a*a*b", 4), ("(?:a*c?)*+b", 2), ("a*a*a*b", 8), ("a{0,9}b", 0), ("c", 0)],
)
def test_it_tells_the_degree(pattern: str, doubled: int) -> None:
    """What fails on a run of one letter is tried as often as the pattern can part the run."""
    steps = Steps()
    growth = steps.growth(steps.compile(pattern).match, lambda size: "a" * size, 50)
    assert growth == pytest.approx(doubled, rel=0.1)


def test_a_package_is_imported_anew_and_put_back() -> None:
    before = sys.modules["cablegrammar"]
    compiled = re.compile
    with counted_steps() as steps:
        parse = steps.load("cablegrammar.tags.tag", "parse_tags")
        assert sys.modules["cablegrammar"] is not before
        assert steps.of(lambda: parse("PREL, ECON", 0)) > 10
        assert isinstance(re.compile("a"), CountingPattern)
    assert sys.modules["cablegrammar"] is before
    assert re.compile is compiled
