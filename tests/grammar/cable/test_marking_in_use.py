"""The markings that a cable carries: each distinct one once, with its places."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablegrammar.cable.marking_in_use import MarkingInUse, marking_in_text
from cablelint import Span
from support.rule_runs import cable_text


def found(**parts: str) -> list[tuple[str, str, int]]:
    cable = parse_text(cable_text(**parts))
    return [(use.kind, use.text, len(use.places)) for use in cable.walk(frozenset((MarkingInUse,)))]  # type: ignore[attr-defined]


def test_marks_of_subject_paragraphs_and_items_once_each() -> None:
    assert found(
        subject="SUBJECT: (C) DUNE LIGHTHOUSE",
        body="1. (C) The lamp.\n\n2. (C//NF) Two points:\n\na. (C) The keeper.\n\nb. (U) The cat.",
    ) == [("portion", "(C)", 3), ("portion", "(C//NF)", 1), ("portion", "(U)", 1)]


def test_a_letter_spaced_line_and_captions_are_no_banner() -> None:
    assert found(body="1. (U) The lamp.", captions="NOFORN\nSIPDIS") == [("portion", "(U)", 1)]


@pytest.mark.parametrize(
    ("line", "banner"),
    [
        ("SECRET//NOFORN WINDHOEK 000512", "SECRET//NOFORN"),
        ("SECRET//REL TO USA, GBR", "SECRET//REL TO USA, GBR"),
        ("UNCLAS WINDHOEK 000512", "UNCLAS"),
        ("UNCLAS//FOUO SECTION 01 OF 02 WINDHOEK 000512", "UNCLAS//FOUO"),
    ],
)
def test_the_banner_ends_before_section_post_and_number(line: str, banner: str) -> None:
    cable = parse_text(cable_text(classification=line, body="1. (U) The lamp."))
    use = cable.markings_in_use[0]
    assert (use.kind, use.text) == ("banner", banner)
    assert cable.clean[use.span.start : use.span.end] == banner


def test_spans_lead_to_the_own_text_of_the_marking() -> None:
    cable = parse_text(cable_text(body="1. (C//NF) The lamp.\n\n2. ( c//nf) The keeper."))
    for use in cable.markings_in_use:
        for place in use.places:
            assert cable.clean[place.start : place.start + len(use.inner)] == use.inner


@pytest.mark.parametrize(
    ("text", "kind", "inner", "span", "start"),
    [
        ("(S//NF)", "portion", "S//NF", Span(0, 7), 1),
        ("  (S//NF) ", "portion", "S//NF", Span(2, 9), 3),
        ("(S//NF", "portion", "S//NF", Span(0, 6), 1),
        ("S//NF)", "portion", "S//NF", Span(0, 6), 0),
        ("SECRET//NOFORN", "banner", "SECRET//NOFORN", Span(0, 14), 0),
        ("()", "portion", "", Span(0, 2), 2),
    ],
)
def test_a_marking_alone(text: str, kind: str, inner: str, span: Span, start: int) -> None:
    use = marking_in_text(text)
    assert (use.kind, use.inner, use.span, use.places[0].start) == (kind, inner, span, start)


def test_a_letter_spaced_level_may_be_as_long_as_its_name() -> None:
    use = marking_in_text("U N C L  A S SUVA 000112", lines=True)
    assert use.marking.level is not None
    assert str(use.marking.level) == "UNCLASSIFIED"


@pytest.mark.parametrize("text", ["(S)(NFF)", "(S) (NFF)", "(S) - (NFF)", "(S) (//NFF)", "(CUI//) (\n(C//NFF)"])
def test_a_word_in_the_second_pair_of_parentheses_keeps_its_place(text: str) -> None:
    use = marking_in_text(text)
    [word] = [token for token in use.marking.tokens if token.text == "NFF"]
    start = use.places[0].start + word.span.start
    assert text[start : start + len("NFF")] == "NFF"
