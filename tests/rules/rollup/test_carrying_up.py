"""ROL003 to ROL010: what the portions carry stands above, and the other way round."""

from __future__ import annotations

import datetime

import pytest

from cablelint import Finding
from cablelint.fixes.edits import apply_edits
from cablelint.testing import TEMPLATE
from cablerules import rules
from cablerules.rollup import RULES
from support.rule_runs import cable_text, run_rules

EVERY = tuple(rule for rule in rules() if rule.enabled)
UNCLAS = {
    "header": TEMPLATE["header"].replace("ZNY CCCCC", "ZNR UUUUU"),
    "classification": "UNCLAS WINDHOEK 000512",
    "executive_order": "E.O. 12958: N/A",
    "authority": "",
}
LAMP = "The invented lamp has arrived."


def body(*marks: str) -> str:
    return "\n\n".join(f"{number}. {mark} {LAMP}".replace("  ", " ") for number, mark in enumerate(marks, start=1))


def found(*marks: str, profile: str = "state", **parts: str) -> list[Finding]:
    return run_rules(cable_text(**{"body": body(*marks), **parts}), *RULES, profile=profile)


def codes(findings: list[Finding]) -> list[str]:
    return sorted(finding.code for finding in findings)


# --------------------------------------------------------------------------------------------------------- telegrams


@pytest.mark.parametrize(
    ("marks", "captions", "expected"),
    [
        (["(C/NF)", "(U)"], "SIPDIS\nNOFORN", []),
        (["(C//NF)", "(U)"], "NOFORN\nSIPDIS", []),
        (["(C/NF)", "(U)"], "SIPDIS", ["ROL003"]),
        (["(C/NF)", "(U)"], "SIPDIS\nNOFRON", []),  # CAP007 is its fault
        (["(C)", "(U)"], "SIPDIS\nNOFORN", ["ROL004"]),
        (["(C)", ""], "SIPDIS\nNOFORN", []),  # the unmarked one may be it
        (["(C)", "(C-NF)"], "SIPDIS\nNOFORN", []),
        (["(C)", "(SE)"], "SIPDIS\nNOFORN", []),
        (["(C)", "(C/REL UK)"], "SIPDIS", []),
        (["(C)", "(SBU)"], "SIPDIS", []),
    ],
)
def test_noforn_in_a_telegram(marks: list[str], captions: str, expected: list[str]) -> None:
    assert codes(found(*marks, captions=captions)) == expected


def test_noforn_on_the_classification_line_is_above() -> None:
    assert found("(C/NF)", classification="C O N F I D E N T I A L NOFORN WINDHOEK 000512") == []


def test_the_subject_is_a_portion() -> None:
    (finding,) = found("(C)", subject="SUBJECT: (C/NF) THE KEEPER OF THE LAMP")
    assert (finding.code, finding.column) == ("ROL003", 10)


MIXED = {
    "classification": "SECRET//REL TO USA, GBR",
    "captions": "",
    "subject": "SUBJECT: (U) A LAMP",
    "body": "1. (S//REL TO USA, GBR) The keeper is here.\n\n2. (S) The lamp is not.",
}


@pytest.mark.parametrize(("profile", "banner"), [("ic", "SECRET//NOFORN"), ("dod", "SECRET")])
def test_a_list_beside_unmarked_portions_calls_for_what_the_manual_says(profile: str, banner: str) -> None:
    text = cable_text(**MIXED)
    (finding,) = [one for one in run_rules(text, *EVERY, profile=profile) if one.code == "ROL008"]
    assert finding.expected == f"'{banner}'"
    assert (finding.fix is None) is (profile == "dod")  # who takes a list away decides that nothing takes its place
    right = cable_text(**{**MIXED, "classification": banner})
    assert [one.code for one in run_rules(right, *EVERY, profile=profile) if one.code[:3] == "ROL"] == []


