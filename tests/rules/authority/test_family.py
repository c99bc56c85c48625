"""What holds for all rules about the classification authority."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.base.source import Source
from cablelint import AnyRule
from cablelint.engine.checker import Checker
from cablelint.fixes.repair import repair
from cablelint.rule.registry import LoadedRule
from cablelint.settings.settings import Settings
from cablelint.testing import TEMPLATE, check_examples
from cablerules import declassification
from cablerules.authority import RULES
from support.rule_runs import cable_text, run_rules

BESIDE = (*RULES, *(rule for rule in declassification.RULES if rule.code in ("DEC001", "DEC013")))

PIECES = st.sampled_from(
    [
        "Classified By:", "CLASSIFIED BY", "Derived From:", "Reason:", "REAS ONS", "Declassify On:", "Multiple Sources",
        "Ada Quill", "ADA QUILL", "DCM", "1.4", "1.5", "1,4", "(b)", "9b)", "(d0", "and", "an d", "(k)", "\n", "\n\n",
        "20180714", "N/A", "XXXX", "1. (U)", "DSCG 05-1", "E.O. 12958", ".", ",", "²", "",
    ]
)  # fmt: skip
AUTHORITIES = st.lists(PIECES, max_size=12).map(" ".join)
SETTINGS = settings(max_examples=60)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_one_fault_gives_one_finding(rule: type[AnyRule]) -> None:
    """No other rule of the family speaks in an example of `rule`."""
    check_examples(rule, beside=BESIDE)


def test_the_template_cable_is_clean() -> None:
    assert run_rules(cable_text(), *RULES) == []


def test_the_rules_stand_in_the_order_of_their_codes() -> None:
    assert [rule.code for rule in RULES] == [f"CAB{number:03}" for number in range(1, 15)]


@SETTINGS
@given(AUTHORITIES, st.sampled_from(["JUL 79", "JUL 97", "OCT 03", "JUL 08", "JUL 11"]))
def test_no_rule_fails_and_no_name_is_quoted(authority: str, month: str) -> None:
    header = f"R 141030Z {month}\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC 5620"
    for finding in run_rules(cable_text(authority=authority, header=header), *RULES):
        assert finding.code != "CFG003"
        said = " ".join((finding.message, finding.expected or "", *(place.message for place in finding.related)))
        assert "quill" not in said.lower()
        assert finding.fix is None or "quill" not in finding.fix.title.lower()


@SETTINGS
@given(AUTHORITIES)
def test_fixes_come_to_an_end(authority: str) -> None:
    checker = Checker([LoadedRule(rule, "test") for rule in RULES], Settings())
    source = Source(cable_text(authority=authority))
    assert repair(source, lambda one: checker.lint(one, "invented.cable").findings, unsafe=True).stable


def test_a_stamp_ends_what_the_block_says() -> None:
    text = cable_text(authority="", signature="Declassified by NARA AUTHORITY on 02/03/2015")
    assert not run_rules(text, *RULES)
    assert TEMPLATE["authority"] not in text
