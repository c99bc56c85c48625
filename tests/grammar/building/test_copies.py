"""One cable in the many shapes that copies and converters give it: it says the same in each, to the last line."""

from __future__ import annotations

import re

import pytest

from cablegrammar import parse_messages, parse_text
from cablelint import Cable
from support.cables import NOTICE, PRINT, REYKJAVIK, WINDHOEK


def says(cable: Cable) -> dict[str, object]:
    """What the cable says, whatever its shape."""
    line, order, authority = cable.classification, cable.executive_order, cable.authority
    section = None if line is None or line.section is None else (line.section.number, line.section.total)
    return {
        "cable": (cable.form, cable.id, cable.from_, cable.date),
        "addressees": [(a.role, a.name, a.precedence) for a in cable.addressees],
        "line": line and (line.level, line.post, line.number, section),
        "captions": [caption.text for caption in cable.captions],
        "pass": [pass_line.text for pass_line in cable.pass_lines],
        "order": order and (order.number, order.instruction),
        "tags": [tag.tag for tag in cable.tags],
        "subject": cable.subject and cable.subject.text,
        "references": [(item.letter, item.id) for item in cable.references],
        "authority": authority and authority.reason and (authority.classified_by, authority.reason.letters),
        "paragraphs": [
            (p.number, p.mark and p.mark.text, p.text, [item.text for item in p.subparagraphs])
            for p in cable.paragraphs
        ],
        "headings": [heading.text for heading in cable.headings],
        "pages": [(page.page, page.total) for page in cable.page_lines],
        "signature": [signature.text for signature in cable.signature],
        "unplaced": [run.text for run in cable.unplaced],
    }  # fmt: skip


BASE = says(parse_text(WINDHOEK))


def changed(*pairs: tuple[str, str], text: str = WINDHOEK) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(
    "text",
    [
        WINDHOEK.replace("\n", "\r\n"),
        re.sub(r"(?m)$", "   ", WINDHOEK),
        re.sub(r"(?m)^(?=.)", "    ", WINDHOEK),
        re.sub(r"(?m)^(\d)\. \(", r"¶\1. (", WINDHOEK),
        re.sub(r"(?m)^(\d)\. \(", r"[\1](#)\1. (", WINDHOEK),
        re.sub(r"(?m)^(\d)\. \(", r"<a id='par\1' href='#par\1'>¶</a>\1. (", WINDHOEK),
        WINDHOEK.replace("\n", "&#x000A;\n"),
        WINDHOEK.replace("\n", "\\\n"),
        changed(("PGOV, PREL, EFIS, WA", "PGOV PREL EFIS WA")),
        changed(("2018\nTAGS", "2018 TAGS"), ("WA\nSUBJ", "WA SUBJ")),
        changed(("000123\n\nSIPDIS", "000123 SIPDIS")),
        changed(("(NOTAL)\n\nClassified", "(NOTAL) Classified")),
        changed(("(d).\n\n1. (C)", "(d). 1. (C)")),
        changed(("A. WINDHOEK 98\n     B.", "A. WINDHOEK 98 B.")),
        changed(("REF: A.", "REF:\nA.")),
        changed(("1.4 million tons. END COMMENT.\nQUILL", "1.4 million tons. END COMMENT. QUILL")),
        changed(("(ref A).\n\n3. (SBU)", "(ref A). 3. (SBU)")),
        changed(("L SECTION", "L SCTION")),
        changed(("SECTION 01 OF", "SECTION 01 0F")),
        changed(("L SECTION 01 OF 02", "L section 01 of 02")),
        changed(("L SECTION 01", "L\nSECTION 01")),
        changed(("OF 02 WINDHOEK", "OF 02WINDHOEK")),
        changed(("C O N F I D E N T I A L SECTION", "CONFIDENTIAL - SECTION")),
        changed(("002 OF 002", "002 0F 002")),
        changed(("What was agreed\n------------------", "What was agreed\n* * * * * * * *")),
        changed(("DECL: 02/14/2018", "\nDECL: 02/14/2018")),
        changed(("E.O. 12958:", "EXECUTIVE ORDER 12958:")),
        changed(("SUBJECT: FISH", "SUBJECT:\n\nFISH")),
        changed(("WASHDC\nC O N F", "WASHDC\n\nC O N F I D E N T I A L\n\nC O N F")),
        changed(("WASHDC\nC O N F", "WASHDC\n\nCONFIDENTIAL\n\nC O N F")),
        changed(("E.O.", "(SBU) Sensitive but unclassified, please protect accordingly.\n\nE.O.")),
        changed(("NSC WASHDC\n", "NSC WASHDC\nGRNC\nBT\n")),
        changed(("QUILL\n", "QUILL\n\nBT\n#0123\nNNNN\n")),
    ],
)  # fmt: skip
def test_it_says_the_same(text: str) -> None:
    assert says(parse_text(text)) == BASE