def test_one_mark_for_the_entire_text_may_bar_release() -> None:
    text = "1. (CONFIDENTIAL/NOFORN - ENTIRE TEXT)\n\n2. The invented lamp has arrived."
    day = "R 141030Z JUL 88\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC 5620"
    parts = {"header": day, "executive_order": "E.O. 12356: DECL: OADR", "authority": "", "body": text}
    assert codes(found(**parts, captions="SIPDIS\nNOFORN")) == []


def test_a_telegram_of_2008_with_a_state_mark_is_silent_and_under_ic_its_separator_is_the_fault() -> None:
    text = cable_text(
        header=TEMPLATE["header"].replace("ZNY CCCCC", "ZNY SSSSS"),
        classification="S E C R E T WINDHOEK 000512",
        captions="NOFORN\nSIPDIS",
        subject="SUBJECT: (U) DUNE LIGHTHOUSE BOARD ASKS FOR A LAMP",
        body=f"{body('(S/NF)', '(U)')}\n\n3. (C) The keeper follows ref A and ref B.",
    )
    assert codes(run_rules(text, *EVERY)) == []
    marking = [
        finding for finding in run_rules(text, *EVERY, profile="ic") if finding.code[:3] in ("MRK", "ROL", "CUI")
    ]
    assert codes(marking) == ["MRK003"]
    assert marking[0].fix is not None
    assert "(S//NF)" in apply_edits(text, marking[0].fix.edits)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"captions": "SIPDIS"}, ["ROL005"]),
        ({"captions": "SIPDIS\nSENSITIVE"}, []),
        ({"captions": "SENSITVE\nSIPDIS"}, []),
        ({"captions": "SIPDIS\n\nSENSITIVE BUT UNCLASSIFIED"}, []),
        ({"captions": "SIPDIS\n\nSensitive but unclassified - please protect accordingly."}, []),
        ({"captions": "SBU\nSIPDIS"}, []),
        ({"captions": "SIPDIS\n\nSTATE FOR AF/S"}, ["ROL005"]),
        ({"classification": "UNCLAS E F T O WINDHOEK 000512"}, []),
        ({"classification": "UNCLASSIFIED//FOR OFFICIAL USE ONLY WINDHOEK 000512"}, []),
        ({"classification": "UNCLAS SENSITIVE WINDHOEK 000512"}, []),
        ({"classification": "C O N F I D E N T I A L WINDHOEK 000512"}, []),
    ],
)
def test_sbu_in_a_telegram(parts: dict[str, str], expected: list[str]) -> None:
    assert [c for c in codes(found("(SBU)", "(U)", **{**UNCLAS, **parts})) if c != "ROL002"] == expected


def test_the_caption_without_an_sbu_portion_is_no_fault() -> None:
    assert found("(U)", **{**UNCLAS, "captions": "SENSITIVE"}) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("above", ["", "EXDIS\n"])
def test_the_caption_is_added_behind_the_others(newline: str, above: str) -> None:
    text = cable_text(body=body("(SBU)"), captions=f"{above}SIPDIS", **UNCLAS).replace("\n", newline)
    (finding,) = run_rules(text, *RULES)
    assert finding.fix is not None
    fixed = apply_edits(text, finding.fix.edits)
    assert f"SIPDIS{newline}SENSITIVE{newline}" in fixed
    assert run_rules(fixed, *RULES) == []


def test_no_caption_is_offered_below_the_text() -> None:
    """In a damaged head a paragraph stands above the classification line: what is put below it is read as text."""
    text = cable_text(body=body("(SBU)"), **UNCLAS).replace("FM AM", "1. (SBU) The keeper is asleep.\nFM AM", 1)
    (finding,) = [one for one in run_rules(text, *RULES) if one.code == "ROL005"]
    assert finding.fix is None


def test_without_captions_it_stands_below_the_classification_line() -> None:
    text = cable_text(body=body("(C/NF)"), captions="")
    (finding,) = run_rules(text, *RULES)
    assert finding.fix is not None
    fixed = apply_edits(text, finding.fix.edits)
    assert "WINDHOEK 000512\n\nNOFORN\n" in fixed
    assert run_rules(fixed, *RULES) == []


# --------------------------------------------------------------------------------------------------------- documents


