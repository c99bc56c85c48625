"""What is set off with BEGIN and END, and what of it is quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar import parse_text
from cablegrammar.base.node import Span
from cablegrammar.base.stretches import Stretches
from cablegrammar.cable.cable import Cable
from cablegrammar.cable.text_blocks import Quotation, TextBlock
from cablegrammar.references.citations import TextMark
from cablegrammar.vocabulary.table import rows
from support.work import calls_grow

HEAD = "C O N F I D E N T I A L WINDHOEK 000512\n\nTAGS: PREL, WA\n\nSUBJECT: A LAMP\n\n1. (U) The board says:\n\n"


def shown(body: str) -> list[tuple[str, str, bool]]:
    """Kind, text on one line and closing of each block."""
    cable = parse_text(HEAD + body)
    return [
        (type(block).__name__, " ".join(cable.slice(block.span).split()), block.closed) for block in cable.text_blocks
    ]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("BEGIN TEXT:\n\nA lamp.\n\nEND TEXT.", [("Quotation", "BEGIN TEXT: A lamp. END TEXT", True)]),
        ("Begin summary.\n\nA lamp.\n\nEnd summary.", [("TextBlock", "Begin summary. A lamp. End summary", True)]),
        ("SUMMARY: A lamp.\n\nEND SUMMARY.", []),
        (
            "BEGIN TALKING POINTS:\n\n-- A lamp.\n\nEND TEXT.",
            [("Quotation", "BEGIN TALKING POINTS: -- A lamp. END TEXT", True)],
        ),
        (
            "BEGIN TEXT:\n\nBEGIN QUOTE:\n\nA lamp.\n\nUNQUOTE\n\nA wick.\n\nEND TEXT.",
            [
                ("Quotation", "BEGIN TEXT: BEGIN QUOTE: A lamp. UNQUOTE A wick. END TEXT", True),
                ("Quotation", "BEGIN QUOTE: A lamp. UNQUOTE", True),
            ],
        ),
        (
            "BEGIN DIPLOMATIC NOTE:\n\nA lamp.\n\nBEGIN NOTE:\n\nSic.\n\nEND TEXT.",
            [
                ("Quotation", "BEGIN DIPLOMATIC NOTE: A lamp. BEGIN NOTE: Sic. END TEXT", True),
                ("TextBlock", "BEGIN NOTE: Sic. END TEXT.", False),
            ],
        ),
        (
            "BEGIN TEXT:\n\nA lamp.\n\n2. (C) We doubt it.\n\nEND COMMENT.",
            [("Quotation", "BEGIN TEXT: A lamp.", False)],
        ),
        (
            "BEGIN TEXT:\n\nA lamp.\n\n2. We doubt it.",
            [("Quotation", "BEGIN TEXT: A lamp. 2. We doubt it.", False)],
        ),
        (
            "BEGIN MESSAGE:\n\nUNCLAS SUVA 000112\n\n1. (U) A kite.\n\n2. (U) A string.",
            [("Quotation", "BEGIN MESSAGE: UNCLAS SUVA 000112 1. (U) A kite. 2. (U) A string.", False)],
        ),
    ],
)
def test_blocks(body: str, blocks: list[tuple[str, str, bool]]) -> None:
    assert shown(body) == blocks


def test_a_quoted_text_holds_its_begin_and_not_its_end() -> None:
    text = f"{HEAD}BEGIN TEXT:\n\nA lamp.\n\nEND TEXT.\n\n2. (C) BEGIN NOTE: Sic. END NOTE."
    cable = parse_text(text)
    held = "".join(sign if cable.quoted(place) else "" for place, sign in enumerate(text))
    assert held == "BEGIN TEXT:\n\nA lamp.\n\n"
    assert [quotation.word for quotation in cable.quotations] == ["TEXT"]


def test_a_walk_comes_to_the_blocks() -> None:
    cable = parse_text(f"{HEAD}BEGIN TEXT:\n\nA lamp.\n\nEND TEXT.\n\nBEGIN COMMENT:\n\nHis.\n\nEND COMMENT.")
    assert [type(node) for node in cable.walk(frozenset((TextBlock,)))] == [Quotation, TextBlock]
    assert [type(node) for node in cable.walk(frozenset((Quotation,)))] == [Quotation]


@pytest.mark.parametrize("row", rows("text_blocks"), ids=lambda row: row["phrase"])
def test_each_phrase_of_the_vocabulary_is_a_mark_of_the_grammar(row: dict[str, str]) -> None:
    (block,) = parse_text(f"{HEAD}BEGIN {row['phrase']}:\n\nA lamp.\n\nEND {row['phrase']}.").text_blocks
    assert isinstance(block, Quotation) == (row["whose"] == "quoted")
    assert block.closed
    assert isinstance(block.begin, TextMark)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12))), st.integers(-2, 80))
def test_stretches_hold_what_one_of_them_holds(spans: list[tuple[int, int]], offset: int) -> None:
    stretches = [Span(start, start + length) for start, length in spans]
    assert Stretches(stretches).hold(offset) == any(span.start <= offset < span.end for span in stretches)


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("The lamp is ours.", True),
        ('He said "it burns" and the lamp is ours.', True),
        ('He said "the lamp is ours" and left.', False),
        ("He said \u201cthe lamp is ours\u201d and left.", False),
        ('He said "it burns.\n\n2. (C) The lamp is ours.', True),  # a mark opens and closes within its block
        ("BEGIN TEXT:\n\nThe lamp is ours.\n\nEND TEXT.", False),
    ],
)
def test_the_drafters_own_words(body: str, own: bool) -> None:
    text = HEAD + body
    assert parse_text(text).is_own_text(text.index("lamp is ours")) is own


def test_the_block_at_an_offset() -> None:
    text = f"{HEAD}BEGIN TEXT:\n\nA lamp.\n\nEND TEXT."
    cable = parse_text(text)
    assert cable.block_at(0) is None
    for block in cable.blocks:
        assert cable.block_at(block.span.start) is block
        assert cable.block_at(block.span.end - 1) is block


@given(st.text('ab"\u201c\u201d \n.', max_size=60), st.integers(0, 80))
def test_quotation_marks_are_counted_from_the_start_of_the_block(words: str, offset: int) -> None:
    text = f"{HEAD}It {words}"
    cable = parse_text(text)
    place = min(len(HEAD) + offset, len(text) - 1)
    block = cable.block_at(place)
    assert block is not None
    counted = sum(text.count(mark, block.span.start, place) for mark in '"\u201c\u201d')
    assert cable.is_own_text(place) is (counted % 2 == 0)


@pytest.mark.parametrize("unit", ["BEGIN TEXT:\n\nA lamp.\n\n", "BEGIN TEXT:\n\nEND COMMENT.\n\n1. A lamp.\n\n"])
def test_texts_without_an_end_cost_no_more_than_their_number(unit: str) -> None:
    def ask(cable: Cable) -> None:
        for citation in cable.citations:
            cable.is_own_text(citation.span.start)

    assert calls_grow(lambda count: ask(parse_text(HEAD + unit * count)), 200, 800, by=5)
