"""DEC004: words in the place of an instruction that are none."""

from __future__ import annotations

import pytest

from cablerules.declassification.malformed_declassification_date import MalformedDeclassificationDate
from support.rule_runs import cable_text, line_of, run_rules


@pytest.mark.parametrize(
    "instruction",
    [
        "YES",
        "DECL: FOREVER",
        "DO NOT DECLASSIFY",
        "FOO",
        "GSD",
        "XDGS-2",
        "O5/13/2018",
        "03/2B/2018",
        "DECL: 05/13/201Q",
        "DECL: ?",
    ],
)
def test_words_that_are_no_instruction(instruction: str) -> None:
    text = cable_text(executive_order=f"E.O. 12958: {instruction}")
    (finding,) = run_rules(text, MalformedDeclassificationDate)
    assert finding.line == line_of(text, "E.O. 12958")


@pytest.mark.parametrize(
    "instruction",
    [
        "DECL: XXXXXXXXXXXX",
        "DECL: ...",
        "SEE PARAGRAPH 2",
        "DECL: 12 MONTHS",
        "DECL: INDEFINITE",
        "DECL: X1",
        "N/A",
        "",
        "DNG:",
    ],
)
def test_what_others_judge_or_nobody(instruction: str) -> None:
    assert run_rules(cable_text(executive_order=f"E.O. 12958: {instruction}"), MalformedDeclassificationDate) == []
