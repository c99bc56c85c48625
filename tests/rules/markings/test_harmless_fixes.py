"""Fixes that did harm once: what the safe ones make of each text today, and what a person has to confirm."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from cablegrammar.marking.marking import parse_marking
from cablelint import Settings
from cablelint.engine.run import run
from cablelint.fixes.fixer import Fixer
from support.markings import check, codes, repaired
from support.rule_runs import cable_text

DAY = datetime.date(2016, 12, 31)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("//JOINT SECRET CAN GBR USA REL TO USA, CAN, GBR", "//JOINT SECRET CAN GBR USA//REL TO USA, CAN, GBR"),
        ("SECRET//REL TO USA, NATO KFOR", "SECRET//REL TO USA, NATO KFOR"),
        ("TOP SECRET//HCS-P JJJ XYZ ORCON/NOFORN", "TOP SECRET//HCS-P JJJ XYZ//ORCON/NOFORN"),
        ("SECRET//SAR-BP-J12 YYY NOFORN", "SECRET//SAR-BP-J12 YYY//NOFORN"),
        ("SECRET//REL TO VSA, FVEY", "SECRET//REL TO VSA, FVEY"),
        ("SECRET//REL OT USA, FVEY", "SECRET//REL OT USA, FVEY"),
        ("//JOINT SECRET CAN GBR US//REL TO USA, CAN, GBR", "//JOINT SECRET CAN GBR US//REL TO USA, CAN, GBR"),
        ("UNCLASSIFIED SBU NOFORN", "UNCLASSIFIED//SBU NOFORN"),
        ("(U//REL TO USA, FVEY) or (U//REL)", "(U//REL TO USA, FVEY) or (U//REL)"),
        ("(S//REL TO USA/GBR)", "(S//REL TO USA/GBR)"),
        ("SECRET//REL TO USA AND GBR", "SECRET//REL TO USA AND GBR"),
        ("SECRET//REL TO USA, AUS AND GBR", "SECRET//REL TO USA, AUS, GBR"),
        ("SECRET//REL TO USA, AUS, AND GBR", "SECRET//REL TO USA, AUS, AND GBR"),
        ("SECRET//REL TO AND, USA", "SECRET//REL TO USA, AND"),
        ("SECRET//NOFORN Zorblax told us", "SECRET//NOFORN Zorblax told us"),
        # NATO and a name behind it would be one owner
        ("//JOINT SECRET FIN NATO;ZZQ//REL TO USA, FIN", "//JOINT SECRET FIN NATO;ZZQ//REL TO USA, FIN"),
        ("//JOINT SECRET CAN GBR;HCS-,XZZ", "//JOINT SECRET CAN GBR;HCS-,XZZ"),
        ("//JOINT SECRET FIN NATO;UK//REL TO USA, FIN", "//JOINT SECRET FIN NATO UK//REL TO USA, FIN"),
    ],
)
@pytest.mark.parametrize("profile", ["ic", "dod"])
def test_safe_fixes_leave_alone_what_is_not_certain(text: str, fixed: str, profile: str) -> None:
    assert repaired(text, profile=profile, day=DAY) == fixed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TOP SECRET//SAR-BP NOFORN", "SAR-BP"),
        ("TOP SECRET//SAR-BP/CA NOFORN", "SAR-CA"),
        ("SECRET//RSV-ABC NOFORN", "RSV-ABC"),
        ("TOP SECRET//SI-ABC NOFORN", "SI-ABC"),
        ("TOP SECRET//SI-ABC-NOFORN", "SI-ABC"),
        ("TOP SECRET//TK-KAND NOFORN", "TK-KAND"),
        ("TOP SECRET//ANB-XYZ NOFORN", "ANB-XYZ"),
        ("SECRET//FGI DEU NOFORN", "FGI DEU"),
    ],
)
def test_a_control_is_never_part_of_a_name(text: str, name: str) -> None:
    marking = parse_marking(text, unpublished=True)
    assert marking.controls[-2:] == (name, "NOFORN")
    assert marking.noforn
    assert "MRK003" in codes(text, "ic", DAY)
    assert repaired(text, profile="ic", day=DAY).endswith("//NOFORN")


@pytest.mark.parametrize("text", ["SECRET//SBU NOFORN", "TOP SECRET//SI-G ABCD", "SECRET//SAR-BP-J12 YYY"])
def test_what_only_looks_like_a_control_behind_a_name(text: str) -> None:
    assert not parse_marking(text, unpublished=True).controls[1:]


@pytest.mark.parametrize("text", ["SECRET//SAR-DEMO-SAP99-ABCD", "SECRET//SAR-BP/SAR-STK"])
def test_the_department_writes_programs_its_own_way(text: str) -> None:
    assert repaired(text, profile="dod", day=DAY) == text
    assert check(text, "dod", DAY).canonical == text


# ------------------------------------------------------------------------------------------------- in cables


def cable_fixed(folder: Path, text: str, profile: str, **settings: object) -> tuple[str, tuple[str, ...]]:
    """A cable after the safe fixes, and what the run says of those that were not made."""
    path = folder / "a.cable"
    path.write_text(text)
    given = {"profile": profile, "as_of": datetime.date(2012, 1, 1), "ignore": ("REF001",), **settings}
    report = run([str(path)], Settings(**given), fixer=Fixer())  # type: ignore[arg-type]
    assert not report.broken
    return path.read_text(), tuple(one for one in report.notices if "a fix of" in one)


def test_a_mark_that_would_be_the_next_letter_of_a_list_stays(tmp_path: Path) -> None:
    body = "1. (U) The islands are:\n   (A) North\n   (B) South\n   (CONFIDENTIAL) East, with the lamp"
    after, (notice,) = cable_fixed(tmp_path, cable_text(body=body), "state")
    assert after == cable_text(body=body)
    assert notice.endswith("a fix of POR006 banner-form-in-portion was not made: it removes a portion mark")


@pytest.mark.parametrize("profile", ["ic", "dod", "cui"])
def test_a_mark_that_lost_a_parenthesis_stays_one(tmp_path: Path, profile: str) -> None:
    text = cable_text(
        classification="UNCLAS SUVA 000512", executive_order="E.O. 12958: N/A", authority="",
        body="1. SBU) The bank is frozen.\n\n2. ((SBU)) So is the fish.\n\n3. (U) End.",
    )  # fmt: skip
    after, notices = cable_fixed(tmp_path, text, profile)
    assert notices == ()
    assert "1. (U//SBU) The bank" in after
    assert "2. (U//SBU) So is" in after


@pytest.mark.parametrize("profile", ["state", "ic"])
def test_text_that_a_copy_glued_to_a_banner_stays_as_it_is(tmp_path: Path, profile: str) -> None:
    text = cable_text(body="1. (C//NF) The keeper met us.\nSECRET//NOFORN Tobias Zorblax told us more.")
    assert cable_fixed(tmp_path, text, profile)[0] == text


def test_cui_in_the_place_of_the_level_is_not_dropped(tmp_path: Path) -> None:
    text = cable_text(classification="CUI LJUBLJANA 000556", executive_order="E.O. 12958: N/A", authority="")
    assert cable_fixed(tmp_path, text, "state", select=("CLS004",)) == (text, ())


def test_no_message_and_no_title_quotes_what_stands_beside_a_marking(tmp_path: Path) -> None:
    for line in (
        "SECRET//NF TOBIAS ZORBLAX VISIT TO WINDHOEK",
        "secret//noforn Tobias Zorblax",
        "UNCLASSIFIED POC: John Zorblax",
        "SECRET//RELTO Tobias Zorblax",
        "SECRET//REL TO TOBIAS ZORBLAX//NF",
        "SECRET//NF//ORCON ZORBLAX TOBIAS",
    ):
        for profile in ("state", "ic", "dod", "cui"):
            path = tmp_path / "a.cable"
            path.write_text(cable_text(classification=line))
            report = run([str(path)], Settings(profile=profile, as_of=datetime.date(2012, 1, 1)))
            for finding in report:
                titles = "" if finding.fix is None else finding.fix.title
                said = " ".join((finding.message, finding.expected or "", titles)).upper()
                assert "ZORBLAX" not in said, (line, profile, said)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [("(S" + "/NF" * 60 + ")", "(S/NF)"), ("(C/NF/OC/NF/OC)", "(C/NF/OC)"), ("(C/NF/NF//NF)", "(C/NF)")],
)
def test_all_repeats_of_a_state_mark_go_at_once(text: str, fixed: str) -> None:
    (repeat,) = [one for one in check(text, "state", DAY).findings if one.code == "MRK004"]
    assert repeat.fix is not None
    assert repaired(text, profile="state", day=DAY) == fixed
