"""The captions that a cable states: on their lines, on the classification line, misspelled among the pass lines."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablelint import Cable
from support.rule_runs import cable_text

TWO_SECTIONS = """\
1. (U) The lamp has arrived.

C O N F I D E N T I A L SECTION 02 OF 02 WINDHOEK 000512

EXDIS

2. (C) The keeper has not."""


def stated(cable: Cable) -> list[tuple[str, str, bool]]:
    return [(caption.known.text, caption.place, caption.misspelled) for caption in cable.stated_captions]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("SIPDIS\n\nSTATE FOR AF/S\n\nNOFORN", [("SIPDIS", "line", False), ("NOFORN", "line", False)]),
        ("SIPDIX", [("SIPDIS", "line", True)]),
        ("SENSETIVE\nSIPDIS", [("SENSITIVE", "line", True), ("SIPDIS", "line", False)]),
        ("SIPDIS SENSETIVE", [("SIPDIS", "line", False), ("SENSITIVE", "line", True)]),
        ("STATE FOR AF/S\nNO DIS", [("NODIS", "line", True)]),
        ("Sensitive", [("SENSITIVE", "line", False)]),
        ("N O F O R N", [("NOFORN", "line", False)]),
        ("STADIS//////////\nEXDIS", [("STADIS", "line", False), ("EXDIS", "line", False)]),
        ("SY CHANNEL", [("SY CHANNEL", "line", False)]),
        ("STATE FOR AF/S\nPASS SIPDID", []),
        ("GENEVA FOR THE SENSITVE FILE OF THE MISSION AND FOR NOBODY ELSE", []),
        ("C O R R E C T E D  C O P Y (SENSITIVE CAPTION REMOVED)", [("CORRECTED COPY", "line", False)]),
    ],
)
def test_lines(lines: str, expected: list[tuple[str, str, bool]]) -> None:
    assert stated(parse_text(cable_text(captions=lines))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("S E C R E T NODIS WINDHOEK 000512", [("NODIS", "level", False)]),
        ("TOP SECRET CHEROKEE NODIS WINDHOEK 000512", [("CHEROKEE", "level", False), ("NODIS", "level", False)]),
        ("UNCLAS E F T O WINDHOEK 000512", [("E F T O", "level", False)]),
        ("UNCLAS WINDHOEK 000512 SENSITIVE SIPDIX", [("SENSITIVE", "joined", False), ("SIPDIS", "joined", True)]),
        ("UNCLAS LIMDIS WINDHOEK 000512", [("LIMDIS", "level", False)]),
        ("UNCLASSIFIED//LIMDIS WINDHOEK 000512", []),
        ("CONFIDENTIAL - MODIFIED HANDLING WINDHOEK 000512", []),
    ],
)
def test_classification_line(line: str, expected: list[tuple[str, str, bool]]) -> None:
    assert stated(parse_text(cable_text(classification=line, captions=""))) == expected


def test_spans_are_those_of_the_words() -> None:
    text = cable_text(classification="S E C R E T NODIS WINDHOEK 000512 SIPDIX", captions="SIPDIS, SENSETIVE\n NO DIS")
    found = parse_text(text).stated_captions
    assert [text[slice(*caption.span)] for caption in found] == [caption.text for caption in found]
    assert [caption.text for caption in found] == ["NODIS", "SIPDIX", "SIPDIS", "SENSETIVE", "NO DIS"]


def test_a_caption_below_the_subject_is_late() -> None:
    cable = parse_text(cable_text(captions="", subject="SUBJECT: A LAMP\n\nSIPDIS"))
    assert [(caption.known.text, caption.late) for caption in cable.stated_captions] == [("SIPDIS", True)]


def test_later_sections_repeat_what_the_first_one_says() -> None:
    text = cable_text(
        classification="C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512", captions="EXDIS", body=TWO_SECTIONS
    )
    assert stated(parse_text(text)) == [("EXDIS", "line", False)]


def test_quoted_captions_are_not_the_cables() -> None:
    body = "1. (C) The text that was sent:\n\nBEGIN TEXT\n\nNODIS\n\nEND TEXT\n\n2. (C) It was not answered."
    assert stated(parse_text(cable_text(captions="SIPDIS", body=body))) == [("SIPDIS", "line", False)]


def test_text_between_the_fields_is_no_misspelled_caption() -> None:
    cable = parse_text(cable_text(captions="", tags="TAGS: PREL, WA\n\nMODEL\n\nNODSI"))
    assert stated(cable) == []


def test_a_file_that_is_no_cable_states_nothing() -> None:
    assert parse_text("NODIS is a word in this letter.\n").stated_captions == ()
