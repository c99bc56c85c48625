"""REF002: which citations lean on the list, and what counts as listed."""

from __future__ import annotations

import pytest

from cablelint import Finding
from cablerules.references.undefined_reference import UndefinedReference
from support.rule_runs import cable_text, line_of, places, run_rules

UNLETTERED = "REF: STATE 70412, WINDHOEK 498, LUSAKA 77"


def cites(words: str, reference: str | None = None) -> list[Finding]:
    """The findings in a cable that lists A and B (or `reference`) and says `words` in its text."""
    parts = {} if reference is None else {"reference": reference}
    body = f"1. (C) The board met.\n\n2. (C) It looked at {words} that day."
    return run_rules(cable_text(body=body, **parts), UndefinedReference)


def messages(words: str, reference: str | None = None) -> list[str]:
    return [finding.message for finding in cites(words, reference)]


# -------------------------------------------------------------------------------------------------- past the list


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("ref C", "Ref C is"),
        ("ref c", "Ref C is"),
        ("(REF D)", "Ref D is"),
        ("reftel C", "Ref C is"),
        ("ref. (c)", "Ref C is"),
        ("ref C's figure", "Ref C is"),
        ("ref D in May", "Ref D is"),
        ("ref A/C", "Ref C is"),
        ("refs A-D", "Refs C and D are"),
        ("refs A and C, D, E", "Refs C, D and E are"),
        ("refs (A) through (C)", "Ref C is"),
    ],
)
def test_letters_past_the_list(words: str, missing: str) -> None:
    assert messages(words) == [f"{missing} cited but not listed."]


@pytest.mark.parametrize("words", ["ref A", "refs A and B", "reftel", "reftels", "SEPTEL", "refugees"])
def test_what_is_listed(words: str) -> None:
    assert messages(words) == []


def test_each_letter_once_at_its_first_citation_with_the_list() -> None:
    text = cable_text(body="1. (C) Ref C came.\n\n2. (C) So did refs C and D.\n\n3. (C) Ref D is ref C again.")
    first, second = run_rules(text, UndefinedReference)
    assert (first.line, first.column, first.end_column) == (line_of(text, "Ref C came"), 8, 13)
    assert (second.message, second.line) == ("Ref D is cited but not listed.", line_of(text, "refs C and D"))
    (related,) = first.related
    assert (related.line, related.column) == (line_of(text, "REF: A."), 1)


@pytest.mark.parametrize(
    ("reference", "words", "expected"),
    [
        ("REF: STATE 70412", "ref B", "the one reference that is listed"),
        ("REF: A. STATE 70412", "ref B", "ref A"),
        ("REF: A. STATE 70412 B. SUVA 7", "ref C", "ref A or ref B"),
        (UNLETTERED, "ref D", "one of refs A to C"),
    ],
)
def test_expects_what_is_listed(reference: str, words: str, expected: str) -> None:
    assert [finding.expected for finding in cites(words, reference)] == [expected]


# ---------------------------------------------------------------------------------------------- what counts as listed


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("REF: STATE 70412", "ref A"),  # clear enough for the only item
        (UNLETTERED, "ref C"),  # the third
        ("REF: SEPTEL", "reftel and ref A"),
        ("REF: QUILL/FINCH E-MAIL OF 3 MAY 2008", "reftel"),
        ("REF: STATE 70412 (A), SUVA 12 (B)", "ref B"),  # letters behind the items
        ("REF: A. STATE 70412\nSUVA 12", "ref B"),  # a letter was lost
        ("REF: (A) STATE 70412; (BL SUVA 12", "ref B"),
        ("REF: A. STATE 70412\n\nWINDHOEK 00000512  002 OF 002\n\nB. SUVA 12\n\nC. LUSAKA 3", "ref C"),
        ("REF A: STATE 70412\nREF B: SUVA 12", "refs A and B"),
        ("REF: A. STATE 70412\nREF: B. SUVA 12", "ref B"),
        ("REF: STATE 7O412", "ref B"),  # REF005 says that nothing in it can be read
        ("REF: A. STATE 70412 B. XXXXXXXXXXXX", "ref C"),
        ("REF: ?????", "ref C"),
    ],
)
def test_says_nothing(reference: str, words: str) -> None:
    assert messages(words, reference) == []


def test_items_that_share_a_letter_are_one() -> None:
    assert messages("ref B", "REF: A. SUVA 12 AND 14") == ["Ref B is cited but not listed."]


def test_a_letter_that_the_list_leaves_out_is_the_lists_fault() -> None:
    assert messages("ref B", "REF: A. STATE 70412\nC. SUVA 12") == []


def test_a_repeated_letter_stands_for_the_next() -> None:
    reference = "REF: A. STATE 70412\nB. SUVA 12\nB. LUSAKA 3"
    assert messages("ref C", reference) == []
    assert messages("ref D", reference) == ["Ref D is cited but not listed."]


# ------------------------------------------------------------------------------------------------- nothing is listed


