"""The page of a rule: its examples with what a reader has to know of the cable around them."""

from __future__ import annotations

import pytest

from cablelint import Example, Settings
from cablelint.rule.api import DEFAULT_PROFILE
from cablelint.rule.page import page
from support.invented import LowerCaseReference


def page_with(*examples: Example, **changes: object) -> str:
    rule = type("LowerCaseReference", (LowerCaseReference,), {"examples": examples, **changes})
    return page(rule)


def part(text: str, heading: str) -> str:
    """What stands under a heading."""
    return text.partition(f"## {heading}\n\n")[2].partition("\n\n## ")[0]


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (Example("A", "B", ()), ""),
        (Example("A", "B", (), note="It is."), "It is.\n\n"),
        (Example("A", "B", (), slot="action", template="print"), "In a print of the 1970s:\n\n"),
        (Example("A", "B", (), options={"profile": "ic"}), "Under the profile `ic`:\n\n"),
        (
            Example("A", "B", (), options={"as_of": "2012-01-01", "catalogue": ()}, setting={"captions": "NODIS"}),
            "As of 2012-01-01, in a cable with `NODIS`:\n\n",
        ),
        (
            Example("A", "B", (), slot="body", template="smart", setting={"tags": "TAGS: X", "captions": ""}, note="!"),
            "!\n\nIn a SMART message with `TAGS: X`:\n\n",
        ),
        (Example("A", "B", (), slot="tags", setting={"body": "1. Two.", "reference": "REF: A. X\nB. Y"}), ""),
    ],
)
def test_an_example_says_in_which_circumstances_it_is_bad(example: Example, said: str) -> None:
    text = page_with(example)
    assert part(text, "Example") == f"{said}```text\nA\n```"
    assert part(text, "Use instead") == "```text\nB\n```"


def test_a_profile_that_the_rule_always_needs_is_not_repeated() -> None:
    assert "Under the profile" not in page_with(Example("A", "B", (), options={"profile": "ic"}), profiles=("ic",))


def test_a_good_text_is_shown_once() -> None:
    text = page_with(Example("A", "G", ()), Example("B", "G", ()), Example("C", "H", ()))
    assert part(text, "Example") == "```text\nA\n```\n\n```text\nB\n```\n\n```text\nC\n```"
    assert part(text, "Use instead") == "```text\nG\n```\n\n```text\nH\n```"


def test_the_profile_that_goes_without_saying_is_that_of_the_settings() -> None:
    assert Settings().profile == DEFAULT_PROFILE
