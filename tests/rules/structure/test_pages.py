"""STR010, STR011 and STR016: page lines, sections, and what is missing."""

from __future__ import annotations

import pytest

from cablegrammar import parse_messages, parse_text
from cablelint import Severity
from cablerules.header.page_line_number_mismatch import PageLineNumberMismatch
from cablerules.structure.page_line_sequence import PageLineSequence
from cablerules.structure.section_total_mismatch import SectionTotalMismatch
from cablerules.structure.truncated_cable import TruncatedCable
from cablerules.structure.unexpected_line import UnexpectedLine
from support.cables import PRINT
from support.rule_runs import cable_text, line_of, places, run_rules

ALL = (PageLineSequence, SectionTotalMismatch, TruncatedCable)
HEAD_OF_A_PRINT = PRINT.partition("1. (C)")[0].partition("\n67\n")[2].replace("SECTION 1 OF 2 ", "")
PLAIN = "C O N F I D E N T I A L WINDHOEK 000512"


def paged(*pages: str, section: str = "", **parts: str) -> str:
    """The template with a page line after each of its paragraphs, and a SECTION on its classification line."""
    body = "1. (U) A lamp."
    for number, page in enumerate(pages, start=2):
        body += f"\n\nWINDHOEK 00000512  {page}\n\n\n{number}. (C) A lamp."
    classification = PLAIN.replace("L WIND", f"L {section} WIND") if section else PLAIN
    return cable_text(body=body, classification=classification, **parts)


@pytest.mark.parametrize(
    "pages",
    [
        ("002 OF 002",), ("001.2 OF 002", "002 OF 002"), ("002 OF 003", "003 OF 003"), (),
        ("001.2 OF 003", "002 OF 003", "002.2 OF 003", "003 OF 003"), ("002 OF 003", "002 OF 003", "003 OF 003"),
    ],
)  # fmt: skip
def test_pages_that_run_on(pages: tuple[str, ...]) -> None:
    assert run_rules(paged(*pages), *ALL) == []


@pytest.mark.parametrize(
    ("pages", "at", "message"),
    [
        (("003 OF 003",), "003 OF", "Page 003 follows page 001."),
        (("002 OF 005", "005 OF 005"), "005 OF", "Page 005 follows page 002."),
        (("002 OF 003", "003 OF 003", "002 OF 003"), None, "Page 002 follows page 003."),
        (("002 OF 002", "003 OF 002"), "003 OF", "This is page 003, but the total is 002."),
    ],
)
def test_the_first_break(pages: tuple[str, ...], at: str | None, message: str) -> None:
    text = paged(*pages)
    (finding,) = run_rules(text, PageLineSequence)
    assert (finding.column, finding.message) == (20, message)
    assert finding.line == (line_of(text, at) if at else line_of(text, "002 OF", 2))


@pytest.mark.parametrize(
    "pages",
    [
        ("002 OF 003", "003 0F 003"), ("002 0F 003", "003 OF 003"), ("0O2 OF 003", "003 OF 003"),
        ("002 OF 003", "0O3 OF 003"), ("002 OF 003", "003 OF 0"), ("002 OF 003", "0F3 003"),
    ],
)  # fmt: skip
def test_a_page_line_that_a_copy_damaged_is_one_all_the_same(pages: tuple[str, ...]) -> None:
    text = paged(*pages, section="SECTION 01 OF 03")
    assert run_rules(text, *ALL, PageLineNumberMismatch, UnexpectedLine) == []
    cable = parse_text(text)
    assert len(cable.page_lines) == 2
    assert [p.number for p in cable.paragraphs] == ["1", "2", "3"]
    assert not cable.headings


def test_the_page_after_a_damaged_line_may_be_the_one_after_it() -> None:
    assert run_rules(paged("002 OF 004", "0O3 OF 004", "004 OF 004"), *ALL) == []
    (finding,) = run_rules(paged("002 OF 006", "0O3 OF 006", "006 OF 006"), *ALL)
    assert (finding.code, finding.message) == ("STR010", "Page 006 follows page 002.")


