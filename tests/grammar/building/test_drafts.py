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
