"""Whole invented cables: what a careful marker got right stays without a finding, and a planted fault gives the one
finding that names it, where it stands.

The cables are in `whole_cables/`, each in a shape that real traffic has. `BESIDE` lists the few that are right and
draw a reminder all the same. A new rule that speaks in one of them has to be looked at: it is wrong more often than the
cable.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cablelint import Severity
from cablelint.testing import NOTICE
from cablerules import rules
from support.rule_runs import run_rules

FOLDER = Path(__file__).parent / "whole_cables"
CABLES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.cable"))}
RULES = [rule for rule in rules() if rule.enabled]
REMINDERS = {"POR002", "DEC000"}  # an unmarked subject, a copy without a date: true of most real cables

BESIDE = {
    "pilcrows-2009": "STR015:25",
    "conf-classified-by-multi": "STR015:9",
    "decl-korea": "DEC011:7",
    "partial-extract": "STR016:3",
    "press-copy": "STR015:5",
    "scraped-anchors-links": "STR015:10",
    "starts-sipdis": "STR002:3",
    "website": "POR001:29",
}

# The cable, what is changed in it, and every finding that comes of it (code:line:column); "" where it is no fault.
FAULTS = [
    ("confidential-2008", "SECTION 01 OF 03", "SECTION 01 OF 04", "STR011:38:27"),
    ("confidential-2008", "002 OF 003", "001 OF 003", "STR010:52:20"),
    ("confidential-2008", "003 OF 003", "004 OF 003", "STR010:52:20"),
    ("confidential-2008", "WINDHOEK 00000512  003 OF 003\n", "", "STR016:38:20"),
    ("confidential-2008", "00000512  003", "00000513  003", "HDR012:52:10"),
    ("confidential-2008", "WINDHOEK 00000512  003", "SUVA 00000512  003", "HDR012:52:1"),
    ("confidential-2008", "#0512", "#0521", "HDR003:13:51"),
    ("confidential-2008", "#0512/01", "#0512", "HDR014:13:25"),
    ("confidential-2008", "1961030", "1961029", "HDR004:7:3"),
    ("confidential-2008", "1961030", "1981030", "HDR004:7:3"),
    ("confidential-2008", "ZNY CCCCC", "ZNY SSSSS", "HDR001:13:1"),
    ("confidential-2008", "ZNY CCCCC", "ZNR CCCCC", "HDR002:6:1"),
    ("confidential-2008", "ZNY CCCCC", "ZNY CCCC", "HDR002:6:5"),
    ("confidential-2008", "ZNY CCCCC", "ZNR UUUUU", "HDR001:13:1"),
    ("confidential-2008", "PP RUEH", "RR RUEH", "HDR005:7:1"),
    ("confidential-2008", "P 141030Z", "O 141030Z", "HDR005:7:1"),
    ("confidential-2008", "P 141030Z JUL", "P O 141030Z JUL", "HDR006:7:3"),
    ("confidential-2008", "PRIORITY 5620", "IMMEDIATE 5620", "HDR006:9:26"),
    ("confidential-2008", "PRIORITY 5620", "PRIOITY 5620", "HDR010:9:26"),
    ("confidential-2008", "FM AMEMBASSY WINDHOEK", "FM AMEMBASSY SUVA", "HDR007:13:42"),
    ("confidential-2008", "DE RUEHWD", "DE RUEHSV", "HDR008:8:14"),
    ("confidential-2008", "141030Z", "341030Z", "HDR009:7:3"),
    ("confidential-2008", "141030Z JUL 08", "141030Z JLU 08", "HDR009:7:3"),
    ("confidential-2008", "VZCZCXRO", "VZCZCXYZ", "HDR016:4:4"),
    ("confidential-2008", "ZZH", "ZZK", "HDR011:6:11"),
    ("confidential-2008", "PP RUEH", "NN RUEH", "HDR011:4:1"),
    ("confidential-2008", "DE RUEHWD #0512/01", "DE RUEHWD 0512/01", "HDR011:5:11"),
    ("confidential-2008", "C O N F I D E N T I A L", "C O N F I D E N T A L", "CLS001:13:1"),
    ("confidential-2008", "C O N F I D E N T I A L", "CONFIDENTAL", "CLS001:13:1"),
    ("confidential-2008", "C O N F I D E N T I A L", "S E C R E T", "HDR001:13:1 ROL002:13:1"),
    ("confidential-2008", "C O N F I D E N T I A L", "UNCLAS", "HDR001:13:1 DEC002:19:13 ROL001:21:10 CAB008:27:1"),
    ("confidential-2008", "C O N F I D E N T I A L", "C O N F I D E N T I A L SENSITIVE", "CLS002:13:25"),
    ("confidential-2008", "C O N F I D E N T I A L SECTION 01 OF 03 WINDHOEK 000512", "", "STR002:3:1"),
    ("confidential-2008", "000512\n\nSIP", "00512\n\nSIP", ""),
    ("confidential-2008", "SIPDIS", "SIPDID", "CAP007:15:1"),
    ("confidential-2008", "SIPDIS", "SIPDIS\nSENSITIVE", "CAP005:16:1"),
    ("confidential-2008", "SIPDIS", "SIPDIS\nNODIS\nEXDIS", "CAP003:16:1 CAP002:17:1"),
    ("confidential-2008", "SIPDIS", "NODIS\nEXDIS", "CAP002:16:1"),
    ("confidential-2008", "SIPDIS", "SIPDIS\nEXDIS", "CAP003:16:1"),
    ("confidential-2008", "SIPDIS", "AGREMENT CHANNEL\nEXDIS", "CAP001:16:1"),
    ("confidential-2008", "SIPDIS", "OFFICIAL INFORMAL", "CAP009:21:10"),
    ("confidential-2008", "E.O. 12958: DECL: 07/14/2018\n", "", "STR003:13:1"),
    ("confidential-2008", "DECL: 07/14/2018", "DECL: X1", "DEC008:19:19"),
    ("confidential-2008", "DECL: 07/14/2018", "MR", "DEC008:19:13"),
    ("confidential-2008", "DECL: 07/14/2018", "DECL: 25X1", "DEC009:19:19"),
    ("confidential-2008", "DECL: 07/14/2018", "DECL: UPON CLOSURE OF THE BOARD", "DEC010:19:19"),
    ("confidential-2008", "DECL: 07/14/2018", "DNG: CO 07/14/2013 DECL: 07/14/2018", "DEC015:19:13"),
    ("confidential-2008", "DECL: 07/14/2018", "TWENTY YEARS", "DEC018:19:13"),
    ("confidential-2008", "DECL: 07/14/2018", "DECL: 07/14/2018 OR 07/14/2028", "DEC019:19:33"),
    ("confidential-2008", "E.O. 12958: DECL: 07/14/2018", "E.O. 12598: DECL: 07/14/2018", "DEC003:19:6"),
    ("confidential-2008", "E.O. 12958: DECL: 07/14/2018", "E.O. 12356: DECL: OADR", "DEC003:19:6"),
    ("confidential-2008", "E.O. 12958: DECL: 07/14/2018", "E.O. 12958: N/A", "DEC001:19:13"),
    ("confidential-2008", "E.O. 12958: DECL: 07/14/2018", "E.O. 12958:", "DEC001:19:12"),
    ("confidential-2008", "E.O. 12958: DECL: 07/14/2018", "E.O. 12958: DECL:", "DEC001:19:13"),
    ("confidential-2008", "07/14/2018", "14/07/2018", "DEC005:19:19"),
    ("confidential-2008", "07/14/2018", "02/30/2018", "DEC005:19:19"),
    ("confidential-2008", "07/14/2018", "07/1x/2018", ""),
    ("confidential-2008", "07/14/2018", "07/142018", "DEC004:19:19"),
    ("confidential-2008", "07/14/2018", "07/14/2008", "DEC006:19:19"),
    ("confidential-2008", "07/14/2018", "07/14/1998", "DEC006:19:19"),
    ("confidential-2008", "07/14/2018", "07/14/2118", "DEC007:19:19"),
    ("confidential-2008", "07/14/2018", "07/17/2033", "DEC007:19:19"),
    ("confidential-2008", "07/14/2018", "07/15/2033", ""),
    ("confidential-2008", "E.O. 12958:", "E.9. 12958:", "STR008:19:1"),
    ("confidential-2008", "E.O. 12958:", "EO 12958", "STR008:19:1"),
    ("confidential-2008", "TAGS:", "TAGS", "STR008:20:1"),
    ("confidential-2008", "TAGS:", "AGS:", "STR008:20:1"),
    ("confidential-2008", "SUBJECT:", "SBUJECT:", "STR008:21:1"),
    ("confidential-2008", "Classified By:", "Classifed By:", "STR008:27:1"),
    ("confidential-2008", "TAGS: PREL, ECON, WA\n", "", "STR004:13:1"),
    ("confidential-2008", "SUBJECT: (C) DUNE LIGHTHOUSE BOARD\n", "", "STR005:13:1"),
    ("confidential-2008", "TAGS: PREL, ECON, WA\n", "TAGS: PREL, ECON, WA\nTAGS: PREL, ECON, WA\n", "STR007:21:1"),
    ("confidential-2008", "SUBJECT: (C) DUNE", "SUBJECT: (S) DUNE", "ROL001:21:10"),
    ("confidential-2008", "5. (C)", "6. (C)", "STR009:55:1"),
    ("confidential-2008", "5. (C)", "4. (C)", "STR009:55:1"),
    ("confidential-2008", "2. (C)", "2, (C)", "STR009:36:1"),
    ("confidential-2008", "5. (C)", "5.", "POR001:55:1"),
    ("confidential-2008", "5. (C)", "5. (S)", "ROL001:55:4"),
    ("confidential-2008", "5. (C)", "5. (CC)", "POR005:55:4"),
    ("confidential-2008", "5. (C)", "5. (X)", "POR005:55:4"),
    ("confidential-2008", "5. (C)", "5. (SE)", "POR005:55:4"),
    ("confidential-2008", "5. (C)", "5. (NC)", "POR005:55:4"),
    ("confidential-2008", "5. (C)", "5. (CONFIDENTIAL)", "POR006:55:4"),
    ("confidential-2008", "5. (C)", "5. (CONFIDENTIAL//NOFORN)", "POR006:55:4 ROL003:55:4"),
    ("confidential-2008", "5. (C)", "5. (c)", "POR007:55:4"),
    ("confidential-2008", "5. (C)", "5. (C", "POR007:55:4"),
    ("confidential-2008", "5. (C)", "5. C)", "POR007:55:4"),
    ("confidential-2008", "5. (C)", "5. ( C )", "POR007:55:4"),
    ("confidential-2008", "5. (C)", "(C) 5.", "POR004:55:1"),
    ("confidential-2008", "5. (C) Comment:", "5. Comment: (C)", "POR004:55:13"),
    ("confidential-2008", "B. (C) Bo", "B. Bo", ""),
    ("confidential-2008", "A. (U) Ada", "A. Ada", "POR003:43:1"),
    ("confidential-2008", "1. (C) Summary", "1. (C - entire text) Summary", ""),
    ("confidential-2008", "(ref A)", "(ref D)", "REF002:33:32"),
    ("confidential-2008", "para 1", "para 9", ""),
    ("confidential-2008", "C. STATE", "D. STATE", "REF004:25:1"),
    ("confidential-2008", "C. STATE", "B. STATE", "REF004:25:1"),
    ("confidential-2008", "C. STATE 70412", "C. WINDHOEK 401", "REF009:25:4"),
    ("confidential-2008", "C. STATE 70412", "C. WINDHOEK 512", "REF007:25:4"),
    ("confidential-2008", "C. STATE 70412", "C. STATE 7O412", "REF005:25:10"),
    ("confidential-2008", "End text.\n", "", "STR013:46:10"),
    ("confidential-2008", "FARROWGATE", "FARROWGATE\n#0513\nNNNN", "HDR013:58:1"),
    ("confidential-2008", "FARROWGATE", "FARROWGATE\n#0512\nNNNN", ""),
    ("confidential-2008", "It is a good question. End comment.", "It is a good qu...", ""),
    ("confidential-2008", "TAGS: PREL", "TAGS PREL", "STR008:20:1"),
    ("confidential-2008", "Ambassador Tamsin", "Ambassador Tamsin\u202e", "STR015:27:33"),
    ("sbu-2006", "E.O. 12958: N/A", "E.O. 12958: DECL: 07/14/2016", "DEC002:24:13"),
    ("sbu-2006", "2. (U)", "2.", "POR001:48:1"),
    ("sbu-2006", "2. (U)", "2. (C)", "ROL001:48:4"),
    ("sbu-2006", "UNCLAS SECTION", "SENSITIVE SECTION", "CLS002:14:1"),
    ("sbu-2006", "UNCLAS SECTION", "SBU SECTION", "CLS002:14:1"),
    ("sbu-2006", "UNCLAS SECTION", "LIMITED OFFICIAL USE SECTION", "CLS003:14:1"),
    ("sbu-2006", "SENSITIVE \n", "SENSITVE \n", "CAP007:18:1"),
    ("unclas-plain-2004", "1. Summary.", "1. (C) Summary.", "ROL001:29:4"),
    ("unclas-plain-2004", "SIPDIS \n", "SIPDIS \n\nEXDIS \n", "CAP003:18:1 CAP008:18:1"),
    ("secret-1991-x", "CLOCK\n", "CLOCK\n\nREF: 90 VALLETTA 1702\n", ""),
    ("smart", "11 WINDHOEK 354", "12 WINDHOEK 354", "HDR015:7:17"),
    ("smart", "11 WINDHOEK 354", "11 SUVA 354", "HDR015:8:27"),
    ("aad-1974", "SALTMARSH\n\nCONFIDENTIAL", "SALTMARSH\n\nSECRET", "STR017:32:1"),
    ("lou-1988", "REFTEL", "REFS A AND B", "REF002:16:19"),
    ("lou-1988", "REF: STATE 2112\n\n", "", "REF002:14:19"),
    ("redacted-decl", "reftel", "ref A and ref B", ""),
    ("confidential-2008", "as in ref C and para 1", "see paragraph 9", "REF012:36:40"),
    ("confidential-2008", "ref C and para 1", "refs C-E", "REF002:36:42"),
    ("confidential-2008", "B. 07 WINDHOEK 1402", "B. WINDHOEK 0401", "REF009:24:4"),
    ("confidential-2008", "C. STATE 70412", "C. STATE", "REF005:25:4"),
    ("confidential-2008", "12958: DECL: 07/14/2018", "12958 DECL: 07/14/2018", "STR008:19:1"),
    ("confidential-2008", "07/14/2018", "07/14/20188", "DEC004:19:19"),
    ("confidential-2008", "07/14/2018", "07//14/2018", "DEC004:19:19"),
    ("confidential-2008", "07/14/2018", "00/14/2018", "DEC005:19:19"),
    ("confidential-2008", "07/14/2018", "14 JULY 2018", ""),
    ("confidential-2008", "07/14/2018", "2018-07-14", ""),
    ("confidential-2008", "E.O. 12958", "E.O. 13292", "DEC003:19:6"),
    ("confidential-2008", "E.O. 12958", "E.O. 13526", "DEC003:19:6"),
    ("confidential-2008", "E.O. 12958", "E.O. 1295", "DEC003:19:6"),
    ("confidential-2008", "SUBJECT: (C)", "SUBJECT (C)", "STR008:21:1"),
    ("confidential-2008", "SUBJECT: (C)", "SUBJECT: (c)", "POR007:21:10"),
    ("confidential-2008", "SUBJECT: (C)", "SUBJECT: (CONFIDENTIAL)", "POR006:21:10"),
    ("confidential-2008", "P 141030Z", "P 142530Z", "HDR009:7:3"),
    ("confidential-2008", "P 141030Z JUL", "P 310030Z JUN", "HDR009:7:3"),
    ("confidential-2008", "P 141030Z JUL 08", "141030Z JUL 08", "HDR011:7:1"),
    ("confidential-2008", "P 141030Z", "P 141030", "HDR011:7:3"),
    ("confidential-2008", "PP RUEHSA RUEHLS", "PP", "HDR011:4:1"),
    ("confidential-2008", "DE RUEHWD", "DE RUEHWDXXX", "HDR011:5:4"),
    ("confidential-2008", "1961030", "3671030", "HDR011:5:20"),
    ("confidential-2008", "1961030", "1962530", "HDR011:5:20"),
    ("confidential-2008", "5. (C)", "5. (C NF)", "POR007:55:4 ROL003:55:4"),
    ("confidential-2008", "5. (C)", "5. (C/ NF)", "POR007:55:4 ROL003:55:4"),
    ("confidential-2008", "5. (C)", "5. (C//NOFORN)", "POR006:55:4 ROL003:55:4"),
    ("confidential-2008", "5. (C)", "5. (UNCLAS)", "POR006:55:4"),
    ("confidential-2008", "5. (C)", "5. (TS)", "ROL001:55:4"),
    ("confidential-2008", "5. (C)", "5. (Z)", "POR005:55:4"),
    ("confidential-2008", "5. (C)", "5. C", "POR001:55:1"),
    (
        "confidential-2008",
        "TAGS: PREL, ECON, WA\nSUBJECT: (C) DUNE LIGHTHOUSE BOARD",
        "SUBJECT: (C) DUNE LIGHTHOUSE BOARD\nTAGS: PREL, ECON, WA",
        "STR006:21:1",
    ),
    (
        "confidential-2008",
        "5. (C) Comment: It is a good question. End comment.",
        "5. Comment: It is a good question. End comment. (C)",
        "POR004:55:49",
    ),
    (
        "confidential-2008",
        "FARROWGATE\n",
        "FARROWGATE\n\nUNCLAS SUVA 000111\n\nE.O. 12958: N/A\nTAGS: PREL, FJ\nSUBJECT: KITES\n\n1. Blue.\n\n2. Red.\n",
        "STR012:59:1",
    ),
]


def found(text: str, *, columns: bool = True) -> str:
    """Each finding but the reminders as code:line:column, in the order of the text."""
    return " ".join(
        f"{finding.code}:{finding.line}:{finding.column}" if columns else f"{finding.code}:{finding.line}"
        for finding in run_rules(text, *RULES)
        if finding.code not in REMINDERS
    )


@pytest.mark.parametrize("name", CABLES)
def test_a_cable_that_is_right_has_no_finding(name: str) -> None:
    assert CABLES[name].startswith(f"{NOTICE}\n\n")
    assert found(CABLES[name], columns=False) == BESIDE.get(name, "")


@pytest.mark.parametrize("name", CABLES)
def test_reminders_are_information_and_come_once(name: str) -> None:
    said = [finding for finding in run_rules(CABLES[name], *RULES) if finding.code in REMINDERS]
    assert all(finding.severity is Severity.INFO for finding in said)
    assert len({finding.code for finding in said}) == len(said)


@pytest.mark.parametrize(("name", "old", "new", "expected"), FAULTS)
def test_a_planted_fault_is_named_once_and_where_it_stands(name: str, old: str, new: str, expected: str) -> None:
    assert old in CABLES[name]
    assert found(CABLES[name].replace(old, new, 1)) == expected


def test_every_cable_of_the_tables_is_there() -> None:
    assert BESIDE.keys() <= CABLES.keys()
    assert {name for name, *_ in FAULTS} <= CABLES.keys()


@pytest.mark.parametrize("name", ["confidential-2008", "sbu-2006", "smart"])
def test_no_message_holds_a_word_of_the_cable(name: str) -> None:
    """A name put between any two words of the cable is in no message, expectation or related place."""
    text = CABLES[name]
    for gap in re.finditer(r"(?<=\S)(?=[ \n])", text):
        for finding in run_rules(f"{text[: gap.start()]} MORDECAI{text[gap.start() :]}", *RULES):
            said = [finding.message, finding.expected or "", *(place.message for place in finding.related)]
            assert "MORDECAI" not in " ".join(said), (gap.start(), finding.code)
