"""The portions of a text: what stands for itself, and what covers the rest."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from cablegrammar import parse_messages, parse_text
from cablelint import BlanketStatement, Cable, Portion, Signature
from support.bodies import bodies
from support.portions import ONE, TWO
from support.rule_runs import cable_text


def parsed(body: str, signature: str = "FARROWGATE") -> Cable:
    return parse_text(cable_text(body=body, signature=signature))


def covers(body: str, signature: str = "FARROWGATE") -> list[str | None]:
    """What covers each portion of a body, in the order of the text."""
    return [portion.cover for portion in parsed(body, signature).portions]


def test_a_portion_is_a_node_with_its_paragraph() -> None:
    cable = parsed(f"1. (C) {ONE}\n\n2. {TWO}\n\n{TWO}")
    first, second, third = cable.portions
    assert tuple(cable.walk(frozenset((Portion,)))) == cable.portions
    assert [portion.paragraph for portion in cable.portions] == list(cable.paragraphs)
    assert [portion.span for portion in cable.portions] == [paragraph.span for paragraph in cable.paragraphs]
    assert (first.kind, first.number, first.mark, first.cover) == ("numbered", "1", cable.paragraphs[0].mark, "mark")
    assert (second.kind, second.number, second.mark, second.cover) == ("numbered", "2", None, None)
    assert (third.kind, third.number, third.mark, third.cover) == ("unnumbered", None, None, None)
    assert [portion.stands_alone for portion in cable.portions] == [True, True, True]


# ------------------------------------------------------------------------------------------------ numbered paragraphs


@pytest.mark.parametrize(
    "second",
    [
        "2. (SE) The harbour has a lamp.",
        "2. (C The harbour has a lamp.",
        "2. Summary: (C) The harbour has a lamp.",
        "(C) 2. The harbour has a lamp.",
        "2. The harbour has a lamp. (C)",
    ],
)
def test_a_bad_or_misplaced_mark_covers_its_paragraph(second: str) -> None:
    assert covers(f"1. (U) {ONE}\n\n{second}\n\n3. (C) {TWO}") == ["mark", "mark", "mark"]


@pytest.mark.parametrize("second", ["2. (Economic) The harbour has a lamp.", "2. (S Korea) wants a lamp."])
def test_what_is_no_mark_covers_nothing(second: str) -> None:
    assert covers(f"1. (U) {ONE}\n\n{second}") == ["mark", None]


@pytest.mark.parametrize("text", ["Minimize considered.", "END SUMMARY.", ""])
def test_a_paragraph_without_text_of_its_own(text: str) -> None:
    assert covers(f"1. (U) {ONE}\n\n2. {text}\n\n3. (C) {TWO}") == ["mark", "no-text", "mark"]


@pytest.mark.parametrize(
    ("second", "cover"),
    [
        ("2. Points:\n\nA. (C) The lamp.\n\nB. (U) The boat.", "parts"),
        ("2. Points:\n\nA. (C) The lamp.\n\nB. The boat.", None),
        ("2. Points:\n\nA. The lamp.\n\nB. The boat.", None),
        ("2. Points:\n\nA. (C) The lamp.\n\nB. (UN) boats.", "parts"),  # that may be a mark: in doubt it covers
        ("2. END SUMMARY.\n\nA. (C) The lamp.\n\nB. The boat.", None),
        # sixty characters may be a heading, and more are a text
        ("2. The keeper, known to post, listed what he lacks:\n\nA. (C) a lamp;\n\nB. (C) a boat.", "parts"),
        (
            "2. The keeper, known to post, listed each of the things he lacks:\n\nA. (C) a lamp;\n\nB. (C) a boat.",
            None,
        ),
    ],
)
def test_a_heading_over_marked_items(second: str, cover: str | None) -> None:
    assert covers(f"1. (U) {ONE}\n\n{second}") == ["mark", cover]


def test_a_heading_over_a_marked_block() -> None:
    assert covers(f"1. (U) {ONE}\n\n2. Background\n\n(C) {TWO}") == ["mark", "parts", "mark"]
    assert covers(f"1. (U) {ONE}\n\n2. Background\n\n{TWO}\n\n3. (C) {TWO}") == ["mark", None, "paragraph", "mark"]


# ------------------------------------------------------------------------------------------------ unnumbered blocks


@pytest.mark.parametrize(
    "between",
    [
        f"{TWO}",
        "Year      Tons      Price\n----      ----      -----\n2006      100       20\n2007      120       22",
        f"Q: Is the lamp lit, and if it is not lit, who is to light it before the winter?\n\nA: {ONE}",
        f"Is the lamp lit?\n\n{TWO}",
        f"End comment.\n\n{TWO}",
        f"COMMENT:\n\n{TWO}",
        "U.S.\n\nThe Secretary\nA/S Quill\nJohn Brown, Notetaker\n\nNAMIBIA\n\nPresident Farrow\nMinister Reed",
        f"Lamps\n\n{ONE}\n\nBoats\n\n{TWO}",
        "MINIMIZE CONSIDERED",
    ],
    ids=["prose", "table", "dialogue", "question", "end", "label", "participants", "titles", "notice"],
)
def test_a_block_belongs_to_the_paragraph_before(between: str) -> None:
    first, *others, last = covers(f"1. (C) {ONE}\n\n{between}\n\n2. (C) {TWO}")
    assert (first, set(others) - {"paragraph"}, last) == ("mark", set(), "mark")


@pytest.mark.parametrize("heading", ["Comment\n-------", "-------\nComment\n-------", "COMMENT:\n--------", "Comment"])
def test_a_block_under_a_heading_stands_for_itself(heading: str) -> None:
    body = f"1. (C) {ONE}\n\n{heading}\n\n{TWO}\n\n2. (C) {ONE}"
    assert covers(body) == ["mark", None, "mark"]
    assert covers(body.replace(TWO, f"(U) {TWO}")) == ["mark", "mark", "mark"]


def test_a_heading_inside_what_a_paragraph_announces_changes_nothing() -> None:
    body = f"1. (C) The text of the charter follows.\n\nThe Charter\n-----------\n\n{TWO}\n\n2. (C) {ONE}"
    assert covers(body) == ["mark", "paragraph", "mark"]


def test_text_after_a_page_line_goes_on() -> None:
    body = f"1. (C) The keeper of\n\nWINDHOEK 00000512  002 OF 002\n\n\nhas gone home.\n\n{TWO}\n\n2. (U) {ONE}"
    line = "C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512"
    cable = parse_text(cable_text(body=body, classification=line))
    assert {portion.cover for portion in cable.portions} == {"mark", "paragraph"}


def test_the_last_block_before_the_signature_stands_for_itself() -> None:
    body = f"1. (C) {ONE}\n\n{TWO}"
    assert covers(body) == ["mark", None]
    assert covers(body, signature="") == ["mark", "paragraph"]


@pytest.mark.parametrize(
    "end",
    [
        f"2. (C) The keeper made these points:\n\n{TWO}",
        f"2. (C) {ONE}\n\n{ONE}\n\n{TWO}",
        f"2. (C) {ONE}\n\n-- a lamp\n\n{TWO}",
        f"2. (C) The keeper of the\n\n{TWO}",
        f"2. (C) {ONE}\n\nTelephone: 264 61 555 0100\nFacsimile: 264 61 555 0101",
        f"2. (C) {ONE}\n\n{TWO}\n\nEND COMMENT.",
    ],
    ids=["announced", "several", "after-items", "in-a-sentence", "contact", "closing"],
)
def test_the_end_of_a_list_does_not(end: str) -> None:
    assert set(covers(f"1. (U) {ONE}\n\n{end}")) == {"mark", "paragraph"}


def test_without_numbers_every_block_stands_for_itself() -> None:
    assert covers(f"(C) {ONE}\n\n{TWO}\n\n(U) {ONE}\n\n{TWO}") == ["mark", None, "mark", None]


def test_without_numbers_what_is_announced_belongs_to_the_block_before() -> None:
    body = f"(C) The keeper made these points:\n\n{TWO}\n\n{ONE}\n\n(U) {ONE}"
    assert covers(body) == ["mark", "paragraph", "paragraph", "mark"]


def test_an_address_above_the_text_is_nothing_to_be_marked() -> None:
    assert covers(f"The Harbour Board\nLamp Street 4\n\n1. (C) {ONE}") == ["no-text", "mark"]


def test_redacted_text_is_told_apart() -> None:
    assert covers(f"1. (U) {ONE}\n\n2. XXXXXXXXXXXX has a lamp.\n\n3. (C) {TWO}") == ["mark", "redacted", "mark"]


@pytest.mark.parametrize("codes", ["B1", "           B1", "B1 1.4(D)", "B1, 1.4(b), 1.4(d)", "(b)(5)", "B1\n   1.4(D)"])
def test_what_a_law_withheld_is_told_by_its_exemptions(codes: str) -> None:
    assert covers(f"1. (U) {ONE}\n\n2. {codes}\n\n3. (C) {TWO}") == ["mark", "redacted", "mark"]


@pytest.mark.parametrize("text", ["B1 lamps are lit.", "B12", "B1. A lamp", "(b)(5) lamps are lit."])
def test_what_only_begins_like_an_exemption_has_no_mark(text: str) -> None:
    assert covers(f"1. (U) {ONE}\n\n2. {text}\n\n3. (C) {TWO}") == ["mark", None, "mark"]


# ------------------------------------------------------------------------------------------------- websites, footers


@pytest.mark.parametrize(
    "website",
    [
        "Visit the post's forum at\nhttp://www.example.gov/communities/windhoek",
        "Visit us: http://www.example.gov/windhoek",
        "Visit us:\n\nhttp://www.example.gov/windhoek",
    ],
)
def test_a_website_at_the_end_is_a_portion_of_its_own(website: str) -> None:
    found = parsed(f"1. (C) {ONE}\n\n2. (U) {TWO}\n\n{website}").portions
    assert [(portion.kind, portion.cover) for portion in found if portion.kind == "website"] == [("website", None)]


@pytest.mark.parametrize(
    "body",
    [
        f"1. (C) {ONE}\n\n2. (U) {TWO}\nVisit us: http://www.example.gov/windhoek",
        f"1. (C) {ONE}\n\nhttp://www.example.gov/windhoek\n\n2. (U) {TWO}",
        f"1. (C) {ONE}\n\n2. (U) The addresses are these:\n\nhttp://www.example.gov/windhoek",
    ],
    ids=["joined", "in-the-middle", "announced"],
)
def test_a_website_that_is_part_of_a_paragraph_is_not(body: str) -> None:
    assert "website" not in {portion.kind for portion in parsed(body).portions}


def test_below_the_signature_there_are_no_portions_but_the_website() -> None:
    cable = parsed(f"1. (C) {ONE}\n\nFARROWGATE\n\nVisit http://www.example.gov/windhoek", signature="")
    assert [portion.kind for portion in cable.portions] == ["numbered", "website"]
    footer = parsed(f"1. (C) {ONE}\n\nFARROWGATE\n\nSee http://www.example.org/08WINDHOEK512", signature="")
    assert [portion.kind for portion in footer.portions] == ["numbered"]
    assert len(cable.paragraphs) == 2


# ------------------------------------------------------------------------------------------------------ quoted texts


def test_quoted_texts_need_no_marks() -> None:
    quoted = f"BEGIN TEXT:\n\nThe Charter\n-----------\n\n{ONE}\n\nEND TEXT.\n\n"
    body = f"1. (C) {ONE}\n\n{quoted}Comment\n-------\n\n{TWO}\n\n2. (C) {ONE}"
    assert covers(body) == ["mark", "paragraph", "quotation", "paragraph", None, "mark"]


def test_a_quoted_paragraph_needs_no_mark() -> None:
    body = f"1. (C) {ONE}\n\nBEGIN TEXT:\n\n2. {TWO}\n\nEND TEXT.\n\n3. (C) {ONE}\n\n4. {TWO}"
    assert [(one.number, one.cover) for one in parsed(body).portions if one.number is not None] == [
        ("1", "mark"),
        ("2", "quotation"),
        ("3", "mark"),
        ("4", None),
    ]


def test_a_quotation_that_lost_its_end_covers_nothing_behind_the_next_mark() -> None:
    body = f"1. (C) {ONE}\n\nBEGIN TEXT:\n\n2. {TWO}\n\n2. (C) {ONE}\n\n3. {TWO}"
    assert [one.cover for one in parsed(body).portions if one.number == "3"] == [None]


def test_a_summary_is_the_drafters_own_text() -> None:
    body = f"BEGIN SUMMARY:\n\n1. (C) {ONE}\n\n2. {TWO}\n\nEND SUMMARY.\n\n3. (C) {TWO}"
    assert [portion.cover for portion in parsed(body).portions if portion.number] == ["mark", None, "mark"]


# ------------------------------------------------------------------------------------------- one mark for all portions


def statements(body: str) -> list[tuple[str, bool]]:
    """Text and soundness of the blanket statements of a body."""
    cable = parsed(body)
    found = cable.blanket_statements
    assert tuple(cable.walk(frozenset((BlanketStatement,)))) == found
    return [(cable.slice(statement.span), statement.mark is not None) for statement in found]


def test_a_blanket_mark_covers_what_has_none_of_its_own() -> None:
    cable = parsed(f"1. (C - ENTIRE TEXT)\n\n2. {ONE}\n\n3. (U) {TWO}\n\n4. Minimize considered.")
    assert [(portion.number, portion.cover) for portion in cable.portions] == [
        ("2", "blanket"),
        ("3", "mark"),
        ("4", "no-text"),
    ]


def test_statements_are_found_when_they_are_garbled() -> None:
    assert statements(f"1. (C - ENTIRE TEXT)\n\n2. {ONE}") == [("(C - ENTIRE TEXT)", True)]
    assert statements(f"1. CONFIDFNTIAL ENTIRE TEXTS.\n\n2. {ONE}") == [("1. CONFIDFNTIAL ENTIRE TEXTS.", False)]
    assert statements(f"1. We read the entire text. {ONE} {TWO}") == []


def test_a_garbled_statement_covers_nothing_by_itself() -> None:
    assert covers(f"1. CONFIDFNTIAL ENTIRE TEXTS.\n\n2. {ONE}") == [None, None]


# --------------------------------------------------------------------------------------------------------- all texts


@settings(max_examples=300)
@given(bodies())
def test_portions_are_the_paragraphs_in_order_and_do_not_overlap(body: str) -> None:
    for cable in parse_messages(cable_text(body=body)):
        found = cable.portions
        for before, after in pairwise(found):
            assert before.span.end <= after.span.start
        for portion in found:
            assert cable.span.start <= portion.span.start <= portion.span.end <= cable.span.end
            assert portion.paragraph in cable.blocks
            assert (portion.cover == "mark") is (portion.mark is not None)
            assert (portion.kind == "numbered") is (portion.number is not None)
            assert portion.cover != "blanket" or any(one.mark is not None for one in cable.blanket_statements)
            assert portion.cover != "quotation" or cable.quoted(portion.span.start)
        left = [one for one in cable.paragraphs if one not in {portion.paragraph for portion in found}]
        signed = min((block.span.start for block in cable.blocks if isinstance(block, Signature)), default=None)
        for paragraph in left:
            assert paragraph.blanket is not None or (signed is not None and paragraph.span.start > signed)
