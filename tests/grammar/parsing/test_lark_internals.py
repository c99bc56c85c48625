"""What is relied on of Lark, one test for each thing: a release that changes one of them fails here, and says which.

`lark_internals.py` is the one module that knows Lark. CI runs this folder with the oldest and the newest Lark.
"""

from __future__ import annotations

import ast
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import lark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lark.lexer import BasicLexer
from lark.tools.serialize import serialize

from cablegrammar.parsing import lark_internals
from cablegrammar.parsing.driver import Parse, ParseError, Parser
from cablegrammar.parsing.lark_internals import _NoLexer, compile_grammar
from cablegrammar.parsing.loader import load
from cablegrammar.parsing.matchers import Terminal, Terminals
from cablegrammar.parsing.tables import STARTS, _read, grammar_text
from cablegrammar.parsing.tokens import Token, Tree

ROOT = Path(__file__).parents[3]
INTERNALS = ROOT / "grammar/cablegrammar/parsing/lark_internals.py"

SHAPES = """
start: (both | _spread | only | named)*
both: A B -> renamed
    | A "+" B
_spread: "(" _spread? A+ ")"
?only: "[" (A | both)* "]"
     | "{" A "}" -> braced
!named: "<" _HIDDEN ("," A)* ">"
A: "a"
B: "b"
_HIDDEN: "#"
%ignore " "
"""
"""Whatever shapes a tree: an alias, what is inlined, an only child, and what is left out."""

ANYWHERE = [("".join(map(chr, range(128))), f"{2**128 - 1:x}")]
"""What a terminal begins with of which nothing is known."""


def read(_base: object, file: str) -> tuple[str, str]:
    if file != "days.lark":
        raise FileNotFoundError(file)
    return "<days.lark>", 'MONTH: _LETTERS "!"\n_LETTERS: /[A-Z]{3}/\n'


def parser_of(text: str, *start: str) -> Parser:
    data = compile_grammar(text, start, read)
    return Parser(
        data,
        Terminals(Terminal(name, pattern, priority, ANYWHERE) for name, pattern, priority in data["terminals"]),
    )


@cache
def lark_of(name: str) -> lark.Lark:
    """Lark's own parser of a grammar, with its own lexers and tree makers."""
    lexer: Any = _NoLexer if name == "cable" else "contextual"
    return lark.Lark(
        grammar_text(name),
        parser="lalr",
        lexer=lexer,
        start=list(STARTS[name]),
        maybe_placeholders=False,
        import_paths=[_read],
    )


def plain(value: Any) -> Any:
    """A tree of ours or of Lark's, to be compared."""
    if isinstance(value, (Tree, lark.Tree)):
        return str(value.data), [plain(child) for child in value.children]
    return str(value.type), str(value), value.start_pos, value.end_pos


def own(parser: Parser, text: str, start: str) -> Any:
    try:
        return plain(parser.parse(text, start))
    except ParseError:
        return "refused"


def larks(parser: lark.Lark, text: str, start: str) -> Any:
    try:
        return plain(parser.parse(text, start))
    except lark.exceptions.UnexpectedInput:
        return "refused"


# ------------------------------------------------------------------------------------------- who may know Lark


def modules() -> list[Path]:
    return [
        path
        for folder in ("grammar", "linter", "rules", "docs", "benchmarks")
        for path in ROOT.glob(f"{folder}/**/*.py")
    ]


@cache
def names_in(path: Path) -> tuple[set[str], set[str]]:
    """The packages that a module imports, and the attributes that it asks for."""
    imported, attributes = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            imported.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.Attribute):
            attributes.add(node.attr)
    return imported, attributes


def test_one_module_imports_lark() -> None:
    assert [path for path in modules() if "lark" in names_in(path)[0]] == [INTERNALS]


PRIVATES = {
    *("_parse_table", "parse_table", "_callbacks", "_prepare_callbacks", "_terminals_dict", "_load", "_width", "_mres"),
    *("lexer_conf", "parser_conf", "parser_state", "state_stack", "value_stack", "parse_interactive", "memo_serialize"),
}
"""What the package once asked objects of Lark for, in several of its modules."""


def test_no_other_module_names_a_private_of_lark() -> None:
    assert [path for path in modules() if not PRIVATES.isdisjoint(names_in(path)[1])] == [INTERNALS]
    assert PRIVATES & names_in(INTERNALS)[1] == {"memo_serialize"}
    assert not {name for name in names_in(INTERNALS)[1] if name.startswith("_")}