def test_a_page_that_was_joined_to_the_label_of_the_addressees() -> None:
    text = changed(("TO RUEHC", "TO PAGE 02        WINDHO  000123  141155Z\nRUEHC"))
    cable = parse_text(text)
    assert [(a.role, a.name) for a in cable.to] == [("to", "SECSTATE WASHDC")]
    assert [page.style for page in cable.page_lines] == ["print", "transmission"]
    assert not cable.unplaced


def test_a_date_time_group_that_wraps() -> None:
    cable = parse_text(changed(("FEB 08\nFM", "FEB 08 ZDK CTG NUMEROUS\nSERVICES\nFM")))
    assert (cable.from_, cable.id, cable.unplaced) == ("AMEMBASSY WINDHOEK", "08WINDHOEK123", ())


def test_a_number_that_was_torn_apart_is_unknown() -> None:
    cable = parse_text(changed(("WINDHOEK 000123", "WINDHOEK 000 123")))
    assert (cable.post, cable.number, cable.id) == ("WINDHOEK", None, None)


def test_an_order_as_amended() -> None:
    for label in ("E.O. 12958 AS AMENDED:", "E.O. 12958, AS AMENDED:"):
        cable = parse_text(changed(("E.O. 12958:", label)))
        assert cable.executive_order is not None
        assert cable.declassification is not None
        assert (cable.executive_order.number, cable.declassification.kind) == ("12958", "date")


def test_the_mark_of_an_authority_belongs_to_it() -> None:
    cable = parse_text(changed(("Classified By:", "(U) Classified By:")))
    assert cable.paragraphs[0].number == "1"
    assert cable.authority is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2. (C) Three points were agreed:", "2. (C) Three points of section 1. (C) were agreed:"),
        ("return in May, see para 2.", "return in May, see para 2. (C) is no mark."),
    ],
)
def test_a_number_inside_a_sentence_begins_no_paragraph(old: str, new: str) -> None:
    assert [p.number for p in parse_text(changed((old, new))).paragraphs] == ["1", "2", "3", "4"]


RECORD = """

Message Attributes

Automatic Decaptioning: X
Draft Date: 14 JUL 1979
Document Number: 1979WINDHO00512
Executive Order: GS
From: WINDHOEK
Subject: DUNE LIGHTHOUSE BOARD ASKS FOR A
LAMP
TAGS: ECON, WA
To: STATE
Markings: Declassified/Released US Department of State EO Systematic Review 30 JUN 2005
"""
REVIEWED = "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"
ON_LINES = REVIEWED.replace(" US ", "\nUS ").replace(" EO", "\nEO")


@pytest.mark.parametrize(
    "text",
    [
        f"Message Text\n\n\n{PRINT}",
        PRINT + RECORD,
        changed(("\nPAGE 02", f"\n{REVIEWED}\n\nPAGE 02"), text=PRINT),
        changed(("\nPAGE 02", f"\nBasil Q. Larkin {REVIEWED}\n\nPAGE 02"), text=PRINT),
        changed(("\nPAGE 02", f"\n{ON_LINES}\n\nPAGE 02"), text=PRINT),
        changed(("CONFIDENTIAL\n\nPAGE 01", "CONFIDENTIAL  PTQ0683\n\nPAGE 01"), text=PRINT),
        re.sub(r"(?m)^CONFIDENTIAL\n", "", PRINT),
        PRINT.replace("\n\n", "\n"),
        changed(("67\nACTION AF-10", "ACTION AF-10"), text=PRINT),
    ],
)  # fmt: skip
def test_a_print_says_the_same(text: str) -> None:
    assert says(parse_text(text)) == says(parse_text(PRINT))


