"""Lists of references: every shape, with a blanked page line in every gap, and what each field says."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.parsing.loader import load
from cablegrammar.references.listed import Reference, add_plain, parse_references
from cablegrammar.references.so_far import SoFar
from cablegrammar.vocabulary.posts import may_be_post, post_key, posts
from cablelint import Span

LISTS = [
    tuple(part.strip() for part in line.replace("\\n", "\n").split(" => "))
    for line in (Path(__file__).parent / "reference_lists.txt").read_text(encoding="utf-8").split("\n")
    if line and not line.startswith("#")
]
BLANKED_PAGE_LINE = "\n" + " " * 38 + "\n"


def read(text: str, start: int = 0, post: str | None = "WINDHOEK", year: int | None = 2008) -> tuple[Reference, ...]:
    return parse_references(text, start, post, year)


def one(text: str, **citing: object) -> Reference:
    (reference,) = read(text, **citing)  # type: ignore[arg-type]
    return reference


def summary(reference: Reference) -> str:
    """A reference in the notation of the table; the date of a cable whose year is known from elsewhere shows too."""
    said = f"{reference.letter or '-'} {reference.id or reference.kind}"
    return (
        said
        + "!" * reference.malformed
        + "*" * reference.notal
        + (f"@{reference.date}" if reference.date is not None else "")
    )


def test_the_table_is_long_enough() -> None:
    assert len(LISTS) >= 200


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[text for text, _ in LISTS])
def test_list(text: str, expected: str) -> None:
    assert " | ".join(map(summary, read(text))) == expected


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[text for text, _ in LISTS])
def test_page_line_in_every_gap(text: str, expected: str) -> None:
    whole = [(each.text, summary(each)) for each in read(text)]
    for place, sign in enumerate(text):
        if sign.isspace():
            broken = text[:place] + BLANKED_PAGE_LINE + text[place:]
            assert [(each.text, summary(each)) for each in read(broken)] == whole, f"after {text[:place]!r}"


@pytest.mark.parametrize("text", [text for text, _ in LISTS])
def test_spans(text: str) -> None:
    last = 100
    for reference in read(text, start=100):
        if reference.letter_span is not None:
            letter = text[reference.letter_span.start - 100 : reference.letter_span.end - 100]
            assert reference.letter is not None
            assert reference.letter in letter.upper()
            assert last <= reference.letter_span.start
            assert reference.letter_span.end <= reference.span.start
        assert last <= reference.span.start < reference.span.end <= 100 + len(text)
        written = text[reference.span.start - 100 : reference.span.end - 100]
        assert " ".join(written.split()) == reference.text
        assert written == written.strip()
        last = reference.span.end


@pytest.mark.parametrize("text", ["", "  \n ", "NONE", "None.", "N/A", "n/a"])
def test_no_references(text: str) -> None:
    assert read(text) == ()


def test_every_field_of_a_cable() -> None:
    assert read(" A. 06 PORT LOUIS 0546 (NOTAL)\n", start=10) == (
        Reference(
            span=Span(14, 40),
            letter="A",
            letter_span=Span(11, 13),
            kind="cable",
            text="06 PORT LOUIS 0546 (NOTAL)",
            post="PORT LOUIS",
            number=546,
            year=2006,
            year_given=True,
            date=None,
            notal=True,
            malformed=False,
            post_span=Span(17, 27),
        ),
    )


@pytest.mark.parametrize("text", [text for text, _ in LISTS])
def test_the_name_of_a_post_is_where_it_says(text: str) -> None:
    for reference in read(text, start=100):
        if reference.post_span is not None:
            assert reference.span.start <= reference.post_span.start < reference.post_span.end <= reference.span.end
            written = text[reference.post_span.start - 100 : reference.post_span.end - 100]
            assert post_key(written) == post_key(reference.post or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("EMBASSY SUVA NR 12", "SUVA"),
        ("09QUORMBLE12", "QUORMBLE"),
        ("A. TEL AVIV-12", "TEL AVIV"),
        ("Quorm Town #12", "Quorm Town"),
    ],
)
def test_only_the_name_itself(text: str, name: str) -> None:
    span = one(text).post_span
    assert span is not None
    assert text[span.start : span.end] == name


def test_a_number_that_repeats_a_post_does_not_name_it() -> None:
    assert [each.post_span is None for each in read("A. SUVA 12 AND 14")] == [False, True]


def test_year_of_the_citing_cable() -> None:
    assert (one("SUVA 12").year, one("SUVA 12").year_given) == (2008, False)
    assert one("SUVA 12", year=1974).id == "74SUVA12"


def test_no_id_without_a_year() -> None:
    reference = one("SUVA 12", year=None)
    assert (reference.kind, reference.id, reference.post, reference.number) == ("cable", None, "SUVA", 12)
    assert one("06 SUVA 12", year=None).id == "06SUVA12"


@pytest.mark.parametrize("text", ["05 SUVA 12 OF 3 MAY 2006", "05 SUVA 12 (06)", "05 SUVA 12/06"])
def test_the_year_before_the_post_wins(text: str) -> None:
    assert read(text)[0].id == "05SUVA12"


def test_digits_behind_a_stroke_that_lie_ahead_are_no_year() -> None:
    assert [each.id for each in read("SUVA 93/92", year=1985)] == ["85SUVA93", "85SUVA92"]
    assert [each.id for each in read("SUVA 93/84", year=1985)] == ["84SUVA93"]


def test_a_number_alone_needs_a_post() -> None:
    assert one("A. 85678", post="SECSTATE").id == "08STATE85678"
    assert one("A. 85678", post="port louis").id == "08PORTLOUIS85678"
    assert (one("A. 85678", post=None).kind, one("A. 85678", post=None).id) == ("other", None)


def test_letter_shared_by_several_cables() -> None:
    first, second = read("A. SUVA 12 AND 14")
    assert (first.letter, second.letter) == ("A", "A")
    assert first.letter_span == Span(0, 2)
    assert second.letter_span is None


def test_inner_letter_wins() -> None:
    reference = one("A. (B) SUVA 12")
    assert (reference.letter, reference.letter_span) == ("B", Span(3, 6))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("A. (U) SUVA 12 B. (C) RIGA 8", "AB"),
        ("A. SUVA 12 B. RIGA 45 (U) C. OSLO 7", "ABC"),
        ("A. SUVA 12 (C) B. RIGA 8 (U)", "AB"),
        ("A. SUVA 12 (NOTAL) (C) RIGA 8", "AA"),
        ("A. SUVA 12 B. RIGA 8 (D) OSLO 9", "ABD"),
        ("(A) SUVA 12 (B) RIGA 8 (C) OSLO 9", "ABC"),
        ("(A) SUVA 12 (C) RIGA 8", "AC"),
    ],
)
def test_a_portion_mark_is_no_letter(text: str, letters: str) -> None:
    assert [reference.letter for reference in read(text)] == list(letters)


def test_what_a_copy_cut_is_told() -> None:
    first, second = read("A. SUVA 12 B. RIGA 4...")
    assert (first.cut, second.cut, second.kind, second.post, second.malformed) == (False, True, "other", None, False)


def test_initials_belong_to_the_item() -> None:
    first, second = read("A. J. MOSS TELCON B. SUVA 3")
    assert (first.letter_span, first.text, first.span) == (Span(0, 2), "J. MOSS TELCON", Span(3, 17))
    assert second.letter_span == Span(18, 20)
    assert one("QUILL E-MAIL J.").text == "QUILL E-MAIL J."


def test_damaged_number_alone_is_of_the_post_before() -> None:
    assert [each.post for each in read("A. SUVA 12 B. 00Q021")] == ["SUVA", "SUVA"]
    assert (one("A. 00Q021").post, one("A. 00Q021", post=None).malformed) == ("WINDHOEK", False)


def test_prose_below_the_list_is_part_of_the_last_item() -> None:
    text = "A-57\nHULLS NOT BUILT IN THE YEAR UP 18,340 TOTAL 41,275\nBARGES"
    assert one(text).text == " ".join(text.split())


def plain(text: str) -> bool:
    """Whether the list is a plain one, that is cut without the grammar."""
    return add_plain(SoFar(text, "WINDHOEK", 2008))


def by_the_grammar(text: str) -> tuple[Reference, ...]:
    """What the grammar says of a list: a sign of no meaning in front keeps it from being a plain one."""
    assert not plain("¶" + text)
    return read("¶" + text, start=99)


@pytest.mark.parametrize("text", [text for text, _ in LISTS if plain(text)])
def test_plain_list_is_what_the_grammar_says(text: str) -> None:
    assert read(text, start=100) == by_the_grammar(text)


def test_plain_lists_of_every_post() -> None:
    found = 0
    for post in posts():
        for name in (post.name, *post.short_names, *post.aliases, *post.plads):
            text = f"A. {name} 81436 B) 07 {name} 0453 (NOTAL);\n(C) 2006 {name} 3"
            found += plain(text)
            assert not plain(text) or read(text, start=100) == by_the_grammar(text), text
    assert found > 200


_PLAIN_WORDS = st.one_of(
    st.sampled_from(
        ["A.", "B)", "(C)", "J.", "SUVA", "PORT LOUIS", "RIO DE JAN", "HK", "ST", "12", "07", "2006", "123456"]
    ),
    st.sampled_from(["(NOTAL)", ",", ";", ".", "\n", "MOSS", "MAY", "NR", "0000", "1234567"]),
)


@settings(max_examples=500)
@given(st.lists(_PLAIN_WORDS, max_size=12).map(" ".join))
def test_a_plain_list_is_never_read_otherwise(text: str) -> None:
    assert not plain(text) or not text or read(text, start=100) == by_the_grammar(text)


def test_typical_list_is_plain() -> None:
    text = "A. STATE 81436 B. 07 SUVA 70955 (NOTAL) C. SUVA 284"
    assert plain(text)
    assert [each.id for each in read(text)] == ["08STATE81436", "07SUVA70955", "08SUVA284"]


def test_airgram_keeps_its_post_and_number() -> None:
    reference = one("PORT LOUIS A-318 OF OCTOBER 4, 1973")
    assert (reference.post, reference.number, reference.date) == ("PORT LOUIS", 318, datetime.date(1973, 10, 4))


def test_impossible_date_is_no_date() -> None:
    reference = one("SUVA 12 OF 31 FEB 2006")
    assert (reference.id, reference.date) == ("06SUVA12", None)


def test_malformed_keeps_the_post_but_no_number() -> None:
    reference = one("A. THE HAGUE 48Z1")
    assert (reference.malformed, reference.post, reference.number, reference.id) == (True, "THE HAGUE", None, None)
    assert reference.text == "THE HAGUE 48Z1"


@pytest.mark.parametrize("text", ["SUVA G8 SUMMIT", "SUVA 5TH MEETING", "QUILL 4X4 E-MAIL", "SUVA XXXXXXXX 1O4"])
def test_not_every_odd_word_is_a_damaged_number(text: str) -> None:
    assert not any(reference.malformed for reference in read(text))


def test_unknown_post_is_kept_as_written() -> None:
    assert one("Nowheretown 12").post == "NOWHERETOWN"


@pytest.mark.parametrize("text", ["some words 12", "REPORT 12", "FISHERIES TREATY 12", "WE MET ON 12", "TASK NR 12"])
def test_words_and_a_number_are_not_always_a_cable(text: str) -> None:
    assert one(text).kind == "other"


@pytest.mark.parametrize(
    "text",
    [
        "".join(letters)
        for letters in (
            ["A. "] * 5,
            ["((("],
            [")))A."],
            ["SUVA 12" * 30],
            ["\x00\x01 \ud800 12"],
            ["٣٤ SUVA ٣٤"],
            ["ﬃ İSTANBUL 12"],
            ["1" * 500],
            ["A-" * 200],
            ["¶" * 50],
        )
    ],
)
def test_garbage_never_raises(text: str) -> None:
    assert all(reference.span.end <= len(text) for reference in read(text))


_WORDS = st.sampled_from(
    [
        "A.",
        "B)",
        "(C)",
        "SUVA",
        "LA",
        "PAZ",
        "12",
        "06",
        "2006",
        "/08",
        "(08)",
        "-",
        ",",
        ";",
        "AND",
        "&",
        "NOTAL",
        "(NOTAL)",
        "PREVIOUS",
        "E-MAIL",
        "DTG",
        "301601Z",
        "SEP",
        "08",
        "A-57",
        "IIR",
        "6",
        "902",
        "9642",
        "FAM",
        "9",
        "XXXXXXXXXXXX",
        "REF",
        "REFTEL",
        "MAY",
        "7,",
        "1974",
        "48O4",
        "#",
        "NO.",
        "(",
        ")",
        "<",
        ">",
        "¶",
        "\n",
    ]
)


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=12).map(" ".join)))
def test_any_text_gives_references_in_order(text: str) -> None:
    load("references").parse(text)  # the grammar accepts every text: no error is hidden by the module
    found = parse_references(text, 0, "WINDHOEK", 2008)
    assert bool(found) or text.strip().rstrip(".").upper() in ("", "NONE", "N/A", "NA", "NIL")
    assert [each.span for each in found] == sorted(each.span for each in found)
    for reference in found:
        told = reference.kind == "cable" and may_be_post(reference.post or "")
        assert (reference.id is not None) is told


@pytest.mark.parametrize(
    ("text", "name"), [("SUVA'S 1801", "SUVA"), ("ST. JOHN'S 12", "ST. JOHN'S"), ("TEL AVIV’S 9", "TEL AVIV")]
)
def test_the_sign_of_a_possessive_is_no_part_of_the_name(text: str, name: str) -> None:
    span = one(text).post_span
    assert span is not None
    assert text[span.start : span.end] == name


def test_several_paragraphs_of_a_cable_are_meant() -> None:
    assert one("SUVA 12 PARAS 3, 4 AND 7").part == "PARA3,4,7"
