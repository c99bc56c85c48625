"""An E.O. or TAGS line ends where its grammar ends: a sentence behind it has no place, whatever belongs to it has."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablegrammar.cable.cable import Cable


def cable(order: str = "E.O. 12958: DECL: 07/14/2018", tags: str = "TAGS: PREL, ECON, WA", between: str = "") -> Cable:
    head = f"S E C R E T WINDHOEK 000512\n\nSIPDIS\n\n{order}\n{tags}\n"
    return parse_text(f"{head}{between}SUBJECT: A LAMP\n\n1. (S) The lamp is lit.\n")


SENTENCES = [
    "The keepers met again on Monday.",
    "THE KEEPERS MET AGAIN ON MONDAY.",
    "and met again with all the keepers",
]


def unplaced(found: Cable) -> list[str]:
    return [line.text for line in found.unplaced]


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        *(("E.O. 12958: DECL: 07/14/2018", sentence) for sentence in SENTENCES[:2]),  # a date may go on with "and"
        *(("E.O. 12958: N/A", sentence) for sentence in SENTENCES),
        *(("E.O. 12356: DECL: OADR", sentence) for sentence in SENTENCES),
    ],
)
@pytest.mark.parametrize("gap", ["\n", " "])
def test_a_sentence_behind_an_instruction(order: str, gap: str, sentence: str) -> None:
    found = cable(order=f"{order}{gap}{sentence}")
    assert unplaced(found) == [sentence]
    assert found.executive_order is not None
    assert found.executive_order.instruction == order.partition(": ")[2]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("gap", ["\n", " "])
def test_a_sentence_behind_tags(gap: str, sentence: str) -> None:
    found = cable(tags=f"TAGS: PREL, ECON, WA{gap}{sentence}")
    assert unplaced(found) == [sentence]
    assert [tag.tag for tag in found.tags] == ["PREL", "ECON", "WA"]


@pytest.mark.parametrize(
    "between", ["\nThe keepers met again on Monday.\n\n", "\nTHE KEEPERS MET AGAIN.\nALL OF THEM.\n\n"]
)
def test_a_sentence_between_two_fields(between: str) -> None:
    found = cable(between=between)
    assert unplaced(found) == between.strip().split("\n")
    assert found.pass_lines == ()


@pytest.mark.parametrize(
    "order",
    [
        "E.O. 12958: DECL: 07/14/2018 OR UPON CLOSURE OF THE POST",
        "E.O. 12958: DECL: UPON CLOSURE OF THE POST OR 07/14/2018, WHICHEVER IS EARLIER",
        "E.O. 12958: DECL: AFTER THE LAST KEEPER\nHAS LEFT THE CAPE FOR GOOD",
        "E.O. 12065: GDS 9/15/85 (QUILL, ADA M.) OR-P/E",
        "E.O. 12958: N/A TO RD PORTIONS. SEE SOURCE LIST FOR NSI PORTIONS",
        "E.O. 12958: N/A (DECLASSIFIED BY THE KEEPER ON 05/12/2010)",
        "E.O. 12958: DECL: 25X1-HUMAN",
        "E.O. 11652: N/A\nEDIS, ETRD, EAGR, BL",
        "E.O. 11652: N/A\nRE: ORDER OF THE KEEPERS",
        "E.O. 12958: DECL: 07/14/2018 FOO",
    ],
)
def test_what_belongs_to_an_instruction(order: str) -> None:
    assert unplaced(cable(order=order)) == []


@pytest.mark.parametrize(
    "tags",
    [
        "TAGS: PREL, OVIP (QUILL, ADA MARTA TARN), WA",
        "TAGS: OVIP QUILL ADA MARTA TARN, WA",
        "TAGS: PREL, ECON,\nKITES, LAMPS, BUOYS, BELLS",
        "TAGS: PREL, WA, COLOMBO PLAN, SOUTH PACIFIC FORUM",
        "TAGS: PREL, WA\nLIMA FOR THE LAMP DESK",
        "TAGS: PHUMPGOV ECON",
    ],
)
def test_what_belongs_to_tags(tags: str) -> None:
    assert unplaced(cable(tags=tags)) == []


@pytest.mark.parametrize("line", ["STATE FOR AF/S, PLEASE PASS.", "LIMA FOR AGATT", "NSC FOR QUILL."])
def test_a_pass_line_between_two_fields(line: str) -> None:
    found = cable(between=f"\n{line}\n\n")
    assert unplaced(found) == []
    assert [one.text for one in found.pass_lines] == [line.rstrip(".")] or [one.text for one in found.pass_lines] == [
        line
    ]
