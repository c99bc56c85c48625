"""TAG001, TAG002, TAG004, TAG005 and TAG007: the words of a TAGS line."""

from __future__ import annotations

import datetime

import pytest

from cablelint import Applicability, Finding
from cablelint.fixes.edits import apply_edits
from cablelint.testing import TEMPLATE
from cablerules.tags import RULES
from cablerules.tags.missing_subject_tag import MissingSubjectTag
from cablerules.tags.missing_tag_separator import MissingTagSeparator
from cablerules.tags.repeated_tag import RepeatedTag
from cablerules.tags.unknown_tag import UnknownTag
from support.rule_runs import cable_text, line_of, run_rules

HEADER = TEMPLATE["header"]
ON = tuple(rule for rule in RULES if rule.enabled)


def lint(tags: str, *, day: datetime.date | None = None) -> list[tuple[str, int]]:
    """Code and column of what the family reports on the TAGS line, which must be all it reports."""
    text = cable_text(tags=f"TAGS: {tags}" if tags else "TAGS:")
    findings = run_rules(text, *ON, as_of=day)
    first = line_of(text, "TAGS:")
    assert all(first <= finding.line <= first + tags.count("\n") for finding in findings)
    return [(finding.code, finding.column) for finding in findings]


def fix(finding: Finding, text: str) -> str:
    assert finding.fix is not None
    return apply_edits(text, finding.fix.edits)


@pytest.mark.parametrize(
    "tags",
    [
        "PREL, ECON, WA", "PREL ECON WA", "prel, econ, wa", "ECON, UNDESCO, FISHBOARD, QQZ, WA", "PREL, EFIS,\nWA",
        "PREL, XJ, ZQ", "PREL GLOBAL EMBO GUILD WA", "PREL, WA EMBO GUILLERMO SOTO PEDRO", "PREL OVIP QUILL ADA WA",
        "PREL, PG0V, WA", "PREL, XXXX, WA", "PREL, P*GOV, SOCI**, WA", "PREL, WA SOCIAL LAMPS", "PREL, SIPDIS",
        "PREL/PGOV, WA", "OVIP (QUILL, ADA), OVIP (MOSS, BEN)", "PREL, WA\nSUVA FOR LARKIN", "PREL, COLOMBO PLAN",
        "PREL, OVIP, BELL, WA", "PREL OVIP BELL WA", "PREL MEETINGS AT UN", "PREL, BREAD OF LIFE",
        "PR EL, WA", "PREL KD EM, WA",
    ],
)  # fmt: skip
def test_right_lines_are_silent(tags: str) -> None:
    assert lint(tags) == []


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("PRWL, WA", [("TAG001", 7)]),  # not TAG002 too: it may be the subject
        ("PHUMPGOV, WA", [("TAG004", 7)]),
        ("WA, KDEM", [("TAG002", 1)]),
        ("WA, NATO", [("TAG002", 1)]),
        ("", [("TAG002", 1)]),
        ("N/A", [("TAG002", 1)]),
        ("PREL, WQ", [("TAG001", 13)]),
        ("PREL KQQQ WA", [("TAG001", 12)]),
        ("PREL, EFIZ, WQ, EFIZ, WQ, CH, RU, RU", [("TAG001", 13), ("TAG001", 19), ("TAG003", 37)]),
        ("PREL, ECOM, EFIZ", [("TAG001", 13), ("TAG001", 19)]),
        ("ECONWA, PREL", [("TAG004", 7)]),
        ("WAECON", [("TAG004", 7)]),
        ("WA WAECON WAECON", [("TAG004", 10)]),
        ("PREL WA PREL WA PREL", [("TAG007", 15), ("TAG007", 20)]),
        ("PREL, WA,\nPREL", [("TAG007", 1)]),
        ("PFOR, PFOR, WA", [("TAG008", 7), ("TAG007", 13)]),
        ("PREL, RUPHUM", []),  # RU is no tag, and a word of six letters may be an organization
    ],
)
def test_one_fault_one_finding(tags: str, found: list[tuple[str, int]]) -> None:
    assert lint(tags) == found


