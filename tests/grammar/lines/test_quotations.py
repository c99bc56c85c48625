"""Where QUOTE: and UNQUOTE set a text off, before its lines are parsed."""

from __future__ import annotations

import pytest

from cablegrammar.lines.quotations import quoted_stretches


def quoted(text: str) -> list[str]:
    """What stands in the stretches, on one line each."""
    return [" ".join(text[s.quoted.start : s.quoted.end].split()) for s in quoted_stretches(text)]


@pytest.mark.parametrize("opening", ["QUOTE:", "QUOTE", "QTE:", "BEGIN QUOTE:", "  QUOTE.", "\u00b6QUOTE:"])
@pytest.mark.parametrize("closing", ["UNQUOTE", "UNQUOTE.", "UNQTE", "END QUOTE.", "Unquote."])
def test_a_stretch_reaches_from_quote_to_unquote(opening: str, closing: str) -> None:
    assert quoted(f"1. He wrote:\n\n{opening}\nThe lamp is lit.\n\nIt is mine.\n{closing}\n\n2. We doubt it.") == [
        "The lamp is lit. It is mine."
    ]


def test_the_text_may_stand_behind_the_word() -> None:
    assert quoted("QUOTE: The lamp is lit. UNQUOTE") == ["The lamp is lit."]


def test_stretches_in_order_and_inside_one_another() -> None:
    assert quoted("QUOTE:\nA\nUNQUOTE\nB\nQUOTE:\nC\nUNQUOTE") == ["A", "C"]
    assert quoted("QUOTE:\nA\nQUOTE:\nB\nUNQUOTE\nC\nUNQUOTE") == ["A QUOTE: B UNQUOTE C"]


@pytest.mark.parametrize(
    "text",
    [
        "QUOTE:\nA lamp that nobody ever put out.",
        "A lamp. UNQUOTE",
        "He wrote QUOTE the lamp is lit UNQUOTE and left.",
        "Quote of the day:\nA lamp.\nUNQUOTE",
        "QUOTES:\nA lamp.\nUNQUOTE",
    ],
)
def test_one_of_them_alone_sets_nothing_off(text: str) -> None:
    assert quoted(text) == []
