"""STR002 to STR005: lines that a cable must have."""

from __future__ import annotations

import datetime

import pytest

from cablelint import AnyRule
from cablerules.authority.missing_classification_authority import MissingClassificationAuthority
from cablerules.references.undefined_reference import UndefinedReference
from cablerules.structure.missing_classification_line import MissingClassificationLine
from cablerules.structure.missing_executive_order_line import MissingExecutiveOrderLine
from cablerules.structure.missing_subject_line import MissingSubjectLine
from cablerules.structure.missing_tags_line import MissingTagsLine
from cablerules.structure.truncated_cable import TruncatedCable
from support.rule_runs import cable_text, line_of, places, run_rules

MISSING: list[tuple[type[AnyRule], str]] = [
    (MissingClassificationLine, "classification"),
    (MissingExecutiveOrderLine, "executive_order"),
    (MissingTagsLine, "tags"),
    (MissingSubjectLine, "subject"),
]
EXTRACT = "This record is a partial extract of the original cable.\n\n"
OLD = "P R 281848Z DEC 66\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC PRIORITY 1234"


@pytest.mark.parametrize(("rule", "part"), MISSING, ids=[part for _, part in MISSING])
def test_each_speaks_of_its_own_line_only(rule: type[AnyRule], part: str) -> None:
    findings = run_rules(cable_text(**{part: ""}), *(rule for rule, _ in MISSING))
    assert [finding.code for finding in findings] == [rule.code]


@pytest.mark.parametrize("part", ["executive_order", "tags", "subject"])
def test_stands_at_the_classification_line(part: str) -> None:
    text = cable_text(**{part: ""})
    (finding,) = run_rules(text, *(rule for rule, _ in MISSING))
    assert (finding.line, finding.column) == (line_of(text, "C O N F I D E N T I A L"), 1)


def test_without_a_classification_line_at_the_first_line_under_the_notice() -> None:
    text = cable_text(classification="", tags="")
    assert places(run_rules(text, MissingClassificationLine, MissingTagsLine)) == [("STR002", 3, 1), ("STR004", 3, 1)]


@pytest.mark.parametrize(
    ("marks", "line"),
    [
        (("U", "S/NF"), "S E C R E T SUVA 000102"),
        (("C", "U"), "C O N F I D E N T I A L SUVA 000102"),
        (("TS", "U"), "T O P  S E C R E T SUVA 000102"),
        (("U", "SBU"), "UNCLAS SUVA 000102"),
    ],
)
def test_shows_the_line_that_the_portions_call_for(marks: tuple[str, str], line: str) -> None:
    body = "\n\n".join(f"{number}. ({mark}) The lamp is lit." for number, mark in enumerate(marks, 1))
    (finding,) = run_rules(cable_text(classification="", body=body), MissingClassificationLine)
    assert finding.expected is not None
    assert finding.expected.endswith(f"'{line}'")


def test_a_banner_is_a_classification() -> None:
    assert run_rules(cable_text(classification="CONFIDENTIAL"), MissingClassificationLine) == []


def test_a_misspelled_level_is_another_rules_fault() -> None:
    text = cable_text(classification="C O N F I D E N T A L WINDHOEK 000512")
    assert run_rules(text, MissingClassificationLine) == []


@pytest.mark.parametrize(("rule", "part"), MISSING, ids=[part for _, part in MISSING])
def test_an_extract_is_not_asked_for_lines(rule: type[AnyRule], part: str) -> None:
    text = EXTRACT + cable_text(**{part: ""})
    assert [finding.code for finding in run_rules(text, rule, TruncatedCable)] == ["STR016"]


def test_a_text_that_breaks_off_is_not_asked_for_lines() -> None:
    text = cable_text(tags="", signature="", body="1. (C) The lamp ...")
    assert [finding.code for finding in run_rules(text, MissingTagsLine, TruncatedCable)] == ["STR016"]


