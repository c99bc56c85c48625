"""The rules about markings in whole cables: what is judged, where the findings stand, and how often."""

from __future__ import annotations

import pytest

from cablelint import Settings, lint_text
from cablelint.fixes.edits import apply_edits
from cablerules.markings import RULES
from support.rule_runs import cable_text, places, run_rules

BODY = "1. (S/NF) The lamp has arrived.\n\n2. (S) The keeper has not.\n\n3. (S/NF) The cat has."
PARTS = {"classification": "S E C R E T WINDHOEK 000512", "captions": "NOFORN\nSIPDIS", "body": BODY}
OLD_HEADER = "O 121245Z FEB 96\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC IMMEDIATE 0714"


def found(text: str, profile: str = "state") -> list[tuple[str, int, int]]:
    """What every default rule finds of the families that judge a marking."""
    findings = lint_text(text, settings=Settings(profile=profile))
    return [
        (finding.code, finding.line, finding.column)
        for finding in findings
        if finding.code[:3] in ("MRK", "CUI") or finding.code in ("POR005", "POR006", "POR007")
    ]


def test_a_telegram_with_its_own_marks_is_silent_by_default() -> None:
    assert found(cable_text(**PARTS)) == []


def test_the_same_marks_are_wrong_under_the_register_at_each_of_their_places() -> None:
    text = cable_text(**PARTS)
    first = text[: text.index("1. (S/NF)")].count("\n") + 1
    assert found(text, "ic") == [("MRK003", first, 6), ("MRK003", first + 4, 6)]


def test_the_fix_of_each_place_is_its_own() -> None:
    text = cable_text(**PARTS)
    fixes = [finding.fix for finding in lint_text(text, settings=Settings(profile="ic", select=("MRK003",)))]
    fixed = apply_edits(text, [edit for fix in fixes if fix is not None for edit in fix.edits])
    assert fixed == text.replace("(S/NF)", "(S//NF)")


@pytest.mark.parametrize("profile", ["state", "ic", "dod", "cui"])
def test_captions_are_never_judged(profile: str) -> None:
    body = "1. (C) The lamp has arrived."
    assert found(cable_text(captions="NOFORN\nNODIS\nLIMDIS\nEYES ONLY\nSENSITIVE\nSIPDIS", body=body), profile) == []


def test_release_lists_of_state_are_free_text() -> None:
    body = "1. (C/REL UK) One.\n\n2. (S//REL NATO, EU) Two.\n\n3. (C//REL AUSTRALIA GROUP) Three."
    assert found(cable_text(classification="S E C R E T WINDHOEK 000512", body=body)) == []


def test_a_banner_in_a_state_cable_is_judged_where_it_is_written_with_slashes() -> None:
    body = "1. (C) The lamp has arrived."
    assert found(cable_text(classification="CONFIDENTIAL//NF WINDHOEK 000512", body=body))[0][0] == "MRK010"
    assert found(cable_text(classification="CONFIDENTIAL/NF WINDHOEK 000512", body=body)) == []


def test_before_the_register_began_nothing_is_judged_by_it() -> None:
    text = cable_text(header=OLD_HEADER, body="1. (C/NF/NF/ZZQ) The lamp has arrived.")
    assert found(text, "ic") == []
    assert {code for code, *_ in found(text, "state")} == {"MRK001", "MRK004"}


def test_a_list_letter_and_a_heading_in_parentheses_are_no_markings() -> None:
    body = (
        "1. (C) The choice is between (A) a lamp,\n(B) a candle and\n(C) the moon.\n\n2. (Economic) The lamp is dear."
    )
    assert found(cable_text(body=body)) == []


def test_a_bare_rel_is_right_where_a_banner_has_a_list() -> None:
    body = "1. (C//REL) The lamp has arrived."
    with_list = cable_text(classification="CONFIDENTIAL//REL TO USA, FJI", body=body)
    without = cable_text(classification="CONFIDENTIAL", body=body)
    assert [code for code, *_ in found(with_list, "ic")] == []
    assert [code for code, *_ in found(without, "ic")] == ["MRK023"]


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("S//RD//NF", "restricted data as defined in the Atomic Energy Act"),
        ("S//FRD//NF", "HANDLE AS RESTRICTED DATA IN FOREIGN\nDISSEMINATION"),
        ("S//IMC/NF", "references to Sensitive Analytical Techniques"),
        ("U//DSEN", "This document is the property of the DEA"),
        ("U//LES", "in this document is the property of"),
        ("U//SSI", "This record contains Sensitive Security Information"),
    ],
)
def test_a_notice_is_asked_for_once_and_recognised(mark: str, words: str) -> None:
    body = f"1. ({mark}) The lamp has arrived.\n\n2. ({mark}) The keeper has not."
    assert [code for code, *_ in found(cable_text(body=body), "ic")] == ["MRK024"]
    assert found(cable_text(body=f"{body}\n\n3. (U) So it is that {words} of 1954."), "ic") == []
    assert found(cable_text(body=body), "dod") == []


def test_a_notice_about_restricted_data_serves_for_formerly_restricted_data() -> None:
    body = "1. (S//RD//NF) One, restricted data as defined in the Atomic Energy Act.\n\n2. (S//FRD//NF) Two."
    assert found(cable_text(body=body), "ic") == []


def test_every_rule_judges_a_marking_once_however_often_it_stands() -> None:
    body = "\n\n".join(f"{number}. (S//NF/NF) The lamp has arrived." for number in range(1, 40))
    findings = run_rules(cable_text(body=body), *RULES, profile="ic")
    assert [code for code, *_ in places(findings)] == ["MRK004"] * 39


def test_messages_hold_no_words_of_a_cable() -> None:
    body = "1. (C//THE SECRET NAME OF THE LAMP IS ZEBEDEE AND NOBODY KNOWS) The lamp has arrived."
    for finding in lint_text(cable_text(body=body), settings=Settings(profile="ic")):
        assert "ZEBEDEE" not in finding.message
        assert "ZEBEDEE" not in (finding.expected or "")
        assert finding.fix is None or "ZEBEDEE" not in finding.fix.title


def test_the_level_of_a_banner_is_left_to_the_rules_about_it() -> None:
    text = cable_text(classification="SERCET//NOFORN WINDHOEK 000512", body="1. (C) The lamp has arrived.")
    assert "MRK001" not in [code for code, *_ in found(text, "ic")]
