"""Where a text says itself which cable a reference means, and which of its lines begin with a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.base.node import Span
from cablegrammar.references.citations import RefCitation, scan_prose
from cablegrammar.references.explained import explained_references, numbered_lines


def explained(text: str) -> list[tuple[str, str, bool]]:
    """The place, the letters (`*` for none) and whether the text says `ref` there."""
    cited = [found for found in scan_prose(text, 0, len(text)) if isinstance(found, RefCitation)]
    found = explained_references(text, Span(0, len(text)), 0, cited)
    return [(text[each.span.start : each.span.end].strip(), "".join(each.letters) or "*", each.named) for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The board read STATE 12345 (ref D).", [("ref D", "D", True)]),
        ("The board read 07 SUVA 12, ref D, twice.", [("ref D", "D", True)]),
        ("In ref D: STATE 12345 it was said.", [("ref D", "D", True)]),
        ("As ref D is SUVA 7, the lamp is lit.", [("ref D", "D", True)]),
        ("Its reftel (STATE 12345) says so.", [("reftel", "*", True)]),
        ("REF D: STATE 12345", [("REF D", "D", True), ("REF D:", "D", True)]),
        ("REF: STATE 12345", [("REF:", "*", True)]),
        ("(D) SUVA 7 is the answer.", [("(D)", "D", False)]),
        ("The list:\n  d. 07 SUVA 7\n  E. Suva's lamp", [("d.", "D", False)]),
    ],
)
def test_explained(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert explained(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The board read ref D in May 2008.",
        "The board read ref D. 12 lamps are lit.",
        "In 2007 (ref D) the lamp was lit.",
        "(D) The lamp of 7 boards.",
        "D SUVA",
        "SUVA 7 is not the lamp of the board and its keeper (ref D).",
        "(D) QUORMBLE 7",  # no post that is known
        "See D. SUVA 7",
    ],
)
def test_not_explained(text: str) -> None:
    assert explained(text) == []


def test_hostile_texts_are_given_up() -> None:
    assert len(explained("See ref D: SUVA 7. " * 100)) == 20
    assert len(explained("D. SUVA 7\n" * 3000)) == 2000


def test_numbered_lines() -> None:
    text = "1. (U) The 3 lamps\n 2 are lit.\n(3) Two\n[ 4 ] is\n1234 is none, and 5 stands inside\nv6\n7.5 lamps"
    found = numbered_lines(text, Span(0, len(text)))
    assert [line.number for line in found] == [1, 2, 3, 4, 7]
    assert [text[line.span.start : line.span.end] for line in found] == ["1", "2", "3", "4", "7"]
    assert [line.number for line in numbered_lines(text, Span(19, 30))] == [2]


@given(st.text(alphabet="ref D:(SUVA7\n. ", max_size=60))
def test_any_text(text: str) -> None:
    for place, letters, _ in explained(text):
        assert place
        assert letters == "*" or letters.isupper()
    assert all(0 <= line.number <= 999 for line in numbered_lines(text, Span(0, len(text))))


def test_a_page_line_is_no_cable_that_a_reference_means() -> None:
    assert explained("It was asked in refs C-E.\n\nWINDHOEK 00000512  002 OF 003\n\nSo it was.") == []