@pytest.mark.parametrize(
    ("words", "named"),
    [("reftel", "a reference"), ("reftels", "a reference"), ("ref A", "ref A"), ("refs A and B, not ref C", "ref A")],
)
@pytest.mark.parametrize("reference", ["", "REF:", "REF: NONE"])
def test_one_finding_where_nothing_is_listed(words: str, named: str, reference: str) -> None:
    (finding,) = cites(words, reference)
    assert finding.message == f"The text cites {named}, but the cable lists no references."
    assert len(finding.related) == (1 if reference else 0)


@pytest.mark.parametrize(
    "subject",
    ["SUBJECT: A LAMP REF: SUVA 77", "SUBJECT: A LAMP (REF STATE 77)", "SUBJECT: A LAMP\nREFTEL SUVA 77"],
)
def test_a_ref_line_joined_to_the_subject(subject: str) -> None:
    body = "1. (C) As ref A and reftel say."
    assert run_rules(cable_text(reference="", subject=subject, body=body), UndefinedReference) == []


def test_a_subject_about_refugees_is_no_ref_line() -> None:
    text = cable_text(reference="", subject="SUBJECT: REFUGEES AND REFORM", body="1. (C) As reftel says.")
    assert len(run_rules(text, UndefinedReference)) == 1


@pytest.mark.parametrize("line", ["REF: STATE 77", "REFERENCE STATE 77", "REF A: STATE 77"])
def test_a_ref_line_after_the_text_counts(line: str) -> None:
    text = cable_text(reference="", body=f"1. (C) As reftel says.\n\n2. (C) Post waits.\n\n{line}")
    assert run_rules(text, UndefinedReference) == []


# ------------------------------------------------------------------------------------------- what explains itself


@pytest.mark.parametrize(
    "words",
    [
        "STATE 12345 (ref D)",
        "Ref D (STATE 12345)",
        "ref D: SUVA 12",
        "ref D, which is old. But SUVA 12 (ref D) is new",
        "ref D of ref B",
        "the ref (d) of the reftel",
        "ref D in STATE 1234",
        "the ministry's ref D",
        "septel ref D",
        "ref D therein",
        'the words "see ref D" of',
        "the words \u201csee ref D\u201d of",
        "ref s A and B",  # words split at a page's edge
        "ref t el",
        "what in ref I reported",
    ],
)
def test_citations_that_lean_on_no_list_of_this_cable(words: str) -> None:
    assert messages(words) == []


def test_after_the_quotation_marks_the_drafter_speaks_again() -> None:
    assert messages('the words "see ref A" of ref D') == ["Ref D is cited but not listed."]


def test_quotation_marks_end_with_the_paragraph() -> None:
    text = cable_text(body='1. (C) A mark is lost: "see ref C.\n\n2. (C) See ref D.')
    assert places(run_rules(text, UndefinedReference)) == [("REF002", line_of(text, "See ref D"), 12)]


def test_the_letter_of_the_pronoun_counts_when_it_is_the_next() -> None:
    eight = "REF: " + " ".join(f"{letter}. SUVA {number}" for number, letter in enumerate("ABCDEFGH", start=11))
    assert messages("ref I", eight) == ["Ref I is cited but not listed."]


def test_a_line_that_lists_the_letter_outside_of_the_ref_line() -> None:
    body = "1. (C) As ref C says.\n\n2. (C) Post waits.\n\nC. STATE 12345"
    assert run_rules(cable_text(body=body), UndefinedReference) == []
    assert len(run_rules(cable_text(body=body.replace("STATE 12345", "The keeper")), UndefinedReference)) == 1


# ------------------------------------------------------------------------------------- other texts, missing texts


def test_a_quoted_text_has_references_of_its_own() -> None:
    text = cable_text(body="1. (C) The text:\n\nBEGIN TEXT:\n\nSee ref D.\n\nEND TEXT.\n\n2. (C) See ref E.")
    assert [finding.message for finding in run_rules(text, UndefinedReference)] == ["Ref E is cited but not listed."]


def test_another_message_has_references_of_its_own() -> None:
    references = "REF: A. STATE 1\n     B. STATE 2\n     C. STATE 3\n     D. STATE 4"
    second = f"UNCLAS SUVA 000102\n\nE.O. 12958: N/A\nTAGS: SCUL\nSUBJECT: A KITE\n{references}\n\n1. See ref D."
    text = cable_text(body="1. (C) See ref A.") + "\n" + second
    assert run_rules(text, UndefinedReference) == []


def test_a_truncated_cable_is_left_alone() -> None:
    assert run_rules(cable_text(body="1. (C) See ref D ...", signature=""), UndefinedReference) == []


def test_a_quoted_ref_line_is_not_the_cables_own() -> None:
    body = "1. (C) See ref A.\n\n2. (C) The text:\n\nBEGIN TEXT:\n\nREF: A. SUVA 3\n\nEND TEXT.\n\n3. (C) Post waits."
    assert run_rules(cable_text(reference="", body=body), UndefinedReference) == []
