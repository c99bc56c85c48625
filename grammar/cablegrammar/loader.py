"""Loads the `.lark` files of this package: parsers and scanners, each built once, when first needed.

Working out the parse tables of a grammar takes far longer than reading them, so they are shipped (`tables/*.json`,
written by `python -m cablegrammar.tables`). They carry a digest of the grammar and the version of Lark: where either
differs, the grammar itself is compiled, so that an edit of a `.lark` file takes effect at once.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import lark
from lark import Lark, Token
from lark.grammar import Rule
from lark.lexer import Lexer, TerminalDef

_lock = threading.RLock()
L = TypeVar("L", bound=Lark)


class LineFeed(Lexer):
    """Lark's own lexer is not used for `cable.lark`: the line lexer feeds the parser."""

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, lexer_state: object, parser_state: object) -> Iterator[Token]:
        """Never called."""
        raise NotImplementedError


# The options of the grammars that are not parsed in the ordinary way.
_OPTIONS: dict[str, dict[str, Any]] = {"cable": {"lexer": LineFeed, "keep_all_tokens": True}}


@cache
def grammar_text(name: str) -> str:
    """The text of `<name>.lark`."""
    return (files("cablegrammar") / f"{name}.lark").read_text(encoding="utf-8")


@cache
def load(name: str, *start: str) -> Lark:
    """The LALR parser of `<name>.lark` for the start rules.

    No position propagation (2.5 times slower: spans come from the tokens) and no cache file (a pickle in a
    guessable place).
    """
    with _lock:
        tables = _tables(name)
        stored = tables["parsers"].get(" ".join(start)) if tables is not None else None
        return _restore(name, stored) if stored is not None else compile_grammar(name, *start)


def compile_grammar(name: str, *start: str) -> Lark:
    """The parser worked out from the grammar's text, whatever tables there are."""
    options: dict[str, Any] = {"parser": "lalr", "maybe_placeholders": False} | _OPTIONS.get(name, {})
    return Lark(grammar_text(name), start=list(start), **options)


def line_parser() -> Lark:
    """The parser of `cable.lark`, to be fed token by token."""
    return load("cable", "message", "scanned")


@cache
def scanner(name: str, *terminals: str) -> re.Pattern[str]:
    """The named terminals of `<name>.lark` as one pattern, each a group of its own name, earlier ones first.

    For searching prose with `finditer`; `match.lastgroup` tells which terminal it was.
    """
    patterns = terminal_patterns(name)
    return re.compile("|".join(f"(?P<{terminal}>{patterns[terminal]})" for terminal in terminals))


@cache
def terminal_patterns(name: str) -> dict[str, str]:
    """Every terminal of `<name>.lark` as a regular expression, flags inline."""
    with _lock:
        tables = _tables(name)
        if tables is not None:
            return dict(tables["patterns"])
        return compile_patterns(name)


def compile_patterns(name: str) -> dict[str, str]:
    """The terminals worked out from the grammar's text. A scanner's grammar has a rule that names its terminals."""
    parser = compile_grammar(name, _first_rule(name))
    return {terminal.name: terminal.pattern.to_regexp() for terminal in parser.terminals}


def _first_rule(name: str) -> str:
    for line in grammar_text(name).splitlines():
        head, colon, _ = line.partition(":")
        if colon and not line.startswith("//") and head.strip().lstrip("?").replace("_", "").islower():
            return head.strip().lstrip("?")
    raise ValueError(f"{name}.lark has no rule")


# ------------------------------------------------------------------------------------------------- shipped tables


def digest(name: str) -> str:
    """What the tables of a grammar depend on: its text and Lark's version."""
    from hashlib import sha256

    return sha256(f"{lark.__version__}\n{grammar_text(name)}".encode()).hexdigest()


@cache
def _tables(name: str) -> dict[str, Any] | None:
    """The shipped tables of a grammar, None when there are none or they are of another text or another Lark."""
    import json

    path = files("cablegrammar") / "tables" / f"{name}.json"
    if not path.is_file():
        return None
    tables: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tables if tables.get("digest") == digest(name) else None


def store(name: str, parser: Lark) -> dict[str, Any]:
    """A parser as plain data that JSON can hold; `load` makes a parser of it again."""
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    table = data["parser"]["parser"]
    table["states"] = [
        [state, [[terminal, kind, argument] for terminal, (kind, argument) in row.items()]]
        for state, row in table["states"].items()
    ]
    table["tokens"] = list(table["tokens"].items())  # JSON has no whole numbers as keys
    data["options"]["lexer"] = data["parser"]["lexer_conf"]["lexer_type"] = None
    return {"data": data, "memo": [[key, value] for key, value in memo.items()]}


def _restore(name: str, stored: dict[str, Any]) -> Lark:
    data = {**stored["data"]}
    lexer: Any = _OPTIONS.get(name, {}).get("lexer", "contextual")
    table = data["parser"]["parser"]
    states = {state: {row[0]: (row[1], row[2]) for row in rows} for state, rows in table["states"]}
    data["parser"] = {
        **data["parser"],
        "parser": {**table, "states": states, "tokens": dict(table["tokens"])},
        "lexer_conf": {**data["parser"]["lexer_conf"], "lexer_type": lexer},
    }
    data["options"] = {**data["options"], "lexer": lexer}
    parser: Lark = Lark.__new__(Lark)
    return parser._load({"data": data, "memo": dict(stored["memo"])})
