"""What copying left: found, masked, and never a character longer or shorter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.copies.clean import clean


@pytest.mark.parametrize(
    ("text", "masked", "kinds"),
    [
        ("[1](#)2. (C) x", "¶     2. (C) x", ["scraped-anchor"]),
        ("TAGS: [PARM](#)", "TAGS:  PARM    ", ["linked-word"]),
        ("¶1. (U)", "¶1. (U)", ["pilcrow"]),
        ("Fiji,s price", "Fiji,s price", ["lost-apostrophe"]),
        ("sugar,salt", "sugar,salt", []),
        ("a\x00b\u202ec", "a b c", ["control-character", "bidirectional-character"]),
        ("a\r\nb\rc", "a \nb\nc", ["lone-carriage-return"]),
        ("a\r\r\nb", "a  \nb", ["lone-carriage-return"]),
        ("a\u00a0b\fc", "a b c", []),
        ("SUVA 000001 TAGS: FJ", "SUVA 000001\nTAGS: FJ", []),
        ("It ended. QUILL\n", "It ended.\nQUILL\n", []),
        ("&para;2. (C) x", "¶     2. (C) x", ["html-entity"]),
        ("&lpar;C&rpar;", "     (C)     ", ["html-entity", "html-entity"]),
        ("a&zwnj;b", "a      b", ["html-entity"]),
        ("a&#8203;b&#13;c", "a       b    \nc", ["html-entity", "html-entity"]),
        ("\n1\\. \\(C\\) A \\[kite\\]", "\n1.   (C)  A  [kite] ", ["escape"] * 5),
        ("\\(S\\) \\-\\-\\-", " (S)  ---   ", ["escape"] * 5),
        ("\\*\\*\\* a\\_b C:\\(x)", "\\*\\*\\* a\\_b C:\\(x)", []),
        ("**2. (S)** A *kite*.", "  2. (S)   A  kite. ", ["stars"] * 4),
        ("**1. (c)** A kite", "  1. (c)   A kite", ["stars"] * 2),
        ("**TAGS**: FJ", "  TAGS:   FJ", ["stars"] * 2),
        ("***** *(C) a * b *** SECRET *** **SECRET**", "***** *(C) a * b *** SECRET *** **SECRET**", []),
        ("2*3*4 and *1. a kite*", "2*3*4 and *1. a kite*", []),
        (">>> a\n> b\n>\n> > c\n>d\ne", "    a\n  b\n \n    c\n d\ne", ["quotation-sign"] * 5),
        ("> a\n> b\n> c\nd\n> e\n> f\ng", "> a\n> b\n> c\nd\n> e\n> f\ng", []),
        ("| a\n| b\n| c\n| d\n| e", "  a\n  b\n  c\n  d\n  e", ["quotation-sign"] * 5),
        ("| a |\n| b |\n| c |\n| d |\n| e |", "| a |\n| b |\n| c |\n| d |\n| e |", []),
        ("Buoys&Kites; AT&T; &fjlig;", "Buoys&Kites; AT&T; &fjlig;", []),
    ],
)
def test_masks(text: str, masked: str, kinds: list[str]) -> None:
    result = clean(text)
    assert result.text == masked
    assert [a.kind for a in result.artefacts] == kinds


def test_labels_inside_the_body_are_left_alone() -> None:
    text = "E.O. 12958: N/A\n1. He wrote: SUBJECT: nothing.\n"
    assert clean(text).text == text


def test_a_page_line_inside_a_sentence_is_masked_and_kept() -> None:
    text = "It would SUVA 00000123  002 OF 003 return.\nSUVA 00000123  003 OF 003\n"
    result = clean(text)
    assert [text[s.start : s.end] for s in result.inner_page_lines] == ["SUVA 00000123  002 OF 003"]
    assert result.text.split("\n")[1] == "SUVA 00000123  003 OF 003"


pieces = st.sampled_from(
    [
        "[1](#)",
        "[A](#x)",
        "¶",
        "a,s ",
        "\x00",
        "\u202e",
        "\r",
        "\n",
        "TAGS: ",
        " 00000001 002 OF 003",
        "SUVA",
        ". ",
        "X",
    ]
)


@given(st.lists(pieces, max_size=30).map("".join))
def test_the_length_never_changes(text: str) -> None:
    result = clean(text)
    assert len(result.text) == len(text)
    for artefact in result.artefacts:
        assert 0 <= artefact.span.start < artefact.span.end <= len(text)
