"""What holds for all rules about the header."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablelint import AnyRule
from cablelint.testing import TEMPLATE, check_examples
from cablerules.header import RULES
from support.headers import header
from support.rule_runs import cable_text, run_rules

PRINT = """\
CONFIDENTIAL

PAGE 01 SUVA 00321 030915Z

17
ACTION EA-10

INFO EUR-04 ISO-00 /014 W
 --------------------- 051234
P R 030840Z MAR 75
FM AMEMBASSY SUVA
TO SECSTATE WASHDC PRIORITY 0911
INFO AMEMBASSY CANBERRA
AMEMBASSY WELLINGTON
C O N F I D E N T I A L SUVA 321

E.O. 11652: GDS
TAGS: SCUL, FJ
SUBJECT: THE KITE

1. THE KITE IS UP.

CONFIDENTIAL

CONFIDENTIAL

PAGE 02 SUVA 00321 030915Z

2. THE STRING HOLDS.
QUILL

CONFIDENTIAL

NNN
"""
SHORT = """\
O P 081245Z FEB 96
FM AMEMBASSY LJUBLJANA
TO SECSTATE WASHDC NIACT IMMEDIATE 0714
USMISSION USNATO IMMEDIATE
INFO AMEMBASSY VIENNA PRIORITY"""
LINES = st.sampled_from(
    [
        *header().splitlines(), *SHORT.splitlines(), TEMPLATE["classification"], "UNCLAS SUVA 000102", "VZCZCXYZ0007",
        "VZCZC", "VZCZCXRO", "RR RUEHWEB", "NN RUEHWEB", "PP", "PP RUE1LS RUEHLS", "DE RUEHSV #0102 0830411",
        "DE RUEHWD #0512/01 9999999", "DE RUEHWD #", "ZNR UUUUU ZZH", "ZNY CCCC ZZH", "ZNR CCCCC ZZK", "ZNY XXXXXXXX",
        "R 240411Z MAR 09", "P O 321030Z JUL 08", "P 142575Z JUX 08 ZZK", "O 290000Z FEB 07", "P 010000Z JAN 00 ZDK",
        "FM AMEMBASSY SUVA", "FM USDEL SECRETARY", "TO PRIOITY", "TO RUEHC/SECSTATE WASHDC PRIOITY 1", "XMT X",
        "UNCLAS SECTO 00014", "S E C R E T SECTION 01 OF 02 WINDHOEK 00Q512", "WINDHOEK 00000521  002 OF 003",
        "SUVA 00000512  002 OF 003", "PAGE 02 SUVA 00321 030915Z", "BT", "#0512", "#0521", "NNNN", "FARROWGATE", "",
        "1. (C) Text.", "XXXXXXXXXXXX",
    ]
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_one_fault_gives_one_finding(rule: type[AnyRule]) -> None:
    """No other rule of the family speaks in an example of `rule`."""
    check_examples(rule, beside=RULES)


@pytest.mark.parametrize(
    "text",
    [
        cable_text(),
        cable_text(header=SHORT, classification="C O N F I D E N T I A L LJUBLJANA 000512"),
        cable_text(header=""),
        cable_text(header="", classification=""),
        PRINT,
        "",
    ],
    ids=["transmission", "short header", "body", "no classification line", "print", "empty"],
)
def test_undamaged_cables_of_every_form_are_silent(text: str) -> None:
    assert run_rules(text, *RULES) == []


def test_a_full_header_with_sections_and_an_end() -> None:
    text = cable_text(
        header=header(fl3="DE RUEHWD #0512/01 1961030"),
        classification="C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512",
        body="1. (C) A lamp.\n\nWINDHOEK 00000512  002 OF 002\n\n\n2. (C) A lamp.",
        signature="FARROWGATE\nBT\n#0512\nNNNN",
    )
    assert run_rules(text, *RULES) == []


def test_redacted_lines_are_unknown() -> None:
    lines = {
        "fl1": "VZCZCXXXXXXX", "fl2": "PP XXXXXXX", "fl3": "DE RUEHWD #XXXX XXXXXXX", "fl4": "ZNY XXXXX ZZH",
        "fl5": "P XXXXXXX XXX XX",
    }  # fmt: skip
    for name, line in lines.items():
        assert run_rules(cable_text(header=header(**{name: line})), *RULES) == [], line


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_no_rule_fails_whatever_the_lines(text: str) -> None:
    assert "CFG003" not in {finding.code for finding in run_rules(text, *RULES)}


@given(st.lists(st.sampled_from(["fl1", "fl2", "fl3", "fl4", "fl5", "fl6", "fl7"]), min_size=1), st.data())
def test_no_rule_fails_in_a_header_with_other_text(names: list[str], data: st.DataObject) -> None:
    letters = st.text("VZCOPRUESDFMT #/0123456789Z.\u0660\u00e9", max_size=20)
    lines = {name: data.draw(letters) for name in names}
    assert "CFG003" not in {finding.code for finding in run_rules(cable_text(header=header(**lines)), *RULES)}


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_messages_are_sentences_and_quote_no_text(text: str) -> None:
    for finding in run_rules(text, *RULES):
        assert finding.message.endswith(".")
        assert "FARROWGATE" not in finding.message
        assert "Text" not in finding.message
