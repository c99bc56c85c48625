"""The small facts of the register: numbers, the form of names, NATO's activities."""

from __future__ import annotations

import pytest

from cablegrammar.vocabulary.markings import NameShape, Numbers, register
from cablegrammar.vocabulary.nato_activities import activity_name, is_group, is_known_code


def test_numbers_are_listed_or_a_range() -> None:
    listed, between = Numbers(("14", "15", "18")), Numbers(("1-99",))
    assert [number for number in ("1", "14", "18", "99", "100") if listed.has(number)] == ["14", "18"]
    assert [number for number in ("0", "1", "14", "99", "100") if between.has(number)] == ["1", "14", "99"]
    assert listed.in_words() == "one of 14, 15, 18"
    assert between.in_words() == "a number from 1 to 99"


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        (NameShape(False, 2, 3), ("AB", "ABC"), ("A", "ABCD", "A1", "A B", "ÄB")),
        (NameShape(True, 3, 3), ("ABC", "A1B", "123"), ("AB", "ABCD", "A-B")),
    ],
)
def test_a_name_has_its_form(shape: NameShape, right: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    assert all(map(shape.fits, right))
    assert not any(map(shape.fits, wrong))


def test_only_placeholders_have_a_form_of_names() -> None:
    assert {entry.key for entry in register() if entry.names is not None and "[" not in entry.key} == set()


@pytest.mark.parametrize(
    ("code", "name", "known"),
    [
        ("NATO", None, True),
        ("NATO KFOR", "KFOR", True),
        ("NATO QRX", "QRX", False),
        ("NATO NOBODYKNOWS", None, False),
        ("GBR", None, True),
        ("QQQ", None, False),
    ],
)
def test_a_code_of_an_activity(code: str, name: str | None, known: bool) -> None:
    assert activity_name(code) == name
    assert is_known_code(code) is known


def test_an_activity_stands_with_the_groups() -> None:
    assert [code for code in ("GBR", "NATO", "NATO KFOR", "FVEY") if is_group(code)] == ["NATO", "NATO KFOR", "FVEY"]