def test_a_damaged_page_line_inside_a_sentence() -> None:
    text = cable_text(body="1. (C) A lamp is lent WINDHOEK 00000512  002 0F 002 and the other is not.")
    (page,) = parse_text(text).page_lines
    assert (page.page, page.total) == (2, 2)
    assert run_rules(text, *ALL) == []


def test_a_file_of_a_later_section_begins_where_it_likes() -> None:
    assert run_rules(paged("003 OF 003", section="SECTION 02 OF 03"), PageLineSequence) == []


def test_the_total_of_the_sections() -> None:
    text = paged("002 OF 003", "003 OF 003", section="SECTION 01 OF 04")
    (finding,) = run_rules(text, *ALL)
    assert (finding.code, finding.line, finding.column) == ("STR011", line_of(text, "002 OF"), 27)
    assert [place.line for place in finding.related] == [line_of(text, "SECTION 01")]


def test_sections_alone_prove_nothing() -> None:
    assert run_rules(paged(section="SECTION 01 OF 04"), *ALL) == []
    assert run_rules(paged("001.2 OF 004", section="SECTION 01 OF 04"), *ALL) == []


@pytest.mark.parametrize(
    ("last", "total", "missing"),
    [("002", "003", "section 3 is missing."), ("002", "005", "sections 3 to 5 are missing.")],
)
def test_sections_that_did_not_arrive(last: str, total: str, missing: str) -> None:
    text = paged(f"{last} OF {total}", section=f"SECTION 01 OF {total[1:]}", signature="")
    (finding,) = run_rules(text, *ALL)
    assert finding.code == "STR016"
    assert finding.message.endswith(missing)


def test_a_page_line_of_a_print_counts_differently() -> None:
    text = paged("002 OF 002").replace("2. (C)", "PAGE 04 WINDHOEK 00512 141031Z\n\n2. (C)")
    assert run_rules(text, *ALL) == []


def print_of(*pages: str) -> str:
    """A print of one section with a page line for each of `pages`, and a paragraph on each page."""
    text = ""
    for number, page in enumerate(pages, start=1):
        above = f"67\n{HEAD_OF_A_PRINT}" if number == 1 else "\n"
        text += f"CONFIDENTIAL\n\nPAGE {page}        WINDHOEK 00512  141100Z\n{above}{number}. (C) A LAMP.\n"
        text += "QUILL\n\nCONFIDENTIAL\n\nNNN\n" if number == len(pages) else "CONFIDENTIAL\n\n\n"
    return text


@pytest.mark.parametrize(
    ("pages", "messages"),
    [
        (("01", "02", "03"), []),
        (("01", "02", "04"), ["Page 04 follows page 02."]),
        (("02", "03"), []),
        (("01", "03", "02"), ["Page 03 follows page 01."]),
        (("01", "O2", "04"), []),
        (("01", "O2", "03", "05"), ["Page 05 follows page 03."]),
        (("01", "0Z", "03", "04"), []),
        (("01", "?2", "03", "04"), []),
    ],
)
def test_the_pages_of_a_print(pages: tuple[str, ...], messages: list[str]) -> None:
    assert [finding.message for finding in run_rules(print_of(*pages), PageLineSequence)] == messages


@pytest.mark.parametrize(
    "line",
    [
        "PAGE A1 TIMES OF SUVA 1976, IN A BOX", "PAGE 3B OF THE DRAFT 1976 BUDGET FOR LAMPS",
        "PAGE 2A REF 1234 SAYS SO", "PAGE A4 DATED JULY 1976 AND SIGNED",
    ],
)  # fmt: skip
def test_a_page_of_something_else_is_no_page_line(line: str) -> None:
    header = "R 141030Z JUL 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC 0044"
    cable = parse_text(cable_text(header=header, body=f"1. (C) The keeper read it on\n{line}\nand denied it."))
    assert (cable.form, cable.page_lines) == ("short-header", ())
    assert line in cable.paragraphs[0].text


def test_a_page_line_inside_a_sentence_counts() -> None:
    text = cable_text(body="1. (U) A lamp is lent WINDHOEK 00000512  003 OF 003 and the other is not.")
    assert places(run_rules(text, PageLineSequence)) == [("STR010", line_of(text, "1. (U)"), 42)]


