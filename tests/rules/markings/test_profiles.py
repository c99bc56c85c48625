"""What the profiles have of their own: the examples of the Department of Defense's manual, and each row laid over the
register.
"""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest

from cablegrammar.marking.forms import register_form
from cablegrammar.marking.marking import parse_marking
from cablegrammar.rollup import Circumstances, PortionMarking, roll_up
from cablegrammar.vocabulary.markings import marking_by_key
from cablegrammar.vocabulary.profiles import PROFILES, profile_rows, register_of
from support.markings import check, codes

DOD_DAY = datetime.date(2021, 1, 1)
"""A day on which Change 4 of DoDM 5200.01 Volume 2 is in force."""
AID_DAY = datetime.date(2025, 3, 1)
"""A day on which the department's markings aid of December 2024 tells how CUI is marked."""
IC_DAY = datetime.date(2017, 1, 2)

with (Path(__file__).parent / "dodm_examples.csv").open(encoding="utf-8") as table:
    PRINTED = list(csv.DictReader(table))
"""The examples and sentences of DoDM 5200.01 Volume 2, Enclosure 4, each with its figure or paragraph."""


def printed(*expected: str) -> list[object]:
    return [pytest.param(row, id=f"{row['where']}: {row['text']}") for row in PRINTED if row["expect"] in expected]


def severities(text: str, profile: str = "dod", day: datetime.date = DOD_DAY) -> set[str]:
    return {str(finding.severity) for finding in check(text, profile, day).findings}


@pytest.mark.parametrize("row", printed("valid"))
def test_what_the_manual_of_the_department_prints_is_valid(row: dict[str, str]) -> None:
    assert "error" not in severities(row["text"]), [f.message for f in check(row["text"], "dod", DOD_DAY).findings]


@pytest.mark.parametrize("row", printed("invalid"))
def test_what_it_forbids_is_an_error(row: dict[str, str]) -> None:
    assert "error" in severities(row["text"])


@pytest.mark.parametrize("row", printed("warn"))
def test_what_it_advises_against_is_a_warning(row: dict[str, str]) -> None:
    found = severities(row["text"])
    assert found
    assert "error" not in found


@pytest.mark.parametrize("row", printed("banner"))
def test_its_portions_roll_up_to_its_banner(row: dict[str, str]) -> None:
    assert rolled(*row["portions"].split(" | "), banner=row["in_use"] or None) == row["text"]


def rolled(*texts: str, profile: str = "dod", day: datetime.date = DOD_DAY, banner: str | None = None) -> str | None:
    portions = [
        PortionMarking(number, text, parse_marking(text.strip().strip("()"), unpublished=True))
        for number, text in enumerate(texts, start=1)
    ]
    own = None if banner is None else parse_marking(banner, unpublished=True)
    return roll_up(portions, Circumstances(day, profile, own)).banner


# ----------------------------------------------------------------------------------------------------- the two manuals


