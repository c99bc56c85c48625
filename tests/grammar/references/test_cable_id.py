from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegrammar.references.cable_id import YEARS, CableId, parse_id
from cablegrammar.references.listed import parse_references
from cablegrammar.vocabulary.posts import Post, posts


@pytest.mark.parametrize(
    "text",
    [
        "08WINDHOEK123", "08 WINDHOEK 123", "08WINDHOEK000123", "2008WINDHOEK00123",
        " 2008 windhoek 123\r", "08-WINDHOEK-123",
    ],
)  # fmt: skip
def test_every_spelling_is_one_id(text: str) -> None:
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
def test_posts_and_years(text: str, canonical: str) -> None:
    assert str(parse_id(text)) == canonical


@pytest.mark.parametrize("text", ["74SUVA100", "1974SUVA100"])
def test_two_digits_are_a_year_of_the_series(text: str) -> None:
    cable = parse_id(text)
    assert cable is not None
    assert cable.year == 1974


@pytest.mark.parametrize(
    "text",
    [
        "", "WINDHOEK 123", "08WINDHOEK", "08 123", "08WINDHOEK12A", "8WINDHOEK123", "1808SUVA3",
        "2108SUVA3", "08SUVA0",
        "08SUVA1234567890", "08WIND/HOEK12", "08WÍNDHOEK12", "٠٨SUVA12",
    ],
)  # fmt: skip
def test_what_is_no_id(text: str) -> None:
    assert parse_id(text) is None


IDS = st.builds(
    CableId, st.sampled_from(YEARS), st.sampled_from(["SUVA", "WINDHOEK", "QUORMBLE"]), st.integers(1, 999_999)
)


@given(IDS)
def test_the_canonical_form_reads_as_itself(cable: CableId) -> None:
    assert parse_id(str(cable)) == cable


@given(IDS, IDS)
def test_two_cables_have_two_ids(one: CableId, other: CableId) -> None:
    assert (str(one) == str(other)) == (one == other)


@pytest.mark.parametrize(
    ("year", "text"), [(1949, "1949SUVA3"), (1950, "50SUVA3"), (2049, "49SUVA3"), (2050, "2050SUVA3")]
)
def test_a_year_that_two_digits_do_not_mean_has_four(year: int, text: str) -> None:
    assert str(CableId(year, "SUVA", 3)) == text


def test_any_name_of_a_post() -> None:
    assert CableId.of(2008, "SECSTATE WASHDC", 3) == CableId(2008, "STATE", 3)
    assert CableId.of(2008, "quorm-ble", 3) == CableId(2008, "QUORMBLE", 3)


@given(st.sampled_from([1974, 2008, 2055]), st.sampled_from(posts()), st.integers(1, 999_999))
def test_a_reference_and_the_cable_itself_have_one_id(year: int, post: Post, number: int) -> None:
    (reference,) = parse_references(f"A. {year} {post.name} {number:06}", 0, None, None)
    assert reference.cable_id == CableId.of(year, post.name, number) == parse_id(reference.id or "")


@given(st.text(max_size=40))
def test_nothing_raises(text: str) -> None:
    cable = parse_id(text)
    assert cable is None or parse_id(str(cable)) == cable
