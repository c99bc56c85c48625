"""The captions of State telegrams: what writes one, what nearly does, what only looks like one."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablegrammar.vocabulary.captions import caption_of, captions, meant_caption, nearest_caption
from cablegrammar.vocabulary.posts import posts
from support.work import calls


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("SIPDIS", "SIPDIS"),
        ("sipdis", "SIPDIS"),
        ("ROGER\n CHANNEL", "ROGER CHANNEL"),
        ("N O F O R N", "NOFORN"),
        ("EFTO", "E F T O"),
        ("E F T O", "E F T O"),
        ("AGRÉMENT CHANNEL", "AGREMENT CHANNEL"),
        ("OFFICIAL-INFORMAL", "OFFICIAL INFORMAL"),
        ("C O R R E C T E D  C O P Y (ADDED TAGS)", "CORRECTED COPY"),
        ("EUR CHANNEL", "EUR CHANNEL"),
    ],
)
def test_ways_to_write_a_caption(text: str, caption: str) -> None:
    known = caption_of(text)
    assert known is not None
    assert known.text == caption
    assert nearest_caption(text) is None
    assert meant_caption(text) == known


def test_every_word_of_a_caption_line_is_read_as_one() -> None:
    """The grammar takes them from the table, slips included; a status (CORRECTED COPY) has a form of its own."""
    for caption in captions():
        for word in (caption.text, *caption.aliases, *caption.slips) if caption.kind != "status" else ():
            cable = parse_text(f"C O N F I D E N T I A L SUVA 000112\n\n{word}\n\nE.O. 12958: DECL: 04/09/2018\n")
            assert [one.text for one in cable.captions] == [word]
            assert meant_caption(word) == caption


def test_a_slip_is_no_caption() -> None:
    for caption in captions():
        for slip in caption.slips:
            assert caption_of(slip) is None
            assert nearest_caption(slip) == caption


def test_any_word_makes_a_channel() -> None:
    """The list is not complete, and an unknown channel is no misspelled one."""
    known = caption_of("NEA CHANNEL")
    assert known is not None
    assert (known.kind, known.rank, known.stands_alone) == ("channel", 1, None)


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("SIPDID", "SIPDIS"),
        ("SENSITVE", "SENSITIVE"),
        ("NODSI", "NODIS"),
        ("NO DIS", "NODIS"),
        ("AGREEMENT CHANNEL", "AGREMENT CHANNEL"),
        ("ROGERS CHANNEL", "ROGER CHANNEL"),
        ("ROGER CHANEL", "ROGER CHANNEL"),
        ("OFFICIAL INFROMAL", "OFFICIAL INFORMAL"),
        ("CORECTED COPY", "CORRECTED COPY"),
        ("SENSETVE", "SENSITIVE"),
    ],
)
def test_misspellings(text: str, caption: str) -> None:
    assert caption_of(text) is None
    known = nearest_caption(text)
    assert known is not None
    assert known.text == caption


@pytest.mark.parametrize(
    "text",
    ["", "ONLY", "SPECIAL", "OREGON", "STATUS", "EXDS", "USIAC", "UNIDO.", "STATE FOR AF/S", "CHANNEL", "SY CHANNEL",
     "DEPT", "NOTICE", "OFFICIAL USE", "LIMITED", "x" * 1000],
)  # fmt: skip
def test_what_is_no_misspelling(text: str) -> None:
    assert nearest_caption(text) is None


def test_no_post_is_a_caption() -> None:
    names = {name for post in posts() for name in (post.name, *post.short_names, *post.aliases, *post.plads)}
    # FODAG is the mission to the Food and Agriculture Organization, and the caption of what is for its attention.
    assert [name for name in names if meant_caption(name) is not None] == ["FODAG"]


def test_captions_exclude_each_other_both_ways() -> None:
    by_text = {caption.text: caption for caption in captions()}
    for caption in captions():
        for excluded in caption.excludes:
            assert caption.text in by_text[excluded].excludes


def test_every_fact_has_a_source() -> None:
    assert all(caption.source for caption in captions())


def test_hostile_texts_cost_nothing() -> None:
    assert meant_caption("SIPDIZ " * 100_000) is None
    # Trying all of the words would take a hundred thousand times as many calls as a caption does.
    assert calls(lambda: meant_caption("SIPDIZ " * 100_000)) < 2_000
