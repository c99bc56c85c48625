"""The terminals of `cable.lark` in words."""

from __future__ import annotations

from cablegrammar.lines.reader import line_grammar
from cablegrammar.vocabulary.terminals import expected_words, terminals

SCANNED = {"CAPTION_WORD", "FIRST_PAGE", "MARK_AFTER_HEADING", "MARK_AT_END", "MRN", "URL"}
"""Terminals that are looked for inside lines: no line is ever expected to be one."""


def test_every_terminal_has_words_and_no_other_name() -> None:
    assert {entry.terminal for entry in terminals()} == set(line_grammar().terminals.known) - SCANNED


def test_words_are_readable_and_have_a_source() -> None:
    for entry in terminals():
        assert entry.words.split()[0] in ("a", "an", "the", "more", "one")
        assert entry.source


def test_the_nearest_come_first_then_landmarks() -> None:
    accepted = ("FL7", "NUMBER", "FL6", "TAGS", "CLASSIFICATION", "PLAIN_CLASSIFICATION", "FL8", "FL9")
    assert expected_words(accepted) == (
        "the FM line", "a TO line", "an INFO line", "the classification line", "a numbered paragraph",
    )  # fmt: skip
    assert expected_words(accepted, nearest=1, most=2) == ("the FM line", "the classification line")


def test_names_that_are_unknown_are_left_out() -> None:
    assert expected_words(("$END", "NEWER")) == ()
