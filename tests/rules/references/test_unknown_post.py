"""REF008: posts that are in no list, and senders that are no posts."""

from __future__ import annotations

import pytest

from cablelint import Applicability, Finding
from cablelint.fixes.edits import apply_edits
from cablerules.references.unknown_post import UnknownPost
from support.rule_runs import cable_text, line_of, run_rules


def lists(items: str) -> list[Finding]:
    return run_rules(cable_text(reference=f"REF: {items}"), UnknownPost)


@pytest.mark.parametrize(
    "items",
    [
        "SUVA 12", "UNVIE 12", "USUN 12", "HAGUE 12", "RIO 12", "RIO DE JAN 12", "SECTO 14020", "USNATO 6", "HCMC 3",
        "AMEMBASSY SUVA 12", "SECSTATE 12", "08SUVA12", "USCINCPAC 12", "CDR USCENTCOM 1222", "USDAO SUVA 12",
        "USDA FAS 5786", "ALDAC 12", "NATO 12", "UNSCR 1701", "QUILL/FINCH E-MAIL OF 05/11/07", "XXXXXXXX 12",
        "SUVA 1O2", "CONTRACT 1234", "IIR 6 902 9642 06", "US MISSION SUVA 12",
    ],
)  # fmt: skip
def test_what_somebody_knows(items: str) -> None:
    assert lists(items) == []


@pytest.mark.parametrize(
    ("items", "fixed"),
    [
        ("WINDHEOK 498", "WINDHOEK 498"),
        ("A. STATE 70412 B. 07 REYKJAVK 12 (NOTAL)", "A. STATE 70412 B. 07 REYKJAVIK 12 (NOTAL)"),
        ("07REYKJAVK12", "07REYKJAVIK12"),
        ("LJUBJANA 4 AND PREVIOUS", "LJUBLJANA 4 AND PREVIOUS"),
        ("RIO DE JANIERO 9", "RIO DE JANEIRO 9"),
        ("Windheok 498", "WINDHOEK 498"),
    ],
)
def test_a_near_miss_is_named_and_written(items: str, fixed: str) -> None:
    text = cable_text(reference=f"REF: {items}")
    (finding,) = run_rules(text, UnknownPost)
    assert finding.message.endswith("is not the name of a post.")
    assert finding.fix is not None
    assert finding.fix.applicability is Applicability.UNSAFE
    after = apply_edits(text, finding.fix.edits)
    assert after == cable_text(reference=f"REF: {fixed}")
    assert run_rules(after, UnknownPost) == []


def test_a_name_that_is_near_none_is_not_repeated() -> None:
    (finding,) = lists("QUILLINGTON 12")
    assert finding.message == "This reference names a post that is not in the list of posts."
    assert finding.expected == "the name of a post"
    assert finding.fix is None


def test_where_it_stands_and_each_name_once() -> None:
    text = cable_text(reference="REF: A. STATE 1\nB. 07 NOWHERETOWN 12 C. NOWHERETOWN 13")
    (finding,) = run_rules(text, UnknownPost)
    line = line_of(text, "B. 07")
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (line, 7, line, 18)


@pytest.mark.parametrize("items", ["ABC 12", "TDX 123", "WXYZ 4"])
def test_a_few_letters_may_be_anything(items: str) -> None:
    assert lists(items) == []
