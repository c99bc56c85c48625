"""Places in an editor's units, and changes of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from cablegrammar.base.node import Span
from cablelint.server.text import Text

LINES = st.text(alphabet=st.sampled_from("ab é\u00e9😀\U0001f4dc\r\n\f\v\x1c\u2028\x85\ud83d"), max_size=40)


def text(content: str, encoding: str = "utf-16") -> Text:
    return Text("file:///a.cable", 1, content, encoding)


def test_an_emoji_is_two_units_of_utf16_and_an_accented_letter_one() -> None:
    one = text("(C) é😀x")
    assert one.position(5) == types.Position(0, 5)
    assert one.position(6) == types.Position(0, 7)
    assert one.offset(types.Position(0, 7)) == 6


def test_the_middle_of_an_emoji_is_the_place_before_it() -> None:
    assert text("a😀b").offset(types.Position(0, 2)) == 1


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)])
def test_each_encoding_has_its_units(encoding: str, units: int) -> None:
    one = text("é😀b", encoding)
    assert one.position(3) == types.Position(0, units)
    assert one.offset(types.Position(0, units)) == 3


def test_a_form_feed_ends_no_line_and_a_carriage_return_does() -> None:
    assert text("a\fb\u2028c\x1cd\x85e\nf").line_starts == (0, 10)
    assert text("a\rb\r\nc\n\rd").line_starts == (0, 2, 5, 7, 8)


def test_a_place_behind_the_end_is_the_end() -> None:
    one = text("ab\ncd\n")
    assert one.offset(types.Position(0, 99)) == 2
    assert one.offset(types.Position(2, 0)) == 6
    assert one.offset(types.Position(99, 4)) == 6
    assert one.span(types.Range(types.Position(0, 1), types.Position(9, 0))) == Span(1, 6)


def test_changes_count_in_what_the_one_before_left() -> None:
    def put(line: int, start: int, end: int, new: str) -> types.TextDocumentContentChangePartial:
        return types.TextDocumentContentChangePartial(
            types.Range(types.Position(line, start), types.Position(line, end)), new
        )

    after = text("ab\ncd").changed([put(0, 1, 2, "\nx😀"), put(1, 3, 3, "y")], 2)
    assert after.content == "a\nx😀y\ncd"
    assert after.version == 2
    assert after.changed([types.TextDocumentContentChangeWholeDocument("new")], 3).content == "new"


@given(LINES, st.sampled_from(("utf-8", "utf-16", "utf-32")))
def test_every_character_is_found_again_at_its_position(content: str, encoding: str) -> None:
    one = text(content, encoding)
    for offset in range(len(content) + 1):
        found = one.offset(one.position(offset))
        # Between a carriage return and a line feed there is no place in an editor.
        assert found == offset or content[offset - 1 : offset + 1] == "\r\n"


@given(LINES, LINES, st.data())
def test_a_change_is_what_an_editor_makes_of_it(content: str, new: str, data: st.DataObject) -> None:
    one = text(content)
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    span = one.span(one.range(Span(start, end)))
    change = types.TextDocumentContentChangePartial(one.range(Span(start, end)), new)
    assert one.changed([change], 2).content == content[: span.start] + new + content[span.end :]
