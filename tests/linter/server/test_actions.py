"""What an action does to a text, without an editor."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.rollup.protections import Protection
from cablelint.server import actions
from cablelint.server.actions import edits_between
from cablelint.server.changes import changed_lines
from cablelint.server.text import Text

TEXTS = st.text(alphabet="ab\n\r\f😀", max_size=30)


def test_every_kind_of_loss_has_words() -> None:
    assert set(actions._GIVEN_UP) == set(Protection)


@given(TEXTS, TEXTS)
def test_edits_between_two_texts_make_one_of_the_other(before: str, after: str) -> None:
    text = Text("file:///a.cable", 1, before)
    edits = [(text.span(edit.range), edit.new_text) for edit in edits_between(text, after)]
    made = before
    for span, new in sorted(edits, reverse=True):
        made = made[: span.start] + new + made[span.end :]
    assert made == after


def test_a_fix_in_a_long_text_leaves_the_other_lines_alone() -> None:
    lines = [f"line {number}" for number in range(500)]
    text = Text("file:///a.cable", 1, "\n".join(lines))
    [edit] = edits_between(text, "\n".join((*lines[:200], "another", *lines[201:])))
    assert (edit.range.start.line, edit.range.end.line, edit.new_text) == (200, 201, "another\n")


class Line(str):
    """A line that counts how often one is compared with another."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        Line.compared += 1
        return super().__eq__(other)

    __hash__ = str.__hash__


def made(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """What the changes between two texts make of the first one."""
    lines: list[str] = []
    at = 0
    for i, j, k, m in changed_lines(old, new):
        assert at <= i <= j, "changes are in order"
        lines += [*old[at:i], *new[k:m]]
        at = j
    return [*lines, *old[at:]]


@given(st.lists(st.sampled_from("abc"), max_size=25), st.lists(st.sampled_from("abc"), max_size=25))
def test_changes_make_one_text_of_the_other(old: list[str], new: list[str]) -> None:
    assert made(old, new) == new


SAME = ["\n"] * 3_000
NUMBERED = [f"{number}\n" for number in range(3_000)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SAME, ["a\n", *SAME, "b\n"]),
        (["a\n", *SAME, "b\n"], SAME),
        (["a\n", "b\n"] * 1_500, ["b\n", "a\n"] * 1_400),
        (NUMBERED, [*reversed(NUMBERED)]),
        (NUMBERED, [one for line in NUMBERED for one in (line, "x\n")]),
        (NUMBERED, [one for place, line in enumerate(NUMBERED) for one in [line, "x\n", "y\n"][: 1 + place % 3]]),
        (SAME, [*NUMBERED, *SAME]),
        (NUMBERED, []),
    ],
    ids=("same", "same with ends", "in turn", "turned about", "every other", "more and more", "before", "all gone"),
)
def test_changes_cost_what_the_lines_cost(old: list[str], new: list[str]) -> None:
    before, after = [*map(Line, old)], [*map(Line, new)]
    Line.compared = 0
    result = made(before, after)
    assert Line.compared < 40 * (len(old) + len(new))
    assert [*map(str, result)] == new


def test_a_line_more_and_a_line_less_are_two_small_changes() -> None:
    new = [*NUMBERED[:100], "another\n", *NUMBERED[100:2_000], *NUMBERED[2_001:]]
    assert [*changed_lines(NUMBERED, new)] == [(100, 100, 100, 101), (2_000, 2_001, 2_001, 2_001)]
