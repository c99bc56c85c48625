"""A print of many sections: the work grows with its length, and each section's line is read once."""

from __future__ import annotations

import pytest

import cablegrammar.marking.classification
from cablelint import Settings, lint_text
from support.work import calls_grow

TEXT = "{number}. (C) THE LAMP IS LENT AND THE BOARD, WHICH MET ON TUESDAY, WILL NOT GIVE IT BACK (REF A).\n\n"
SECTION = """\
CONFIDENTIAL

PAGE 01        WINDHOEK 00512  {section:02d} OF {total:02d}  141100Z
67
ACTION AF-10

INFO EB-06 ISO-00 OCT-01 EUR-12 H-02 COME-00 L-04
   NEA-07 SS-12 /054 W
          ------------------052718 141104Z /10
P 141030Z JUL 79
FM AMEMBASSY WINDHOEK
TO SECSTATE WASHDC PRIORITY 5620
INFO AMEMBASSY SUVA

C O N F I D E N T I A L SECTION {section} OF {total} WINDHOEK 0512

{fields}{first}CONFIDENTIAL


CONFIDENTIAL

PAGE 02        WINDHOEK 00512  {section:02d} OF {total:02d}  141100Z

{second}{signature}CONFIDENTIAL

NNN

"""
FIELDS = """\
E.O. 12065: GDS 7/14/85 (QUILL, ADA) OR-M
TAGS: ECON, WA
SUBJECT: (C) DUNE LIGHTHOUSE BOARD ASKS FOR A LAMP

REF: STATE 70412

"""


def sections(total: int) -> str:
    """An invented print of `total` sections of two pages each."""
    return "".join(
        SECTION.format(
            section=section,
            total=total,
            fields=FIELDS if section == 1 else "",
            first=TEXT.format(number=2 * section - 1),
            second=TEXT.format(number=2 * section),
            signature="QUILL\n\n" if section == total else "",
        )
        for section in range(1, total + 1)
    )


def lint(text: str) -> list[str]:
    return [finding.code for finding in lint_text(text, path="invented.cable", settings=Settings())]


def test_it_is_silent() -> None:
    assert lint(sections(15)) == []


def test_the_work_grows_with_the_sections() -> None:
    few, many = sections(8), sections(32)
    lint(few), lint(many)  # what is built once for the process
    assert calls_grow(lint, few, many, by=4.1)


def test_each_line_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    read = cablegrammar.marking.classification.parse_classification

    def counted(text: str, start: int = 0) -> object:
        seen.append(text)
        return read(text, start)

    monkeypatch.setattr(cablegrammar.marking.classification, "parse_classification", counted)
    lint(sections(12))
    assert len([text for text in seen if "SECTION" in text]) == 12
