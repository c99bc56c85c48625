"""What a subject may end with, begin with, and wrap to."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablegrammar.cable.cable import Cable

KINDS = ["executive_order", "tags", "subject", "reference"]


def cable(subject: str, order: str = "E.O. 12958: DECL: 07/14/2018") -> Cable:
    head = f"S E C R E T WINDHOEK 000512\n\n{order}\nTAGS: PREL, WA\n"
    return parse_text(f"{head}{subject}\n\nREF: SUVA 113\n\n1. (S) The lamp is lit.\n")


@pytest.mark.parametrize("number", ["(C-AB9-01234)", "(S-AB9-01234)", "(C-A9-0123)", "(CAB9-01234)", "(C-AB9-01234)."])
@pytest.mark.parametrize("before", [" ", "\n", "\n   "])
def test_a_collection_number_is_no_mark(number: str, before: str) -> None:
    found = cable(f"SUBJECT: A LAMP FOR THE DUNE{before}{number}")
    assert [field.kind for field in found.fields] == KINDS
    assert found.subject is not None
    assert found.subject.mark is None
    assert found.subject.title == f"A LAMP FOR THE DUNE {number}"
    assert [one.number for one in found.paragraphs] == ["1"]


@pytest.mark.parametrize("mark", ["(C)", "(S/NF)", "(C-NF)"])
def test_a_mark_at_the_end_of_a_subject_stays_one(mark: str) -> None:
    found = cable(f"SUBJECT: A LAMP FOR THE DUNE {mark}")
    assert found.subject is not None
    assert found.subject.mark is not None
    assert found.subject.mark.text == mark


@pytest.mark.parametrize("order", ["E.O. 13382", "E.O. 13224.", "EO 13382", "E.O. 12958"])
def test_a_subject_wraps_to_the_number_of_an_order(order: str) -> None:
    found = cable(f"SUBJECT: LAMP TRADERS LISTED UNDER\n{order}")
    assert [field.kind for field in found.fields] == KINDS
    assert found.subject is not None
    assert found.subject.text == f"LAMP TRADERS LISTED UNDER {order}"


def test_an_order_with_its_instruction_below_a_subject_is_a_line_of_its_own() -> None:
    found = cable("SUBJECT: A LAMP\nE.O. 12958: DECL: 07/14/2019")
    assert [field.kind for field in found.fields] == [
        "executive_order",
        "tags",
        "subject",
        "executive_order",
        "reference",
    ]


def test_an_order_alone_is_the_line_where_the_cable_has_none_yet() -> None:
    found = parse_text("S E C R E T WINDHOEK 000512\n\nSUBJECT: A LAMP\nE.O. 12958\nTAGS: PREL\n\n1. (S) It is lit.\n")
    assert [field.kind for field in found.fields] == ["subject", "executive_order", "tags"]


@pytest.mark.parametrize("subject", ["SUBJECT: SUBJECT: A LAMP", "SUBJECT: SUBJ: A LAMP", "SUBJ:  SUBJECT: A LAMP"])
def test_a_label_that_stands_twice(subject: str) -> None:
    found = cable(subject)
    assert [field.kind for field in found.fields] == KINDS
    assert found.subject is not None
    assert found.subject.text == "A LAMP"
