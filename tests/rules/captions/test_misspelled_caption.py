"""CAP007: one slip is one finding, and a pass line is no slip."""

from __future__ import annotations

from collections import Counter

import pytest

from cablelint import AnyRule, Applicability, RunRule
from cablelint.fixes.edits import apply_edits
from cablerules import rules
from cablerules.captions.misspelled_caption import MisspelledCaption
from support.rule_runs import cable_text, run_rules

EVERY: list[type[AnyRule]] = [rule for rule in rules() if rule.enabled and not issubclass(rule, RunRule)]
SENSITIVE = {
    "classification": "UNCLAS WINDHOEK 000512",
    "executive_order": "E.O. 12958: N/A",
    "authority": "",
    "body": "1. (SBU) The lamp has arrived; see the keeper's letter of last week.\n\n2. (U) The board has met.",
}
NOFORN = {"body": "1. (C//NF) The lamp has arrived.\n\n2. (U) The board has met."}


@pytest.mark.parametrize("line", ["ALDAC", "SIPDIS\n\nALDAC", "ALDAC SIPDIS", "AIDAC"])
def test_two_real_words_are_no_slips_of_each_other(line: str) -> None:
    assert run_rules(cable_text(captions=line), MisspelledCaption) == []


@pytest.mark.parametrize(
    ("right", "wrong", "parts"),
    [
        ("SENSITIVE", "SENSITVE", SENSITIVE),
        ("SENSITIVE\nSIPDIS", "SENSETIVE\nSIPDIS", SENSITIVE),
        ("SENSITIVE\nNODIS", "SENSITIIVE\nNODIS", SENSITIVE),
        ("NOFORN\nSIPDIS", "NOFRON\nSIPDIS", NOFORN),
        ("SIPDIS", "SIPDID", {}),
        ("NODIS\nSIPDIS", "NO DIS\nSIPDIS", {}),
    ],
)
def test_a_slip_is_one_finding_whatever_the_rules(right: str, wrong: str, parts: dict[str, str]) -> None:
    """What the right spelling says holds for the wrong one too, for ROL and POR as well as here."""
    before = Counter(f.code for f in run_rules(cable_text(captions=right, **parts), *EVERY))
    after = Counter(f.code for f in run_rules(cable_text(captions=wrong, **parts), *EVERY))
    assert after - before == Counter({"CAP007": 1})
    assert before - after == Counter()


@pytest.mark.parametrize(
    ("captions", "fixed"),
    [
        ("SIPDIS SENSETIVE", "SIPDIS SENSITIVE"),
        ("STATE FOR AF/S\nSIPDIX", "STATE FOR AF/S\nSIPDIS"),
        ("AGREEMENT CHANNEL", "AGREMENT CHANNEL"),
        ("OFFICIAL INFROMAL", "OFFICIAL INFORMAL"),
        ("ROGER CHANEL\n\nSTATE FOR INR", "ROGER CHANNEL\n\nSTATE FOR INR"),
    ],
)
def test_the_right_caption_takes_its_place(captions: str, fixed: str) -> None:
    text = cable_text(captions=captions)
    (finding,) = run_rules(text, MisspelledCaption)
    assert finding.fix is not None
    assert finding.fix.applicability is Applicability.SAFE
    after = apply_edits(text, finding.fix.edits)
    assert after == cable_text(captions=fixed)
    assert run_rules(after, MisspelledCaption) == []


def test_on_the_classification_line() -> None:
    text = cable_text(classification="UNCLAS WINDHOEK 000512 SIPDIX", captions="")
    (finding,) = run_rules(text, MisspelledCaption)
    assert finding.column == len("UNCLAS WINDHOEK 000512 ") + 1


@pytest.mark.parametrize(
    "captions",
    [
        "SIPDIS\nSENSITIVE",
        "STATE FOR AF/S, PASS USTR",
        "LUSAKA FOR ECON",
        "SY CHANNEL",
        "Sensitive",
        "N O F O R N",
        "NOWAR\nEAGLES",
        "C O R R E C T E D  C O P Y (ADDED SENSITVE CAPTION)",
        "PRETORIA",
        "USIAC",
        "LIMA FOR FAA",
    ],
)
def test_what_is_a_caption_or_a_pass_line(captions: str) -> None:
    assert run_rules(cable_text(captions=captions), MisspelledCaption) == []


def test_a_word_in_the_text_is_none() -> None:
    body = "1. (C) The text:\n\nBEGIN TEXT\n\nSENSITVE\n\nEND TEXT\n\n2. (U) It was lost."
    assert run_rules(cable_text(body=body), MisspelledCaption) == []
