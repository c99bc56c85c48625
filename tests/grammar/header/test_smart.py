"""SMART messages: two columns, their own lines, and the same TAGS, references, marks and paragraphs as a telegram."""

from __future__ import annotations

import datetime
import re

import pytest

from cablegrammar import parse_messages, parse_text
from cablegrammar.header.smart import parse_addressees, parse_date_line, parse_record_number
from support.cables import LJUBLJANA, NOTICE, SMART_CONFIDENTIAL, SMART_REPEATED, STACKED, SUVA, WINDHOEK

BOTH = pytest.mark.parametrize("text", [LJUBLJANA, STACKED], ids=["two columns", "stacked"])
EVERY = pytest.mark.parametrize(
    "text",
    [LJUBLJANA, STACKED, SMART_CONFIDENTIAL, SMART_REPEATED],
    ids=["columns", "stacked", "classified", "repeated"],
)


@EVERY
def test_every_line_is_placed(text: str) -> None:
    cable = parse_text(text)
    assert cable.form == "smart"
    assert cable.unplaced == ()
    assert cable.lines.total == sum(1 for line in text.split("\n") if line.strip())


@EVERY
def test_line_ends_do_not_matter(text: str) -> None:
    one, other = parse_text(text), parse_text(text.replace("\n", "\r\n"))
    assert [p.text for p in one.paragraphs] == [p.text for p in other.paragraphs]
    assert (one.id, one.subject and one.subject.text) == (other.id, other.subject and other.subject.text)


@BOTH
def test_what_the_head_says(text: str) -> None:
    cable = parse_text(text)
    assert cable.id == "11LJUBLJANA354"
    assert cable.date == datetime.datetime(2011, 8, 19, 9, 45, tzinfo=datetime.UTC)
    assert cable.from_ == "AMEMBASSY LJUBLJANA"
    assert [(a.name, a.precedence) for a in cable.to[:2]] == [
        ("SECSTATE WASHDC", "ROUTINE"),
        ("AMEMBASSY SUVA", "PRIORITY"),
    ]
    assert [caption.text for caption in cable.captions] == ["SENSITIVE", "SIPDIS"]
    assert [tag.tag for tag in cable.tags] == ["SOCI", "PGOV", "KWMN", "SI"]
    assert [(r.letter, r.id) for r in cable.references] == [("A", "11LJUBLJANA93"), ("B", "10SUVA1505")]
    assert cable.pass_lines[0].text == "STATE FOR EUR/CE"
    assert cable.subject is not None
    assert cable.subject.text == "Beekeepers' Association Asks for a Seat at the Fisheries Table"
    assert cable.executive_order is not None
    assert (cable.executive_order.number, cable.executive_order.instruction) == ("13526", "")
    assert [s.text for s in cable.signature] == ["QUILL"]
    assert {a.name for a in cable.info} == {"EU MEMBER STATES COLLECTIVE", "AMEMBASSY REYKJAVIK"}


def test_wrapped_values() -> None:
    cable = parse_text(LJUBLJANA)
    assert [(a.name, a.precedence) for a in cable.to[2:]] == [
        ("SECDEF WASHINGTON DC", "IMMEDIATE"),
        ("Quill, Ada M", "ROUTINE"),
    ]
    assert [line.text for line in cable.pass_lines] == ["STATE FOR EUR/CE", "S/GWI FOR LARKIN"]
    assert [a.name for a in cable.xmt] == ["AMEMBASSY WINDHOEK"]
    assert [line.text for line in cable.message_lines if line.kind == "drafting"][
        1
    ] == "ECON:Reed, Ewan (Ljubljana) PAS:Hale, Fern"


def test_the_banner_has_two_lines() -> None:
    cable = parse_text(LJUBLJANA)
    assert cable.classification is not None
    assert (cable.classification.level, cable.classification.controls) == ("UNCLASSIFIED", ("SBU",))
    assert len(cable.banners) == 4
    noforn = parse_text(SMART_CONFIDENTIAL)
    assert noforn.classification is not None
    assert (noforn.classification.level, noforn.classification.controls) == ("CONFIDENTIAL", ("NOFORN",))
    assert len(noforn.banners) == 4


