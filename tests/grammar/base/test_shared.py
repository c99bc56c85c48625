"""What the grammars share is what the vocabulary knows, and is shared."""

from __future__ import annotations

import calendar
import re

from lark import Lark

from cablegrammar.parsing.tables import IMPORTED, ROOMS, grammar_text
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.table import rows

GRAMMARS = (*ROOMS, *(name for name, room in IMPORTED.items() if room != "vocabulary"))
PARTS = {
    terminal.name: re.compile(terminal.pattern.to_regexp())
    for terminal in Lark(grammar_text("shared"), parser=None, lexer="basic").terminals
}


def test_months() -> None:
    for name in map(str.upper, calendar.month_name[1:]):
        assert PARTS["_MONTH_IN_FULL"].fullmatch(name)
        assert PARTS["_MONTH"].fullmatch(name[:3])
        assert PARTS["_MONTH_NAME"].fullmatch(name)
        assert PARTS["_MONTH_NAME"].fullmatch(name[:3])
    assert PARTS["_MONTH_NAME"].fullmatch("SEPT")
    assert not PARTS["_MONTH"].match("ABC")


def test_precedences_are_those_of_the_vocabulary() -> None:
    for row in rows("precedence"):
        assert PARTS["_PRECEDENCE"].fullmatch(row["word"].removeprefix("NIACT "))
        assert PARTS["_PRECEDENCE_PAIR"].fullmatch(row["pair"])
    assert alternatives("_PRECEDENCE") == {row["word"].removeprefix("NIACT ") for row in rows("precedence")}
    assert alternatives("_PRECEDENCE_PAIR") == {row["pair"] for row in rows("precedence")}


def test_levels_are_those_of_the_vocabulary() -> None:
    assert alternatives("_LEVEL_WORD") == {*Level} - {Level.LIMITED_OFFICIAL_USE}
    assert alternatives("_LETTERS") == {level.portion for level in Level} - {"LOU"} | {"SBU"}


def test_a_mark_holds_a_level_or_letters_with_controls() -> None:
    body = PARTS["_MARK_BODY"]
    for text in (
        "C",
        "S//NF",
        "TOP SECRET",
        " U ",
        "SBU",
        "LOU",
        "C NF",
        "UK-C",
        "//NATO SECRET",
        "S-NF",
        "CUI//SP-CTI",
    ):
        assert body.fullmatch(text), text
    for text in ("", "A", "SIPDIS", "C D", "1", "(C)"):
        assert not body.fullmatch(text), text


def test_what_is_shared_is_used_by_several_grammars_or_by_what_is() -> None:
    using: dict[str, set[str]] = {name: set() for name in PARTS}
    for line in grammar_text("shared").splitlines():
        for name in re.findall(r"(?<!^)\b_[A-Z]\w+", line) if line[:2] != "//" else ():
            using[name].add("shared")
    for grammar in ROOMS:
        for line in grammar_text(grammar).splitlines():
            if line.startswith("%import shared "):
                for name in line.partition("(")[2].rstrip(")").split(","):
                    using[name.strip()].add(grammar)
    assert [name for name, grammars in using.items() if len(grammars) < 2 and grammars != {"shared"}] == []


def test_an_import_is_used() -> None:
    for grammar in GRAMMARS:
        text = grammar_text(grammar)
        names = [
            name for line in text.splitlines() if line.startswith("%import") for name in re.findall(r"_?[A-Z]\w+", line)
        ]
        for name in names:
            assert len(re.findall(rf"(?<!\w){name}(?!\w)", text)) > 1, (grammar, name)


def test_no_line_of_a_grammar_is_long() -> None:
    for grammar in GRAMMARS:
        assert [line for line in grammar_text(grammar).splitlines() if len(line) > 120] == [], grammar


def alternatives(part: str) -> set[str]:
    """The words of a part that is nothing but words."""
    return set(PARTS[part].pattern.removeprefix("(?:").removesuffix(")").split("|"))
