"""Lines of the head that a copy has above the classification line: a record where they agree with those below it."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from support.cables import PRIORITY_HEADER as HEAD
from support.work import calls_grow

OWN = """\
S E C R E T WINDHOEK 000512

NOFORN
SIPDIS

E.O. 12958: DECL: 07/14/2018
TAGS: PREL, ECON, WA
SUBJECT: A LAMP FOR THE DUNE, AND
A KITE FOR THE LAMP
REF: A. SUVA 113
B. STATE 70412

Classified By: Ambassador Ada Quill for reasons 1.4 (b) and (d).

1. (S/NF) The lamp is lit, as ref A says.
"""
KINDS = ["executive_order", "tags", "subject", "reference", "authority"]


@pytest.mark.parametrize(
    "copied",
    [
        ["TAGS: PREL, ECON, WA"],
        ["TAGS: PREL ECON WA"],
        ["TAGS: ECON; WA; PREL"],
        ["TAGS: PREL, EC..."],
        ["SUBJECT: A LAMP FOR THE DUNE, AND A KITE FOR THE LAMP"],
        ["SUBJECT: A lamp for the dune ..."],
        ["REF: SUVA 113; STATE 70412"],
        ["TAGS: PREL ECON WA", "SUBJECT: A LAMP FOR THE DUNE, AND A KITE FOR THE LAMP", "REF: A. SUVA 113"],
    ],
)
def test_what_agrees_is_a_record(copied: list[str]) -> None:
    found = parse_text(HEAD + "\n".join(copied) + "\n\n" + OWN)
    agreeing = [line for line in copied if line != "REF: A. SUVA 113"]
    assert [line.text for line in found.press_copy] == agreeing
    assert [(caption.text, caption.late) for caption in found.captions] == [("NOFORN", False), ("SIPDIS", False)]
    if agreeing == copied:
        assert [field.kind for field in found.fields] == KINDS
        assert found.own_fields == found.fields


@pytest.mark.parametrize("line", ["TAGS: PGOV, SCUL", "TAGS: PREL", "SUBJECT: A KITE", "REF: SUVA 114", "TAGS: ..."])
def test_what_says_something_else_is_a_line_of_the_cable(line: str) -> None:
    found = parse_text(f"{HEAD}{line}\n\n{OWN}")
    assert found.press_copy == ()
    assert len(found.fields) == len(KINDS) + 1


def test_a_repeated_line_below_the_classification_line_is_no_record() -> None:
    found = parse_text(HEAD + OWN.replace("TAGS: PREL, ECON, WA", "TAGS: PREL, ECON, WA\nTAGS: PREL, ECON, WA"))
    assert found.press_copy == ()
    assert [field.kind for field in found.fields] == ["executive_order", "tags", *KINDS[1:]]


@pytest.mark.parametrize("line", ["TAGS: PREL\n", "TAGS: PREL...\n", "SUBJECT: LAMPS\n", "REF: SUVA 113\n"])
def test_many_lines_on_both_sides_are_not_each_held_against_each(line: str) -> None:
    small, large = (HEAD + line * count + "\n" + OWN + line * count for count in (20, 200))
    parse_text(small)  # what is worked out once for the process
    assert calls_grow(parse_text, small, large, by=10)