def document(banner: str, *marks: str, profile: str = "ic", on: str = "2016-12-31") -> list[Finding]:
    text = cable_text(header="", classification=banner, captions="", body=body(*marks), authority="")
    findings = run_rules(text, *RULES, as_of=datetime.date.fromisoformat(on), profile=profile)
    return [finding for finding in findings if finding.code not in ("ROL001", "ROL002")]


@pytest.mark.parametrize(
    ("banner", "marks", "expected"),
    [
        ("SECRET//NOFORN", ["(S//NF)", "(U)"], []),
        ("TOP SECRET//SI-G ABCD/TK//ORCON/NOFORN", ["(TS//SI-G ABCD//OC/NF)", "(S//TK//NF)"], []),
        ("TOP SECRET//SI//NOFORN", ["(TS//SI-ABC//NF)"], ["ROL006"]),
        ("TOP SECRET//NOFORN", ["(TS//SI-ABC//NF)"], ["ROL006"]),
        ("SECRET//NOFORN", ["(S//RD//NF)"], ["ROL006"]),
        ("SECRET//RD//NOFORN", ["(S//RD//NF)", "(S//FRD//NF)"], []),
        ("SECRET//NOFORN", ["(S//FGI CAN//NF)"], ["ROL006"]),
        ("SECRET//NOFORN", ["(S//FGI CAN DEU//NF)", "(S//OC/NF)"], ["ROL006", "ROL006"]),
        ("TOP SECRET//NOFORN", ["(TS//SI-ABC DEF/TK//NF)"], ["ROL006", "ROL006"]),
        ("SECRET//FGI CAN//NOFORN", ["(S//FGI CAN//NF)", "(//DEU S//NF)"], ["ROL006"]),
        ("SECRET//FGI//NOFORN", ["(S//FGI CAN//NF)", "(//FGI S//NF)"], []),
        ("SECRET//NOFORN", ["(S//NF//XD)"], ["ROL006"]),
        ("SECRET//NOFORN//LES", ["(S//NF)", "(U//LES-NF)"], []),
        ("SECRET//ORCON/NOFORN", ["(S//OC-USGOV/NF)", "(S//OC/NF)"], []),
        ("UNCLASSIFIED//FOUO", ["(U//FOUO)", "(U)"], []),
        ("UNCLASSIFIED", ["(U//FOUO)", "(U)"], ["ROL006"]),
        ("SECRET", ["(S)", "(U//FOUO)"], []),
        ("SECRET//SI//NOFORN", ["(S//NF)"], ["ROL007"]),
        ("SECRET//FGI//NOFORN", ["(S//FGI CAN//NF)"], ["ROL006"]),
        ("SECRET//REL TO USA, GBR", ["(S//REL TO USA, FVEY)", "(S//REL TO USA, GBR, JPN)"], []),
        ("SECRET//REL TO USA, FVEY", ["(S//REL TO USA, FVEY)", "(S//REL TO USA, GBR, JPN)"], ["ROL008"]),
        ("SECRET//REL TO USA, FVEY", ["(S//REL)", "(U)"], []),
        ("SECRET", ["(S//REL TO USA, GBR)", "(U)"], ["ROL008"]),
        ("SECRET//RELIDO", ["(S//RELIDO)", "(S)"], []),
        ("SECRET//RELIDO", ["(S//RELIDO)", "(S//REL TO USA, GBR)"], ["ROL008"]),
        ("SECRET//REL TO USA, GBR", ["(S//NF)", "(S//REL TO USA, GBR)"], ["ROL003"]),
        ("SECRET//REL TO USA, GBR", ["(S//REL TO USA, GBR, JPN)"], ["ROL008"]),
        ("SECRET//NOFORN", ["(S//REL TO USA, GBR)"], ["ROL004"]),
        ("SECRET//NOFORN", ["(S//REL TO USA, GBR)", "(S//REL TO USA, JPN)"], []),
        ("SECRET//NOFORN", ["(S//REL TO USA, GBR)", "(S)"], []),
        ("SECRET//REL TO USA, GBR", ["(S//REL TO USA, GBR)", "(S//REL TO USA, UK)"], []),
        ("SECRET", ["(S)", "(C)"], []),
    ],
)
def test_banner_and_portions(banner: str, marks: list[str], expected: list[str]) -> None:
    assert codes(document(banner, *marks)) == expected


