"""STR001."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablerules.structure.unexpected_line import UnexpectedLine
from support.rule_runs import cable_text, places, run_rules

HEADER = "P 141030Z JUL 08\n{}\nFM AMEMBASSY WINDHOEK\n{}\nTO SECSTATE WASHDC PRIORITY 5620"


def test_each_run_is_one_finding_at_its_first_line() -> None:
    text = cable_text(header=HEADER.format("?? the keeper\n?? and his cat", "?? sleep"))
    first, second = run_rules(text, UnexpectedLine)
    assert (first.line, first.end_line, second.line, second.end_line) == (4, 5, 7, 7)
    assert first.message.startswith("These 2 lines do not belong here;")
    assert second.message.startswith("This line does not belong here;")


def test_names_what_was_expected_in_words_and_quotes_nothing() -> None:
    text = cable_text(header=HEADER.format("?? the keeper", "--"))
    first, second = run_rules(text, UnexpectedLine)
    assert first.expected == "the FM line, a TO line, an INFO line, the classification line or the E.O. line"
    assert second.expected is not None
    assert "FM line" not in second.expected
    assert "keeper" not in first.message


def test_a_blank_line_does_not_part_a_run() -> None:
    text = cable_text(header=HEADER.format("?? one\n\n?? two", "TO AMEMBASSY LUSAKA"))
    assert places(run_rules(text, UnexpectedLine)) == [("STR001", 4, 1)]


def test_speaks_exactly_where_the_grammar_has_no_place() -> None:
    text = cable_text()
    assert parse_text(text).unplaced == ()
    assert run_rules(text, UnexpectedLine) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("S E C R E Y SUVA", "'S E C R E Y' is not a classification level; the nearest one is SECRET."),
        (
            "C O M F I D E N T I A L SUVA",
            "'C O M F I D E N T I A L' is not a classification level; the nearest one is CONFIDENTIAL.",
        ),
        ("C O R R E C T E D SUVA", None),
    ],
)
def test_a_letter_spaced_line_that_is_nearly_a_level(line: str, said: str | None) -> None:
    messages = [one.message for one in run_rules(cable_text(header="", classification=line), UnexpectedLine)]
    assert messages == [said] if said is not None else all("nearest" not in one for one in messages)