@pytest.mark.parametrize("control", ["NOFORN", "NODIS", "NODIS//NOFORN"])
@pytest.mark.parametrize("gap", ["\n\n", "\n", "\n\n\n\n"])
def test_the_banner_of_a_copy_that_has_lost_its_blanks_has_two_lines(control: str, gap: str) -> None:
    below = SMART_CONFIDENTIAL[SMART_CONFIDENTIAL.index("MRN:") :]
    cable, *others = parse_messages(f"CONFIDENTIAL\n{control}\n{gap}{below}")
    assert (others, cable.form) == ([], "smart")
    assert cable.banners[0].text == f"CONFIDENTIAL\n{control}"
    # above anything else it stays a caption
    (telegram,) = parse_messages(
        f"CONFIDENTIAL\nNODIS\n{gap}E.O. 12958: DECL: 05/13/2018\nTAGS: PREL\nSUBJECT: KITES\n"
    )
    assert [caption.text for caption in telegram.captions] == ["NODIS"]


@pytest.mark.parametrize(
    ("text", "paragraph", "end"),
    [
        (LJUBLJANA, 1, "among the beekeepers. Nobody has asked the bees. The paper of record "
         "printed the letter on its last page, beside the chess problem."),
        (STACKED, 0, "The Ministry has not answered (ref A). End Summary."),
    ],
)  # fmt: skip
def test_a_page_ends_inside_a_sentence(text: str, paragraph: int, end: str) -> None:
    assert parse_text(text).paragraphs[paragraph].text.endswith(end)


def test_paragraphs_and_headings() -> None:
    cable = parse_text(LJUBLJANA)
    assert [(p.number, p.mark and p.mark.text) for p in cable.paragraphs] == [
        ("1", "(SBU)"),
        ("2", "(U)"),
        ("3", "(SBU)"),
    ]
    assert [h.text for h in cable.headings] == ["A Letter and No Answer"]


def test_text_after_a_page_break_with_banners_is_a_block() -> None:
    """After a full stop nobody can tell whether the paragraph goes on: the block has no number, and belongs to it."""
    cable = parse_text(SMART_CONFIDENTIAL)
    assert [p.number for p in cable.paragraphs] == ["1", None, "2"]


@pytest.mark.parametrize(
    "text",
    [
        SMART_CONFIDENTIAL,
        SMART_CONFIDENTIAL.replace("Reason:      ", "Reason:\n\n").replace(
            "Declassify On:      ", "\n\nDeclassify On:\n\n"
        ),
    ],
    ids=["columns", "stacked"],
)
def test_the_lines_of_the_classification_authority(text: str) -> None:
    cable = parse_text(text)
    authority = cable.authority
    assert authority is not None
    assert authority.classified_by == "Ada Quill, Ambassador, DOS, Exec"
    assert authority.reason is not None
    assert (authority.reason.section, authority.reason.letters) == ("1.4", ("b", "d"))
    assert authority.declassify_on is not None
    assert authority.declassify_on.date == datetime.date(2022, 9, 6)
    assert cable.subject is not None
    assert cable.subject.mark is not None
    assert cable.subject.mark.text == "(C)"
    assert [p.mark and p.mark.text for p in cable.paragraphs] == ["(C//NF)", None, "(U)"]


def test_a_message_that_repeats_its_head() -> None:
    cable = parse_text(SMART_REPEATED)
    assert cable.id == "12STATE7316"
    assert [len(cable.fields_by_kind[kind]) for kind in ("executive_order", "tags", "subject")] == [2, 2, 2]
    assert cable.subject is not None
    assert cable.subject.text == "Assignment of a Lamp Keeper"
    assert [(p.number, [s.label for s in p.subparagraphs]) for p in cable.paragraphs] == [("1", ["A", "B"]), ("2", [])]
    assert [a.name for a in cable.to] == ["AMEMBASSY WINDHOEK"]


