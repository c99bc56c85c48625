"""A small part of `fuzz/fixes.py`, with a seed, and what it calls harm."""

from __future__ import annotations

import random

import pytest

from cablegrammar.marking.marking import parse_marking
from fixes import Tally, cable, harm, try_cables, try_markings
from markings import marking


def test_no_fix_of_a_marking_at_random_does_harm() -> None:
    tally = Tally()
    try_markings(400, 2026, tally)
    assert tally.shown == []
    assert tally.markings == 400
    assert tally.fixes["safe"] > 100
    assert tally.fixes["unsafe"] > 50


def test_no_fix_in_a_cable_at_random_does_harm() -> None:
    tally = Tally()
    try_cables(12, 2026, tally)
    assert tally.shown == []
    assert tally.fixes["in cables"] > 20


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("SECRET//NOFORN", "CONFIDENTIAL//NOFORN", ["level lower"]),
        ("SECRET//NOFORN", "NOFORN", ["level lower"]),
        ("SECRET//ORCON/NOFORN", "SECRET//NOFORN", ["control lost"]),
        ("TOP SECRET//SI-G ABCD//NOFORN", "TOP SECRET//SI-G//NOFORN", ["control lost"]),
        ("SECRET//FGI DEU", "SECRET//FGI", ["control lost"]),
        ("SECRET//REL TO USA, GBR", "SECRET//REL TO USA, GBR, FRA", ["release wider"]),
        ("SECRET//REL TO USA/GBR", "SECRET//REL TO USA, GBR", ["release wider"]),
        ("SECRET//REL TO USA, NATO KFOR", "SECRET//REL TO USA, KFOR, NATO", ["release wider"]),
        ("SECRET//NOFORN//20301231", "SECRET//NOFORN", ["date changed"]),
        ("SECRET//NOFORN", "SECRET//ORCON/NOFORN", []),
        ("SECRET//REL TO GBR, USA", "SECRET//REL TO USA, GBR", []),
        ("S-NF", "S/NF", []),
    ],
)
def test_what_is_harm(before: str, after: str, kinds: list[str]) -> None:
    assert list(harm(parse_marking(before), parse_marking(after), unsafe=False)) == kinds


def test_a_seed_gives_one_row_of_texts() -> None:
    def row(seed: int) -> list[object]:
        chance = random.Random(seed)
        return [marking(chance) for _ in range(50)] + [cable(chance)]

    assert row(3) == row(3)
    assert row(3) != row(4)
