"""Loads the `.lark` files of this package: parsers and scanners, each built once, when first needed.

Working out the parse tables of a grammar takes far longer than reading them, so they are shipped (`tables/*.json`,
written by `python -m cablegrammar.parsing.build_tables`). They carry a digest of the grammar and the version of Lark:
where either differs, the grammar itself is compiled, so that an edit of a `.lark` file takes effect at once.
"""

from __future__ import annotations

import pkgutil
import re
import threading
from functools import cache
from typing import Any
from zlib import crc32

import lark
from lark import Lark

from cablegrammar.parsing.quick_parser import LazyLark, QuickLark
from cablegrammar.parsing.stored_parser import LAYOUT, LazyContextualLexer, NoLexer, restore

_lock = threading.RLock()

ROOMS = {
    "cable": "lines",
    "artefact": "lines",
    "header": "header",
    "smart": "header",
    "marking": "marking",
    "classification": "marking",
    "declassification": "declassification",
    "authority": "authority",
    "references": "references",
    "citations": "references",
    "tags": "tags",
}
"""Each grammar, and the package in which its `.lark` file stands beside the code that reads its trees."""

# The options of the grammars that are not parsed in the ordinary way.
_OPTIONS: dict[str, dict[str, Any]] = {"cable": {"lexer": NoLexer, "keep_all_tokens": True}}


@cache
def grammar_text(name: str) -> str:
    """The text of `<name>.lark`."""
    data = pkgutil.get_data(f"cablegrammar.{ROOMS[name]}", f"{name}.lark")
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
        if stored is None:
            return compile_grammar(name, *start)
        return restore(stored, _OPTIONS.get(name, {}).get("lexer", LazyContextualLexer))


def compile_grammar(name: str, *start: str) -> Lark:
    """The parser worked out from the grammar's text, whatever tables there are."""
    plugins = {"ContextualLexer": LazyContextualLexer}
    options: dict[str, Any] = {"parser": "lalr", "maybe_placeholders": False, "_plugins": plugins}
    options |= _OPTIONS.get(name, {})
    kind = LazyLark if name in _OPTIONS else QuickLark
    return kind(grammar_text(name), start=list(start), **options)


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


@cache
def line_firsts() -> dict[str, str]:
    """The ASCII characters that a match of each terminal of `cable.lark` may begin with."""
    tables = _tables("cable")
    if tables is not None:
        return dict(tables["firsts"])
    from cablegrammar.parsing.first_characters import first_characters

    return {name: first_characters(pattern) for name, pattern in compile_patterns("cable").items()}


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
    """What the tables of a grammar depend on: its text, Lark's version and how a parser is stored."""
    text = f"{LAYOUT}\n{grammar_text(name)}".encode()
    return f"{lark.__version__} {len(text)}-{crc32(text):08x}"  # against a forgotten edit, not against an attacker


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
