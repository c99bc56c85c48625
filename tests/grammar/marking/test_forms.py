"""The register's form of a marking: with the titles that it is written with, or with none."""

from __future__ import annotations

import pytest

from cablegrammar.marking.forms import register_form
from cablegrammar.marking.marking import parse_marking


@pytest.mark.parametrize(
    ("text", "with_titles", "without"),
    [
        ("TOP SECRET//TALENT KEYHOLE//NOFORN", "TOP SECRET//TALENT KEYHOLE//NOFORN", "TOP SECRET//TK//NOFORN"),
        ("TOP SECRET//TK//NOFORN", "TOP SECRET//TK//NOFORN", "TOP SECRET//TK//NOFORN"),
        ("SECRET//RESERVE-ABC//NOFORN", "SECRET//RESERVE-ABC//NOFORN", "SECRET//RSV-ABC//NOFORN"),
        ("SECRET//RESTRICTED DATA//NOFORN", "SECRET//RESTRICTED DATA//NOFORN", "SECRET//RD//NOFORN"),
        ("SECRET//RD-CNWDI//NOFORN", "SECRET//RD-CNWDI//NOFORN", "SECRET//RD-CNWDI//NOFORN"),
        ("SECRET//RD-SIGMA 14 2//NOFORN", "SECRET//RD-SIGMA 2 14//NOFORN", "SECRET//RD-SIGMA 2 14//NOFORN"),
    ],
)
def test_titles(text: str, with_titles: str, without: str) -> None:
    marking = parse_marking(text, unpublished=True)
    assert register_form(marking, portion=False, titles=True) == with_titles
    assert register_form(marking, portion=False) == without


@pytest.mark.parametrize(
    ("text", "portion"),
    [("SECRET//RD-CNWDI//NOFORN", "S//RD-CNWDI//NF"), ("SECRET//RD-SIGMA 2 14//NOFORN", "S//RD-SG 2 14//NF")],
)
def test_a_portion_has_the_short_forms(text: str, portion: str) -> None:
    assert register_form(parse_marking(text, unpublished=True), portion=True) == portion
