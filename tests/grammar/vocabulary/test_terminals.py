"""The terminals of `cable.lark` in words, and what the line lexer knows of each."""

from __future__ import annotations

from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from cablegrammar.cable.fields import FieldKind
from cablegrammar.lines.terminals import line_grammar
from cablegrammar.vocabulary.table import cells, listed
from cablegrammar.vocabulary.terminals import (
    Flag,
    Kind,
    KnownTerminal,
    Mode,
    Opens,
    Smart,
    absent_terminals,
    expected_words,
    terminals,
)

ROOT = Path(__file__).resolve().parents[3]


def test_every_terminal_of_the_grammar_has_a_row_and_no_row_is_without_one() -> None:
    assert set(terminals()) == set(line_grammar().terminals.known)


def test_words_are_readable_and_have_a_source() -> None:
    for entry in terminals().values():
        if entry.name not in ("MISPLACED", "EARLY_ADDRESS", "EARLY_CLASSIFICATION"):  # nobody is told to expect these
            assert entry.words.split()[0] in ("a", "an", "the", "more", "one")
        assert entry.source


def test_a_section_that_is_cited_as_a_source_is_there() -> None:
    page = (ROOT / "docs" / "cable-format.md").read_text(encoding="utf-8")
    headings = [line.lower() for line in page.splitlines() if line.startswith("## ")]
    anchors = {"".join(c for c in line[3:] if c.isalnum() or c in " -").replace(" ", "-") for line in headings}
    cited = {entry.source.partition("#")[2] for entry in terminals().values() if entry.source.startswith("docs/")}
    assert "paragraphs" in cited
    assert cited <= anchors


@pytest.mark.parametrize(
    ("column", "values"),
    [("mode", Mode), ("kind", Kind), ("smart", Smart), ("opens", Opens)],
)
def test_a_column_holds_its_words_and_no_others(column: str, values: object) -> None:
    assert {getattr(entry, column) for entry in terminals().values()} == set(get_args(values))


@pytest.mark.parametrize("column", [name for name, kind in get_type_hints(KnownTerminal).items() if kind is Flag])
def test_a_flag_says_yes_or_nothing(column: str) -> None:
    assert {getattr(entry, column) for entry in terminals().values()} == {"", "yes"}


def test_the_columns_are_those_of_a_terminal() -> None:
    names, *rest = cells("terminals")
    assert tuple(names) == ("terminal", *KnownTerminal._fields[1:])
    assert {len(row) for row in rest} == {len(names)}
    assert len(rest) == len(terminals())


def test_a_list_of_references_is_open_or_goes_on() -> None:
    words = {word for entry in terminals().values() for word in listed(entry.reference_list)}
    assert words == {"open", "directly below", "below a page line"}


def test_the_words_that_a_terminal_needs_stand_in_its_pattern() -> None:
    patterns = line_grammar().terminals.known
    needs = {entry.name: listed(entry.needs) for entry in terminals().values() if entry.needs}
    assert needs["SECTION_HEAD"] == ("SECTION",)
    for name, words in needs.items():
        pattern = patterns[name].pattern.upper().replace("(?:PORTIONS|PARAGRAPHS)", "PORTIONS|ALL PARAGRAPHS")
        assert all(word in pattern for word in words), name


def test_a_terminal_is_tried_in_texts_that_have_a_word_it_needs() -> None:
    print_head = "ACTION EUR-12\nINFO OCT-01\nR 101200Z MAY 75\nFM AMEMBASSY SUVA\nUNCLAS SECTION 2 OF 2 SUVA 0112"
    blankets = {"BLANKET", "LINE_BLANKET"}
    assert absent_terminals(print_head) == {"PREAMBLE", "RECORD_NUMBER", "OFFICE_LABEL", "QUOTED_CABLE", *blankets}
    assert absent_terminals("MRN: 10 SUVA 112 UNQUOTE") == {"SECTION_HEAD", *blankets}
    assert blankets.isdisjoint(absent_terminals("1. (U) Entire text."))
    assert blankets.isdisjoint(absent_terminals("all paragraphs unclassified"))
    for absent, found in ((absent_terminals(print_head), True), (frozenset(("SECTION_HEAD",)), False)):
        grammar = line_grammar(absent)
        tried = grammar.strong(smart=False, in_head=False)["AC"]
        first = next((name for name in tried if grammar.terminals[name](print_head, 0)), None)
        assert (first == "SECTION_HEAD") is found


def test_fields_are_those_of_a_cable() -> None:
    assert {entry.field for entry in terminals().values()} == {"", *get_args(FieldKind)}


def test_furniture_is_what_the_grammar_ignores() -> None:
    furniture = {entry.name for entry in terminals().values() if entry.mode == "furniture"}
    assert furniture == line_grammar().parser.ignored


def test_what_depends_on_blank_lines_is_tried_where_the_parser_takes_it() -> None:
    for entry in terminals().values():
        if entry.after_blank or entry.not_after_page:
            assert entry.mode == "weak", entry.name
        if entry.once:
            assert entry.mode == "strong", entry.name
            assert entry.field or entry.once == "below the fields", entry.name


def test_priorities_order_the_terminals_of_one_mode_only() -> None:
    """A number says nothing of the mode: they are small, and plain text comes last."""
    priorities = {terminal.name: terminal.priority for terminal in line_grammar().terminals.known.values()}
    assert max(priorities.values()) < 10
    weak = [priorities[entry.name] for entry in terminals().values() if entry.mode in ("weak", "inside")]
    continuing = [priorities[entry.name] for entry in terminals().values() if entry.mode == "continues"]
    assert max(continuing) < min(weak)


def test_the_nearest_come_first_then_landmarks() -> None:
    accepted = ("FL7", "NUMBER", "FL6", "TAGS", "CLASSIFICATION", "PLAIN_CLASSIFICATION", "FL8", "FL9")
    assert expected_words(accepted) == (
        "the FM line", "a TO line", "an INFO line", "the classification line", "a numbered paragraph",
    )  # fmt: skip
    assert expected_words(accepted, nearest=1, most=2) == ("the FM line", "the classification line")


def test_names_that_are_unknown_are_left_out() -> None:
    assert expected_words(("$END", "NEWER")) == ()
