"""HDR002."""

from __future__ import annotations

import pytest

from cablelint import Finding
from cablerules.header import RULES
from cablerules.header.security_signal_mismatch import SecuritySignalMismatch
from support.headers import header
from support.rule_runs import cable_text, run_rules

LEVELS = {
    "U": "UNCLAS",
    "E": "UNCLAS E F T O",
    "C": "C O N F I D E N T I A L",
    "S": "S E C R E T",
    "T": "T O P  S E C R E T",
}


def found(line: str, level: str) -> list[Finding]:
    """What the rule finds in a cable of this level with this FL4."""
    text = cable_text(header=header(fl4=line), classification=f"{LEVELS[level]} WINDHOEK 000512")
    return run_rules(text, SecuritySignalMismatch)


@pytest.mark.parametrize("letter", LEVELS)
def test_each_letter_has_its_signal(letter: str) -> None:
    right, wrong = ("ZNR", "ZNY") if letter == "U" else ("ZNY", "ZNR")
    assert found(f"{right} {letter * 5} ZZH", letter) == []
    (finding,) = found(f"{wrong} {letter * 5} ZZH", letter)
    assert finding.expected == right
    assert finding.fix is not None
    assert [edit.text for edit in finding.fix.edits] == [right]


def test_a_special_category_belongs_to_the_letters() -> None:
    assert found("ZNY SSSSS/BBBBB ZZH", "S") == []


@pytest.mark.parametrize(
    ("letters", "level", "expected", "fixed"),
    [
        ("CCCC", "C", "CCCCC", True),
        ("CCCCCC", "C", "CCCCC", True),
        ("CCCC", "S", "SSSSS", False),
        ("SSSAA", "S", "SSSSS", False),
        ("UUUAA", "U", "UUUUU", False),
        ("ABCDE", "C", "CCCCC", False),
    ],
)
def test_letters_of_the_wrong_shape(letters: str, level: str, expected: str, fixed: bool) -> None:
    (finding,) = found(f"{'ZNR' if level == 'U' else 'ZNY'} {letters} ZZH", level)
    assert (finding.column, finding.end_column, finding.expected) == (5, 5 + len(letters), expected)
    assert (finding.fix is not None) is fixed


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("ZNY UUUUU ZZH", ["HDR001"]),
        ("ZNR UUUUU ZZH", ["HDR001"]),
        ("ZNR SSSSS ZZH", ["HDR001", "HDR002"]),
        ("ZNY CCCC ZZK", ["HDR002", "HDR011"]),
    ],
)
def test_wrong_letters_are_not_a_wrong_signal_too(line: str, codes: list[str]) -> None:
    """The cable is confidential: letters for another level are HDR001's, and a ZNY beside them is right."""
    assert sorted(finding.code for finding in run_rules(cable_text(header=header(fl4=line)), *RULES)) == codes


def test_no_fix_where_nothing_settles_it() -> None:
    text = cable_text(header=header(fl4="ZNY UUUUU ZZH"), classification="")
    (finding,) = run_rules(text, SecuritySignalMismatch)
    assert finding.fix is None
