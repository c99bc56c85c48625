"""What may have been the number of a cable."""

from __future__ import annotations

import pytest

from cablegrammar.references.numbers import is_damaged_number, is_damaged_number_alone


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


@pytest.mark.parametrize(("code", "meant"), [("74O1", True), ("7O41", True), ("7O4", False), ("74OO", False)])
def test_a_damaged_number_without_a_post(code: str, meant: bool) -> None:
    """Three digits at least, and four signs: `B1` and `4X4` are none."""
    assert is_damaged_number_alone(code) is meant
