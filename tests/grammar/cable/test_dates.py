"""Where the date of a cable may be written, and which source is believed."""

from __future__ import annotations

import pytest

from cablegrammar import parse_messages, parse_text
from cablegrammar.base.source import Source
from cablegrammar.cable.dates import year_in_name
from support.cables import NOTICE

BODY = """\
C O N F I D E N T I A L SUVA 000512

SIPDIS

E.O. 12958: DECL: 07/14/2018
TAGS: ECON, FJ
SUBJECT: A LAMP

REF: A. SUVA 498
     B. 07 RIGA 12

Classified By: DCM Ada Quill for reason 1.4 (b).

1. (C) It is lit (ref A).

QUILL
"""
EXTRACT = "This record is a partial extract of the original cable. The full text is not available."


def test_a_date_below_the_text_is_that_of_another_copy() -> None:
    below = "=====CABLE ENDS=====\n\ndate:2009-02-03T11:15\nsource:Embassy Suva\n"
    assert parse_text(f"{BODY}\n{below}").date is None
    assert parse_text(f"Cable dated:2008-07-14T10:30:00\n\n{BODY}\n{below}").id == "08SUVA512"


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("141030Z JUL 08", "2008-07-14T10:30"),
        ("141030Z Jul 08", "2008-07-14T10:30"),
        ("141030z jul 08", "2008-07-14T10:30"),
        ("141030Z July 2008", None),  # no copy has been seen that writes it so
        ("141030Z Jul 2008", "2008-07-14T10:30"),
        ("141030ZJUL08", "2008-07-14T10:30"),
        ("Cable dated:2008-07-14T10:30:00", "2008-07-14T10:30"),
        ("Cable dated: 2008-07-14", "2008-07-14T00:00"),
        ("CABLE DATED:2008-07-14 10:30", "2008-07-14T10:30"),
        ("2008-07-14 10:30:59", "2008-07-14T10:30"),
        ("Monday, 14 July 2008, 10:30", "2008-07-14T00:00"),
        ("14 Jul 2008 10:30 UTC", "2008-07-14T00:00"),
        ("July 14, 2008", "2008-07-14T00:00"),
        ("Monday, July 14, 2008 10:30 PM", "2008-07-14T00:00"),
    ],
)
def test_the_date_line_of_a_copy(line: str, moment: str | None) -> None:
    cable = parse_text(f"{EXTRACT}\n\n{line}\n\n{BODY}")
    assert (None if cable.date is None else cable.date.isoformat()[:16]) == moment
    if moment is not None:
        assert not cable.unplaced
        assert [line.text for line in cable.press_copy] == [line]
        assert cable.id == "08SUVA512"


def test_what_is_glued_behind_the_date_is_a_line() -> None:
    cable = parse_text(f"Cable dated:2008-07-14T10:30:00{BODY}")
    assert (cable.id, str(cable.level)) == ("08SUVA512", "CONFIDENTIAL")
    assert [line.text for line in cable.press_copy] == ["Cable dated:2008-07-14T10:30:00"]


@pytest.mark.parametrize("group", ["P 141030Z JUL 08", "p 141030z jul 08", "P 141030Z Jul 08", "O R 141030Z JUL 2008"])
def test_the_group_of_a_header_in_any_case(group: str) -> None:
    cable = parse_text(f"{group}\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC 5620\n\n{BODY}")
    assert cable.date_time_group is not None
    assert not cable.date_time_group.malformed
    assert cable.id == "08SUVA512"
    assert cable.from_ == "AMEMBASSY SUVA"


def test_a_group_above_a_sender_belongs_to_the_header() -> None:
    cable = parse_text(f"141030Z JUL 08\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC 5620\n\n{BODY}")
    assert cable.date_time_group is not None
    assert cable.press_copy == ()
    assert cable.id == "08SUVA512"


@pytest.mark.parametrize("line", ["Monday, 14 July 2008, 10:30", "141030Z Jul 08", "2008-07-14 10:30"])
def test_a_date_line_below_the_addressees_is_none_of_them(line: str) -> None:
    cable = parse_text(f"R 141030Z JUL 08\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC 5620\n\n{line}\n\n{BODY}")
    assert [addressee.name for addressee in cable.addressees] == ["SECSTATE WASHDC"]
    assert [line.text for line in cable.press_copy] == [line]
    assert not cable.unplaced


def test_a_group_below_the_head_of_a_mail_is_the_date() -> None:
    head = "Subject: SUVA 00000512 THE LAMP\n\nCONFIDENTIAL\n\n"
    cable = parse_text(f"{head}R 141030Z JUL 08\nFM AMEMBASSY SUVA\nTO SECSTATE WASHDC 5620\n\n{BODY}")
    assert cable.id == "08SUVA512"


def test_the_group_of_a_cable_that_the_text_quotes_is_not() -> None:
    quoted = (
        "2. (C) The other cable:\n\nR 011030Z MAR 07\nFM AMEMBASSY RIGA\nTO SECSTATE WASHDC 1\n\nThe lamp.\n\nQUILL\n"
    )
    assert parse_text(BODY.replace("QUILL\n", quoted)).date is None


def test_the_message_is_believed_before_the_copy() -> None:
    cable = parse_text(f"date: 7/20/2008 10:30\n\nR 141030Z JUL 08\nFM AMEMBASSY SUVA\n\n{BODY}")
    assert cable.date is not None
    assert cable.date.day == 14


@pytest.mark.parametrize(
    "name", ["08SUVA512.txt", "a/b/2008 SUVA 000512.cable", "08SUVA512_a.txt", "c:\\x\\08suva512.TXT"]
)
def test_the_year_may_stand_in_the_name_of_the_file_alone(name: str) -> None:
    (cable,) = parse_messages(Source(f"{NOTICE}\n{BODY}", name=name))
    assert (cable.date, cable.year, cable.id) == (None, 2008, "08SUVA512")
    assert [reference.id for reference in cable.references] == ["08SUVA498", "07RIGA12"]


@pytest.mark.parametrize("name", ["", "08SUVA513.txt", "08RIGA512.txt", "2008.txt", "SUVA512.txt", "08SUVA512x.txt"])
def test_another_name_says_nothing(name: str) -> None:
    (cable,) = parse_messages(Source(BODY, name=name))
    assert (cable.year, cable.id) == (None, None)
    assert [reference.id for reference in cable.references] == [None, "07RIGA12"]


def test_the_date_is_believed_before_the_name() -> None:
    (cable,) = parse_messages(Source(f"141030Z Jul 07\n\n{BODY}", name="08SUVA512.txt"))
    assert cable.id == "07SUVA512"


def test_without_a_post_or_a_number_no_name_fits() -> None:
    assert year_in_name("08SUVA512.txt", None, 512) is None
    assert year_in_name("08SUVA512.txt", "SUVA", None) is None
