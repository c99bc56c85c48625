"""CUI in whole documents: banners, portions, the agency, and the controls of the time before."""

from __future__ import annotations

import datetime

import pytest

from cablelint import Finding, Settings, lint_text
from cablelint.fixes.edits import apply_edits

NOTICE = "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE"
DAY = datetime.date(2021, 3, 1)

SMART = f"""\
{NOTICE}
                                   CUI//SP-CTI

MRN:             19 WINDHOEK 731
Date/DTG:        Aug 14, 2019 / 140925Z AUG 19
From:            AMEMBASSY WINDHOEK
Action:          WASHDC, SECSTATE PRIORITY
E.O.:            13526
TAGS:            ECON, WA
Subject:         (U) A LAMP THAT WAS LENT

1.  (U) The lamp has arrived in the harbour.

2.  (CUI//SP-CTI) The keeper has not been seen for a week.

Signature:       Farrowgate
                                   CUI//SP-CTI
"""

MEMO = f"""\
{NOTICE}

CUI//SP-CTI//FEDCON

Department of Lamps and Buoys

MEMORANDUM FOR THE RECORD

SUBJECT: (U) A lamp that was lent

(U) The lamp has arrived in the harbour of Windhoek, and all of it is as well as anybody could wish.

(CUI//SP-CTI//FEDCON) The keeper has not been seen for a week, and nobody in the harbour knows the reason.

CUI//SP-CTI//FEDCON
"""

TELEGRAM = f"""\
{NOTICE}
P 141030Z JUL 20
FM AMEMBASSY WINDHOEK
TO SECSTATE WASHDC PRIORITY 5620

UNCLAS WINDHOEK 000512

SIPDIS

E.O. 13526: N/A
TAGS: ECON, WA
SUBJECT: DUNE LIGHTHOUSE

1. The lamp is lent.

2. The keeper is not.
"""


def found(text: str, select: str = "CUI", **settings: object) -> list[Finding]:
    chosen = {"profile": "cui", "as_of": DAY, **settings}
    return list(lint_text(text, settings=Settings(select=tuple(select.split()), **chosen)))  # type: ignore[arg-type]


def codes(text: str, select: str = "CUI", **settings: object) -> list[str]:
    return [finding.code for finding in found(text, select, **settings)]


@pytest.mark.parametrize("text", [SMART, MEMO, TELEGRAM], ids=["smart", "memo", "telegram"])
@pytest.mark.parametrize("profile", ["state", "ic", "dod", "cui"])
def test_right_documents_are_silent(text: str, profile: str) -> None:
    assert codes(text, "CUI MRK ROL POR CLS", profile=profile) == []


@pytest.mark.parametrize(
    ("banner", "code"),
    [
        ("CUI//SP-CIT//FEDCON", "CUI001"),
        ("CUI//CTI//FEDCON", "CUI002"),
        ("CUI//FEDCON//SP-CTI", "CUI003"),
        ("CUI//SP-CTI/DRAFT//FEDCON", "CUI008"),
        ("SECRET//FEDCON//CUI//SP-CTI", "CUI009"),
        ("CUI/SP-CTI//FEDCON", "MRK003"),
    ],
)
def test_banners_are_judged_at_the_top_and_at_the_bottom(banner: str, code: str) -> None:
    text = MEMO.replace("\nCUI//SP-CTI//FEDCON\n", f"\n{banner}\n")
    assert text.count(banner) == 2
    assert codes(text, "CUI MRK ROL009 CLS") == [code, code]
    lines = [finding.line for finding in found(text, "CUI MRK")]
    assert lines == [3, 15]


@pytest.mark.parametrize("banner", ["CUI", "CONTROLLED", "CONTROLLED//SP-CTI//FEDCON", "CUI//SP-CTI/PRVCY//FED ONLY"])
def test_a_banner_of_cui_is_the_overall_marking(banner: str) -> None:
    text = MEMO.replace("\nCUI//SP-CTI//FEDCON\n", f"\n{banner}\n").replace("(CUI//SP-CTI//FEDCON)", "(CUI)")
    assert codes(text, "CUI MRK ROL CLS STR002 STR017") == []


@pytest.mark.parametrize("banner", ["CUI DRAFT", "DRAFT CUI", "CUI - Deliberative", "Pre-decisional//CUI"])
@pytest.mark.parametrize("profile", ["state", "cui"])
def test_a_banner_with_the_status_of_the_document(banner: str, profile: str) -> None:
    text = MEMO.replace("\nCUI//SP-CTI//FEDCON\n", f"\n{banner}\n").replace("(CUI//SP-CTI//FEDCON)", "(CUI)")
    assert codes(text, "CUI MRK CLS ROL POR007", profile=profile) == ["CUI008", "CUI008"]


def test_a_page_whose_banners_differ_names_them_as_cui() -> None:
    top, _, bottom = SMART.rpartition("CUI//SP-CTI")
    (finding,) = found(f"{top}CUI{bottom}", "STR017 CUI MRK ROL")
    assert finding.code == "STR017"
    assert finding.expected == "'CUI//SP-CTI' or 'CUI' in both places"


def test_a_sentence_that_begins_with_the_word_is_no_banner() -> None:
    text = TELEGRAM.replace(
        "2. The keeper", "2. The access was\nCONTROLLED, and the keeper\nCONTROLLED\nthe lamp. The keeper"
    )
    assert codes(text, "CUI MRK CLS STR") == []


