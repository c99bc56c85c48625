"""Washington drafts: a block of drafter and clearances above a telegram that has no date-time group yet."""

from __future__ import annotations

import datetime

import pytest

from cablegrammar import parse_text
from support.cables import DRAFT, DRAFT_WITH_LABELS


@pytest.mark.parametrize("text", [DRAFT, DRAFT_WITH_LABELS], ids=["bare", "labels"])
def test_every_line_is_placed(text: str) -> None:
    cable = parse_text(text)
    assert cable.form == "draft"
    assert cable.unplaced == ()
    assert cable.lines.total == sum(1 for line in text.split("\n") if line.strip())


def test_a_draft_without_labels() -> None:
    cable = parse_text(DRAFT)
    assert cable.date == datetime.datetime(2005, 7, 12, tzinfo=datetime.UTC)
    assert cable.level == "CONFIDENTIAL"
    assert [(a.role, a.name, a.precedence) for a in cable.addressees] == [
        ("to", "SUVA", "PRIORITY"),
        ("info", "AMEMBASSY WELLINGTON", "ROUTINE"),
    ]
    assert [line.text for line in cable.header.print_head] == [
        "EAP/ANP:AQUILL:AQ", "07/12/2005  7-1234", "EAP:BLARKIN", "EAP/P:CMOSS", "S/ES-O:DREED",
    ]  # fmt: skip
    assert [tag.tag for tag in cable.tags] == ["ECON", "EAGR", "FJ"]
    assert [p.number for p in cable.paragraphs] == ["1", "2"]
    assert [s.text for s in cable.signature] == ["CLINTWOOD"]


def test_a_draft_with_labels() -> None:
    cable = parse_text(DRAFT_WITH_LABELS)
    assert cable.date == datetime.datetime(2006, 2, 14, tzinfo=datetime.UTC)
    assert cable.from_ == "SECSTATE WASHDC"
    assert [(a.role, a.name, a.precedence) for a in cable.addressees] == [
        ("to", "AMEMBASSY WINDHOEK", "PRIORITY"),
        ("info", "AMEMBASSY PRETORIA", None),
    ]
    assert cable.level == "UNCLASSIFIED"
    assert (cable.post, cable.number, cable.id) == ("STATE", None, None)


def test_a_sent_telegram_with_drafting_lines_is_a_print() -> None:
    text = DRAFT_WITH_LABELS.replace("DRAFTED BY:", "ORIGIN AF-06\n\nDRAFTED BY", 1).replace(
        "FM SEC", "R 142100Z FEB 06\nFM SEC"
    )
    cable = parse_text(text)
    assert cable.form == "aad"
    assert cable.date == datetime.datetime(2006, 2, 14, 21, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("line", "above", "expected"),
    [
        ("INFO AMEMBASSY NADI", "EAP:BLARKIN", "EAP:BLARKIN"),  # the clearances below are no addressees
        ("TO RUEHC/SECSTATE WASHDC 0925", "PRIORITY SUVA", "PRIORITY SUVA"),  # a label, then a precedence that leads
        ("C O N F I D E N T I A L BRIDGETOWN 000611", "PRIORITY SUVA", "C O N F I D E N T I A L BRIDGETOWN 000611"),
        ("C O N F I D E N T I A L BRIDGETOWN 000611", "1. ", "C O N F I D E N T I A L BRIDGETOWN 000611"),
        ("C O N F I D E N T I A L BRIDGETOWN 000611", "TAGS", "C O N F I D E N T I A L BRIDGETOWN 000611"),
    ],
)
def test_a_line_of_a_telegram_is_no_part_of_a_draft(line: str, above: str, expected: str) -> None:
    cable = parse_text(DRAFT.replace(f"\n{above}", f"\n{line}\n{above}", 1))
    said = [one.text for one in (*cable.unplaced, *cable.stray_lines)]
    assert expected in said
    assert cable.id is None
    if line.startswith("C"):
        assert [(a.role, a.name) for a in cable.addressees] == [("to", "SUVA"), ("info", "AMEMBASSY WELLINGTON")]


def test_a_draft_may_have_its_number_and_several_precedences() -> None:
    number = "C O N F I D E N T I A L STATE 070123\n\nE.O."
    cable = parse_text(DRAFT.replace("PRIORITY SUVA", "PRIORITY SUVA\nROUTINE APIA").replace("E.O.", number, 1))
    assert (cable.id, cable.unplaced, cable.stray_lines) == ("05STATE70123", (), ())
    assert [(a.role, a.name, a.precedence) for a in cable.addressees] == [
        ("to", "SUVA", "PRIORITY"),
        ("to", "APIA", "ROUTINE"),
        ("info", "AMEMBASSY WELLINGTON", "ROUTINE"),
    ]
