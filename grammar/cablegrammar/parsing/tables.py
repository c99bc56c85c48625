"""The grammars, their texts, and the tables that are shipped for them (`tables/*.json`).

Working out the tables of a grammar takes a second, reading them a millisecond. They carry a digest of the grammar's
text: where it was edited, it is compiled anew, so that the edit takes effect at once. They do not depend on the Lark
that made them: every version gives the same ones, and the driver is our own.
"""

from __future__ import annotations

import csv
import json
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any
from zlib import crc32

LAYOUT = 6
"""Changes when what the tables hold changes: older ones are not read then."""

ROOMS = {
    "cable": "lines",
    "line_patterns": "lines",
    "sign_patterns": "lines",
    "artefact_patterns": "lines",
    "copy_patterns": "copies",
    "head_patterns": "lines",
    "header": "header",
    "smart": "header",
    "marking": "marking",
    "classification": "marking",
    "declassification": "declassification",
    "authority": "authority",
    "references": "references",
    "citation_patterns": "references",
    "tags": "tags",
}
"""Each grammar, and the package in which its `.lark` file stands beside the code that reads its trees."""

IMPORTED = {
    "shared": "base",
    "captions": "vocabulary",
    "labels": "vocabulary",
    "second_banner_lines": "vocabulary",
}
"""What is only there to be imported by the others, and the package in which it stands. The words of a vocabulary are a
table, `<name>.csv`.
"""

STARTS: dict[str, tuple[str, ...]] = {
    "cable": ("message",),
    "header": ("fl1", "fl2", "fl3", "fl4", "fl5", "fl6", "addressee", "fl15", "page_line"),
    "smart": ("record_number", "date_line", "addressees"),
    "marking": ("marking",),
    "classification": ("classification",),
    "declassification": ("instruction", "executive_order"),
    "authority": ("authority",),
    "references": ("start", "list"),
    "tags": ("start",),
}
"""The rules that a text may be parsed by, the usual one first. What is not here is searched for, and never parsed: such
files are called patterns.
"""


@cache
def grammar_text(name: str) -> str:
    """The text of `<name>.lark`, of a vocabulary that of its table."""
    room = (ROOMS | IMPORTED)[name]
    file = f"{room}/{name}.{'csv' if room == 'vocabulary' else 'lark'}"
    data = pkgutil.get_data("cablegrammar", file)
    if data is None:
        raise FileNotFoundError(f"{file} is not installed")
    return data.decode("utf-8")


def digest(name: str) -> str:
    """What the tables of a grammar depend on: its text, that of the grammars it imports, and what tables hold."""
    text = "\n".join((str(LAYOUT), *_texts(name))).encode()
    return f"{len(text)}-{crc32(text):08x}"  # against a forgotten edit, not against an attacker


def _texts(name: str) -> Iterator[str]:
    """The text of a grammar, and of what it imports (`%import shared (_MONTH)`)."""
    text = grammar_text(name)
    yield text
    imports = text.split("\n%import ")[1:]
    for imported in dict.fromkeys(words.partition(" ")[0].partition(".")[0] for words in imports):
        if imported in ROOMS | IMPORTED:  # and no grammar of Lark's own
            yield from _texts(imported)


@cache
def tables(name: str) -> dict[str, Any]:
    """The tables of a grammar: the shipped ones, or where they are of another text those worked out from this one.

    `terminals` are, as they stand in the grammar: name, regular expression (possessive groups spelled out), priority,
    and the ASCII characters that a match may begin with, each time with those that may follow, a hexadecimal number
    with a bit for each. `precedence` are their names as a lexer tries them.

    Of a grammar that is parsed: `ignored` are the terminals that may stand anywhere, `names` the terminals and rules
    that the numbers below mean, `start` and `end` the first and last state for each start rule. A rule is its name,
    the number of its parts, the name of its tree (empty: the parts stand where the rule stands), the parts that are
    kept (`~part`: its own parts stand where it stands; null: all as they are), and whether an only part is the tree.
    A state is a text, `4 17|-3 0 5`: behind each bar what to do (go to state 4; reduce by rule `~-3`) at which symbols.

    Of one that is searched for, `beginnings` has what `first_characters.beginnings` gives for each terminal.
    """
    stored = shipped(name)
    return stored if stored is not None else compiled(name)


