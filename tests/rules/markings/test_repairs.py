"""Slips with one certain remedy: what all fixes together make of them, and what only looks like such a slip."""

from __future__ import annotations

import datetime

import pytest

from cablelint import Applicability
from support.markings import check, repaired

DAY = datetime.date(2016, 12, 31)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("SECRET\u2215\u2215NOFORN", "SECRET//NOFORN"),
        ("SECRET//SI\u2215TK//NOFORN", "SECRET//SI/TK//NOFORN"),
        ("(S\u2044NF)", "(S//NF)"),
        ("(S\uff0f\uff0fNF)", "(S//NF)"),
        ("SECRET//REL TO USA, GBR\u2215RELIDO", "SECRET//REL TO USA, GBR/RELIDO"),
    ],
)
def test_what_only_looks_like_a_slash_is_one(text: str, right: str) -> None:
    assert repaired(text, day=DAY) == right
    assert [finding.code for finding in check(text, "ic", DAY).findings] == ["MRK003"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("SECRE/T/FISA", "SECRET//FISA"),
        ("S/ECRET//SI", "SECRET//SI"),
        ("SECRET//N/OFORN", "SECRET//NOFORN"),
        ("SECRET/N/OFORN", "SECRET//NOFORN"),
        ("SECRETN//OFORN", "SECRET//NOFORN"),
        ("SECRET//ORCO/N/NOFORN", "SECRET//ORCON/NOFORN"),
        ("SECRET//REL TP USA, GBR", "SECRET//REL TO USA, GBR"),
        ("SECRET//REL TOUSA, GBR", "SECRET//REL TO USA, GBR"),
        ("SECRET//REL OT USA, FVEY", "SECRET//REL TO USA, FVEY"),
        ("SECRET//RELTO USA, GBR", "SECRET//REL TO USA, GBR"),
        ("SECRET//REL TO VSA, FVEY", "SECRET//REL TO USA, FVEY"),
        ("SECRET//FRD-SGIMA 14", "SECRET//FRD-SIGMA 14"),
        ("(S//RD-SGIMA 14 18)", "(S//RD-SG 14 18"),
        ("SECRET//SPECIAL ACESS REQUIRED-BP", "SECRET//SPECIAL ACCESS REQUIRED-BP"),
        ("SECRET//FIG DEU//NOFORN", "SECRET//FGI DEU//NOFORN"),
        ("TOP SECRET//SRA-BP//NOFORN", "TOP SECRET//SAR-BP//NOFORN"),
        ("//JOITN SECRET CAN GBR USA//REL TO USA, CAN, GBR", "//JOINT SECRET CAN GBR USA//REL TO USA, CAN, GBR"),
        ("TOP SECRET//TK-QIDIT//NOFORN", "TOP SECRET//TK-IDIT//NOFORN"),
        ("TOP SECRET//COMINT-ABC//NOFORN", "TOP SECRET//SI-ABC//NOFORN"),
        ("SECRET//REL TO US,A FVEY", "SECRET//REL TO USA, FVEY"),
        ("SECRET//REL TO USA, G,BR", "SECRET//REL TO USA, GBR"),
    ],
)
def test_one_certain_remedy(text: str, right: str) -> None:
    assert repaired(text, day=DAY) == text
    assert repaired(text, *Applicability, day=DAY).startswith(right)


@pytest.mark.parametrize(
    "text",
    [
        "SECRET//REL NO, IC",  # no list that USA leads
        "SECRET//REL TP GBR, FRA",
        "SECRET//REL TO VSA, USA",
        "SECRET//FIG ZZQ",
        "SECRET//RELTO Tobias Zorblax",
        "S/CT",
    ],
)
def test_what_is_not_certain_stays(text: str) -> None:
    assert repaired(text, *Applicability, day=DAY) == text
