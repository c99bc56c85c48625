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
