"""What holds for all rules about captions and about the overall classification."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.base.source import Source
from cablelint import AnyRule, Example
from cablelint.engine.checker import Checker
from cablelint.fixes.repair import repair
from cablelint.rule.registry import LoadedRule
from cablelint.settings.settings import Settings
from cablelint.testing import TEMPLATE, check_examples, render
from cablerules import captions, classification
from support.rule_runs import cable_text, run_rules

RULES = (*classification.RULES, *captions.RULES)
ON_BY_DEFAULT = tuple(rule for rule in RULES if rule.enabled)

LINES = st.sampled_from(
    [
        *TEMPLATE.values(), "UNCLAS SUVA 000102", "SERCET SUVA 000102", "SBU SUVA 000102", "WINDHOEK 000512",
        "S E C R E T NODIS SENSITIVE SECTION 01 OF 03 WINDHOEK 000512 SIPDIX EXDIS", "AGENCY CONFIDENTIAL SUVA 000001",
        "CONFIDENTIAL - MODIFIED HANDLING WINDHOEK 000512", "LIMITED OFFICIAL USE SUVA 1", "RESTRICTED SUVA 000012",
        "NODIS", "EXDIS", "SIPDID", "SENSETIVE", "AGREMENT CHANNEL", "DIRGEN CHANNEL", "SY CHANNEL", "STADIS/////",
        "N O F O R N", "OFFICIAL INFORMAL", "NODIS, SENSITVE; SIPDIS", "C O R R E C T E D  C O P Y (SIPDIS)",
        "STATE FOR AF/S", "TOP SECRET", "R 141030Z JUL 94", "R 141030Z JUL 24", "1. (C) A lamp.", "SENSITIVE SENSITIVE",
        "BEGIN TEXT:", "END TEXT.", "\x00\u202e", "/,;-", "",
    ]
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_one_fault_gives_one_finding(rule: type[AnyRule]) -> None:
    """No other rule of the two families speaks in an example of `rule`."""
    check_examples(rule, beside=ON_BY_DEFAULT)


def test_the_template_cable_is_clean() -> None:
    assert run_rules(cable_text(), *ON_BY_DEFAULT) == []


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_no_rule_fails_whatever_the_lines(text: str) -> None:
    assert "CFG003" not in {finding.code for finding in run_rules(text, *RULES)}


@given(st.text(max_size=300))
def test_no_rule_fails_whatever_the_text(text: str) -> None:
    assert "CFG003" not in {finding.code for finding in run_rules(f"UNCLAS SUVA 000102\n{text}", *RULES)}


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_messages_quote_no_prose(text: str) -> None:
    for finding in run_rules(text, *RULES):
        said = " ".join((finding.message, finding.expected or "", *(place.message for place in finding.related)))
        assert "lamp" not in said.lower()
        assert "farrowgate" not in said.lower()
        assert finding.message.endswith(".")


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_safe_fixes_come_to_an_end(opening: str) -> None:
    checker = Checker([LoadedRule(rule, "test") for rule in RULES], Settings())
    text = cable_text(captions=opening)
    fixed = repair(Source(text), lambda source: checker.lint(source, "invented.cable").findings)
    assert fixed.stable


@pytest.mark.parametrize(
    ("captions_line", "codes"),
    [
        ("SENSITVE", ["CAP007"]),
        ("SI PDIS", []),
        ("NODIS, EXDIS", ["CAP008", "CAP002"]),
        ("SENSITIVE, NODIS", ["CAP003"]),
    ],
)
def test_the_captions_of_a_smart_message(captions_line: str, codes: list[str]) -> None:
    unclassified = {"top_banner": " " * 30 + "UNCLASSIFIED", "bottom_banner": " " * 30 + "UNCLASSIFIED"}
    of_2010 = {"mrn": "MRN:            10 WINDHOEK 512", "date": "Date/DTG:       Aug 14, 2010 / 141030Z AUG 10"}
    of_2010["body"] = "1. (U) The board asks whether it may keep the borrowed lamp."
    line = f"Captions:       {captions_line}"
    text = render(Example(line, "", [], slot="captions", template="smart", setting={**unclassified, **of_2010})).text
    assert [finding.code for finding in run_rules(text, *ON_BY_DEFAULT)] == codes