# --------------------------------------------------------------------------------- what a compiled grammar tells


def test_a_terminal_has_name_priority_pattern_and_widths() -> None:
    grammar = lark.Lark('start: A B\nA.3: /ab+/i\nB: "c."\n%ignore " "', parser="lalr", lexer=_NoLexer)
    terminals = {terminal.name: terminal for terminal in grammar.terminals}
    assert (terminals["A"].priority, terminals["A"].pattern.to_regexp()) == (3, "(?i:ab+)")
    assert (terminals["B"].priority, terminals["B"].pattern.to_regexp()) == (0, r"c\.")
    assert terminals["A"].pattern.max_width > terminals["B"].pattern.max_width == 2
    assert grammar.ignore_tokens == ["__IGNORE_0"]
    assert set(terminals) == {"A", "B", "__IGNORE_0"}


def test_of_patterns_alone_all_are_told_and_not_their_parts() -> None:
    text = "// X: a comment\n%import days.MONTH\nB: _PART /b/\n | /:/\nA.2: /a(?=:)/\n_PART: /p/ _END\n_END: /(?=b)/\n"
    data = compile_grammar(text, (), read)
    assert [(name, priority) for name, _, priority in data["terminals"]] == [("B", 0), ("A", 2)]
    assert re.fullmatch(data["terminals"][0][1], "pb")
    assert data["precedence"] == ["A", "B"]
    assert set(data) == {"terminals", "precedence"}


def test_the_table_is_the_one_that_larks_own_tool_writes() -> None:
    grammar = lark.Lark(SHAPES, parser="lalr", lexer="contextual", maybe_placeholders=False)
    written = io.StringIO()
    serialize(grammar, written)  # type: ignore[no-untyped-call]
    data = json.loads(written.getvalue())
    table = data["data"]["parser"]["parser"]
    assert set(table) >= {"tokens", "states", "start_states", "end_states"}
    actions = [entry for row in table["states"].values() for entry in row.values()]
    assert {action for action, _ in actions} == {0, lark_internals._REDUCE}
    for action, argument in actions:
        if action == lark_internals._REDUCE:
            rule = data["memo"][str(argument["@"])]
            assert set(rule) >= {"origin", "expansion", "alias", "options"}
            assert set(rule["options"]) >= {
                "expand1",
                "priority",
                "template_source",
                "empty_indices",
            }
            for symbol in rule["expansion"]:
                assert ("filter_out" in symbol) is (symbol["__type__"] == "Terminal")
        else:
            assert str(argument) in table["states"]


@pytest.mark.parametrize("name", sorted(STARTS))
def test_terminals_are_tried_in_the_order_of_larks_lexers(name: str) -> None:
    grammar = lark.Lark(
        grammar_text(name), parser="lalr", lexer=_NoLexer, start=list(STARTS[name]), import_paths=[_read]
    )
    conf = grammar.lexer_conf
    conf.skip_validation = True  # it takes long, and is no matter here
    data = compile_grammar(grammar_text(name), STARTS[name], _read)
    assert data["precedence"] == [terminal.name for terminal in BasicLexer(conf).terminals]


def test_a_word_that_an_expression_matches_is_a_keyword_to_lark_and_refused() -> None:
    text = 'start: (WORD | NOT)*\nWORD: /[a-z]+/\nNOT: "not"\n%ignore " "'
    tree = lark.Lark(text, parser="lalr").parse("not nothing")
    assert [token.type for token in tree.children if isinstance(token, lark.Token)] == ["NOT", "WORD"]
    with pytest.raises(ValueError, match="WORD matches NOT"):
        compile_grammar(text, ("start",), read)
    compile_grammar(text.replace("NOT:", "NOT.1:"), ("start",), read)


def test_a_terminal_that_may_match_nothing_is_refused_as_lark_refuses_it() -> None:
    text = "start: A*\nA: /a*/"
    with pytest.raises(lark.exceptions.LexError):
        lark.Lark(text, parser="lalr")
    with pytest.raises(ValueError, match="A may match nothing"):
        compile_grammar(text, ("start",), read)


@pytest.mark.parametrize(
    "text", ["start.2: A\nA: /a/", "start: twice{A}\ntwice{x}: x x\nA: /a/"], ids=["priority", "template"]
)
def test_what_the_driver_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="the driver does not know"):
        compile_grammar(text, ("start",), read)


