"""Slips that a reader found: each has the code that names it, and what is written in its place."""

from __future__ import annotations

import datetime

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
    ("SECRET//REL TO USA, FJI, FJI", ["MRK004"]),
    ("SECRET//REL TO USA, FJI AND GBR", ["MRK003"]),
]


@pytest.mark.parametrize(("text", "expected"), SLIPS, ids=[text for text, _ in SLIPS])
def test_a_slip_is_one_finding(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(("year", "expected"), [(2000, []), (2017, ["MRK003"])])
def test_an_and_in_a_list_was_right_once(year: int, expected: list[str]) -> None:
    assert codes("(S//REL TO USA, FJI AND GBR)", "ic", datetime.date(year, 1, 2)) == expected


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


@pytest.mark.parametrize("name", ["ABC", "QRS", "AFC", "NSF"])
def test_three_letters_in_the_place_of_a_control_system_are_a_name(name: str) -> None:
    assert codes(f"SECRET//{name}//RELIDO") == ["MRK015"]
    assert codes(f"(S//{name}//NF)") == ["MRK015"]


@pytest.mark.parametrize("slip", ["NFO", "NOF", "NFF", "OCC"])
def test_the_beginning_of_a_control_there_is_a_slip(slip: str) -> None:
    assert codes(f"(S//{slip})") == ["MRK001"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TOP SECRET//SI-ABCD//NOFORN", "2 to 3 letters"),
        ("TOP SECRET//SI-A7//NOFORN", "2 to 3 letters"),
        ("SECRET//RSV-AB//NOFORN", "3 letters or digits"),
        ("TOP SECRET//SI-G ABC//ORCON/NOFORN", "4 letters"),
        ("TOP SECRET//HCS-P ABCDEFG//ORCON/NOFORN", "1 to 6 letters or digits"),
        ("TOP SECRET//TK-BLFH ABCDEFG//NOFORN", "1 to 6 letters or digits"),
    ],
)
def test_a_name_has_the_form_that_the_register_publishes(text: str, expected: str) -> None:
    (finding,) = check(text).findings
    assert (finding.code, finding.severity, finding.expected) == ("MRK015", "warning", expected)


@pytest.mark.parametrize(
    "text",
    [
        "TOP SECRET//SI-AB//NOFORN", "TOP SECRET//SI-ABC-XYZ//NOFORN", "SECRET//RSV-A1B//NOFORN",
        "TOP SECRET//SI-G ABCD WXYZ//ORCON/NOFORN", "TOP SECRET//HCS-P JJJ XYZ//ORCON/NOFORN",
        "TOP SECRET//TK-KAND A1//NOFORN",
    ],
)  # fmt: skip
def test_a_name_of_that_form_is_silent(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("text", ["(S//REL TO USA GBR)", "(S//REL TO USA, FJI GBR)", "(S//DISPLAY ONLY FJI GBR)"])
def test_a_comma_is_missing_in_a_list(text: str) -> None:
    (finding,) = check(text).findings
    assert finding.code == "MRK003"
    assert codes(mended(text, finding)) == []


@pytest.mark.parametrize("level", ["RESTRICTED", "LIMITED OFFICIAL USE"])
def test_a_level_that_the_united_states_gave_up_is_an_error(level: str) -> None:
    for text in (level, f"({level})"):
        assert [(f.code, f.severity) for f in check(text).findings if f.code == "MRK009"] == [("MRK009", "error")], text
    assert codes("//FJI RESTRICTED") == []
