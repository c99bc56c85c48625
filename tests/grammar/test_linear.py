"""Patterns are linear: twice the text takes twice the steps, whatever is repeated in it.

Steps are counted, not timed, so that short texts are enough and the machine does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from cablegrammar.parsing.tables import ROOMS, tables
from support.cables import LJUBLJANA, SUVA, collapsed
from support.pumping import worst_inputs
from support.steps import Steps, counted_steps

LINEAR = 2.5
"""Twice, and a little for patterns that look some lines ahead; a quadratic one would take four times as many."""

SUSPECTS = [
    " ", "A", "(", "-", "\n", "- ", "A ", "1", "[", "E.O. ", "( C", "=", "A.", "/", "OF 0", "\n ", "ENTIRE ", ". ",
    "F 0 ", ". (C)", ". (C) A ", "&amp;", "</a>", "\\(C\\) ", " *A", "**(C)**\n", "> A\n", " FM A",
    "P 121633Z MAY 08 FM SUVA TO A ",
    "\\\n", "TO PAGE 02 A 123\n", '","A', '"1","',
    "2008-02-14 11:55:00 SECRET\n", "481516\t2008-05-19 14:27:00\t", "481516\n2008-05-19 14:27:00\n08SUVA102\n",
    "ZCZC ", "BEGIN TEXT:\n", "SECRET SUVA 000102\n", "id: 1\nrefid: 2\n", "From: A\nSent: B\n", "secret suva 0001\n",
    "Message Attributes\n", "A\nhttp:", "X,s", "MRN:\n", "From:\n", "Info: \n\n", "\nSBU", "A  ", "  1. A",
    "  A ----", "Reason:", "TAGS:  ", "\r", "\r\r\n",
]  # fmt: skip
HEADS = {
    "two heads": f"{SUVA[:400]}\n{SUVA[:400]}",
    "telegram": SUVA[:400],
    "smart head": LJUBLJANA[:420],
    "smart text": LJUBLJANA[:1900],
    "collapsed": collapsed(SUVA)[:700],
}
LEADS = ("", "A", "1. ", "(C", "SECRET ", "- ")
PIECES = (" ", "A ", "(C", "- ", "A", "1.", "\n", "A, ", "'", "/", "1/", "OF ", "e o ", "-A")


@pytest.fixture(scope="module")
def steps() -> Iterator[Steps]:
    with counted_steps() as counted:
        yield counted


def repeated(piece: str, head: str = "", tail: str = "") -> Callable[[int], str]:
    """Makes texts of so many characters: `piece` again and again between `head` and `tail`."""
    return lambda size: head + piece * (size // len(piece)) + tail


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("piece", SUSPECTS, ids=repr)
def test_a_message(steps: Steps, head: str, piece: str) -> None:
    parse = steps.load("cablegrammar", "parse_messages")
    assert steps.growth(parse, repeated(piece, HEADS[head], "\nx"), 1_000 if "\n" in piece else 500) < LINEAR


@pytest.mark.parametrize(
    ("above", "piece", "below"),
    [
        ("UNQUOTE\n", "X QUOTE\nSECRET SUVA 0012\n", "\nNNNN\n"),
        ("", "X QUOTE\nSECRET SUVA 0012\n\n", "\nUNQUOTE X\n"),
        ("", "X QUOTE\nSECRET SUVA 0012 UNQUOTE\n", "\nx\n"),
        ("", "X QUOTE\nSECRET SUVA 0012\nx\nUNQUOTE\n", "\nx\n"),
    ],
)
def test_cables_that_are_sent_on(steps: Steps, above: str, piece: str, below: str) -> None:
    head = f"UNCLAS SUVA 0512\n\nE.O. 11652: GDS\nTAGS: PREL, WA\nSUBJECT: A LAMP\n\n{above}"
    parse = steps.load("cablegrammar", "parse_messages")
    assert steps.growth(parse, repeated(piece, head, below), 1_000) < LINEAR


def test_a_stamp_of_the_archive(steps: Steps) -> None:
    """A date may follow, below it or after blanks: they are parted in one way only."""
    parse = steps.load("cablegrammar", "parse_messages")
    head = "Declassified/Released\nUS Department of State\nEO Systematic Review"
    assert steps.growth(parse, repeated(" ", head, "!\n"), 1_000) < LINEAR


@pytest.mark.parametrize("grammar", sorted(ROOMS))
def test_each_terminal(grammar: str) -> None:
    """Alone, and on texts that it may never meet."""
    steps = Steps()
    slow = []
    for name, pattern, *_ in tables(grammar)["terminals"]:
        match = steps.compile(pattern).match
        for piece in PIECES:
            for lead in LEADS:
                growth = steps.growth(match, repeated(piece, lead), 500)
                if growth > LINEAR:
                    slow.append((name, lead, piece, growth))
    assert slow == []


@pytest.mark.parametrize("grammar", sorted(ROOMS))
def test_each_terminal_on_its_worst_inputs(grammar: str) -> None:
    """What leads to each of its repeats, then what that repeats, and at the end what nothing takes."""
    steps = Steps()
    slow = []
    for name, pattern, *_ in tables(grammar)["terminals"]:
        match = steps.compile(pattern).match
        for lead, pump in worst_inputs(pattern):
            growth = steps.growth(match, repeated(pump, lead, "\x00"), 150)
            if growth > LINEAR:
                slow.append((name, lead, pump, growth))
    assert slow == []


@pytest.mark.parametrize(
    "unit",
    ["S ", "SECRET ", "A", " ", "SECTION 01 OF 02 ", "SIPDIS ", "1", "C O R R E C T E D ", "LA ", "/", "\n", "E "],
)
@pytest.mark.parametrize("head", ["", "UNCLAS SUVA 1 ", "SECRET SECTION 1 OF 2"])
def test_a_classification_line(steps: Steps, head: str, unit: str) -> None:
    parse = steps.load("cablegrammar.marking.classification", "parse_classification")
    assert steps.growth(parse, repeated(unit, head), 1_000) < LINEAR


@pytest.mark.parametrize("unit", ["/", "-", "S/", "A ", "REL TO USA,", "USA/", " ", "SI-", "NF,", "C NF ", "É"])
def test_a_marking(steps: Steps, unit: str) -> None:
    parse = steps.load("cablegrammar.marking.marking", "parse_marking")
    assert steps.growth(parse, repeated(unit), 1_000) < LINEAR


@pytest.mark.parametrize("line", ["fl1", "fl2", "fl3", "fl4", "dtg", "from", "addressee", "fl15", "page_line"])
@pytest.mark.parametrize(
    "unit",
    ["O ", "R", "RUEHAB ", " ", "1", "AMEMBASSY ", "XMT ", ",", "ZDK ", "PAGE 02 ", "(CCY", "1234 ", "SUVA, ", "\n"],
)
def test_a_line_of_the_header(steps: Steps, line: str, unit: str) -> None:
    parse = steps.load("cablegrammar.header.lines", f"parse_{line}")
    assert steps.growth(lambda text: parse(text, 0), repeated(unit), 1_000) < LINEAR


@pytest.mark.parametrize(
    "unit",
    [
        "  ",
        "1 ",
        "1.",
        "1. ",
        "(",
        "((b)",
        "a n ",
        "r e a s o ",
        "c l a s s i ",
        "eo ",
        "eo   ",
        "d e r ",
        "A-",
        "decl:",
        "1.4 ",
    ],
)
def test_an_authority(steps: Steps, unit: str) -> None:
    parse = steps.load("cablegrammar.authority.block", "parse_authority")
    text = repeated(unit, "Classified By: reasons 1.4 ", "z")
    assert steps.growth(lambda text: parse(text, 0, date(2008, 7, 14)), text, 1_000) < LINEAR


@pytest.mark.parametrize("name", ["parse_executive_order", "parse_declassification"])
@pytest.mark.parametrize(
    "unit", [" ", "1.", "1 ", "1/", "x", "X/", "eo ", "(", "DECL ", "to a ", "...", "decl", "12/12/", "as amended "]
)
def test_an_instruction(steps: Steps, name: str, unit: str) -> None:
    parse = steps.load("cablegrammar.declassification.executive_order", name)
    assert steps.growth(parse, repeated(unit, "E.O. ", "z"), 1_000) < LINEAR
