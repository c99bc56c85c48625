"""CUI in a marking and in a cable: which names are categories, where banners are seen, and what was meant."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablegrammar.cable.marking_in_use import ControlledMarking
from cablegrammar.marking.classification import parse_classification
from cablegrammar.marking.cui import is_category, near_cui
from cablegrammar.marking.marking import parse_marking


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("CUI//SP-CTI/PRVCY//NOFORN", ["SP-CTI", "PRVCY"]),
        ("CUI//FISA", ["SP-FISA"]),
        ("CUI//NOFORN//PROPIN", ["PROPIN"]),
        ("UCNI/PHYS//CUI", ["UCNI", "PHYS"]),
        ("SECRET//CUI//PROPIN//NOFORN/PROPIN", ["PROPIN"]),
        ("SECRET//CUI//NOFORN/FISA", []),
        ("SECRET//NNPI/PEST//CUI", ["NNPI", "PEST"]),
        ("SECRET//DCNI//CUI", ["DCNI"]),
        ("SECRET//PROPIN", []),
        ("SECRET//SP-PROPIN", ["SP-PROPIN"]),
        ("CUI//SECRET//SP-PROPIN", ["SP-PROPIN"]),
        ("S//SP-PROPIN NOFORN", ["SP-PROPIN"]),
        ("CUI DRAFT SP-CTI", ["SP-CTI"]),
        ("CUI-PRVCY", ["PRVCY"]),
        ("CUI//CUI-PROVISIONAL-PII", ["CUI-PROVISIONAL-PII"]),
    ],
)
def test_the_place_tells_a_category_from_a_control_of_the_same_name(text: str, categories: list[str]) -> None:
    assert [token.banner for token in parse_marking(text).tokens if is_category(token)] == categories


def test_a_status_word_is_no_control() -> None:
    marking = parse_marking("CUI//Draft//NOFORN")
    assert [token.kind for token in marking.tokens] == ["control", "status", "control"]
    assert marking.controls == ("CUI", "NOFORN")
    assert marking.well_formed


def test_an_unknown_value_behind_cui_is_in_its_part() -> None:
    marking = parse_marking("SECRET//XQ//CUI//LAMPS")
    assert [(token.text, token.category) for token in marking.unknown] == [("XQ", None), ("LAMPS", "CUI")]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("SP-CIT", "SP-CTI"),
        ("SPCTI", "SP-CTI"),
        ("SP_CTI", "SP-CTI"),
        ("PRIVACY", "PRVCY"),
        ("General Privacy", "SP-PRVCY"),
        ("FEDONLY", "FED ONLY"),
        ("LAMPS", None),
        ("Q", None),
    ],
)
def test_near_misses(text: str, meant: str | None) -> None:
    assert near_cui(text, portion=False) == meant


@pytest.mark.parametrize(
    ("line", "text", "controls"),
    [
        ("CUI", "CUI", ("CUI",)),
        ("CONTROLLED", "CONTROLLED", ("CUI",)),
        ("CUI//SP-CTI//FED ONLY", "CUI", ("CUI", "SP-CTI", "FED ONLY")),
        ("  CUI//REL TO USA, GBR", "CUI", ("CUI", "REL TO USA, GBR")),
        ("DRAFT CUI", "CUI", ("CUI",)),
    ],
)
def test_a_banner_of_cui_names_no_post(line: str, text: str, controls: tuple[str, ...]) -> None:
    found = parse_classification(line)
    assert (found.text, found.level, found.controls) == (text, "UNCLASSIFIED", controls)
    assert (found.post, found.number, found.modifier, found.near) == (None, None, None, None)


@pytest.mark.parametrize(
    ("line", "level", "controls"),
    [
        ("CUI//SP-CTI/PRVCY WINDHOEK 000512", "UNCLASSIFIED", ("CUI", "SP-CTI", "PRVCY")),
        ("UNCLAS//CUI//SP-CTI//FEDCON WINDHOEK 000512", "UNCLASSIFIED", ("CUI", "SP-CTI", "FEDCON")),
        ("S E C R E T//CUI//CTI//NOFORN WINDHOEK 000512", "SECRET", ("CUI", "SP-CTI", "NOFORN")),
        ("S E C R E T//PRVCY WINDHOEK 000512", "SECRET", ()),
    ],
)
def test_the_line_of_a_telegram_may_carry_categories(line: str, level: str, controls: tuple[str, ...]) -> None:
    found = parse_classification(line)
    assert (found.level, found.controls, found.post, found.number) == (level, controls, "WINDHOEK", 512)


def test_a_line_with_a_post_is_that_of_a_telegram() -> None:
    found = parse_classification("UNCLAS CUIABA 000123")
    assert (found.level, found.post, found.number, found.controls) == ("UNCLASSIFIED", "CUIABA", 123, ())


@pytest.mark.parametrize(
    "line", ["CUI", "CUI//SP-CTI", "CONTROLLED//PRVCY//NOFORN", "CONTROLLED", "CUI DRAFT", "Draft CUI"]
)
def test_a_line_of_its_own_is_a_banner(line: str) -> None:
    cable = parse_text(f"{line}\n\nSUBJECT: A LAMP\n\n1. (CUI) It is blue.\n\n   {line}\n")
    assert [banner.text.strip() for banner in cable.banners] == [line, line]
    assert cable.unplaced == ()
    assert [use.kind for use in cable.markings_in_use if isinstance(use, ControlledMarking)] == ["banner", "portion"]


@pytest.mark.parametrize("line", ["CONTROLLED, AND THE LAMP", "CUI BONO", "CONTROLLED\nBY NOBODY", "CUI IS THE WORD"])
def test_words_of_a_text_are_no_banner(line: str) -> None:
    cable = parse_text(f"UNCLAS SUVA 000102\n\nSUBJECT: A LAMP\n\n1. It is blue, as was said, and\n{line}\nis not.\n")
    assert cable.banners == ()
    assert len(cable.paragraphs) == 1
