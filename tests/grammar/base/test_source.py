"""Bytes to text and back, and the table of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.base.node import Span
from cablegrammar.base.source import Source, UndecodableError


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"abc\n", "abc\n", "utf-8"),
        ("é\r\n".encode(), "é\r\n", "utf-8"),
        ("é".encode("cp1252"), "é", "cp1252"),
        (b"\xef\xbb\xbfabc", "abc", "utf-8"),
        ("abc".encode("utf-16"), "abc", "utf-16-le"),
        (b"\xfe\xff" + "é".encode("utf-16-be"), "é", "utf-16-be"),
        (b"\xff\xfe\x00\x00" + "x".encode("utf-32-le"), "x", "utf-32-le"),
        (b"", "", "utf-8"),
    ],
)
def test_decode_and_encode(data: bytes, text: str, encoding: str) -> None:
    source = Source.decode(data)
    assert (source.text, source.encoding) == (text, encoding)
    assert source.encode(source.text) == data


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x01\xff\x90",
        b"\xff\xfeabc",
        b"caf\xe9 \x01",
        b"\x81 \x8d",
        "a cable".encode("utf-16-le"),
    ],
)
def test_what_cannot_be_read_without_loss_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        Source.decode(data)


def test_lines_end_at_line_feeds_only() -> None:
    source = Source("a\x0b\x85\u2028b\r\nc\rd\n")
    assert [source.line(n) for n in range(1, source.line_count + 1)] == ["a\x0b\x85\u2028b", "c\rd", ""]


@given(st.text(alphabet="ab\n\r", max_size=60), st.data())
def test_positions(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = Source(text).position(offset)
    assert line == text.count("\n", 0, offset) + 1
    assert column == offset - (text.rfind("\n", 0, offset) + 1) + 1


@pytest.mark.parametrize(
    ("text", "offset", "line", "end"),
    [
        ("a\nbc\r\nd", 0, "a", "\n"),
        ("a\nbc\r\nd", 1, "a", "\n"),
        ("a\nbc\r\nd", 3, "bc", "\r\n"),
        ("a\nbc\r\nd", 5, "bc", "\r\n"),
        ("a\nbc\r\nd", 6, "d", ""),
        ("", 0, "", ""),
        ("a\rb\n", 2, "a\rb", "\n"),
        ("a\n", 2, "", ""),
    ],
)
def test_the_line_that_an_offset_lies_in(text: str, offset: int, line: str, end: str) -> None:
    source = Source(text)
    span = source.line_at(offset)
    assert (text[span.start : span.end], source.line_end_at(offset)) == (line, end)
    assert span.start <= offset <= span.end + len(end)


@pytest.mark.parametrize(
    ("start", "end", "around"),
    [(4, 5, " \t b\t "), (0, 1, "a \t "), (9, 10, " c"), (7, 7, "\t ")],
)
def test_the_blanks_around_a_span_end_with_the_line(start: int, end: int, around: str) -> None:
    text = "a \t b\t \n c"
    span = Source(text).blanks_around(Span(start, end))
    assert text[span.start : span.end] == around


def test_carriage_returns_end_the_lines_of_a_file_without_line_feeds() -> None:
    source = Source.decode(b"a\r\rb\r")
    assert (source.text, source.returns, source.line_count) == ("a\n\nb\n", True, 4)
    assert source.encode("A\n\nb\n") == b"A\r\rb\r"
    mixed = Source.decode(b"a\rb\r\n")
    assert (mixed.text, mixed.returns) == ("a\rb\r\n", False)
    assert mixed.encode(mixed.text) == b"a\rb\r\n"
