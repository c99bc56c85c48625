"""The overall classification line: levels in every spelling, sections, posts, numbers, joined captions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.marking.classification import Section, parse_classification
from cablegrammar.vocabulary.levels import Level
from cablelint import Span

SECRET, CONFIDENTIAL, UNCLASSIFIED = Level.SECRET, Level.CONFIDENTIAL, Level.UNCLASSIFIED


@pytest.mark.parametrize(
    ("line", "level", "post", "number"),
    [
        ("C O N F I D E N T I A L WINDHOEK 000412", CONFIDENTIAL, "WINDHOEK", 412),
        ("S E C R E T PORT LOUIS 000012", SECRET, "PORT LOUIS", 12),
        ("S E  C R E T SUVA 000012", SECRET, "SUVA", 12),
        ("T O P  S E C R E T SUVA 000001", Level.TOP_SECRET, "SUVA", 1),
        ("TOP SECRET SUVA 000001", Level.TOP_SECRET, "SUVA", 1),
        ("UNCLAS RIO DE JANEIRO 000123", UNCLASSIFIED, "RIO DE JANEIRO", 123),
        ("UNCLASSIFIED USUN NEW YORK 000400", UNCLASSIFIED, "USUN NEW YORK", 400),
        ("CONFIDENTIAL EU BRUSSELS 000100", CONFIDENTIAL, "EU BRUSSELS", 100),
        ("SECRET USNATO 000100", SECRET, "USNATO", 100),
        ("LIMITED OFFICIAL USE SUVA 1401", Level.LIMITED_OFFICIAL_USE, "SUVA", 1401),
        ("S E C R E T PARTO 030201", SECRET, "PARTO", 30201),
        ("S E C R E T SECTO 03007", SECRET, "SECTO", 3007),
        ("UNCLAS PORT-AU-PRINCE 000002", UNCLASSIFIED, "PORT-AU-PRINCE", 2),
        ("UNCLAS ST. JOHN'S 000002", UNCLASSIFIED, "ST. JOHN'S", 2),
        (" PORT LOUIS 7311", None, "PORT LOUIS", 7311),
        ("LIMITED OFFICIAL USE 1401", Level.LIMITED_OFFICIAL_USE, None, 1401),
        ("SECRET", SECRET, None, None),
        ("RESTRICTED SUVA 000012", None, "SUVA", 12),
    ],
)
def test_level_post_and_number(line: str, level: Level | None, post: str | None, number: int | None) -> None:
    found = parse_classification(line)
    assert (found.level, found.post, found.number, found.near) == (level, post, number, None)
    assert found.trailing is None


@pytest.mark.parametrize(
    ("line", "post", "controls"),
    [
        ("SECRET//REL TO USA, FVEY WINDHOEK 000412", "WINDHOEK", ("REL TO USA, FVEY",)),
        ("SECRET//REL TO USA, GBR, JPN PORT MORESBY 000412", "PORT MORESBY", ("REL TO USA, GBR, JPN",)),
        ("SECRET//DISPLAY ONLY GBR SUVA 000412", "SUVA", ("DISPLAY ONLY GBR",)),
        ("SECRET//SI//REL TO USA, GBR/RELIDO SUVA 000412", "SUVA", ("SI", "REL TO USA, GBR", "RELIDO")),
        ("SECRET//RD-SIGMA 14//NOFORN SUVA 000412", "SUVA", ("RD-SIGMA 14", "NOFORN")),
        ("//JOINT SECRET GBR USA//REL TO USA, GBR SUVA 000412", "SUVA", ("JOINT", "REL TO USA, GBR")),
        ("SECRET//REL TO USA, NATO SECTION 01 OF 02 SUVA 000412", "SUVA", ("REL TO USA, NATO",)),
        ("SECRET//FGI GBR NATO SUVA 000412", "SUVA", ("FGI GBR NATO",)),
        ("SECRET//FGI NATO//NOFORN NEW DELHI 000412", "NEW DELHI", ("FGI NATO", "NOFORN")),
        ("SECRET//FGI//NOFORN SUVA 000412", "SUVA", ("FGI", "NOFORN")),
    ],
)
def test_a_list_of_the_register_ends_before_the_post(line: str, post: str, controls: tuple[str, ...]) -> None:
    found = parse_classification(line)
    assert (found.post, found.number, found.controls) == (post, 412, controls)


@pytest.mark.parametrize(
    ("line", "number", "total", "word"),
    [
        ("C O N F I D E N T I A L SECTION 01 OF 03 WINDHOEK 000412", 1, 3, "SECTION"),
        ("LIMITED OFFICIAL USE SECTION 1 OF 2 PORT LOUIS 2917/1", 1, 2, "SECTION"),
        ("UNCLAS SCTION 02 OF 02 RIO DE JANEIRO 000217", 2, 2, "SCTION"),
        ("UNCLAS ECTION 02 OF 04 SUVA 000217", 2, 4, "ECTION"),
        ("UNCLAS section 01 of 04 SUVA 000217", 1, 4, "section"),
        ("LIMITED OFFICIAL USE SECTION 1 ON 2 PORT LOUIS 2917", 1, 2, "SECTION"),
        ("UNCLAS FINAL SECTION OF 3 PORT LOUIS 2917/3", 3, 3, "FINAL SECTION"),
        ("UNCLAS SECTION\n01 OF 02 SUVA 000001", 1, 2, "SECTION"),
        ("UNCLAS E F T O SECTION 01 OF 02 SUVA 000001", 1, 2, "SECTION"),
        ("UNCLAS SUVA SECTION 01 OF 02 000001", 1, 2, "SECTION"),
    ],
)
def test_sections(line: str, number: int, total: int, word: str) -> None:
    found = parse_classification(line)
    assert found.section is not None
    assert (found.section.number, found.section.total, found.section.word) == (number, total, word)
    assert found.post is not None
    assert found.number is not None
    assert list(found.children()) == [found.section]


@pytest.mark.parametrize(
    ("line", "modifier", "controls", "post"),
    [
        ("UNCLAS E F T O SUVA 000113", "E F T O", ("EFTO",), "SUVA"),
        ("UNCLAS EFTO SUVA 000113", "EFTO", ("EFTO",), "SUVA"),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "//FOR OFFICIAL USE ONLY", ("FOUO",), None),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY MEXICO 001234", "//FOR OFFICIAL USE ONLY", ("FOUO",), "MEXICO"),
        ("CONFIDENTIAL//NOFORN SUVA 000001", "//NOFORN", ("NOFORN",), "SUVA"),
        ("UNCLASSIFIED//LIMDIS SUVA 000001", "//LIMDIS", ("LIMDIS",), "SUVA"),
        ("C O N F I D E N T I A L LIMDIS SUVA 000001", "LIMDIS", (), "SUVA"),
        ("CONFIDENTIAL - MODIFIED HANDLING SUVA 000123", "- MODIFIED HANDLING", (), "SUVA"),
        ("SECRET SENSITIVE WINDHOEK 000123", "SENSITIVE", (), "WINDHOEK"),
        ("S E C R E T NODIS SUVA 000123", "NODIS", ("NODIS",), "SUVA"),
        ("S E C R E T SUVA 000123", None, (), "SUVA"),
    ],
)
def test_words_joined_to_the_level(
    line: str, modifier: str | None, controls: tuple[str, ...], post: str | None
) -> None:
    found = parse_classification(line)
    assert (found.modifier, found.controls, found.post) == (modifier, controls, post)


@pytest.mark.parametrize(
    ("line", "text", "near", "post"),
    [
        ("C O N F I D E N T I L SUVA 000001", "C O N F I D E N T I L", CONFIDENTIAL, "SUVA"),
        ("SERCET WINDHOEK 000123", "SERCET", SECRET, "WINDHOEK"),
        ("SERCET SECTION 01 OF 02 WINDHOEK 000123", "SERCET", SECRET, "WINDHOEK"),
        ("S E C R T SUVA 000123", "S E C R T", SECRET, "SUVA"),
        ("TOP SERCET PORT LOUIS 000123", "TOP SERCET", Level.TOP_SECRET, "PORT LOUIS"),
        (
            "LIMITED OFFICAIL USE SECTION 1 OF 2 PORT LOUIS 2917",
            "LIMITED OFFICAIL USE",
            Level.LIMITED_OFFICIAL_USE,
            "PORT LOUIS",
        ),
        ("UNCLASS SUVA 000123", "UNCLASS", UNCLASSIFIED, "SUVA"),
        ("CONFIDNTIAL E F T O SUVA 000123", "CONFIDNTIAL", CONFIDENTIAL, "SUVA"),
        ("GOBBLEDY SECTION 01 OF 02 SUVA 000123", "GOBBLEDY", None, "SUVA"),
    ],
)
def test_misspelled_levels(line: str, text: str, near: Level | None, post: str) -> None:
    found = parse_classification(line)
    assert found.level is None
    assert (found.text, found.near, found.post) == (text, near, post)
    assert found.level_span == Span(0, len(text))


@pytest.mark.parametrize("post", ["SUVA", "LOS ANGELES", "SECTO", "SEOUL", "CONAKRY", "TOPEKA", "PORT LOUIS", "SOFIA"])
def test_a_post_is_no_misspelled_level(post: str) -> None:
    found = parse_classification(f"{post} 000123")
    assert (found.text, found.post) == ("", post)


@pytest.mark.parametrize(("line", "control"), [("FOUO SUVA 000012", "FOUO"), ("SBU SUVA 000012", "SBU")])
def test_a_control_in_the_place_of_a_level(line: str, control: str) -> None:
    found = parse_classification(line)
    assert (found.level, found.controls, found.text) == (UNCLASSIFIED, (control,), control)


@pytest.mark.parametrize(
    ("line", "spaced"),
    [
        ("S E C R E T SUVA 1", True),
        ("SECRET SUVA 1", False),
        ("LIMITED OFFICIAL USE SUVA 1", False),
        ("U N C L A S SUVA 1", True),
    ],
)
def test_letter_spacing(line: str, spaced: bool) -> None:
    assert parse_classification(line).letter_spaced is spaced


@pytest.mark.parametrize(
    ("line", "captions", "trailing"),
    [
        ("C O N F I D E N T I A L SUVA 002250 SIPDIS NOFORN", ["SIPDIS", "NOFORN"], None),
        ("UNCLAS SUVA 002250 SIPDIS E.O. 12958: N/A", ["SIPDIS"], "E.O. 12958: N/A"),
        ("UNCLAS SUVA 002250 SIPDID", ["SIPDID"], None),
        ("UNCLAS SUVA 002250 C O R R E C T E D  C O P Y (ADDED TAGS)", ["C O R R E C T E D  C O P Y"], "(ADDED TAGS)"),
        ("UNCLAS SUVA 002250 SIPDIS C O R R E C T E D  C O P Y", ["SIPDIS", "C O R R E C T E D  C O P Y"], None),
        ("SECRET SUVA 002250 ROGER CHANNEL", ["ROGER CHANNEL"], None),
        ("UNCLASSIFIED POSS DUPE", ["POSS DUPE"], None),
        ("CONFIDENTIAL  PTQ0417", [], "PTQ0417"),
        ("UNCLAS SUVA 000123 STATE FOR EAP", [], "STATE FOR EAP"),
    ],
)
def test_what_follows_the_number(line: str, captions: list[str], trailing: str | None) -> None:
    found = parse_classification(line, 50)
    assert [text for text, _ in found.captions] == captions
    for text, span in found.captions:
        assert line[span.start - 50 : span.end - 50] == text
    assert found.trailing == trailing
    if trailing is not None:
        assert found.trailing_span is not None
        assert line[found.trailing_span.start - 50 : found.trailing_span.end - 50] == trailing


def test_a_damaged_number_is_unknown_and_kept_as_written() -> None:
    found = parse_classification("UNCLAS SUVA 00Q021")
    assert (found.number, found.number_text) == (None, "00Q021")


def test_part_and_tosec() -> None:
    assert parse_classification("UNCLAS PORT LOUIS 2917/1").part == 1
    found = parse_classification("S E C R E T STATE 012345 TOSEC 020011")
    assert (found.post, found.number, found.tosec) == ("STATE", 12345, 20011)


def test_spans_are_offsets_in_the_file() -> None:
    line = "  S E C R E T SECTION 01 OF 02 PORT LOUIS 000123 SIPDIS\n"
    found = parse_classification(line, 1000)
    where: dict[str, Any] = {
        "S E C R E T": found.level_span,
        "PORT LOUIS": found.post_span,
        "000123": found.number_span,
    }
    assert isinstance(found.section, Section)
    where["SECTION 01 OF 02"] = found.section.span
    for text, span in where.items():
        assert line[span.start - 1000 : span.end - 1000] == text
    assert found.span == Span(1002, 1000 + len(line) - 1)


WORDS = st.sampled_from(
    [
        "S E C R E T",
        "SECRET",
        "UNCLAS",
        "T O P",
        "SECTION",
        "01",
        "OF",
        "02",
        "PORT LOUIS",
        "SUVA",
        "000123",
        "/1",
        "TOSEC",
        "//",
        "FOR OFFICIAL USE ONLY",
        "E F T O",
        "-",
        "SIPDIS",
        "00Q1",
        "FINAL SECTION",
        "\n",
        "é",
        "02X",
        "C O R R E C T E D",
        "C O P Y",
    ]
)


@given(
    st.one_of(
        st.text(max_size=80), st.lists(WORDS, max_size=10).map(" ".join), st.lists(WORDS, max_size=8).map("".join)
    )
)
def test_every_text_gives_a_node_with_spans_inside(text: str) -> None:
    found = parse_classification(text, 7)
    spans = (found.span, found.level_span, found.modifier_span, found.post_span, found.number_span, found.trailing_span)
    for span in (*spans, *(span for _, span in found.captions), *(node.span for node in found.children())):
        if span is not None:
            assert 7 <= span.start <= span.end <= 7 + len(text)


@pytest.mark.parametrize(
    "text", ["Page 2 of 2RET", "SECRET SECTION 1 ON 2SUVA", "SECRET SECTION 1 OF  2SUVA 000112", "Part 2 of 2R"]
)
def test_a_total_that_nobody_can_part_from_a_word_makes_no_section(text: str) -> None:
    assert parse_classification(text).section is None


def test_a_post_may_be_glued_to_the_total() -> None:
    section = parse_classification("SECRET SECTION 01 OF 02SUVA 000112").section
    assert section is not None
    assert (section.number, section.total) == (1, 2)
