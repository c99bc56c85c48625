"""Where collections of markings and manuals disagree: what is right under each profile, by its own manual and day."""

from __future__ import annotations

import datetime

import pytest

from support.markings import check

JUDGED: dict[tuple[str, datetime.date, str], tuple[str, ...]] = {
    ("ic", datetime.date(2022, 12, 1), ""): (
        "TOP SECRET//TK/BOHEMIA//FGI NATO//NOFORN",
        "TOP SECRET//TK/BALK//FGI NATO//NOFORN",
        "SECRET//RD/ATOMAL//FGI NATO//NOFORN",
        "SECRET//REL TO USA, NATO ABC",
        "SECRET//REL TO USA, NATO KFOR",
        "//NATO PARTNERSHIP FOR PEACE SECRET",
        "(//NPfPS)",
        "//NATO SECRET//RELEASABLE TO USA, AUS, NATO",
        "//NATO KFOR SECRET",
        "SECRET//REL TO USA, NATO OUP",
        "//NATO SECRET//NOFORN",
        "TOP SECRET//SI",
        "UNCLASSIFIED//REL TO USA, GBR",
        "HANDLE VIA SI CHANNELS ONLY",
        "ATTORNEY-CLIENT PRIVILEGED",
    ),
    ("dod", datetime.date(2013, 6, 1), ""): (
        "TOP SECRET//TK/BOHEMIA//FGI NATO//NOFORN",
        "TOP SECRET//TK/BALK//FGI NATO//NOFORN",
        "SECRET//RD/ATOMAL//FGI NATO//NOFORN",
    ),
    ("ic", datetime.date(2018, 1, 1), ""): ("TOP SECRET//TK//BOHEMIA//FGI NATO//NOFORN",),
    ("dod", datetime.date(2021, 1, 1), ""): (
        "SECRET//ACCM-ABC",
        "(S//ACCM)",
        "SECRET//ACCM-COLD CUP/TEA LEAF",
        "(S//ACCM-TEA LEAF)",
        "SECRET//ACCM-ABC/EXDIS",
        "//JOINT SECRET CAN GBR",
        "//JOINT SECRET CAN GBR USA",
        "//JOINT RESTRICTED CAN GBR",
        "SECRET//EXDIS",
        "SECRET//NODIS",
        "(S//XD)",
        "(S//ND)",
        "SECRET//SAR-BP//WAIVED",
        "SECRET//RD-SIGMA 25",
        "CONFIDENTIAL//RD-SIGMA 14",
        "CONFIDENTIAL//RD-SIGMA 1",
        "TOP SECRET//SAR-MULTIPLE PROGRAMS",
        "//COSMIC TOP SECRET BOHEMIA",
        "(//CTS-A)",
        "(//NC-A)",
        "(//NS-A)",
        "//SECRET ATOMAL",
        "SECRET//RD",
    ),
    ("ic", datetime.date(2022, 12, 1), "error"): (
        "SECRET//ACCM-ABC//NOFORN",
        "//JOINT SECRET CAN GBR USA",
        "//JOINT SECRET CAN GBR//REL TO USA, CAN, GBR",
        "SECRET//EXDIS",
        "SECRET//NODIS",
        "(S//XD)",
        "(S//ND)",
        "RESTRICTED",
        "RESTRICTED//NOFORN",
        "LIMITED OFFICIAL USE",
        "(R)",
        "//NATO TOP SECRET",
        "(//NATO TS)",
        "//COSMIC RESTRICTED",
        "TOP SECRET//HCS-X",
        "//DEU SECRET//FGI CAN",
        "(S//REL TO USA GBR)",
        "SECRET//RD-SIGMA 25",
        "SECRET//NNPI//NOFORN",
        "TOP SECRET//SAR-BP NOFORN",
        "SECRET//RSV-ABC NOFORN",
        "TOP SECRET//SI-ABC NOFORN",
    ),
    ("dod", datetime.date(2021, 1, 1), "error"): (
        "RESTRICTED",
        "RESTRICTED//NOFORN",
        "LIMITED OFFICIAL USE",
        "(R)",
        "//NATO TOP SECRET",
        "(//NATO TS)",
        "//COSMIC RESTRICTED",
        "//NATO SECRET//NOFORN",
        "(//DEU S//NF)",
        "(//NS//NF)",
        "TOP SECRET//HCS-X",
        "TOP SECRET//TK-GEOCAP",
        "SECRET//WAIVED",
        "//DEU SECRET//FGI CAN",
        "TOP SECRET//SAR-A1/SAR-B2/SAR-C3",
        "UNCLASSIFIED//REL TO USA, GBR",
        "UNCLASSIFIED//NOFORN",
        "UNCLASSIFIED//RELIDO",
        "UNCLASSIFIED//DISPLAY ONLY AFG",
        "SECRET//FOUO",
    ),
    ("dod", datetime.date(2013, 6, 1), "error"): (
        "TOP SECRET//KDK",
        "TOP SECRET//KLONDIKE",
    ),
    ("dod", datetime.date(2021, 1, 1), "warning"): ("TOP SECRET//SI",),
    ("ic", datetime.date(2022, 12, 1), "warning"): (
        "SECRET//ABC//RELIDO",
        "SECRET//QRS//RELIDO",
        "SECRET//PROPIN",
        "(//DEU S//RELIDO)",
        "TOP SECRET//SI-ABCDE//NOFORN",
        "TOP SECRET//SI-G ABC//ORCON",
        "SECRET//RSV-ABCD//NOFORN",
        "TOP SECRET//HCS-P ABCDEFG//ORCON/NOFORN",
    ),
    ("ic", datetime.date(2021, 1, 1), "error"): (
        "SECRET//FOUO",
        "SECRET//REL TO USA",
        "SECRET//REL TO GBR",
        "TOP SECRET//DOD UCNI",
        "SECRET//ORCON/RELIDO",
        "TOP SECRET//HCS-O//ORCON-USGOV/NOFORN",
        "TOP SECRET//SI-G//ORCON-USGOV",
        "//JOINT SECRET CAN, GBR, USA//REL TO USA, CAN, GBR",
        "SECRET//SBU NOFORN",
        "SECRET//LIMDIS",
        "SECRET//SI-G//ORCON",
        "SECRET//RD/FRD//NOFORN",
        "TOP SECRET//HCS-P",
        "SECRET//NOFORN/RELIDO",
    ),
    ("ic", datetime.date(2021, 1, 1), ""): (
        "SECRET//ORCON",
        "SECRET//IMCON",
        "SECRET//DEA SENSITIVE",
    ),
    ("ic", datetime.date(2021, 1, 1), "warning"): (
        "SECRET//RD",
        "SECRET//XYZZYQ//NOFORN",
    ),
    ("dod", datetime.date(2025, 1, 2), "warning"): (
        "UNCLASSIFIED//CUI",
        "CUI//PRVCY",
    ),
    ("ic", datetime.date(2022, 1, 1), "error"): (
        "SECRET//REL TO USA, RSMA",
        "SECRET//REL TO USA, SPAA",
    ),
    ("ic", datetime.date(2020, 1, 1), ""): (
        "SECRET//REL TO USA, RSMA",
        "SECRET//REL TO USA, SPAA",
    ),
    ("ic", datetime.date(2018, 1, 1), "error"): ("SECRET//REL TO USA, ISAF",),
}
"""The worst that is said of each marking: nothing, a warning or an error."""


@pytest.mark.parametrize(
    ("profile", "day", "worst", "text"),
    [(*key, text) for key, texts in JUDGED.items() for text in texts],
)
def test_each_profile_goes_by_its_own_manual(profile: str, day: datetime.date, worst: str, text: str) -> None:
    said = {str(finding.severity) for finding in check(text, profile, day).findings} - {"info"}
    assert max(said, default="", key=["", "warning", "error"].index) == worst
