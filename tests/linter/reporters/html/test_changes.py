"""The fix of a finding as lines before and after."""

from __future__ import annotations

import pytest

from cablegrammar.base.source import Source
from cablelint.reporters.html.changes import Change, Line, changes_of
from cablelint.rule.violation import Edit, safe_fix

TEXT = "one\ntwo words\nthree\nfour\n"


def changed(text: str, *edits: Edit) -> list[Change]:
    return changes_of(safe_fix("Mend it", *edits), Source(text))


def plain(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


def test_a_word_is_replaced() -> None:
    (change,) = changed(TEXT, Edit(4, 7, "TWO"))
    assert change == Change(2, [[("two", True), (" words", False)]], [[("TWO", True), (" words", False)]])


@pytest.mark.parametrize(
    ("edits", "line", "old", "new"),
    [
        ([Edit(4, 14, "")], 2, ["two words"], []),
        ([Edit(14, 14, "two and a half\n")], 3, [], ["two and a half"]),
        ([Edit(13, 14, " ")], 2, ["two words", "three"], ["two words three"]),
        ([Edit(7, 8, "\n")], 2, ["two words"], ["two", "words"]),
        ([Edit(4, 4, "("), Edit(13, 13, ")")], 2, ["two words"], ["(two words)"]),
        ([Edit(20, 24, "FOUR")], 4, ["four"], ["FOUR"]),
        ([Edit(25, 25, "five")], 5, [], ["five"]),
        ([Edit(0, 25, "")], 1, ["one", "two words", "three", "four"], []),
    ],
)
def test_lines_come_and_go(edits: list[Edit], line: int, old: list[str], new: list[str]) -> None:
    (change,) = changed(TEXT, *edits)
    assert (change.line, plain(change.old), plain(change.new)) == (line, old, new)


def test_places_apart_are_changes_apart() -> None:
    changes = changed(TEXT, Edit(20, 24, "FOUR"), Edit(0, 3, "ONE"))
    assert [(change.line, plain(change.new)) for change in changes] == [(1, ["ONE"]), (4, ["FOUR"])]


def test_both_kinds_of_line_ends_are_read() -> None:
    (change,) = changed("one\r\ntwo\r\n", Edit(5, 8, "TWO"))
    assert (plain(change.old), plain(change.new)) == (["two"], ["TWO"])


def test_of_a_long_line_only_what_is_near_is_shown() -> None:
    (change,) = changed(f"{'a' * 5000}X{'b' * 5000}\n", Edit(5000, 5001, "Y"))
    assert plain(change.new) == ["\u2026" + "a" * 80 + "Y" + "b" * 80 + "\u2026"]


def test_of_many_places_the_first_are_shown() -> None:
    text = "x\n" * 100
    assert len(changed(text, *(Edit(at, at + 1, "y") for at in range(0, 200, 2)))) == 20


def test_edits_outside_of_the_text_change_nothing() -> None:
    assert changed("one\n", Edit(2, 9, "")) == []
