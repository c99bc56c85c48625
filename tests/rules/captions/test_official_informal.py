"""CAP009: the caption OFFICIAL INFORMAL and the subject."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablerules.captions.official_informal_not_in_subject import OfficialInformalNotInSubject
from support.rule_runs import cable_text, run_rules


@pytest.mark.parametrize(
    "subject",
    [
        "SUBJECT: OFFICIAL INFORMAL NO. 12: THE LAMP",
        "SUBJECT: OFFICIAL-INFORMAL 12",
        "SUBJECT: Official Informal No. 12",
        "SUBJECT: (C) THE LAMP (O-I NO. 12)",
        "SUBJECT: O-I: THE LAMP",
        "SUBJECT: INFORMAL NO. 12",
        "SUBJECT:",
        "",
    ],
)
def test_the_subject_names_it_or_there_is_none(subject: str) -> None:
    text = cable_text(captions="OFFICIAL INFORMAL", subject=subject)
    assert run_rules(text, OfficialInformalNotInSubject) == []


@pytest.mark.parametrize(
    "captions",
    [
        "OFFICIAL INFORMAL",
        "OFFICIAL-INFORMAL\nSIPDIS",
        "OFFICIAL INFROMAL",
        "SIPDIS\n\nOFFICIAL-INFORMAL NO. 12",
        "OFFICIAL INFORMAL #7",
        "SIPDIS, OFFICIAL INFORMAL 104",
    ],
)
def test_the_caption_in_every_form(captions: str) -> None:
    (finding,) = run_rules(cable_text(captions=captions), OfficialInformalNotInSubject)
    assert "LIGHTHOUSE" not in finding.message


def test_the_other_way_round_nothing_is_asked() -> None:
    assert run_rules(cable_text(subject="SUBJECT: OFFICIAL INFORMAL 12"), OfficialInformalNotInSubject) == []


@pytest.mark.parametrize("line", ["OFFICIAL INFORMAL NO. 12", "OFFICIAL-INFORMAL 12", "OFFICIAL INFORMAL"])
def test_a_line_below_the_subject_goes_on_with_it(line: str) -> None:
    assert run_rules(cable_text(subject=f"SUBJECT: THE LAMP OF THE DUNE\n{line}"), OfficialInformalNotInSubject) == []


@pytest.mark.parametrize("line", ["OFFICIAL INFORMAL NO. 12 FOR QUILL", "INFORMAL NO. 12", "SIPDIS NO. 12"])
def test_what_is_no_caption_with_a_number(line: str) -> None:
    assert [one.text for one in parse_text(cable_text(captions=line)).pass_lines] == [line]