@pytest.mark.parametrize(
    ("word", "expected", "fixed"),
    [
        ("PRWL", "PREL", "PREL"),
        ("PERL", "PREL", "PREL"),
        ("KDME", "KDEM", "KDEM"),
        ("EQQQ", "a subject tag", None),
        ("KQQQ", "a program tag", None),
        ("WQ", "a country tag", None),
        ("ETRN", None, None),  # a tag of another time
        ("EIND", None, None),
    ],
)
def test_near_misses(word: str, expected: str | None, fixed: str | None) -> None:
    text = cable_text(tags=f"TAGS: SCUL, {word}, WA")
    findings = run_rules(text, UnknownTag)
    assert [finding.expected for finding in findings] == ([] if expected is None else [expected])
    for finding in findings:
        named = fixed is not None or len(word) == 2
        assert finding.message == f"{word if named else 'This word'} is not in the list of TAGS."
        assert (finding.fix is not None) == (fixed is not None)
        if fixed is not None and finding.fix is not None:
            assert finding.fix.applicability is Applicability.UNSAFE
            assert f"TAGS: SCUL, {fixed}, WA" in fix(finding, text)


def test_several_near_misses_are_named_and_none_is_written() -> None:
    (finding,) = run_rules(cable_text(tags="TAGS: SCUL, EFIM, WA"), UnknownTag)
    assert finding.expected is not None
    assert set(finding.expected.split(" or ")) >= {"EFIN", "EFIS"}
    assert finding.fix is None


def test_a_tag_that_stands_already_is_not_written_again() -> None:
    (finding,) = run_rules(cable_text(tags="TAGS: PREL, PERL, WA"), UnknownTag)
    assert finding.expected == "PREL"
    assert finding.fix is None


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("PFOT, FJ", [("TAG001", 7)]),  # one slip from PFOR
        ("PFOR, BMEP, FJ", []),  # the list of the time is not whole
        ("PFOR, KQQQ, FJ", []),
        ("PFOR, FQ", [("TAG001", 13)]),
        ("PRWL, PFOR", [("TAG001", 7)]),
    ],
)
def test_before_1980_only_slips_are_known(tags: str, found: list[tuple[str, int]]) -> None:
    assert lint(tags, day=datetime.date(1974, 3, 1)) == found


def test_run_together_tags_come_apart_in_the_capitals_of_the_cable() -> None:
    text = cable_text(tags="Tags: prel phumpgov Wa")
    (finding,) = run_rules(text, *ON)
    assert (finding.code, finding.message, finding.expected) == (
        "TAG004", "PHUMPGOV is 2 tags without anything between them.", "PHUM, PGOV",
    )  # fmt: skip
    assert finding.fix is not None
    assert finding.fix.applicability is Applicability.SAFE
    fixed = fix(finding, text)
    assert "Tags: prel phum, pgov Wa" in fixed
    assert run_rules(fixed, *ON) == []


def test_the_same_run_is_one_finding_and_comes_apart_everywhere() -> None:
    text = cable_text(tags="TAGS: WA WAECON WAECON PREL")
    (finding,) = run_rules(text, *ON)
    assert [place.column for place in finding.related] == [17]
    assert "TAGS: WA WA, ECON WA, ECON PREL\n" in fix(finding, text)


@pytest.mark.parametrize(("tags", "count"), [("FARAWAY MASSMNUC LAMPS", 1), ("FARAWAY ECONWA LAMPS", 0)])
def test_among_words_only_a_longer_run_is_one(tags: str, count: int) -> None:
    assert [code for code, _ in lint(f"PREL WA {tags}")] == ["TAG004"] * count


