"""The six orders: which ruled on which day, and what each allowed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.regimes import (
    Regime,
    all_exemptions,
    exemption,
    exemptions,
    is_source_marked,
    milestone,
    orders_accepted_on,
    reason_category,
    regime_of_order,
    regime_on,
    regimes,
    regimes_accepted_on,
    source_marked,
)

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("first_day", "before", "after"),
    [
        (date(1972, 6, 1), None, "11652"),
        (date(1978, 12, 1), "11652", "12065"),
        (date(1982, 8, 1), "12065", "12356"),
        (date(1995, 10, 14), "12356", "12958"),
        (date(2003, 9, 22), "12958", "12958A"),
        (date(2010, 6, 27), "12958A", "13526"),
    ],
)
def test_the_boundary_days_are_exact(first_day: date, before: str | None, after: str) -> None:
    earlier, later = regime_on(first_day - DAY), regime_on(first_day)
    assert (earlier.key if earlier else None) == before
    assert later is not None
    assert later.key == after
    assert later.effective == first_day


def test_each_order_ends_where_the_next_begins() -> None:
    every = regimes()
    assert len(every) == 6
    for one, following in pairwise(every):
        assert one.until == following.effective
    assert every[-1].until is None


@pytest.mark.parametrize(
    ("day", "orders"),
    [
        (date(1972, 5, 31), ()),
        (date(1976, 1, 1), ("11652",)),
        (date(2010, 6, 24), ("12958",)),
        (date(2010, 6, 25), ("12958", "13526")),
        (date(2010, 6, 26), ("12958", "13526")),
        (date(2010, 6, 27), ("13526",)),
        (date(2024, 1, 1), ("13526",)),
    ],
)
def test_both_orders_are_accepted_on_the_grey_days(day: date, orders: tuple[str, ...]) -> None:
    assert orders_accepted_on(day) == orders
    assert tuple(regime.order for regime in regimes_accepted_on(day)) == orders


def test_13292_is_never_the_number_cited() -> None:
    assert regime_of_order("13292") is None
    amended = regime_on(date(2005, 1, 1))
    assert amended is not None
    assert amended.order == "12958"


@pytest.mark.parametrize(
    ("on", "key"),
    [
        (date(1990, 1, 1), "12958"),
        (date(2003, 9, 21), "12958"),
        (date(2003, 9, 22), "12958A"),
        (date(2015, 1, 1), "12958A"),
        (None, "12958A"),
    ],
)
def test_the_date_tells_the_two_versions_of_12958_apart(on: date | None, key: str) -> None:
    regime = regime_of_order("12958", on)
    assert regime is not None
    assert regime.key == key


@pytest.mark.parametrize(
    ("key", "section", "letters", "longest", "extended"),
    [
        ("11652", None, "", None, 30),
        ("12065", None, "", 6, 20),
        ("12356", None, "", None, None),
        ("12958", "1.5", "abcdefg", 10, None),
        ("12958A", "1.4", "abcdefgh", 25, None),
        ("13526", "1.4", "abcdefgh", 25, 75),
    ],
)
def test_limits_and_reasons(
    key: str, section: str | None, letters: str, longest: int | None, extended: int | None
) -> None:
    regime = next(one for one in regimes() if one.key == key)
    assert (regime.reason_section, regime.reason_letters) == (section, letters)
    assert (regime.longest_years, regime.extended_years) == (longest, extended)


@pytest.mark.parametrize(
    ("key", "kind", "code", "permitted"),
    [
        ("11652", "schedule", "GDS", True),
        ("11652", "schedule", "XGDS-3", True),
        ("11652", "schedule", "RDS-1", False),
        ("12065", "schedule", "XDS-1", True),
        ("12065", "schedule", "XGDS-1", False),
        ("12356", "exemption", "OADR", True),
        ("12356", "exemption", "X1", False),
        ("12958", "exemption", "X8", True),
        ("12958", "exemption", "OADR", False),
        ("12958", "exemption", "MR", False),
        ("12958A", "exemption", "X1", False),
        ("12958A", "exemption", "25X1-HUMAN", True),
        ("12958A", "exemption", "50X1-HUM", None),
        ("13526", "exemption", "50X2-WMD", True),
        ("13526", "exemption", "75X3", True),
        ("13526", "exemption", "DNI ONLY", False),
        ("13526", "date", None, True),
        ("11652", "date", None, False),
    ],
)
def test_what_an_order_permits(key: str, kind: str, code: str | None, permitted: bool | None) -> None:
    regime = next(one for one in regimes() if one.key == key)
    assert regime.permits(kind, code) is permitted


def test_no_code_is_both_allowed_and_retired() -> None:
    for regime in regimes():
        assert not regime.allowed & regime.retired, regime.key


def test_the_general_declassification_schedule_by_level() -> None:
    nixon = regimes()[0]
    assert [nixon.schedule_limit(level) for level in (Level.TOP_SECRET, Level.SECRET, Level.CONFIDENTIAL)] == [10, 8, 6]
    assert nixon.schedule_limit(Level.UNCLASSIFIED) is None


@pytest.mark.parametrize("key", ["X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8"])
def test_x_codes_end_with_the_amendment(key: str) -> None:
    entry = exemption(key)
    assert entry is not None
    assert (entry.valid_from, entry.valid_to) == (date(1995, 10, 14), date(2003, 9, 21))
    assert (entry.date_required, entry.derivative) == ("no", "source+25")


@pytest.mark.parametrize(
    ("code", "date_required", "derivative", "limit"),
    [
        ("25X4", "yes", "source+50", 50),
        ("50X1-HUM", "no", "keep", 75),
        ("50X9", "yes", "keep", 75),
        ("75X3", "yes", "keep", None),
        ("25X1-HUMAN", "no", "50X1-HUM", None),
        ("25X1, EO 12951", "no", "source+25", None),
        ("OADR", "no", "source+25", None),
        ("XDS-2", "yes", "keep", None),
    ],
)
def test_what_is_known_of_a_code(code: str, date_required: str, derivative: str, limit: int | None) -> None:
    entry = exemption(code)
    assert entry is not None
    assert (entry.date_required, entry.derivative, entry.date_limit_years) == (date_required, derivative, limit)


def test_gds_means_a_schedule_and_later_a_date() -> None:
    schedule, dated = exemption("GDS", date(1976, 1, 1)), exemption("GDS", date(1980, 1, 1))
    assert schedule is not None
    assert dated is not None
    assert (schedule.date_required, dated.date_required) == ("no", "yes")
    assert len(exemptions("GDS")) == 2


def test_some_values_never_were_right() -> None:
    entries = [exemption("MR"), exemption("SUBJECT TO TREATY"), exemption("OADR")]
    assert [entry.proper for entry in entries if entry] == [False, False, True]
    assert exemption("X9") is None


def test_reasons_have_their_letters() -> None:
    assert reason_category("1.5", "h") is None
    weapons = reason_category("1.4", "h", date(2005, 1, 1))
    assert weapons is not None
    assert weapons.regime == "12958A"
    latest = reason_category("1.4", "c")
    assert latest is not None
    assert "covert action" in latest.meaning


def test_milestones_within_an_order() -> None:
    assert milestone("block-format") == date(2010, 6, 25)
    with pytest.raises(KeyError):
        milestone("no-such-day")


def test_only_a_schedule_extends_the_time_and_the_general_one_does_not() -> None:
    extending = {one.code for one in all_exemptions() if one.extends}
    assert extending == {one.code for one in all_exemptions() if one.kind == "schedule"} - {"GDS", "ADS"}


@pytest.mark.parametrize("regime", regimes(), ids=lambda regime: regime.key)
def test_the_codes_instead_of_a_date_are_those_of_the_order(regime: Regime) -> None:
    for code in regime.instead_of_date:
        assert regime.permits("exemption", code)
        assert any(one.era == regime.order for one in exemptions(code))
    assert [one.order for one in regimes() if one.instead_of_date] == ["11652", "12065", "12356", "12958"]


def test_a_source_marking_is_made_and_known_in_one_place() -> None:
    assert source_marked("OADR") == "SOURCE MARKED OADR"
    assert is_source_marked("SOURCE MARKED X9")
    assert not is_source_marked("OADR")
    assert all(one.date_required == "yes" for one in all_exemptions() if is_source_marked(one.code))
