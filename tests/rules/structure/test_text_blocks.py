"""STR013 and STR014."""

from __future__ import annotations

import pytest

from cablerules.structure.line_too_long import LineTooLong
from cablerules.structure.unclosed_text_block import UnclosedTextBlock
from support.rule_runs import cable_text, line_of, places, run_rules


def blocks(*lines: str) -> str:
    """A cable with these lines, each a block of its own, under paragraph 1."""
    return cable_text(body="1. (U) The note:\n\n" + "\n\n".join(lines))


@pytest.mark.parametrize(
    "lines",
    [
        ("BEGIN TEXT:", "A lamp.", "END TEXT."),
        ("SUMMARY: A lamp.  END SUMMARY.",),
        ("A lamp.  End comment.",),
        ("BEGIN TEXT:", "BEGIN QUOTE.", "A lamp.", "END QUOTE.", "END TEXT."),
        ("BEGIN TALKING POINTS:", "A lamp.", "END TEXT OF TALKING POINTS."),
        ("BEGIN TEXT:", "A lamp.", "END TEXT.", "BEGIN TEXT:", "A wick.", "END TEXT."),
        ("Begin summary.", "A lamp.", "End summary."),
        ("BEGIN TEXT:", "BEGIN QUOTE:", "A lamp.", "END QUOTE.", "END TRANSLATION."),
    ],
)
def test_closed(lines: tuple[str, ...]) -> None:
    assert run_rules(blocks(*lines), UnclosedTextBlock) == []


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        (("BEGIN TEXT:", "A lamp."), ["BEGIN TEXT"]),
        (("BEGIN SUMMARY:", "A lamp.", "END COMMENT."), ["BEGIN SUMMARY"]),
        (("BEGIN TEXT:", "BEGIN SUMMARY:", "A lamp.", "END TEXT."), ["BEGIN SUMMARY"]),
        (("BEGIN TEXT:", "A lamp.", "BEGIN COMMENT:", "A wick."), ["BEGIN TEXT", "BEGIN COMMENT"]),
    ],
)
def test_unclosed(lines: tuple[str, ...], at: list[str]) -> None:
    text = blocks(*lines)
    assert places(run_rules(text, UnclosedTextBlock)) == [("STR013", line_of(text, begin), 1) for begin in at]


def test_an_extract_may_end_in_the_middle_of_a_block() -> None:
    text = cable_text(body="1. (U) The note:\n\nBEGIN TEXT:\n\nA lamp ...", signature="")
    assert run_rules(text, UnclosedTextBlock) == []


def test_long_lines_are_one_finding_with_their_count() -> None:
    body = "\n\n".join(f"{number}. (U) " + "lamp " * 14 for number in (1, 2, 3))
    text = cable_text(body=body)
    (finding,) = run_rules(text, LineTooLong)
    assert (finding.line, finding.column) == (line_of(text, "1. (U)"), 70)
    assert finding.message.startswith("3 lines have")


@pytest.mark.parametrize("body", ["1. (U) " + "x" * 62, "1. (U) " + "x" * 62 + " " * 30])
def test_sixty_nine_characters_fit(body: str) -> None:
    assert run_rules(cable_text(body=body), LineTooLong) == []


def test_only_a_transmission_has_a_line_length() -> None:
    assert run_rules(cable_text(header="", body="1. (U) " + "x" * 90), LineTooLong) == []
