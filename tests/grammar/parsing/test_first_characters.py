"""The characters and words that matches begin with: no match begins with another one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.parsing.first_characters import beginnings, first_characters, second_characters
from cablegrammar.parsing.loader import beginnings as words_of
from cablegrammar.parsing.loader import terminals
from cablegrammar.parsing.tables import ROOMS, tables

ROOT = Path(__file__).parents[3]
CABLES = [*ROOT.glob("examples/*/*.cable"), *ROOT.glob("tests/rules/whole_cables/*.cable")]
EVERYTHING = "".join(map(chr, range(128)))


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        ("abc", "a"),
        ("(?i:ab|cd)", "ACac"),
        ("a?b", "ab"),
        ("[a-c]+d", "abc"),
        ("(?=[bc])[a-b]x", "b"),
        ("(?!x)[xy]", "y"),
        ("(?!x|y|za)[w-z]", "wz"),
        ("(?!(?:x))[xy]", "y"),
        ("(?!xa)[xy]", "xy"),
        ("(?!.)[xy]", "xy"),
        ("(?<=a)b", "b"),
        ("(?<!a)b", "b"),
        ("(?:ab)?+(?>c|d)", "acd"),
        (r"\d{2}|Z", "0123456789Z"),
        ("[^a]", EVERYTHING.replace("a", "")),
        ("(?i:[^a])", EVERYTHING.replace("a", "").replace("A", "")),
        ("(?s-i:[^a])", EVERYTHING.replace("a", "")),
        ("é|z", "z"),
        (r"(a)\1", "a"),
        (r"(?:(a)|b)(?(1)c|d)", "ab"),
        (r"(a)?\1", EVERYTHING),
        ("(?=a)", EVERYTHING),
        ("a*", EVERYTHING),
    ],
)
def test_first_characters(pattern: str, firsts: str) -> None:
    assert first_characters(pattern) == firsts


@pytest.mark.parametrize(
    ("pattern", "seconds"),
    [
        ("abc", {"a": "b"}),
        ("(?i:ab|cd)", {"A": "Bb", "C": "Dd", "a": "Bb", "c": "Dd"}),
        ("a?[bc]d?+e", {"a": "bc", "b": "de", "c": "de"}),
        ("(?:ab|ac|d)e", {"a": "bc", "d": "e"}),
        ("[ab]{2,}c", {"a": "ab", "b": "ab"}),
        ("a{2}b", {"a": "a"}),
        ("a{1,3}+b", {"a": "ab"}),
        ("(?>a(?=b)|c(?!d))", {"a": "b", "c": EVERYTHING.replace("d", "")}),
        ("a(?=b|$)", {"a": EVERYTHING}),
        ("(?=ab)[a-z]c", {"a": "c"}),
        ("(?:a?){2}b", {"a": "ab", "b": EVERYTHING}),
        ("aé|ab", {"a": "b"}),
        (r"(a)\1", {"a": EVERYTHING}),
        ("a", {"a": EVERYTHING}),
        ("a*", dict.fromkeys(EVERYTHING, EVERYTHING)),
    ],
)
def test_second_characters(pattern: str, seconds: dict[str, str]) -> None:
    assert second_characters(pattern) == seconds


ALL_BUT_LETTERS = "".join(sorted({one.lower() for one in EVERYTHING if not one.isalpha()}))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?i:unq(?:uo)?te)", {"unq": "tu"}),
        ("REF[AB]", {"ref": "ab"}),
        ("(?:ref|reftel)[A-C]", {"ref": "abct"}),
        ("(?i:begin|end)(?:[ \t]*+(?<=\\s)of)", {"begin": "\t ", "end": "\t "}),
        ("(?i:begin|end)(?:[ \t]*+(?<=[nd])of)", {"begin": "\t o", "end": "\t o"}),
        ("refs(?![a-zA-Z])", {"refs": ALL_BUT_LETTERS}),
        ("(?<=x)(?>ref)(?=a)a", {"ref": "a"}),
        (r"(?<!\w)a|b", {"a": "".join(sorted(set(EVERYTHING.lower()))), "b": "".join(sorted(set(EVERYTHING.lower())))}),
        ("[ab]c", {"": "ab"}),
        ("é", {"": ""}),
    ],
)
def test_beginnings(pattern: str, words: dict[str, str]) -> None:
    assert beginnings(pattern) == words


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_no_terminal_matches_where_its_characters_say_that_it_does_not(name: str) -> None:
    matchers = terminals(name)
    for path in CABLES:
        text = path.read_text(encoding="utf-8")
        starts = {
            text[match.end() : match.end() + 12]: match.end() for match in re.finditer(r"\A|\n[ \t]*|  +|[/(]", text)
        }
        for at in (at for at in starts.values() if at < len(text)):
            for terminal in matchers.known.values():
                if not terminal.may_begin(*text[at : at + 2]):
                    assert matchers[terminal.name](text, at) is None, (path.name, terminal.name, at)


ALPHABET = "ABCREFTGSUNabcdefinoqrtu 0159.,:;()/-#\n"


@settings(max_examples=300)
@given(st.text(alphabet=ALPHABET, max_size=6), st.sampled_from(sorted(ROOMS)))
def test_nor_in_any_other_text(text: str, name: str) -> None:
    matchers = terminals(name)
    for terminal in matchers.known.values():
        for at in range(len(text)):
            if not terminal.may_begin(*text[at : at + 2]):
                assert matchers[terminal.name](text, at) is None, (terminal.name, at)
            if not terminal.may_begin(text[at]):
                assert matchers[terminal.name](text, at, at + 1) is None, (terminal.name, at)


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            ["ref", "Ref", "tel", "para", "s", " ", "4", "(", "b)", "BEGIN", "end", " text", "unq", "ote", "é", "."]
        )
    )
)
def test_what_is_searched_for_begins_with_one_of_its_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    matchers = terminals("citation_patterns")
    for terminal, words in tables("citation_patterns")["beginnings"].items():
        for at in range(len(text)):
            match = matchers[terminal](text, at)
            if match is not None:
                rest = text[at:].lower()
                word = next(word for word in words if rest.startswith(word))
                follower = rest[len(word) : len(word) + 1]
                assert not follower.isascii() or not follower or follower in words[word], (terminal, match)


def test_words_come_with_the_terminals_that_begin_so() -> None:
    words = words_of("citation_patterns", "FIRST_LETTER", "GENERIC", "FIRST_NUMBER", "TEXT_MARK", "UNQUOTE")
    assert [(word, names) for word, _, names in words] == [
        ("begin", ("TEXT_MARK",)),
        ("end", ("TEXT_MARK",)),
        ("para", ("FIRST_NUMBER",)),
        ("ref", ("FIRST_LETTER", "GENERIC")),
        ("unq", ("UNQUOTE",)),
    ]
    followers = {word: followers for word, followers, _ in words}
    assert set("tes (.,)") <= followers["ref"]
    assert followers["ref"].isdisjoint("abcdfghijklmnopqruvwxyz0123456789_-/&=#:")  # of `reform`, `ref-1`
    assert followers["end"] == set(" \t\r\n")


@pytest.mark.parametrize("names", [("OF_THIS",), ("UNQUOTE", "ANOTHER_BEFORE")])
def test_what_may_begin_in_many_ways_is_not_searched_for_by_words(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="do not begin with words of their own"):
        words_of("citation_patterns", *names)
