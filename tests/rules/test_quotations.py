"""What is quoted text is one truth: every rule that leaves quoted text alone leaves the same text alone."""

from __future__ import annotations

import pytest

from cablelint import lint_text
from support.rule_runs import cable_text

DRAFTERS = ("SUMMARY", "COMMENT", "NOTE", "INTRODUCTION", "BACKGROUND", "REQUEST", "GUIDANCE", "BIO")
QUOTED = ("TEXT", "QUOTE", "TRANSLATION", "TALKING POINTS", "NON-PAPER", "DIPLOMATIC NOTE", "NOTE VERBALE", "LETTER")

PROBES = {
    "POR001": "2. The keeper has nothing to say about the lamp.",
    "REF002": "2. (C) The keeper read ref D.",
    "REF012": "2. (C) The keeper knows more (see para 9).",
    "STR007": "TAGS: ECON\n\n2. (C) The lamp is lit.",
    "STR009": "7. (C) The lamp is lit.",
    "STR012": "C O N F I D E N T I A L SUVA 000999\n\n2. (C) The lamp is lit.",
}
"""For each rule a text that it reports in the drafter's own words, and leaves alone in those of another."""


def found_in(code: str, word: str) -> set[str]:
    """Which of the rules speak about the probe of `code` between BEGIN and END."""
    after = "2" if code == "STR009" else "3"
    body = f"1. (U) The board says:\n\nBEGIN {word}:\n\n{PROBES[code]}\n\nEND {word}.\n\n{after}. (C) We doubt it."
    return {finding.code for finding in lint_text(cable_text(body=body))} & PROBES.keys()


@pytest.mark.parametrize("code", PROBES)
@pytest.mark.parametrize("word", DRAFTERS)
def test_what_a_drafter_sets_off_is_his_own_text_for_every_rule(code: str, word: str) -> None:
    assert found_in(code, word) == {code}


@pytest.mark.parametrize("code", PROBES)
@pytest.mark.parametrize("word", QUOTED)
def test_a_quoted_text_is_another_text_for_every_rule(code: str, word: str) -> None:
    assert found_in(code, word) == set()


HEAD = "C O N F I D E N T I A L SUVA 000777\n\nTAGS: ECON, FJ\n\n1. (C) The kite is back."


def found_without_end(code: str, *, between: str) -> set[str]:
    """Which of the rules speak about the probe of `code` after a BEGIN without an END and another paragraph."""
    number = "7" if code == "STR009" else "3"
    probe = PROBES[code].replace("2. ", f"{number}. ").replace("7. ", f"{number}. ")
    body = f"1. (U) The board says:\n\nBEGIN MESSAGE:\n\nThe lamp is ours.\n\n{between}\n\n{probe}"
    return {finding.code for finding in lint_text(cable_text(body=body))} & PROBES.keys()


@pytest.mark.parametrize("code", PROBES)
def test_a_quotation_without_end_is_over_at_the_next_mark_for_every_rule(code: str) -> None:
    assert found_without_end(code, between="2. (C) We doubt it.") == {code}


@pytest.mark.parametrize("code", PROBES)
def test_a_quoted_cable_without_end_reaches_to_the_end_for_every_rule(code: str) -> None:
    assert found_without_end(code, between=HEAD) == set()
