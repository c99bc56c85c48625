"""The driver: a text parsed at once and token by token, what it accepts where it stands, and what it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.parsing.driver import ParseError, Parser
from cablegrammar.parsing.lark_internals import compile_grammar
from cablegrammar.parsing.loader import load
from cablegrammar.parsing.matchers import Terminal, Terminals
from cablegrammar.parsing.tokens import Token, Tree

ANYWHERE = [("".join(map(chr, range(128))), f"{2**128 - 1:x}")]
"""What a terminal begins with of which nothing is known."""


def leaves(tree: Tree) -> list[Token]:
    return [token for child in tree.children for token in (leaves(child) if isinstance(child, Tree) else [child])]


@given(st.text(alphabet="A1b. ,;()REF-", max_size=30))
def test_tokens_know_their_places_and_leave_out_only_what_may_stand_anywhere(text: str) -> None:
    tokens = leaves(load("references").parse(text))
    assert [text[token.start_pos : token.end_pos] for token in tokens] == tokens
    done = 0
    for token in tokens:
        assert not text[done : token.start_pos].strip()
        done = token.end_pos
    assert not text[done:].strip()


def test_a_tree_fed_token_by_token_is_that_of_the_whole_text() -> None:
    text = "A. SUVA 112, B. 08 TALLINN 7 (NOTAL)"
    parser = load("references")
    whole = parser.parse(text)
    parse = parser.begin("start")
    for token in leaves(whole):
        assert parse.takes(token.type)
        assert token.type in parse.accepted()
        parse.feed(token)
    assert parse.finish(len(text)) == whole


def test_the_first_start_rule_is_the_usual_one() -> None:
    parser = load("declassification")
    assert parser.parse("DECL: 04/09/2018") == parser.parse("DECL: 04/09/2018", "instruction")
    assert parser.parse("E.O. 12958: N/A", "executive_order").data == "executive_order"


def test_what_does_not_fit_is_refused_with_its_place_and_without_its_words() -> None:
    parse = load("cable").begin("message")
    with pytest.raises(ParseError, match="at offset 7 the grammar expects") as refused:
        parse.feed(Token("VALUE", "QUILL", 7))
    assert refused.value.position == 7
    assert "FL1" in refused.value.expected
    assert "QUILL" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [("a ?", 2, ("A", "B")), ("b a", 2, ()), ("a", 1, ("A", "B")), ("", 0, ("A", "B"))],
    ids=["no terminal", "none that may come here", "too short", "empty"],
)
def test_a_text_that_no_rule_accepts_is_refused(text: str, position: int, expected: tuple[str, ...]) -> None:
    with pytest.raises(ParseError) as refused:
        SMALL.parse(text)
    assert (refused.value.position, refused.value.expected) == (position, expected)
    assert SMALL.parse("a a b") == ("start", ["a", "a", "b"])


def _small() -> Parser:
    data = compile_grammar('start: A* B\nA: "a"\nB: "b"\n%ignore " "', ("start",), _read)
    return Parser(
        data,
        Terminals(Terminal(name, pattern, priority, ANYWHERE) for name, pattern, priority in data["terminals"]),
    )


def _read(_base: object, file: str) -> tuple[str, str]:
    raise FileNotFoundError(file)


SMALL = _small()


def test_settling_tells_what_may_follow_here() -> None:
    """After the reduction the state is that of its context: in LALR the one before it stands for several."""
    settled, left = load("cable").begin("message"), load("cable").begin("message")
    for parse in (settled, left):
        parse.feed(Token("CLERK_NUMBER", "48", 0))
    settled.settle()
    assert settled.stack is not left.stack
    assert settled.accepted() == left.accepted()
    assert settled.finish(2) == left.finish(2)


def test_asking_changes_nothing() -> None:
    parse = load("cable").begin("message")
    parse.feed(Token("NUMBER", "1.", 0))
    before = parse.stack
    for kind in load("cable").terminals.known:
        parse.takes(kind)
    parse.accepted()
    assert parse.stack is before


def test_a_refused_token_changes_nothing() -> None:
    parse = load("cable").begin("message")
    parse.feed(Token("NUMBER", "1.", 0))
    before = parse.stack
    with pytest.raises(ParseError):
        parse.feed(Token("VALUE", "QUILL", 3))
    assert parse.stack is before
    assert leaves(parse.finish(3)) == ["1."]


def test_a_parser_stands_on_the_same_stacks_however_long_the_text() -> None:
    """What a terminal does is worked out once for each: a list that grows makes no new ones."""
    parser = load("tags")
    parser.parse("PREL, EAIR, ENRG, SNAR")
    known = parser.stacks_kept
    parser.parse("PREL, EAIR, ENRG, SNAR, " * 50)
    assert parser.stacks_kept == known


def test_what_is_nested_without_end_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cablegrammar.parsing.driver._MOST_STACKS", 20)
    data = compile_grammar('start: "(" start ")" | "a"', ("start",), _read)
    terminals = [Terminal(name, pattern, priority, ANYWHERE) for name, pattern, priority in data["terminals"]]
    nested = Parser(data, Terminals(terminals))
    for depth in (5, 200, 5):
        tree: Token | Tree = nested.parse("(" * depth + "a" + ")" * depth)
        for _ in range(depth):
            assert isinstance(tree, Tree)
            (tree,) = tree.children
        assert tree == ("start", [])
    assert nested.stacks_kept == 20
    with pytest.raises(ParseError):
        nested.parse("(" * 100 + "a" + ")" * 99)


def test_a_text_of_one_token_may_be_all_that_a_grammar_wants() -> None:
    """Its start rule makes no tree of its own, so that nothing is left to be made at the end."""
    data = compile_grammar('?start: A\nA: "a"', ("start",), _read)
    terminals = [Terminal(name, pattern, priority, ANYWHERE) for name, pattern, priority in data["terminals"]]
    lonely = Parser(data, Terminals(terminals))
    for _ in range(2):
        assert str(lonely.parse("a")) == "a"
        with pytest.raises(ParseError):
            lonely.parse("")
