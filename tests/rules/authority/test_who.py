"""Who classified a cable: missing, without a position, misplaced, on an unclassified cable (CAB001, 002, 008, 009)."""

from __future__ import annotations

from typing import Any

import pytest

from cablelint.testing import TEMPLATE
from cablerules.authority import RULES
from cablerules.authority.persons import is_name_alone
from support.authority import codes, lint
from support.rule_runs import cable_text, line_of, places, run_rules

GOOD = "Classified By: Ambassador Ada Quill for reasons 1.4 (b) and (d)."
BODY = TEMPLATE["body"]


def test_a_missing_authority_stands_at_the_classification_line() -> None:
    text = cable_text(authority="")
    assert places(run_rules(text, *RULES)) == [("CAB001", line_of(text, "C O N F I D E N T I A L"), 1)]


@pytest.mark.parametrize(
    "parts",
    [
        {"authority": GOOD},
        {"authority": "DERIVED FROM: 08 SUVA 400"},
        {"authority": "", "body": f"1. (U) {GOOD}\n\n2. (C) The lamp is lit."},
        {"authority": "", "body": f"1. CONFIDENTIAL - ENTIRE TEXT. {GOOD}\n\n2. The lamp is lit."},
        {
            "authority": "",
            "body": "1. (C) This cable is classified by Ambassador Quill for reasons 1.4 (b).\n\n2. (C) So.",
        },
        {"authority": "CLASIFIED BY: AMBASSADOR ADA QUILL, REASONS 1.4 (B)"},
        {"authority": "CLASSIFIED: AMBASSADOR ADA QUILL, REASONS 1.4 (B)"},
        {"authority": f"(U) {GOOD}"},
        {"authority": "Classified By: XXXXXXXXXXXX, reason 1.4 (b)"},
        # wherever it stands, a section with its letter speaks of an authority that was not recognised
        {"authority": "", "body": "1. (C) The lamp is lit.\n\nA. Quill, Ambassador, 1.4 (b) and (d)"},
        {"authority": "", "body": "1. (C) The lamp is ...", "signature": ""},
        {"authority": "", "body": "", "signature": ""},
        {"authority": "", "classification": "UNCLAS WINDHOEK 000512"},
    ],
)
def test_what_names_somebody_or_is_not_asked(parts: dict[str, Any]) -> None:
    assert not codes(lint(**parts))


@pytest.mark.parametrize(
    "body",
    [
        "1. (C) The chart was classified by the ministry.\n\n2. (C) The lamp is lit.",
        "1. (C) The name is derived from a lamp.",
        f"1. (C) The lamp is lit:\n\nBEGIN TEXT\n\n{GOOD}\n\nEND TEXT\n\n2. (C) So it is.",
        "1. (C) THE LAMP IS LIT AND ITS CHART, WHICH WAS ONCE\nCLASSIFIED BY THE MINISTRY, IS FREE.",
    ],
)
def test_prose_names_nobody(body: str) -> None:
    assert codes(lint("", body=body)) == ["CAB001"]


def test_a_reason_without_a_name() -> None:
    assert codes(lint("Reasons for classification: 1.4 (b) and (d).")) == ["CAB001"]


@pytest.mark.parametrize("day", ["1974-07-14", "1979-07-14", "1988-07-14", "1995-10-13"])
def test_no_authority_was_asked_before_october_1995(day: str) -> None:
    assert not lint("", day=day)


def test_without_a_date_the_order_decides() -> None:
    assert codes(lint("", day=None)) == ["CAB001"]
    assert not lint("", day=None, executive_order="E.O. 12356: DECL: OADR")


# ------------------------------------------------------------------------------------------------------- positions

