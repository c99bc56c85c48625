"""Markings of other governments, of NATO and of several owners: each bad pattern has one code, and right forms none."""

from __future__ import annotations

import datetime

import pytest

from cablegrammar.marking.marking import on_day, parse_marking
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
    ("//NATO TOP SECRET", ["MRK018"]),
    ("(//NATO TS)", ["MRK018"]),
    ("//COSMIC RESTRICTED", ["MRK026"]),
    ("//FJI SECRET//FGI AUS", ["MRK019"]),
    ("//NATO SECRET//FGI AUS", ["MRK019"]),
    ("SECRET//REL TO USA, NATO QRX", ["MRK008"]),
    ("SECRET//REL TO USA, NATO ISAF", ["MRK008"]),
    ("SECRET//NOFORN/REL TO USA, NATO KFOR", ["MRK011"]),
    ("TOP SECRET//BOHEMIA/TK//FGI NATO//NOFORN", ["MRK005"]),
    ("TOP SECRET//TK//FGI NATO//BOHEMIA//NOFORN", ["MRK002"]),
    ("SECRET//RD//FGI NATO//ATOMAL//NOFORN", ["MRK002"]),
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
    "TOP SECRET//TK/BOHEMIA//FGI NATO//NOFORN",
    "TOP SECRET//SI/TK/BALK/BOHEMIA//SAR-BP//FGI NATO//NOFORN",
    "TOP SECRET//TK//SAR-BP//BOHEMIA//FGI NATO//NOFORN",
    "//NATO KFOR SECRET",
    "(//NATO KFOR S)",
    "//NATO PARTNERSHIP FOR PEACE SECRET",
    "(//NPfPS)",
    "//NATO SECRET//RELEASABLE TO AUS, FJI",
    "//NATO SECRET//RELEASABLE TO USA, AUS, NATO",
    "SECRET//REL TO USA, AUS, NATO KFOR, NATO PFP",
    "SECRET//REL TO USA, NATO",
]


@pytest.mark.parametrize(("text", "expected"), PATTERNS, ids=[text for text, _ in PATTERNS])
def test_a_pattern_has_the_code_that_names_it(text: str, expected: list[str]) -> None:
    assert sorted(codes(text)) == expected


@pytest.mark.parametrize("text", RIGHT)
def test_the_form_of_the_register_is_silent(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("text", ["TOP SECRET//TK//BOHEMIA//FGI NATO//NOFORN", "SECRET//RD//ATOMAL//FGI NATO//NOFORN"])
def test_two_slashes_before_a_control_of_nato_were_right_until_the_manual_of_2019(text: str) -> None:
    assert codes(text) == []
    (finding,) = check(text, day=datetime.date(2019, 8, 1)).findings
    assert (finding.code, finding.severity) == ("MRK003", "warning")
    right = text.replace("TK//", "TK/").replace("RD//", "RD/")
    assert mended(text, finding) == right
    assert check(text).canonical == right


def test_a_list_with_an_activity_of_nato_is_never_widened() -> None:
    for text in ("SECRET//REL TO USA, NATO KFOR", "SECRET//REL TO USA, NATO QRX", "(S//REL TO USA, FJI, NATO OUP)"):
        answer = check(text)
        assert all(finding.fix is None for finding in answer.findings), text
        assert answer.canonical == text


def test_an_activity_that_nobody_knows_is_only_mentioned() -> None:
    (finding,) = check("SECRET//REL TO USA, NATO QRX").findings
    assert finding.severity == "info"
    assert finding.fix is None


@pytest.mark.parametrize(("text", "right"), [("NATO AUSS", "NATO, AUS"), ("NATO KFOX", "NATO KFOR")])
def test_a_name_behind_nato_that_nearly_is_a_code_is_a_warning(text: str, right: str) -> None:
    (finding,) = check(f"SECRET//REL TO USA, {text}").findings
    assert (finding.code, finding.severity, finding.expected) == ("MRK008", "warning", f"probably {right}")
    assert finding.fix is not None
    assert finding.fix.applicability == "unsafe"
    assert mended(f"SECRET//REL TO USA, {text}", finding) == f"SECRET//REL TO USA, {right}"


def test_an_activity_stands_alone_in_a_list_of_nato_and_nowhere_else() -> None:
    assert codes("//NATO SECRET//RELEASABLE TO NATO, PFP") == []
    (finding,) = check("SECRET//REL TO USA, PFP").findings
    assert (finding.code, finding.severity, finding.expected) == ("MRK008", "error", "NATO PFP")


@pytest.mark.parametrize(
    ("year", "key", "form"), [(2004, "AVICULA", "(//NS-A)"), (2006, "ATOMAL", "(//NSAT)"), (2020, "ATOMAL", "(//NSAT)")]
)
def test_a_form_that_two_markings_had_is_that_of_the_one_in_force(year: int, key: str, form: str) -> None:
    on = datetime.date(year, 1, 1)
    token = on_day(parse_marking("//NS-A"), on).tokens[0]
    assert key in token.keys[0]
    assert check("(//NS-A)", day=on).canonical == form
    assert on_day(parse_marking("//NS-A"), None) is parse_marking("//NS-A")


@pytest.mark.parametrize("slip", ["GBR", "NF", "NFO"])
def test_what_is_no_activity_is_no_part_of_a_code(slip: str) -> None:
    assert parse_marking(f"SECRET//REL TO USA, NATO {slip}").tokens[1].codes[1] == "NATO"


def test_a_long_word_behind_nato_is_no_activity() -> None:
    assert [(f.code, f.severity) for f in check("SECRET//REL TO USA, NATO NOFRON").findings] == [("MRK008", "error")]


@pytest.mark.parametrize("text", ["//JOINT SECRET CAN, GBR, USA", "(//JOINT S CAN, GBR, USA)"])
def test_owners_are_parted_by_blanks(text: str) -> None:
    opened, inner, closed = text[: text.index("//")], text.strip("()"), ")" * text.endswith(")")
    whole = f"{opened}{inner}//REL TO USA, CAN, GBR{closed}"
    assert codes(whole) == ["MRK003"]
    assert check(whole).canonical == whole.replace("CAN, GBR, USA", "CAN GBR USA", 1)


def test_released_in_natos_words_outside_of_natos_markings_is_a_slip() -> None:
    assert "MRK001" in codes("SECRET//RELEASABLE TO USA, AUS")


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