def test_the_message_names_the_portion_and_the_finding_stands_there() -> None:
    (finding,) = document("TOP SECRET//NOFORN", "(U)", "(TS//SI-ABC//NF)")
    assert "(TS//SI-ABC//NF) has SI-ABC" in finding.message
    assert finding.expected == "'TOP SECRET//SI-ABC//NOFORN' as the banner"
    assert finding.fix is not None
    assert finding.fix.edits[0].text == "TOP SECRET//SI-ABC//NOFORN"


def test_the_message_names_what_of_the_foreign_sources_is_missing() -> None:
    (finding,) = document("SECRET//FGI GBR//NOFORN", "(S//FGI GBR//NF)", "(S//FGI CAN//NF)")
    assert finding.message == "The portion (S//FGI CAN//NF) has FGI CAN, but the banner does not."


def test_the_banner_of_a_telegram_ends_before_its_post() -> None:
    (finding,) = document("SECRET//REL TO USA, FVEY WINDHOEK 000512", "(S//REL TO USA, GBR)")
    assert finding.fix is not None
    assert finding.fix.edits[0].text == "SECRET//REL TO USA, GBR"
    assert finding.end_column == 1 + len("SECRET//REL TO USA, FVEY")


@pytest.mark.parametrize(
    ("banner", "marks"),
    [
        ("SECRET//REL TO USA, GBR", ["(//NS)"]),  # would take the list away
        ("SECRET//REL TO USA, GBR", ["(S//OC/REL TO USA, GBR, JPN)"]),  # would make it longer
        ("SECRET//DISPLAY ONLY GBR", ["(S//RELIDO)"]),  # is no narrower
        ("SECRET//RD-SIGMA 14", ["(S//REL TO USA, GBR)"]),  # would drop RD
    ],
)
def test_no_fix_takes_a_control_away_or_lets_others_in(banner: str, marks: list[str]) -> None:
    findings = [finding for finding in document(banner, *marks) if finding.code in ("ROL006", "ROL008")]
    assert findings
    assert [finding.fix for finding in findings if finding.fix is not None] == []


def test_a_list_that_is_too_long_is_an_error_and_one_that_is_too_short_a_warning() -> None:
    (long,) = document("SECRET//REL TO USA, GBR, JPN", "(S//REL TO USA, GBR)")
    (short,) = document("SECRET//REL TO USA, GBR", "(S//REL TO USA, GBR, JPN)")
    assert (str(long.severity), str(short.severity)) == ("error", "warning")
    assert long.fix is not None
    assert short.fix is None


@pytest.mark.parametrize("mark", ["(S//XYZZY)", "(SE)", "(S//REL"])
def test_a_mark_that_cannot_be_read_is_left_to_others(mark: str) -> None:
    assert not {"ROL006", "ROL007", "ROL008"} & set(codes(document("SECRET//SI//NOFORN", mark, "(S//NF)")))


def test_a_telegram_of_state_has_no_banner_to_compare() -> None:
    assert found("(C//FGI CAN)", "(C//REL TO USA, GBR)") == []
    assert found("(C)", "(C/REL UK)", captions="SIPDIS") == []


# ------------------------------------------------------------------------------------------------------- compilation


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The whole is classified as a compilation.", ["ROL010"]),
        ("The keeper sent a compilation of press reports.", []),
        ("As a compilation the portions reveal the keeper's way.", []),
        ("As a compilation it is confidential; individually the portions are not.", []),
        ("The lamp is confidential.", ["ROL002"]),
    ],
)
def test_a_compilation_says_why(said: str, expected: list[str]) -> None:
    assert codes(found(body=f"1. (U) {LAMP}\n\n2. (U) {said}")) == expected