@pytest.mark.parametrize(
    ("tags", "fixed"),
    [
        ("PREL, ECON, PREL, WA", "PREL, ECON, WA"),
        ("PREL WA PREL WA PREL", "PREL WA"),
        ("PREL, PREL, PREL", "PREL"),
        ("[PREL](#) [WA](#) [PREL](#)", "[PREL](#) [WA](#)"),
        ("PREL, WA,\nPREL, EFIS", "PREL, WA,\nEFIS"),
        ("PREL, WA,\nPREL", "PREL, WA"),
        ("PREL, WA,\nPREL, PREL", "PREL, WA"),
        ("PREL, EFIS, PREL/WA", "PREL, EFIS, WA"),
        ("PREL, WA, EFIS/WA", "PREL, WA, EFIS"),
        ("ECON, EFIS,\nECON, ECON, WA", "ECON, EFIS,\nWA"),
        ("OVIP (QUILL, ADA), PREL, OVIP (QUILL, ADA), WA", "OVIP (QUILL, ADA), PREL, WA"),
    ],
)
def test_repeats_are_removed(tags: str, fixed: str) -> None:
    text = cable_text(tags=f"TAGS: {tags}")
    findings = run_rules(text, RepeatedTag)
    edits = [edit for finding in findings if finding.fix is not None for edit in finding.fix.edits]
    result = apply_edits(text, tuple(edits))
    assert f"TAGS: {fixed}\n" in result
    assert run_rules(result, RepeatedTag) == []


@pytest.mark.parametrize(
    "tags", ["PREL, WA,\nPREL,\nEFIS", "PREL, PREL FISHBOARD", "PREL, WA,\nFISHBOARD, PREL,\nEFIS"]
)
def test_a_repeat_that_holds_its_line_together_is_not_removed(tags: str) -> None:
    (finding,) = run_rules(cable_text(tags=f"TAGS: {tags}"), RepeatedTag)
    assert finding.fix is None


@pytest.mark.parametrize(
    ("tags", "message", "fixed"),
    [
        ("PREL ECON, WA", "1 comma is missing between the tags.", "PREL, ECON, WA"),
        ("PREL ECON\nWA", "2 commas are missing between the tags.", "PREL, ECON,\nWA"),
        ("OVIP (QUILL, ADA) PREL WA", "2 commas are missing between the tags.", "OVIP (QUILL, ADA), PREL, WA"),
        ("PREL QQXYZ WA", "2 commas are missing between the tags.", None),
        ("[PREL](#) [ECON](#), [WA](#)", "1 comma is missing between the tags.", None),
        ("PREL, ECON;WA", None, None),
        ("PREL", None, None),
    ],
)
def test_commas(tags: str, message: str | None, fixed: str | None) -> None:
    text = cable_text(tags=f"TAGS: {tags}")
    findings = run_rules(text, MissingTagSeparator)
    assert [finding.message for finding in findings] == ([] if message is None else [message])
    if fixed is not None:
        result = fix(findings[0], text)
        assert f"TAGS: {fixed}\n" in result
        assert run_rules(result, MissingTagSeparator) == []
    else:
        assert all(finding.fix is None for finding in findings)


def test_a_missing_subject_stands_at_the_label_and_not_where_the_head_is_cut() -> None:
    text = cable_text(tags="TAGS: WA")
    (finding,) = run_rules(text, MissingSubjectTag)
    assert (finding.line, finding.column, finding.end_column) == (line_of(text, "TAGS:"), 1, 6)
    assert finding.message == "The TAGS line has no subject tag."
    notice = f"This record is a partial extract of the original cable.\n{HEADER}"
    assert run_rules(cable_text(tags="TAGS: WA", header=notice, body="3. (C) It."), MissingSubjectTag) == []
    assert len(run_rules(cable_text(tags="TAGS: WA", header=notice), MissingSubjectTag)) == 1


def test_a_line_that_a_text_quotes_is_another_cables() -> None:
    body = "1. (C) The keeper sent this:\n\nBEGIN TEXT:\n\nTAGS: PRWL, WA\n\nEND TEXT.\n\n2. (C) That was all."
    assert run_rules(cable_text(tags="", body=body), *ON) == []


def test_a_smart_message_has_tags_too() -> None:
    text = (
        "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE\n\nUNCLASSIFIED\n\n"
        "MRN:          11 WINDHOEK 731\nDate/DTG:     Aug 19, 2011 / 190945Z AUG 11\nFrom:         AMEMBASSY WINDHOEK\n"
        "E.O.:         13526\nTAGS:         PREL, PHUMPGOV, RU,\n              PRWL, WA\nSubject:      Lamps\n\n"
        "1. The board met about the lamp, and went over the list once more.\n"
    )
    assert [(finding.code, finding.line, finding.column) for finding in run_rules(text, *ON)] == [
        ("TAG004", 9, 21), ("TAG003", 9, 31), ("TAG001", 10, 15),
    ]  # fmt: skip
