"""What the items of a paragraph are called, and what stands behind the label."""

from __future__ import annotations

import pytest

from cablegrammar import Cable, parse_text

_HEAD = "S E C R E T WINDHOEK 000512\n\nE.O. 12958: DECL: 07/14/2018\nTAGS: PREL, WA\nSUBJECT: KITES\n\n"


def cable(body: str) -> Cable:
    return parse_text(f"{_HEAD}{body}")


@pytest.mark.parametrize(
    "label",
    [
        "--",
        "-",
        "*",
        "a.",
        "b)",
        "(1)",
        "(a)",
        "1)",
        "II.",
        "IV.",
        "A 4.",
        "E & F.",
        "B.",
        "Answer:",
        "Question 2:",
        "Q:",
        "-- B.",
        "- (2)",
        "+",
        "=>",
        "->",
        "b/",
        "1/",
        "1.-",
        "1.1",
        "1.1.",
        "2.10.3",
    ],
)
@pytest.mark.parametrize("gap", [" ", "  ", "\t", "    "])
def test_a_mark_stands_behind_the_label_of_an_item(label: str, gap: str) -> None:
    first, *more = cable(f"1. (U) As follows:\n\n{label}{gap}(S) The lamp is lit.\n\n2. (U) End.").paragraphs
    assert [item.mark and item.mark.text for item in first.subparagraphs] == ["(S)"]
    assert [p.number for p in more] == ["2"]


@pytest.mark.parametrize("label", ["A.", "a.", "(a)", "Answer:", "II."])
def test_a_label_may_stand_between_number_and_mark(label: str) -> None:
    second = cable(f"1. (U) A lamp.\n\n2. {label} (C) A boat.").paragraphs[1]
    assert second.mark is not None
    assert (second.number, second.mark.text, second.mark.place, second.text) == ("2", "(C)", "start", "A boat.")


@pytest.mark.parametrize(
    ("first", "second"), [("2.A.", "2.B."), ("2.a.", "2.b."), ("2(a)", "2(b)"), ("2A.", "2B."), ("2a)", "2b)")]
)
def test_the_second_label_of_a_number_is_an_item(first: str, second: str) -> None:
    body = f"1. (U) A lamp.\n\n{first} (C) A boat.\n\n{second} (S) A pier.\n\n3. (U) End."
    paragraphs = cable(body).paragraphs
    assert [(p.number, p.mark and p.mark.text) for p in paragraphs] == [("1", "(U)"), ("2", "(C)"), ("3", "(U)")]
    assert [item.mark and item.mark.text for item in paragraphs[1].subparagraphs] == ["(S)"]


def test_roman_numerals_may_be_all_the_numbers_there_are() -> None:
    marks = cable("I. (S) A lamp.\n\nII. (C) A boat.\n\nIII. (U) A pier.").marks
    assert [entry.mark.text for entry in marks] == ["(S)", "(C)", "(U)"]


@pytest.mark.parametrize("label", ["--", "-", "*"])
def test_letters_that_count_behind_dashes_are_no_marks(label: str) -> None:
    items = "\n\n".join(f"{label} ({letter}) A lamp." for letter in "ABCD")
    assert [entry.mark.text for entry in cable(f"1. (U) As follows:\n\n{items}\n\n2. (C) End.").marks] == ["(U)", "(C)"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("A. (S) A lamp.\n\nB. (C) A boat.\n\nC. A pier.", [("(S)", "A lamp."), ("(C)", "A boat."), (None, "A pier.")]),
        ("A. (S) A lamp.\n\nB. A boat.", [("(S)", "A lamp.")]),
        ("He has:\n\nA. (S) A lamp.\n\nB. (C) A boat.\n\nC. A pier.", [(None, "He has:")]),
        ("(S) He has:\n\nA. (S) A lamp.\n\nB. (C) A boat.\n\nC. A pier.", [("(S)", "He has:")]),
        ("1. (S) He has:\n\nA. (S) A lamp.\n\nB. (C) A boat.\n\nC. A pier.", [("(S)", "He has:")]),
        ("A. Quill wants a lamp.\n\nB. A boat.", [(None, "A. Quill wants a lamp.")]),
    ],
)
def test_letters_may_be_all_the_numbers_there_are(body: str, found: list[tuple[str | None, str]]) -> None:
    assert [(one.mark and one.mark.text, one.text) for one in cable(body).paragraphs] == found


def test_letters_that_count_behind_numbers_are_no_marks() -> None:
    items = "\n\n".join(f"{number}. ({letter}) A lamp." for number, letter in zip("123", "RST", strict=True))
    assert [entry.mark.text for entry in cable(f"1. (U) As follows:\n\n{items}\n\n2. (U) End.").marks] == ["(U)", "(U)"]