@pytest.mark.parametrize(
    ("text", "ic", "dod"),
    [
        ("//JOINT SECRET CAN GBR", ["MRK012", "MRK029"], []),
        ("//JOINT RESTRICTED CAN USA//REL TO USA, CAN", ["MRK028"], ["MRK028"]),
        ("//JOINT RESTRICTED CAN GBR//REL TO USA, CAN, GBR", ["MRK028", "MRK029"], []),
        ("SECRET//EXDIS", ["MRK012"], []),
        ("SECRET//NODIS", ["MRK012"], []),
        ("SECRET//RD", ["MRK012"], []),
        ("//NATO SECRET//NOFORN", [], ["MRK011"]),
        ("(//DEU S//NF)", [], ["MRK011"]),
        ("//DEU SECRET//NOFORN", [], []),
        ("(//FGI S//NF)", [], ["MRK011"]),
        ("(//DEU S//RELIDO)", [], ["MRK011"]),
        ("SECRET//RD-SIGMA 5//NOFORN", ["MRK016"], []),
        ("CONFIDENTIAL//RD-SIGMA 14//NOFORN", ["MRK013"], []),
        ("TOP SECRET//SAR-ALPHA/BRAVO/CHARLIE//NOFORN", [], ["MRK017"]),
        ("(TS//SAR-AA/SAR-BB/SAR-CC//NF)", ["MRK017"], []),
        ("UNCLASSIFIED//NOFORN", [], ["MRK013"]),
        ("UNCLASSIFIED//REL TO USA, GBR", [], ["MRK013"]),
        ("CUI//NOFORN", [], []),
        ("//DEU UNCLASSIFIED//REL TO USA, DEU", [], []),
        ("SECRET//SI", [], ["MRK022"]),
        ("SECRET//SI//NOFORN", [], []),
        ("TOP SECRET//SAR-BP//WAIVED/NOFORN", ["MRK001"], []),
        ("SECRET//WAIVED", ["MRK001"], ["MRK012"]),
        ("SECRET//HVSACO", ["MRK001"], []),
        ("SECRET//ACCM-GREEN BUOY//NOFORN", ["MRK001", "MRK002"], ["MRK002"]),
        ("SECRET//ACCM-GREEN BUOY", ["MRK001"], []),
        ("UNCLASSIFIED//ACCM-GREEN BUOY", ["MRK001"], ["MRK013"]),
        ("SECRET//NNPI", ["MRK001"], []),
        ("SECRET//TK-GEOCAP//NOFORN", ["MRK015"], []),
        ("(S//TK-GEOCAP//NF)", ["MRK015"], []),
        ("(S//TK-G//NF)", ["MRK015"], []),
        ("SECRET//LES/ACCM-GREEN BUOY", ["MRK001"], ["MRK005"]),
        ("SECRET//HCS//NOFORN", ["MRK015"], []),
        ("SECRET//RD-N//NOFORN", ["MRK003"], []),
        ("//COSMIC TOP SECRET BOHEMIA", ["MRK009"], []),
        ("(//CTS-A)", ["MRK009"], []),
        ("(//NS-A)", ["MRK009"], []),
        ("//NATO SECRET-AVICULA", ["MRK009"], ["MRK009"]),
    ],
)
def test_where_the_two_manuals_differ_each_is_right_in_its_house(text: str, ic: list[str], dod: list[str]) -> None:
    assert codes(text, "ic", IC_DAY) == ic
    assert codes(text, "dod", DOD_DAY) == dod


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("SECRET//SAR-STK/SAR-BP", "SECRET//SAR-BP/SAR-STK"),
        ("SECRET//SAR-BP/STK", "SECRET//SAR-BP/STK"),
        ("(S//RD-CNWDI)", "(S//RD-N)"),
        ("(S//TK-GEOCAP//NF)", "(S//TK-G//NF)"),
        ("SECRET//TK-G//NOFORN", "SECRET//TK-GEOCAP//NOFORN"),
        ("(//NSAT)", "(//NS-A)"),
        ("TOP SECRET//SAR-BP//WAIVED", "TOP SECRET//SAR-BP//WAIVED"),
        ("SECRET//ACCM-TEA LEAF/ACCM-BLUE LAMP", "SECRET//ACCM-BLUE LAMP/TEA LEAF"),
        ("SECRET//ACCM-TEA LEAF/EXDIS", "SECRET//ACCM-TEA LEAF/EXDIS"),
        ("(S//ACCM)", "(S//ACCM)"),
    ],
)
def test_the_canonical_form_is_the_profiles_own(text: str, canonical: str) -> None:
    assert check(text, "dod", DOD_DAY).canonical == canonical


def test_a_control_behind_a_nickname_is_no_part_of_it() -> None:
    marking = parse_marking("SECRET//ACCM-TEA LEAF NOFORN")
    assert marking.noforn
    assert "ACCM-TEA LEAF" in marking.controls


