"""CLS002 and CLS003: what is joined to a level, and levels that were given up."""

from __future__ import annotations

import datetime

import pytest

from cablerules.classification import RULES
from cablerules.classification.modified_classification_level import ModifiedClassificationLevel
from cablerules.classification.obsolete_classification_level import ObsoleteClassificationLevel
from support.rule_runs import cable_text, line_of, run_rules

FOREIGN = "Classified By: Ambassador Tamsin Farrowgate for reasons 1.4 (b) and (d)."
NOT_FOREIGN = "Classified By: Ambassador Tamsin Farrowgate for reason 1.4 (d)."
HANDLED = "CONFIDENTIAL - MODIFIED HANDLING WINDHOEK 000512"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("S E C R E T SENSITIVE WINDHOEK 000512", "SENSITIVE"),
        ("TOP SECRET/SENSITIVE WINDHOEK 000512", "SENSITIVE"),
        ("SECRET//SENSITIVE WINDHOEK 000512", "SENSITIVE"),
        ("CONFIDENTIAL FOUO WINDHOEK 000512", "FOUO"),
        ("CONFIDENTIAL FOR OFFICIAL USE ONLY WINDHOEK 000512", "FOR OFFICIAL USE ONLY"),
        ("SECRET SBU WINDHOEK 000512", "SBU"),
        ("LIMITED OFFICIAL USE SENSITIVE WINDHOEK 000512", "SENSITIVE"),
        ("AGENCY CONFIDENTIAL WINDHOEK 000512", "AGENCY"),
        ("STATE TOP SECRET WINDHOEK 000512", "STATE"),
        ("SECRET - MODIFIED HANDLING WINDHOEK 000512", "MODIFIED HANDLING"),
    ],
)
def test_words_joined_to_a_level(line: str, words: str) -> None:
    text = cable_text(classification=line)
    (finding,) = run_rules(text, ModifiedClassificationLevel)
    assert finding.message.startswith(f"{words} is joined to the level ")
    assert finding.line == line_of(text, line)
    assert line[finding.column - 1 : finding.end_column - 1].strip("/- ") == words


@pytest.mark.parametrize(
    "line",
    [
        "UNCLASSIFIED//FOR OFFICIAL USE ONLY WINDHOEK 000512",
        "UNCLASSIFIED//SBU WINDHOEK 000512",
        "UNCLAS FOUO WINDHOEK 000512",
        "UNCLAS SENSITIVE WINDHOEK 000512",
        "UNCLAS E F T O WINDHOEK 000512",
        "S E C R E T NODIS WINDHOEK 000512",
        "TOP SECRET CHEROKEE NODIS WINDHOEK 000512",
        "SECRET LIMDIS WINDHOEK 000512",
        "SECRET NOFORN WINDHOEK 000512",
        "CONFIDENTIAL//NOFORN WINDHOEK 000512",
        "CONFIDENTIAL//FOUO WINDHOEK 000512",
        "NATO CONFIDENTIAL WINDHOEK 000512",
        "C O N F I D E N T I A L USEU BRUSSELS 000512",
        "",
    ],
)
def test_a_level_with_a_control_or_a_caption_is_none(line: str) -> None:
    assert run_rules(cable_text(classification=line), ModifiedClassificationLevel) == []


@pytest.mark.parametrize(
    ("line", "year", "expected"),
    [
        ("SBU WINDHOEK 000512", 2008, "'UNCLAS', and the caption 'SENSITIVE' below"),
        ("SENSITIVE BUT UNCLASSIFIED WINDHOEK 000512", 2008, "'UNCLAS', and the caption 'SENSITIVE' below"),
        ("SENSITIVE WINDHOEK 000512", 2008, "'UNCLAS', and the caption 'SENSITIVE' below"),
        ("FOUO WINDHOEK 000512", 2008, "'UNCLASSIFIED//FOR OFFICIAL USE ONLY'"),
        ("OFFICIAL USE ONLY WINDHOEK 000512", 1984, "'LIMITED OFFICIAL USE'"),
    ],
)
def test_a_control_in_the_place_of_the_level(line: str, year: int, expected: str) -> None:
    (finding,) = run_rules(cable_text(classification=line), *RULES, as_of=datetime.date(year, 5, 1))
    assert (finding.code, finding.expected) == ("CLS002", expected)


def test_words_after_a_misspelled_level_are_not_judged() -> None:
    """Which level it is has to be known first."""
    (finding,) = run_rules(cable_text(classification="SERCET SENSITIVE WINDHOEK 000512"), *RULES)
    assert finding.code == "CLS001"


@pytest.mark.parametrize(
    ("authority", "body", "allowed"),
    [
        (FOREIGN, "1. (C) The lamp.", True),
        (NOT_FOREIGN, "1. (C) The lamp.", False),
        (NOT_FOREIGN, "1. (C) The lamp.\n\n2. (UK-C) The keeper.", True),
        (NOT_FOREIGN, "1. (C) The lamp.\n\n2. (C//FGI GBR) The keeper.", True),
        ("Derived From: DSCG 05-01", "1. (C) The lamp.", True),
        ("", "1. (C) The lamp.", True),
    ],
)
def test_modified_handling_is_for_foreign_government_information(authority: str, body: str, allowed: bool) -> None:
    text = cable_text(classification=HANDLED, authority=authority, body=body)
    assert (run_rules(text, ModifiedClassificationLevel) == []) is allowed


@pytest.mark.parametrize(
    ("day", "found"),
    [(datetime.date(1974, 3, 1), False), (datetime.date(1995, 9, 30), False), (datetime.date(1995, 10, 1), True)],
)
def test_limited_official_use_ended_in_october_1995(day: datetime.date, found: bool) -> None:
    text = cable_text(classification="LIMITED OFFICIAL USE WINDHOEK 000512")
    assert [f.code for f in run_rules(text, *RULES, as_of=day)] == (["CLS003"] if found else [])


def test_restricted_ended_long_before() -> None:
    text = cable_text(classification="RESTRICTED WINDHOEK 000512")
    (finding,) = run_rules(text, *RULES, as_of=datetime.date(1974, 3, 1))
    assert finding.code == "CLS003"
    assert "1953" in finding.message


def test_without_a_date_the_order_tells_the_time() -> None:
    new = cable_text(header="", classification="LIMITED OFFICIAL USE WINDHOEK 000512")
    assert [f.code for f in run_rules(new, ObsoleteClassificationLevel)] == ["CLS003"]
    old = cable_text(
        header="", classification="LIMITED OFFICIAL USE WINDHOEK 000512", executive_order="E.O. 12356: N/A"
    )
    assert run_rules(old, ObsoleteClassificationLevel) == []
    unknown = cable_text(header="", classification="LIMITED OFFICIAL USE WINDHOEK 000512", executive_order="")
    assert run_rules(unknown, ObsoleteClassificationLevel) == []


def test_a_restricted_level_of_nato_is_in_use() -> None:
    assert run_rules(cable_text(classification="NATO RESTRICTED WINDHOEK 000512"), *RULES) == []
