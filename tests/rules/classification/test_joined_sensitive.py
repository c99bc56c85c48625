"""CLS002: SENSITIVE joined to a level by a hyphen or in parentheses."""

from __future__ import annotations

import pytest

from cablerules.captions import RULES as CAPTIONS
from cablerules.classification import RULES
from support.rule_runs import cable_text, run_rules


@pytest.mark.parametrize("joined", ["-SENSITIVE", " - SENSITIVE", " (SENSITIVE)", " SENSITIVE"])
def test_sensitive_joined_to_a_level_is_one_finding(joined: str) -> None:
    text = cable_text(classification=f"C O N F I D E N T I A L{joined} WINDHOEK 000512")
    rules = [rule for rule in (*RULES, *CAPTIONS) if rule.enabled]
    assert [finding.code for finding in run_rules(text, *rules)] == ["CLS002"]