def test_a_grammar_may_import_terminals_of_another_one() -> None:
    parser = parser_of("start: MONTH+\n%import days.MONTH\n%ignore / /", "start")
    assert parser.parse("JAN! FEB!") == Tree("start", [Token("MONTH", "JAN!", 0), Token("MONTH", "FEB!", 5)])


def test_the_same_grammar_gives_the_same_table_however_lark_numbers_its_states() -> None:
    first, second = (compile_grammar(grammar_text("references"), STARTS["references"], _read) for _ in range(2))
    assert first == second


# -------------------------------------------------------------------------------------------- how trees are shaped


@settings(max_examples=200)
@given(st.lists(st.sampled_from("ab+()[]{}<>#, "), max_size=9).map("".join))
def test_trees_are_shaped_as_lark_shapes_them(text: str) -> None:
    assert own(OWN_SHAPES, text, "start") == larks(LARKS_SHAPES, text, "start")


OWN_SHAPES = parser_of(SHAPES, "start")
LARKS_SHAPES = lark.Lark(SHAPES, parser="lalr", maybe_placeholders=False)


def test_each_shape_of_a_tree() -> None:
    shapes = {
        "ab": ("start", [("renamed", ["a", "b"])]),
        "a+b": ("start", [("both", ["a", "b"])]),
        "((aa)a)": ("start", ["a", "a", "a"]),
        "[a]": ("start", ["a"]),
        "[aa]": ("start", [("only", ["a", "a"])]),
        "[ab]": ("start", [("renamed", ["a", "b"])]),
        "{a}": ("start", [("braced", ["a"])]),
        "<#,a,a>": ("start", [("named", ["<", "#", ",", "a", ",", "a", ">"])]),
        "": ("start", []),
    }
    for text, tree in shapes.items():
        assert OWN_SHAPES.parse(text) == tree, text
        assert own(OWN_SHAPES, text, "start") == larks(LARKS_SHAPES, text, "start"), text


# ---------------------------------------------------------------------------- the grammars, as Lark itself parses

GRAMMARS = [(name, start) for name, starts in STARTS.items() for start in starts if name != "cable"]
WORDS = [
    "REL TO USA, GBR",
    "S//NF",
    "DECL:",
    "04/09/2018",
    "E.O. 12958:",
    "N/A",
    "X1",
    "DE RUEHSV #0112 1000842",
    "ZNY CCCCC ZZH",
    "FM AMEMBASSY SUVA",
    "Classified By:",
    "reasons 1.4 (b)",
    "A. SUVA 112;",
    "(NOTAL)",
    "UNCLAS",
    "SECTION 01 OF 02",
    "OVIP (QUILL, ADA)",
    "PREL",
    "//",
    "-",
    "GDS",
    "TWENTY YEARS",
    "XX/XX/2018",
    "10 SUVA 112",
    "PRIORITY",
    "QUILL’S",
]
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(alphabet="AB1/ .,()-:;é", max_size=4)), max_size=5).map(
    " ".join
)


@pytest.mark.parametrize(("name", "start"), GRAMMARS, ids=lambda value: str(value))
@settings(max_examples=40)
@given(text=TEXTS)
def test_a_text_is_parsed_as_lark_parses_it(name: str, start: str, text: str) -> None:
    assert own(load(name), text, start) == larks(lark_of(name), text, start)


def accepted_by(interactive: Any) -> set[str]:
    """The terminals that Lark's own parser would take next."""
    accepted: set[str] = interactive.accepts()
    return accepted


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 200), st.booleans()), max_size=25))
def test_lines_are_parsed_as_lark_parses_them(choices: list[tuple[int, bool]]) -> None:
    """Any tokens that are accepted, fed one by one to both, settled or not in between."""
    parse: Parse = load("cable").begin("message")
    interactive = lark_of("cable").parse_interactive(start="message")
    for place, (choice, settles) in enumerate(choices):
        if settles:
            parse.settle()
        accepted = parse.accepted()
        if not settles:
            assert set(accepted) == accepted_by(interactive) - {"$END"}
        if not accepted:
            break
        kind = accepted[choice % len(accepted)]
        assert parse.takes(kind)
        parse.feed(Token(kind, "x", place))
        interactive.feed_token(lark.Token(kind, "x", place, end_pos=place + 1))
    if "$END" in accepted_by(interactive):
        assert plain(parse.finish(99)) == plain(interactive.feed_eof())  # type: ignore[no-untyped-call]
    else:
        with pytest.raises(ParseError):
            parse.finish(99)
