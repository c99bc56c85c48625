"""POR003: lists with portions of several levels."""

from __future__ import annotations

import pytest

from cablerules.portions.mixed_subparagraphs_unmarked import MixedSubparagraphsUnmarked
from support.portions import SENSITIVE, UNCLASSIFIED, lint_body


def messages(body: str, parts: dict[str, str] | None = None) -> list[tuple[int, str]]:
    return [(finding.line, finding.message) for finding in lint_body([MixedSubparagraphsUnmarked], body, parts)]


@pytest.mark.parametrize(
    "body",
    [
        "1. (C) The list:\n\nA. a lamp;\n\nB. a boat.",
        "1. (C) The list:\n\nA. (C) a lamp;\n\nB. a boat.",
        "1. (C) The list:\n\nA. (U) a lamp;\n\nB. (C) a boat.",
        "1. (C) The list:\n\nA. (C/NF) a lamp;\n\nB. a boat.",
        "1. (C) The list:\n\na. (U) a lamp:\n-- with oil\n-- without\n\nb. (C) a boat.",
        "1. The list of all that was asked for:\n\nA. (C) a lamp;\n\nB. a boat.",
    ],
    ids=["none", "same-level", "all", "other-control", "bullets-of-an-item", "nothing-to-differ-from"],
)
def test_silent(body: str) -> None:
    assert messages(body) == []


def test_speaks_once_a_paragraph_at_the_first_item_without_a_mark() -> None:
    body = "1. (C) The list:\n\nA. (U) a lamp;\n\nB. a boat;\n\nC. a rope."
    assert messages(body) == [
        (5, "Item B of paragraph 1 has no mark, although the list has portions of several levels.")
    ]


def test_items_may_differ_from_each_other_alone() -> None:
    assert [line for line, _ in messages("1. The list:\n\nA. (U) a lamp;\n\nB. (C) a boat;\n\nC. a rope.")] == [7]


def test_only_where_marks_are_needed() -> None:
    body = "1. (SBU) The list:\n\nA. (LOU) a lamp;\n\nB. a boat."
    assert messages(body, dict(UNCLASSIFIED)) == []
    assert len(messages(body, dict(SENSITIVE))) == 1