def test_before_1972_there_was_no_order_to_name_and_no_tags() -> None:
    text = cable_text(header=OLD, executive_order="", tags="", subject="", authority="")
    assert run_rules(text, *(rule for rule, _ in MISSING)) == []


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (datetime.date(1972, 5, 31), []),
        (datetime.date(1972, 6, 1), ["STR003"]),
        (datetime.date(1973, 6, 30), ["STR003"]),
        (datetime.date(1973, 7, 1), ["STR003", "STR004", "STR005"]),
        (datetime.date(2024, 1, 1), ["STR003", "STR004", "STR005"]),
    ],
)
def test_eras(day: datetime.date, codes: list[str]) -> None:
    text = cable_text(executive_order="", tags="", subject="")
    assert [finding.code for finding in run_rules(text, *(rule for rule, _ in MISSING), as_of=day)] == codes


def test_the_order_in_force_is_named() -> None:
    text = cable_text(executive_order="")
    (finding,) = run_rules(text, MissingExecutiveOrderLine, as_of=datetime.date(1984, 4, 12))
    assert finding.expected is not None
    assert finding.expected.startswith("'E.O. 12356:'")


def test_an_undated_text_is_not_asked_for_its_order() -> None:
    """It may be of 1966. TAGS and SUBJECT are missed all the same: nearly every text without a header is younger."""
    text = cable_text(header="", executive_order="", tags="")
    assert [f.code for f in run_rules(text, *(rule for rule, _ in MISSING))] == ["STR004"]


@pytest.mark.parametrize(
    ("rule", "part", "line", "expected"),
    [
        (MissingSubjectLine, "subject", "ZUBJEKT: A LAMP", "'SUBJECT:'"),
        (MissingTagsLine, "tags", "TTAGS: (PREL), WA", "'TAGS:'"),
        (MissingExecutiveOrderLine, "executive_order", "E;O; 12958: DECL: 07/14/2018", "'E.O. 12958:'"),
    ],
)
def test_a_label_that_is_nearly_right_is_pointed_at(rule: type[AnyRule], part: str, line: str, expected: str) -> None:
    text = cable_text(**{part: line})
    (finding,) = run_rules(text, rule)
    assert (finding.line, finding.column, finding.expected) == (line_of(text, line), 1, expected)
    assert finding.end_column == line.index(":") + 2


def test_a_damaged_number_is_no_missing_line() -> None:
    text = cable_text(executive_order="E.O. 1295B: DECL: 07/14/2018")
    assert run_rules(text, MissingExecutiveOrderLine) == []


def test_a_file_that_is_no_cable_is_not_asked_for_lines() -> None:
    assert run_rules("Dear Mr. Plume,\n\nthe kite has come back.\n", *(rule for rule, _ in MISSING)) == []


BODY = "1. (C) The lamp is lit, as ref A says.\n\n2. (C) It is not."


def test_a_lost_stretch_is_one_finding() -> None:
    rules = (MissingSubjectLine, MissingClassificationAuthority, UndefinedReference)
    lost = {"subject": "", "reference": "", "authority": "", "body": BODY}
    assert [finding.code for finding in run_rules(cable_text(**lost), *rules)] == ["STR005"]


@pytest.mark.parametrize(
    ("kept", "codes"),
    [
        ({"subject": "SUBJECT: A LAMP"}, ["CAB001", "REF002"]),
        ({"reference": "REF: STATE 70412"}, ["CAB001", "STR005"]),
        ({"tags": ""}, ["CAB001", "REF002", "STR005"]),
    ],
)
def test_what_is_left_of_it_is_judged(kept: dict[str, str], codes: list[str]) -> None:
    rules = (MissingSubjectLine, MissingClassificationAuthority, UndefinedReference)
    lost = {"subject": "", "reference": "", "authority": "", "body": BODY}
    assert sorted(finding.code for finding in run_rules(cable_text(**lost | kept), *rules)) == codes