def shipped(name: str) -> dict[str, Any] | None:
    """The tables that come with the package, None where there are none of this text."""
    try:
        data = pkgutil.get_data(__name__, f"tables/{name}.json")
    except OSError:
        return None
    found: dict[str, Any] = json.loads(data or b"{}")
    return found if found.get("digest") == digest(name) else None


def compiled(name: str) -> dict[str, Any]:
    """The tables worked out from the grammar's text. Raises what Lark raises where it is wrong."""
    from cablegrammar.parsing.first_characters import beginnings, second_characters
    from cablegrammar.parsing.lark_internals import compile_grammar
    from cablegrammar.parsing.spelling import spelled_out

    made = compile_grammar(grammar_text(name), STARTS.get(name, ()), _read)
    for terminal in made["terminals"]:
        terminal.append(_begins(second_characters(terminal[1])))
    if name not in STARTS:
        made["beginnings"] = {terminal: beginnings(pattern) for terminal, pattern, *_ in made["terminals"]}
    for terminal in made["terminals"]:
        terminal[1] = spelled_out(terminal[1], terminal[0])
    return {"digest": digest(name), **made}


def _begins(seconds: dict[str, str]) -> list[tuple[str, str]]:
    """What a match may begin with, as the tables have it: those characters together that the same ones may follow."""
    firsts: dict[str, str] = defaultdict(str)
    for first, behind in seconds.items():
        firsts[f"{sum(1 << ord(character) for character in behind):x}"] += first
    return [(first, behind) for behind, first in firsts.items()]


def _read(_base: object, file: str) -> tuple[str, str]:
    """The text of a grammar that another one imports."""
    name = file.removesuffix(".lark")
    if name not in ROOMS | IMPORTED:
        raise FileNotFoundError(file)
    text = grammar_text(name)
    return f"<{file}>", _words(text) if IMPORTED.get(name) == "vocabulary" else text


def _words(table: str) -> str:
    """The words of a vocabulary as parts of a grammar: `_CAPTION: "AIDAC" | "CHEROKEE"`.

    The words of a row are its first cell, its aliases and its slips; `grammar_part` says which part they belong to,
    `near_part` what the part is called that matches whatever is one slip away from the first cell, and `end_part` the
    one that has the words of `ends`.
    """
    parts: dict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader(table.splitlines()):
        first = next(iter(row.values()))
        cells = (first, *row.get("aliases", "").split(";"), *row.get("slips", "").split(";"))
        parts[row["grammar_part"]] += (json.dumps(word, ensure_ascii=False) for word in cells if word)
        if end := row.get("end_part"):
            parts[end].append(json.dumps(row["ends"], ensure_ascii=False))
        if near := row.get("near_part"):
            parts[near].append(f"/(?:{'|'.join(_one_slip_away(first))})/")
    return "".join(f"{part}: {' | '.join(words)}\n" for part, words in parts.items() if part)


def _one_slip_away(word: str) -> list[str]:
    """Expressions for a word with a letter replaced, left out or added, or with two neighbours changed round."""
    cut = [
        (re.escape(word[:place]), re.escape(word[place:]), word[place : place + 2]) for place in range(len(word) + 1)
    ]
    found = [f"{before}[^\\s:]{re.escape(word[place + 1 :])}" for place, (before, *_) in enumerate(cut[:-1])]
    found += (f"{before}{re.escape(word[place + 1 :])}" for place, (before, *_) in enumerate(cut[:-1]))
    found += (f"{before}[^\\n:]{after}" for before, after, _ in cut[1:-1])
    found += (
        f"{before}{re.escape(pair[::-1])}{re.escape(word[place + 2 :])}"
        for place, (before, _, pair) in enumerate(cut[:-2])
        if pair[0] != pair[1]
    )
    return [one.replace("/", "\\/") for one in found]
