"""Section, letters and spelling of a reason, by the day of the cable (CAB003, CAB005, CAB006, CAB007)."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from cablegrammar import parse_messages
from cablegrammar.lines.artefacts import REPEATED_HEAD
from cablelint import Applicability, Severity
from cablelint.fixes.edits import apply_edits
from cablerules.authority import RULES
from support.authority import codes, lint
from support.declassification import header
from support.rule_runs import cable_text, run_rules

BY = "Classified By: Consul General Ada Quill"


@pytest.mark.parametrize(
    ("day", "section", "severity"),
    [
        ("1995-10-13", "1.5", None),  # no block yet
        ("1995-10-14", "1.5", None),
        ("1995-10-14", "1.4", Severity.ERROR),
        ("2003-09-21", "1.5", None),
        ("2003-09-21", "1.4", Severity.ERROR),
        ("2003-09-22", "1.4", None),
        ("2003-09-22", "1.5", Severity.WARNING),
        ("2004-09-21", "1.5", Severity.WARNING),
        ("2004-09-22", "1.5", Severity.ERROR),
        ("2008-07-14", "1.3", Severity.ERROR),
        ("2004-01-05", "1.6", Severity.ERROR),  # the grace is for the old section alone
        ("2010-06-26", "1.4", None),
        ("2010-06-27", "1.4", None),
        ("2010-06-27", "1.5", Severity.ERROR),
        ("2014-03-01", "1.5", Severity.ERROR),
    ],
)
def test_the_section_by_day(day: str, section: str, severity: Severity | None) -> None:
    findings = lint(f"{BY}, reasons {section} (b) and (d)", day=day)
    expected = [] if severity is None else [("CAB005", severity)]
    assert [(finding.code, finding.severity) for finding in findings] == expected


@pytest.mark.parametrize(
    ("day", "reason", "found"),
    [
        ("2003-09-21", "1.5 (g)", []),
        ("2003-09-21", "1.5 (h)", ["CAB006"]),
        ("2003-09-22", "1.4 (h)", []),
        ("2003-09-22", "1.4 (i)", ["CAB006"]),
        ("2012-02-03", "1.4 (h)", []),
        ("2012-02-03", "1.4 (k) and (k)", ["CAB006"]),
        ("2012-02-03", "1.4 (a) through (h)", []),
        ("2001-02-03", "1.5 (a-h)", ["CAB006"]),
        # the letter is good once the section is
        ("2008-07-14", "1.5 (h)", ["CAB005"]),
    ],
)
def test_the_letters_by_day(day: str, reason: str, found: list[str]) -> None:
    assert codes(lint(f"{BY}, reasons {reason}", day=day)) == found


def test_the_letters_that_there_are_are_said() -> None:
    (finding,) = lint(f"{BY}, reasons 1.4 (k)", day="2008-07-14")
    assert finding.expected == "(a) to (h)"


def test_as_of_overrides_the_day() -> None:
    assert codes(lint(f"{BY}, reasons 1.4 (b)", as_of=datetime.date(1999, 1, 1))) == ["CAB005"]


@pytest.mark.parametrize(
    ("reason", "found"),
    [("1.4 (b)", []), ("1.5 (b)", []), ("1.6 (b)", ["CAB005"]), ("1.4 (h)", []), ("1.4 (k)", ["CAB006"])],
)
def test_without_a_date_both_versions_of_the_order_count(reason: str, found: list[str]) -> None:
    assert codes(lint(f"{BY}, reasons {reason}", day=None)) == found


def test_every_wrong_section_is_fixed_at_once_and_over_a_line_end() -> None:
    authority = f"{BY} for reasons 1.\n5 (b) and 1.5 (d)."
    (finding,) = lint(authority)
    assert finding.fix is not None
    assert finding.fix.applicability is Applicability.UNSAFE
    before = cable_text(
        header=header("2008-07-14"), executive_order="E.O. 12958: DECL: 07/14/2018", authority=authority
    )
    assert "for reasons 1.\n4 (b) and 1.4 (d)." in apply_edits(before, finding.fix.edits)


def test_no_fix_where_a_letter_would_be_wrong() -> None:
    findings = lint(f"{BY}, reasons 1.4 (h)", day="2001-07-14")
    assert codes(findings) == ["CAB005", "CAB006"]
    assert all(finding.fix is None for finding in findings)


@pytest.mark.parametrize(
    "reason",
    [
        "1.4 (b) and (d)", "1.4(b,d)", "1.4 b/d", "1.4 (B)(D)", "1.4 b, d", "1.4 (b) & (d)", "1.4B and D",
        "1.4 (b and (d)", "1.\n4 (b)", "1. 4 (b)", "E.O. 12958, section 1.4 (b)", "1.4. (b)",
        "1.4 (b) and (d). (U) More",
    ],
)  # fmt: skip
def test_every_good_shape_is_silent(reason: str) -> None:
    assert not lint(f"{BY} for reasons {reason}")


@pytest.mark.parametrize(
    ("reason", "messages", "fixed"),
    [
        ("reasons 1,4 (b)", ["The section of the reason is written '1,4'."], "reasons 1.4 (b)"),
        ("reasons 14 (b)", ["The section of the reason is written '14'."], "reasons 1.4 (b)"),
        ("reasons l.4 (b)", ["The section of the reason is written 'l.4'."], "reasons 1.4 (b)"),
        ("REAS ONS 1.4 (B)", ["A word of the reason is split: 'REAS ONS'."], "REASONS 1.4 (B)"),
        ("reasons 1.4 (b) an d (d)", ["A word of the reason is split: 'an d'."], "reasons 1.4 (b) and (d)"),
        ("reasons 1.4 9b)", ["A letter of the reason is written '9b)'."], "reasons 1.4 (b)"),
        ("reasons 1.4 (b) and (d0", ["A letter of the reason is written '(d0'."], "reasons 1.4 (b) and (d)"),
        ("reasons 1,5 (b)", ["The section of the reason is written '1,5'."], None),
        ("reasons (b) and (d)", ["The reason gives letters but no section."], None),
        ("reasons 1.4", ["The reason gives a section but no letter."], None),
        ("reasons of protocol", ["The reason gives neither a section nor a letter."], None),
    ],
)  # fmt: skip
def test_a_malformed_reason(reason: str, messages: list[str], fixed: str | None) -> None:
    findings = lint(f"{BY}, {reason}")
    assert [(finding.code, finding.message) for finding in findings] == [("CAB007", text) for text in messages]
    fixes = [finding.fix for finding in findings if finding.fix is not None]
    if fixed is None:
        assert not fixes
        return
    assert {fix.applicability for fix in fixes} == {Applicability.SAFE}
    parts = {"header": header("2008-07-14"), "executive_order": "E.O. 12958: DECL: 07/14/2018"}
    before = cable_text(**parts, authority=f"{BY}, {reason}")
    after = apply_edits(before, (edit for fix in fixes for edit in fix.edits))
    assert after == cable_text(**parts, authority=f"{BY}, {fixed}")


def test_the_year_after_the_change_offers_no_certain_section() -> None:
    (finding,) = lint(f"{BY}, reasons 1,5 (b)", day="2003-10-20")
    assert (finding.code, finding.fix, finding.expected) == ("CAB007", None, "'1.4'")


@pytest.mark.parametrize("authority", [BY, f"{BY}, Reason:", f"{BY} under E.O. 12958.", f"1. (U) {BY}."])
def test_no_reason(authority: str) -> None:
    assert codes(lint(authority)) == ["CAB003"]


@pytest.mark.parametrize(
    "parts",
    [
        {"authority": f"{BY}\n\nReason: 1.4 (b) and (d)"},
        {"authority": BY, "body": "1. (C) Reasons 1.4 (b) and (d).\n\n2. (C) The lamp is lit."},
        {"authority": f"{BY}, Reason: XXXXXXXXXXXX"},
        {"authority": "Classified By: XXXXXXXXXXXX"},
        {"authority": "Classified By: Consul General ..."},
        {"authority": BY, "body": "1. (C) The lamp is ...", "signature": ""},
        {"authority": BY, "signature": "Declassified by DECLASSIFICATION AUTHORITY on 02/03/2015"},
        {"authority": BY, "classification": "UNCLAS WINDHOEK 000512"},
    ],
)
def test_where_the_reason_is_elsewhere_or_unknown(parts: dict[str, Any]) -> None:
    assert "CAB003" not in codes(lint(**parts))


def test_a_damaged_letter_is_unknown() -> None:
    assert not lint(f"{BY}, reasons 1.4 (6)")
    # a portion mark is no letter at all
    assert codes(lint(f"{BY}, reasons 1.4. (U) The lamp is lit.")) == ["CAB007"]
    assert codes(lint(f"{BY}, reasons 1.4. The lamp is lit.")) == ["CAB007"]


def test_nothing_is_asked_of_older_cables() -> None:
    for day in ("1975-03-04", "1979-03-04", "1985-03-04", "1995-10-13"):
        assert not lint(f"{BY}, reasons 1,9 (k)", day=day)
        assert not lint("", day=day)


@pytest.mark.parametrize(
    "authority",
    [
        "Classified By: DCM Ada Quill for reasons 1.5...",
        "Classified By: DCM Ada Quill for reasons ...",
        "Classified By: DCM Ada Quill, reason…",
        "Classified By: DCM Ada Quill for reason 1.4 (z...",
        "Classified By: Ada ...",
    ],
)
def test_what_a_copy_cut_is_unknown(authority: str) -> None:
    cut = cable_text(authority=authority)
    assert [f.code for f in run_rules(cut, *RULES) if f.severity is not Severity.INFO] == []
    whole = cable_text(authority=authority.rstrip(".… "))
    assert [f.code for f in run_rules(whole, *RULES) if f.severity is not Severity.INFO] != []


def test_the_section_is_mended_in_both_copies_of_a_cable() -> None:
    """With one of them alone mended the two would be two messages, and the proof refuses the fix."""
    text = cable_text(authority=f"{BY} for reasons 1.5 (b).")
    twice = f"{text}\n\n{text[text.index('VZCZC') :]}"
    (cable,) = parse_messages(twice)
    assert any(one.kind == REPEATED_HEAD for one in cable.artefacts)
    (finding,) = [one for one in run_rules(twice, *RULES) if one.code == "CAB005"]
    assert finding.fix is not None
    after = apply_edits(twice, finding.fix.edits)
    assert after == twice.replace("1.5 (b)", "1.4 (b)")
    assert len(list(parse_messages(after))) == 1