ALONE = [
    "Ada Quill", "ADA QUILL", "Ada M. Quill", "ADA M. QUILL", "Ada Quill Jr.", "Dr. Ada Quill", "Ada van der Quill",
    "Ada O'Quill", "Ada McQuill", "Ada Quill-Larkin", "Ada QUILL", "JOHN MOSS", "TAMSIN FARROWGATE", "Ada Marie Quill",
]  # fmt: skip
MORE = [
    "Ambassador Ada Quill", "AMB ADA QUILL", "AMB QUILL", "COM ADA QUILL", "CHG QUILL", "CDA QUILL", "CA QUILL",
    "DCM ADA QUILL", "PolMinCouns Ada Quill", "ECMIN QUILL", "PAS QUILL", "EUR/CE Ada Quill", "ID#IMNO1",
    "Ada Quill, DCM", "Ada Quill DCM", "Ada Quill (POL)", "Ambassdor Ada Quill", "AMBAS SADOR ADA QUILL",
    "Charge d'Affaires Quill", "CHARGE QUILL", "POL Ada Quill", "DepPolCouns Ada Quill", "PMC QUILL", "RSO QUILL",
    "USNATO", "Embassy Suva", "SUVA", "Reykjavik", "A/DCM Quill", "Ada Quill for the DCM", "P/E Chief Quill",
    "EconOff Quill", "Col. Quill", "LTC ADA QUILL", "Political Counselor", "Quill, Ada", "POL/ECON ADA QUILL",
    "Ada Quill Counsellor", "USAID Director Quill", "C.G. Ada Quill", "Ada Quill and Ewan Larkin", "DCM", "ZQX QUILL",
    "Charge Quill", "CHARGÉ QUILL", "A/PAO Quill", "Under Secretary Quill", "Perm Rep Ada Quill", "Emboff Ada Quill",
    "Ada Quill, Agatt", "CONCHIEF ADA QUILL", "Congen Ada Quill",
]  # fmt: skip


@pytest.mark.parametrize("name", ALONE)
def test_a_name_alone(name: str) -> None:
    assert is_name_alone(name)
    (finding,) = lint(f"Classified By: {name}, reasons 1.4 (b)")
    assert finding.code == "CAB002"
    assert "QUILL" not in f"{finding.message} {finding.expected}".upper()


@pytest.mark.parametrize("name", MORE)
def test_more_than_a_name(name: str) -> None:
    assert not is_name_alone(name)
    assert not lint(f"Classified By: {name}, reasons 1.4 (b)")


# ------------------------------------------------------------------------------------------- unclassified, misplaced


@pytest.mark.parametrize("captions", ["SIPDIS", "SENSITIVE\nSIPDIS"])
def test_an_authority_on_an_unclassified_cable(captions: str) -> None:
    found = lint(GOOD, classification="UNCLAS WINDHOEK 000512", captions=captions, body="1. The lamp is lit.")
    assert codes(found) == ["CAB008"]


@pytest.mark.parametrize("authority", ["", "Classified By: N/A", "Classified By: UNCLASSIFIED", "Classified By:"])
def test_an_unclassified_cable_may_say_that_it_is_none(authority: str) -> None:
    assert not lint(authority, classification="UNCLAS WINDHOEK 000512", body="1. The lamp is lit.")


def test_prose_of_an_unclassified_cable_is_no_authority() -> None:
    body = "1. THE CHART WAS ONCE\nCLASSIFIED BY THE MINISTRY AND IS FREE."
    assert not lint("", classification="UNCLAS WINDHOEK 000512", body=body)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"executive_order": f"{GOOD}\n\nE.O. 12958: DECL: 07/14/2018"}, "before the E.O. line"),
        ({"subject": f"{GOOD}\n\nSUBJECT: A LAMP"}, "before the SUBJECT line"),
        ({"reference": f"{GOOD}\n\nREF: STATE 70412"}, "before the REF line"),
        ({"body": f"1. (C) The lamp is lit.\n\n2. (C) It is blue.\n\n{GOOD}"}, "after paragraph 1"),
        ({"body": f"1. (C) The lamp is lit.\n\n2. (U) {GOOD}\n\n3. (C) It is blue."}, "after paragraph 1"),
    ],
)
def test_an_authority_out_of_place(parts: dict[str, Any], words: str) -> None:
    (finding,) = lint("", **parts)
    assert (finding.code, finding.message) == ("CAB009", f"The authority block comes {words}.")
