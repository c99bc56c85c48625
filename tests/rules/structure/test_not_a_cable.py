"""STR000."""

from __future__ import annotations

import pytest

from cablerules.structure import RULES
from cablerules.structure.not_a_cable import NotACable
from support.rule_runs import cable_text, places, run_rules


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_an_empty_file(text: str) -> None:
    (finding,) = run_rules(text, NotACable)
    assert finding.message in ("The file is empty.", "No cable can be recognised in this text.")


def test_it_is_the_only_finding() -> None:
    assert places(run_rules("\n\nA letter.\n\x00\x01\n", *RULES)) == [("STR000", 3, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "1. (C) A lamp.\n",
        "UNCLAS SUVA 000102\n",
        "TAGS: SCUL, FJ\n",
        "E.O. 12958: N/A\n",
        "FM AMEMBASSY SUVA\nTO SECSTATE\n",
    ],
)
def test_one_line_is_enough_to_know_a_cable(text: str) -> None:
    assert run_rules(text, NotACable) == []


def test_the_template_is_one() -> None:
    assert run_rules(cable_text(), NotACable) == []
