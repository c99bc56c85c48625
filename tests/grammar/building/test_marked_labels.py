"""A mark before the label of a field in the head: `(C) SUBJECT: KITES` is the field all the same."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text

_LINES = {
    "executive_order": "E.O. 12958: DECL: 07/14/2018",
    "tags": "TAGS: PREL, WA",
    "subject": "SUBJECT: KITES",
    "reference": "REF: A. SUVA 88",
    "authority": "Classified By: Mayor Ada Quill for reasons 1.4 (b) and (d).",
}
_BODY = "1. (C) The kite is up.\n\n2. (U) End."


def text(**marks: str) -> str:
    lines = [f"{marks[kind]} {line}" if kind in marks else line for kind, line in _LINES.items()]
    return "C O N F I D E N T I A L WINDHOEK 000512\n\n" + "\n".join(lines) + f"\n\n{_BODY}"


@pytest.mark.parametrize("kind", list(_LINES))
@pytest.mark.parametrize("mark", ["(U)", "(C)", "(SBU)", "(S)"])
def test_the_line_is_the_field(kind: str, mark: str) -> None:
    cable = parse_text(text(**{kind: mark}))
    assert [field.kind for field in cable.fields] == list(_LINES)
    assert not any(field.late for field in cable.fields)
    assert [paragraph.number for paragraph in cable.paragraphs] == ["1", "2"]
    assert not cable.unplaced
    plain = parse_text(text())
    assert cable.declassification is not None
    assert plain.declassification is not None
    assert cable.declassification.date == plain.declassification.date
    assert [tag.tag for tag in cable.tags] == ["PREL", "WA"]
    assert cable.subject is not None
    assert cable.subject.title == "KITES"


def test_the_mark_of_a_subject_is_its_own() -> None:
    cable = parse_text(text(subject="(S)"))
    assert cable.subject is not None
    assert cable.subject.mark is not None
    assert (cable.subject.mark.text, cable.subject.text) == ("(S)", "KITES")
    field = cable.field_of("subject")
    assert field is not None
    assert (field.label, cable.slice(field.label_span), cable.slice(field.span)) == (
        "SUBJECT:", "SUBJECT:", "(S) SUBJECT: KITES"
    )  # fmt: skip
    assert [entry.mark.text for entry in cable.marks] == ["(S)", "(C)", "(U)"]


def test_a_mark_behind_the_label_goes_before_one_in_front() -> None:
    cable = parse_text(text(subject="(U)").replace("SUBJECT: KITES", "SUBJECT: (C) KITES"))
    assert cable.subject is not None
    assert cable.subject.mark is not None
    assert (cable.subject.mark.text, cable.subject.title) == ("(C)", "KITES")


@pytest.mark.parametrize("line", ["SUBJECT: MORE KITES", "TAGS: KIDE", "REF: SUVA 88", "E.O. 12958: N/A"])
def test_in_the_body_it_is_a_paragraph(line: str) -> None:
    cable = parse_text(text().replace("2. (U) End.", f"(S) {line}\n\n2. (U) End."))
    assert [field.kind for field in cable.fields] == list(_LINES)
    assert [(one.number, one.mark and one.mark.text) for one in cable.paragraphs] == [
        ("1", "(C)"),
        (None, "(S)"),
        ("2", "(U)"),
    ]
