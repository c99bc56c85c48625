"""CAP003 and CAP004: the order of captions, and captions that stand again."""

from __future__ import annotations

import datetime

import pytest

from cablegrammar.base.source import Source
from cablelint.fixes.edits import apply_edits
from cablelint.fixes.repair import repair
from cablerules.captions.caption_order import CaptionOrder
from cablerules.captions.repeated_caption import RepeatedCaption
from support.cables import SMART_CONFIDENTIAL
from support.rule_runs import cable_text, line_of, run_rules


@pytest.mark.parametrize(
    ("captions", "fixed"),
    [
        ("SIPDIS\nNODIS\nROGER CHANNEL", "ROGER CHANNEL\nNODIS\nSIPDIS"),
        ("SENSITIVE SIPDIS EXDIS", "EXDIS SENSITIVE SIPDIS"),
        ("NOFORN\n\nSTATE FOR AF/S\n\nLIMDIS\nSTADIS", "STADIS\n\nSTATE FOR AF/S\n\nNOFORN\nLIMDIS"),
        ("SIPDIS\nNODSI", "NODSI\nSIPDIS"),
    ],
)
def test_the_captions_change_places(captions: str, fixed: str) -> None:
    text = cable_text(captions=captions)
    (finding,) = run_rules(text, CaptionOrder)
    assert finding.fix is not None
    after = apply_edits(text, finding.fix.edits)
    assert after == cable_text(captions=fixed)
    assert run_rules(after, CaptionOrder) == []


@pytest.mark.parametrize(
    "captions",
    [
        "SIPDIS\nSENSITIVE\nNOFORN",
        "NOFORN\nSIPDIS\nSENSITIVE",
        "C O R R E C T E D  C O P Y (ADDED TAGS)\nNODIS\nSIPDIS",
        "ROGER CHANNEL\nNODIS\nSTADIS\nLIMDIS",
        "EXDIS\n\nEXDIS\nSIPDIS",
        "",
    ],
)
def test_right_orders(captions: str) -> None:
    assert run_rules(cable_text(captions=captions), CaptionOrder) == []


def test_a_caption_below_the_subject_is_read_without_complaint() -> None:
    assert run_rules(cable_text(subject="SUBJECT: A LAMP\n\nNODIS"), CaptionOrder) == []


@pytest.mark.parametrize(("year", "found"), [(1974, False), (2004, True)])
def test_stadis_stood_first_in_the_seventies(year: int, found: bool) -> None:
    text = cable_text(captions="STADIS///////\nEXDIS")
    findings = run_rules(text, CaptionOrder, as_of=datetime.date(year, 3, 1))
    assert [finding.line for finding in findings] == ([line_of(text, "EXDIS")] if found else [])
    text = cable_text(captions="SIPDIS\nEXDIS\nSTADIS")
    assert len(run_rules(text, CaptionOrder, as_of=datetime.date(year, 3, 1))) == 1


@pytest.mark.parametrize(
    ("captions", "fixed"),
    [
        ("NOFORN\n\nNOFORN\n\nSIPDIS", "NOFORN\n\n\nSIPDIS"),
        ("NOFORN NOFORN SIPDIS", "NOFORN SIPDIS"),
        ("SIPDIS\nNOFORN, SIPDIS\nSIPDIS", "SIPDIS\nNOFORN, SIPDIS"),
        ("EXDIS\nEXDIS SIPDIS", "EXDIS\nSIPDIS"),
        ("SENSITIVE\nSENSITVE", "SENSITIVE"),
    ],
)
def test_what_stands_again_is_taken_out(captions: str, fixed: str) -> None:
    text = cable_text(captions=captions)
    (finding,) = run_rules(text, RepeatedCaption)
    assert finding.fix is not None
    assert run_rules(apply_edits(text, finding.fix.edits), RepeatedCaption) == []
    assert apply_edits(text, finding.fix.edits).replace("\n\n\n", "\n\n") == cable_text(captions=fixed).replace(
        "\n\n\n", "\n\n"
    )


@pytest.mark.parametrize(
    "captions", ["SIPDIS\n\nSIPDIS", "SIPDIS\nSENSITIVE\nSIPDIS", "NODIS\nSTADIS", "ROGER CHANNEL\nDS CHANNEL"]
)
def test_the_doubled_sipdis_of_the_system_does_not_count(captions: str) -> None:
    assert run_rules(cable_text(captions=captions), RepeatedCaption) == []


def test_a_section_repeats_its_captions() -> None:
    line = "C O N F I D E N T I A L SECTION 0{} OF 02 WINDHOEK 000512"
    body = f"1. (C) The lamp.\n\n{line.format(2)}\n\nEXDIS\n\n2. (C) The keeper."
    text = cable_text(classification=line.format(1), captions="EXDIS", body=body)
    assert run_rules(text, RepeatedCaption) == []


def test_a_repetition_in_the_classification_line_is_left_to_a_person() -> None:
    """It is a control of the line there; what stands behind the number is a caption like others."""
    text = cable_text(classification="C O N F I D E N T I A L NOFORN WINDHOEK 000512", captions="NOFORN\nSIPDIS")
    (finding,) = run_rules(text, RepeatedCaption)
    assert finding.fix is not None
    above = text.replace("ZNY CCCCC", "NOFORN\nZNY CCCCC", 1).replace("\nNOFORN\nSIPDIS", "\nSIPDIS", 1)
    (finding,) = run_rules(above, RepeatedCaption)
    assert finding.fix is None


@pytest.mark.parametrize("captions", ["NODIS NODIS", "NODIS\nNODIS", "EXDIS\nNODIS NODIS"])
def test_captions_that_part_a_banner_from_a_message_stay(captions: str) -> None:
    """Without them the banner would be that of the message below, and two messages one."""
    text = f"CONFIDENTIAL\n{captions}\n{SMART_CONFIDENTIAL}".replace("Captions:                     NOFORN\n", "")
    assert [finding.fix for finding in run_rules(text, RepeatedCaption)] == [None]
    repaired = repair(Source.of(text), lambda source: run_rules(source.text, RepeatedCaption))
    assert (repaired.refused, repaired.count) == ((), 0)