@pytest.mark.parametrize(
    ("portions", "ic", "dod"),
    [
        (["(S//REL TO USA, GBR)", "(S)"], "SECRET//NOFORN", "SECRET"),
        (["(S//REL TO USA, GBR)", "(S//NF)"], "SECRET//NOFORN", "SECRET//NOFORN"),
        (["(S//SI//REL TO USA, GBR)", "(S)"], "SECRET//SI//NOFORN", "SECRET//SI//NOFORN"),
        (["(S//REL TO USA, GBR)", "(U//LES-NF)"], "SECRET//NOFORN//LES", "SECRET//NOFORN//LES"),
        (["(S//SAR-AA//NF)", "(S//SAR-BB//NF)"], "SECRET//SAR-AA/BB//NOFORN", "SECRET//SAR-AA/SAR-BB//NOFORN"),
    ],
)
def test_each_manual_rolls_up_in_its_own_way(portions: list[str], ic: str, dod: str) -> None:
    assert rolled(*portions, profile="ic", day=IC_DAY) == ic
    assert rolled(*portions) == dod


@pytest.mark.parametrize(
    ("portions", "cui", "dod"),
    [
        (["(S//NF)", "(CUI)"], "SECRET//CUI//NOFORN", "SECRET//NOFORN"),
        (["(U)", "(CUI//PRVCY)"], "CUI//PRVCY", "CUI"),
        (["(U)", "(CUI//NF)"], "CUI//NOFORN", "CUI//NOFORN"),
    ],
)
def test_cui_goes_up_by_the_handbook_or_by_the_aid(portions: list[str], cui: str, dod: str) -> None:
    assert rolled(*portions, profile="cui", day=AID_DAY) == cui
    assert rolled(*portions, day=AID_DAY) == dod
    assert rolled(*portions, day=DOD_DAY) == cui


@pytest.mark.parametrize(
    ("text", "cui", "dod"),
    [
        ("CUI", [], []),
        ("CUI//NOFORN", [], []),
        ("CUI//SP-CTI//NOFORN", [], ["CUI010"]),
        ("(CUI//PRVCY)", [], ["CUI010"]),
        ("UNCLASSIFIED//CUI", [], ["CUI010"]),
        ("SECRET//CUI//NOFORN", [], ["CUI010"]),
        ("(S//CUI//NF)", [], []),
        ("SECRET//CUI//FEDCON/DL ONLY", [], ["CUI010"]),
        ("CUI//FEDCON/DL ONLY", ["CUI003"], ["CUI003"]),
    ],
)
def test_cui_is_marked_by_the_handbook_or_by_the_aid(text: str, cui: list[str], dod: list[str]) -> None:
    assert codes(text, "cui", AID_DAY) == cui
    assert codes(text, "dod", AID_DAY) == dod
    assert codes(text, "dod", DOD_DAY) == cui


def test_the_line_below_a_banner_is_no_marking() -> None:
    assert codes("HANDLE VIA SI CHANNELS ONLY", "ic", IC_DAY) == []
    assert codes("ATTORNEY-CLIENT PRIVILEGED", "ic", IC_DAY) == []
    assert codes("ATTORNEY-CLIENT PRIVILEGED", "ic", datetime.date(2016, 12, 30)) == ["MRK001"]
    assert "MRK001" in codes("SECRET//SI//NOFORN | HANDLE VIA SI CHANNELS ONLY", "ic", IC_DAY)


def test_more_than_four_programs_were_many_until_change_4() -> None:
    portions = [f"(S//SAR-{letter}{letter})" for letter in "ABCDE"]
    before = datetime.date(2020, 7, 27)
    assert rolled(*portions[:4], day=before) == "SECRET//SAR-AA/SAR-BB/SAR-CC/SAR-DD"
    assert rolled(*portions, day=before) == "SECRET//SAR-MULTIPLE PROGRAMS"
    assert rolled(*portions[:2]) == "SECRET//SAR-AA/SAR-BB"
    assert rolled(*portions[:3]) == "SECRET//SAR-MULTIPLE PROGRAMS"
    four = "SECRET//SAR-AA/SAR-BB/SAR-CC/SAR-DD"
    assert codes(four, "dod", before) == []
    assert codes(four, "dod", datetime.date(2020, 7, 28)) == ["MRK017"]


