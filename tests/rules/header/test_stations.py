"""HDR008, HDR014 and HDR016."""

from __future__ import annotations

import pytest

from cablerules.header import RULES
from cablerules.header.channel_mismatch import ChannelMismatch
from cablerules.header.routing_indicator_mismatch import RoutingIndicatorMismatch
from cablerules.header.section_without_sequence_mark import SectionWithoutSequenceMark
from support.headers import header
from support.rule_runs import cable_text, line_of, places, run_rules


def station(indicator: str, sender: str, year: str = "08") -> list[str]:
    """The messages of HDR008."""
    lines = header(fl3=f"DE {indicator} #0512 1961030", fl5=f"P 141030Z JUL {year}", fl6=f"FM {sender}")
    return [finding.message for finding in run_rules(cable_text(header=lines), RoutingIndicatorMismatch)]


@pytest.mark.parametrize(
    ("indicator", "sender"),
    [
        ("RUEHWD", "AMEMBASSY WINDHOEK"),
        ("RUEHC", "SECSTATE WASHDC"),
        ("RUEHKV", "AMEMBASSY KIEV"),
        ("RUEHKV", "AMEMBASSY KYIV"),
        ("RUEHAP", "AMEMBASSY APIA"),
        ("RUEHSA", "AMCONSUL JOHANNESBURG"),
        ("RUEHSV", "AMEMBASSY NOWHERETOWN"),
        ("RUEHSV", "USDEL SECRETARY"),
        ("RUEHSV", "AMCONSUL CANTON"),
    ],
)
def test_stations_that_may_send(indicator: str, sender: str) -> None:
    """A renamed post, an embassy for its consulate, the Secretary's party; nothing is known of the last."""
    assert station(indicator, sender) == []


def test_a_station_of_another_post() -> None:
    assert station("RUEHSV", "AMEMBASSY WINDHOEK") == [
        "The routing indicator RUEHSV belongs to SUVA, but the cable is from WINDHOEK."
    ]


@pytest.mark.parametrize(("year", "known"), [("03", False), ("04", True), ("10", True), ("11", False), ("85", False)])
def test_an_unknown_station_is_judged_in_the_years_that_are_known(year: str, known: bool) -> None:
    assert len(station("RUEHQQQ", "AMEMBASSY WINDHOEK", year)) == known


def test_an_indicator_of_the_wrong_shape_is_no_other_post() -> None:
    assert station("RU3HSV", "AMEMBASSY WINDHOEK") == []


def test_the_odd_one_of_three_is_found_once() -> None:
    """The station agrees with the classification line against FM, and then with neither."""
    text = cable_text(header=header(fl6="FM AMEMBASSY SUVA"))
    assert [finding.code for finding in run_rules(text, *RULES)] == ["HDR007"]
    text = cable_text(header=header(fl3="DE RUEHLS #0512 1961030", fl6="FM AMEMBASSY SUVA"))
    assert sorted(finding.code for finding in run_rules(text, *RULES)) == ["HDR007", "HDR008"]


@pytest.mark.parametrize(
    ("mark", "line", "fits"),
    [
        ("/01", "C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512", True),
        ("/01", "C O N F I D E N T I A L WINDHOEK 000512", True),
        ("", "C O N F I D E N T I A L WINDHOEK 000512", True),
        ("/1", "C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512", True),
        ("", "C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512", False),
    ],
)
def test_a_section_has_its_mark(mark: str, line: str, fits: bool) -> None:
    """A damaged mark is HDR011's."""
    text = cable_text(header=header(fl3=f"DE RUEHWD #0512{mark} 1961030"), classification=line)
    expected = [] if fits else [("HDR014", line_of(text, "SECTION"), 25)]
    assert places(run_rules(text, SectionWithoutSequenceMark)) == expected


@pytest.mark.parametrize(
    ("channel", "indicators", "fits"),
    [
        ("XYZ", "RUEHWEB", True),
        ("XRO", "RUEHSA", True),
        ("XRO", "RUEHSA RUEHWEB", True),
        ("XYZ", "RUEHSA RUEHWEB", False),
        ("XYZ", "RUEHSA\nRUEHLS", False),
        ("XRO", "RUEHWEB", False),
        ("XYZ", "RUE1SA", True),
        ("X", "RUEHWEB", True),
    ],
)
def test_the_channel_and_the_indicators(channel: str, indicators: str, fits: bool) -> None:
    text = cable_text(header=header(fl1=f"VZCZC{channel}0007", fl2=f"PP {indicators}"))
    assert [finding.code for finding in run_rules(text, ChannelMismatch)] == ["HDR016"] * (not fits)


@pytest.mark.parametrize(("indicator", "found"), [("RUEHWDA", 0), ("RUEHWD", 0), ("RUEHSVA", 1), ("RUEHWDAB", 1)])
def test_one_more_letter_is_an_office_of_the_post(indicator: str, found: int) -> None:
    text = cable_text(header=header(fl3=f"DE {indicator} #0512 1961030"))
    assert len(run_rules(text, RoutingIndicatorMismatch)) == found