def test_a_cable_that_says_so() -> None:
    extract = "This record is a partial extract of the original cable.\n\n"
    text = extract + cable_text(body="3. (C) A lamp ...", signature="")
    assert places(run_rules(text, TruncatedCable)) == [("STR016", 1, 1)]


@pytest.mark.parametrize("points", ["...", "....", "…"])
def test_a_text_that_breaks_off(points: str) -> None:
    text = cable_text(body=f"1. (C) The lamp {points}", signature="")
    (finding,) = run_rules(text, TruncatedCable)
    assert (finding.column, finding.end_column) == (17, 17 + len(points))


def test_points_inside_the_text_are_no_end() -> None:
    assert run_rules(cable_text(body="1. (C) The lamp ... went out.\n\n2. (C) And then ..."), TruncatedCable) == []


def test_a_cable_without_text() -> None:
    text = cable_text(body="", signature="")
    assert places(run_rules(text, TruncatedCable)) == [("STR016", line_of(text, PLAIN), 1)]


@pytest.mark.parametrize("heading", ["SUMMARY\n-------", "SUMMARY", "Comment", "------- COMMENT -------"])
def test_a_heading_alone_is_no_text(heading: str) -> None:
    text = cable_text(body=heading)
    assert places(run_rules(text, TruncatedCable)) == [("STR016", line_of(text, PLAIN), 1)]


@pytest.mark.parametrize("line", ["Post has nothing to report", "Nothing to report."])
def test_one_short_message_is_a_text(line: str) -> None:
    assert run_rules(cable_text(body=line), TruncatedCable) == []


@pytest.mark.parametrize(
    "below", ["...", "\u2026", ". . .", "BT\n\n...", f"{'=' * 20}CABLE ENDS{'=' * 20}\n\nREF: A. SU..."]
)
def test_points_below_the_signature_are_no_end_of_the_text(below: str) -> None:
    text = cable_text(body="1. (C) The lamp is lit.\n\n2. (U) It is dark.") + f"\n{below}\n"
    assert run_rules(text, *ALL, UnexpectedLine) == []
    assert [p.number for p in parse_text(text).paragraphs if p.number] == ["1", "2"]
    assert [one.text for one in parse_text(text).signature]


def test_points_on_a_line_of_their_own_break_an_unsigned_text_off() -> None:
    text = cable_text(body="1. (C) The lamp is lit.\n\n2. (U) It is dark and\n...", signature="")
    assert [finding.code for finding in run_rules(text, *ALL)] == ["STR016"]


def test_points_on_a_line_of_their_own_inside_the_text() -> None:
    cable = parse_text(cable_text(body="1. (C) The lamp is lit.\n\n...\n\n2. (U) It is dark."))
    assert [p.number for p in cable.paragraphs] == ["1", "2"]


# ------------------------------------------------------------------------------------------------- lost page lines


def test_a_page_line_that_was_lost_alone_is_information() -> None:
    (finding,) = run_rules(paged("002 OF 004", "004 OF 004"), *ALL)
    assert (finding.code, finding.severity) == ("STR010", Severity.INFO)


def test_a_page_that_was_lost_with_its_paragraphs_is_a_warning() -> None:
    (finding,) = run_rules(paged("002 OF 004", "004 OF 004").replace("3. (C)", "6. (C)"), *ALL)
    assert (finding.code, finding.severity) == ("STR010", Severity.WARNING)


def test_a_signed_text_has_lost_no_section() -> None:
    (finding,) = run_rules(paged("002 OF 003"), *ALL)
    assert (finding.code, finding.severity) == ("STR010", Severity.INFO)
    assert finding.message == "The last page line counts 002 of 003, and the text is signed."


@pytest.mark.parametrize(
    "line", ["WINDHOEK 00000512  002 of 002", "Windhoek 00000512  002 OF 002", "Port Louis 00000512  002 of 002"]
)
def test_a_page_line_in_small_letters(line: str) -> None:
    body = f"1. (U) A lamp that\n\n{line}\n\n\nshines on.\n\n2. (C) A boat."
    cable = parse_text(cable_text(body=body))
    assert [(page.number, page.page, page.total) for page in cable.page_lines] == [(512, 2, 2)]
    assert [" ".join(p.text.split()) for p in cable.paragraphs] == ["A lamp that shines on.", "A boat."]
    inside = parse_text(cable_text(body=body.replace("\n\n\n", " ").replace("\n\nW", " W").replace("\n\nP", " P")))
    assert [page.page for page in inside.page_lines] == [2]