def test_many_programs_in_a_portion_are_many_in_the_banner() -> None:
    assert rolled("(S//SAR-MULTIPLE PROGRAMS)", "(S//SAR-AA)") == "SECRET//SAR-MULTIPLE PROGRAMS"


def test_a_banner_has_nicknames_and_the_reason_says_so() -> None:
    portion = PortionMarking(1, "(S//SAR-AA)", parse_marking("S//SAR-AA"))
    whys = {profile: roll_up([portion], Circumstances(DOD_DAY, profile)).because[-1].why for profile in ("ic", "dod")}
    assert "nickname" in whys["dod"]
    assert "nickname" not in whys["ic"]


def test_a_bare_accm_stands_for_the_programs_of_the_banner() -> None:
    banner = "SECRET//ACCM-GREEN BUOY/TEA LEAF"
    assert rolled("(S//ACCM)", "(U)", banner=banner) == banner
    assert rolled("(S//ACCM)", "(U)") is None


# ----------------------------------------------------------------------------------------------------------- the table


def test_every_row_names_a_marking_a_field_and_a_source() -> None:
    for row in profile_rows():
        assert row.key == "*" or row.key in marking_by_key(), row
        assert set(row.profiles) <= set(PROFILES), row
        assert row.source, row


@pytest.mark.parametrize("profile", PROFILES)
def test_a_register_has_every_marking_and_differs_only_where_a_row_says_so(profile: str) -> None:
    for day in (None, IC_DAY, DOD_DAY):
        markings = register_of(profile, day).markings
        assert markings.keys() == marking_by_key().keys()
        changed = {key for key, entry in markings.items() if entry != marking_by_key()[key]}
        assert changed <= {row.key for row in profile_rows() if profile in row.profiles}


def test_a_row_holds_from_its_first_day_until_its_last() -> None:
    day = datetime.date(2016, 12, 31)
    before, after = (register_of("ic", one).markings["RD-SIGMA"].numbers for one in (day - datetime.timedelta(1), day))
    assert before is not None
    assert after is not None
    assert before.has("3")
    assert not after.has("3")
    assert after.has("14")


def test_the_form_is_that_of_the_intelligence_community_where_nobody_asks_for_another() -> None:
    marking = parse_marking("SECRET//SAR-BP/SAR-STK")
    assert register_form(marking, portion=False) == "SECRET//SAR-BP/STK"


@pytest.mark.parametrize(
    ("text", "code", "profile", "source"),
    [
        ("UNCLASSIFIED//NOFORN", "MRK013", "dod", "DoDM 5200.01 Volume 2 App 1 2.c p98"),
        ("//NATO SECRET//NOFORN", "MRK011", "dod", "DoDM 5200.01 Volume 2 Enclosure 4, 4.b(3) p68"),
        ("(//DEU S//NF)", "MRK011", "dod", "DoDM 5200.01 Volume 2 Enclosure 4, 9.m p86"),
        ("TOP SECRET//TK-GEOCAP//REL TO USA, GBR", "MRK012", "dod", "DoDM 5200.01 Volume 2 Enclosure 4, 6.f p74"),
        ("SECRET//NOFORN/REL TO USA, GBR", "MRK011", "dod", "CAPCO Register and Manual 2016 H.8"),
        ("CONFIDENTIAL//IMCON", "MRK013", "dod", "CAPCO Register and Manual 2016 H"),
        ("CONFIDENTIAL//IMCON", "MRK013", "ic", "CAPCO Register and Manual 2016 H"),
    ],
)
def test_a_finding_cites_the_manual_that_says_so(text: str, code: str, profile: str, source: str) -> None:
    found = next(one for one in check(text, profile, DOD_DAY).findings if one.code == code)
    assert str(found.authority[0]) == source
