"""STR006 and STR007: the order of the fields, and fields that stand twice."""

from __future__ import annotations

import pytest

from cablelint.testing import TEMPLATE
from cablerules.structure.lines_out_of_order import LinesOutOfOrder
from cablerules.structure.repeated_line import RepeatedLine
from cablerules.structure.truncated_cable import TruncatedCable
from cablerules.structure.two_messages_in_one import TwoMessagesInOne
from support.rule_runs import cable_text, line_of, places, run_rules

ORDER, TAGS, SUBJECT = (TEMPLATE[part] for part in ("executive_order", "tags", "subject"))
REF, AUTHORITY = TEMPLATE["reference"], TEMPLATE["authority"]


def fields(*lines: str) -> str:
    """The template cable with these lines, in this order, for its fields."""
    return cable_text(executive_order="\n\n".join(lines), tags="", subject="", reference="", authority="")


@pytest.mark.parametrize(
    ("lines", "at", "message"),
    [
        ((TAGS, ORDER, SUBJECT, REF), ORDER, "The E.O. line comes after the TAGS line."),
        ((ORDER, SUBJECT, TAGS, REF), TAGS, "The TAGS line comes after the SUBJECT line."),
        ((ORDER, TAGS, REF, SUBJECT), SUBJECT, "The SUBJECT line comes after the REF line."),
        ((SUBJECT, TAGS, ORDER), TAGS, "The TAGS line comes after the SUBJECT line."),
    ],
)
def test_one_finding_at_the_first_line_that_comes_too_late(lines: tuple[str, ...], at: str, message: str) -> None:
    text = fields(*lines)
    (finding,) = run_rules(text, LinesOutOfOrder)
    assert (finding.line, finding.column, finding.message) == (line_of(text, at), 1, message)
    assert len(finding.related) == 1


@pytest.mark.parametrize(
    "lines",
    [
        (ORDER, TAGS, SUBJECT, REF, AUTHORITY),
        (AUTHORITY, ORDER, TAGS, SUBJECT, REF),
        (ORDER, TAGS, AUTHORITY, SUBJECT, REF),
        (ORDER, SUBJECT),
        (TAGS, REF),
    ],
)
def test_lines_may_be_missing_and_the_authority_is_another_rules(lines: tuple[str, ...]) -> None:
    assert run_rules(fields(*lines), LinesOutOfOrder) == []


@pytest.mark.parametrize("place", [TAGS, SUBJECT, REF])
def test_a_late_caption_is_read_without_complaint(place: str) -> None:
    text = cable_text(captions="").replace(place, f"SIPDIS\nNOFORN\n\n{place}")
    assert run_rules(text, LinesOutOfOrder) == []


def test_references_after_the_text() -> None:
    text = cable_text(reference="", signature=f"{REF}\n\nFARROWGATE")
    (finding,) = run_rules(text, LinesOutOfOrder)
    assert (finding.line, finding.message) == (line_of(text, "REF:"), "The REF line comes after the start of the text.")


def test_an_order_named_in_a_sentence_is_no_line() -> None:
    body = "1. (U) The keeper acts under\nE.O. 12958, as amended, and under\nE.O. 12958.\n\n2. (C) So does his cat."
    assert run_rules(cable_text(body=body), LinesOutOfOrder, RepeatedLine, TruncatedCable) == []


def test_fields_of_a_quoted_cable_are_not_this_cables() -> None:
    quoted = f"BEGIN TEXT:\n\n{ORDER}\n{TAGS}\n\nA lamp.\n\nEND TEXT."
    quoted = f"1. (U) An older cable said:\n\n{quoted}\n\n2. (C) It is lit."
    assert run_rules(cable_text(body=quoted), LinesOutOfOrder, RepeatedLine, TruncatedCable, TwoMessagesInOne) == []


@pytest.mark.parametrize(
    ("line", "other"), [(ORDER, "E.O. 12958: N/A"), (TAGS, "TAGS: ECON"), (SUBJECT, "SUBJECT: A LAMP")]
)
def test_says_whether_the_lines_differ(line: str, other: str) -> None:
    same, different = (
        run_rules(cable_text().replace(line, f"{line}\n{again}"), RepeatedLine)[0] for again in (line, other)
    )
    assert same.message.endswith("appears twice, with the same text.")
    assert different.message.endswith("appears twice, with different texts.")


def test_a_line_that_stands_three_times_is_one_finding() -> None:
    text = cable_text(tags="\n".join([TAGS] * 3))
    (finding,) = run_rules(text, RepeatedLine)
    assert finding.line == line_of(text, TAGS, 2)
    assert [place.line for place in finding.related] == [line_of(text, TAGS), line_of(text, TAGS, 3)]
    assert "3 times" in finding.message


def test_fields_that_start_again_are_an_extract() -> None:
    again = "\n\n".join((ORDER, TAGS, SUBJECT))
    text = cable_text(signature=f"FARROWGATE\n\n{again}")
    findings = run_rules(text, LinesOutOfOrder, RepeatedLine, TruncatedCable)
    assert places(findings) == [("STR016", line_of(text, ORDER, 2), 1)]


def test_fields_of_a_second_message_are_its_own() -> None:
    second = "UNCLAS SUVA 000102\n\nE.O. 12958: N/A\nTAGS: SCUL, FJ\nSUBJECT: A KITE\n\n1. It is blue."
    text = cable_text(signature=f"FARROWGATE\n\n{second}")
    findings = run_rules(text, LinesOutOfOrder, RepeatedLine, TruncatedCable, TwoMessagesInOne)
    assert places(findings) == [("STR012", line_of(text, "UNCLAS SUVA"), 1)]
