"""Every mark of a cable, with what carries it; and what only looks like a mark."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar import parse_messages, parse_text
from cablegrammar.rollup.cables import portion_markings
from cablelint import BlanketMark, Cable, CarriedMark, Mark, Node, Paragraph, Subject, Subparagraph
from support.bodies import bodies, letter_lists
from support.rule_runs import cable_text


def parsed(body: str, subject: str = "SUBJECT: (U) DUNE LIGHTHOUSE") -> Cable:
    return parse_text(cable_text(body=body, subject=subject))


def marks(body: str) -> list[tuple[str, str]]:
    """The text of each mark of a body, and where it stands in its portion."""
    return [
        (entry.mark.text, entry.mark.place if isinstance(entry.mark, Mark) else "blanket")
        for entry in parsed(body).marks
        if not isinstance(entry.carrier, Subject)
    ]


# ------------------------------------------------------------------------------------------------------ what carries it


def test_each_mark_comes_with_its_carrier_in_the_order_of_the_text() -> None:
    cable = parsed("1. (C) Two points:\n\na. (U) The keeper.\n\nb. The cat.\n\n(S) The board met.\n\n2. It is late.")
    first, block, _ = cable.paragraphs
    assert cable.subject is not None
    assert [(entry.mark.text, entry.carrier, entry.paragraph) for entry in cable.marks] == [
        ("(U)", cable.subject, None),
        ("(C)", first, first),
        ("(U)", first.subparagraphs[0], first),
        ("(S)", block, block),
    ]


def test_a_mark_and_a_blanket_mark_of_one_paragraph() -> None:
    assert marks("1. (C) CONFIDENTIAL - ENTIRE TEXT.\n\n2. The lamp.") == [
        ("(C)", "start"),
        ("CONFIDENTIAL - ENTIRE TEXT.", "blanket"),
    ]


@pytest.mark.parametrize(
    ("text", "level", "controls"),
    [
        ("(C - ENTIRE TEXT)", "CONFIDENTIAL", ()),
        ("SECRET - ENTIRE TEXT.", "SECRET", ()),
        ("ALL PARAGRAPHS ARE CLASSIFIED SECRET", "SECRET", ()),
        ("ENTIRE TEXT IS (U)", "UNCLASSIFIED", ()),
        # the grammar takes these for marks; what they say makes them statements about all portions
        ("(C/NF - ENTIRE TEXT)", "CONFIDENTIAL", ("NOFORN",)),
        ("(S//NF/ORCON - ALL PORTIONS)", "SECRET", ("NOFORN", "ORCON")),
    ],
)
def test_what_a_blanket_mark_says(text: str, level: str, controls: tuple[str, ...]) -> None:
    cable = parsed(f"1. {text}\n\n2. The lamp.", subject="SUBJECT: DUNE LIGHTHOUSE")
    (entry,) = cable.marks
    mark = entry.mark
    assert isinstance(mark, BlanketMark)
    assert (mark.text, mark.level, mark.controls, mark.noforn) == (text, level, controls, "NOFORN" in controls)
    assert cable.paragraphs[0].blanket is mark
    assert cable.markings_in_use == ()


# ------------------------------------------------------------------------------------------------- marks in odd places


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. Summary: (C) The lamp is lit.", [("(C)", "after-heading")]),
        ("1. The lamp is lit. (C)", [("(C)", "end")]),
        ("1. The lamp\nis lit. (C//NF).", [("(C//NF)", "end")]),
        ("(C) 1. The lamp is lit.", [("(C)", "before-number")]),
        ("(C) The lamp is lit.", [("(C)", "line-start")]),
        ("1. (U) Summary: (C) The lamp is lit. (S)", [("(U)", "start")]),
        ("1. Summary: (C) The lamp is lit. (S)", [("(C)", "after-heading")]),
    ],
)
def test_a_misplaced_mark_is_a_mark(body: str, expected: list[tuple[str, str]]) -> None:
    assert marks(body) == expected


def test_a_misplaced_mark_stays_a_part_of_the_text() -> None:
    (paragraph,) = parsed("1. Summary: (C) The lamp is lit.").paragraphs
    assert (paragraph.mark is not None, paragraph.text) == (True, "Summary: (C) The lamp is lit.")
    assert paragraph.mark is not None
    assert not paragraph.mark.in_front


@pytest.mark.parametrize(
    "text",
    [
        "INTERVIEW THE PERSON(S).",
        "He may take option (A), (B) or (C).",
        "He may take (B) or (C).",
        "The C (see above) is lit.",
        "(C)",
        "Lit (c",
    ],
)
def test_what_is_no_mark_at_the_end(text: str) -> None:
    assert marks(f"1. The keeper writes:\n\nx\n\n2. It is so. {text}") == [] or text == "(C)"


# --------------------------------------------------------------------------------------------------- odd and bad marks


@pytest.mark.parametrize("text", ["(SE)", "(X)", "(C", "C)", "[C]", "((C))", "(CNF)", "(5BU)", "(CONF)"])
def test_a_bad_mark_of_a_paragraph(text: str) -> None:
    cable = parsed(f"1. {text} The lamp is lit.")
    (mark,) = (entry.mark for entry in cable.marks if isinstance(entry.carrier, Paragraph))
    assert isinstance(mark, Mark)
    assert (mark.text, mark.odd) == (text, True)
    assert cable.paragraphs[0].text == "The lamp is lit."


@pytest.mark.parametrize(
    "text",
    [
        "(Economic) The harbour has a lamp.",
        "(PM/WRA) asks for a lamp.",
        "(A) a lamp, and (B) a boat are needed.",
        "(X) a lamp, (y) a boat are needed.",
        "(S Korea) wants a lamp.",
    ],
)
def test_what_stands_in_parentheses_and_is_no_mark_belongs_to_the_text(text: str) -> None:
    (paragraph,) = parsed(f"1. {text}").paragraphs
    assert (paragraph.mark, paragraph.text) == (None, text)
    assert paragraph.body.start == paragraph.span.start + len("1. ")


def test_a_remark_in_parentheses_does_not_hide_the_mark_at_the_end() -> None:
    assert marks("1. (PM/WRA) asks for a lamp. (C)") == [("(C)", "end")]


def test_something_odd_behind_the_label_of_an_item_is_no_mark() -> None:
    (paragraph,) = parsed("1. (C) The list:\n\na. (UN) asked.\n\nb. (C) We did not.").paragraphs
    first, second = paragraph.subparagraphs
    assert (first.mark, first.text, first.oddly_marked) == (None, "(UN) asked.", True)
    assert (second.mark is not None, second.text, second.oddly_marked) == (True, "We did not.", False)


@pytest.mark.parametrize(
    ("text", "meant"), [("(SE)", "S"), ("(CNF)", "C/NF"), ("(NC)", "C"), ("(C)", None), ("(X)", None), ("(C/NF)", None)]
)
def test_what_a_mark_was_meant_to_be(text: str, meant: str | None) -> None:
    mark = parsed(f"1. {text} The lamp is lit.").paragraphs[0].mark
    assert mark is not None
    assert mark.meant == meant


# ---------------------------------------------------------------------------------------------------- letters of lists


@pytest.mark.parametrize(
    ("body", "shape"),
    [
        # the letter opens a line of the sentence
        ("1. He named (A) the lamp, (B) the boat and\n(C) the rope.", ["(A) (B) (C)"]),
        # ... or a line of its own
        ("1. He named\n\n(A) the lamp,\n\n(B) the boat and\n\n(C) the rope.", ["", "A", "B", "C"]),
        ("1. He named\n\nA. the lamp,\n\nB. the boat and\n\n(C) the rope.", ["", "A", "B", "C"]),
        # ... or a block, of a text that lists the first ones in a sentence
        ("1. He named (A) the lamp and (B) the boat.\n\n(C) The rope he forgot.", ["(A) (B)", "C"]),
        ("1. He named (r) the lamp.\n\n(S) The boat he forgot.", ["(r)", "S"]),
    ],
)
def test_a_letter_of_a_list_is_text_or_an_item(body: str, shape: list[str]) -> None:
    cable = parsed(body)
    assert [entry for entry in cable.marks if not isinstance(entry.carrier, Subject)] == []
    (paragraph,) = cable.paragraphs
    words = (word.strip(",.") for word in paragraph.text.split())
    labels = " ".join(word for word in words if word.startswith("("))
    assert [labels, *(item.label for item in paragraph.subparagraphs)] == shape


@pytest.mark.parametrize(
    ("items", "label"),
    [
        ("A. (C) The lamp.\nB. (C) The boat.", "B"),
        ("(A) (C) The lamp.\n(B) (C) The boat.", "B"),
        ("(A) (C) The lamp.\n\n(B) (C) The boat.", "B"),
        ("A. The lamp.\nB. The boat.", "B"),
    ],
)
def test_a_mark_below_a_list_is_none_of_its_letters(items: str, label: str) -> None:
    """The items have their own marks, or are written in another way."""
    listed, comment = parsed(f"2. (C) Two points:\n\n{items}\n\n(C) Comment: We think so.").paragraphs
    assert listed.subparagraphs[-1].label == label
    assert (comment.mark is not None, comment.text) == (True, "Comment: We think so.")


def test_a_letter_of_a_list_above_all_paragraphs_opens_no_paragraph_with_a_mark() -> None:
    cable = parse_text(cable_text(body="Options (A) and (B) are known.\n\n(C) is new to us, and to the board.\n\n1. x"))
    assert [paragraph.mark for paragraph in cable.paragraphs] == [None] * len(cable.paragraphs)


@pytest.mark.parametrize(
    "body",
    [
        "1. (U) He named (A) the lamp.\n\n(C) The boat is gone.",  # (B) is missing
        "1. (U) He named (B) the lamp.\n\n2. (C) The boat is gone.",  # a number makes a paragraph
        f"1. (U) Option (B) it is. {'The lamp is lit. ' * 40}\n\n(C) The boat is gone.",  # too far away
    ],
)
def test_a_mark_after_other_letters_stays_one(body: str) -> None:
    assert [text for text, _ in marks(body)] == ["(U)", "(C)"]


def test_the_third_of_the_listed_references_is_no_mark() -> None:
    cable = parse_text(
        cable_text(reference="REF: (A) WINDHOEK 1 (B) WINDHOEK 2\n\n(C) WINDHOEK 3", body="1. (U) The lamp is lit.")
    )
    assert [entry.mark.text for entry in cable.marks if isinstance(entry.carrier, Paragraph)] == ["(U)"]
    assert [reference.letter for reference in cable.references] == ["A", "B", "C"]


# -------------------------------------------------------------------------------------------------------- for all texts


def of_tree(cable: Cable) -> set[Node]:
    """The marks that a walk through the tree comes to."""
    return set(cable.walk(frozenset((Mark, BlanketMark))))


@settings(max_examples=300)
@given(bodies())
def test_there_is_one_truth_about_the_marks(body: str) -> None:
    for cable in parse_messages(cable_text(body=body)):
        own = [entry.mark for entry in cable.marks]
        for entry in cable.marks:
            assert cable.clean[entry.span.start : entry.span.end] == entry.mark.text
            assert cable.span.start <= entry.span.start < entry.span.end <= cable.span.end
            assert entry.span == entry.mark.span
            around = entry.carrier.span
            assert around.start <= entry.span.start < entry.span.end <= around.end
            assert _carries(entry)
        text = [entry.span for entry in cable.marks if not isinstance(entry.carrier, Subject)]
        assert text == sorted(text)
        assert len(set(own)) == len(own)
        assert set(own) == of_tree(cable)
        readable = {mark for mark in own if isinstance(mark, Mark) and not mark.damaged}
        in_use = [mark for use in cable.markings_in_use for mark in use.marks]
        assert len(in_use) == len(readable)
        assert set(in_use) == readable
        rolled_up = [(one.span, one.text) for one in portion_markings(cable)]
        assert rolled_up == sorted((mark.span, mark.text) for mark in readable if mark.marking.recognised)


def _carries(entry: CarriedMark) -> bool:
    carrier, mark = entry.carrier, entry.mark
    if isinstance(carrier, Paragraph):
        return entry.paragraph is carrier and mark in (carrier.mark, carrier.blanket)
    if isinstance(carrier, Subparagraph):
        return entry.paragraph is not None and carrier in entry.paragraph.subparagraphs and mark is carrier.mark
    return entry.paragraph is None and mark is carrier.mark


@settings(max_examples=300)
@given(letter_lists(), st.data())
def test_a_letter_of_a_list_is_never_a_mark(listed: str, data: st.DataObject) -> None:
    opening = data.draw(st.sampled_from(("1. (U) He named ", "1. He named ", "(U) He named ", "1. (U) a. He named ")))
    cable = parsed(f"{opening}{listed}.\n\n2. (U) The keeper went home.", subject="SUBJECT: (U) DUNE LIGHTHOUSE")
    assert {entry.mark.text for entry in cable.marks} == {"(U)"}
    assert {mark.text for mark in of_tree(cable) if isinstance(mark, Mark)} == {"(U)"}
    assert {use.text for use in cable.markings_in_use if use.kind == "portion"} == {"(U)"}
