"""DEC001: what counts as an instruction, and when none is asked for."""

from __future__ import annotations

import pytest

from cablelint import Severity
from cablerules.declassification.classified_without_instruction import ClassifiedWithoutInstruction
from cablerules.structure.missing_executive_order_line import MissingExecutiveOrderLine
from support.declassification import codes, lint, unclassified
from support.rule_runs import cable_text, run_rules

BLOCK = "Classified By: Ambassador Tamsin Farrowgate\nReason: 1.4 (b)\nDeclassify On: {}"


@pytest.mark.parametrize("instruction", ["N/A", "NA", "N:A", "DECL: N/A", "", "DECL:"])
def test_no_instruction(instruction: str) -> None:
    assert codes(lint(instruction)) == ["DEC001"]


@pytest.mark.parametrize(
    "instruction",
    [
        "DECL: 07/14/2018",
        "DECL: UPON COMPLETION OF THE LIGHTHOUSE",
        "DECL: TEN YEARS",
        "DECL: 25X1-HUMAN",
        "N/A TO RD PORTIONS. SEE SOURCE LIST FOR NSI PORTIONS.",
        "DNG: CO 02/10/2016",
        "DECL: XXXXXXXXXXXX",
        "DECL...",
    ],
)
def test_an_instruction_or_an_unknown_one(instruction: str) -> None:
    assert lint(instruction, ClassifiedWithoutInstruction) == []


@pytest.mark.parametrize("level", ["C O N F I D E N T I A L", "S E C R E T", "T O P  S E C R E T"])
def test_every_classified_level_needs_one(level: str) -> None:
    findings = lint("N/A", classification=f"{level} WINDHOEK 000512")
    assert codes(findings) == ["DEC001"]
    assert "".join(level.split()) in findings[0].message.replace(" ", "")


def test_an_unclassified_cable_needs_none() -> None:
    assert lint("N/A", **unclassified()) == []
    assert lint("", **unclassified()) == []


def test_a_missing_line_is_another_rules_fault() -> None:
    text = cable_text(executive_order="")
    assert codes(run_rules(text, ClassifiedWithoutInstruction, MissingExecutiveOrderLine)) == ["STR003"]


def test_a_line_that_a_text_quotes_is_not_the_cables_own() -> None:
    body = "1. (C) The board sent this:\n\nBEGIN TEXT\n\nE.O. 12958: N/A\n\nEND TEXT."
    text = cable_text(executive_order="", body=body)
    assert run_rules(text, ClassifiedWithoutInstruction) == []


def test_an_extract_is_asked_where_its_head_is_whole() -> None:
    notice = "This record is a partial extract of the original cable.\n\n"
    whole = notice + cable_text(executive_order="E.O. 12958: N/A")
    assert codes(run_rules(whole, ClassifiedWithoutInstruction)) == ["DEC001"]
    cut = notice + cable_text(executive_order="E.O. 12958: N/A", body="3. (C) The lamp is lit.")
    assert run_rules(cut, ClassifiedWithoutInstruction) == []


def test_a_declassified_cable_is_not_asked() -> None:
    text = "DECLASSIFIED by the Department of State on 12 May 2005\n\n" + cable_text(executive_order="E.O. 12958: N/A")
    assert run_rules(text, ClassifiedWithoutInstruction) == []


def test_the_authority_block_may_carry_the_instruction() -> None:
    assert lint("", ClassifiedWithoutInstruction, authority=BLOCK.format("20180714")) == []
    assert codes(lint("", ClassifiedWithoutInstruction, authority=BLOCK.format("N/A"))) == ["DEC001"]


@pytest.mark.parametrize("mark", ["(S//RD)", "(C//FRD)"])
def test_restricted_data_is_never_dated(mark: str) -> None:
    body = f"1. {mark} The lamp of the invented lighthouse glows."
    assert lint("N/A", ClassifiedWithoutInstruction, body=body) == []
    assert codes(lint("N/A", ClassifiedWithoutInstruction, body=body.replace(mark, "(C//NF)"))) == ["DEC001"]


@pytest.mark.parametrize(
    ("day", "order", "instruction", "severity"),
    [
        ("1974-03-01", "11652", "", Severity.WARNING),
        ("1974-03-01", "11652", "N/A", Severity.ERROR),
        ("1980-03-01", "12065", "", Severity.ERROR),
        ("1990-03-01", "12356", "", Severity.ERROR),
        ("2012-03-01", "13526", "N/A", Severity.ERROR),
    ],
)
def test_the_schedule_of_1972_applied_by_default(day: str, order: str, instruction: str, severity: Severity) -> None:
    assert [finding.severity for finding in lint(instruction, day=day, order=order)] == [severity]


@pytest.mark.parametrize(
    ("day", "order", "words"),
    [
        ("1974-03-01", "11652", ["'GDS'"]),
        ("1980-03-01", "12065", ["'GDS'", "03/01/1986"]),
        ("1990-03-01", "12356", ["OADR"]),
        ("2000-03-01", "12958", ["03/01/2010"]),
        ("2012-03-01", "13526", ["03/01/2037"]),
    ],
)
def test_says_what_the_order_allows(day: str, order: str, words: list[str]) -> None:
    (finding,) = lint("N/A", day=day, order=order)
    assert finding.expected is not None
    assert all(word in finding.expected for word in words)


def test_without_a_date_and_a_readable_order_the_fault_is_still_one() -> None:
    text = cable_text(header="", executive_order="E.O. 1295B: N/A")
    (finding,) = run_rules(text, ClassifiedWithoutInstruction)
    assert finding.expected == "'DECL:' with a date"


def test_before_the_orders_nothing_is_asked() -> None:
    assert lint("N/A", ClassifiedWithoutInstruction, day="1970-03-01", order="11652") == []