def test_a_value_never_takes_the_next_line() -> None:
    """`XMT:` and `Action Post:` are often empty; what follows is no value of theirs."""
    cable = parse_text(STACKED)
    assert cable.xmt == ()
    closing = [(line.label, line.text) for line in cable.message_lines if line.kind == "closing"]
    assert closing == [("Attachments:", "Hive_letter.pdf"), ("Action Post:", ""), ("Dissemination Rule:", "DIS_HIVE")]


def test_a_mail_around_the_message() -> None:
    mail = (
        "SBU\nThis email is UNCLASSIFIED.\n\n\n"
        "From: Larkin, Moss\nSent: Monday, January 2, 2012 1:38 AM\nTo: Quill, Ada\nSubject: Bees\n\n\n"
    )
    cable = parse_text(mail + LJUBLJANA + "\n\nSBU\nThis email is UNCLASSIFIED.\n")
    assert cable.unplaced == ()
    assert cable.from_ == "AMEMBASSY LJUBLJANA"
    assert len(cable.fields_by_kind["subject"]) == 1
    assert [s.text for s in cable.signature] == ["QUILL"]


def test_a_reviewers_notes_are_no_part_of_the_message() -> None:
    review = (
        "                Classified by Reed, EAP/QX, Hive on 3/14/2017 — Class: SECRET — Reason:\n"
        "                1.4(C), 1.4(D) — Declassify on: 7/19/2031\n\n\nMRN:"
    )
    margin = "3. (SBU) Comment"
    text = LJUBLJANA.replace("MRN:", review, 1).replace(
        margin, f"{' ' * 90}1.4(B)\n{' ' * 90}1.4(D)\n{' ' * 90}B1\n\n\n{margin}"
    )
    cable = parse_text(text)
    assert cable.unplaced == ()
    assert cable.authority is None
    assert [p.number for p in cable.paragraphs] == ["1", "2", "3"]


def test_messages_in_one_file() -> None:
    other = LJUBLJANA.replace("354", "355")
    cables = parse_messages(LJUBLJANA + other)
    assert [cable.id for cable in cables] == ["11LJUBLJANA354", "11LJUBLJANA355"]
    assert [len(cable.banners) for cable in cables] == [4, 4]
    mixed = parse_messages(WINDHOEK + "NNNN\n\n" + LJUBLJANA + "\n" + WINDHOEK.removeprefix(f"{NOTICE}\n"))
    assert [cable.id for cable in mixed] == ["08WINDHOEK123", "11LJUBLJANA354", "08WINDHOEK123"]
    assert [cable.form for cable in mixed] == ["acp127", "smart", "acp127"]
    assert len(mixed[1].banners) == 4


def test_a_telegram_that_speaks_of_an_mrn_stays_one() -> None:
    text = SUVA.replace("2. (U)", "MRN: 11 SUVA 12\n\nSubject: nothing\n\nInfo: none\n\n2. (U)")
    cables = parse_messages(text)
    assert [cable.form for cable in cables] == ["body"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 WINDHOEK 731", (2010, "WINDHOEK", 731, False)),
        ("12 TEL AVIV 4354", (2012, "TEL AVIV", 4354, False)),
        ("2012 STATE 73160", (2012, "STATE", 73160, False)),
        ("12 SUVA 00Q21", (2012, "SUVA", None, True)),
        ("SUVA 21", (None, "SUVA", 21, True)),
        ("", (None, None, None, True)),
    ],
)
def test_record_numbers(text: str, expected: tuple[int | None, str | None, int | None, bool]) -> None:
    found = parse_record_number(text)
    assert (found.year, found.post, found.number, found.malformed) == expected


def test_the_places_of_a_record_number() -> None:
    found = parse_record_number("   10 TEL AVIV 731\n", 100)
    assert (found.span, found.year_span, found.post_span, found.number_span) == (
        (103, 118),
        (103, 105),
        (106, 114),
        (115, 118),
    )


