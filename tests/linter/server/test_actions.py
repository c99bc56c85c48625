"""What an action does to a text, without an editor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.rollup.protections import Protection
from cablelint.server import actions
from cablelint.server.actions import edits_between
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
