"""The records of databases and what mail programs and viewers print: furniture, wherever it stands."""

from __future__ import annotations

import datetime

import pytest

from cablegrammar import parse_messages
from cablegrammar.copies.records import find_records
from support.cables import NOTICE

TEXT = f"""\
{NOTICE}
UNCLAS SUVA 000102

E.O. 12958: N/A
TAGS: SCUL, FJ
SUBJECT: A KITE CAME BACK

1. It is blue.

2. The string is missing.

PLUME
"""
CELLS = ("481516", "2008-05-19 14:27:00", "08SUVA102", "Embassy Suva", "UNCLASSIFIED", "08SUVA90|08STATE41001")
KEYS = "id: 481516\ndate: 5/19/2008 14:27\nrefid: 08SUVA102\norigin: Embassy Suva\nclassification: UNCLASSIFIED\n"
NOON = datetime.datetime(2008, 5, 19, 14, 27, tzinfo=datetime.UTC)

RECORDS = {
    "lines": "\n".join(CELLS),
    "lines without references": "\n".join(CELLS[:5]),
    "lines behind signs": "\n".join(f"> {cell}" for cell in CELLS),
    "TAB row": "\t".join(CELLS) + "\t",
    "TAB row without a number": "\t".join(CELLS[1:]) + "\t",
    "comma row": ",".join(CELLS) + ",",
    "comma row with quotation marks": ",".join(f'"{cell}"' for cell in CELLS) + ',"',
    "comma row without an origin": ",".join(f'"{cell}"' for cell in (*CELLS[:3], "", *CELLS[4:])) + ',"',
    "semicolon row with quotation marks": ";".join(f'"{cell}"' for cell in CELLS) + ';"',
    "lines without an origin": "\n".join((*CELLS[:3], *CELLS[4:])),
    "TAB row without an origin": "\t".join((*CELLS[:3], *CELLS[4:])) + "\t",
    "blank row": "  ".join(CELLS),
    "keys": KEYS,
    "keys in capitals": KEYS.upper().replace("5/19/2008 14:27", "2008-05-19 14:27"),
    "keys and a header": f"{KEYS}destination: 08SUVA90\nheader:\n",
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_record_above_a_text(record: str) -> None:
    text = TEXT.replace("\nUNCLAS", f"\n{record}\nUNCLAS", 1)
    (cable,) = parse_messages(text)
    assert (cable.id, cable.date) == ("08SUVA102", NOON)
    assert [artefact.kind for artefact in cable.artefacts] == ["database-record"]
    assert [paragraph.number for paragraph in cable.paragraphs] == ["1", "2"]
    assert cable.unplaced == ()


def test_a_record_of_a_top_secret_cable() -> None:
    """The level of a record says nothing of the cable: it is furniture."""
    record = "\n".join((*CELLS[:4], "TOP SECRET", CELLS[5]))
    (cable,) = parse_messages(TEXT.replace("\nUNCLAS", f"\n{record}\nUNCLAS", 1))
    assert cable.unplaced == ()
    assert [artefact.kind for artefact in cable.artefacts] == ["database-record"]


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_record_belongs_to_the_cable_below_it(record: str) -> None:
    above, below = parse_messages(f"{TEXT}\nNNNN\n\n{record}\n{TEXT.replace('000102', '000103')}")
    assert (above.date, below.date) == (None, NOON)
    assert below.id == "08SUVA103"


@pytest.mark.parametrize(
    "prose",
    [
        "The list of 2008-05-19 14:27:00 has the embassy in Suva as CONFIDENTIAL.",
        "481516\n2008-05-19 14:27:00",
        "CONFIDENTIAL\nEmbassy Suva\n08SUVA102\n2008-05-19 14:27:00\n481516",
        "id: 12\nThe date: unknown",
        "origin: Suva",
        "5/19/2008 14:27, 08SUVA102",
        "id: 4\norigin: the mill\nsource: the river\nnumber: 7",
    ],
)
def test_what_is_no_record(prose: str) -> None:
    assert list(find_records(prose)) == []


def test_a_table_with_tabs_below_a_record_is_text() -> None:
    row = "\t".join(CELLS) + "\t"
    table = "Year\tTons\tPrice\n2006\t100\t20"
    text = TEXT.replace("\nUNCLAS", f"\n{row}UNCLAS", 1).replace("It is blue.", f"Prices:\n\n{table}")
    (cable,) = parse_messages(text)
    assert cable.id == "08SUVA102"
    assert [paragraph.text for paragraph in cable.paragraphs][:2] == ["Prices:", " ".join(table.split())]
    assert [artefact.kind for artefact in cable.artefacts] == ["database-record", "stray-characters"]


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("2008-05-19 14:27", NOON),
        ("5/19/2008 2:27 PM", NOON),
        ("5/19/2008 14:27:59", NOON),
        ("2008-05-19", NOON.replace(hour=0, minute=0)),
        ("2008-02-30 14:27", None),
        ("2008-05-19 26:27", None),
        ("13/12/2008 14:27", None),
    ],
)
def test_the_date_of_a_record(date: str, time: datetime.datetime | None) -> None:
    (record,) = find_records("\n".join((CELLS[0], date, *CELLS[2:])))
    assert record.date == time


