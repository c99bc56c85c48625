"""STR015."""

from __future__ import annotations

import pytest

from cablelint import Applicability, Finding, parse_text
from cablelint.fixes.edits import apply_edits
from cablerules.structure import RULES
from cablerules.structure.conversion_artefact import ConversionArtefact
from support.rule_runs import cable_text, line_of, run_rules

SCRAPED = cable_text(
    tags="TAGS: [PREL](#) [ECON](#) [WA](#)",
    reference="REF: A. STATE 70412\n[1](#)B. WINDHOEK 498",
    body="[1](#)1. (U) The Board,s lamp; see ref A.\n\n[1](#)2. (C) It is lit, says ref B.\n\n"
    "[1](#)3. (C) The keeper,s cat.",
)


def found(text: str) -> list[Finding]:
    return run_rules(text, ConversionArtefact)


def test_one_finding_a_cable_lists_the_kinds_with_their_counts() -> None:
    (finding,) = run_rules(SCRAPED, *(rule for rule in RULES if rule.enabled))
    assert finding.message == (
        "3 linked tags, 4 scraped anchors and 2 lost apostrophes are left over from a conversion."
    )
    assert [(place.line, place.message) for place in finding.related] == [
        (line_of(SCRAPED, "[1](#)B."), "the first scraped anchor"),
        (line_of(SCRAPED, "Board,s"), "the first lost apostrophe"),
    ]


def test_the_fix_replaces_all_kinds() -> None:
    fix = found(SCRAPED)[0].fix
    assert fix is not None
    assert fix.applicability is Applicability.UNSAFE
    assert fix.title == "Remove what the conversion left"
    text = apply_edits(SCRAPED, fix.edits)
    assert found(text) == []
    assert "TAGS: PREL ECON WA\n" in text
    assert "\nB. WINDHOEK 498\n" in text
    assert "The Board's lamp" in text


def test_a_single_kind_has_no_place_beside_its_first() -> None:
    (finding,) = found(cable_text(body="\n\n".join(f"¶{number}. (C) A lamp." for number in range(1, 9))))
    assert finding.message == "8 pilcrows are left over from a conversion."
    assert len(finding.related) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A \x00\x01 lamp", "2 control characters are"),
        ("A \u202elamp", "1 bidirectional or invisible character is"),
        ("A\rlamp", "1 lone carriage return is"),
        ("as in [SUVA 12](#) and [SUVA 13](#)", "2 linked words are"),
        ("The Board?s lamp", "1 lost apostrophe is"),
        ("The Board&rsquo;s&nbsp;lamp", "2 HTML entities are"),
    ],
)
def test_kinds(text: str, message: str) -> None:
    (finding,) = found(cable_text(body=f"1. (C) {text}.\n\n2. (C) It."))
    assert finding.message == f"{message} left over from a conversion."


@pytest.mark.parametrize(
    "text", ["lamps, snow and sand", "What is it? So.", "a, s, t", "see [1] (#)", "AT&T; Buoys&Kites;"]
)
def test_what_only_looks_like_one(text: str) -> None:
    assert found(cable_text(body=f"1. (C) {text}.\n\n2. (C) It.")) == []


def test_a_pilcrow_by_its_name_stands_before_a_paragraph() -> None:
    text = cable_text(body="&para;1. (C) A lamp.\n\n&para;2. It is lit.")
    assert [one.number for one in parse_text(text).paragraphs] == ["1", "2"]
    (finding,) = found(text)
    assert finding.message == "2 HTML entities are left over from a conversion."


def test_backslashes_before_numbers_and_marks() -> None:
    text = cable_text(body="1\\. (C) A lamp.\n\n2\\. \\(C\\) It is lit \\[sic\\].\n\n\\-\\- \\(U\\) A kite.")
    assert [one.number for one in parse_text(text).paragraphs] == ["1", "2"]
    (finding,) = run_rules(text, *(rule for rule in RULES if rule.enabled))
    assert finding.message == "10 backslashes before signs are left over from a conversion."
    assert finding.fix is not None
    fixed = apply_edits(text, finding.fix.edits)
    assert "1. (C) A lamp.\n\n2. (C) It is lit [sic].\n\n-- (U) A kite." in fixed


def test_a_backslash_where_no_number_or_mark_has_one_is_text() -> None:
    assert found(cable_text(body="1. (C) The file is kites\\.old or a\\_b.\n\n2. (C) It.")) == []


def test_stars_around_numbers_marks_and_labels() -> None:
    text = cable_text(
        tags="**TAGS:** PREL, ECON, WA",
        body="**1. (C)** A lamp.\n\n* (C) A kite.\n* (C) A buoy.\n\n**Comment**\n*******\n\n2. **(U)** It is *lit*.",
    )
    assert [one.number for one in parse_text(text).paragraphs] == ["1", "2"]
    (finding,) = run_rules(text, *(rule for rule in RULES if rule.enabled))
    assert finding.message == "10 runs of stars around words are left over from a conversion."
    assert finding.fix is not None
    fixed = apply_edits(text, finding.fix.edits)
    assert "TAGS: PREL" in fixed
    assert "1. (C) A lamp.\n\n* (C) A kite.\n* (C) A buoy.\n\nComment\n*******\n\n2. (U) It is lit." in fixed


