"""The POR rules on prints, SMART messages and drafts."""

from __future__ import annotations

import pytest

from cablerules.portions import RULES
from cablerules.portions.heading_unmarked import HeadingUnmarked
from cablerules.portions.missing_portion_mark import MissingPortionMark
from support.cables import DRAFT, DRAFT_WITH_LABELS, LJUBLJANA, PRINT, SMART_CONFIDENTIAL, STACKED
from support.rule_runs import line_of, run_rules

ON = tuple(rule for rule in RULES if rule.enabled and rule.code != "POR002")


@pytest.mark.parametrize(
    "text",
    [PRINT, LJUBLJANA, STACKED, SMART_CONFIDENTIAL, DRAFT, DRAFT_WITH_LABELS],
    ids=["print", "smart", "stacked", "classified", "draft", "labels"],
)
def test_a_marked_cable_of_each_form_is_silent(text: str) -> None:
    assert run_rules(text, *ON) == []


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (LJUBLJANA, "2. (U) The letter", "2. The letter"),
        (STACKED, "2. (U) The letter", "2. The letter"),
        (SMART_CONFIDENTIAL, "2. (U) Nobody", "2. Nobody"),
        (DRAFT, "2. (U) The Department", "2. The Department"),
        (PRINT, "2. (U) THE KEEPER", "2. THE KEEPER"),
    ],
    ids=["smart", "stacked", "classified", "draft", "print"],
)
def test_an_unmarked_paragraph_of_each_form(text: str, old: str, new: str) -> None:
    assert old in text
    text = text.replace(old, new)
    (finding,) = run_rules(text, MissingPortionMark)
    assert (finding.message, finding.line) == ("Paragraph 2 has no portion mark.", line_of(text, new))


def test_headings_of_a_smart_message() -> None:
    (finding,) = run_rules(LJUBLJANA, HeadingUnmarked)
    assert (finding.message, finding.line) == (
        "The heading has no portion mark.",
        line_of(LJUBLJANA, "A Letter and No"),
    )
    assert run_rules(LJUBLJANA.replace("A Letter and No", "(U) A Letter and No"), HeadingUnmarked) == []


def test_headings_that_need_no_mark() -> None:
    unclassified = LJUBLJANA.replace("SENSITIVE, ", "").replace(
        "\n                                                  SBU", ""
    )
    assert run_rules(unclassified, HeadingUnmarked) == []
    quoted = LJUBLJANA.replace("3. (SBU) Comment", "Begin press release\n\nThe bees are well.\n\n3. (SBU) Comment")
    assert len(run_rules(quoted, HeadingUnmarked)) == 1
