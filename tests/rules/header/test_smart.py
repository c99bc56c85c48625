"""HDR015, and the rules of the header that look at a SMART message too."""

from __future__ import annotations

import pytest

from cablerules.header import RULES
from support.rule_runs import line_of, places, run_rules


def message(
    number: str = "11 WINDHOEK 412",
    date: str = "Jul 14, 2011 / 141030Z JUL 11",
    sender: str = "AMEMBASSY WINDHOEK",
    action: str = "WASHDC, SECSTATE ROUTINE",
    block: str = "",
) -> str:
    """An invented SMART message."""
    return f"""\
                       UNCLASSIFIED
                            SBU

MRN:            {number}
Date/DTG:       {date}
From:           {sender}
Action:         {action}
E.O.:           13526
TAGS:           ECON, WA
Captions:       SENSITIVE
Subject:        The lamp

{block}1. (SBU) The lamp is lit.

Signature:      FARROWGATE
Info:           SUVA, AMEMBASSY PRIORITY

                       UNCLASSIFIED
                            SBU
"""


@pytest.mark.parametrize(
    ("number", "date", "sender"),
    [
        ("11 WINDHOEK 412", "Jul 14, 2011 / 141030Z JUL 11", "AMEMBASSY WINDHOEK"),
        ("11 WINDHOEK 412", "Jul 14, 2011 / 150030Z JUL 11", "AMEMBASSY WINDHOEK"),
        ("11 STATE 2412", "Dec 31, 2011 / 010030Z JAN 12", "SECSTATE WASHDC"),
        ("12 STATE 2", "Dec 31, 2011 / 010030Z JAN 12", "SECSTATE WASHDC"),
        ("12 USUN NEW YORK 2", "Feb 29, 2012 / 291030Z FEB 12", "USMISSION USUN NEW YORK"),
        ("11 SECTO 14", "Jul 14, 2011 / 141030Z JUL 11", "USDEL SECRETARY"),
        ("11 NOWHERETOWN 412", "Jul 14, 2011 / 141030Z JUL 11", "AMEMBASSY WINDHOEK"),
        ("11 WINDHOEK 4I2", "Jul 14, 2011 / 141030Z JUL 11", "AMEMBASSY WINDHOEK"),
        ("11 WINDHOEK 412", "Jul 14, 2011", "AMEMBASSY WINDHOEK"),
    ],
)
def test_messages_that_agree(number: str, date: str, sender: str) -> None:
    assert run_rules(message(number, date, sender), *RULES) == []


@pytest.mark.parametrize(
    ("number", "date", "sender", "place"),
    [
        ("10 WINDHOEK 412", "Jul 14, 2011 / 141030Z JUL 11", "AMEMBASSY WINDHOEK", "Jul 14, 2011"),
        ("10 WINDHOEK 412", "Jul 14, 2011", "AMEMBASSY WINDHOEK", "Jul 14, 2011"),
        ("11 WINDHOEK 412", "Jul 14, 2011 / 141030Z JUN 11", "AMEMBASSY WINDHOEK", "141030Z JUN 11"),
        ("11 WINDHOEK 412", "Jul 14, 2011 / 141030Z JUL 10", "AMEMBASSY WINDHOEK", "141030Z JUL 10"),
        ("11 SUVA 412", "Jul 14, 2011 / 141030Z JUL 11", "AMEMBASSY WINDHOEK", "WINDHOEK"),
    ],
)
def test_messages_that_do_not(number: str, date: str, sender: str, place: str) -> None:
    text = message(number, date, sender)
    line = text.splitlines()[line_of(text, place) - 1]
    (finding,) = run_rules(text, *RULES)
    assert finding.code == "HDR015"
    assert (finding.line, finding.column) == (line_of(text, place), line.index(place) + 1)
    assert finding.end_column - finding.column == len(place)
    assert len(finding.related) == 1


def test_a_repeated_classification_line() -> None:
    assert run_rules(message(block="UNCLAS WINDHOEK 000412\n\n"), *RULES) == []
    assert run_rules(message(block="UNCLAS SUVA 000102\n\n"), *RULES) == []
    text = message(block="UNCLAS WINDHOEK 000421\n\n")
    assert places(run_rules(text, *RULES)) == [("HDR015", line_of(text, "UNCLAS WIND"), 17)]


@pytest.mark.parametrize("date", ["Jul 14, 2011 / 321030Z JUL 11", "Jul 14, 2011 / 142530Z JUL 11"])
def test_an_invalid_group(date: str) -> None:
    text = message(date=date)
    assert places(run_rules(text, *RULES)) == [("HDR009", line_of(text, "Date/DTG"), 32)]


def test_an_invalid_date() -> None:
    text = message(date="Feb 30, 2011 / 011030Z MAR 11")
    assert places(run_rules(text, *RULES)) == [("HDR009", line_of(text, "Date/DTG"), 17)]


def test_a_misspelled_precedence() -> None:
    text = message(action="WASHDC, SECSTATE ROUTNE; SUVA, AMEMBASSY PRIORITY")
    (finding,) = run_rules(text, *RULES)
    assert places([finding]) == [("HDR010", line_of(text, "Action"), 34)]
    assert finding.expected == "ROUTINE"
