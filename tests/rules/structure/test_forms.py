"""The STR rules on prints, SMART messages and drafts: what each form means by order, repeats, pages and banners."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablelint import AnyRule
from cablerules.header.message_record_number_mismatch import MessageRecordNumberMismatch
from cablerules.structure import RULES
from cablerules.structure.banner_lines_disagree import BannerLinesDisagree
from cablerules.structure.lines_out_of_order import LinesOutOfOrder
from cablerules.structure.missing_executive_order_line import MissingExecutiveOrderLine
from cablerules.structure.missing_subject_line import MissingSubjectLine
from cablerules.structure.missing_tags_line import MissingTagsLine
from cablerules.structure.page_line_sequence import PageLineSequence
from cablerules.structure.paragraph_number_out_of_sequence import ParagraphNumberOutOfSequence
from cablerules.structure.repeated_line import RepeatedLine
from cablerules.structure.section_total_mismatch import SectionTotalMismatch
from cablerules.structure.truncated_cable import TruncatedCable
from cablerules.structure.two_messages_in_one import TwoMessagesInOne
from support.cables import DRAFT, DRAFT_WITH_LABELS, LJUBLJANA, PRINT, SMART_CONFIDENTIAL, SMART_REPEATED, STACKED
from support.rule_runs import line_of, run_rules

ON = tuple(rule for rule in RULES if rule.enabled)


@pytest.mark.parametrize(
    "text",
    [PRINT, LJUBLJANA, SMART_CONFIDENTIAL, SMART_REPEATED, DRAFT, DRAFT_WITH_LABELS],
    ids=["print", "smart", "classified", "repeated", "draft", "labels"],
)
def test_an_undamaged_cable_of_each_form_is_silent(text: str) -> None:
    assert run_rules(text, *ON) == []


def test_a_stacked_copy_has_nothing_out_of_order() -> None:
    assert run_rules(STACKED, *ON) == []


def moved(label: str, before: str) -> str:
    """The SMART message with one of its lines moved in front of another."""
    lines = LJUBLJANA.split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith(label))
    end = start + 1
    while lines[end].startswith(" "):
        end += 1
    block = lines[start:end]
    del lines[start:end]
    place = next(i for i, line in enumerate(lines) if line.startswith(before))
    return "\n".join((*lines[:place], *block, *lines[place:]))


@pytest.mark.parametrize(
    ("label", "before", "at", "message"),
    [
        ("Subject:", "TAGS:", "TAGS:", "The TAGS line comes after the Subject line."),
        ("Captions:", "TAGS:", "TAGS:", "The TAGS line comes after the Captions line."),
        ("Pass Line:", "Reference:", "Reference:", "The Reference line comes after the Pass Line line."),
        ("Subject:", "Pass Line:", "Pass Line:", "The Pass Line line comes after the Subject line."),
    ],
)
def test_the_order_of_a_smart_message(label: str, before: str, at: str, message: str) -> None:
    text = moved(label, before)
    (finding,) = run_rules(text, LinesOutOfOrder)
    assert (finding.message, finding.line, finding.column) == (message, line_of(text, at), 1)
    assert finding.expected == "TAGS, Captions, Reference, Pass Line, Subject, then paragraph 1"


@pytest.mark.parametrize(
    ("label", "rule", "message"),
    [
        ("E.O.:", MissingExecutiveOrderLine, "The E.O. line is missing."),
        ("TAGS:", MissingTagsLine, "The TAGS line is missing."),
        ("Subject:", MissingSubjectLine, "The SUBJECT line is missing."),
    ],
)
def test_a_missing_line_of_a_smart_message(label: str, rule: type[AnyRule], message: str) -> None:
    lines = [line for line in LJUBLJANA.split("\n") if not line.startswith((label, " " * 30 + "Fisheries"))]
    (finding,) = run_rules("\n".join(lines), *ON)
    assert (finding.code, finding.message, finding.line) == (rule.code, message, 1)


def test_a_repeated_head_is_no_repeat_and_no_extract() -> None:
    assert run_rules(SMART_REPEATED, RepeatedLine, TruncatedCable, TwoMessagesInOne, LinesOutOfOrder) == []
    other = SMART_REPEATED.replace("UNCLAS STATE 007316", "UNCLAS SUVA 007317")
    (finding,) = run_rules(other, TwoMessagesInOne)
    assert finding.line == line_of(other, "UNCLAS SUVA 007317")
    # Another number of the same post is a slip in the head that is repeated, which HDR015 names.
    slip = SMART_REPEATED.replace("UNCLAS STATE 007316", "UNCLAS STATE 007317")
    assert run_rules(slip, TwoMessagesInOne) == []
    (finding,) = run_rules(slip, MessageRecordNumberMismatch)
    assert finding.line == line_of(slip, "UNCLAS STATE 007317")


def test_a_line_that_stands_twice_in_a_smart_message() -> None:
    text = LJUBLJANA.replace("Captions: ", "TAGS:                         PGOV\nCaptions: ", 1)
    (finding,) = run_rules(text, RepeatedLine)
    assert finding.line == line_of(text, "TAGS:                         PGOV\n")


# ------------------------------------------------------------------------------------------------------ pages


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("PAGE 02        WINDHOEK", "PAGE 03        WINDHOEK", "Page 03 follows page 01."),
        (
            "PAGE 01        WINDHOEK 00512  02",
            "PAGE 02        WINDHOEK 00512  02",
            "Page 02 of section 02 follows page 02 of section 01.",
        ),
    ],
)  # fmt: skip
def test_a_page_of_a_print_is_missing(old: str, new: str, message: str) -> None:
    text = PRINT.replace(old, new)
    (finding,) = run_rules(text, PageLineSequence, TruncatedCable, SectionTotalMismatch)
    assert (finding.message, finding.line, finding.column) == (message, line_of(text, new), 6)


def test_a_page_sent_twice_is_no_gap() -> None:
    page = "PAGE 02        WINDHOEK 00512  01 OF 02  141100Z"
    text = PRINT.replace(page, f"{page} POSS DUPE\n\nFOR AN ANSWER.\n\nCONFIDENTIAL\n\nCONFIDENTIAL\n\n{page}")
    assert run_rules(text, PageLineSequence) == []


def test_a_section_of_a_print_is_missing() -> None:
    text = PRINT.split("NNN\n")[0] + "NNN\n"
    (finding,) = run_rules(text, PageLineSequence, TruncatedCable, SectionTotalMismatch)
    assert finding.message == "The last page line says 001 of 002: section 2 is missing."


def test_the_sections_of_a_print_are_counted_twice() -> None:
    text = PRINT.replace("SECTION 1 OF 2", "SECTION 1 OF 3")
    (finding,) = run_rules(text, PageLineSequence, TruncatedCable, SectionTotalMismatch)
    assert (finding.code, finding.line) == ("STR011", line_of(text, "01 OF 02"))


def test_a_second_list_begins_at_one_again() -> None:
    plain = PRINT.replace(" (C) ", " ").replace(" (U) ", " ")
    assert run_rules(plain.replace("3. SO IS", "1. SO IS"), ParagraphNumberOutOfSequence) == []
    (finding,) = run_rules(PRINT.replace("3. (C) SO", "1. (C) SO"), ParagraphNumberOutOfSequence)
    assert finding.message == "Paragraph 1 follows paragraph 2."


# ---------------------------------------------------------------------------------------------------- banners


def nth(text: str, old: str, new: str, number: int) -> str:
    """`text` with the occurrence `number` (from 1) of a whole line replaced."""
    lines = text.split("\n")
    places = [i for i, line in enumerate(lines) if line.strip() == old]
    lines[places[number - 1]] = lines[places[number - 1]].replace(old, new)
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("banner", "found"), [(1, "bottom"), (2, "bottom"), (3, "bottom"), (4, "bottom"), (5, "bottom"), (6, "bottom")]
)
def test_each_banner_of_a_print_has_its_pair(banner: int, found: str) -> None:
    text = nth(PRINT, "CONFIDENTIAL", "UNCLASSIFIED", banner)
    (finding,) = run_rules(text, BannerLinesDisagree)
    assert found in finding.message
    assert "CONFIDENTIAL" in finding.message
    assert "UNCLASSIFIED" in finding.message


def test_a_page_may_carry_a_lower_level_twice() -> None:
    text = nth(nth(PRINT, "CONFIDENTIAL", "UNCLASSIFIED", 4), "CONFIDENTIAL", "UNCLASSIFIED", 3)
    assert run_rules(text, BannerLinesDisagree) == []


def test_no_page_above_the_overall_classification() -> None:
    text = nth(nth(PRINT, "CONFIDENTIAL", "SECRET", 4), "CONFIDENTIAL", "SECRET", 3)
    (finding,) = run_rules(text, BannerLinesDisagree)
    assert finding.message == "This banner is above the overall classification, CONFIDENTIAL; 1 other banner is too."


def test_not_all_pages_are_below_the_overall_classification() -> None:
    text = PRINT.replace("C O N F I D E N T I A L", "S E C R E T")
    (finding,) = run_rules(text, BannerLinesDisagree)
    assert finding.message == "This banner is below the overall classification, SECRET; 5 other banners are too."
    assert (finding.line, finding.expected) == (1, "SECRET")
    one_right = nth(nth(text, "CONFIDENTIAL", "SECRET", 4), "CONFIDENTIAL", "SECRET", 3)
    assert run_rules(one_right, BannerLinesDisagree) == []


def test_the_banners_of_the_first_page_were_lost() -> None:
    _, _, rest = PRINT.replace("C O N F I D E N T I A L", "S E C R E T").partition("CONFIDENTIAL\n\n")
    assert run_rules(rest, BannerLinesDisagree) == []


def test_a_print_without_page_lines_has_no_pages() -> None:
    lines = [line for line in PRINT.split("\n") if not line.startswith("PAGE ")]
    text = nth("\n".join(lines), "CONFIDENTIAL", "SECRET", 1)
    cable = parse_text(text)
    assert (cable.form, cable.page_line_texts, bool(cable.banners)) == ("aad", (), True)
    assert list(cable.banners_of_pages) == []
    assert run_rules(text, BannerLinesDisagree) == []


def test_a_level_in_the_authority_block_is_no_banner() -> None:
    text = PRINT.replace("\n1. ", "\nCLASSIFIED BY: DCM ADA QUILL FOR REASON 1.4 (B).\n\nSECRET//NOFORN\n\n1. ", 1)
    assert len(parse_text(text).banners) == len(parse_text(PRINT).banners) + 1
    assert run_rules(text, BannerLinesDisagree) == []


def test_controls_of_a_smart_banner() -> None:
    lines = SMART_CONFIDENTIAL.rstrip("\n").split("\n")
    (finding,) = run_rules("\n".join(lines[:-1]), BannerLinesDisagree)
    assert (
        finding.message
        == "The banner at the bottom of the page is CONFIDENTIAL, but the one at the top is CONFIDENTIAL//NOFORN."
    )
    assert finding.line == len(lines) - 1


def test_banners_that_were_lost_are_not_compared() -> None:
    """Three are left of four: nobody can tell which pages they are of."""
    first, _, rest = SMART_CONFIDENTIAL.partition("NOFORN\n")
    assert run_rules(rest.replace("Captions:                     NOFORN\n", ""), BannerLinesDisagree) == []
    assert first