def test_the_record_of_the_archive() -> None:
    text = PRINT[PRINT.index("C O N F") :] + RECORD
    cable = parse_text(text)
    assert (cable.id, cable.date and cable.date.date().isoformat()) == ("79WINDHOEK512", "1979-07-14")
    assert cable.archive_record["Subject"] == "DUNE LIGHTHOUSE BOARD ASKS FOR A LAMP"
    assert cable.stamps
    assert parse_text(PRINT).archive_record == {}
    damaged = parse_text(text.replace("14 JUL 1979", "n/a"))
    assert damaged.date is None


def test_records_part_two_messages() -> None:
    both = f"{NOTICE}\nMessage Text\n\n{PRINT}{RECORD}\n\nMessage Text\n\n" + PRINT.replace("0512", "0513")
    assert [cable.number for cable in parse_messages(both)] == [512, 513]


BODY = WINDHOEK[WINDHOEK.index("C O N F") :]
OTHER_BODY = BODY.replace("000123", "000124").replace("00000123", "00000124")


@pytest.mark.parametrize("end", ["NNNN", "BT\n#0123\nNNNN", "=====================CABLE ENDS====================="])
@pytest.mark.parametrize("head", ["", "P 141155Z FEB 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC PRIORITY\n\n"])
def test_a_text_below_the_end_of_another_is_another_message(head: str, end: str) -> None:
    messages = parse_messages(f"{NOTICE}\n{head}{BODY}\n\n{end}\n\n{head}{OTHER_BODY}")
    assert [cable.number for cable in messages] == [123, 124]
    assert [len(cable.paragraphs) for cable in messages] == [len(parse_text(WINDHOEK).paragraphs)] * 2
    assert not any(cable.unplaced for cable in messages)


def test_the_next_section_below_an_end_goes_on() -> None:
    section = "C O N F I D E N T I A L SECTION 02 OF 02 WINDHOEK 000123\n\n5. (U) Nobody came.\nQUILL\n"
    (cable,) = parse_messages(f"{NOTICE}\n{BODY}\nNNNN\n\n{section}")
    assert [p.number for p in cable.paragraphs] == ["1", "2", "3", "4", "5"]


RECORD_START = '"158441","2/14/2008 11:55","08WINDHOEK123","Embassy Windhoek","CONFIDENTIAL","08WINDHOEK98|07SUVA400","'


@pytest.mark.parametrize("line_end", ["\n", "\\\n"], ids=["plain", "backslashes"])
def test_a_record_of_a_comma_separated_dump(line_end: str) -> None:
    text = WINDHOEK.removeprefix(f"{NOTICE}\n").replace("\nC O N F", '\n","C O N F', 1)
    record = f'{RECORD_START}{text.rstrip()}"\n'.replace("\n", line_end)
    assert says(parse_text(record)) == BASE
    assert len(parse_messages(record + record.replace("23", "24").replace("RO00", "RO01"))) == 2
    quoted = changed(("Three points", 'Three "a","b" points'))
    assert [p.number for p in parse_text(quoted).paragraphs] == ["1", "2", "3", "4"]


def test_what_a_database_prints_above_a_cable() -> None:
    table = (
        "Viewing cable 08WINDHOEK123, FISHERIES TALKS\n\nReference ID\nCreated\nReleased\nClassification\nOrigin\n"
        "08WINDHOEK123\n2008-02-14 11:55\n2011-08-30 01:44\nCONFIDENTIAL\nEmbassy Windhoek\n\n"
    )
    fields = "id: 1\ndate: 2/14/2008 11:55\nrefid: 08WINDHOEK123\norigin: Embassy Windhoek\nheader:\n"
    text = WINDHOEK.removeprefix(f"{NOTICE}\n")
    for above in (table, fields):
        assert says(parse_text(above + text)) == BASE
    marked = text.replace("\nC O N F", "\n----------------- header ends ----------------\n\nC O N F", 1)
    assert says(parse_text(marked)) == BASE
    assert says(parse_text(f"```\n{text}```\n")) == BASE