MAIL = """\
From: Buoy, Mail [buoy@example.gov]
Sent: Monday, May 19, 2008 4:41 PM
To: Lamps (Main Room 12)
Subject: SUVA 00000102 R UN 19-MAY-08 A KITE CAME
 BACK [4400123]

UNCLAS

"""
INBOX = "null\nIris B Tarn  11/30/2008 01:23:45 PM  From  DB/Inbox:  Iris B Tarn\n\nCable \nText:     \n\n"
COPY = """\
UNCLAS        SUVA 00102

SIPDIS
CXSUVA:
    ACTION: ECON
    INFO:   AMB DCM POL
            PD

DISSEMINATION: ECON
CHARGE: PROG

APPROVED: DCM:MQUILL
DRAFTED: ECON:JFELD
CLEARED: POL:ITARN, RSO:OBELL

"""
HEADER = """\
VZCZCXYZ0007
RR RUEHWEB
DE RUEHSV #0102 1401427
ZNR UUUUU ZZH
R 191427Z MAY 08
FM AMEMBASSY SUVA
TO RUEHC/SECSTATE WASHDC 5620

"""


@pytest.mark.parametrize(
    ("frame", "kinds"),
    [
        (MAIL, {"mail-head"}),
        (MAIL.replace("From: Buoy, Mail [buoy@example.gov]\n", ""), {"mail-head"}),
        (INBOX, {"mail-head"}),
        (INBOX.removeprefix("null\n"), {"mail-head"}),
        (COPY, {"post-copy", "repeated-head"}),
        (INBOX + COPY, {"mail-head", "post-copy", "repeated-head"}),
        ("TelegramRestricted by caption. UNCLASSIFIED   SUVA   00000102 \n", {"viewer-title"}),
        ("UNCLAS   SUVA   00000102 \n", {"repeated-head"}),
    ],
)
def test_what_stands_above_a_cable(frame: str, kinds: set[str]) -> None:
    (cable,) = parse_messages(TEXT.replace("UNCLAS SUVA", f"{frame}{HEADER}UNCLAS SUVA", 1))
    assert cable.id == "08SUVA102"
    assert {artefact.kind for artefact in cable.artefacts} == kinds
    assert cable.unplaced == ()
    assert [addressee.name for addressee in cable.addressees] == ["SECSTATE WASHDC"]
    assert [paragraph.number for paragraph in cable.paragraphs] == ["1", "2"]


@pytest.mark.parametrize("joint", ["\n", " "])
def test_the_row_of_a_search_at_the_foot(joint: str) -> None:
    row = "0 05/19/2008 4102 SCUL,FJ A KITE CAME BACK It is blue. The string is missing."
    (cable,) = parse_messages(TEXT.rstrip() + f"{joint}{row}\n")
    assert [paragraph.number for paragraph in cable.paragraphs] == ["1", "2"]
    assert [signature.text for signature in cable.signature] == ["PLUME"]
    assert [artefact.kind for artefact in cable.artefacts] == ["database-record"]


def test_a_mail_alone_is_no_cable() -> None:
    (cable,) = parse_messages(MAIL.replace("UNCLAS\n\n", "") + "All are lit.\n")
    assert not cable.is_cable


