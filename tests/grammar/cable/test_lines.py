"""The parts of a message as they are found, and the text that they stand in."""

from __future__ import annotations

import pytest

from cablegrammar import parse_messages, parse_text
from cablegrammar.base.node import Span
from support.cables import NOTICE, WINDHOEK

HEAD = f"{NOTICE}\nC O N F I D E N T I A L WINDHOEK 000512\n\nTAGS: ECON, WA\nSUBJECT: A LAMP\n\n"


@pytest.mark.parametrize(
    ("end", "points"),
    [("1. It is lit ...", "..."), ("1. It is lit…\n\n", "…"), ("1. It is lit.", None), ("1. It ... is lit.", None)],
)
def test_a_text_that_breaks_off(end: str, points: str | None) -> None:
    cable = parse_text(HEAD + end)
    assert cable.truncated is (points is not None)
    assert (None if cable.breaking_off is None else cable.slice(cable.breaking_off)) == points


def test_text_lines_leave_the_notice_and_the_blanks_behind_a_line_out() -> None:
    cable = parse_text(f"{NOTICE}\nUNCLAS SUVA 000102  \r\n\n  1. It is blue.\n")
    assert [cable.written(line) for line in cable.text_lines] == ["", "UNCLAS SUVA 000102", "", "  1. It is blue."]


def test_unplaced_lines_that_stand_together_are_a_run() -> None:
    text = "P 141030Z JUL 08\nFM AMEMBASSY SUVA\n+ 1\n\n+ 2\nTO SECSTATE WASHDC\n+ 3\n\nUNCLAS SUVA 000102\n"
    cable = parse_text(text)
    assert [[line.text for line in run] for run in cable.unplaced_runs] == [["+ 1", "+ 2"], ["+ 3"]]
    assert parse_text(HEAD).unplaced_runs == ()


def test_what_was_blanked_is_no_text_to_rewrite() -> None:
    text = f"{HEAD}1. (C) The lamp [is](#) lit.\n"
    cable = parse_text(text)
    start = text.index("The lamp")
    assert cable.is_untouched(Span(start, start + 8))
    assert not cable.is_untouched(Span(start, start + 18))
    assert cable.written(Span(start, start + 18)) == "The lamp [is](#) l"
    assert cable.slice(Span(start, start + 18)).split() == ["The", "lamp", "is", "l"]


def test_phrases_are_those_of_this_message() -> None:
    waiver = "This document may not be used as a source for derivative classification."
    header = WINDHOEK.partition("C O N F")[0].removeprefix(f"{NOTICE}\n")
    other = f"{header}C O N F I D E N T I A L SUVA 000102\n\n1. {waiver}\n\nControlled by: The Lamp Board\n"
    first, second = parse_messages(f"{HEAD}1. It is lit.\n\nNNNN\n\n{other}")
    assert (first.mentions("waiver"), second.mentions("waiver")) == (False, True)
    assert (first.has_line("designation line"), second.has_line("designation line")) == (False, True)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2. (U) Classified by DCM Ada Quill, reason 1.4 (b).", "2"),
        ("02. Classified by: DCM Ada Quill, reason 1.4 (b).", "2"),
        ("Classified By: DCM Ada Quill, reason 1.4 (b).", None),
    ],
)
def test_the_authority_may_be_a_numbered_paragraph(line: str, number: str | None) -> None:
    (field,) = parse_text(f"{HEAD}1. (U) It is lit.\n\n{line}\n").fields_by_kind["authority"]
    assert field.paragraph == number


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("1. (C) Reason: 1.4 (b).", True),
        ("1. (C) For 1.5 b/d.", True),
        ("1. (C) At 1.4 a barrel.", False),
        ("1. (C) It sold 1.4 billion.", False),
        ("1. (C) Says:\n\nBEGIN TEXT:\n\nReason: 1.4 (b).\n\nEND TEXT.", False),
    ],
)
def test_whether_a_reason_is_named_anywhere(text: str, named: bool) -> None:
    assert parse_text(HEAD + text).names_reason is named
