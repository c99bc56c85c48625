"""CLS001: levels that are none."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablegrammar.vocabulary.levels import Level
from cablelint import Applicability
from cablelint.fixes.edits import apply_edits
from cablelint.testing import NOTICE
from cablerules.classification import RULES
from cablerules.classification.unknown_classification_level import UnknownClassificationLevel
from cablerules.structure.missing_classification_line import MissingClassificationLine
from support.rule_runs import cable_text, line_of, run_rules

UNMARKED = {"header": "", "authority": "", "body": "1. The lamp has arrived."}


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("CONFIDENTAIL WINDHOEK 000512", "C O N F I D E N T I A L WINDHOEK 000512"),
        ("S E C R T WINDHOEK 000512", "S E C R E T WINDHOEK 000512"),
        ("TOP SERCET WINDHOEK 000512", "T O P  S E C R E T WINDHOEK 000512"),
        ("UNCLASS WINDHOEK 000512", "UNCLAS WINDHOEK 000512"),
        # without the number of the message, in a draft
        ("CONFIDENTAL", "CONFIDENTIAL"),
        ("C O N F I D E N T A L", "CONFIDENTIAL"),
        ("S E C E R T WINDHOEK", "S E C R E T WINDHOEK"),
        ("T O P  S E C E R T", "TOP SECRET"),
        # a digit or a small letter that looks like the right one
        ("C 0 N F I D E N T I A L WINDHOEK 000512", "C O N F I D E N T I A L WINDHOEK 000512"),
        ("C O N F l D E N T 1 A l WINDHOEK 512", "C O N F I D E N T I A L WINDHOEK 512"),
        ("S E C R 3 T WINDHOEK 000512", "S E C R E T WINDHOEK 000512"),
        ("T 0 P  S E C R E T", "TOP SECRET"),
    ],
)
def test_the_nearest_level_is_a_suggestion(line: str, fixed: str) -> None:
    text = cable_text(**UNMARKED, classification=line)
    (finding,) = run_rules(text, *RULES, MissingClassificationLine)
    assert finding.code == "CLS001"
    assert (finding.line, finding.column) == (line_of(text, line), 1)
    assert finding.fix is not None
    assert finding.fix.applicability is Applicability.UNSAFE
    assert apply_edits(text, finding.fix.edits) == cable_text(**UNMARKED, classification=fixed)
    assert finding.expected == f"'{fixed.split(' WINDHOEK', maxsplit=1)[0]}'"


@pytest.mark.parametrize(
    "line",
    [
        "C O A L I T I O N  NEWS",
        "C O N D I T I O N A L",
        "C O N T I N E N T A L",
        "S T R E E T C A R",
        "C O N T A I N E D",
        "C 0 N D 1 T 1 0 N A l",
        "S 3 C T 0 R 7 WINDHOEK 000",
    ],
)
def test_spaced_words_are_no_level(line: str) -> None:
    cable = parse_text(f"{NOTICE}\n\n{line}\n\n1. The lamp was kept in a box.\n")
    assert cable.form == "unknown"


@pytest.mark.parametrize("line", ["C O N F I D E N T A L", "S E C E R T DRAFT", "CONFIDENTAL"])
def test_a_misspelled_line_above_a_header_is_not_the_line_that_counts(line: str) -> None:
    text = cable_text(header=f"{line}\n\nR 141030Z JUL 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC 0044")
    cable = parse_text(text)
    assert cable.form == "short-header"
    assert [one.level for one in cable.classifications] == [Level.CONFIDENTIAL]


@pytest.mark.parametrize(
    ("line", "body", "least"),
    [
        ("UNCLASS WINDHOEK 000512", "1. (C) The lamp has arrived.", "CONFIDENTIAL"),
        ("CONFIDENTAL WINDHOEK 000512", "1. (C) The lamp has arrived.\n\n2. (S//NF) It is broken.", "SECRET"),
    ],
)
def test_no_fix_below_a_portion(line: str, body: str, least: str) -> None:
    (finding,) = run_rules(cable_text(header="", classification=line, body=body), UnknownClassificationLevel)
    assert finding.fix is None
    assert finding.expected == f"a level that is not below {least}"


def test_no_fix_below_the_security_letters() -> None:
    body = "1. The lamp has arrived."
    (finding,) = run_rules(cable_text(classification="UNCLASS WINDHOEK 000512", body=body), UnknownClassificationLevel)
    assert finding.fix is None
    assert finding.expected == "a level that is not below CONFIDENTIAL"


def test_a_line_without_any_level() -> None:
    text = cable_text(classification="WINDHOEK 000512")
    (finding,) = run_rules(text, *RULES, MissingClassificationLine)
    assert (finding.code, finding.message) == ("CLS001", "The classification line has no level.")
    assert finding.fix is None


@pytest.mark.parametrize(
    "line",
    [
        "C O N F I D E N T I A L WINDHOEK 000512",
        "S E  C R E T WINDHOEK 000512",
        "UNCLAS E F T O WINDHOEK 000512",
        "NATO SECRET WINDHOEK 000512",
        "N A T O  S E C R E T WINDHOEK 000512",
        "COSMIC TOP SECRET WINDHOEK 000512",
        "NATO RESTRICTED WINDHOEK 000512",
        "CONFIDENTIAL",
        "UNCLASSIFIED//FOR OFFICIAL USE ONLY WINDHOEK 000512",
        "",
    ],
)
def test_what_is_a_level_or_anothers_fault(line: str) -> None:
    assert run_rules(cable_text(classification=line), UnknownClassificationLevel) == []


@pytest.mark.parametrize("line", ["SBU WINDHOEK 000512", "RESTRICTED WINDHOEK 000512", "SENSITIVE WINDHOEK 000512"])
def test_a_control_or_an_old_level_is_one_finding(line: str) -> None:
    (finding,) = run_rules(cable_text(classification=line), *RULES)
    assert finding.code in ("CLS002", "CLS003")


def test_a_later_section_is_read_too() -> None:
    body = (
        "1. (U) The lamp has arrived.\n\nUNCLAS SECTION 02 OF 02 WINDHOEK 000512\n\n2. (C) The keeper has not.\n\n"
        "C O N F I D E N T I A L SECTION 02 OF 02 WINDHOEK 000512"
    )
    text = cable_text(classification="C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512", body=body)
    assert run_rules(text, UnknownClassificationLevel) == []
