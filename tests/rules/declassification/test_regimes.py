"""Every instruction under every order, on its first day, its last day and the day after."""

from __future__ import annotations

import datetime

import pytest

from cablegrammar.vocabulary.regimes import Regime, regimes
from support.declassification import codes, lint

DAY = datetime.timedelta(days=1)
NAME = "(FARROWGATE, TAMSIN)"


def plus(day: datetime.date, years: int, days: int = 0) -> str:
    on = day.replace(year=day.year + years) + datetime.timedelta(days=days)
    return f"{on.month:02}/{on.day:02}/{on.year}"


def instructions(day: datetime.date) -> dict[str, str]:
    """One instruction of each kind for a cable of `day`."""
    short = datetime.date(day.year + 5, 3, 2)
    return {
        "date": f"DECL: {plus(day, 5)}",
        "event": "DECL: UPON CLOSURE OF THE LAMP CONFERENCE",
        "OADR": "DECL: OADR",
        "X1": "DECL: X1",
        "X1, X5": "DECL: X1, X5",
        "MR": "DECL: MR",
        "25X1-human": "DECL: 25X1-HUMAN",
        "25X1 dated": f"DECL: 25X1, {plus(day, 40)}",
        "50X1-HUM": "DECL: 50X1-HUM",
        "75X dated": f"DECL: 75X3, {plus(day, 80)}",
        "DCI ONLY": "DECL: DCI ONLY",
        "DNI ONLY": "DECL: DNI ONLY",
        "treaty": "DECL: SUBJECT TO TREATY",
        "GDS": "GDS",
        "GDS dated": f"GDS {short.month}/{short.day}/{short.year % 100:02} {NAME} OR-M",
        "XGDS-2": "XGDS-2",
        "RDS-1": f"RDS-1 {plus(day, 15)} {NAME} OR-M",
        "XDS-1": f"XDS-1 {plus(day, 15)} {NAME} OR-M",
    }


# What is found, by the key of the order and the kind of instruction; what is not listed is right.
OLD = {
    "OADR",
    "X1",
    "X1, X5",
    "MR",
    "25X1-human",
    "50X1-HUM",
    "75X dated",
    "25X1 dated",
    "treaty",
    "DCI ONLY",
    "DNI ONLY",
}
FOUND: dict[str, dict[str, list[str]]] = {
    "11652": {name: ["DEC008"] for name in OLD | {"RDS-1", "XDS-1"}},
    "12065": {name: ["DEC008"] for name in OLD | {"XGDS-2"}} | {"GDS": ["DEC017"]},
    "12356": {
        name: ["DEC008"]
        for name in (OLD - {"OADR"}) | {"GDS", "GDS dated", "XGDS-2", "RDS-1", "XDS-1"}
    },
    "12958": {
        name: ["DEC008"]
        for name in ("OADR", "MR", "25X1-human", "50X1-HUM", "75X dated", "DNI ONLY", "treaty", "GDS", "GDS dated",
                     "XGDS-2", "RDS-1", "XDS-1")
    } | {"event": ["DEC010"]},
    "12958A": {
        name: ["DEC008"]
        for name in ("OADR", "X1", "X1, X5", "MR", "50X1-HUM", "75X dated", "treaty", "GDS", "GDS dated", "XGDS-2",
                     "RDS-1", "XDS-1")
    } | {"event": ["DEC010"]},
    "13526": {
        name: ["DEC008"]
        for name in ("OADR", "X1", "X1, X5", "MR", "DCI ONLY", "DNI ONLY", "treaty", "GDS", "GDS dated", "XGDS-2",
                     "RDS-1", "XDS-1")
    } | {"event": ["DEC010"]},
}  # fmt: skip

ALONE = {"DEC007"}
"""An old code with a date is reported for the code; its date may be beyond what the order allows, too."""


# Codes that came in before the order ended: E.O. 12951 in 1995, and 13526 on its two grey days.
COMING = {("12356", "DCI ONLY"), ("12958A", "50X1-HUM"), ("12958A", "75X dated")}


def days_of(regime: Regime) -> dict[str, datetime.date]:
    found = {"first day": regime.effective}
    if regime.until is not None:
        found["last day"] = regime.until - DAY
    return found


CASES = [
    pytest.param(regime, day, kind, id=f"{regime.key}-{name}-{kind}")
    for regime in regimes()
    for name, day in days_of(regime).items()
    for kind in instructions(day)
]