def test_two_letters_in_a_row_are_marks() -> None:
    """`(B)` above `(C)` is a slip, and the mark below it is one."""
    assert [m.mark.text for m in cable("1. (B) A lamp.\n\n2. (C) A boat.\n\n3. (U) End.").marks] == [
        "(B)",
        "(C)",
        "(U)",
    ]


@pytest.mark.parametrize("mark", ["[C]", "{C}"])
def test_a_bracket_may_follow_the_number_without_a_blank(mark: str) -> None:
    assert [(p.number, p.mark and p.mark.text) for p in cable(f"1.{mark} A lamp.\n\n2. (U) End.").paragraphs] == [
        ("1", mark), ("2", "(U)")
    ]  # fmt: skip


@pytest.mark.parametrize(("written", "number"), [("l0.", "10"), ("1O.", "10"), ("I0.", "10"), ("2l.", "21")])
def test_a_letter_in_the_place_of_a_digit(written: str, number: str) -> None:
    body = "".join(f"{n}. (U) A lamp.\n\n" for n in range(1, int(number)))
    last = cable(f"{body}{written} (C/NF) A boat.").paragraphs[-1]
    assert last.mark is not None
    assert (last.number, last.number_text, last.mark.text) == (number, written, "(C/NF)")


@pytest.mark.parametrize("text", ["It was the law. (C) is a letter of it.", "Lot. The rest"])
def test_words_at_the_start_of_a_line_are_no_labels(text: str) -> None:
    assert cable(f"1. (U) A lamp that shone by\n{text}\n\n2. (U) End.").paragraphs[0].subparagraphs == ()


def test_a_number_with_a_letter_whose_turn_it_is_not_is_an_item() -> None:
    first, second = cable("1. (C) As in the old paper:\n\n5a. (S) A lamp.\n\n5b. (C) A boat.\n\n2. (U) End.").paragraphs
    assert [(one.number, one.mark and one.mark.text) for one in (first, second)] == [("1", "(C)"), ("2", "(U)")]
    assert [(item.label, item.mark and item.mark.text) for item in first.subparagraphs] == [
        ("5a", "(S)"),
        ("5b", "(C)"),
    ]


def test_a_number_with_a_letter_begins_the_count() -> None:
    first, second = cable("1A. (S) A lamp.\n\n1B. (C) A boat.\n\n2. (U) End.").paragraphs
    assert [(one.number, one.mark and one.mark.text) for one in (first, second)] == [("1", "(S)"), ("2", "(U)")]
    assert [(item.label, item.mark and item.mark.text) for item in first.subparagraphs] == [("1B", "(C)")]


@pytest.mark.parametrize(
    ("written", "label"), [("1.2", "1.2"), ("1.2.", "1.2"), ("2a.", "2a"), ("-- B.", "B"), ("b/", "b"), ("=>", None)]
)
def test_what_an_item_is_called(written: str, label: str | None) -> None:
    second = cable(f"1. (U) A lamp.\n\n2. (U) As follows:\n\n{written} (S) A boat.\n\n3. (U) End.").paragraphs[1]
    assert [item.label for item in second.subparagraphs] == [label]
    assert [second.number, second.subparagraphs[0].text] == ["2", "A boat."]


@pytest.mark.parametrize(("first", "second"), [("1/", "2/"), ("1.-", "2.-")])
def test_a_slash_or_a_hyphen_may_stand_behind_each_number(first: str, second: str) -> None:
    marks = [
        (p.number, p.mark and p.mark.text) for p in cable(f"{first} (S) A lamp.\n\n{second} (C) A boat.").paragraphs
    ]
    assert marks == [("1", "(S)"), ("2", "(C)")]


@pytest.mark.parametrize(
    "text",
    [
        "1.4 (C) and (D) of the order.",
        "1.4 (C) The lamp is lit.",
        "1.4 (c) The lamp is lit.",
        "2.1 (C) of the law of lamps.",
        "2.1 (C) AND THE REST.",
        "2.1 (s) The lamp is lit.",
        "12a. The lamp is lit.",
        "1/ The lamp is lit.",
        "a/b (S) tests are due.",
    ],
)
def test_figures_and_letters_that_are_no_labels(text: str) -> None:
    first, second = cable(f"1. (U) The lamp shines by section\n{text}\n\n2. (U) End.").paragraphs
    assert [item.mark for item in first.subparagraphs if item.mark] == []
    assert (first.number, second.number) == ("1", "2")