FRAME = (
    "From: Plume, Ida\nSent: Monday, May 19, 2008 4:41 PM\nTo: Lamps (Main Room 12)\nSubject: SUVA 00000102 A KITE\n"
)
FIRST_LINES = "VZCZCXYZ0007\nRR RUEHWEB\nDE RUEHSV #0102 1401427\nZNR UUUUU ZZH\nR 191427Z MAY 08\nFM AMEMBASSY SUVA\n"
SENT = TEXT.replace("\nUNCLAS", f"\n{FIRST_LINES}TO RUEHC/SECSTATE WASHDC 1346\n\nUNCLAS", 1)


@pytest.mark.parametrize("frame", [FRAME, KEYS], ids=["mail", "keys"])
@pytest.mark.parametrize("above", [1, 2, 3])
@pytest.mark.parametrize(
    "stray",
    [
        "RR RUEHWEB",
        "DE RUEHSV #0102 1401427",
        "ZNR UUUUU ZZH",
        "R 191427Z MAY 08",
        "FM AMEMBASSY SUVA",
        "INFO RUEHRA/AMEMBASSY APIA",
        "E.O. 12958: DECL: 05/19/2018",
        "TAGS: ECON, WS",
        "Classified By: Ida Plume for reasons 1.4 (b)",
        "Classified by: Ida Plume for reasons 1.4 (b)",
        "Derived from: A lamp guide of 2008",
    ],
)
def test_a_line_of_a_cable_inside_a_frame_is_none_of_its_lines(frame: str, above: int, stray: str) -> None:
    lines = frame.splitlines()
    framed = "\n".join((*lines[:above], stray, *lines[above:]))
    (cable,) = parse_messages(SENT.replace("\nVZCZC", f"\n{framed}\n\nVZCZC", 1))
    assert cable.id == "08SUVA102"
    again = [cable.written(one.span).split("\n")[0] for one in cable.artefacts if one.kind == "repeated-head"]
    assert [*again, *(line.text for line in cable.unplaced)] == [stray]  # a head may begin with FL3 and FL5
    assert [tag.tag for tag in cable.tags] == ["SCUL", "FJ"]
    assert [addressee.name for addressee in cable.addressees] == ["SECSTATE WASHDC"]


@pytest.mark.parametrize("end", ["Monday, 19 May 2008, 14:27", "--------- header ends ---------"])
def test_the_address_ends_above_a_line_that_parts_it_from_the_text(end: str) -> None:
    more = "INFO RUEHRA/AMEMBASSY APIA"
    for below in (end, f"{end}\n{more}"):
        (cable,) = parse_messages(SENT.replace("1346\n", f"1346\n\n{below}\n", 1))
        assert [addressee.name for addressee in cable.addressees] == ["SECSTATE WASHDC"]
        assert [line.text for line in cable.unplaced] == [more] * (more in below)
        assert [line.text for line in cable.press_copy] == [end]


@pytest.mark.parametrize("more", ["\t", "\t\t191427Z MAY 08"], ids=["", "further cells"])
def test_the_record_above_a_second_cable_is_that_cables(more: str) -> None:
    row = "\t".join(("481517", "2008-05-20 09:00:00", "08SUVA103", "Embassy Suva", "UNCLASSIFIED"))
    second = TEXT.replace(NOTICE, "").replace("000102", "000103").lstrip("\n")
    first, other = parse_messages(f"{TEXT}\n{row}{more}\n\n{second}")
    assert (first.id, other.id) == (None, "08SUVA103")
    assert other.source.text[other.span.start :].startswith("481517")
    assert [trace.kind for trace in first.artefacts] == []
    assert [trace.kind for trace in other.artefacts] == ["database-record"]


def test_a_record_with_text_below_it_is_not_that_of_the_next_cable() -> None:
    row = "\t".join(("481517", "2008-05-20 09:00:00", "08SUVA103", "Embassy Suva", "UNCLASSIFIED"))
    second = TEXT.replace(NOTICE, "").replace("000102", "000103").lstrip("\n")
    first, other = parse_messages(f"{TEXT}\n{row}\t\n\nThe kite is blue once more.\n\n{second}")
    assert other.source.text[other.span.start :].startswith("UNCLAS")
    assert [trace.kind for trace in first.artefacts] == ["database-record"]
