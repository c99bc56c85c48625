"""The REF rules on SMART messages, whose list has the year of every cable and stands in the second column."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablerules.references import RULES
from support.cables import LJUBLJANA, SMART_REPEATED, STACKED
from support.rule_runs import line_of, run_rules

ON = tuple(rule for rule in RULES if rule.enabled)


@pytest.mark.parametrize("text", [LJUBLJANA, STACKED, SMART_REPEATED], ids=["columns", "stacked", "repeated"])
def test_a_right_list_is_silent(text: str) -> None:
    assert run_rules(text, *ON) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("(ref B)", "(ref C)", "REF002", "(ref C)"),
        ("B) 10", "C) 10", "REF004", "C) 10"),
        ("11 LJUBLJANA 93", "11 LJUBLJANA", "REF005", "11 LJUBLJANA\n"),
        ("LJUBLJANA 93", "LJUBLJANA 393", "REF006", "LJUBLJANA 393"),
        ("11 LJUBLJANA 93", "11 LJUBLJANA 354", "REF007", "A) 11"),
        ("10 SUVA 1505", "10 SUVVA 1505", "REF008", "SUVVA"),
        ("10 SUVA 1505", "11 LJUBLJANA 93", "REF009", "B) 11"),
        ("(ref B). End", "(see para 9). End", "REF012", "(see para 9)"),
    ],
)
def test_a_wrong_one_is_found_once(old: str, new: str, code: str, at: str) -> None:
    text = LJUBLJANA.replace(old, new)
    (finding,) = run_rules(text, *ON)
    assert (finding.code, finding.line) == (code, line_of(text, at))


def test_without_a_row_of_references_the_first_line_of_them_counts() -> None:
    once = SMART_REPEATED.replace("LAMP KEEPER\n", "LAMP KEEPER\n\nREF: 12 WINDHOEK 7\n", 1)
    twice = once.replace("\n\n1.ASSIGNMENT", "\nREF: 12 WINDHOEK 8\n\n1.ASSIGNMENT", 1)
    for text in (once, twice):
        assert [item.text for item in parse_text(text).references] == ["12 WINDHOEK 7"]


def test_a_head_that_is_repeated_lists_nothing_twice() -> None:
    listed = SMART_REPEATED.replace("Captions:", "Reference:                    12 WINDHOEK 7\nCaptions:")
    repeated = listed.replace("LAMP KEEPER\n", "LAMP KEEPER\n\nREF: WINDHOEK 7\n", 1)
    assert run_rules(repeated, *ON) == []
