"""Loads the `.lark` files of this package: parsers and scanners, each built once, when first needed.

Working out the parse tables of a grammar takes far longer than reading them, so they are shipped (`tables/*.json`,
written by `python -m cablegrammar.tables`). They carry a digest of the grammar and the version of Lark: where either
differs, the grammar itself is compiled, so that an edit of a `.lark` file takes effect at once.
"""

from __future__ import annotations

import pkgutil
import re
import threading
from collections.abc import Collection, Iterator
from copy import copy
from functools import cache
from typing import Any, TypeVar
from zlib import crc32

import lark
from lark import Lark, Token
from lark.common import LexerConf
from lark.grammar import Rule
from lark.lexer import AbstractBasicLexer, BasicLexer, ContextualLexer, Lexer, TerminalDef

_lock = threading.RLock()
L = TypeVar("L", bound=Lark)


class LineFeed(Lexer):
    """Lark's own lexer is not used for `cable.lark`: the line lexer feeds the parser."""

    def __init__(self, lexer_conf: object) -> None:
        pass

    def lex(self, lexer_state: object, parser_state: object) -> Iterator[Token]:
        """Never called."""
        raise NotImplementedError


class LazyContextualLexer(ContextualLexer):
    """Lark's contextual lexer, but the lexer of a parser state is made when the parser first stands there."""

    def __init__(
        self, conf: LexerConf, states: dict[int, Collection[str]], always_accept: Collection[str] = ()
    ) -> None:
        # Not super().__init__: it makes the lexers of all states, some hundred for a grammar with several start rules.
        lexers = _Lexers(copy(conf), states, always_accept)
        self.lexers = lexers
        self.root_lexer = lexers.of(lexers.by_name)  # knows every terminal; Lark asks it only to word an error


class _Lexers(dict[int, AbstractBasicLexer]):
    """The lexer of each parser state; states that accept the same terminals share one."""

    def __init__(self, conf: LexerConf, states: dict[int, Collection[str]], always_accept: Collection[str]) -> None:
        super().__init__()
        self.conf, self.states = conf, states
        self.always = frozenset(conf.ignore) | frozenset(always_accept)
        self.by_name = dict(conf.terminals_by_name)
        self.shared: dict[frozenset[str], AbstractBasicLexer] = {}

    def __missing__(self, state: int) -> AbstractBasicLexer:
        lexer = self[state] = self.of(self.states[state])
        return lexer

    def of(self, accepted: Collection[str]) -> AbstractBasicLexer:
        """The lexer for a set of terminals."""
        names = frozenset(accepted) | self.always
        lexer = self.shared.get(names)
        if lexer is None:
            conf = copy(self.conf)
            conf.terminals = [self.by_name[name] for name in sorted(names) if name in self.by_name]
            lexer = self.shared[names] = BasicLexer(conf)
        return lexer


_PLUGINS = {"ContextualLexer": LazyContextualLexer}

# The options of the grammars that are not parsed in the ordinary way.
_OPTIONS: dict[str, dict[str, Any]] = {"cable": {"lexer": LineFeed, "keep_all_tokens": True}}


@cache
def grammar_text(name: str) -> str:
    """The text of `<name>.lark`."""
    data = pkgutil.get_data(__name__, f"{name}.lark")
    if data is None:
        raise FileNotFoundError(f"the grammar {name}.lark is not installed")
    return data.decode("utf-8")


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
    options: dict[str, Any] = {"parser": "lalr", "maybe_placeholders": False, "_plugins": _PLUGINS}
    options |= _OPTIONS.get(name, {})
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
    text = f"{lark.__version__}\n{grammar_text(name)}".encode()
    return f"{len(text)}-{crc32(text):08x}"  # against a forgotten edit, not against an attacker


@cache
def _tables(name: str) -> dict[str, Any] | None:
    """The shipped tables of a grammar, None when there are none or they are of another text or another Lark."""
    import json

    try:
        data = pkgutil.get_data(__name__, f"tables/{name}.json")
    except OSError:
        return None
    tables: dict[str, Any] = json.loads(data or b"{}")
    return tables if tables.get("digest") == digest(name) else None


def store(parser: Lark) -> dict[str, Any]:
    """A parser as plain data that JSON can hold; `load` makes a parser of it again."""
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    table = data["parser"]["parser"]
    table["states"] = [[state, _grouped(row)] for state, row in table["states"].items()]
    table["tokens"] = list(table["tokens"].items())  # JSON has no whole numbers as keys
    data["options"]["lexer"] = data["parser"]["lexer_conf"]["lexer_type"] = data["options"]["_plugins"] = None
    return {"data": data, "memo": [[key, value] for key, value in memo.items()]}


def _grouped(row: dict[int, tuple[int, Any]]) -> list[list[Any]]:
    """The actions of one state, each with the terminals that it is done for: most states do one thing for many."""
    groups: dict[str, list[Any]] = {}
    for terminal, (kind, argument) in row.items():
        groups.setdefault(f"{kind} {argument}", [kind, argument])[2:] += [terminal]
    return list(groups.values())


def _restore(name: str, stored: dict[str, Any]) -> Lark:
    data = {**stored["data"]}
    lexer: Any = _OPTIONS.get(name, {}).get("lexer", "contextual")
    table = data["parser"]["parser"]
    states = {
        state: {terminal: (kind, argument) for kind, argument, *terminals in groups for terminal in terminals}
        for state, groups in table["states"]
    }
    data["parser"] = {
        **data["parser"],
        "parser": {**table, "states": states, "tokens": dict(table["tokens"])},
        "lexer_conf": {**data["parser"]["lexer_conf"], "lexer_type": lexer},
    }
    data["options"] = {**data["options"], "lexer": lexer, "_plugins": _PLUGINS}
    parser: Lark = Lark.__new__(Lark)
    return parser._load({"data": data, "memo": dict(stored["memo"])})