def test_six_digits_alone_are_no_date_time_group() -> None:
    text = "ORIGIN OES-00\n\n000512\n\n" + cable_text()
    line = parse_text(text).header.fl5
    assert line is None or line.text != "000512"


def test_one_short_line_is_a_text() -> None:
    assert run_rules(cable_text(body="Nothing to report.", signature=""), TruncatedCable) == []


SECTIONED = """\
P 141030Z JUL 08
FM AMEMBASSY WINDHOEK
TO SECSTATE WASHDC PRIORITY 5620

C O N F I D E N T I A L SECTION {section} WINDHOEK 000512

E.O. 12958: DECL: 07/14/2018
TAGS: PREL, WA
SUBJECT: A LAMP FOR THE DUNE

{body}
"""


def truncated(section: str, body: str, below: str = "") -> list[tuple[str, str]]:
    found = run_rules(SECTIONED.format(section=section, body=body) + below, TruncatedCable)
    return [(finding.severity.value, finding.message) for finding in found]


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("02 OF 02", "This is section 02 of 02: section 1 is missing."),
        ("03 OF 04", "This is section 03 of 04: sections 1 to 2 are missing."),
    ],
)
def test_a_later_section_alone(section: str, said: str) -> None:
    assert truncated(section, "says the keeper.\n\n3. (C) The lamp is lit.\n\nQUILL") == [("info", said)]


def test_a_later_section_whose_paragraphs_begin_with_1() -> None:
    assert truncated("02 OF 02", "1. (C) The lamp is lit.\n\nQUILL") == []


def test_a_later_section_that_is_not_alone() -> None:
    first = SECTIONED.format(section="01 OF 02", body="1. (C) The lamp is lit.") + "NNNN\n\n"
    second = SECTIONED.format(section="02 OF 02", body="2. (C) The keeper is asleep.\n\nQUILL")
    assert run_rules(first + second, TruncatedCable) == []


@pytest.mark.parametrize(
    "body",
    [
        "1. (C) The lamp is lit.\n\n2. (C) The keeper told us that the",
        "1. (C) The keeper told us that, in spite of the wind,",
        "1. (C) THE LAMP IS LIT. THE KEEPER TOLD US THAT THE",
    ],
)
def test_the_first_section_ends_in_the_middle_of_a_sentence(body: str) -> None:
    said = "The text of section 01 of 02 ends in the middle of a sentence."
    assert truncated("01 OF 02", body) == [("warning", said)]
    assert truncated("01 OF 02", body, "\n\nNNNN\n") == [("warning", said)]
    assert truncated("01 OF 01", body) == []
    assert truncated("01 OF 02", f"{body}\n\nQUILL") == []


@pytest.mark.parametrize(
    "body",
    [
        "1. (C) The lamp is lit.\n\n2. (C) The keeper is asleep.",
        "1. (C) THE LAMP IS LIT. QUILL",
        "1. (C) The keeper told us everything about Ada Quill",
        "1. (C) The lamp is lit and the keeper is asleep (and snores)",
    ],
)
def test_the_first_section_ends_with_a_sentence(body: str) -> None:
    assert truncated("01 OF 02", body) == []


def test_the_second_section_stands_below_the_first() -> None:
    line = "C O N F I D E N T I A L SECTION 02 OF 02 WINDHOEK 000512"
    assert truncated("01 OF 02", "1. (C) The keeper told us that the", f"\n{line}\n\nlamp is lit.\n\nQUILL\n") == []


def test_a_part_of_the_first_section_stands_above_the_second() -> None:
    _, _, rest = PRINT.partition("THE MINISTER HAS WRITTEN")
    assert [cable.section is None for cable in parse_messages(rest)] == [False]
    assert run_rules(rest, TruncatedCable) == []