@pytest.mark.parametrize(("regime", "day", "kind"), CASES)
def test_every_kind_of_instruction_under_every_order(regime: Regime, day: datetime.date, kind: str) -> None:
    text = instructions(day)[kind]
    found = codes(lint(text, day=day.isoformat(), order=regime.order, authority=""))
    expected = FOUND[regime.key].get(kind, [])
    if day != regime.effective and (regime.key, kind) in COMING:
        expected = []
    assert [code for code in found if code not in ALONE] == expected
    assert set(found) <= set(expected) | ALONE


AFTER = [
    pytest.param(regime, kind, id=f"{regime.key}-{kind}")
    for regime in regimes()
    if regime.until is not None
    for kind in instructions(regime.until)
]


@pytest.mark.parametrize(("regime", "kind"), AFTER)
def test_on_the_day_after_the_order_is_wrong_whatever_the_instruction(regime: Regime, kind: str) -> None:
    assert regime.until is not None
    text = instructions(regime.until)[kind]
    found = codes(lint(text, day=regime.until.isoformat(), order=regime.order, authority=""))
    last = codes(lint(text, day=(regime.until - DAY).isoformat(), order=regime.order, authority=""))
    assert "DEC003" not in last
    # 12958 went on under its own number when it was amended
    assert found.count("DEC003") == (regime.key != "12958")
    if regime.key == "12958":
        assert [code for code in found if code not in ALONE] == FOUND["12958A"].get(kind, [])


@pytest.mark.parametrize(
    ("day", "order", "accepted"),
    [
        ("1978-11-30", "11652", True),
        ("1978-12-01", "11652", False),
        ("1978-11-30", "12065", False),
        ("1978-12-01", "12065", True),
        ("1982-07-31", "12065", True),
        ("1982-08-01", "12065", False),
        ("1982-07-31", "12356", False),
        ("1982-08-01", "12356", True),
        ("1995-10-13", "12356", True),
        ("1995-10-14", "12356", False),
        ("1995-10-13", "12958", False),
        ("1995-10-14", "12958", True),
        ("2003-09-22", "13292", False),
        ("2010-06-24", "13526", False),
        ("2010-06-25", "13526", True),
        ("2010-06-25", "12958", True),
        ("2010-06-26", "13526", True),
        ("2010-06-26", "12958", True),
        ("2010-06-27", "12958", False),
        ("2010-06-27", "13526", True),
    ],
)
def test_the_days_between_two_orders(day: str, order: str, accepted: bool) -> None:
    on = datetime.date.fromisoformat(day)
    text = "GDS" if order == "11652" else f"DECL: {plus(on, 5)}"
    assert ("DEC003" not in codes(lint(text, day=day, order=order, authority=""))) is accepted


@pytest.mark.parametrize(
    ("day", "years", "order"),
    [
        ("1996-07-14", 10, "12958"),
        ("2008-07-14", 25, "12958"),
        ("2012-07-14", 25, "13526"),
        ("2012-02-29", 25, "13526"),
        ("1980-07-14", 6, "12065"),
    ],
)
def test_one_day_over_the_limit_is_tolerated(day: str, years: int, order: str) -> None:
    on = datetime.date.fromisoformat(day)
    base = on if (on.month, on.day) != (2, 29) else datetime.date(on.year, 3, 1)
    for over, expected in ((0, []), (1, []), (2, ["DEC007"])):
        assert codes(lint(f"DECL: {plus(base, years, over)}", day=day, order=order, authority="")) == expected, over


def test_another_day_is_judged_by_its_own_rules() -> None:
    assert codes(lint("DECL: X1", day="2002-07-14", authority="")) == []
    assert codes(lint("DECL: X1", day="2002-07-14", authority="", as_of=datetime.date(2005, 1, 1))) == ["DEC008"]


@pytest.mark.parametrize("as_of", ["1950-01-01", "1972-01-01"])
def test_before_the_first_order_only_its_number_is_judged(as_of: str) -> None:
    assert codes(lint("DECL: 07/14/2040", as_of=datetime.date.fromisoformat(as_of))) == ["DEC003"]


def test_by_the_day_of_another_order_the_limit_is_that_of_the_version_that_was_cited() -> None:
    assert codes(lint("DECL: 07/14/2030", as_of=datetime.date(1985, 1, 1))) == ["DEC003"]
