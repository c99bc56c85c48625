"""STR001."""

from __future__ import annotations

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