@pytest.mark.parametrize(
    ("text", "day", "group", "fault"),
    [
        ("Aug 16, 2010 / 160935Z AUG 10", "2010-08-16", "160935Z AUG 10", None),
        ("Aug 16, 20101160935Z AUG 10", "2010-08-16", "160935Z AUG 10", None),
        ("May 11, 2011 1111046Z MAY 11", "2011-05-11", "111046Z MAY 11", None),
        ("Sep 06, 2012/ 061127Z SEP 12.", "2012-09-06", "061127Z SEP 12", None),
        ("Feb 30, 2012 / 281127Z FEB 12", None, "281127Z FEB 12", "impossible"),
        ("061127Z SEP 12", None, "061127Z SEP 12", None),
        ("soon", None, None, None),
    ],
)
def test_date_lines(text: str, day: str | None, group: str | None, fault: str | None) -> None:
    found = parse_date_line(text)
    assert (found.date and found.date.isoformat(), found.group and found.group.text, found.fault) == (day, group, fault)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WASHDC, SECSTATE ROUTINE", [("SECSTATE WASHDC", "ROUTINE")]),
        ("SUVA, AMEMBASSYROUTINE", [("AMEMBASSY SUVA", "ROUTINE")]),
        ("Quill, A. ROUTINE; Moss\n  IMMEDIATE, Reed, E.", [("Quill, A.", "ROUTINE"), ("Moss", "IMMEDIATE"), ("Reed, E.", None)]),  # noqa: E501
        ("FIJI COLLECTIVE NIACT IMMEDIATE;", [("FIJI COLLECTIVE", "NIACT IMMEDIATE")]),
        ("AMEMBASSY SUVA", [("AMEMBASSY SUVA", None)]),
        (" ; , ", []),
    ],
)  # fmt: skip
def test_lists_of_addressees(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(a.name, a.precedence) for a in parse_addressees(text)] == expected


def test_a_misspelled_precedence_is_named() -> None:
    (found,) = parse_addressees("SUVA, AMEMBASSY ROUTIEN", 10, "info")
    assert (found.name, found.precedence, found.precedence_text, found.near_precedence) == (
        "AMEMBASSY SUVA",
        None,
        "ROUTIEN",
        "ROUTINE",
    )
    assert (found.role, found.span, found.precedence_span) == ("info", (10, 33), (26, 33))


@pytest.mark.parametrize(
    "text",
    [
        "From: Quill\nSent: Monday\nTo: Larkin\nSubject: (U) Lamp\n\n(U) The lamp has arrived.\n",
        "From: Quill\nSent: Monday\n",
        "From: Quill\nSent: Monday\n\nMRN: 10 SUVA 1\n\n1. (U) The lamp has arrived.\n",
    ],
)
def test_a_mail_without_a_message_is_read_as_any_text(text: str) -> None:
    cable = parse_text(text)
    assert cable.form != "smart"
    assert cable.lines.total == sum(1 for line in text.split("\n") if line)


@pytest.mark.parametrize("gap", ["\t", " "])
def test_other_columns_say_the_same(gap: str) -> None:
    text = re.sub(r"(?m)^([A-Z][A-Za-z./ ]+:) {2,}", rf"\1{gap}", LJUBLJANA)
    cable, other = parse_text(LJUBLJANA), parse_text(text)
    assert [(a.role, a.name, a.precedence) for a in other.addressees] == [
        (a.role, a.name, a.precedence) for a in cable.addressees
    ]
    assert [field.kind for field in other.message_lines] == [field.kind for field in cable.message_lines]


def test_captions_on_lines_of_their_own() -> None:
    text = LJUBLJANA.replace("SENSITIVE, SIPDIS", "SENSITIVE\n" + " " * 30 + "SIPDIS")
    assert [caption.text for caption in parse_text(text).captions] == ["SENSITIVE", "SIPDIS"]


@pytest.mark.parametrize(
    ("line", "unreadable", "group"),
    [
        ("Aug 19, ...2011 / 190945Z AUG 11", "Aug 19, ...2011 / 190945Z AUG 11", None),
        ("Aug", "Aug", None),
        ("Aug 19, ", "Aug 19", None),
        ("Aug / 190945Z AUG 11", "Aug", "190945Z AUG 11"),
        ("", None, None),
    ],
)
def test_a_date_line_that_breaks_off_is_unreadable_and_its_group_is_not(
    line: str, unreadable: str | None, group: str | None
) -> None:
    found = parse_date_line(line)
    assert (found.date, found.unreadable, found.group and found.group.text) == (None, unreadable, group)
