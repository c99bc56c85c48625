"""The transmission header: each format line in its right shapes, its slips, and under any text at all."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.header.lines import (
    HeaderLine,
    parse_addressee,
    parse_dtg,
    parse_fl1,
    parse_fl2,
    parse_fl3,
    parse_fl4,
    parse_fl15,
    parse_from,
    parse_page_line,
    parse_transmission,
)
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.transmission import nearest_precedence, operating_signals, precedences, security_letters
from cablelint import Node, Span


def utc(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=datetime.UTC)  # type: ignore[arg-type, misc]


# ---- FL1


@pytest.mark.parametrize(
    ("line", "channel", "number", "malformed"),
    [
        ("VZCZCXRO3141", "XRO", "3141", False),
        ("ZCZCXYZ123", "XYZ", "123", False),
        ("VZCZC", None, None, True),
        ("VZCZCXRO31415", "XRO", None, True),
        ("VZCZCXRO3141 X", "XRO", "3141", True),
        ("BT", None, None, True),
        ("", None, None, True),
    ],
)
def test_fl1(line: str, channel: str | None, number: str | None, malformed: bool) -> None:
    found = parse_fl1(line)
    assert (found.channel, found.channel_number, found.malformed) == (channel, number, malformed)


# ---- FL2


def test_fl2_wraps() -> None:
    text = "OO RUEHAB RUEHSV\nRUEHWDA RUCNDTX"
    found = parse_fl2(text, 10)
    assert (found.pair, found.precedence, found.malformed) == ("OO", "IMMEDIATE", False)
    assert found.routing_indicators == ("RUEHAB", "RUEHSV", "RUEHWDA", "RUCNDTX")
    assert [text[span.start - 10 : span.end - 10] for span in found.indicator_spans] == list(found.routing_indicators)


@pytest.mark.parametrize(
    ("line", "pair", "precedence", "indicators", "wrong"),
    [
        ("NN RUEHAB", "NN", None, ("RUEHAB",), ()),
        ("PP RUEHAB R1EHSV RUEHSV", "PP", "PRIORITY", ("RUEHAB", "RUEHSV"), ("R1EHSV",)),
        ("RR", "RR", "ROUTINE", (), ()),
        ("RUEHAB", None, None, ("RUEHAB",), ()),
    ],
)
def test_fl2_of_the_wrong_shape(
    line: str, pair: str | None, precedence: str | None, indicators: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    found = parse_fl2(line)
    assert found.malformed
    assert (found.pair, found.precedence, found.routing_indicators, found.wrong_indicators) == (
        pair,
        precedence,
        indicators,
        wrong,
    )


# ---- FL3


def test_fl3() -> None:
    found = parse_fl3("DE RUEHWD #0412/01 1281415")
    assert (found.routing_indicator, found.serial, found.section_mark, found.filed) == ("RUEHWD", 412, "01", "1281415")
    assert (found.day, found.hour, found.minute, found.malformed) == (128, 14, 15, False)
    assert parse_fl3("DE RUEHWD #0412 1281415").section_mark is None


@pytest.mark.parametrize(
    ("line", "serial", "filed", "day"),
    [("DE RUEHWD 0412 1281415", None, None, None), ("DE RUEHWD #0412", 412, None, None), ("DE", None, None, None)],
)
def test_fl3_of_the_wrong_shape(line: str, serial: int | None, filed: str | None, day: int | None) -> None:
    found = parse_fl3(line)
    assert found.malformed
    assert (found.serial, found.filed, found.day) == (serial, filed, day)


def test_filing_time_finds_its_year() -> None:
    line = parse_fl3("DE RUEHWD #0001 0010015")
    assert line.filed_at(utc(2008, 12, 31, 23, 50)) == utc(2009, 1, 1, 0, 15)
    assert line.filed_at(utc(2009, 1, 1, 0, 10)) == utc(2009, 1, 1, 0, 15)
    assert parse_fl3("DE RUEHWD #0001 0002515").filed_at(utc(2008, 1, 1)) is None
    assert line.filed_at(utc(1, 1, 1)) is not None
    assert line.filed_at(utc(9999, 12, 31)) is not None


# ---- FL4


@pytest.mark.parametrize(
    ("line", "signal", "letters", "level", "signals"),
    [
        ("ZNY CCCCC ZZH", "ZNY", "CCCCC", Level.CONFIDENTIAL, ("ZZH",)),
        ("ZNR UUUUU ZZH ZDK", "ZNR", "UUUUU", Level.UNCLASSIFIED, ("ZZH", "ZDK")),
        ("ZNY EEEEE ZZH", "ZNY", "EEEEE", Level.UNCLASSIFIED, ("ZZH",)),
        ("ZNY SSSSS ZZH (CCY AD123456 MSI1234-567)", "ZNY", "SSSSS", Level.SECRET, ("ZZH", "CCY")),
        ("ZNY TTTTT", "ZNY", "TTTTT", Level.TOP_SECRET, ()),
    ],
)
def test_fl4(line: str, signal: str, letters: str, level: Level, signals: tuple[str, ...]) -> None:
    found = parse_fl4(line)
    assert (found.signal, found.letters, found.level, found.signals) == (signal, letters, level, signals)
    assert not found.malformed
    assert not found.unknown_signals


@pytest.mark.parametrize("letters", ["CCCC", "SSSAA", "UUUAA", "CCCCCC", "XXXXX"])
def test_fl4_with_letters_of_the_wrong_shape(letters: str) -> None:
    found = parse_fl4(f"ZNY {letters} ZZH")
    assert (found.letters, found.level, found.malformed, found.signals) == (letters, None, True, ("ZZH",))


def test_fl4_special_category_and_unknown_signal() -> None:
    found = parse_fl4("ZNY SSSSS/BBBBB ZZK")
    assert (found.letters, found.special_category, found.unknown_signals) == ("SSSSS", "BBBBB", ("ZZK",))


# ---- FL5


@pytest.mark.parametrize(
    ("line", "precedence", "moment", "text"),
    [
        ("O 071415Z MAY 08", ("IMMEDIATE",), utc(2008, 5, 7, 14, 15), "071415Z MAY 08"),
        ("O R 151200Z MAY 08", ("IMMEDIATE", "ROUTINE"), utc(2008, 5, 15, 12), "151200Z MAY 08"),
        ("P R 211530Z DEC 66", ("PRIORITY", "ROUTINE"), utc(1966, 12, 21, 15, 30), "211530Z DEC 66"),
        ("R 010000Z JAN 50", ("ROUTINE",), utc(1950, 1, 1), "010000Z JAN 50"),
        ("R 010000Z JAN 49", ("ROUTINE",), utc(2049, 1, 1), "010000Z JAN 49"),
        ("Z 290000Z FEB 08", ("FLASH",), utc(2008, 2, 29), "290000Z FEB 08"),
        ("211530Z DEC 2011", (), utc(2011, 12, 21, 15, 30), "211530Z DEC 2011"),
        ("O 071415ZMAY08", ("IMMEDIATE",), utc(2008, 5, 7, 14, 15), "071415ZMAY08"),
    ],
)
def test_date_time_groups(line: str, precedence: tuple[str, ...], moment: datetime.datetime, text: str) -> None:
    found = parse_dtg(line)
    assert (found.precedence, found.time, found.text, found.fault) == (precedence, moment, text, None)
    assert not found.malformed


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("O 321415Z MAY 08", "impossible"),
        ("O 290000Z FEB 07", "impossible"),
        ("O 072415Z MAY 08", "impossible"),
        ("O 071460Z MAY 08", "impossible"),
        ("O 07l415Z MAY 08", "unreadable"),
        ("O 071415Z MAI 08", "unreadable"),
        ("O 071415Z MAY XX", "unreadable"),
        ("O R 151200Z", "incomplete"),
        ("O 151200Z MAY", "incomplete"),
        ("O", "missing"),
        ("", "missing"),
    ],
)
def test_faulty_date_time_groups(line: str, fault: str) -> None:
    found = parse_dtg(line)
    assert (found.time, found.fault) == (None, fault)
    assert found.malformed


def test_date_time_group_with_signals() -> None:
    line = "R 071415Z MAY 08 ZDK CTG NUMEROUS SERVICES"
    found = parse_dtg(line, 5)
    assert (found.signals, found.note, found.malformed) == (("ZDK",), "ZDK CTG NUMEROUS SERVICES", False)
    assert found.group_span == Span(7, 21)
    assert found.note_span is not None
    assert line[found.note_span.start - 5 : found.note_span.end - 5] == found.note
    assert parse_dtg("R 071415Z MAY 08 ///ZFR////").note == "///ZFR////"


def test_unknown_prosign_and_missing_zone_are_malformed_and_read() -> None:
    found = parse_dtg("N 071415Z MAY 08")
    assert (found.prosigns, found.precedence, found.malformed) == (("N",), (), True)
    assert found.time == utc(2008, 5, 7, 14, 15)
    zoneless = parse_dtg("O 071415 MAY 08")
    assert (zoneless.time, zoneless.malformed) == (utc(2008, 5, 7, 14, 15), True)


# ---- FL6


@pytest.mark.parametrize(
    ("line", "name", "office", "post"),
    [
        ("FM AMEMBASSY WINDHOEK", "AMEMBASSY WINDHOEK", "AMEMBASSY", "WINDHOEK"),
        ("FM AMCONSUL RIO DE JANEIRO", "AMCONSUL RIO DE JANEIRO", "AMCONSUL", "RIO DE JANEIRO"),
        ("FM USMISSION USUN NEW YORK", "USMISSION USUN NEW YORK", "USMISSION", "USUN NEW YORK"),
        ("FM SECSTATE WASHDC", "SECSTATE WASHDC", None, "STATE"),
        ("FM USDEL SECRETARY", "USDEL SECRETARY", "USDEL", "SECRETARY"),
        ("FM AIT TAIPEI", "AIT TAIPEI", "AIT", "TAIPEI"),
        ("FM RUEHWD/AMEMBASSY WINDHOEK", "AMEMBASSY WINDHOEK", "AMEMBASSY", "WINDHOEK"),
        ("FM RABAT", "RABAT", None, "RABAT"),
    ],
)
def test_from(line: str, name: str, office: str | None, post: str) -> None:
    found = parse_from(line)
    assert (found.name, found.office, found.post, found.malformed) == (name, office, post, False)


@pytest.mark.parametrize("line", ["FM", "AMEMBASSY SUVA", "", "FM AMEMBASSY"])
def test_from_of_the_wrong_shape(line: str) -> None:
    assert parse_from(line).malformed


# ---- FL7 to FL9


@pytest.mark.parametrize(
    ("line", "role", "indicator", "name", "precedence", "serial"),
    [
        ("TO RUEHC/SECSTATE WASHDC IMMEDIATE 5120", "to", "RUEHC", "SECSTATE WASHDC", "IMMEDIATE", "5120"),
        ("TO SECSTATE WASHDC NIACT IMMEDIATE 1234", "to", None, "SECSTATE WASHDC", "NIACT IMMEDIATE", "1234"),
        ("TO SECSTATE WASHDC 1234", "to", None, "SECSTATE WASHDC", None, "1234"),
        ("INFO RUEHSV/AMEMBASSY SUVA PRIORITY 0000", "info", "RUEHSV", "AMEMBASSY SUVA", "PRIORITY", "0000"),
        (
            "RHMFISS/CDR USAFRICOM STUTTGART//J3/J5// PRIORITY",
            "to",
            "RHMFISS",
            "CDR USAFRICOM STUTTGART//J3/J5//",
            "PRIORITY",
            None,
        ),
        ("TO AMEMBASSY SUVA, PRIORITY 0012", "to", None, "AMEMBASSY SUVA", "PRIORITY", "0012"),
        ("AMEMBASSY SUVA", "to", None, "AMEMBASSY SUVA", None, None),
        ("AMEMBASSY RABAT", "to", None, "AMEMBASSY RABAT", None, None),
        ("RHMFISS/CTF 72 PRIORITY", "to", "RHMFISS", "CTF 72", "PRIORITY", None),
        ("INFO USMISSION GENEVA, JOINT STAFF ROUTINE", "info", None, "USMISSION GENEVA, JOINT STAFF", "ROUTINE", None),
        ("XMT AMEMBASSY LJUBLJANA", "xmt", None, "AMEMBASSY LJUBLJANA", None, None),
        ("XMT/AMEMBASSY LJUBLJANA", "xmt", None, "AMEMBASSY LJUBLJANA", None, None),
        ("TO TORONTO FLASH", "to", None, "TORONTO", "FLASH", None),
    ],
)
def test_addressees(
    line: str, role: str, indicator: str | None, name: str, precedence: str | None, serial: str | None
) -> None:
    found = parse_addressee(line)
    assert (found.role, found.routing_indicator, found.name) == (role, indicator, name)
    assert (found.precedence, found.serial, found.near_precedence, found.malformed) == (precedence, serial, None, False)


def test_the_role_goes_on_until_the_next_label() -> None:
    assert parse_addressee("AMEMBASSY SUVA", 0, "info").role == "info"
    assert parse_addressee("TO AMEMBASSY SUVA", 0, "info").role == "to"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("PRIOITY", "PRIORITY"), ("IMMEDIAT", "IMMEDIATE"), ("ROUTNE", "ROUTINE"), ("IMMED", "IMMEDIATE")],
)
def test_a_misspelled_precedence_is_kept_and_named(written: str, meant: str) -> None:
    line = f"RUEHSV/AMEMBASSY SUVA {written} 0012"
    found = parse_addressee(line, 3)
    assert (found.name, found.precedence, found.precedence_text, found.near_precedence) == (
        "AMEMBASSY SUVA",
        None,
        written,
        meant,
    )
    assert found.serial == "0012"
    assert found.precedence_span is not None
    assert line[found.precedence_span.start - 3 : found.precedence_span.end - 3] == written


def test_exempt_addressees_on_the_line_of_their_collective() -> None:
    found = parse_addressee(
        "INFO RUEHSV/PACIFIC ISLANDS COLLECTIVE PRIORITY, XMT AMEMBASSY SUVA, AMCONSUL RIO DE JANEIRO"
    )
    assert (found.role, found.name, found.precedence, found.collective) == (
        "info",
        "PACIFIC ISLANDS COLLECTIVE",
        "PRIORITY",
        True,
    )
    assert found.exempt == ("AMEMBASSY SUVA", "AMCONSUL RIO DE JANEIRO")


def test_several_names_after_xmt() -> None:
    found = parse_addressee("XMT AMEMBASSY SUVA, AMEMBASSY PORT LOUIS")
    assert (found.role, found.name, found.exempt) == (
        "xmt",
        "AMEMBASSY SUVA",
        ("AMEMBASSY SUVA", "AMEMBASSY PORT LOUIS"),
    )


def test_delivered_by_other_means() -> None:
    found = parse_addressee("ZEN/AMEMBASSY SUVA")
    assert (found.other_means, found.name, found.routing_indicator) == (True, "AMEMBASSY SUVA", None)


@pytest.mark.parametrize("line", ["TO", "", "RUEHC/", "INFO ,"])
def test_no_addressee(line: str) -> None:
    found = parse_addressee(line)
    assert found.name is None
    assert found.malformed


# ---- FL15 and page lines


def test_fl15() -> None:
    assert (parse_fl15("#0412").serial, parse_fl15("#0412").malformed) == (412, False)
    assert (parse_fl15("BT").serial, parse_fl15("BT").malformed) == (None, True)


@pytest.mark.parametrize(
    ("line", "post", "number", "page", "sub", "total"),
    [
        ("WINDHOEK 00000412  002 OF 003", "WINDHOEK", 412, 2, None, 3),
        ("PORT LOUIS 00000412  001.2 OF 006", "PORT LOUIS", 412, 1, 2, 6),
        ("USUN NEW Y 00000012  010 OF 010", "USUN NEW Y", 12, 10, None, 10),
    ],
)
def test_page_lines_of_a_transmission(
    line: str, post: str, number: int, page: int, sub: int | None, total: int
) -> None:
    found = parse_page_line(line)
    assert (found.style, found.post, found.number, found.page, found.sub, found.total) == (
        "transmission",
        post,
        number,
        page,
        sub,
        total,
    )
    assert not found.malformed
    assert found.section is None


@pytest.mark.parametrize(
    ("line", "post", "number", "page", "section", "moment"),
    [
        ("PAGE 02 PORT LOUIS 00321 030915Z", "PORT LOUIS", 321, 2, None, "030915Z"),
        ("PAGE 01   PORT LOUIS 01234 01 OF 02 111100Z", "PORT LOUIS", 1234, 1, (1, 2), "111100Z"),
        ("PAGE 01        SUVA  00512  02 OF 02  061700Z", "SUVA", 512, 1, (2, 2), "061700Z"),
        ("PAGE 03   STATE 123456", "STATE", 123456, 3, None, None),
    ],
)
def test_page_lines_of_a_print(
    line: str, post: str, number: int, page: int, section: tuple[int, int] | None, moment: str | None
) -> None:
    found = parse_page_line(line)
    assert (found.style, found.post, found.number, found.page, found.time) == ("print", post, number, page, moment)
    assert (None if found.section is None else (found.section, found.section_total)) == section
    assert found.total is None
    assert not found.malformed


def test_page_line_details() -> None:
    assert parse_page_line("PAGE 02 PORT LOUIS 00321 030915Z POSS DUPE").duplicate
    assert parse_page_line("PAGE 02 STATE 123456 TOSEC 020011").tosec == 20011
    cut = parse_page_line("PAGE 02 PORT LOUIS 00321 01 OF 02 022")
    assert (cut.number, cut.section, cut.unreadable) == (321, 1, "022")
    spans = parse_page_line("PORT LOUIS 00000412  002 OF 003", 40)
    assert (spans.post_span, spans.number_span, spans.page_span, spans.total_span) == (
        Span(40, 50),
        Span(51, 59),
        Span(61, 64),
        Span(68, 71),
    )


@pytest.mark.parametrize("line", ["PAGE 02 PORT LOUIS", "SUVA 12", "", "12 OF 13", "WINDHOEK 00000412  002 OF XXX"])
def test_no_page_line(line: str) -> None:
    assert parse_page_line(line).malformed


# ---- the whole


def test_transmission_has_the_fields_of_the_json() -> None:
    found = parse_transmission(
        ("VZCZCXRO3141", 0), ("OO RUEHAB", 13), ("DE RUEHWD #0412 1281415", 23), ("ZNY CCCCC ZZH", 47)
    )
    assert found.span == Span(0, 60)
    assert (found.channel, found.channel_number, found.precedence) == ("XRO", "3141", "IMMEDIATE")
    assert (found.routing_indicators, found.originator, found.serial, found.filed) == (
        ("RUEHAB",),
        "RUEHWD",
        412,
        "1281415",
    )
    assert (found.signal, found.letters) == ("ZNY", "CCCCC")
    assert len(list(found.children())) == 4


def test_transmission_with_lines_missing() -> None:
    found = parse_transmission(None, None, ("DE RUEHWD #0412 1281415", 23), None)
    assert (found.channel, found.precedence, found.routing_indicators, found.serial, found.letters) == (
        None,
        None,
        (),
        412,
        None,
    )
    assert parse_transmission(None, None, None, None).serial is None


def test_vocabulary_agrees_with_the_grammar() -> None:
    for word, precedence in precedences().items():
        assert parse_addressee(f"AMEMBASSY SUVA {word}").precedence == word
        if " " not in word:
            assert parse_fl2(f"{precedence.pair} RUEHAB").precedence == word
            assert parse_dtg(f"{precedence.prosign} 071415Z MAY 08").precedence == (word,)
    for letters, row in security_letters().items():
        assert parse_fl4(f"{row.signal} {letters} ZZH").level is row.level
    for signal, known in operating_signals().items():
        if "FL5" in known.where and signal != "CCY":
            assert parse_dtg(f"R 071415Z MAY 08 {signal}").signals == (signal,)


def test_nearest_precedence_knows_a_right_word() -> None:
    assert nearest_precedence("PRIORITY") is None
    assert nearest_precedence("PARIS") is None


PARSERS: list[Callable[[str, int], HeaderLine]] = [
    parse_fl1,
    parse_fl2,
    parse_fl3,
    parse_fl4,
    parse_dtg,
    parse_from,
    parse_addressee,
    parse_fl15,
    parse_page_line,
]

WORDS = st.sampled_from(
    [
        "VZCZC",
        "XRO",
        "3141",
        "OO",
        "NN",
        "RUEHAB",
        "RUEHC/",
        "DE",
        "#0412",
        "/01",
        "1281415",
        "ZNY",
        "CCCCC",
        "ZZH",
        "(CCY",
        "O",
        "071415",
        "Z",
        "MAY",
        "08",
        "FM",
        "AMEMBASSY",
        "LA",
        "TO",
        "INFO",
        "XMT",
        ",",
        "/",
        "ZEN/",
        "NIACT",
        "IMMEDIATE",
        "PRIOITY",
        "0012",
        "PAGE",
        "02",
        "OF",
        ".2",
        "TOSEC",
        "POSS DUPE",
        "\n",
        " ",
        "é",
        "٣",
        "//J5//",
    ]
)


def spans_of(node: Node) -> Iterator[Span]:
    for field in dataclasses.fields(node):
        value = getattr(node, field.name)
        if isinstance(value, Span):
            yield value
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, Span))


@pytest.mark.parametrize("parse", PARSERS)
@given(
    text=st.one_of(
        st.text(max_size=60), st.lists(WORDS, max_size=10).map(" ".join), st.lists(WORDS, max_size=8).map("".join)
    )
)
def test_every_text_gives_a_node_with_spans_inside(parse: Callable[[str, int], HeaderLine], text: str) -> None:
    found = parse(text, 11)
    for span in spans_of(found):
        assert 11 <= span.start <= span.end <= 11 + len(text)
    if not text.strip():
        assert found.malformed
