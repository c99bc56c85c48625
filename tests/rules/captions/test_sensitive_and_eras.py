"""CAP005, CAP006 and CAP008: captions that do not go with the level or the time of the cable."""

from __future__ import annotations

import datetime

import pytest

from cablerules.captions.caption_out_of_era import CaptionOutOfEra
from cablerules.captions.distribution_caption_needs_control import DistributionCaptionNeedsControl
from cablerules.captions.sensitive_on_classified import SensitiveOnClassified
from cablerules.classification.modified_classification_level import ModifiedClassificationLevel
from support.rule_runs import cable_text, line_of, run_rules

PLAIN = {"executive_order": "E.O. 12958: N/A", "authority": "", "body": "1. The lamp has arrived."}


@pytest.mark.parametrize(
    ("classification", "found"),
    [
        ("C O N F I D E N T I A L WINDHOEK 000512", True),
        ("TOP SECRET WINDHOEK 000512", True),
        ("UNCLAS WINDHOEK 000512", False),
        ("UNCLAS E F T O WINDHOEK 000512", False),
        ("SBU WINDHOEK 000512", False),
        ("SERCET WINDHOEK 000512", True),
        ("", False),
    ],
)
def test_sensitive_goes_with_unclas(classification: str, found: bool) -> None:
    text = cable_text(classification=classification, captions="SIPDIS\nSENSITIVE\nSENSITIVE")
    findings = run_rules(text, SensitiveOnClassified)
    assert [finding.line for finding in findings] == ([line_of(text, "SENSITIVE")] if found else [])


def test_joined_to_the_level_it_is_one_finding() -> None:
    text = cable_text(classification="S E C R E T SENSITIVE WINDHOEK 000512")
    assert [f.code for f in run_rules(text, SensitiveOnClassified, ModifiedClassificationLevel)] == ["CLS002"]


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (datetime.date(1994, 5, 1), ["CAP006"]),
        (datetime.date(1995, 9, 30), ["CAP006"]),
        (datetime.date(1995, 10, 1), ["CAP005"]),
    ],
)
def test_sensitive_on_a_classified_cable_is_one_fault(day: datetime.date, codes: list[str]) -> None:
    text = cable_text(captions="SENSITIVE")
    assert [f.code for f in run_rules(text, SensitiveOnClassified, CaptionOutOfEra, as_of=day)] == codes


@pytest.mark.parametrize(
    ("caption", "day", "found"),
    [
        ("SIPDIS", datetime.date(1999, 12, 31), True),
        ("SIPDIS", datetime.date(2000, 1, 1), False),
        ("SIPDIS", datetime.date(2004, 6, 1), False),
        ("SIPDIS", datetime.date(2010, 12, 31), False),
        ("SIPDIS", datetime.date(2011, 1, 1), True),
        ("NOCONTRACT", datetime.date(1985, 6, 1), False),
        ("NOCONTRACT", datetime.date(1996, 6, 1), True),
        ("NODIS", datetime.date(1974, 6, 1), False),
        ("EUR CHANNEL", datetime.date(1974, 6, 1), False),
    ],
)
def test_eras(caption: str, day: datetime.date, found: bool) -> None:
    text = cable_text(captions=f"{caption}\n\n{caption}")
    assert len(run_rules(text, CaptionOutOfEra, as_of=day)) == found


def test_without_a_date_no_caption_is_of_another_time() -> None:
    assert run_rules(cable_text(header="", captions="SIPDIS\nNOCONTRACT"), CaptionOutOfEra) == []


@pytest.mark.parametrize("caption", ["NODIS", "EXDIS", "AGREMENT CHANNEL", "NODSI"])
def test_nothing_to_protect(caption: str) -> None:
    text = cable_text(classification="UNCLAS WINDHOEK 000512", captions=caption, **PLAIN)
    (finding,) = run_rules(text, DistributionCaptionNeedsControl)
    assert finding.line == line_of(text, caption)


def test_nothing_to_protect_with_the_caption_on_the_classification_line() -> None:
    text = cable_text(classification="UNCLAS NODIS WINDHOEK 000512", captions="", **PLAIN)
    (finding,) = run_rules(text, DistributionCaptionNeedsControl)
    assert (finding.line, finding.column) == (line_of(text, "UNCLAS NODIS"), 8)


@pytest.mark.parametrize(
    ("classification", "captions", "body"),
    [
        ("C O N F I D E N T I A L WINDHOEK 000512", "NODIS", "1. (C) The lamp."),
        ("LIMITED OFFICIAL USE WINDHOEK 000512", "EXDIS", "1. The lamp."),
        ("UNCLAS WINDHOEK 000512", "SENSITIVE\nNODIS", "1. (SBU) The lamp."),
        ("UNCLAS WINDHOEK 000512", "SENSITVE\nNODIS", "1. The lamp."),
        ("UNCLAS E F T O WINDHOEK 000512", "NODIS", "1. The lamp."),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY WINDHOEK 000512", "NODIS", "1. The lamp."),
        ("UNCLAS WINDHOEK 000512", "NODIS", "1. (SBU) The lamp."),
        ("UNCLAS WINDHOEK 000512", "NODIS", "1. (C) The lamp."),
        ("UNCLAS WINDHOEK 000512", "STADIS\nLIMDIS", "1. The lamp."),
        ("SERCET WINDHOEK 000512", "NODIS", "1. The lamp."),
        ("UNCLAS WINDHOEK 000512", "ROGER CHANNEL", "1. The lamp."),
    ],
)
def test_something_to_protect(classification: str, captions: str, body: str) -> None:
    text = cable_text(classification=classification, captions=captions, executive_order="", authority="", body=body)
    assert run_rules(text, DistributionCaptionNeedsControl) == []
