"""CLS004: how telegrams write a level."""

from __future__ import annotations

import pytest

from cablelint.fixes.edits import apply_edits
from cablerules.classification.level_not_letter_spaced import LevelNotLetterSpaced
from support.rule_runs import cable_text, run_rules


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("SECRET WINDHOEK 000512", "S E C R E T WINDHOEK 000512"),
        ("TOP SECRET WINDHOEK 000512", "T O P  S E C R E T WINDHOEK 000512"),
        ("CONFID ENTIAL WINDHOEK 000512", "C O N F I D E N T I A L WINDHOEK 000512"),
        ("U N C L A S WINDHOEK 000512", "UNCLAS WINDHOEK 000512"),
        ("UNCLASSIFIED E F T O WINDHOEK 000512", "UNCLAS E F T O WINDHOEK 000512"),
    ],
)
def test_other_ways_to_write_a_level(line: str, fixed: str) -> None:
    text = cable_text(classification=line)
    (finding,) = run_rules(text, LevelNotLetterSpaced)
    assert finding.fix is not None
    assert apply_edits(text, finding.fix.edits) == cable_text(classification=fixed)


@pytest.mark.parametrize(
    "line",
    [
        "UNCLAS WINDHOEK 000512",
        "S E  C R E T WINDHOEK 000512",
        "T O P  S E C R E T WINDHOEK 000512",
        "LIMITED OFFICIAL USE WINDHOEK 000512",
        "UNCLASSIFIED//FOR OFFICIAL USE ONLY WINDHOEK 000512",
        "CONFIDENTIAL",
        "SERCET WINDHOEK 000512",
        "SBU WINDHOEK 000512",
    ],
)
def test_right_lines_banners_and_what_is_no_level(line: str) -> None:
    assert run_rules(cable_text(classification=line), LevelNotLetterSpaced) == []


def test_all_sections_are_mended_at_once() -> None:
    line = "UNCLASSIFIED SECTION 0{} OF 02 WINDHOEK 000512"
    body = f"1. The lamp.\n\n{line.format(2)}\n\n2. The keeper."
    text = cable_text(classification=line.format(1), body=body)
    (finding,) = run_rules(text, LevelNotLetterSpaced)
    assert finding.fix is not None
    assert len(finding.fix.edits) == text.count("UNCLASSIFIED SECTION") == 2
    assert run_rules(apply_edits(text, finding.fix.edits), LevelNotLetterSpaced) == []
