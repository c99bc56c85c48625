"""DEC002: an instruction without a classification, and when its fix is offered."""

from __future__ import annotations

import pytest

from cablelint import Applicability, Edit
from cablelint.testing import TEMPLATE
from cablerules.declassification.unclassified_with_instruction import UnclassifiedWithInstruction
from support.declassification import PLAIN, codes, lint, unclassified
from support.rule_runs import cable_text, run_rules

DATED = "DECL: 07/14/2018"


@pytest.mark.parametrize(
    ("instruction", "named"),
    [
        (DATED, "a declassification date"),
        ("DECL: 0714/2018", "a declassification date"),
        ("DECL: 07/14/2006", "a declassification date"),
        ("DECL: 02/30/2018", "a declassification date"),
        ("DECL: 07/14/2118", "a declassification date"),
        ("DECL: UPON COMPLETION OF THE LIGHTHOUSE", "a declassification event"),
        ("DECL: TEN YEARS", "a duration of classification"),
        ("DECL: X1, X5", "the exemption X1, X5"),
        ("GDS", "the schedule GDS"),
        ("DNG: CO 02/10/2016", "a downgrading"),
    ],
)
def test_one_finding_whatever_the_instruction(instruction: str, named: str) -> None:
    findings = lint(instruction, **unclassified())
    assert codes(findings) == ["DEC002"]
    assert findings[0].message.endswith(f"has {named}.")


@pytest.mark.parametrize("instruction", ["N/A", "", "DECL:", "DECL: XXXXXXXXXX", "NONE"])
def test_silent_without_an_instruction_that_can_be_read(instruction: str) -> None:
    assert lint(instruction, **unclassified()) == []


def test_no_words_of_the_event_are_told() -> None:
    (finding,) = lint("DECL: UPON COMPLETION OF THE LIGHTHOUSE", **unclassified())
    assert "LIGHTHOUSE" not in f"{finding.message}{finding.expected}"


def test_limited_official_use_is_not_classified() -> None:
    parts = unclassified(classification="LIMITED OFFICIAL USE WINDHOEK 000512", header="")
    assert codes(lint("GDS", UnclassifiedWithInstruction, order="11652", **parts)) == ["DEC002"]


def test_a_declassified_cable_is_left_alone_and_an_extract_is_not() -> None:
    text = cable_text(**unclassified(executive_order=f"E.O. 12958: {DATED}"))
    assert (
        run_rules("DECLASSIFIED by the Department of State on 12 May 2005\n\n" + text, UnclassifiedWithInstruction)
        == []
    )
    extract = "This record is a partial extract of the original cable.\n\n" + text
    assert codes(run_rules(extract, UnclassifiedWithInstruction)) == ["DEC002"]


def test_an_unreadable_level_is_not_judged() -> None:
    assert lint(DATED, UnclassifiedWithInstruction, **unclassified(classification="CONFUSED WINDHOEK 000512")) == []


def test_a_misspelled_level_counts_and_gets_no_fix() -> None:
    (finding,) = lint(DATED, UnclassifiedWithInstruction, **unclassified(classification="UNCLOSS WINDHOEK 000512"))
    assert finding.fix is None


@pytest.mark.parametrize(
    "note",
    ["N/A (DECLASSIFIED 05/12/2010)", "N/A - DECLASSIFIED BY THE KEEPER ON 05/12/2010", "DECLASSIFIED BY THE KEEPER"],
)
def test_a_note_that_it_was_declassified_is_no_instruction(note: str) -> None:
    assert lint(note, UnclassifiedWithInstruction, **unclassified()) == []


def test_the_fix_writes_not_applicable() -> None:
    text = cable_text(**unclassified(executive_order=f"E.O. 12958: {DATED}"))
    (finding,) = run_rules(text, UnclassifiedWithInstruction)
    assert finding.fix is not None
    assert finding.fix.applicability is Applicability.UNSAFE
    start = text.index(DATED)
    assert finding.fix.edits == (Edit(start, start + len(DATED), "N/A"),)
    assert finding.expected == "'N/A'"


CONFIDENTIAL_HEADER = TEMPLATE["header"]


@pytest.mark.parametrize(
    ("parts", "offered"),
    [
        ({}, True),
        ({"header": ""}, True),
        ({"body": "1. (U) One lamp.\n\n2. (SBU) Two lamps."}, True),
        ({"header": CONFIDENTIAL_HEADER}, False),
        ({"header": CONFIDENTIAL_HEADER.replace("CCCCC", "CCCC")}, False),
        ({"authority": TEMPLATE["authority"]}, False),
        ({"body": "1. (U) One lamp.\n\n2. (C) Two lamps."}, False),
        ({"body": "1. (X) One lamp."}, False),
        ({"subject": "SUBJECT: (S) DUNE LIGHTHOUSE BOARD ASKS FOR A LAMP"}, False),
        ({"body": "1. (U) Lamps:\n\na. (U) one\n\nb. (C) two"}, False),
        ({"body": f"{PLAIN}\n\nCONFIDENTIAL\n\n2. More lamps."}, False),
        ({"body": f"{PLAIN}\n\nUNCLASSIFIED\n\n2. More lamps."}, True),
    ],
)
def test_the_fix_is_offered_only_where_everything_agrees(parts: dict[str, str], offered: bool) -> None:
    (finding,) = lint(DATED, UnclassifiedWithInstruction, **unclassified(**parts))
    assert (finding.fix is not None) is offered


def test_the_fix_leaves_a_page_line_alone() -> None:
    page_line = "WINDHOEK 00000512  002 OF 002"
    instruction = f"DECL: UPON COMPLETION OF THE INVENTED\n{page_line}\nLIGHTHOUSE"
    (finding,) = lint(instruction, UnclassifiedWithInstruction, **unclassified())
    assert finding.fix is None
    (finding,) = lint(instruction.replace(f"{page_line}\n", ""), UnclassifiedWithInstruction, **unclassified())
    assert finding.fix is not None


@pytest.mark.parametrize(
    "instruction",
    ["DECLASSIFIED 07/20/2018 BY ADA QUILL", "DECLASSIFIED ON 07/20/2018 UNDER E.O. 13526", "N/A (DECLASSIFIED 2018)"],
)
def test_a_note_that_it_was_declassified_is_a_stamp(instruction: str) -> None:
    assert codes(lint(instruction, **unclassified())) == []
    assert codes(lint(instruction)) == []  # of a classified one, too


@pytest.mark.parametrize("instruction", ["DECLASSIFIED ON: 07/14/2018", "DECLASSIFY ON 07/14/2018"])
def test_a_label_is_no_note(instruction: str) -> None:
    assert codes(lint(instruction, **unclassified())) == ["DEC002"]
