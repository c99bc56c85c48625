"""What a year of two digits means: one table for every door through which it comes in, and the rules as properties."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cablegrammar.authority.block import parse_authority
from cablegrammar.base.centuries import (
    FIRST_YEAR,
    LAST_YEAR,
    cited_year,
    declassification_year,
    has_two_digits,
    own_year,
    two_digits,
)
from cablegrammar.declassification.instruction import parse_declassification
from cablegrammar.header.lines import parse_dtg
from cablegrammar.header.smart import parse_record_number
from cablegrammar.references.cable_id import parse_id
from cablegrammar.references.listed import parse_references

DIGITS = st.integers(0, 99).map("{:02}".format)
YEARS = st.integers(1900, 2100)


def of_group(digits: str) -> int | None:
    time = parse_dtg(f"R 071415Z MAY {digits}").time
    return None if time is None else time.year


def of_record_number(digits: str) -> int | None:
    return parse_record_number(f"{digits} SUVA 12").year


def of_id(digits: str) -> int | None:
    found = parse_id(f"{digits}SUVA12")
    return None if found is None else found.year


def of_reference(digits: str, cable: int | None = None) -> int | None:
    (found,) = parse_references(f"{digits} SUVA 12", 0, None, cable)
    return found.year


def of_references_date(digits: str, cable: int | None = None) -> int | None:
    (found,) = parse_references(f"SMITH E-MAIL OF 7 MAY {digits}", 0, None, cable)
    return None if found.date is None else found.date.year


def of_source(digits: str, cable: int | None = None) -> int | None:
    on = None if cable is None else datetime.date(cable, 5, 12)
    found = parse_authority(f"DERIVED FROM: LAMP GUIDE, DATED 05/07/{digits}", 0, on)
    return None if found.source_date is None else found.source_date.year


def of_declassification(digits: str, cable: int | None = None) -> int | None:
    on = None if cable is None else datetime.date(cable, 5, 12)
    found = parse_declassification(f"DECL: 05/07/{digits}", 0, on)
    return None if found.date is None else found.date.year


OWN = (of_group, of_record_number, of_id)
CITED = (of_reference, of_references_date, of_source)


@pytest.mark.parametrize("door", [*OWN, *CITED, of_declassification])
@pytest.mark.parametrize(("digits", "year"), [("50", 1950), ("55", 1955), ("74", 1974), ("00", 2000), ("49", 2049)])
def test_two_digits_mean_the_same_through_every_door(door: Callable[..., int | None], digits: str, year: int) -> None:
    assert door(digits) == year


@pytest.mark.parametrize("door", CITED)
@pytest.mark.parametrize(
    ("digits", "cable", "year"),
    [
        ("55", 2005, 1955),
        ("07", 2008, 2007),
        ("09", 2008, 2009),  # a slip of a year, and no cable of 1909
        ("98", 1974, 1998),
        ("55", 2055, 2055),
        ("56", 2055, 1956),
        ("08", 2055, 2008),
    ],
)
def test_what_is_cited_is_no_later_than_the_cable(
    door: Callable[..., int | None], digits: str, cable: int, year: int
) -> None:
    assert door(digits, cable) == year


@pytest.mark.parametrize(
    ("digits", "cable", "year"),
    [
        ("55", 2005, 2055),
        ("56", 2005, 1956),
        ("98", 2005, 1998),
        ("05", 2005, 2005),
        ("85", 1979, 1985),
        ("29", 1979, 2029),
        ("30", 1979, 1930),
        ("80", 2055, 2080),
    ],
)
def test_declassification_lies_within_fifty_years_behind_the_cable(digits: str, cable: int, year: int) -> None:
    assert of_declassification(digits, cable) == year


def test_four_digits_are_a_year() -> None:
    assert own_year("1949") == 1949
    assert cited_year("2055", 2005) == 2055
    assert declassification_year("1908", 2005) == 1908


@given(DIGITS, st.none() | YEARS)
def test_every_rule_keeps_the_digits(digits: str, cable: int | None) -> None:
    for year in (own_year(digits), cited_year(digits, cable), declassification_year(digits, cable)):
        assert two_digits(year) == digits


@given(st.integers(FIRST_YEAR, LAST_YEAR))
def test_two_digits_of_the_hundred_years_come_back(year: int) -> None:
    assert own_year(two_digits(year)) == year
    assert has_two_digits(year)


@given(st.integers(0, 9999))
def test_no_other_year_has_two_digits(year: int) -> None:
    assert has_two_digits(year) == (FIRST_YEAR <= year <= LAST_YEAR)


@given(DIGITS, YEARS, YEARS)
def test_a_later_cable_never_means_an_earlier_year(digits: str, one: int, other: int) -> None:
    assume(one <= other)
    assert cited_year(digits, one) <= cited_year(digits, other)
    assert declassification_year(digits, one) <= declassification_year(digits, other)


@given(DIGITS, YEARS)
def test_the_years_are_where_the_rules_say(digits: str, cable: int) -> None:
    cited, ends = cited_year(digits, cable), declassification_year(digits, cable)
    assert cited >= FIRST_YEAR
    assert cited <= cable or cited - 100 < FIRST_YEAR
    assert cable - 50 < ends <= cable + 50


@given(DIGITS, st.integers(FIRST_YEAR, LAST_YEAR))
def test_what_is_cited_up_to_2049_follows_the_rule_of_a_cables_own_years(digits: str, cable: int) -> None:
    assert cited_year(digits, cable) == own_year(digits)
