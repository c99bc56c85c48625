"""Lists of references inside a cable, with a page line in every gap: on a line of its own, and in the middle of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablegrammar import parse_messages
from cablegrammar.base.source import Source
from cablegrammar.references.listed import Reference
from cablelint.testing import NOTICE

LISTS = [
    line.replace("\\n", "\n").split(" => ")[0].strip()
    for line in (Path(__file__).parent / "reference_lists.txt").read_text(encoding="utf-8").split("\n")
    # a label inside the list ends the line there, as it does in a text whose lines were joined
    if line and not line.startswith("#") and " REF: " not in line
]
PAGE_LINE = "WINDHOEK 00000512  002 OF 003"


def in_a_cable(items: str) -> list[tuple[object, ...]]:
    text = (
        f"{NOTICE}\nP 141030Z JUL 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC PRIORITY 5620\n\n"
        f"C O N F I D E N T I A L SECTION 01 OF 03 WINDHOEK 000512\n\nSIPDIS\n\nE.O. 12958: DECL: 07/14/2018\n"
        f"TAGS: PREL\nSUBJECT: A LAMP\n\nREF: {items}\n\nClassified By: Ambassador Tamsin Farrowgate for reasons\n"
        "1.4 (b).\n\n1. (C) The lamp is lit.\n"
    )
    (cable,) = parse_messages(Source(text))
    assert [paragraph.number for paragraph in cable.paragraphs] == ["1"]
    return [read(reference) for reference in cable.references]


def read(reference: Reference) -> tuple[object, ...]:
    return reference.letter, reference.kind, reference.id, reference.notal, reference.malformed, reference.date


@pytest.mark.parametrize(
    "page_line",
    [f"\n\n{PAGE_LINE}\n\n\n", f"\n{PAGE_LINE}\n", f"  {PAGE_LINE}  "],
    ids=["blank lines", "a line", "inside a line"],
)
def test_a_page_line_in_every_gap(page_line: str) -> None:
    tried = 0
    for items in LISTS:
        whole = in_a_cable(items)
        for place, sign in enumerate(items):
            if sign.isspace() and not items.startswith(("...", "…"), place + 1):  # points alone on a line are furniture
                broken = items[:place] + page_line + items[place + 1 :]
                assert in_a_cable(broken) == whole, broken
                tried += 1
    assert tried > 900


def test_a_page_line_takes_no_word_of_a_sentence_in_capitals() -> None:
    text = (
        "UNCLAS SECTION 01 OF 02 NEW DELHI 009127\n\nE.O. 12958: N/A\nTAGS: SCUL\nSUBJECT: A LAMP\n\n"
        "1. THE BOARD MET IN THE HALL OF NEW DELHI 00009127  002 OF 002  LAMPS. IT SAT IN ITS\n"
        "BLUE ROOM  SOMEWHERE ELSE 00009127  002 OF 002  TWICE, IN A GOOD MOOD,\nAND WENT.\n\n2. THE LAMP IS LIT.\n"
    )
    (cable,) = parse_messages(Source(text))
    assert (
        cable.paragraphs[0].text
        == "THE BOARD MET IN THE HALL OF LAMPS. IT SAT IN ITS BLUE ROOM TWICE, IN A GOOD MOOD, AND WENT."
    )


def test_a_paragraph_below_a_page_line_stays_one() -> None:
    text = (
        "C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512\n\nE.O. 12958: DECL: 07/14/2018\nTAGS: SCUL\n"
        f"SUBJECT: A LAMP\n\nREF: SUVA 12\n\n{PAGE_LINE}\n\n\n1. (C) The lamp is lit.\n\n2. (C) It is blue.\n"
    )
    (cable,) = parse_messages(Source(text))
    assert [reference.id or reference.text for reference in cable.references] == ["SUVA 12"]
    assert [paragraph.number for paragraph in cable.paragraphs] == ["1", "2"]
