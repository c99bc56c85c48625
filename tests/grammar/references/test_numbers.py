"""What may have been the number of a cable."""

from __future__ import annotations

import pytest

from cablegrammar.references.numbers import is_damaged_number


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("7O412", True),
        ("O7412", True),
        ("1234567O90", True),
        ("1234567O901", False),  # longer than any number with its slips
        ("12345678901", True),  # digits alone: nothing else can be meant
        ("A7412", False),
        ("7-412", False),
    ],
)
def test_a_damaged_number(code: str, meant: bool) -> None:
    assert is_damaged_number(code) is meant
