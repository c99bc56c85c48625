"""Slips that a reader found: each has the code that names it, and what is written in its place."""

from __future__ import annotations

import pytest

from support.markings import check, codes, mended

SLIPS = [
    ("TOP-SECRET//NOFORN", ["MRK001"]),
    ("SECRET//FJI SECRET//NOFORN", ["MRK020"]),
    ("//SECRET FJI", ["MRK025"]),
    ("(//S FJI)", ["MRK025"]),
    ("SECRET//DISPLAY ONLY FJI ISL", ["MRK003"]),
    ("SECRET//REL TO USA, UNITED KINGDOM", ["MRK008"]),
    ("SECRET//REL TO USA, ICELAND", ["MRK008"]),
    ("SECRET//FJI//NOFORN", ["MRK001"]),
    ("TOP SECRET//SI-TK//NOFORN", ["MRK003"]),
    ("(TS//SI-TK//NF)", ["POR007"]),
    ("SECRET//REL TO USA, FJI/NOFORN", ["MRK011"]),
    ("SECRET//FGI USA FJI//NOFORN", ["MRK019"]),
    ("SECRET//FGI-FJI//NOFORN", ["MRK003"]),
    ("SECRET//TK/NOFRON", ["MRK001"]),
    ("TOP SECRET//FJI/SI//NOFORN", ["MRK001"]),
    ("TOP SECRET//ABC/SI//NOFORN", ["MRK015"]),
]


@pytest.mark.parametrize(("text", "expected"), SLIPS, ids=[text for text, _ in SLIPS])
def test_a_slip_is_one_finding(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("//SECRET FJI", "//FJI SECRET"),
        ("(//TS ISL FJI)", "(//FJI ISL TS)"),
        ("SECRET//DISPLAY ONLY FJI ISL", "SECRET//DISPLAY ONLY FJI, ISL"),
        ("SECRET//REL TO USA, ICELAND", "SECRET//REL TO USA, ISL"),
        ("TOP SECRET//SI-TK//NOFORN", "TOP SECRET//SI/TK//NOFORN"),
    ],
)
def test_the_fix_writes_what_was_meant(text: str, right: str) -> None:
    assert mended(text, check(text).findings[0]) == right


@pytest.mark.parametrize("text", ["SECRET//REL TO USA, UNITED KINGDOM", "SECRET//FGI UNITED KINGDOM//NOFORN"])
def test_a_name_of_two_words_is_not_taken_apart_by_a_safe_fix(text: str) -> None:
    answer = check(text)
    assert answer.canonical == text
    assert not any(finding.fix is not None and finding.fix.applicability == "safe" for finding in answer.findings)


@pytest.mark.parametrize("text", ["(UK-C)", "(FJI-C)", "(NATO-S)", "(FGI-C)"])
def test_a_country_before_a_hyphen_and_a_level_stays_what_it_is(text: str) -> None:
    assert codes(text, profile="state") == []


def test_the_place_of_a_hyphen_behind_fgi_is_shown() -> None:
    (finding,) = check("SECRET//FGI-FJI//NOFORN").findings
    assert (finding.column, finding.end_column) == (12, 13)


def test_the_telegrams_form_of_a_level_is_called_so() -> None:
    (finding,) = check("UNCLAS//FOUO").findings
    assert finding.message == "UNCLAS is the form for telegrams."


@pytest.mark.parametrize(
    "text", ["SECRET//RD-N//NOFORN", "(S//RD-N//NF)", "TOP SECRET//SAR-BP//WAIVED/NOFORN", "UNCLASSIFIED//HVSACO"]
)
def test_what_the_department_of_defense_has_beside_the_register_is_right_under_its_profile(text: str) -> None:
    assert codes(text, profile="dod") == []
    assert codes(text, profile="ic") != []


@pytest.mark.parametrize("text", ["(C/CLASSIFIED)", "SECRET//CONFIDENTAL"])
def test_a_second_level_is_not_proposed(text: str) -> None:
    (finding,) = check(text).findings if not text.startswith("(") else check(text, profile="state").findings
    assert (finding.code, finding.expected, finding.fix) == ("MRK001", None, None)
