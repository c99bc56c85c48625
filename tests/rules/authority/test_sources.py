"""Derivative classifications, and the blocks of SMART messages and memos (CAB004, CAB010 to CAB014)."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from cablelint.testing import NOTICE
from cablerules.authority import RULES
from cablerules.declassification import RULES as DECLASSIFICATION
from support.authority import SMART, codes, lint, lint_smart
from support.rule_runs import run_rules

BY = "Classified By: Ada Quill, Director"
GUIDE = "Derived From: DSCG 05-1, Department of State, January 2005"
REASON = "Reason: 1.4 (d)"


@pytest.mark.parametrize(
    ("day", "lines", "found"),
    [
        ("2008-07-14", [GUIDE], []),
        ("2008-07-14", [GUIDE, REASON], ["CAB004"]),
        ("2008-07-14", [BY, GUIDE], []),
        ("2008-07-14", [BY, REASON, GUIDE], ["CAB012"]),
        ("2010-06-24", [BY, GUIDE, REASON], ["CAB012"]),
        ("2010-06-24", [GUIDE], []),
        ("2010-06-25", [BY, GUIDE, REASON], ["CAB004"]),
        ("2010-06-25", [BY, GUIDE], []),
        ("2010-06-25", [GUIDE], ["CAB014"]),
        ("2012-07-14", [GUIDE, REASON], ["CAB014", "CAB004"]),
        ("1994-07-14", [BY, REASON, GUIDE], []),
        ("2008-07-14", [BY, "Derived From:", "Declassify On: 07/14/2018"], ["CAB013"]),
        ("2012-07-14", [BY, REASON, "Derived From:"], ["CAB013"]),
        ("2012-07-14", ["Derived From:"], ["CAB001"]),
    ],
)
def test_derivative_and_original(day: str, lines: list[str], found: list[str]) -> None:
    assert codes(lint("\n".join(lines), day=day)) == found


def test_the_reason_of_a_derivative_block_is_not_judged_for_itself() -> None:
    assert codes(lint(f"{GUIDE}\nReason: 1,5 (k)")) == ["CAB004"]


@pytest.mark.parametrize(
    "source",
    [
        "DSCG 05-1, January 2005", "DSCG 05-1 of 14 January 2005", "Memo, Bureau of Kites, October 20, 2008",
        "CG No. 1, Bureau of Kites, dated 20081020", "DSCG 05-1 (2005)", "08 SUVA 400", "SUVA 400", "XXXXXXXXXXXX",
        "Multiple Sources",
    ],
)  # fmt: skip
def test_a_source_that_is_dated_or_known(source: str) -> None:
    assert not lint(f"Derived From: {source}")


@pytest.mark.parametrize(
    "source", ["DSCG 05-1 B, D", "DSCG 05-01", "State Department Classification Guide", "Memo on kites"]
)
def test_a_source_without_a_date(source: str) -> None:
    (finding,) = lint(f"Derived From: {source}")
    assert (finding.code, finding.message) == ("CAB010", "'Derived From' names a source without its date.")


@pytest.mark.parametrize("label", ["Derived From", "Classified By"])
def test_multiple_sources_need_a_list(label: str) -> None:
    (finding,) = lint(f"{label}: Multiple Sources", reference="")
    assert (finding.code, label in finding.message) == ("CAB011", True)


@pytest.mark.parametrize(
    "parts",
    [
        {"authority": "Derived From: Multiple Sources (08 SUVA 400; 08 SUVA 401)", "reference": ""},
        {"authority": "Derived From: Multiple Sources", "reference": "REF: STATE 70412"},
        {
            "authority": "Derived From: Multiple Sources",
            "reference": "",
            "body": "1. (C) The lamp is lit.\n\n2. (U) List of sources: a letter, a lamp.",
        },
        {"authority": "Derived From: Multiple Sources", "reference": "", "body": "1. (C) It is ...", "signature": ""},
    ],
)
def test_sources_that_are_listed_or_cut_off(parts: dict[str, Any]) -> None:
    assert not lint(**parts)


# ------------------------------------------------------------------------------------------------------- the blocks

SMART_BY = "Classified By: Ada Quill, Ambassador"
UNTIL = "Declassify On: 20220203"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([SMART_BY, REASON, UNTIL], []),
        ([SMART_BY, GUIDE, UNTIL], []),
        ([SMART_BY, REASON], ["CAB013"]),
        ([SMART_BY, UNTIL], ["CAB003"]),
        ([SMART_BY], ["CAB003", "CAB013"]),
        ([REASON, UNTIL], ["CAB013"]),
        (["Classified By: ", REASON, UNTIL], ["CAB013"]),
        ([GUIDE, UNTIL], ["CAB014"]),
        ([SMART_BY, "Derived From: Multiple Sources", UNTIL], ["CAB011"]),
        ([SMART_BY, "Reason: 1.5 (d)", UNTIL], ["CAB005"]),
        ([], ["CAB001"]),
    ],
)
def test_the_block_of_a_smart_message(lines: list[str], found: list[str]) -> None:
    assert codes(lint_smart(*lines)) == found


def test_a_block_without_its_instruction_is_reported_once() -> None:
    text = SMART.format(
        block="Classified By:                Ada Quill, Ambassador\nReason:                       1.4 (d)"
    )
    assert codes(run_rules(text, *RULES, *DECLASSIFICATION)) == ["CAB013"]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("N/A", ["DEC001"]),
        ("N/A to RD portions. See source list for NSI portions.", []),
        ("25X1, EO 12951", []),
        ("25X1", ["DEC009"]),
        ("20220203", []),
        ("02/03/2022", ["DEC014"]),
    ],
)
def test_what_the_block_of_a_smart_message_says_of_its_end(value: str, found: list[str]) -> None:
    block = f"{SMART_BY}\n{REASON}\nDeclassify On: {value}"
    text = SMART.format(block=block)
    findings = run_rules(text, *RULES, *(rule for rule in DECLASSIFICATION if rule.enabled))
    assert codes(findings) == found
    assert all(finding.line == text[: text.index("Declassify On")].count("\n") + 1 for finding in findings)


def test_a_telegram_says_until_when_on_its_own_line() -> None:
    assert not lint("CLASSIFIED BY: Ada Quill, Ambassador.\nREASON: 1.4 (b), (d)")


def test_a_memo_is_asked_for_its_block() -> None:
    memo = (
        f"{NOTICE}\n\nCONFIDENTIAL\n\n{BY}\nReason: 1.4 (d)\n{{}}\n1. (C) The kite came back.\n\n2. (C) It is blue.\n"
    )
    day = datetime.date(2008, 7, 14)
    assert codes(run_rules(memo.format(""), *RULES, as_of=day)) == ["CAB013"]
    assert not run_rules(memo.format("Declassify On: 20180714\n"), *RULES, as_of=day)


def test_the_text_of_a_smart_message_may_name_the_classifier() -> None:
    text = SMART.format(block=UNTIL).replace("1. (C)", f"1. (U) {BY}, reason 1.4 (d).\n\n2. (C)")
    assert not codes(run_rules(text, *RULES))
