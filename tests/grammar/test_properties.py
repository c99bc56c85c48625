"""What holds for every text: nothing raises, no line is lost, spans tile the text, the work grows with it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar import parse_messages
from support.cables import collapsed
from support.forms import FORMS, ODD, WHOLE_CABLES
from support.tiling import untiled
from support.work import calls_grow

TELEGRAMS = ("acp127", "body", "short-header")
LINES = [line for form in TELEGRAMS for line in FORMS[form].split("\n")]
OTHER_LINES = [
    line for form, text in FORMS.items() if form not in TELEGRAMS for line in text.split("\n") if line.strip()
]
line = st.one_of(st.sampled_from(LINES), st.sampled_from(ODD), st.text(max_size=40))
other_line = st.one_of(st.sampled_from(OTHER_LINES), st.sampled_from(["SBU", *ODD]), line)
one_line = st.lists(line, max_size=30).map(lambda lines: collapsed("\n".join(lines)))
smart_texts = st.lists(other_line, max_size=40).map(lambda lines: "\n".join(("MRN: 11 SUVA 5", "From: X", *lines)))
texts = st.one_of(
    st.lists(line, max_size=30).map("\n".join),
    st.lists(other_line, max_size=40).map("\n".join),
    smart_texts,
    one_line,
    WHOLE_CABLES,
)


@settings(max_examples=500)
@given(texts)
def test_nothing_raises_and_the_nodes_are_all_of_the_text(text: str) -> None:
    assert untiled(parse_messages(text), text) is None


@settings(max_examples=200)
@given(texts)
def test_everything_lazy_can_be_asked_for(text: str) -> None:
    for cable in parse_messages(text):
        for name in (
            "transmission",
            "date_time_group",
            "from_",
            "to",
            "info",
            "xmt",
            "classification",
            "executive_order",
        ):
            getattr(cable, name)
        for name in ("declassification", "tags", "subject", "references", "authority", "citations", "page_lines", "id"):
            getattr(cable, name)
        for name in ("message_record_number", "message_date", "post", "number", "date", "level"):
            getattr(cable, name)
        for paragraph in cable.paragraphs:
            assert paragraph.text == " ".join(paragraph.raw.split())
            if paragraph.mark is not None:
                assert paragraph.mark.marking is paragraph.mark.marking


SUSPECTS = [
    " ", "A", "(", "-", "\n", "- ", "A ", "1", "[", "E.O. ", "( C", "=", "A.", "/", "OF 0", "\n ", "ENTIRE ", ". ",
    "F 0 ", ". (C)", ". (C) A ", "&amp;", "</a>", "\\\n", "TO PAGE 02 A 123\n", '","A', '"1","',
    "Message Attributes\n", "A\nhttp:",
    "X,s",     "MRN:\n", "From:\n", "Info: \n\n", "\nSBU", "A  ", "  1. A", "  A ----", "Reason:", "TAGS:  ",
]  # fmt: skip
HEADS = ["telegram", "smart head", "smart text", "collapsed"]


@pytest.mark.parametrize(
    "head",
    [FORMS["body"][:400], FORMS["smart"][:420], FORMS["smart"][:1900], collapsed(FORMS["body"])[:700]],
    ids=HEADS,
)
@pytest.mark.parametrize("piece", SUSPECTS, ids=repr)
def test_parsing_is_linear(piece: str, head: str) -> None:
    """Eight times the text takes eight times the calls. `test_linear.py` holds the same of the patterns."""
    small, large = (head + piece * (size // len(piece)) + "\nx" for size in (4_000, 32_000))
    assert calls_grow(parse_messages, small, large, by=8.5)


@pytest.mark.parametrize("lines", [LINES, OTHER_LINES, LINES + OTHER_LINES], ids=["telegrams", "others", "both"])
def test_shuffled_cables_lose_nothing(lines: list[str]) -> None:
    generator = random.Random(7)  # noqa: S311 - a seed that makes the test repeatable, no secret
    for _ in range(100):
        lines = lines.copy()
        generator.shuffle(lines)
        text = "\n".join(lines)
        assert sum(c.lines.total for c in parse_messages(text)) == sum(1 for one in lines if one.strip())
