"""What prose cites: references, paragraphs and quoted texts, and what only looks like it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.references.citations import (
    Citation,
    ParagraphCitation,
    RefCitation,
    TextMark,
    scan_prose,
)
from cablelint import Span


def scan(text: str) -> tuple[Citation, ...]:
    return scan_prose(text, 0, len(text))


def letters(text: str) -> list[str]:
    """The letters of each citation, `*` for one without."""
    return ["".join(found.letters) or "*" for found in scan(text) if isinstance(found, RefCitation)]


def paragraphs(text: str) -> list[tuple[tuple[int, ...], bool]]:
    return [(found.numbers, found.own) for found in scan(text) if isinstance(found, ParagraphCitation)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see ref A.", "A"),
        ("As asked by ref a and b notes, the Ministry", "AB"),
        ("REF D", "D"),
        ("Ref C", "C"),
        ("(ref B)", "B"),
        ("ref (a)", "A"),
        ("ref(a)", "A"),
        ("Ref. A", "A"),
        ("ref\nA", "A"),
        ("refs B and C", "BC"),
        ("refs B, C and E", "BCE"),
        ("Refs A, B, and D", "ABD"),
        ("ref A, B and C", "ABC"),
        ("refs a & b", "AB"),
        ("refs A/B", "AB"),
        ("refs (a) and (b)", "AB"),
        ("Refs A-C", "ABC"),
        ("ref A-C", "ABC"),
        ("refs a-c", "ABC"),
        ("REFS A THROUGH D", "ABCD"),
        ("refs A to C", "ABC"),
        ("refs C and A", "CA"),
        ("refs A and A", "A"),
        ("REFTEL A", "A"),
        ("reftels A and B", "AB"),
        ("ref tel B", "B"),
        ("ref tels A and B", "AB"),
        ("reference A", "A"),
        ("Ref A's request", "A"),
        ("for ref a meeting", "A"),
        ("ref a", "A"),
    ],
)
def test_letters(text: str, expected: str) -> None:
    assert letters(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "reftel",
        "Reftels",
        "REFTEL.",
        "ref tel",
        "reference telegram",
        "per ref.",
        "in ref demarche",
        "reftel's points",
        "[see ref]",
        "(ref*)",
    ],
)
def test_generic(text: str) -> None:
    assert letters(text) == ["*"]
    assert all(found.generic for found in scan(text) if isinstance(found, RefCitation))


@pytest.mark.parametrize(
    "text",
    [
        "therefore a referendum",
        "refugees, reform, referral and reference to it",
        "they prefer a delay",
        "ref: SUVA 12",
        "REF: A. SUVA 12",
        "ref. no. 7",
        "per ref SUVA 12",
        "in ref 12",
        "the ref blew his whistle",
        "http://mail.example/?ref=a",
        "x-ref a",
        "ref-a",
        "air ref A-57",
        "a note from ref@lamp.example",
        "ref E-mail",
        "with reference a document was sent",
        "SEPTEL",
    ],
)
def test_no_reference(text: str) -> None:
    assert letters(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ref A and a meeting", "A"),
        ("REF A AND A MEETING", "A"),
        ("ref b and a meeting", "B"),
        ("reftel a few days ago", "*"),
        ("reftel I met him", "*"),
        ("in ref U.S. demarche", "*"),
    ],
)
def test_articles_are_no_letters(text: str, expected: str) -> None:
    assert letters(text) == [expected]


def test_span_covers_the_citation_alone() -> None:
    text = "As said (refs A and C), reftel and ref A and a plan"
    assert [text[found.span.start : found.span.end] for found in scan(text)] == ["refs A and C", "reftel", "ref A"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("see para 4", (4,)),
        ("The board waits for a yes -- see para 4.", (4,)),
        ("SEE PARA 4), THEN", (4,)),
        ("See also paras 3 and 5.", (3, 5)),
        ("see paras 2, 4 and 6", (2, 4, 6)),
        ("see paragraphs 4-6", (4, 5, 6)),
        ("see action request in para 9", (9,)),
        ("paras 3-5 above", (3, 4, 5)),
        ("paragraph 2 below", (2,)),
        ("paras 2 to 4 below", (2, 3, 4)),
        ("(para 7)", (7,)),
        ("(para 7; he agreed)", (7,)),
        ("talking points in para 3", (3,)),
        ("as reported para 3(b)", (3,)),
        ("see para 5 of this cable", (5,)),
        ("see para. 6", (6,)),
        ("see para no. 6", (6,)),
        ("The draft was approved. See para 6.", (6,)),
        ("The draft was approved. It is in para 6.", (6,)),
        ("We noted the request; see paragraph 9.", (9,)),
        ("(C) See paragraph 9.", (9,)),
        ("He agreed (see paragraph 9).", (9,)),
        ("On this -- see also paragraphs 2 and 3.", (2, 3)),
    ],
)
def test_own_paragraphs(text: str, numbers: tuple[int, ...]) -> None:
    assert paragraphs(text) == [(numbers, True)]


@pytest.mark.parametrize(
    "text",
    [
        "para 4 of ref B",
        "see para 4 of ref B",
        "see paras 4 and 5 of reftel",
        "para 3 reftel",
        "para 3, reftel",
        "reftel para 3",
        "ref D, para 3",
        "Ref B (para 3)",
        "ref (a) paras 3 and 4 above",
        "SUVA 1234 para 3",
        "septel para 3",
        "paragraph 4 of the draft resolution",
        "para 4 of the agreement",
        "para 12 in the text",
        "operative paragraph 12",
        "preambular para 3",
        "OP para 3",
        "UNSCR 1701 paragraph 3",
        "resolution 1701, para 3",
        "article 5, para 2",
        "its para 3",
        "the Minister's para 3",
        "Annex B para 3",
        "The draft text was changed in para 7",
        "He objected to paragraph 12",
        "points listed ref A, especially para 7",
        "They oversee paragraph 9",
        "He agreed; reftel, paragraph 9",
        "He objected (the Minister's para 3)",
        "As said, (SUVA 1234, para 3)",
    ],
)
def test_paragraphs_of_others(text: str) -> None:
    assert [own for _, own in paragraphs(text)] == [False]


@pytest.mark.parametrize(
    "text",
    ["paragraph 1.4 (b)", "para 30 percent", "paramount 3", "OP 4", "PP 3", "article 4", "paragraphs", "separa 4"],
)
def test_no_paragraph(text: str) -> None:
    assert paragraphs(text) == []


def test_singular_takes_no_second_number() -> None:
    assert paragraphs("see para 4 and 12 others") == [((4,), True)]


def test_absurd_range_is_not_written_out() -> None:
    assert paragraphs("see para 2-400") == [((2,), True)]


@pytest.mark.parametrize(
    ("text", "word", "opens"),
    [
        ("BEGIN TEXT:", "TEXT", True),
        ("He said so. END TEXT.", "TEXT", False),
        ("End summary.", "SUMMARY", False),
        ("(End Comment.)", "COMMENT", False),
        ("(end comments)", "COMMENT", False),
        ("Begin Summary\n", "SUMMARY", True),
        ("BEGIN\nSUMMARY: HE SAID", "SUMMARY", True),
        ("END SUMMARY AND COMMENT.", "SUMMARY", False),
        ("BEGIN UNOFFICIAL TRANSLATION", "TRANSLATION", True),
        ("END TEXT OF TALKING POINTS.", "TEXT", False),
        ("END OF TEXT.", "TEXT", False),
        ("BEGIN TALKING POINTS:", "POINTS", True),
        ("said no END QUOTE.", "QUOTE", False),
    ],
)
def test_text_marks(text: str, word: str, opens: bool) -> None:
    assert [(found.word, found.opens) for found in scan(text) if isinstance(found, TextMark)] == [(word, opens)]


@pytest.mark.parametrize(
    "text",
    [
        "at the end text was agreed on",
        "we will begin comment periods soon",
        "they depend on summary trials.",
        "TALKS END\n\n\nSUMMARY. THE TALKS",
        "the end of the letter.",
    ],
)
def test_no_text_mark(text: str) -> None:
    assert not scan(text)


def test_citation_inside_a_text_mark_is_part_of_it() -> None:
    assert [type(found) for found in scan("BEGIN REFTEL TEXT: see ref B")] == [TextMark, RefCitation]


def test_letters_beside_a_word_count_whatever_the_alphabet() -> None:
    assert not scan("éref B, ßpara 4, ’tis")
    assert letters("“ref B”, ref’s") == ["B"]
    assert letters("REF b ’ Ref A") == ["B", "A"]


def test_only_the_range_is_scanned() -> None:
    text = "ref A ref B ref C"
    assert [found.span for found in scan_prose(text, 6, 11)] == [Span(6, 11)]
    assert scan_prose(text, 6, 10) == ()


@pytest.mark.parametrize("prose", ["He’s seen ref B, see Para 4. END TEXT.", "İ ref B, see Para 4. END TEXT."])
def test_typographic_text_is_read_alike(prose: str) -> None:
    assert [type(found) for found in scan(prose)] == [RefCitation, ParagraphCitation, TextMark]
    assert prose[scan(prose)[0].span.start : scan(prose)[0].span.end] == "ref B"


_WORDS = st.sampled_from(
    [
        "ref",
        "refs",
        "reftel",
        "tel",
        "A",
        "b",
        "(c)",
        "and",
        ",",
        "-",
        "/",
        "to",
        "para",
        "paras",
        "paragraph",
        "4",
        "5",
        "400",
        "of",
        "above",
        "(",
        ")",
        ".",
        ":",
        "BEGIN",
        "END",
        "TEXT",
        "summary",
        "see",
        "draft",
        "’",
        "\n",
        "'s",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=15).map(" ".join)))
def test_any_text_gives_citations_in_order(text: str) -> None:
    found = scan_prose(text, 0, len(text))
    for before, after in itertools.pairwise(found):
        assert before.span.end <= after.span.start
    for citation in found:
        assert 0 <= citation.span.start < citation.span.end <= len(text)
        if isinstance(citation, RefCitation):
            assert citation.generic == (not citation.letters)


@pytest.mark.parametrize(
    "text",
    [
        "ref A of ref B",
        "ref A in the ref B cable",
        "ref A from\nreftel",
        "ref A therein",
        "(ref A thereof)",
        "septel ref A",
        "the minister's ref A",
        "the ministers’ ref A",
    ],
)
def test_a_reference_of_another_cable(text: str) -> None:
    first = scan(text)[0]
    assert isinstance(first, RefCitation)
    assert first.of_another


@pytest.mark.parametrize(
    "text", ["ref A", "ref A of the lamp", "ref A, ref B", "ref A and in ref B", "ref A of reform"]
)
def test_a_reference_of_this_cable(text: str) -> None:
    first = scan(text)[0]
    assert isinstance(first, RefCitation)
    assert not first.of_another


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("see para 4", True),
        ("See also paragraph 4", True),
        ("cf. para 4", True),
        ("see action request at para 4", True),
        ("para 4 below", True),
        ("paras 4 and 5 above", True),
        ("see para 4 of ref B", True),
        ("in para 4", False),
        ("(para 4)", False),
        ("They oversee para 4", False),
        ("They came to see. Para 4", False),
    ],
)
def test_the_text_points_to_a_paragraph(text: str, pointed: bool) -> None:
    assert [found.pointed for found in scan(text) if isinstance(found, ParagraphCitation)] == [pointed]
