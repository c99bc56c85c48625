"""POR001: which cables need marks, and which parts of a text stand for themselves."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cablelint import Settings, Severity, lint_text
from cablerules.portions.missing_portion_mark import MissingPortionMark
from cablerules.structure.paragraph_number_out_of_sequence import ParagraphNumberOutOfSequence
from support.portions import ONE, SECRET, SENSITIVE, TWO, UNCLASSIFIED, lint_body, written
from support.rule_runs import cable_text

TWO_PARAGRAPHS = f"1. (U) {ONE}\n\n2. {TWO}"


NUMBERED = (MissingPortionMark, ParagraphNumberOutOfSequence)


def lines(body: str, parts: Mapping[str, str] | None = None) -> list[int]:
    return [finding.line for finding in lint_body([MissingPortionMark], body, parts)]


# ---------------------------------------------------------------------------------------------- which cables need marks


@pytest.mark.parametrize(
    ("day", "order", "severity"),
    [
        ("NOV 78", "E.O. 11652: GDS", None),
        ("DEC 78", "E.O. 12065: GDS 12/8/84 (QUILL, ADA) OR-M", Severity.WARNING),
        ("JUL 82", "E.O. 12065: GDS 7/8/88 (QUILL, ADA) OR-M", Severity.WARNING),
        ("AUG 82", "E.O. 12356: DECL: OADR", Severity.ERROR),
        ("FEB 96", "E.O. 12958: DECL: 2/8/06", Severity.ERROR),
        ("FEB 12", "E.O. 13526: DECL: 2022/02/08", Severity.ERROR),
    ],
)
def test_severity_follows_the_order_in_force(day: str, order: str, severity: Severity | None) -> None:
    found = lint_body([MissingPortionMark], TWO_PARAGRAPHS, {**written(day), "executive_order": order})
    assert [finding.severity for finding in found] == ([] if severity is None else [severity])


def test_the_executive_order_decides_where_the_date_is_unknown() -> None:
    assert lines(TWO_PARAGRAPHS, {"header": ""}) == [3]
    assert lines(TWO_PARAGRAPHS, {"header": "", "executive_order": ""}) == []


@pytest.mark.parametrize(
    ("parts", "needed"),
    [
        (UNCLASSIFIED, False),
        (SENSITIVE, True),
        ({**SENSITIVE, "captions": "SENSITVE"}, True),
        ({**SENSITIVE, **written("FEB 99")}, False),
        ({**UNCLASSIFIED, "classification": "LIMITED OFFICIAL USE WINDHOEK 000512", **written("FEB 94")}, False),
    ],
)
def test_classified_and_sensitive_cables_need_marks(parts: Mapping[str, str], needed: bool) -> None:
    assert bool(lines(TWO_PARAGRAPHS, parts)) is needed


def test_sensitive_portions_are_not_asked_for_without_a_date() -> None:
    assert lines(TWO_PARAGRAPHS, {**SENSITIVE, "header": ""}) == []


@pytest.mark.parametrize(
    ("parts", "marks"),
    [
        ({}, "(U), (SBU), (C)"),
        (SECRET, "(U), (SBU), (C), (S)"),
        ({"classification": "T O P  S E C R E T WINDHOEK 000512"}, "(U), (SBU), (C), (S), (TS)"),
        (SENSITIVE, "(U), (SBU)"),
        ({**written("FEB 90"), "executive_order": "E.O. 12356: DECL: OADR"}, "(U), (LOU), (C)"),
    ],
)
def test_expects_the_marks_of_the_time_up_to_the_overall_level(parts: Mapping[str, str], marks: str) -> None:
    (found,) = lint_body([MissingPortionMark], TWO_PARAGRAPHS, parts)
    assert found.message == "Paragraph 2 has no portion mark."
    assert found.expected == f"one of {marks} after '2.'"
    assert [place.message for place in found.related] == ["the overall classification"]


# ------------------------------------------------------------------------------------------------- what silences it


def test_one_mark_for_the_entire_text() -> None:
    body = f"1. (C - ENTIRE TEXT)\n\n2. {ONE}\n\n3. {TWO}"
    assert lines(body, written("FEB 96")) == []
    assert lines(body) == []  # POR008 speaks


def test_a_garbled_statement_covers_the_text_while_statements_did() -> None:
    body = f"1. CONFIDFNTIAL ENTIRE TEXT.\n\n2. {ONE}\n\n3. {TWO}"
    assert lines(body, {**written("FEB 90"), "executive_order": "E.O. 12356: DECL: OADR"}) == []
    assert lines(body) == []  # later it is POR008's


def test_the_warning_of_a_waiver() -> None:
    body = f"1. {ONE}\n\n2. {TWO}\n\n3. Under a waiver this may not be used as a\nsource for derivative classification."
    assert lines(body) == []
    assert lines(body.replace("derivative", "another")) == [1]


def test_a_truncated_cable() -> None:
    body = f"{TWO_PARAGRAPHS}\n\n3. (C) The keeper of the lamp ..."
    assert lines(body) == [3]
    assert lines(body, {"signature": ""}) == [3]


def test_the_last_paragraph_of_a_truncated_cable_may_have_lost_its_mark() -> None:
    body = f"1. (U) {ONE}\n\n2. The keeper ..."
    assert lines(body) == [3]
    assert lines(body, {"signature": ""}) == []


_NOTICE = (
    "This record is a partial extract of the original cable. The full text of the original cable is not available.\n\n"
)


def test_an_extract_is_judged() -> None:
    """Its numbered paragraphs are; a block only where nothing between paragraph 1 and the signature is lost."""
    block = f"Comment\n-------\n\n{TWO}"
    assert lines(f"{TWO_PARAGRAPHS}\n\n{block}", {"header": _NOTICE}) == [3, 8]
    assert lines(f"2. (U) {ONE}\n\n3. {TWO}\n\n{block}", {"header": _NOTICE}) == [3]
    assert lines(f"1. (U) {ONE}\n\n2. {TWO}", {"header": _NOTICE, "signature": ""}) == []


def test_each_of_two_messages_in_one_is_judged_by_its_own_line() -> None:
    body = f"{TWO_PARAGRAPHS}\n\nUNCLAS SUVA 000077\n\n3. {ONE}"
    assert lines(body) == lines(TWO_PARAGRAPHS) == [3]


# ---------------------------------------------------------------------------------------------- numbered paragraphs


@pytest.mark.parametrize(
    "second",
    [
        "2. (SE) The harbour has a lamp.",  # POR005
        "2. (C The harbour has a lamp.",  # POR007
        "2. Summary: (C) The harbour has a lamp.",  # POR004
        "(C) 2. The harbour has a lamp.",  # POR004
        "2. The harbour has a lamp. (C)",  # POR004
        "2. XXXXXXXXXXXX has a lamp.",
        "2. Minimize considered.",
        "2. END SUMMARY.",
        "2. Points:\n\nA. (C) The lamp.\n\nB. (U) The boat.",
        "2. Background\n\n(C) The harbour has a lamp and a boat, and needs neither.",
    ],
)
def test_what_other_rules_report_and_what_says_nothing(second: str) -> None:
    assert lines(f"1. (U) {ONE}\n\n{second}\n\n3. (C) {TWO}") == []


def test_what_only_looks_like_a_mark_is_none() -> None:
    assert lines(f"1. (U) {ONE}\n\n2. (Economic) {TWO}") == [3]
    assert lines("1. (C) He named (A) the lamp, (B) the boat and\n(C) the rope, and he wanted them back.") == []


# ------------------------------------------------------------------------------------------------ unnumbered blocks


def test_the_last_block_before_the_signature_stands_for_itself() -> None:
    body = f"1. (C) {ONE}\n\n{TWO}"
    (found,) = lint_body([MissingPortionMark], body)
    assert (found.line, found.severity, found.message) == (
        3,
        Severity.ERROR,
        "This unnumbered block has no portion mark.",
    )
    assert found.expected == "one of (U), (SBU), (C) before the text"
    assert lines(body, {"signature": ""}) == []


@pytest.mark.parametrize(
    "website",
    [
        "Visit the post's forum at\nhttp://www.example.gov/communities/windhoek",
        "Visit us: http://www.example.gov/windhoek",
        "Visit us:\n\nhttp://www.example.gov/windhoek",
    ],
)
def test_a_website_block_at_the_end_is_a_warning(website: str) -> None:
    (found,) = lint_body([MissingPortionMark], f"1. (C) {ONE}\n\n2. (U) {TWO}\n\n{website}")
    assert (found.severity, found.message) == (
        Severity.WARNING,
        "The website block has no portion mark.",
    )


@pytest.mark.parametrize(
    "body",
    [
        f"1. (C) {ONE}\n\n{{}}\n\n2. (U) {TWO}",
        f"{{}}\n\n1. (C) {ONE}\n\n2. (U) {TWO}",
        f"1. (C) {ONE}\n\n2. (U) {TWO}\n\nFARROWGATE\n\n{{}}",
    ],
    ids=["in-the-middle", "first", "below-the-signature"],
)
def test_a_website_block_is_a_warning_wherever_it_stands(body: str) -> None:
    found = lint_body([MissingPortionMark], body.format("Visit us: http://www.example.gov/oslo"), {"signature": ""})
    assert [one.severity for one in found] == [Severity.WARNING]


@pytest.mark.parametrize(
    "line", ["http://www.example.gov/treaty", "See http://www.example.com/lamps for it.", "Visit the pier at noon"]
)
def test_an_address_in_the_middle_is_no_website_of_the_post(line: str) -> None:
    assert lines(f"1. (C) {ONE}\n\n{line}\n\n2. (U) {TWO}") == []


# ------------------------------------------------------------------------------------------------- short sentences


@pytest.mark.parametrize("sentence", ["We believe him.", "The lamp is lit!", 'He said: "It is mine."'])
@pytest.mark.parametrize(
    "body",
    [
        f"1. (C) {ONE}\n\n2. (U) {TWO}\n\n{{}}",
        f"1. (C) {ONE}\n\nComment\n-------\n\n{{}}\n\n2. (U) {TWO}",
        f"(C) {ONE}\n\n{{}}\n\n(U) {TWO}",
    ],
    ids=["last", "below-a-heading", "without-numbers"],
)
def test_a_sentence_needs_its_mark_however_short_it_is(body: str, sentence: str) -> None:
    assert len(lines(body.format(sentence))) == 1


@pytest.mark.parametrize(
    "line",
    ["Warm regards.", "Thank you for your help.", "End summary.", "Comment.", "What comes next?", "The outer pier"],
)
@pytest.mark.parametrize(
    "body", [f"1. (C) {ONE}\n\n2. (U) {TWO}\n\n{{}}", f"(C) {ONE}\n\n{{}}\n\n(U) {TWO}"], ids=["last", "no-numbers"]
)
def test_a_closing_line_and_a_heading_need_none(body: str, line: str) -> None:
    assert lines(body.format(line)) == []


@pytest.mark.parametrize("heading", ["Comment", "Comment\n", "------- COMMENT -------"])
def test_a_block_below_a_heading_needs_its_mark(heading: str) -> None:
    assert lines(f"1. (C) {ONE}\n\n{heading}\n\n{TWO}\n\n2. (U) {TWO}") != []
    assert lines(f"1. (C) {ONE}\n\n{heading}\n\n(U) {TWO}\n\n2. (U) {TWO}") == []


@pytest.mark.parametrize("label", ["1.", "(1)", "a.", "--", "*"])
def test_a_list_below_a_heading_needs_none(label: str) -> None:
    assert lines(f"1. (C) {ONE}\n\n2. (U) {TWO}\n\nAgenda\n\n{label} The lamp is lit.\n\n3. (U) {TWO}") == []


# ---------------------------------------------------------------------------------------- numbers out of their turn


@pytest.mark.parametrize(("number", "then"), [("4", "5"), ("2", "3"), ("5", "6")])
def test_an_unmarked_number_out_of_its_turn_is_a_paragraph(number: str, then: str) -> None:
    assert lines(f"1. (U) {ONE}\n\n2. (C) {TWO}\n\n{number}. {ONE}\n\n{then}. (U) {TWO}") == [5]


@pytest.mark.parametrize(
    "quoted",
    [
        f"1. {ONE}\n\n2. {TWO}",  # a list
        f"4. {ONE}\n\n5. {TWO}",  # articles of a treaty: paragraph 3 comes behind them
        f"7. {ONE}",
    ],
)
def test_a_list_of_its_own_is_none(quoted: str) -> None:
    assert lines(f"1. (U) {ONE}\n\n2. (C) {TWO}\n\n{quoted}\n\n3. (U) {TWO}") == []


def test_a_number_behind_half_a_sentence_is_no_paragraph() -> None:
    assert lines(f"1. (U) {ONE}\n\n2. (C) The articles are:\n\n4. {ONE}\n\n5. (U) {TWO}") == []


# ------------------------------------------------------------------------------------------------------ redactions


@pytest.mark.parametrize(
    "text", ["XXXXXXXXXXXX", "xxxxxxxxxxxx", "[XXXXXXXXXXXX] told us.", "[Name removed] told us.", "(details withheld)"]
)
def test_what_was_taken_out_may_have_had_its_mark(text: str) -> None:
    assert lines(f"1. (U) {ONE}\n\n2. {text}\n\n3. (C) {TWO}") == []


@pytest.mark.parametrize("text", ["[Sic] he told us.", "Xxavier told us.", "The lamp was removed (see above)."])
def test_other_words_and_brackets_hide_no_mark(text: str) -> None:
    assert lines(f"1. (U) {ONE}\n\n2. {text}\n\n3. (C) {TWO}") == [3]


# ------------------------------------------------------------------------------------------------ nothing is marked


def test_nothing_marked_at_all_is_one_finding_with_the_count() -> None:
    (found,) = lint_body([MissingPortionMark], f"1. {ONE}\n\n2. {TWO}\n\n3. {ONE}\n\nVisit http://www.example.gov/")
    assert (found.line, found.severity) == (1, Severity.ERROR)
    assert found.message == "None of the 3 paragraphs has a portion mark."
    assert found.expected == "one of (U), (SBU), (C) at the start of each paragraph"


def test_a_single_paragraph_is_named_as_such() -> None:
    (found,) = lint_body([MissingPortionMark], ONE)
    assert found.message == "This unnumbered block has no portion mark."


def test_marked_items_alone_are_something() -> None:
    assert lines(
        f"1. {ONE}\n\n2. The keeper lacks what he lacked the year before, and asks again for:\n\nA. (C) a lamp."
    ) == [
        1,
        3,
    ]


# ------------------------------------------------------------------------------------------------ which marks it offers


@pytest.mark.parametrize(
    ("profile", "mark", "offered"),
    [
        ("state", "(C/NF)", "(U), (SBU), (C), (C/NF)"),
        ("state", "(S/NF)", "(U), (SBU), (C)"),  # above the banner
        ("state", "(C/NFF)", "(U), (SBU), (C)"),  # nobody knows it
        ("ic", "(C/NF)", "(U), (U//SBU), (C), (C//NF)"),
        ("cui", "(C//NF)", "(U), (U//SBU), (C), (C//NF)"),
    ],
)
def test_offers_the_marks_that_may_be_used(profile: str, mark: str, offered: str) -> None:
    cable = cable_text(body=f"1. {mark} {ONE}\n\n2. {TWO}", header=written("FEB 12")["header"])
    (finding,) = lint_text(cable, settings=Settings(profile=profile, select=("POR001",)))
    assert finding.expected == f"one of {offered} after '2.'"
    assert [choice.title for choice in finding.choices] == [f"Mark it {one}" for one in offered.split(", ")]


def test_a_list_in_a_quoted_text_counts_for_itself() -> None:
    quoted = "We will vote on the lamps.\n\n1. The law has 40 articles.\n\n2. The fees stand below."
    assert lint_body(NUMBERED, f"1. (C) The note reads:\n\n{quoted}\n\n2. (C) {ONE}") == []
    repeated = f"1. (C) {ONE}\n\n2. (C) {ONE}\n\n2. The fees stand below.\n\n3. (C) {TWO}"
    assert [finding.code for finding in lint_body(NUMBERED, repeated)] == ["POR001", "STR009"]


_QUOTED = f"1. (U) {ONE}\n\n2. (C) Text follows:\n\nBEGIN TEXT\n\nThe lamp is lit.\n\nEND TEXT\n\n"


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("The board asks for an answer by June 4. It then leaves.", True),
        ("The board asks for an answer by June 4.", False),
        ("Mr. Quill of the U.S. harbour board asks for an answer.", False),
        ("(C) The board asks for an answer. It then leaves.", False),
        ("The board asks for an answer. It then leaves.\n\nThe keeper waits.", False),
        ("Annex 2: fees. Annex 3: lamps", False),
    ],
)
def test_the_last_block_behind_a_quoted_text(last: str, found: bool) -> None:
    assert lines(f"{_QUOTED}{last}") == ([11] if found else [])
    assert lines(f"{_QUOTED}{last}", {"signature": ""}) == []
    assert lines(f"{_QUOTED.replace('END TEXT', 'All is well.')}{last}") == []


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ("Summary: The keeper is well. He comes in June and asks for a meeting with the board.", True),
        ("SUMMARY. The keeper is well. He comes in June and asks\nfor a meeting with the board.", True),
        ("Summary: The keeper is well.", False),
        ("Summary and comment of the board. The keeper is well.", False),
        ("Note: The keeper is well. He comes in June.", False),
        ("Please pass to the harbour board. It waits for the lamp.", False),
        ("(U) Summary: The keeper is well. He comes in June.", False),
    ],
)
def test_a_summary_above_the_first_paragraph(block: str, found: bool) -> None:
    assert lines(f"{block}\n\n1. (U) {ONE}\n\n2. (C) {TWO}") == ([1] if found else [])


def test_letters_in_the_place_of_numbers() -> None:
    assert lines(f"A. (U) {ONE}\n\nB. (C) {TWO}\n\nC. {ONE}") == [5]
    assert lines(f"A. (U) {ONE}\n\nB. (C) {TWO}\n\nC. Lamps") == []
    assert lines(f"1. (C) {ONE}\n\nA. (U) {ONE}\n\nB. (C) {TWO}\n\nC. {ONE}") == []
