"""The TAGS line, and the vocabulary of TAGS."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.loader import load
from cablegrammar.node import Span
from cablegrammar.tags import Tag, parse_tags
from cablegrammar.vocabulary.tags import confusion, confusions, split_run_together, tag_fact, tags


def read(text: str) -> list[tuple[str, str]]:
    return [(tag.tag, tag.kind) for tag in parse_tags(text)]


@pytest.mark.parametrize("text", ["PREL, PGOV, FJ", "PREL PGOV FJ", "prel,\npgov fj", "PREL;PGOV:FJ.", "PREL,PGOV,FJ,"])
def test_separators(text: str) -> None:
    assert read(text) == [("PREL", "subject"), ("PGOV", "subject"), ("FJ", "geographic")]


def test_kinds() -> None:
    assert read("EFIS KDEM IC NATO QQXYZ KQQQ") == [
        ("EFIS", "subject"),
        ("KDEM", "program"),
        ("IC", "geographic"),
        ("NATO", "organization"),
        ("QQXYZ", "unknown"),
        ("KQQQ", "unknown"),
    ]


def test_every_field() -> None:
    assert parse_tags(" OVIP (QUILL, ADA M.), FJ", start=10) == (
        Tag(Span(11, 15), "OVIP", "subject", "QUILL, ADA M.", Span(17, 30), True),
        Tag(Span(33, 35), "FJ", "geographic", None, None, True),
    )


def test_separated_says_where_commas_are_missing() -> None:
    assert [tag.separated for tag in parse_tags("PREL, PGOV FJ\nEFIS,KDEM OVIP (QUILL, ADA) PHUM")] == [
        True, True, False, False, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("OVIP (QUILL, ADA M.), PREL", "QUILL, ADA M.", ["PREL"]),
        ("OVIP (QUILL,\n ADA), PREL", "QUILL, ADA", ["PREL"]),
        ("OVIP QUILL ADA PREL PGOV", "QUILL ADA", ["PREL", "PGOV"]),
        ("OVIP QUILL ADA M. PREL", "QUILL ADA M.", ["PREL"]),
        ("OREP MOSS BEN FJ", "MOSS BEN", ["FJ"]),
        ("OVIP PREL", None, ["PREL"]),
        ("OVIP, QQXYZ, PREL", None, ["QQXYZ", "PREL"]),
        ("OVIP QQXYZ, PREL", None, ["QQXYZ", "PREL"]),
    ],
)
def test_names(text: str, name: str | None, rest: list[str]) -> None:
    first, *others = parse_tags(text)
    assert first.name == name
    assert [tag.tag for tag in others] == rest
    if first.name_span is not None:
        assert " ".join(text[first.name_span.start : first.name_span.end].split()) == name


def test_words_behind_a_tag_without_a_name_are_tags() -> None:
    assert read("PREL QUILL ADA") == [("PREL", "subject"), ("QUILL", "unknown"), ("ADA", "unknown")]


def test_organizations_of_several_words() -> None:
    text = "PREL, COLOMBO\n PLAN, AER LINGUS FJ"
    assert [tag.tag for tag in parse_tags(text)] == ["PREL", "COLOMBO PLAN", "AER LINGUS", "FJ"]
    assert parse_tags(text)[1].span == Span(6, 19)


def test_strokes_part_tags_but_belong_to_some() -> None:
    assert [tag.tag for tag in parse_tags("PREL/PGOV-FJ, UNGA/C-1, AFL-CIO, QQ/XX")] == [
        "PREL", "PGOV", "FJ", "UNGA/C-1", "AFL-CIO", "QQ/XX",
    ]  # fmt: skip
    assert [tag.span for tag in parse_tags("PREL/PGOV")] == [Span(0, 4), Span(5, 9)]


@pytest.mark.parametrize("text", ["", " \n", "N/A", "NONE.", "???", "()"])
def test_no_tags(text: str) -> None:
    assert parse_tags(text) == ()


def test_a_label_ends_the_tags() -> None:
    assert [tag.tag for tag in parse_tags("PREL, QQXYZ, FJ\nUSBJ: PHUM IN FIJI")] == ["PREL", "QQXYZ", "FJ"]
    assert [tag.tag for tag in parse_tags("PREL: PGOV :FJ")] == ["PREL", "PGOV", "FJ"]


def test_run_together_tags_stay_one_unknown_tag() -> None:
    assert read("PHUMPGOV, FJ") == [("PHUMPGOV", "unknown"), ("FJ", "geographic")]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("PHUMPGOV", ("PHUM", "PGOV")),
        ("phumpgov", ("PHUM", "PGOV")),
        ("ECONFJ", ("ECON", "FJ")),
        ("FJECON", ("FJ", "ECON")),
        ("EFISKDEMPRELIC", ("EFIS", "KDEM", "PREL", "IC")),
    ],
)
def test_run_together(text: str, pieces: tuple[str, ...]) -> None:
    assert split_run_together(text) == pieces


@pytest.mark.parametrize("text", ["PREL", "NATO", "UNDESCO", "ECONFJIC", "FJIC", "PHUMQQ", "", "É" * 8, "PREL" * 50])
def test_not_run_together(text: str) -> None:
    assert split_run_together(text) is None


def test_eras() -> None:
    former, current, program = tag_fact("PFOR"), tag_fact("PREL"), tag_fact("kdem")
    assert former is not None
    assert current is not None
    assert program is not None
    assert (former.used_in(1974), former.used_in(2008), former.became) == (True, False, "PREL")
    assert (current.used_in(1974), current.used_in(2008)) == (True, True)
    assert (program.used_in(1974), program.used_in(2008)) == (False, True)


def test_tags_that_take_a_name() -> None:
    assert {fact.tag for fact in tags().values() if fact.takes_name} == {"OCON", "OEXC", "OREP", "OTRA", "OVIP"}


def test_the_vocabulary_holds_together() -> None:
    for tag, fact in tags().items():
        assert tag == tag.upper()
        assert fact.source
        if fact.kind == "subject":
            assert len(tag) == 4
            assert tag[0] in "ABCEMOPST"
        elif fact.kind == "program":
            assert len(tag) == 4
            assert tag[0] == "K"
        elif fact.kind == "geographic":
            assert len(tag) == 2
        if fact.became is not None:
            assert fact.became in tags()
    for code, mistaken in confusions().items():
        assert mistaken.tag in tags(), code
        known = tag_fact(code)
        assert mistaken.also_a_tag == (known is not None and known.kind == "geographic"), code


def test_confusions() -> None:
    russia, china = confusion("ru"), confusion("CH")
    assert russia is not None
    assert china is not None
    assert (russia.tag, russia.also_a_tag) == ("RS", False)
    assert (china.tag, china.also_a_tag) == ("SZ", True)
    assert confusion("RS") is None


_WORDS = st.sampled_from(["PREL", "OVIP", "QUILL", "A.", "FJ", ",", "(", ")", "(X, Y)", "/", "-", "AER", "LINGUS"])


@given(st.one_of(st.text(max_size=40), st.lists(_WORDS, max_size=12).map(" ".join)))
def test_any_text_gives_tags_in_order(text: str) -> None:
    load("tags", "start").parse(text)  # the grammar accepts every text: no error is hidden by the module
    found = parse_tags(text)
    for before, after in itertools.pairwise(found):
        assert before.span.end <= after.span.start
    for tag in found:
        assert tag.span.end <= len(text)
        written = text[tag.span.start : tag.span.end].upper()
        assert [c for c in tag.tag if c.isalnum()] == [c for c in written if c.isalnum()]
