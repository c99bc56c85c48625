"""REF012: which citations mean a paragraph of this cable, and when its numbers can be trusted."""

from __future__ import annotations

import pytest

from cablerules.references.undefined_paragraph import UndefinedParagraph
from support.rule_runs import cable_text, line_of, run_rules

PAGE = "WINDHOEK 00000512"


def found(words: str, **parts: str) -> list[str]:
    """The messages about a cable of two paragraphs, the second of which says `words`."""
    text = cable_text(body=f"1. (U) The board met.\n\n2. (C) It was late; {words} that day.", **parts)
    return [finding.message for finding in run_rules(text, UndefinedParagraph)]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("see para 9", "paragraph 9"),
        ("SEE PARA 9", "paragraph 9"),
        ("see action request in para 9", "paragraph 9"),
        ("(para 3)", "paragraph 3"),
        ("as we said in para 9", "paragraph 9"),
        ("see paras 2, 3 and 5", "paragraphs 3 and 5"),
        ("paras 2-4 above", "paragraphs 3 and 4"),
        ("paras 1-6 below", "paragraphs 3 to 6"),
        ("paragraph 9 below", "paragraph 9"),
    ],
)
def test_paragraphs_beyond_the_last(words: str, named: str) -> None:
    assert found(words) == [f"The cable has no {named}."]


@pytest.mark.parametrize("words", ["see para 1", "see paras 1 and 2", "(para 2)", "paragraphs 1-2 above"])
def test_paragraphs_that_are_there(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "para 9 of ref A",
        "ref A, para 9",
        "ref A says so (para 9)",
        "paragraph 9 of the draft",
        "OP para 9",
        "the treaty has it in para 9",
        "the keeper's letters say so in para 9",
        "as ref A has it in para 9",
        "we raised para 9 with the keeper",  # of the cable that asked for it, as like as not
        'he said "see para 9" and left',
    ],
)
def test_paragraphs_of_other_texts(words: str) -> None:
    assert found(words) == []


def test_a_bare_paragraph_is_this_cables_where_nothing_is_cited() -> None:
    assert found("we repeat para 9", reference="") == ["The cable has no paragraph 9."]


def test_each_number_once_at_its_first_citation() -> None:
    text = cable_text(body="1. (U) See para 4.\n\n2. (C) See paras 4 and 5.\n\n3. (C) See para 5.")
    first, second = run_rules(text, UndefinedParagraph)
    assert (first.line, first.column, first.end_column) == (line_of(text, "See para 4"), 12, 18)
    assert (second.message, second.line) == ("The cable has no paragraph 5.", line_of(text, "See paras 4"))
    assert first.expected == "a paragraph from 1 to 3"
    assert [(place.line, place.column) for place in first.related] == [(line_of(text, "3. (C)"), 1)]


def test_the_only_paragraph() -> None:
    (finding,) = run_rules(cable_text(body="1. (U) See para 2."), UndefinedParagraph)
    assert finding.expected == "paragraph 1"


@pytest.mark.parametrize(
    "body",
    [
        "(C) See para 9.\n\n(C) Nothing is numbered.",
        "1. (C) See para 2.\n\n3. (C) The gap is STR009's.",
        "1. (C) See para 3.\n\n2. (C) A lamp.\n\n3 . (C) A number that cannot be read.",
        "1. (C) See para 12.\n\n2. (C) A lamp.\n\n12, a number of what is quoted.",
        "1. (C) See para 9 ...",
        f"1. (C) A lamp.\n\n{PAGE}  002 OF 004\n\n2. (C) See para 9.\n\n{PAGE}  004 OF 004\n\nMore.",
        f"1. (C) A lamp.\n\n{PAGE}  002 OF 003\n\n2. (C) See para 9.",
        "1. (C) The text:\n\nBEGIN TEXT:\n\nSee para 9.\n\nEND TEXT.\n\n2. (C) A lamp.",
    ],
)
def test_numbers_that_cannot_be_trusted(body: str) -> None:
    signature = {"signature": ""} if body.endswith("...") else {}
    assert run_rules(cable_text(body=body, **signature), UndefinedParagraph) == []


def test_page_lines_that_are_complete_change_nothing() -> None:
    body = f"1. (C) A lamp.\n\n{PAGE}  002 OF 002\n\n2. (C) See para 9."
    assert len(run_rules(cable_text(body=body), UndefinedParagraph)) == 1


def test_another_message_is_not_judged_by_these_numbers() -> None:
    second = "UNCLAS SUVA 000102\n\nE.O. 12958: N/A\nTAGS: SCUL\nSUBJECT: A KITE\n\n1. A kite.\n\n2. See para 2."
    assert run_rules(cable_text(body="1. (C) A lamp.") + "\n" + second, UndefinedParagraph) == []
