"""Markings of other governments, of NATO and of several owners: each bad pattern has one code, and right forms none."""

from __future__ import annotations

import pytest

from support.markings import check, codes, mended

OWNERS = "AUS GBR USA//REL TO USA, AUS, GBR"

PATTERNS = [
    ("NATO SECRET", ["MRK018"]),
    ("(NS)", ["MRK018"]),
    ("FJI SECRET", ["MRK018"]),
    (f"JOINT SECRET {OWNERS}", ["MRK018"]),
    ("//SECRET FJI", ["MRK025"]),
    ("(//S FJI)", ["MRK025"]),
    ("//COSMIC SECRET", ["MRK026"]),
    ("(//COSMIC C)", ["MRK026"]),
    ("//JOINT AUS GBR USA//REL TO USA, AUS, GBR", ["MRK027"]),
    (f"//JOINT RESTRICTED {OWNERS}", ["MRK028"]),
    (f"(//JOINT R {OWNERS})", ["MRK028"]),
    ("//JOINT SECRET AUS GBR//REL TO USA, AUS, GBR", ["MRK029"]),
    ("//JOINT SECRET AUS GBR USA//HCS-P//REL TO USA, AUS, GBR", ["MRK030"]),
    ("SECRET//JOINT//REL TO USA, AUS", ["MRK031"]),
    ("SECRET//ATOMAL//NOFORN", ["MRK032"]),
    ("//FJI SECRET//ATOMAL", ["MRK032"]),
]

RIGHT = [
    "//NATO SECRET",
    "(//NS)",
    "//COSMIC TOP SECRET//BOHEMIA",
    "(//CTS//BALK)",
    "//FJI SECRET",
    "(//FJI S)",
    "(FJI-C)",
    "(FGI-C)",
    f"//JOINT SECRET {OWNERS}",
    f"(//JOINT S {OWNERS})",
    "SECRET//RD/ATOMAL//FGI NATO//NOFORN",
    "TOP SECRET//BOHEMIA//FGI AUS FJI NATO//NOFORN",
]


@pytest.mark.parametrize(("text", "expected"), PATTERNS, ids=[text for text, _ in PATTERNS])
def test_a_pattern_has_the_code_that_names_it(text: str, expected: list[str]) -> None:
    assert sorted(codes(text)) == expected


@pytest.mark.parametrize("text", RIGHT)
def test_the_form_of_the_register_is_silent(text: str) -> None:
    assert not {code for code in codes(text) if code == "MRK018" or "MRK025" <= code <= "MRK032"}


def test_two_faults_of_one_marking_are_two_findings() -> None:
    assert sorted(codes("FJI SECRET//ATOMAL")) == ["MRK018", "MRK032"]
    assert sorted(codes("//JOINT RESTRICTED AUS GBR//REL TO USA, AUS, GBR")) == ["MRK028", "MRK029"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("NATO SECRET", "//NATO SECRET"),
        ("(NS//ATOMAL)", "(//NS//ATOMAL)"),
        ("//SECRET FJI", "//FJI SECRET"),
        ("//JOINT SECRET AUS FJI//REL TO USA, AUS, FJI", "//JOINT SECRET AUS FJI USA//REL TO USA, AUS, FJI"),
        ("//JOINT SECRET AUS ZWE//REL TO USA, AUS, ZWE", "//JOINT SECRET AUS USA ZWE//REL TO USA, AUS, ZWE"),
        ("//JOINT SECRET AUS FVEY//REL TO USA, FVEY", "//JOINT SECRET AUS USA FVEY//REL TO USA, FVEY"),
    ],
)
def test_the_fix_mends_the_marking(text: str, right: str) -> None:
    (finding,) = check(text).findings
    assert mended(text, finding) == right
    assert codes(right) == []
