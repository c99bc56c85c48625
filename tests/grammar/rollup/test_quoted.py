"""What a report that quotes cables has to carry."""

from __future__ import annotations

from datetime import date

import pytest

from cablegrammar import parse_text
from cablegrammar.rollup.quoted import marking_of_all, overall_marking

DAY = date(2026, 11, 30)

HEAD = "{line}\n\n{caption}\n\nE.O. 13526: DECL: 07/14/2035\nTAGS: PREL, FJ\nSUBJECT: KITES\n\n{body}\n"


@pytest.mark.parametrize(
    ("line", "caption", "body", "expected"),
    [
        ("S E C R E T SUVA 000112", "SIPDIS", "1. (S) One.", "SECRET"),
        ("S E C R E T SUVA 000112", "NOFORN", "1. (S) One.", "SECRET//NOFORN"),
        ("S E C R E T SUVA 000112", "SIPDIS", "1. (C) One.\n\n2. (S//NF) Two.", "SECRET//NOFORN"),
        ("C O N F I D E N T I A L SUVA 000112", "EXDIS", "1. (S) One.", "SECRET//EXDIS"),
        ("UNCLAS SUVA 000112", "SENSITIVE", "1. (U) One.", "UNCLASSIFIED//SBU"),
        ("UNCLAS SUVA 000112", "SIPDIS", "1. One.", "UNCLASSIFIED"),
        ("S E C R E T SUVA 000112", "SIPDIS", "1. (S//XQ) One.", "SECRET"),
        ("C O N F I D E N T I A L SUVA 000112", "SIPDIS", "1. (S//XQ) One.", "SECRET"),
        ("C O N F I D E N T I A L SUVA 000112", "SIPDIS", "1. (S//XQ//NF) One.", "SECRET//NOFORN"),
        ("SECRET//NOFORN", "SIPDIS", "1. (S//REL TO USA, GBR) One.", "SECRET//NOFORN"),
        ("S E C R E T SUVA 000112", "SIPDIS", "1. (S//REL) One.", "SECRET//NOFORN"),
        ("SUVA 000112", "SIPDIS", "1. One.", None),
    ],
)
def test_a_cable(line: str, caption: str, body: str, expected: str | None) -> None:
    cable = parse_text(HEAD.format(line=line, caption=caption, body=body))
    assert overall_marking(cable, DAY) == expected


@pytest.mark.parametrize(
    ("markings", "expected"),
    [
        ([], None),
        (["CONFIDENTIAL"], "CONFIDENTIAL"),
        (["CONFIDENTIAL//NOFORN", "SECRET"], "SECRET//NOFORN"),
        (["SECRET//REL TO USA, AUS, GBR", "SECRET//REL TO USA, GBR"], "SECRET//REL TO USA, GBR"),
        (["SECRET//REL TO USA, GBR", "CONFIDENTIAL"], "SECRET//NOFORN"),
        (["SECRET//REL TO", "CONFIDENTIAL//ORCON"], "SECRET//ORCON/NOFORN"),
        (["TOP SECRET//SI", "UNCLASSIFIED//SBU"], "TOP SECRET//SI"),
        (["UNCLASSIFIED//SBU", "UNCLASSIFIED"], "UNCLASSIFIED//SBU"),
        (["CUI//SP-PRVCY", "UNCLASSIFIED"], "CUI//SP-PRVCY"),
    ],
)
def test_several_cables(markings: list[str], expected: str | None) -> None:
    assert marking_of_all(markings, DAY) == expected
    assert marking_of_all(reversed(markings), DAY) == expected


@pytest.mark.parametrize(
    ("markings", "together"),
    [
        (["SECRET//SI//REL", "SECRET//RD//REL"], "SECRET//SI//RD//NOFORN"),
        (["//NATO SECRET//REL", "SECRET//REL"], "SECRET//FGI NATO//NOFORN"),
    ],
)
def test_what_a_bare_rel_permits_nobody_knows_and_the_rest_is_as_the_register_writes_it(
    markings: list[str], together: str
) -> None:
    assert marking_of_all(markings, date(2020, 1, 1)) == together
