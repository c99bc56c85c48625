"""Exports whose line ends became two blanks: they come apart again, and no offset moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cablegrammar import parse_text
from cablegrammar.copies.clean import clean
from cablelint import Cable
from support.cables import NOTICE, REYKJAVIK, SUVA, WINDHOEK, collapsed

CABLES = pytest.mark.parametrize("text", [REYKJAVIK, SUVA, WINDHOEK], ids=["short-header", "body", "acp127"])


def pair(text: str) -> tuple[Cable, Cable]:
    text = text.removeprefix(f"{NOTICE}\n")
    return parse_text(text), parse_text(collapsed(text))


@CABLES
@pytest.mark.parametrize(
    "what",
    [
        lambda cable: (cable.form, cable.id, cable.from_, cable.level),
        lambda cable: [(a.role, a.name, a.precedence) for a in cable.addressees],
        lambda cable: [caption.text for caption in cable.captions],
        lambda cable: [line.text for line in cable.pass_lines],
        lambda cable: (cable.executive_order.number, cable.executive_order.instruction),
        lambda cable: [tag.tag for tag in cable.tags],
        lambda cable: cable.subject.text,
        lambda cable: [(r.letter, r.id) for r in cable.references],
        lambda cable: cable.authority and (cable.authority.classified_by, cable.authority.reason.letters),
        lambda cable: [(p.number, p.mark and p.mark.text) for p in cable.paragraphs if p.number],
        lambda cable: [s.text for s in cable.signature],
    ],
    ids=["cable", "addressees", "captions", "pass", "order", "tags", "subject", "refs", "authority", "text", "end"],
)  # fmt: skip
def test_a_collapsed_cable_says_the_same(text: str, what: Callable[[Cable], object]) -> None:
    whole, one_line = pair(text)
    assert what(one_line) == what(whole)


def test_the_body_comes_apart() -> None:
    _, cable = pair(WINDHOEK)
    assert [heading.text for heading in cable.headings] == ["What was agreed", "Comment"]
    second = cable.paragraphs[1]
    assert second.text == "Three points were agreed:"
    assert [item.text for item in second.subparagraphs] == [
        "catches are counted weekly;",
        "observers are paid by the flag state (ref A).",
    ]
    _, marked = pair(SUVA)
    assert [(s.label, s.mark and s.mark.text) for s in marked.paragraphs[1].subparagraphs] == [
        ("A", "(U)"),
        ("B", "(SBU)"),
        ("C", "(U)"),
    ]


def test_a_wrapped_number_is_no_paragraph() -> None:
    _, cable = pair(REYKJAVIK)
    assert cable.paragraphs[2].text.startswith("THE WORKERS MET ON DECEMBER 20. THEY VOTED.")
    assert [p.number for p in cable.paragraphs] == ["1", "2", "3", "4"]


@CABLES
def test_offsets_stay(text: str) -> None:
    one_line = collapsed(text)
    masked = clean(one_line).text
    assert len(masked) == len(one_line)
    for before, after in zip(one_line, masked, strict=True):
        assert before == after or after.isspace()
    cable = parse_text(one_line)
    for paragraph in cable.paragraphs:
        if paragraph.mark is not None:
            assert one_line[slice(*paragraph.mark.span)] == paragraph.mark.text


def test_captions_and_order_on_the_classification_line() -> None:
    cable = parse_text(
        "UNCLAS SUVA 000045  SIPDIS  SENSITIVE  E.O. 12958: N/A  TAGS: ECON, FJ\nSUBJECT: SUGAR\n\n1. (U) Sweet.\n"
    )
    assert [caption.text for caption in cable.captions] == ["SIPDIS", "SENSITIVE"]
    assert [tag.tag for tag in cable.tags] == ["ECON", "FJ"]
    assert cable.subject is not None
    assert cable.subject.text == "SUGAR"


def test_two_blanks_after_a_sentence_are_no_line_end() -> None:
    text = SUVA.replace("Prices rose. End", "Prices rose.  A. Moss said so.  2. Both of them.  End")
    assert clean(text).text == text


@pytest.mark.parametrize("text", [REYKJAVIK, WINDHOEK], ids=["short-header", "acp127"])
def test_a_header_whose_line_ends_became_blanks_comes_apart(text: str) -> None:
    whole = text.removeprefix(f"{NOTICE}\n")
    head, rest = whole.split("\nTAGS", 1)
    cable, other = parse_text(whole), parse_text(f"{' '.join(head.split())}\nTAGS{rest}")
    assert (other.form, other.id, other.from_, other.level) == (cable.form, cable.id, cable.from_, cable.level)
    assert other.date_time_group is not None
    assert [(a.role, a.name, a.precedence) for a in other.addressees] == [
        (a.role, a.name, a.precedence) for a in cable.addressees
    ]
    assert other.executive_order is not None
    assert [one.text for one in other.unplaced] == []


HEADER = "P 121633Z MAY 08 FM AMEMBASSY SUVA TO SECSTATE WASHDC PRIORITY 7838 INFO AMEMBASSY APIA 12"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{HEADER} C O N F I D E N T I A L SUVA 000412 SIPDIS", 6),
        (f"{HEADER} UNCLAS SUVA 000412", 5),
        (f"{HEADER} and so on", 1),
        ("He wrote P 121633Z MAY 08 FM AMEMBASSY SUVA TO SECSTATE WASHDC UNCLAS SUVA 000412", 1),
        ("FM AMEMBASSY SUVA TO SECSTATE WASHDC UNCLAS SUVA 000412", 1),
    ],
)
def test_only_a_whole_header_on_one_line_comes_apart(text: str, lines: int) -> None:
    assert len(clean(text).text.split("\n")) == lines
