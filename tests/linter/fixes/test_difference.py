from __future__ import annotations

from cablelint.fixes.difference import difference


def test_the_difference_is_a_unified_diff() -> None:
    lines = list(difference("x.cable", "one\r\ntwo\r\n", "one\r\nTWO\r\n"))
    assert lines == [
        "--- a/x.cable\n", "+++ b/x.cable\n", "@@ -1,2 +1,2 @@\n", " one\r\n", "-two\r\n", "+TWO\r\n",
    ]  # fmt: skip


def test_a_name_cannot_be_another_line_of_the_header() -> None:
    """As `git` writes it, so that `git apply` and `patch` read it."""
    lines = list(difference('kite"s\n+++ b/other\\\udcff.cable', "a\n", "b\n"))
    assert lines[:2] == [
        '--- "a/kite\\"s\\012+++ b/other\\\\\\377.cable"\n',
        '+++ "b/kite\\"s\\012+++ b/other\\\\\\377.cable"\n',
    ]
    assert next(difference("büoy 1.cable", "a\n", "b\n")) == "--- a/büoy 1.cable\n"


def test_a_missing_last_line_end_is_said() -> None:
    lines = "".join(difference("x", "a\nb", "a\nc\n"))
    assert lines.endswith("-b\n\\ No newline at end of file\n+c\n")


def test_only_line_feeds_end_a_line() -> None:
    assert "-a\fb\x85c\n" in list(difference("x", "a\fb\x85c\n", "d\n"))
