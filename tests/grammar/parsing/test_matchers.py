"""The terminals as matchers: each compiled when first tried, the first that matches counts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.parsing.loader import scanner, terminals
from cablegrammar.parsing.matchers import Terminal, Terminals
from cablegrammar.parsing.tables import ROOMS

LETTERS, DIGITS = "abcdefghijklmnopqrstuvwxyz", "0123456789"


def bits(characters: str) -> str:
    return f"{sum(1 << ord(character) for character in characters):x}"


SMALL = [
    Terminal("WORD", "[a-z]{2,}", 0, [(LETTERS, bits(LETTERS))]),
    Terminal("NUMBER", "[0-9]+", 0, [(DIGITS, bits("".join(map(chr, range(128)))))]),
    Terminal("LETTER", "[a-z]", 0, [(LETTERS, bits("".join(map(chr, range(128)))))]),
]


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that were compiled."""
    patterns: list[str] = []
    compile_pattern = re.compile

    def note(pattern: str) -> re.Pattern[str]:
        patterns.append(pattern)
        return compile_pattern(pattern)

    monkeypatch.setattr("cablegrammar.parsing.matchers.re.compile", note)
    return patterns


def kind(found: re.Match[str] | None) -> str | None:
    """The terminal that has matched."""
    return None if found is None else found.lastgroup


def test_a_terminal_is_compiled_when_it_is_first_tried(compiled: list[str]) -> None:
    matchers = Terminals(SMALL)
    by_character = matchers.choices(("LETTER", "WORD", "NUMBER"))
    assert compiled == []
    assert kind(by_character["a"]("ab", 0)) == "LETTER"
    assert compiled == ["(?P<LETTER>[a-z])"]
    found = by_character["7"]("78", 0)
    assert found is not None
    assert found.group() == "78"
    assert by_character["-"]("-", 0) is None
    assert compiled == ["(?P<LETTER>[a-z])", "(?P<NUMBER>[0-9]+)"]


def test_no_terminals_match_nothing() -> None:
    assert Terminals(SMALL).choice(())("a", 0) is None


def test_matchers_are_made_once() -> None:
    matchers = Terminals(SMALL)
    assert matchers.choices(("WORD", "NUMBER")) is matchers.choices(("WORD", "NUMBER"))
    assert matchers.choices(("WORD", "NUMBER"))["a"] is matchers.choices(("WORD",))["b"]
    assert matchers.candidates(("WORD", "NUMBER")) is matchers.candidates(("WORD", "NUMBER"))


def test_beyond_ascii_every_terminal_is_tried_and_no_character_is_kept() -> None:
    names = Terminals(SMALL).candidates(("WORD", "NUMBER"))
    assert names["é"] == names["ü"] == ("WORD", "NUMBER")
    assert (names["a"], names["1"], names["-"]) == (("WORD",), ("NUMBER",), ())
    assert "é" not in names


def test_the_second_character_tells_more_and_one_beyond_ascii_nothing() -> None:
    names = Terminals(SMALL).candidates(("WORD", "LETTER", "NUMBER"))
    assert (names["ab"], names["a1"], names["12"]) == (("WORD", "LETTER"), ("LETTER",), ("NUMBER",))
    assert names["aé"] == names["aü"] == names["a"] == ("WORD", "LETTER")
    assert not {"aé", "aü"} & names.keys()


def test_a_scanner_names_what_it_found() -> None:
    found = scanner("artefact_patterns", "PILCROW", "LOST_APOSTROPHE").finditer("\u00b61. Canada,s buoy")
    assert [match.lastgroup for match in found] == ["PILCROW", "LOST_APOSTROPHE"]
    assert scanner("artefact_patterns", "PILCROW") is terminals("artefact_patterns").pattern("PILCROW")


@pytest.mark.parametrize("name", sorted(ROOMS))
@settings(max_examples=60)
@given(st.text(alphabet="ABCREFSUNTVZabcdenotx 0159.,:;()/-#\n\té", min_size=1, max_size=12))
def test_what_is_found_is_what_one_pattern_finds(name: str, text: str) -> None:
    matchers = terminals(name)
    names = tuple(matchers.known)
    found, expected = matchers.choices(names)[text[:2]](text, 0), matchers.pattern(*names).match(text)
    assert (found and (found.lastgroup, found.end())) == (expected and (expected.lastgroup, expected.end()))
