"""What holds for all rules about structure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint import AnyRule
from cablelint.testing import TEMPLATE, check_examples
from cablerules.structure import RULES
from support.rule_runs import cable_text, run_rules

ON_BY_DEFAULT = tuple(rule for rule in RULES if rule.enabled)

# Lines that set these rules off, in any order and number.
LINES = st.sampled_from(
    [
        *TEMPLATE.values(), "UNCLAS SUVA 000102", "C O N F I D E N T I A L SECTION 01 OF 03 WINDHOEK 000512",
        "WINDHOEK 00000512  002 OF 003", "WINDHOEK 00000512  009 OF 003", "E.O. 12958, as amended", "EO 12958 N/A",
        "TAGS PREL, WA", "AGS: PREL", "SUBJECT A LAMP", "REF A. STATE 12", "CLASSIFIED BY Ada Quill", "BEGIN TEXT:",
        "END TEXT.", "END SUMMARY.", "2, (C) A lamp.", "7. (U) A lamp.", "1. A lamp.", "(C) A lamp.",
        "DE RUEHSV #0102 1961030",
        "VZCZCXRO0001", "R 141030Z JUL 08", "FM AMEMBASSY SUVA", "NNNN", "¶1. (C) A lamp.", "[1](#)2. A lamp.", "...",
        "id: 7", "14 July 2008", "?? !!", "\x00\u202e", "This record is a partial extract of the original cable.",
        "1. (U) Classified by Ada Quill", "SBUJECT: A LAMP", "E.O. 1295B: N/A", "",
    ]
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_one_fault_gives_one_finding(rule: type[AnyRule]) -> None:
    """No other rule of the family speaks in an example of `rule`."""
    check_examples(rule, beside=ON_BY_DEFAULT)


def test_the_template_cable_is_clean() -> None:
    assert run_rules(cable_text(), *ON_BY_DEFAULT) == []


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_no_rule_fails_whatever_the_lines(text: str) -> None:
    assert "CFG003" not in {finding.code for finding in run_rules(text, *RULES)}


@given(st.text(max_size=300))
def test_no_rule_fails_whatever_the_text(text: str) -> None:
    assert "CFG003" not in {finding.code for finding in run_rules(text, *RULES)}


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_messages_quote_no_prose(text: str) -> None:
    for finding in run_rules(text, *RULES):
        said = " ".join((finding.message, finding.expected or "", *(place.message for place in finding.related)))
        assert "lamp" not in said.lower()
        assert "quill" not in said.lower()
        assert finding.message.endswith(".")