@pytest.mark.parametrize(
    "glued",
    ["(d). 1. (C) Summary", "(d) 1. (C) summary", "(d).  1. Summary", "(d). \u00b61. (C) Summary", "d 1. (C) Summary"],
)
def test_a_first_paragraph_on_the_line_of_the_authority(glued: str) -> None:
    cable = parse_text(re.sub(r"\(d\)\.\s+1\. \(C\) Summary", glued, WINDHOEK))
    whole = parse_text(WINDHOEK)
    assert [p.number for p in cable.paragraphs] == [p.number for p in whole.paragraphs]
    assert cable.paragraphs[0].text.lower() == whole.paragraphs[0].text.lower()
    assert cable.authority is not None
    assert cable.authority.reason is not None
    assert cable.authority.reason.letters == ("b", "d")


def test_a_mark_after_a_letter_is_no_paragraph() -> None:
    cable = parse_text(WINDHOEK.replace("1.4 (b) and\n(d).", "1.4 (B) (C) AND (D)."))
    assert cable.authority is not None
    assert cable.authority.reason is not None
    assert cable.authority.reason.letters == ("b", "c", "d")


@pytest.mark.parametrize("above", ["SIPDIS", "S E C R E T SUVA", "12", "DRAFTED BY QUILL", "NOFORN\n---\nSIPDIS"])
def test_what_stands_above_a_header_is_no_message(above: str) -> None:
    (cable,) = parse_messages(WINDHOEK.replace("VZCZC", f"{above}\n\nVZCZC", 1))
    assert [run.text for run in cable.unplaced] == [line for line in above.split("\n") if line != "---"]
    assert {**says(cable), "unplaced": []} == BASE


def test_the_same_header_twice_is_one_message_and_another_one_two() -> None:
    header = WINDHOEK[WINDHOEK.index("VZCZC") : WINDHOEK.index("C O N F")]
    assert len(parse_messages(f"{NOTICE}\n{header}{header}{BODY}")) == 1
    assert len(parse_messages(f"{NOTICE}\n{header.replace('0123', '0124')}{header}{BODY}")) == 2


@pytest.mark.parametrize(
    "stamp",
    [
        "RELEASED IN PART\nB1,1.4(D),B6",
        "RELEASE IN PART\nB1, 1.4(b), (d)",
        "RELEASED IN FULL\n\nREVIEW AUTHORITY: ADA QUILL, SENIOR REVIEWER",
        "REVIEWED BY ADA QUILL\nDATE/CASE ID: 12 JAN 2004 199900001",
        "DATE/CASE ID: 12 JAN 2004 199900001",
    ],
)
def test_who_released_a_cable_and_what_was_withheld(stamp: str) -> None:
    for text in (f"{stamp}\n\n{REYKJAVIK}", REYKJAVIK.replace("\n1. ", f"\n{stamp}\n\n1. ", 1)):
        cable, without = parse_text(text), parse_text(REYKJAVIK)
        assert cable.stamps
        assert cable.unplaced == without.unplaced
        assert [one.text for one in cable.paragraphs] == [one.text for one in without.paragraphs]
        assert [one.text for one in cable.pass_lines] == [one.text for one in without.pass_lines]


@pytest.mark.parametrize(
    "line", ["REVIEWED BY THE KEEPER, WHO SLEPT.", "B1, 1.4(D) AND B6 ARE LAMPS.", "CASE NUMBER: 12 LAMPS."]
)
def test_what_only_looks_like_a_release(line: str) -> None:
    text = REYKJAVIK.replace("\n1. ", f"\n1. {'THE LAMP WAS LENT AND WILL BE ' * 2}\n{line}\n\n2. ", 1)
    assert parse_text(text).stamps == parse_text(REYKJAVIK).stamps
