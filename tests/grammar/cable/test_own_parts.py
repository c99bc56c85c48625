"""Which lines are a cable's own."""

from __future__ import annotations

import pytest

from cablegrammar import parse_text
from cablegrammar.cable.cable import Cable
from support.cables import NOTICE, ROUTINE_HEADER

HEAD = f"""\
{NOTICE}
{ROUTINE_HEADER}
UNCLAS WINDHOEK 000512

E.O. 12958: N/A
TAGS: ECON, WA
SUBJECT: A LAMP

1. It is lit.

"""


def cable_with(*parts: str) -> Cable:
    return parse_text(HEAD + "\n\n".join(parts) + "\n")


@pytest.mark.parametrize(
    ("parts", "own"),
    [
        (("TAGS: PREL", "2. It is out."), True),
        (("Tags: PREL", "2. It is out."), False),
        (("E.O. 12958: N/A", "2. It is out."), True),
        (("BEGIN TEXT:", "TAGS: PREL", "A kite.", "END TEXT."), False),
    ],
)
def test_fields_behind_the_beginning_of_the_text(parts: tuple[str, ...], own: bool) -> None:
    cable = cable_with(*parts)
    late = [field for field in cable.fields if field.late]
    assert len(late) == 1
    assert (late[0] in cable.own_fields) is own
    assert [field for field in cable.fields if not field.late] == [f for f in cable.own_fields if not f.late]


def test_an_own_field_is_the_first_of_its_kind_or_none() -> None:
    cable = cable_with("BEGIN TEXT:", "REF: SUVA 12", "TAGS: PREL", "A kite.", "END TEXT.")
    assert cable.own_field("tags") is cable.field_of("tags")
    assert cable.field_of("reference") is not None
    assert cable.own_field("reference") is None
    assert cable.own_field("authority") is None


def test_a_field_says_its_name_and_the_place_of_its_label() -> None:
    cable = cable_with("2. It is out.")
    shown = [(field.name, cable.slice(field.label_place)) for field in cable.fields]
    assert shown == [("E.O.", "E.O. 12958:"), ("TAGS", "TAGS:"), ("SUBJECT", "SUBJECT:")]
    assert cable.fields[0].executive_order is cable.executive_order
    assert cable.fields[1].executive_order is None


@pytest.mark.parametrize(
    ("parts", "own"),
    [
        (("Classified By: Ada Quill, Reason: 1.4 (b)", "2. It is out."), True),
        (("CLASSIFIED BY THE MINISTRY OF LAMPS", "2. It is out."), False),
        (("BEGIN TEXT:", "Classified By: Ada Quill, Reason: 1.4 (b)", "END TEXT."), False),
    ],
)
def test_own_authority(parts: tuple[str, ...], own: bool) -> None:
    cable = cable_with(*parts)
    assert cable.authority is not None
    assert cable.own_authority is (cable.authority if own else None)


def test_a_text_starts_again_where_two_kinds_of_fields_are_repeated() -> None:
    again = cable_with("E.O. 12958: N/A", "TAGS: PREL", "1. It is lit.")
    assert again.restart is not None
    assert again.restart.kind == "executive_order"
    assert again.is_extract
    once = cable_with("TAGS: PREL", "2. It is out.")
    assert once.restart is None
    assert not once.is_extract


def test_a_later_section_is_an_extract() -> None:
    cable = parse_text("UNCLAS SECTION 02 OF 03 WINDHOEK 000512\n\n2. It is out.\n")
    assert cable.section is not None
    assert (cable.section.number, cable.is_later_section, cable.is_extract) == (2, True, True)


@pytest.mark.parametrize(
    ("text", "telegram", "a_cable"),
    [(HEAD, True, True), ("MRN: 10 SUVA 731\nFrom: AMEMBASSY SUVA\n", False, True), ("Dear Mr. Plume\n", False, False)],
)
def test_forms(text: str, telegram: bool, a_cable: bool) -> None:
    cable = parse_text(text)
    assert (cable.is_telegram, cable.is_cable) == (telegram, a_cable)


def test_the_first_line_leaves_an_exercise_notice_out() -> None:
    cable = parse_text(f"{NOTICE}\n\n  E.O. 12958: N/A  \nTAGS: ECON, WA\n")
    assert cable.slice(cable.first_line) == "E.O. 12958: N/A"
    assert cable.opening_place == cable.first_line
    assert cable_with("2. It is out.").slice(cable_with("2. It is out.").opening_place) == "UNCLAS WINDHOEK 000512"
    assert parse_text("").first_line == (0, 0)
