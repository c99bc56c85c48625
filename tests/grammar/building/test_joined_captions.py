"""Captions that were joined to each other, to a pass line, to the E.O. line: they are stated all the same."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablegrammar.cable.cable import Cable

TEMPLATE = """\
S E C R E T WINDHOEK 000512

{captions}

{fields}
SUBJECT: A LAMP FOR THE DUNE

Classified By: Ambassador Ada Quill for reasons 1.4 (b) and (d).

1. (S/NF) The lamp is lit.
"""
FIELDS = "E.O. 12958: DECL: 07/14/2018\nTAGS: PREL, WA"


def cable(captions: str, fields: str = FIELDS) -> Cable:
    return parse_text(TEMPLATE.format(captions=captions, fields=fields))


def stated(found: Cable) -> list[str]:
    return [caption.known.text for caption in found.stated_captions]


@pytest.mark.parametrize(
    ("line", "captions", "passed"),
    [
        ("NOFORN SIPDIS DEPT FOR AF/S", ["NOFORN", "SIPDIS"], ["DEPT FOR AF/S"]),
        ("NOFORN, SIPDIS; PASS TO USAID", ["NOFORN", "SIPDIS"], ["PASS TO USAID"]),
        ("SECRET NOFORN", ["NOFORN"], ["SECRET"]),
        ("SECRET NOFORN SIPDIS", ["NOFORN", "SIPDIS"], ["SECRET"]),
        ("SIPDIS\n\nSTATE FOR AF/S NOFORN", ["SIPDIS", "NOFORN"], ["STATE FOR AF/S"]),
        ("STATE FOR AF/S, DRL; NOFORN SIPDIS", ["NOFORN", "SIPDIS"], ["STATE FOR AF/S, DRL"]),
        ("SIPDIS TREASURY FOR THE LAMP DESK", ["SIPDIS"], ["TREASURY FOR THE LAMP DESK"]),
        ("NODIS EAP/LAMPS FOR QUILL", ["NODIS"], ["EAP/LAMPS FOR QUILL"]),
        (
            "NOFORN\n\nSIPDIS STATE FOR AF/S\nSTATE PASS USAID",
            ["NOFORN", "SIPDIS"],
            ["STATE FOR AF/S", "STATE PASS USAID"],
        ),
    ],
)
def test_joined_to_a_pass_line(line: str, captions: list[str], passed: list[str]) -> None:
    found = cable(line)
    assert stated(found) == captions
    assert [one.text for one in found.pass_lines] == passed
    assert not any(caption.late for caption in found.captions)


@pytest.mark.parametrize(
    "line",
    [
        "SENSITIVE ISSUES TEAM TO MEET",
        "STATE FOR THE NOFORN REVIEW BOARD",
        "STATE PASS TO CODEL",
        "SIPDISTS OF SUVA FOR AF/S",
        "FOR THE OFFICE OF SENSITIVE LAMPS",
    ],
)
def test_words_of_a_pass_line_are_no_captions(line: str) -> None:
    found = cable(line)
    assert stated(found) == []
    assert [one.text for one in found.pass_lines] == [line]


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ("NOFORN E.O. 12958: DECL: 07/14/2018\nTAGS: PREL, WA", ["executive_order", "tags"]),
        ("E.O. 12958: DECL: 07/14/2018 NOFORN\nTAGS: PREL, WA", ["executive_order", "tags"]),
        ("E.O. 12958: DECL: 07/14/2018 NOFORN TAGS: PREL, WA", ["executive_order", "tags"]),
        ("TAGS: PREL, WA\n\nNOFORN\n\nE.O. 12958: DECL: 07/14/2018", ["tags", "executive_order"]),
    ],
)
def test_joined_to_the_fields(fields: str, kinds: list[str]) -> None:
    found = cable("STATE FOR AF/S", fields)
    assert stated(found) == ["NOFORN"]
    assert [field.kind for field in found.fields[:2]] == kinds
    assert found.declassification is not None
    assert str(found.declassification.date) == "2018-07-14"


def test_late_counts_from_the_classification_line() -> None:
    found = parse_text("TAGS: PREL, WA\n\n" + TEMPLATE.format(captions="NOFORN", fields=FIELDS.partition("\n")[0]))
    assert stated(found) == ["NOFORN"]
    assert [caption.late for caption in found.captions] == [False]
    below = cable("NOFORN", FIELDS + "\nSIPDIS")
    assert [(caption.text, caption.late) for caption in below.captions] == [("NOFORN", False), ("SIPDIS", True)]


@pytest.mark.parametrize(
    "line",
    [
        "SECRET//NOFORN, SIPDIS",
        "STATE FOR AF/S, DRL; NOFORN - SIPDIS.",
        "NOFORN, SIPDIS; PASS TO USAID",
        "::NOFORN: SIPDIS",
    ],
)
def test_nothing_of_the_line_is_lost(line: str) -> None:
    """Every word lies in a node."""
    found = cable(line)
    text = found.source.text
    covered = {place for node in found.children() for place in range(*node.span)}
    start = text.index(line)
    assert not [text[at] for at in range(start, start + len(line)) if text[at].isalnum() and at not in covered]
