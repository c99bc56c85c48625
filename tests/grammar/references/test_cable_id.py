from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.references.cable_id import CableId, parse_id


@pytest.mark.parametrize(
    "text",
    [
        "08WINDHOEK123", "08 WINDHOEK 123", "08WINDHOEK000123", "2008WINDHOEK00123",
        " 2008 windhoek 123\r", "08-WINDHOEK-123",
    ],
)  # fmt: skip
def test_every_spelling_is_one_id(text):
    assert str(parse_id(text)) == "08WINDHOEK123"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("04 PORT AU PRINCE 7", "04PORTAUPRINCE7"),
        ("08 SECSTATE 4711", "08STATE4711"),
        ("74 SUVA 100", "74SUVA100"),
        ("1974SUVA100", "74SUVA100"),
        ("05 N'DJAMENA 12", "05NDJAMENA12"),
    ],
)
def test_posts_and_years(text, canonical):
    assert str(parse_id(text)) == canonical


@pytest.mark.parametrize("text", ["74SUVA100", "1974SUVA100"])
def test_two_digits_are_a_year_of_the_series(text):
    assert parse_id(text).year == 1974


@pytest.mark.parametrize(
    "text",
    [
        "", "WINDHOEK 123", "08WINDHOEK", "08 123", "08WINDHOEK12A", "8WINDHOEK123", "1808SUVA3",
        "2108SUVA3", "08SUVA0",
        "08SUVA1234567890", "08WIND/HOEK12", "08WÍNDHOEK12", "٠٨SUVA12",
    ],
)  # fmt: skip
def test_what_is_no_id(text):
    assert parse_id(text) is None


@given(st.integers(1950, 2049), st.sampled_from(["SUVA", "WINDHOEK", "QUORMBLE"]), st.integers(1, 999_999))
def test_the_canonical_form_reads_as_itself(year, post, number):
    cable = CableId(year, post, number)
    assert parse_id(str(cable)) == cable


@given(st.text(max_size=40))
def test_nothing_raises(text):
    cable = parse_id(text)
    assert cable is None or parse_id(str(cable)) == cable
