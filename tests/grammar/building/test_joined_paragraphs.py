"""Paragraphs and marked children that a copy joined into one line, and what only looks like them."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text

_HEAD = "C O N F I D E N T I A L WINDHOEK 000512\n\nE.O. 12958: DECL: 07/14/2018\nTAGS: PREL, WA\nSUBJECT: KITES\n\n"


def outline(body: str) -> list[tuple[str | None, str | None]]:
    """Number and mark of every paragraph of a cable with this body."""
    return [(p.number, p.mark.text if p.mark else None) for p in parse_text(_HEAD + body).paragraphs]


@pytest.mark.parametrize(
    "joint",
    [
        " ",
        "  \u00b6",
        "\n\n------- THE OUTER ISLANDS ------- ",
        "\n\n--------------- ",
        " COMMENT AND OUTLOOK ",
        "\n\nWINDHOEK 00000512  002 OF 002 ",
        "\n\nWINDHOEK 00000512  002 OF 002 \u00b6",
    ],
    ids=["sentence", "pilcrow", "ruled-heading", "rule", "heading", "page-line", "page-line-and-pilcrow"],
)
@pytest.mark.parametrize("break_", [" ", "\n"], ids=["", "wrapped-before-the-mark"])
def test_the_next_number_with_a_mark_opens_a_paragraph_wherever_it_stands(joint: str, break_: str) -> None:
    body = f"1. (U) One lamp is lit.{joint}2.{break_}(C) The other one is not.\n\n3. (U) Nobody asked."
    assert outline(body) == [("1", "(U)"), ("2", "(C)"), ("3", "(U)")]


def test_a_heading_between_two_rules_is_one() -> None:
    cable = parse_text(f"{_HEAD}1. (U) A lamp.\n\n------- THE PIER ------- 2. (C) A pier.\n")
    assert [heading.text for heading in cable.headings] == ["THE PIER"]
    assert [p.number for p in cable.paragraphs] == ["1", "2"]


@pytest.mark.parametrize(
    "body",
    [
        "1. One lamp is lit.\n\n------- THE OUTER ISLANDS ------- 2. The other one is not.\n\n3. Nobody asked.",
        "1. One lamp is lit.\n\nWINDHOEK 00000512  002 OF 002 2. The other one is not.\n\n3. Nobody asked.",
        "1. One lamp is lit.  2. The other one is not.\n\n3. Nobody asked.",
        "1. One lamp is lit. \u00b62. The other one is not. \u00b63. Nobody asked.",
        "1. One lamp is lit.\n\nCOMMENT AND OUTLOOK 2. The other one is not.\n\n3. Nobody asked.",
        "1. (U) One lamp is lit. 2. The other one is not. 3. (C) Nobody asked.",
    ],
    ids=["ruled-heading", "page-line", "sentence", "pilcrow", "capitals", "between-marked-ones"],
)
def test_a_number_without_a_mark_opens_one_where_it_is_missed(body: str) -> None:
    assert [number for number, _ in outline(body)] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "body",
    [
        # the year and the page are no next number
        "1. (U) They left in 2007. (C) remained, as the list says.\n\n2. (C) Nobody asked.",
        # the number of a list stands in the middle of the line, and begins one of its own
        "1. One lamp is lit. See no. 2. The rest is dark.\n\n2. The other one is not.\n\n3. Nobody asked.",
        "1. The parties agreed to\nARTICLE 2. The rest is dark.\n\n2. The other one is not.\n\n3. Nobody asked.",
        "1. One lamp is lit, see annex 4. The rest is dark.\n\n2. The other one is not.\n\n3. Nobody asked.",
    ],
)
def test_other_numbers_inside_a_line_open_none(body: str) -> None:
    assert [number for number, _ in outline(body)] == [str(n + 1) for n in range(body.count("\n\n") + 1)]


def test_a_gap_behind_joined_paragraphs_stays_one() -> None:
    body = "1. One lamp is lit. 2. The other one is not. 3. Nobody asked.\n\n5. The lamp is old.\n\n6. So is the boat."
    assert [number for number, _ in outline(body)] == ["1", "2", "3", "5", "6"]


def test_a_list_with_brackets_below_lettered_items_is_no_paragraph() -> None:
    lists = "\n\n".join(f"{letter}. (C) Points:\n\n1) (C) How many?\n\n2) (C) Who counts?" for letter in "AB")
    assert outline(f"1. (U) A lamp.\n\n2. (C) Two lists:\n\n{lists}\n\n3. (U) End.") == [
        ("1", "(U)"), ("2", "(C)"), ("3", "(U)")
    ]  # fmt: skip


def test_paragraphs_may_be_numbered_with_brackets() -> None:
    assert [number for number, _ in outline("1) (U) A lamp.\n\n2) (C) A boat.\n\n3) (C) A pier.")] == ["1", "2", "3"]


def test_a_bracket_for_a_point_is_a_slip() -> None:
    assert [number for number, _ in outline("1. (U) A lamp.\n\n2) (C) A boat.\n\n3. (C) A pier.")] == ["1", "2", "3"]


def test_marked_children_with_letters_joined_to_their_heading() -> None:
    points = "a. (C) One buoy is green. b. (U) The other is not."
    first, second = parse_text(
        f"{_HEAD}1. (U) A lamp, see ref a. (C) is a letter.\n\n2. KEY POINTS {points}\n"
    ).paragraphs
    assert first.subparagraphs == ()
    assert second.text == "KEY POINTS"
    assert [(item.label, item.mark and item.mark.text) for item in second.subparagraphs] == [("a", "(C)"), ("b", "(U)")]


@pytest.mark.parametrize("bullet", ["--", "-", "*"])
@pytest.mark.parametrize("wrap", [" ", "\n"])
def test_marked_children_joined_to_their_heading(bullet: str, wrap: str) -> None:
    body = f"1. (U) A lamp.\n\n2. KEY POINTS {bullet} (C) One buoy is green. {bullet}{wrap}(U) The other is not.\n"
    cable = parse_text(_HEAD + body)
    second = cable.paragraphs[1]
    assert (len(cable.paragraphs), second.text) == (2, "KEY POINTS")
    assert [item.mark and item.mark.text for item in second.subparagraphs] == ["(C)", "(U)"]
    assert [portion.cover for portion in cable.portions] == ["mark", "parts"]


def test_an_unmarked_child_leaves_its_heading_without_cover() -> None:
    cable = parse_text(f"{_HEAD}1. (U) A lamp.\n\n2. KEY POINTS\n\n-- One buoy is green.\n\n-- (C) The other is not.\n")
    assert [portion.cover for portion in cable.portions] == ["mark", None]
