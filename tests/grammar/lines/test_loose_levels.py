"""The overall classification as a drafter writes it: its level counts, wherever a telegram's form is not there."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablegrammar.cable.cable import Cable
from support.cables import NOTICE, WINDHOEK

FIELDS = "E.O. 13526: DECL: 11/30/2036\nTAGS: PREL, FJ\nSUBJECT: (U) THE LAMP"
GROUP = "R 301200Z NOV 26\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC 0231"


def draft(line: str, fields: str = FIELDS) -> Cable:
    return parse_text(f"{NOTICE}\n\n{line}\n\n{fields}\n\n1. (C) The lamp is lit.\n")


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Secret/NoForn SUVA 000231", "SECRET"),
        ("Confidential SUVA 231", "CONFIDENTIAL"),
        ("Secret SUVA", "SECRET"),
        ("Secret//NoForn", "SECRET"),
        ("Secret - NoForn", "SECRET"),
        ("secret", "SECRET"),
        ("Top Secret", "TOP SECRET"),
        ("Unclassified", "UNCLASSIFIED"),
        ("- SECRET -", "SECRET"),
        ("*** SECRET ***", "SECRET"),
        ("[Secret]", "SECRET"),
        ("Classification: Secret", "SECRET"),
        ("OVERALL CLASSIFICATION: CONFIDENTIAL", "CONFIDENTIAL"),
        ("Sercet SUVA 231", "SECRET"),
        ("SERCET SUVA", "SECRET"),
        ("CONFIDENTAL", "CONFIDENTIAL"),
    ],
)
def test_the_level_counts(line: str, level: str) -> None:
    cable = draft(line)
    assert (cable.overall_level, cable.unplaced, cable.pass_lines) == (level, (), ())
    assert [mark.mark.text for mark in cable.marks if mark.paragraph is not None] == ["(C)"]


@pytest.mark.parametrize("line", ["Secret lies", "The secret", "Secret SUVVA 000231", "Secrets", "Confidentially"])
def test_what_only_begins_like_a_level_is_none(line: str) -> None:
    assert draft(line).overall_level is None


def test_a_line_in_the_form_of_a_telegram_goes_before_one_that_is_not() -> None:
    cable = draft("C O N F I D E N T I A L SUVA 000231\n\nSecret")
    assert cable.overall_level == "CONFIDENTIAL"
    assert not [one for one in cable.artefacts if one.kind == "loose-level"]
    above = draft("- CONFIDENTIAL -\n\nC O N F I D E N T I A L SUVA 000231")
    assert [banner.text.strip() for banner in above.banners] == ["CONFIDENTIAL"]


def test_a_text_without_the_labels_of_a_cable_is_left_alone() -> None:
    assert not draft("Secret", "The lamp is lit.").artefacts


WHOLE = WINDHOEK[WINDHOEK.index("VZCZC") :]
BANNERS = ("S E C R E T", "C O N F I D E N T I A L", "S E C R E T//N O F O R N", "SECRET DRAFT")


@pytest.mark.parametrize("banner", BANNERS)
@pytest.mark.parametrize("header", [GROUP, "FM AMEMBASSY SUVA\nTO SECSTATE WASHDC", WHOLE])
def test_a_banner_above_a_header_is_a_banner(banner: str, header: str) -> None:
    text = header if header is WHOLE else f"{header}\n\nS E C R E T SUVA 000231\n\n{FIELDS}\n\n1. (C) It is.\n"
    cable, alone = parse_text(f"{banner}\n\n{text}"), parse_text(text)
    assert (cable.form, cable.date, cable.overall_level) == (alone.form, alone.date, alone.overall_level)
    assert [line.text for line in cable.unplaced] == []
    assert cable.banners[0].text == banner


@pytest.mark.parametrize(
    "line",
    [
        "E.O. 13,526: DECL: 11/30/2036",
        "E.O. 13526 (DECL: 11/30/2036)",
        "Exec. Order 13526: DECL: 11/30/2036",
        "EO: DECL 11/30/2036",
        "DECL: 11/30/2036",
        "Declassify on: 11/30/2036",
    ],
)
@pytest.mark.parametrize("above", ["C O N F I D E N T I A L SUVA", "CONFIDENTIAL", f"{GROUP}\n\nCONFIDENTIAL"])
def test_an_order_line_in_a_drafters_form_is_one(line: str, above: str) -> None:
    cable = draft(above, FIELDS.replace("E.O. 13526: DECL: 11/30/2036", line))
    assert cable.executive_order is not None
    assert cable.declassification is not None
    assert str(cable.declassification.date) == "2036-11-30"


def test_an_instruction_below_its_order_or_in_a_block_begins_no_line_of_its_own() -> None:
    wrapped = draft("CONFIDENTIAL", FIELDS.replace(": DECL", ":\nDECL"))
    assert wrapped.executive_order is not None
    assert wrapped.executive_order.number == "13526"
    block = draft("CONFIDENTIAL", "TAGS: PREL, FJ\nSUBJECT: THE LAMP\n\nCLASSIFIED BY: ADA QUILL\nDECL: 11/30/2036")
    assert block.executive_order is None


@pytest.mark.parametrize(
    ("line", "read"),
    [("RE: 26 SUVA 12", True), ("RE: A. 26 SUVA 12", True), ("RE: YOUR LAMP", False), ("RE: ORDER 5104-45009", False)],
)
def test_re_is_a_reference_where_a_cable_is_named(line: str, read: bool) -> None:
    assert bool(draft("CONFIDENTIAL", f"{FIELDS}\n{line}").references) is read


def test_a_line_that_ends_in_a_carriage_return_keeps_it() -> None:
    lines = ("Secret/NoForn SUVA", "", "E.O. 13526: DECL: 11/30/2034", "SUBJECT: (C) LAMPS", "", "1. (S) Lit.", "")
    text = "\r\n".join(lines)
    cable = parse_text(text)
    (found,) = [one for one in cable.artefacts if one.kind == "loose-level"]
    assert text[slice(*found.span)] == "Secret/NoForn SUVA"