@pytest.mark.parametrize("text", ["a *lamp*", "a lamp* and a kite*", "2 * 3\n\n* (C) a * b\n*****"])
def test_stars_that_tell_nothing_of_a_conversion(text: str) -> None:
    assert found(cable_text(body=f"1. (C) {text}.\n\n2. (C) It.")) == []


@pytest.mark.parametrize("sign", ["> ", ">", "> > ", "| "])
def test_a_sign_before_each_line(sign: str) -> None:
    whole = cable_text(body="1. (C) A lamp.\n\n2. (C) It is lit.")
    text = "".join(f"{sign}{line}\n" for line in whole.split("\n"))
    (finding,) = run_rules(text, *(rule for rule in RULES if rule.enabled))
    assert finding.message.endswith(" signs of a quotation before lines are left over from a conversion.")
    assert finding.fix is not None
    assert apply_edits(text, finding.fix.edits) == f"{whole}\n"


def test_a_few_quoted_lines_are_text() -> None:
    lines = "\n".join(f"> line {number}" for number in range(9))
    assert found(cable_text(body=f"1. (C) He wrote:\n\n{lines}\n\n2. (C) It.")) == []


def test_what_an_entity_stands_for_is_put_right_once() -> None:
    text = cable_text(body="1. (C) A&zwnj; lamp.&#8203; It&#1; is lit.")
    (finding,) = found(text)
    assert finding.message == "3 HTML entities are left over from a conversion."
    assert finding.fix is not None
    assert "A lamp. It is lit." in apply_edits(text, finding.fix.edits)


def test_carriage_returns_that_end_lines_are_none() -> None:
    assert found(cable_text().replace("\n", "\r\n")) == []


@pytest.mark.parametrize("sign", ["\r", "\u2028", "\u0085"])
def test_a_line_end_is_written_safely_where_one_is_read_already(sign: str) -> None:
    text = cable_text(body=f"1. (C) A lamp.{sign}2. (C) It is lit.")
    (finding,) = found(text)
    assert finding.fix is not None
    assert finding.fix.applicability is Applicability.SAFE
    fixed = apply_edits(text, finding.fix.edits)
    assert fixed == text.replace(sign, "\n")
    before, after = parse_text(text), parse_text(fixed)
    assert [one.text for one in after.paragraphs] == [one.text for one in before.paragraphs]
    assert len(after.paragraphs) == 2
    (mixed,) = found(text.replace("lamp", "\u00b6lamp"))
    assert mixed.fix is not None
    assert mixed.fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085", "\u2028\u0085"])
def test_an_empty_line_stays_one(sign: str) -> None:
    """An empty line parts blocks: without it an unmarked one would seem to be part of the marked one before it."""
    empty = sign * 2
    text = cable_text(body=f"1. (U) It is lit.{empty}Background{empty}2. (C) It.{empty}The board met and agreed.")
    (finding,) = found(text)
    count = text.count(sign) * len(sign)
    assert finding.message == f"{count} line ends that are no newlines are left over from a conversion."
    assert finding.fix is not None
    fixed = apply_edits(text, finding.fix.edits)
    assert len(parse_text(fixed).blocks) == len(parse_text(text).blocks) == 5
    assert fixed == text.replace(sign, "\n" * len(sign))


def test_lines_of_a_press_copy_have_no_fix() -> None:
    head = "id: 7\nrefid: 08WINDHOEK512\ndate: 7/14/2008 10:30\n14 July 2008\n"
    text = head + cable_text(header="").partition("\n")[2]
    (finding,) = found(text)
    assert finding.message == (
        "1 record of a database and 1 date line of a press copy are left over from a conversion."
    )
    assert finding.fix is None


def test_the_head_of_a_copy_is_put_in_order() -> None:
    """Junk is nobody's to remove; what was glued together is parted."""
    text = cable_text(
        classification='"S E C R E T WINDHOEK 000512SIPDISSTATE FOR AF/SE.O. 12958: DECL: 07/14/2018',
        captions="",
        executive_order="",
    )
    (finding,) = found(text)
    assert finding.message == (
        "1 run of stray characters before the classification line and 3 lines glued to the ones before them "
        "are left over from a conversion."
    )
    assert finding.fix is not None
    assert "000512\nSIPDIS\nSTATE FOR AF/S\nE.O. 12958" in apply_edits(text, finding.fix.edits)


def test_the_fix_writes_no_word_of_the_text() -> None:
    """Machine formats show what a fix writes: a name that was a link stays in the file."""
    text = cable_text(body="1. (C) The [Zanzibar](#x) and [Surname](#y) betrayed us.\n\n[1](#)2. (C) It&amp;s lit.")
    (finding,) = found(text)
    assert finding.fix is not None
    assert {edit.text for edit in finding.fix.edits} == {"", "&"}
    assert "(C) The Zanzibar and Surname betrayed us.\n\n2. (C) It&s lit." in apply_edits(text, finding.fix.edits)
