"""Text that was joined to the last line of a field, and fields whose lines wrap badly."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablegrammar.cable.cable import Cable

LONG = (
    "The keepers lit the lamp before the fog came in, and counted eleven boats that found the harbor by it. One of "
    "them had lost its own lantern off the cape, and asked for another. The keepers had none to lend it."
)


def cable(
    subject: str = "SUBJECT: A LAMP", reference: str = "", authority: str = "", text: str = "2. (S) Not."
) -> Cable:
    parts = [
        "S E C R E T WINDHOEK 000512",
        "E.O. 12958: DECL: 07/14/2018\nTAGS: PREL, WA",
        subject,
        reference,
        authority,
    ]
    return parse_text("\n\n".join([*filter(None, parts), text]) + "\n")


def paragraphs(found: Cable) -> list[tuple[str | None, str | None, str]]:
    """Number, mark and first words of each paragraph."""
    return [
        (one.number, None if one.mark is None else one.mark.text, " ".join(one.raw.split()[:2]))
        for one in found.paragraphs
    ]


AUTHORITY = "Classified By: Ambassador Ada Quill for reasons 1.4 (b) and (d)."


@pytest.mark.parametrize(
    ("joined", "first"),
    [
        (f"1. (S) {LONG}", ("1", "(S)", "The keepers")),
        (f"1. {LONG}", ("1", None, "The keepers")),
        (f"(S/NF) {LONG}", (None, "(S/NF)", "The keepers")),
        (f"(C) {LONG}", (None, "(C)", "The keepers")),
        (f"(C) 1. {LONG}", ("1", "(C)", "The keepers")),
        (LONG, (None, None, "The keepers")),
        (f"(S)\n\n{LONG}", (None, "(S)", "The keepers")),
    ],
)
def test_text_behind_a_reason(joined: str, first: tuple[str | None, str | None, str]) -> None:
    found = cable(authority=f"{AUTHORITY} {joined}")
    assert paragraphs(found) == [first, ("2", "(S)", "Not.")]
    assert found.authority is not None
    assert found.authority.classified_by == "Ambassador Ada Quill"
    assert found.authority.reason is not None
    assert found.authority.reason.letters == ("b", "d")
    assert found.unplaced == ()


@pytest.mark.parametrize(
    ("joined", "first"),
    [
        (f"1. (S) {LONG}", ("1", "(S)", "The keepers")),
        (f"1. {LONG}", ("1", None, "The keepers")),
        (f"(S/NF) {LONG}", (None, "(S/NF)", "The keepers")),
        (f"(C) {LONG}", (None, "(C)", "The keepers")),
        (LONG, (None, None, "The keepers")),
    ],
)
@pytest.mark.parametrize("items", ["REF: A. SUVA 113 B. 07 STATE 70412", "REF: SUVA 113", "REFTEL: SUVA 113 (NOTAL)"])
def test_text_behind_an_item(items: str, joined: str, first: tuple[str | None, str | None, str]) -> None:
    found = cable(reference=f"{items} {joined}")
    assert paragraphs(found) == [first, ("2", "(S)", "Not.")]
    assert [str(one.number) for one in found.references] == ["113", "70412"][: 1 + ("B." in items)]


@pytest.mark.parametrize("title", ["A LAMP FOR THE DUNE", "A LAMP FOR THE DUNE:\nSECOND ROUND"])
@pytest.mark.parametrize(
    ("joined", "first"),
    [
        (f"1. (S) {LONG}", ("1", "(S)", "The keepers")),
        (f"(S/NF) {LONG}", (None, "(S/NF)", "The keepers")),
        (f"\u00b61. (C) {LONG}", ("1", "(C)", "The keepers")),
    ],
)
def test_text_behind_a_subject(title: str, joined: str, first: tuple[str | None, str | None, str]) -> None:
    found = cable(subject=f"SUBJECT: {title} {joined}")
    assert paragraphs(found) == [first, ("2", "(S)", "Not.")]
    assert found.subject is not None
    assert found.subject.title == " ".join(title.split())


@pytest.mark.parametrize(
    "parts",
    [
        {"subject": "SUBJECT: A LAMP (C) AND A KITE FOR THE KEEPERS OF THE CAPE AND OF THE OTHER CAPE"},
        {"subject": "SUBJECT: (C) A lamp for the keepers of the cape, and a kite for the other cape"},
        {"subject": "SUBJECT: A LAMP FOR THE DUNE (C)"},
        {"reference": "REF: (A) SUVA 113 (B) STATE 70412 (C) RIGA 51 (D) OSLO 9"},
        {"reference": "REF: A. SUVA 113 (NOTAL) B. STATE 70412 (Guidance on lamps)"},
        {"authority": f"{AUTHORITY} Declassify On: 07/14/2018. Derived From: Lamp guide"},
        {"authority": "CLASSIFIED BY: AMBASSADOR ADA QUILL FOR REASONS 1.4 (B), (C) AND (D) OF THE ORDER"},
    ],
)
def test_what_belongs_to_the_field(parts: dict[str, str]) -> None:
    found = cable(**parts)
    assert paragraphs(found) == [("2", "(S)", "Not.")]
    assert found.unplaced == ()


@pytest.mark.parametrize(
    "written",
    [
        "reasons 1.4 (b) a \nnd (d).",
        "reas \nons 1.4 (b) and (d).",
        "reasons 1.4 \n(b) and (d).",
        "reasons 1. \n4 (b) and (d).",
        "reasons\n\n1.4 (b) and (d).",
        "\n\nreasons 1.4 (b) and (d).",
        "reasons 1.4 (b)\n\nand (d).",
    ],
)
def test_lines_of_an_authority_are_joined(written: str) -> None:
    found = cable(authority=f"Classified By: Ambassador Ada Quill for {written}")
    assert found.authority is not None
    assert found.authority.classified_by == "Ambassador Ada Quill"
    assert found.authority.reason is not None
    assert (found.authority.reason.section, found.authority.reason.letters) == ("1.4", ("b", "d"))
    assert found.authority.reason.faults == ()
    assert paragraphs(found) == [("2", "(S)", "Not.")]


@pytest.mark.parametrize(
    ("letters", "read"),
    [
        ("(B),\n(C).", ("b", "c")),
        ("(B), AND\n(C) AND (D).", ("b", "c", "d")),
        ("(b),\n(c), and (d) of E.O. 12958.", ("b", "c", "d")),
    ],
)
def test_a_line_may_begin_with_a_letter_of_the_reason(letters: str, read: tuple[str, ...]) -> None:
    found = cable(authority=f"CLASSIFIED BY: AMBASSADOR ADA QUILL FOR REASONS 1.4 {letters}")
    assert found.authority is not None
    assert found.authority.reason is not None
    assert found.authority.reason.letters == read
    assert paragraphs(found) == [("2", "(S)", "Not.")]


def test_an_authority_goes_on_behind_an_empty_line_until_its_reason_is_given() -> None:
    found = cable(authority="Classified By: Ambassador Ada\n\nQuill, Chief of Mission, for reasons 1.4 (b) and (d).")
    assert found.authority is not None
    assert found.authority.classified_by == "Ambassador Ada Quill, Chief of Mission"
    complete = cable(authority=AUTHORITY, text="The lamp is lit for reasons 1.4 (b) of the guide.")
    assert paragraphs(complete) == [(None, None, "The lamp")]


@pytest.mark.parametrize("text", ["(C) and (D) were lit.", "(C)(NF) The lamp is lit.", "(S) (see ref A) Not."])
def test_marks_that_stay_marks(text: str) -> None:
    assert len(paragraphs(cable(authority=AUTHORITY, text=text))) == 1
    assert cable(authority=AUTHORITY, text=text).unplaced == ()
