"""A marking in parts that lie side by side: nothing is left out, and nothing stands in two of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.cable.marking_in_use import marking_in_text
from cablegrammar.cable.marking_parts import parts_of
from cablegrammar.marking.marking import parse_marking
from support.markings import Made, markings, render


def parts(text: str, *, telegram: bool = False) -> list[tuple[str, str]]:
    use = marking_in_text(text, lines=telegram)
    found = parts_of(text, use, parse_marking(use.inner, unpublished=not telegram))
    return [(part.kind, text[part.span.start : part.span.end]) for part in found]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("(S//SI-G ABCD/TK//OC/NF)", ["S", "SI-G ABCD", "TK", "OC", "NF"]),
        ("//CAN DEU S//REL TO USA, CAN, DEU", ["CAN DEU S", "REL TO USA, CAN, DEU"]),
        ("(C)(NF)", ["C", "NF"]),
        ("(C-REL UK)", ["C", "REL UK"]),
        ("  [ S//NF ", ["S", "NF"]),
        ("TOP SECRET // SAR-BP/XR", ["TOP SECRET", "SAR-BP", "XR"]),
        ("(©/NF)", ["©", "NF"]),
    ],
)
def test_the_values_are_those_of_the_marking(text: str, values: list[str]) -> None:
    assert [written for kind, written in parts(text) if kind == "value"] == values


def test_what_is_put_together_of_several_brackets_is_one_value_that_nobody_knows() -> None:
    assert parts("(S)XY(NF)") == [("bracket", "("), ("value", "S)XY(NF"), ("bracket", ")")]


def test_what_stands_between_is_told_apart() -> None:
    assert parts("(S //NF") == [
        ("bracket", "("), ("value", "S"), ("blank", " "), ("separator", "//"), ("value", "NF"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "S E C R E T SECTION 01 OF 02 SUVA 000512 NODIS",
            {
                "value": ["S E C R E T"], "section": ["SECTION 01 OF 02"], "post": ["SUVA"], "number": ["000512"],
                "caption": ["NODIS"],
            },
        ),
        ("UNCLAS E F T O SUVA 000512", {"value": ["UNCLAS"], "caption": ["E F T O"], "post": ["SUVA"]}),
        ("SECRET//NOFORN SUVA 000512", {"value": ["SECRET", "NOFORN"], "post": ["SUVA"], "number": ["000512"]}),
        ("CONFIDENTIAL SUVA 000512 FOO", {"value": ["CONFIDENTIAL", "FOO"], "number": ["000512"]}),
        ("(C - ENTIRE TEXT)", {"blanket": ["C - ENTIRE TEXT"], "bracket": ["(", ")"]}),
    ],
)  # fmt: skip
def test_a_line_of_a_telegram_has_more_parts(text: str, expected: dict[str, list[str]]) -> None:
    found = parts(text, telegram=True)
    for kind, written in expected.items():
        assert [own for one, own in found if one == kind] == written


LOOSE = st.text("STCU/NF()[]{} -,;:.REL TOUSACNGI&©\t\n0123456789", max_size=40)


@given(st.one_of(st.text(max_size=60), LOOSE), st.booleans())
def test_the_parts_of_any_text_are_all_of_it(text: str, telegram: bool) -> None:
    assert "".join(written for _, written in parts(text, telegram=telegram)) == text


@given(markings(), st.booleans(), st.booleans())
def test_the_parts_of_a_marking_are_all_of_it(made: Made, portion: bool, telegram: bool) -> None:
    text = render(made, portion=portion)
    found = parts(text, telegram=telegram)
    assert "".join(written for _, written in found) == text
    assert {kind for kind, _ in found} <= {"value", "separator", "bracket"}
