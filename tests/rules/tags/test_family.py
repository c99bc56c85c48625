"""What holds for all rules about TAGS."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.base.source import Source
from cablegrammar.vocabulary.tags import tags
from cablelint import AnyRule
from cablelint.engine.checker import Checker
from cablelint.fixes.repair import repair
from cablelint.rule.registry import LoadedRule
from cablelint.settings.settings import Settings
from cablelint.testing import check_examples
from cablerules.tags import RULES
from support.rule_runs import cable_text, run_rules

ON_BY_DEFAULT = tuple(rule for rule in RULES if rule.enabled)
WORDS = st.one_of(
    st.sampled_from(sorted(tags())),
    st.sampled_from(
        ["PHUMPGOV", "RU", "CH", "OVIP (", "(QUILL, ADA)", "QUILL", "A.", ",", ";", "\n", "PRWL", "***", "("]
    ),
    st.text("ABCEKMOPSTX", min_size=1, max_size=12),
)
LINES = st.lists(WORDS, max_size=9).map(" ".join)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_one_fault_gives_one_finding(rule: type[AnyRule]) -> None:
    """No other rule of the family speaks in an example of `rule`."""
    check_examples(rule, beside=ON_BY_DEFAULT)


@settings(max_examples=60)
@given(LINES)
def test_whatever_the_line_no_rule_fails_and_no_word_has_two_findings(line: str) -> None:
    findings = run_rules(cable_text(tags=f"TAGS: {line}"), *ON_BY_DEFAULT)
    codes = {finding.code for finding in findings}
    assert "CFG003" not in codes
    # A word is unknown, a wrong country, a run or of another time, and never two of them.
    kinds = [f for f in findings if f.code in ("TAG001", "TAG003", "TAG004", "TAG008")]
    assert len({(f.line, f.column) for f in kinds}) == len(kinds)
    assert not ("TAG002" in codes and codes & {"TAG004"})


@settings(max_examples=40)
@given(LINES)
def test_messages_hold_tags_and_no_names(line: str) -> None:
    for finding in run_rules(cable_text(tags=f"TAGS: {line}"), *RULES):
        said = " ".join((finding.message, finding.expected or "", *(place.message for place in finding.related)))
        assert "QUILL" not in said
        assert "ADA" not in said.replace("CANADA", "")
        assert finding.message.endswith(".")


@settings(max_examples=40)
@given(LINES)
def test_safe_fixes_come_to_an_end_and_keep_the_tags(line: str) -> None:
    checker = Checker([LoadedRule(rule, "test") for rule in RULES], Settings())
    text = cable_text(tags=f"TAGS: {line}")
    fixed = repair(Source(text), lambda source: checker.lint(source, "invented.cable").findings)
    assert fixed.stable
