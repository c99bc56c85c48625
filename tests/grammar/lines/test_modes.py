"""What the row of a terminal in `terminals.csv` does to the lines after it."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text

HEAD = "UNCLAS SUVA 000112\n\nE.O. 12958: N/A\nTAGS: PREL\n"
SMART = "MRN:\t10 SUVA 112\nDate/DTG:\tAug 16, 2010 / 160935Z AUG 10\nFrom:\tSUVA, AMEMBASSY\nE.O.:\t13526\n"


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (f"{HEAD}SUBJECT: KITES", "SUBJECT: kites are what this is about."),
        (f"{HEAD}SUBJECT KITES", "SUBJECT: kites are what this is about."),
        (f"{HEAD}SUBJECT: KITES\nREF A. SUVA 12", "REF: the kites of last year."),
        (SMART, "E.O. 12958 X1 is what the old kites were under."),
    ],
    ids=["after-a-label", "after-a-bare-label", "bare-reference", "order-of-a-smart-message"],
)
def test_in_the_body_a_field_that_was_read_is_text(head: str, line: str) -> None:
    """However its label was written the first time."""
    cable = parse_text(f"{head}\n\n1. The kites are in the shed.\n{line}\n\n2. They are red.\n")
    assert [paragraph.number for paragraph in cable.paragraphs] == ["1", "2"]
    assert line in cable.paragraphs[0].raw
    assert not [field for field in cable.fields if field.late]


def test_in_the_body_a_field_that_was_not_read_is_late() -> None:
    cable = parse_text(f"{HEAD}\n1. The kites are in the shed.\n\nSUBJECT: KITES\n\n2. They are red.\n")
    assert [(field.kind, field.late) for field in cable.fields][-1] == ("subject", True)


@pytest.mark.parametrize(
    "mark", ["(ENTIRE TEXT IS CONFIDENTIAL)", "ALL PARAGRAPHS ARE C O N F I D E N T I A L", "ENTIRE TEXT IS (C)"]
)
def test_one_mark_for_the_entire_text_is_taken_whole(mark: str) -> None:
    cable = parse_text(f"C O N F I D E N T I A L SUVA 000112\n\nE.O. 12958: DECL: 04/09/2018\n\n1. {mark}\n")
    (paragraph,) = cable.paragraphs
    assert paragraph.blanket is not None
    assert paragraph.blanket.text == mark


def test_a_label_with_a_slip_may_lack_its_colon_too() -> None:
    cable = parse_text("UNCLAS SUVA 000112\n\nE.O. 12958: N/A\nTGS PREL, PGOV\nSUBJECT: KITES\n\n1. Kites.\n")
    assert [field.kind for field in cable.fields] == ["executive_order", "tags", "subject"]
