"""Paragraph, item or text that goes on."""

from __future__ import annotations

import pytest

from cablegrammar.building.sequence import Candidate, Role, decide

P, IT, C, B = Role.PARAGRAPH, Role.ITEM, Role.CONTINUATION, Role.BLOCK


def roles(*labels: str) -> list[Role]:
    """`3C` is a marked number, `3` an unmarked one, `3-` one without a blank line before, `3.` one behind a sentence;
    the rest items or marks.
    """
    found = []
    for index, label in enumerate(labels):
        blank = not label.endswith("-")
        complete = label.endswith(".")
        label = label.rstrip("-.")
        if label[0].isdigit():
            found.append(Candidate(index, "number", label.rstrip("C"), label.endswith("C"), blank, complete=complete))
        elif label.startswith("("):
            found.append(Candidate(index, "mark", label.strip("()"), True, blank))
        elif label == "text":
            found.append(Candidate(index, "block", "", False, blank))
        else:
            found.append(Candidate(index, "item", label, False, blank))
    return [role for _, role in decide(found)]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("1C", "2C", "3C"), [P, P, P]),
        (("1", "2", "3"), [P, P, P]),
        (("1C", "30-", "2C"), [P, C, P]),
        (("1C", "2C", "1", "2-", "3-", "3C"), [P, P, IT, IT, IT, P]),
        (("1", "2", "1", "2", "3", "4", "3"), [P, P, IT, IT, IT, IT, P]),
        (("1C", "2C", "4C"), [P, P, P]),
        (("1C", "text", "1.", "2", "2C"), [P, B, IT, IT, P]),
        (("1C", "2C", "text", "2.", "3", "3C"), [P, P, B, IT, IT, P]),
        (("1C", "2C", "2.", "3C"), [P, P, P, P]),
        (("1C", "2C", "2.", "3", "4C"), [P, P, P, P, P]),
        (("1", "2", "4", "5"), [P, P, P, P]),
        (("1", "2", "2", "3"), [P, P, P, P]),
        (("1C", "2C", "5", "3C"), [P, P, IT, P]),
        (("1C", "A", "B", "(C)"), [P, IT, IT, IT]),
        (("1C", "(C)"), [P, P]),
        (("1C", "A-", "S-"), [P, IT, C]),
        (("1C", "law-", "it"), [P, C, C]),
        (("1C", "i", "ii", "xiv", "aa"), [P, IT, IT, IT, IT]),
        (("text", "1C"), [B, P]),
        (("2", "3", "4"), [P, P, P]),
        (("2", "9"), [B, IT]),
        (("2-", "3"), [B, IT]),
        (("2", "1", "2"), [B, P, P]),
        (("1", "2-", "4-", "5-"), [P, P, P, P]),
        (("1", "2-", "30-", "3-"), [P, P, C, P]),
        (("1", "2-", "4", "5-"), [P, P, P, P]),
        (("1", "2", "4-", "5"), [P, P, C, P]),
    ],
)
def test_roles(labels: tuple[str, ...], expected: list[Role]) -> None:
    assert roles(*labels) == expected
