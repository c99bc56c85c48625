"""Damage is found where it is, in each form that a cable has, and an undamaged cable of each form is silent.

The damages are those that real copies have: the header of one cable over the text of another, a page that is missing
from the middle, banners that differ between pages, and a serial or a page's number that is not the cable's.
"""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablelint.testing import NOTICE
from cablerules import rules
from support.cables import DRAFT, DRAFT_WITH_LABELS, LJUBLJANA, PRINT, REYKJAVIK, SMART_REPEATED, SUVA, WINDHOEK
from support.rule_runs import line_of, run_rules

RULES = [rule for rule in rules() if rule.enabled]
REMINDERS = {"POR002", "CAP006"}  # an unmarked subject; SIPDIS in 2011, which is there to be read by the grammar

PAGED_BODY = SUVA.replace("2. (U) The following", "SUVA 00000045  002 OF 003\n\n\n2. (U) The following").replace(
    "4. (SBU) The table", "SUVA 00000045  003 OF 003\n\n\n4. (SBU) The table"
)
PAGED_TELEGRAM = REYKJAVIK.replace("3. THE WORKERS", "REYKJAVIK 00001884  002 OF 003\n\n\n3. THE WORKERS").replace(
    "4. COMMENT", "REYKJAVIK 00001884  003 OF 003\n\n\n4. COMMENT"
)
LONG_TRANSMISSION = WINDHOEK.replace("OF 02 WIND", "OF 03 WIND").replace("002 OF 002", "002 OF 003").replace(
    "Comment\n-------", "WINDHOEK 00000123  003 OF 003\n\n\nComment\n-------"
)  # fmt: skip
LONG_PRINT = PRINT.replace(
    "2. (U) THE KEEPER",
    "CONFIDENTIAL\n\n\nCONFIDENTIAL\n\nPAGE 03        WINDHOEK 00512  01 OF 02  141100Z\n\n2. (U) THE KEEPER",
)
FORMS = {
    "acp127": LONG_TRANSMISSION,
    "aad": LONG_PRINT,
    "short-header": PAGED_TELEGRAM,
    "body": PAGED_BODY,
    "smart": LJUBLJANA,
    "smart-repeated": SMART_REPEATED,
    "draft": DRAFT,
    "draft-labels": DRAFT_WITH_LABELS,
}
OTHER_HEAD = """\
VZCZCXYZ0007
RR RUEHWEB
DE RUEHSV #0102 0840411
ZNR UUUUU ZZH
R 240411Z MAR 08
FM AMEMBASSY SUVA
TO RUEHC/SECSTATE WASHDC 1346
"""


def found(text: str) -> list[tuple[str, int]]:
    """Code and line of each finding but the reminders."""
    return [(finding.code, finding.line) for finding in run_rules(text, *RULES) if finding.code not in REMINDERS]


@pytest.mark.parametrize("name", FORMS)
def test_an_undamaged_cable_is_silent(name: str) -> None:
    assert parse_text(FORMS[name]).form == name.partition("-")[0].replace("short", "short-header")
    assert found(FORMS[name]) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "at"),
    [
        # the header of one cable over the text of another
        ("acp127", WINDHOEK[WINDHOEK.index("VZCZC") : WINDHOEK.index("C O N F")], OTHER_HEAD, "HDR001", "C O N F"),
        ("aad", "FM AMEMBASSY WINDHOEK", "FM AMEMBASSY SUVA", "HDR007", "C O N F"),
        ("short-header", "FM AMEMBASSY REYKJAVIK", "FM AMEMBASSY SUVA", "HDR007", "C O N F"),
        ("smart", "From:                         AMEMBASSY LJUBLJANA",
         "From:                         AMEMBASSY SUVA", "HDR015", "From:"),
        ("draft-labels", "FM SECSTATE WASHDC", "FM AMEMBASSY SUVA", "HDR007", "UNCLAS STATE"),
        # a page missing from the middle
        ("acp127", "\nWINDHOEK 00000123  002 OF 003\n", "\n", "STR010", "WINDHOEK 00000123  003"),
        ("aad", "PAGE 02        WINDHOEK 00512  01 OF 02  141100Z\n", "", "STR010", "PAGE 03"),
        ("short-header", "REYKJAVIK 00001884  002 OF 003\n", "", "STR010", "REYKJAVIK 00001884  003"),
        ("body", "SUVA 00000045  002 OF 003\n", "", "STR010", "SUVA 00000045  003"),
        ("smart", LJUBLJANA[LJUBLJANA.index("2. (U)") : LJUBLJANA.index("3. (SBU)")], "", "STR009", "3. (SBU)"),
        # banners that differ between the pages, or on one
        ("aad", "CONFIDENTIAL\n\n\nCONFIDENTIAL\n\nPAGE 02", "SECRET\n\n\nCONFIDENTIAL\n\nPAGE 02", "STR017", "SECRET"),
        ("aad", "CONFIDENTIAL\n\n\nCONFIDENTIAL\n\nPAGE 02", "UNCLASSIFIED\n\n\nCONFIDENTIAL\n\nPAGE 02", "STR017",
         "UNCLASSIFIED"),
        ("smart", LJUBLJANA[LJUBLJANA.index("DIS_HIVE") :], "DIS_HIVE\n\n\n  UNCLASSIFIED\n", "STR017",
         "DIS_HIVE"),
        ("draft", "CLINTWOOD\nCONFIDENTIAL", "CLINTWOOD\nSECRET", "STR017", "SECRET"),
        # a serial, or a number on a page, that is not the cable's
        ("acp127", "#0123", "#0132", "HDR003", "C O N F"),
        ("acp127", "00000123  002", "00000132  002", "HDR012", "00000132  002"),
        ("aad", "PAGE 02        WINDHOEK 00512  01", "PAGE 02        WINDHOEK 00521  01", "HDR012", "00521  01"),
        ("short-header", "00001884  002", "00001848  002", "HDR012", "00001848"),
        ("body", "00000045  002", "00000054  002", "HDR012", "00000054"),
        ("smart-repeated", "UNCLAS STATE 007316", "UNCLAS STATE 007361", "HDR015", "UNCLAS STATE"),
    ],
)  # fmt: skip
def test_damage_is_one_finding_where_it_is(name: str, old: str, new: str, code: str, at: str) -> None:
    assert old in FORMS[name]
    text = FORMS[name].replace(old, new, 1)
    below = 3 if at == "DIS_HIVE" else 0  # the banner at the foot stands below the last line of the message
    assert found(text) == [(code, line_of(text, at) + below)]


def test_a_later_section_of_another_cable_under_the_own_header() -> None:
    head, section, rest = PRINT.partition("SECTION 2 OF 2 WINDHOEK 0512")
    assert section
    text = f"{head}SECTION 2 OF 2 SUVA 0077{rest}"
    assert found(text) == [("HDR007", line_of(text, "SECTION 2 OF 2 SUVA"))]


def test_the_fixtures_say_that_they_are_invented() -> None:
    telegrams = (text for name, text in FORMS.items() if name not in ("aad", "smart", "smart-repeated"))
    assert all(text.startswith(NOTICE) for text in telegrams)