# ------------------------------------------------------------------------------------------------- CUI005


def test_portions_are_marked_all_or_none() -> None:
    text = SMART.replace("Signature:", "3.  The wind is new.\n\n4.  So is the sea.\n\nSignature:")
    (finding,) = found(text)
    assert (finding.code, finding.line, finding.column, finding.severity) == ("CUI005", 16, 1, "error")
    assert finding.message == "2 portions have no mark, although others are marked as CUI."
    assert [place.line for place in finding.related] == [14, 18]
    assert codes(SMART.replace("(CUI//SP-CTI) ", "").replace("(U) The", "The")) == []
    assert codes(SMART.replace("(CUI//SP-CTI) The", "(SBU) The")) == []


def test_portions_of_a_memorandum_need_no_numbers() -> None:
    assert codes(MEMO.replace("(U) The lamp", "The lamp")) == ["CUI005"]


def test_portions_of_a_classified_document_are_another_rule_s() -> None:
    text = SMART.replace("  CUI//SP-CTI\n", "  SECRET//CUI//SP-CTI\n").replace("(U) The lamp", "The lamp")
    assert codes(text, "CUI POR") == ["POR001"]


# ------------------------------------------------------------------------------------------------- CUI006


@pytest.mark.parametrize(
    "line",
    [
        "",
        "To whom it may concern",
    ],
)
def test_a_document_without_an_agency(line: str) -> None:
    (finding,) = found(MEMO.replace("Department of Lamps and Buoys", line))
    assert (finding.code, finding.line, finding.severity) == ("CUI006", 3, "warning")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Department of Lamps and Buoys", "Controlled by: Lamps and Buoys"),
        ("Department of Lamps and Buoys", "CONTROLLED BY: LAMPS"),
        ("Department of Lamps and Buoys", "BUREAU OF LAMPS"),
        ("reason.\n", "reason.\nControlled by: Lamps\nCUI Category: CTI\n"),
        ("reason.\n", "reason.\n\nTamsin Farrowgate\nDirector, Office of Lamps\n"),
        ("reason.\n", "reason.\n\nT. Farrowgate, Lamp and Buoy Administration\n"),
    ],
)
def test_letterhead_signature_and_line_name_the_agency(old: str, new: str) -> None:
    text = MEMO.replace(old, new)
    if "Department of Lamps and Buoys" not in old:
        text = text.replace("Department of Lamps and Buoys\n", "")
    assert codes(text) == []


def test_what_the_text_says_of_an_agency_is_no_designation() -> None:
    text = MEMO.replace("Department of Lamps and Buoys\n", "").replace(
        "nobody in the", "nobody in the Department of the"
    )
    assert codes(text) == ["CUI006"]


def test_a_cable_says_it_by_its_post() -> None:
    assert codes(TELEGRAM.replace("1. The", "1. (CUI) The").replace("2. The", "2. (U) The")) == []


# ------------------------------------------------------------------------------------------------- CUI007

OLD = (
    TELEGRAM.replace("1. The", "1. (SBU) The").replace("2. The", "2. (U//FOUO) The").replace("UNCLAS ", "UNCLAS//LES ")
)


def test_old_controls_are_left_alone_until_the_agency_marks_cui() -> None:
    assert codes(OLD) == []
    assert codes(OLD, cui_since=datetime.date(2021, 3, 2)) == []
    assert codes(OLD, cui_since=datetime.date(2021, 3, 1)) == ["CUI007"] * 3
    assert codes(OLD, cui_since=datetime.date(2020, 1, 1), profile="state") == ["CUI007"] * 3


def test_the_date_is_that_of_the_cable() -> None:
    assert codes(OLD, as_of=None, cui_since=datetime.date(2020, 7, 15)) == []
    assert codes(OLD, as_of=None, cui_since=datetime.date(2020, 7, 14)) == ["CUI007"] * 3


@pytest.mark.parametrize(
    ("mark", "new"),
    [
        ("SBU", "(CUI)"),
        ("U//FOUO", "(CUI)"),
        ("SBU/NF", None),
        ("SBU-NF", "(CUI//NF)"),
        ("U//LES", "(CUI)"),
        ("S//NF//LES", None),
        ("U//FOUO//SSI", None),
    ],
)
def test_what_an_old_control_becomes(mark: str, new: str | None) -> None:
    text = TELEGRAM.replace("1. The", f"1. ({mark}) The").replace("2. The", "2. (U) The")
    (finding,) = found(text, cui_since=DAY)
    assert (finding.code, finding.severity, finding.line) == ("CUI007", "warning", 14)
    if new is None:
        assert finding.fix is None
    else:
        assert finding.fix is not None
        assert finding.fix.applicability == "unsafe"
        assert f"1. {new} The lamp" in apply_edits(text, finding.fix.edits)


def test_an_old_control_inside_a_cui_marking_is_no_category_and_nothing_else() -> None:
    text = TELEGRAM.replace("1. The", "1. (CUI//FOUO) The").replace("2. The", "2. (U) The")
    assert codes(text, cui_since=DAY) == ["CUI001"]


def test_before_the_federal_rule_documents_are_left_alone() -> None:
    text = MEMO.replace("Department of Lamps and Buoys", "").replace("(U) The lamp", "The lamp")
    assert codes(text, as_of=datetime.date(2016, 11, 13)) == []
    assert codes(text, as_of=datetime.date(2016, 11, 14)) == ["CUI006", "CUI005"]
