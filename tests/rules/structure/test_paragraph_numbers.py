"""STR009 and STR018."""

from __future__ import annotations

import pytest

from cablerules.structure import RULES
from cablerules.structure.paragraph_number_out_of_sequence import ParagraphNumberOutOfSequence
from cablerules.structure.single_paragraph_numbered import SingleParagraphNumbered
from support.authority import SMART
from support.rule_runs import cable_text, line_of, places, run_rules


def numbered(*numbers: str) -> str:
    """A body of marked paragraphs with these numbers."""
    return "\n\n".join(f"{number} (C) A lamp." for number in numbers)


@pytest.mark.parametrize(
    ("numbers", "at", "message"),
    [
        (("1.", "2.", "4.", "5."), "4.", "Paragraph 4 follows paragraph 2."),
        (("1.", "2.", "4.", "6."), "4.", "Paragraph 4 follows paragraph 2."),
        (("2.", "3."), "2.", "The first numbered paragraph is 2."),
        (("1.", "3.", "2.", "4."), "3.", "Paragraph 3 follows paragraph 1."),
        (("1.", "2.", "3.", "1."), None, "Paragraph 1 follows paragraph 3."),
        (("1.", "1.", "2."), None, "The paragraph number 1 appears twice."),
    ],
)
def test_reports_the_first_break_and_no_other(numbers: tuple[str, ...], at: str | None, message: str) -> None:
    text = cable_text(body=numbered(*numbers))
    (finding,) = run_rules(text, ParagraphNumberOutOfSequence)
    assert finding.message == message
    assert finding.line == (line_of(text, f"\n{at} (C)") + 1 if at else line_of(text, "\n1. (C)", 2) + 1)


def test_expects_the_next_number() -> None:
    (finding,) = run_rules(cable_text(body=numbered("1.", "2.", "4.")), ParagraphNumberOutOfSequence)
    assert finding.expected == "3"


@pytest.mark.parametrize(
    "body",
    [
        numbered("1.", "2.", "3."),
        numbered("1.", "2 ", "3."),  # a number without its point counts
        numbered(*(f"{number}." for number in range(1, 12))),
        "1. (U) Steps:\n\n1. Fill the lamp.\n2. Light it.\n\n2. (C) It is lit.",
        "1. (U) On July\n30. it went out, under\n1.4 (b) of the order.\n\n2. (C) It is lit.",
        "(C) Nothing here is numbered.\n\n(U) Nor here.",
        "1. (U) The note:\n\nBEGIN TEXT:\n\n1. (U) A lamp.\n\n2. (U) A wick.\n\nEND TEXT.\n\n2. (C) It is lit.",
    ],
)
def test_says_nothing(body: str) -> None:
    assert run_rules(cable_text(body=body), ParagraphNumberOutOfSequence) == []


def test_a_summary_block_and_an_unclosed_quotation_are_this_cables_own() -> None:
    """Only a quoted text with an END has numbers of its own."""
    for begin, end in (("BEGIN SUMMARY:", "END SUMMARY."), ("BEGIN TEXT:", "")):
        text = cable_text(body=f"1. (U) A lamp.\n\n{begin}\n\n3. (U) A wick.\n\n{end}\n\n4. (C) It is lit.")
        assert places(run_rules(text, ParagraphNumberOutOfSequence)) == [("STR009", line_of(text, "3. (U)"), 1)]


def test_the_authority_may_be_paragraph_1() -> None:
    authority = "1. (U) Classified by Ada Quill, Ambassador. Reason: 1.4 (b)"
    assert run_rules(cable_text(authority=authority, body=numbered("2.", "3.")), ParagraphNumberOutOfSequence) == []
    (finding,) = run_rules(cable_text(authority=authority, body=numbered("1.", "2.")), ParagraphNumberOutOfSequence)
    assert finding.message == "Paragraph 1 follows the classification authority, which is paragraph 1."


def test_a_comma_is_named_as_what_it_is() -> None:
    text = cable_text(body=numbered("1.", "2,", "3,", "5."))
    comma, gap = run_rules(text, ParagraphNumberOutOfSequence)
    assert (comma.line, comma.expected) == (line_of(text, "2, (C)"), "'2.'")
    assert "comma" in comma.message
    assert gap.line == line_of(text, "5. (C)")


