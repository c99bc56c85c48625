"""CAP001 and CAP002: captions that do not stand together."""

from __future__ import annotations

import datetime

import pytest

from cablerules.captions.conflicting_captions import ConflictingCaptions
from cablerules.captions.exclusive_channel_caption import ExclusiveChannelCaption
from support.rule_runs import cable_text, line_of, run_rules

BOTH = (ExclusiveChannelCaption, ConflictingCaptions)


@pytest.mark.parametrize(
    ("captions", "stands_at", "message"),
    [
        ("ROGER CHANNEL\nSIPDIS\nDS CHANNEL", "DS CHANNEL", "A message has only one channel caption"),
        ("EUR CHANNEL\nROGER CHANNEL", "ROGER CHANNEL", "A message has only one channel caption"),
        ("EXDIS\nAGREMENT CHANNEL", "AGREMENT CHANNEL", "AGREMENT CHANNEL may not be used together with EXDIS."),
        ("AGRÉMENT CHANNEL\nNODIS", "NODIS", "AGREMENT CHANNEL may not be used together with NODIS."),
        ("AGREEMENT CHANNEL\nNODIS", "NODIS", "AGREMENT CHANNEL may not be used together with NODIS."),
    ],
)
def test_channels(captions: str, stands_at: str, message: str) -> None:
    text = cable_text(captions=captions)
    (finding,) = run_rules(text, *BOTH)
    assert finding.code == "CAP001"
    assert finding.line == line_of(text, stands_at)
    assert finding.message.startswith(message)


@pytest.mark.parametrize(
    "captions",
    ["ROGER CHANNEL\nNODIS", "ROGER CHANNEL\n\nROGER CHANNEL", "DISSENT CHANNEL\nSENSITIVE", "AGREMENT CHANNEL\nSTADIS",
     "NODIS\nSTADIS", "STADIS//////\nEXDIS", "EXDIS\n\nEXDIS", "SIPDIS"],
)  # fmt: skip
def test_what_may_stand_together(captions: str) -> None:
    assert run_rules(cable_text(captions=captions), *BOTH) == []


@pytest.mark.parametrize(
    ("day", "found"),
    [(datetime.date(2008, 6, 1), False), (datetime.date(2022, 12, 31), False), (datetime.date(2023, 1, 1), True)],
)
def test_from_2023_two_channels_stand_alone(day: datetime.date, found: bool) -> None:
    text = cable_text(captions="AGREMENT CHANNEL\nSENSITIVE\nSIPDIS")
    assert len(run_rules(text, ExclusiveChannelCaption, as_of=day)) == found
    copy = cable_text(captions="DIRGEN CHANNEL\nC O R R E C T E D  C O P Y (ADDED TAGS)")
    assert run_rules(copy, ExclusiveChannelCaption, as_of=day) == []


def test_without_a_date_nothing_is_asked_of_2023() -> None:
    text = cable_text(header="", captions="AGREMENT CHANNEL\nSIPDIS")
    assert run_rules(text, ExclusiveChannelCaption) == []


@pytest.mark.parametrize(
    ("classification", "captions"),
    [
        ("S E C R E T NODIS WINDHOEK 000512", "EXDIS"),
        ("S E C R E T WINDHOEK 000512 NODIS EXDIS", ""),
        ("S E C R E T WINDHOEK 000512", "NODSI\nEXDIS"),
        ("SECRET//NODIS/EXDIS WINDHOEK 000512", ""),
        ("S E C R E T WINDHOEK 000512", "EXDIS/NODIS"),
    ],
)
def test_nodis_and_exdis_wherever_they_stand(classification: str, captions: str) -> None:
    text = cable_text(classification=classification, captions=captions)
    assert [finding.code for finding in run_rules(text, *BOTH)] == ["CAP002"]


def test_a_channel_with_two_that_exclude_each_other_has_two_faults() -> None:
    text = cable_text(captions="AGREMENT CHANNEL\nNODIS\nEXDIS")
    assert [(finding.code, finding.line) for finding in run_rules(text, *BOTH)] == [
        ("CAP001", line_of(text, "NODIS")),
        ("CAP002", line_of(text, "EXDIS")),
    ]
