"""The TAGS line, and the vocabulary of TAGS."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.parsing.loader import load
from cablegrammar.tags.tag import Tag, parse_tags
from cablegrammar.vocabulary.run_together import split_run_together
from cablegrammar.vocabulary.tag_countries import confusion, confusions, names_of, times_named
from cablegrammar.vocabulary.tags import subject_letters, tag_fact, tags
from cablelint import Span


def read(text: str) -> list[tuple[str, str]]:
    return [(tag.tag, tag.kind) for tag in parse_tags(text)]


@pytest.mark.parametrize("text", ["PREL, PGOV, FJ", "PREL PGOV FJ", "prel,\npgov fj", "PREL;PGOV:FJ.", "PREL,PGOV,FJ,"])
def test_separators(text: str) -> None:
    assert read(text) == [("PREL", "subject"), ("PGOV", "subject"), ("FJ", "geographic")]


@pytest.mark.parametrize("text", ["(PREL, PGOV), FJ", "(PREL, PGOV, FJ)", " (PREL PGOV)\nFJ", "(prel, pgov, fj)."])
def test_tags_in_parentheses(text: str) -> None:
    assert read(text) == [("PREL", "subject"), ("PGOV", "subject"), ("FJ", "geographic")]


@pytest.mark.parametrize(
    "text", ["OVIP (PREL), FJ", "(QUILL, ADA) OVIP, FJ", "(PREL, QUILL) OVIP, FJ", "(PREL OVIP FJ"]
)
def test_what_stands_in_other_parentheses_is_no_tag(text: str) -> None:
    tags = [tag.tag for tag in parse_tags(text)]
    assert tags == (["PREL", "OVIP", "FJ"] if ")" not in text else ["OVIP", "FJ"])


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
        ("OVIP QUILL VO PREL", "QUILL VO", ["PREL"]),
        ("OREP MOSS BEN FJ", "MOSS BEN", ["FJ"]),
        ("OVIP PREL", None, ["PREL"]),
        ("OVIP, QQXYZ, PREL", None, ["QQXYZ", "PREL"]),
        ("OVIP QQXYZ, PREL", None, ["QQXYZ", "PREL"]),
        ("OVIP (QUILL PREL", "QUILL", ["PREL"]),
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
    ("text", "year", "pieces"),
    [
        ("PHUMPGOV", 2008, ("PHUM", "PGOV")),
        ("phumpgov", None, ("PHUM", "PGOV")),
        ("ECONFJ", 2008, ("ECON", "FJ")),
        ("FJECON", 2008, ("FJ", "ECON")),
        ("EFISKDEMPRELIC", 2008, ("EFIS", "KDEM", "PREL", "IC")),
        ("AMEDCASCKFLO", 2008, ("AMED", "CASC", "KFLO")),
        ("PGOVECONFJIC", 2008, ("PGOV", "ECON", "FJ", "IC")),
        ("PFORPINT", 1975, ("PFOR", "PINT")),
        ("MARREG", 2008, ("MARR", "EG")),
    ],
)
def test_run_together(text: str, year: int | None, pieces: tuple[str, ...]) -> None:
    assert split_run_together(text, year) == pieces


@pytest.mark.parametrize(
    ("text", "year"),
    [
        *((word, None) for word in ("PREL", "NATO", "UNDESCO", "ECONFJIC", "FJIC", "PHUMQQ", "", "É" * 8, "PREL" * 50)),
        ("ASECIN", 2008),  # ASEC IN or AS ECIN
        ("SOCIAL", 2008),  # a word
        ("PFORPINT", 2008),  # tags of another time
        ("KDEMPFOR", 1975),
        ("PRELPGO", 2008),
    ],
)
def test_not_run_together(text: str, year: int | None) -> None:
    assert split_run_together(text, year) is None


@pytest.mark.parametrize("year", [None, 1976, 2008])
def test_every_pair_is_cut_right_or_left_alone(year: int | None) -> None:
    """A seventh of all pairs, spread over both sides: none is cut into other tags."""
    known = [
        fact.tag
        for fact in tags().values()
        if fact.kind != "organization" and (year is None or fact.used_in(year)) and " " not in fact.tag
    ]
    left = 0
    for place, first in enumerate(known):
        for second in known[place % 7 :: 7]:
            cut = split_run_together.__wrapped__(first + second, year)
            if len(first + second) == 4:
                assert cut is None
            else:
                assert cut in ((first, second), None), first + second
                left += cut is None
    assert left < 100


@given(st.lists(st.sampled_from(sorted(tags())), min_size=1, max_size=6).map("".join))
def test_whatever_runs_together_comes_apart_into_the_same_letters(text: str) -> None:
    cut = split_run_together(text)
    if cut is not None:
        assert "".join(cut) == text
        assert all(piece in tags() for piece in cut)


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
        assert code == code.upper()
        assert mistaken.source
        assert code not in mistaken.tags
        assert mistaken.tags
        assert all(tag in tags() for tag in mistaken.tags), code


def test_confusions() -> None:
    russia, china = confusion("ru"), confusion("CH")
    assert russia is not None
    assert china is not None
    assert russia.tags == ("RS",)
    assert china.tags == ("SZ",)
    assert confusion("WA") is None


def test_countries_named_by_a_text() -> None:
    text = "THE ICELANDIC FLEET LEFT REYKJAVIK FOR ICELAND'S WATERS; ICELANDERSON DID NOT."
    assert times_named("IC", text) == 3
    assert times_named("IS", text) == 0
    assert times_named("NI", "NIGER") == 0
    assert times_named("NG", "NIGERIA AND NIGER") == 1
    assert times_named("QQ", text) == 0


@pytest.mark.parametrize("code", sorted(code for code, mistaken in confusions().items() if tag_fact(code) is not None))
def test_a_code_that_is_a_tag_has_words_for_both_countries(code: str) -> None:
    """Only a text that names the one and not the other can tell what was meant."""
    mistaken, own = confusion(code), tag_fact(code)
    assert mistaken is not None
    assert own is not None
    if own.kind == "geographic":
        assert all(names_of(tag) for tag in (code, *mistaken.tags))


def test_subject_letters() -> None:
    assert "".join(sorted(subject_letters())) == "ABCEMOPST"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PREL, FJ\nSUVA FOR LARKIN", ["PREL", "FJ"]),
        ("PREL, FJ\n\nOTHER WORDS BELOW", ["PREL", "FJ"]),
        ("PREL,\nQQXYZ QQABC", ["PREL", "QQXYZ", "QQABC"]),
        ("PREL\nQQXYZ", ["PREL", "QQXYZ"]),
        ("PREL\nPHUMPGOV QQXYZ", ["PREL", "PHUMPGOV", "QQXYZ"]),
        ("PREL (QUILL,\nADA MARIE)\nFJ", ["PREL", "FJ"]),
    ],
)
def test_lines_of_tags_end_before_a_line_of_words(text: str, found: list[str]) -> None:
    assert [tag.tag for tag in parse_tags(text)] == found


def test_several_people_over_lines() -> None:
    text = "OVIP (QUILL, ADA), OVIP (MOSS, BEN),\nOTRA (REED,\n EWAN T.), OEXC FERN HALE FJ"
    assert [(tag.tag, tag.name) for tag in parse_tags(text)] == [
        ("OVIP", "QUILL, ADA"), ("OVIP", "MOSS, BEN"), ("OTRA", "REED, EWAN T."), ("OEXC", "FERN HALE"), ("FJ", None),
    ]  # fmt: skip


def test_a_parenthesis_that_is_never_closed_opens_a_name() -> None:
    text = "OVIP (QUILL, ADA, PREL, FJ"
    assert [(tag.tag, tag.name) for tag in parse_tags(text)] == [("OVIP", "QUILL ADA"), ("PREL", None), ("FJ", None)]


_WORDS = st.sampled_from(["PREL", "OVIP", "QUILL", "A.", "FJ", ",", "(", ")", "(X, Y)", "/", "-", "AER", "LINGUS"])


@given(st.one_of(st.text(max_size=40), st.lists(_WORDS, max_size=12).map(" ".join)))
def test_any_text_gives_tags_in_order(text: str) -> None:
    load("tags").parse(text)  # the grammar accepts every text: no error is hidden by the module
    found = parse_tags(text)
    for before, after in itertools.pairwise(found):
        assert before.span.end <= after.span.start
    for tag in found:
        assert tag.span.end <= len(text)
        written = text[tag.span.start : tag.span.end].upper()
        assert [c for c in tag.tag if c.isalnum()] == [c for c in written if c.isalnum()]