def test_a_gap_where_a_page_is_missing_is_the_page_lines_fault() -> None:
    page = "WINDHOEK 00000512  {} OF 004"
    body = f"1. (C) A lamp.\n\n{page.format('002')}\n\n2. (C) It is\n\n{page.format('004')}\n\n4. (C) lit."
    findings = run_rules(cable_text(body=body), *(rule for rule in RULES if rule.enabled))
    assert [finding.code for finding in findings] == ["STR010"]


def test_a_gap_in_an_extract_is_no_surprise() -> None:
    text = "This record is a partial extract of the original cable.\n\n" + cable_text(body=numbered("3.", "7."))
    assert run_rules(text, ParagraphNumberOutOfSequence) == []


def test_a_second_message_counts_for_itself() -> None:
    second = "UNCLAS SUVA 000102\n\nE.O. 12958: N/A\nTAGS: SCUL\nSUBJECT: A KITE\n\n" + numbered("1.", "2.")
    text = cable_text(signature=f"FARROWGATE\n\n{second}")
    findings = run_rules(text, *(rule for rule in RULES if rule.enabled))
    assert places(findings) == [("STR012", line_of(text, "UNCLAS SUVA"), 1)]


@pytest.mark.parametrize(
    "body",
    ["(C) A lamp.", numbered("1.", "2."), "1. (C) A lamp.\n\n(U) The post's own page is short\nand green."],
)
def test_a_number_is_only_needless_where_it_is_alone(body: str) -> None:
    assert run_rules(cable_text(body=body), SingleParagraphNumbered) == []


def test_a_message_with_the_block_in_its_head_and_an_authority_as_paragraph_1() -> None:
    block = "Classified By:                DCM Ada Quill\nReason:                       1.4 (d)\n"
    text = SMART.format(block=block).replace(
        "1. (C) The mill", "1. (U) Classified by DCM Ada Quill.\n\n2. (C) The mill"
    )
    assert not run_rules(text, ParagraphNumberOutOfSequence)
    (finding,) = run_rules(text.replace("2. (C)", "3. (C)"), ParagraphNumberOutOfSequence)
    assert finding.message == "Paragraph 3 follows the classification authority, which is paragraph 1."


# ------------------------------------------------------------------------------------------ redactions, damaged numbers


@pytest.mark.parametrize(
    "between",
    [
        "XXXXXXXXXXXX",
        "xxxxxxxx",
        "[XXXXXXXXXXXX]",
        "[Two paragraphs removed]",
        "2. XXXXXXXXXXXX",
        "2. (C) XXXXXXXXXXXX.",
        "B5",
        "B1 1.4(D)",
        "2.                              (b)(6)",
    ],
)
def test_numbers_that_a_redaction_took_away_are_unknown(between: str) -> None:
    text = cable_text(body=f"1. (U) A lamp.\n\n{between}\n\n4. (C) A boat.")
    assert run_rules(text, ParagraphNumberOutOfSequence) == []


@pytest.mark.parametrize(
    "between",
    [
        "The keeper XXXXXXXXXXXX agreed.",
        "   ",
        "2. (C) XXXXXXXXXXXX agreed to it.",
        "2. (C) B1 lamps are green.",
        "B12",
    ],
)
@pytest.mark.parametrize("end", ["\n\n", "\n\n   \n\n"])
def test_a_gap_beside_a_redacted_name_is_one(between: str, end: str) -> None:
    text = cable_text(body=f"1. (U) A lamp.\n\n{between}{end}5. (C) A boat.")
    assert [one.code for one in run_rules(text, ParagraphNumberOutOfSequence)] == ["STR009"]


def test_a_letter_in_a_number_is_named_and_breaks_no_count() -> None:
    text = cable_text(body=numbered("1.", "2.", "3.", "4.", "5.", "6.", "7.", "8.", "9.", "l0.", "11."))
    (finding,) = run_rules(text, ParagraphNumberOutOfSequence)
    assert (finding.line, finding.message) == (line_of(text, "l0."), "A letter stands in the paragraph number 'l0.'.")
    assert finding.expected == "'10.'"
