"""The characters that a line's terminals may begin with: no match begins with another one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.lines.terminals import line_grammar
from cablegrammar.parsing.first_characters import first_characters
from cablegrammar.parsing.loader import line_firsts

ROOT = Path(__file__).parents[3]
CABLES = [*ROOT.glob("examples/*/*.cable"), *ROOT.glob("tests/rules/whole_cables/*.cable")]


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        ("abc", "a"),
        ("(?i:ab|cd)", "ACac"),
        ("a?b", "ab"),
        ("[a-c]+d", "abc"),
        ("(?=[bc])[a-b]x", "b"),
        ("(?!x)[xy]", "xy"),
        ("(?:ab)?+(?>c|d)", "acd"),
        (r"\d{2}|Z", "0123456789Z"),
        ("(?=a)", None),
        ("a*", None),
    ],
)
def test_patterns(pattern: str, firsts: str | None) -> None:
    assert first_characters(pattern) == ("".join(map(chr, range(128))) if firsts is None else firsts)


def test_no_terminal_matches_where_its_characters_say_that_it_does_not() -> None:
    grammar, firsts = line_grammar(), line_firsts()
    for path in CABLES:
        text = path.read_text(encoding="utf-8")
        starts = [0, *(match.end() for match in re.finditer(r"\n[ \t]*|  +", text))]
        for at in (at for at in starts if at < len(text) and text[at].isascii()):
            for name, characters in firsts.items():
                if text[at] not in characters:
                    assert grammar.matchers[name](text, at) is None, (path.name, name, at)


@settings(max_examples=200)
@given(st.text(max_size=12))
def test_the_strong_terminals_are_those_of_one_pattern_however_often_they_are_asked(text: str) -> None:
    grammar = line_grammar()
    strong = grammar.strong_in_smart()
    together = strong._together(strong.names)
    for line in (f"{text}\n", f"TAGS: {text}\n", f"{text} OF 03\n"):
        found, expected = strong[line[0]](line, 0), together(line, 0)
        assert (found and (found.lastgroup, found.end())) == (expected and (expected.lastgroup, expected.end()))
