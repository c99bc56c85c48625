"""HDR005, HDR006 and HDR010."""

from __future__ import annotations

import pytest

from cablelint import Finding
from cablerules.header import RULES
from support.headers import header
from support.rule_runs import cable_text, line_of, places, run_rules

TO = "TO RUEHC/SECSTATE WASHDC"


def found(pair: str, prosigns: str, addressee: str) -> list[Finding]:
    """What the family finds for these precedences in FL2, FL5 and FL7."""
    lines = header(fl2=f"{pair} RUEHSA RUEHLS", fl5=f"{prosigns} 141030Z JUL 08", fl7=addressee)
    return run_rules(cable_text(header=lines), *RULES)


@pytest.mark.parametrize(
    ("pair", "prosigns", "addressee"),
    [
        ("PP", "P", f"{TO} PRIORITY 5620"),
        ("PP", "P R", f"{TO} PRIORITY"),
        ("RR", "R", f"{TO} 5620"),
        ("RR", "R", f"{TO} ROUTINE"),
        ("OO", "O", f"{TO} IMMEDIATE 5620"),
        ("OO", "O P", f"{TO} NIACT IMMEDIATE"),
        ("ZZ", "Z O", f"{TO} FLASH"),
        ("OO", "O", f"{TO} 5620\nRUEHSV/AMEMBASSY SUVA IMMEDIATE"),
        ("OO", "O", f"{TO} PRIORITY\nRUEHSV/AMEMBASSY SUVA IMMEDIATE 0001"),
        ("PP", "P", f"{TO} 5620"),
    ],
)
def test_precedences_that_agree(pair: str, prosigns: str, addressee: str) -> None:
    """The last has no word after an addressee: that is ROUTINE by custom, and no proof."""
    assert found(pair, prosigns, addressee) == []


@pytest.mark.parametrize(
    ("pair", "prosigns", "addressee", "code", "fixed"),
    [
        ("OO", "P", f"{TO} PRIORITY", "HDR005", "PP"),
        ("PP", "O", f"{TO} PRIORITY", "HDR005", "P"),
        ("PP", "R", f"{TO} 5620", "HDR005", None),
        ("RR", "P", f"{TO} 5620", "HDR005", None),
        ("PP", "P", f"{TO} IMMEDIATE", "HDR006", None),
        ("OO", "O", f"{TO} PRIORITY", "HDR006", None),
        ("RR", "R", f"{TO} PRIORITY", "HDR006", None),
        ("RR", "R P", f"{TO} PRIORITY", "HDR006", None),
        ("PP", "R P", f"{TO} PRIORITY", "HDR006", None),
        ("PP", "P O", f"{TO} PRIORITY", "HDR006", None),
    ],
)
def test_the_odd_one_is_found_once(pair: str, prosigns: str, addressee: str, code: str, fixed: str | None) -> None:
    (finding,) = found(pair, prosigns, addressee)
    assert finding.code == code
    assert (None if finding.fix is None else finding.fix.edits[0].text) == fixed


def test_three_that_differ_are_two_faults() -> None:
    findings = found("OO", "R", f"{TO} PRIORITY")
    assert [finding.code for finding in findings] == ["HDR005", "HDR006"]
    assert findings[0].fix is None


def test_a_misspelled_precedence_counts_as_the_one_that_was_meant() -> None:
    assert [finding.code for finding in found("PP", "P", f"{TO} PRIOITY 5620")] == ["HDR010"]
    assert [finding.code for finding in found("PP", "P", f"{TO} IMEDIATE 5620")] == ["HDR006", "HDR010"]


def test_precedences_for_information_are_free() -> None:
    text = cable_text(header=header(fl8="INFO RUEHSA/AMEMBASSY PRETORIA IMMEDIATE"))
    assert run_rules(text, *RULES) == []


def test_a_short_header_is_judged_too() -> None:
    text = cable_text(header="R 081245Z FEB 96\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC IMMEDIATE 0714")
    assert places(run_rules(text, *RULES)) == [("HDR006", line_of(text, "TO SEC"), 20)]


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("PRIOITY", "PRIORITY"), ("PRIORTIY", "PRIORITY"), ("PRIO", "PRIORITY"), ("IMMED", "IMMEDIATE"),
        ("IMMEDIAT", "IMMEDIATE"), ("ROUTIN", "ROUTINE"), ("FLSAH", "FLASH"),
    ],
)  # fmt: skip
def test_misspelled_precedences_anywhere_in_the_list(word: str, right: str) -> None:
    text = cable_text(header=header(fl8=f"INFO RUEHSA/AMEMBASSY PRETORIA {word} 1266\nRUEHLS/AMEMBASSY LUSAKA {word}"))
    findings = run_rules(text, *RULES)
    assert places(findings) == [
        ("HDR010", line_of(text, "PRETORIA"), 32), ("HDR010", line_of(text, "LUSAKA"), 25),
    ]  # fmt: skip
    assert {finding.expected for finding in findings} == {right}


@pytest.mark.parametrize("name", ["USDOC WASHDC", "FAA NATIONAL HQ", "NATO EU COLLECTIVE PRIORITY", "IRAN COLLECTIVE"])
def test_words_of_names_are_no_precedence(name: str) -> None:
    assert run_rules(cable_text(header=header(fl8=f"INFO RUEHSA/{name}")), *RULES) == []
