"""DEC003: which order a cable of each day may cite, slips, and how the instruction is judged then."""

from __future__ import annotations

import datetime

import pytest

from cablelint import Applicability
from cablerules.declassification.wrong_executive_order import WrongExecutiveOrder
from support.declassification import codes, lint, unclassified

ORDERS = ("11652", "12065", "12356", "12958", "13526")


@pytest.mark.parametrize(
    ("day", "accepted"),
    [
        ("1972-06-01", {"11652"}),
        ("1978-11-30", {"11652"}),
        ("1978-12-01", {"12065"}),
        ("1982-07-31", {"12065"}),
        ("1982-08-01", {"12356"}),
        ("1995-10-13", {"12356"}),
        ("1995-10-14", {"12958"}),
        ("2003-09-21", {"12958"}),
        ("2003-09-22", {"12958"}),
        ("2010-06-24", {"12958"}),
        ("2010-06-25", {"12958", "13526"}),
        ("2010-06-26", {"12958", "13526"}),
        ("2010-06-27", {"13526"}),
        ("2024-01-01", {"13526"}),
        ("1972-05-31", set()),
    ],
)
def test_boundary_days(day: str, accepted: set[str]) -> None:
    silent = {order for order in ORDERS if not lint("N/A", WrongExecutiveOrder, day=day, order=order)}
    assert silent == accepted


@pytest.mark.parametrize(
    ("order", "day", "right", "applicability"),
    [
        ("12598", None, "12958", Applicability.SAFE),
        ("12985", None, "12958", Applicability.SAFE),
        ("12928", None, "12958", Applicability.SAFE),
        ("1295", None, "12958", Applicability.SAFE),
        ("129588", None, "12958", Applicability.SAFE),
        ("13256", "2012-01-01", "13526", Applicability.UNSAFE),  # as near to 12356
        ("12536", None, "12958", Applicability.UNSAFE),  # a slip of 12356, which no longer ruled
        ("19528", None, "12958", Applicability.UNSAFE),
        ("10501", None, "12958", Applicability.UNSAFE),
        ("12356", None, "12958", Applicability.UNSAFE),
        ("13526", None, "12958", Applicability.UNSAFE),
        ("13292", None, "12958", Applicability.UNSAFE),
        ("13292", "2012-01-01", "13526", Applicability.UNSAFE),
        ("12598", "2010-06-25", "12958", Applicability.SAFE),
    ],
)
def test_the_right_number_and_how_sure_it_is(
    order: str, day: str | None, right: str, applicability: Applicability
) -> None:
    (finding,) = lint("N/A", WrongExecutiveOrder, order=order, day=day, **unclassified() if day is None else {})
    assert finding.fix is not None
    assert finding.fix.edits[0].text == right
    assert finding.fix.applicability is applicability
    assert finding.expected is not None
    assert f"'{right}'" in finding.expected


def test_where_two_are_accepted_no_fix_guesses() -> None:
    (finding,) = lint("DECL: 06/25/2018", WrongExecutiveOrder, order="12356", day="2010-06-25")
    assert finding.expected == "'12958' or '13526'"
    assert finding.fix is None


@pytest.mark.parametrize(
    ("order", "day", "words"),
    [
        ("12356", "2008-07-14", "no longer in force on 14 JUL 2008; another order replaced it on 14 OCT 1995"),
        ("12958", "2012-01-02", "no longer in force on 2 JAN 2012; another order replaced it on 27 JUN 2010"),
        ("12958", "1994-01-02", "not yet in force on 2 JAN 1994; it took effect on 14 OCT 1995"),
        ("13526", "2010-06-24", "not yet in force on 24 JUN 2010; it took effect on 27 JUN 2010"),
        ("13292", "2008-07-14", "E.O. 13292 amended E.O. 12958"),
        ("13526", "1962-11-30", "not yet in force on 30 NOV 1962; it took effect on 27 JUN 2010"),
        ("12598", "2008-07-14", "E.O. 12598 is not an order on classification"),
    ],
)
def test_says_what_is_wrong(order: str, day: str, words: str) -> None:
    (finding,) = lint("N/A", WrongExecutiveOrder, order=order, day=day)
    assert words in finding.message


@pytest.mark.parametrize("order", ["1295B", "12 958", "12)065"])
def test_a_damaged_number_is_unknown(order: str) -> None:
    assert lint("DECL: 07/14/2018", WrongExecutiveOrder, order=order) == []


@pytest.mark.parametrize(
    ("order", "right"),
    [
        ("12598", "'12958'"),
        ("13292", "'12958'"),
        ("11562", "'11652'"),
        ("13256", "'12356' or '13526'"),
        ("19528", "the order that was in force on the day of the cable"),
        ("12356", None),
        ("10501", None),
    ],
)
def test_without_a_date_only_what_nobody_could_cite(order: str, right: str | None) -> None:
    findings = lint("DECL: 07/14/2018", WrongExecutiveOrder, order=order, header="")
    assert [finding.expected for finding in findings] == ([] if right is None else [right])


def test_as_of_decides() -> None:
    late = datetime.date(2012, 1, 1)
    (finding,) = lint("DECL: 07/14/2018", order="12958", as_of=late)
    assert finding.expected == "'13526'"
    assert [place.message for place in finding.related] == ["the overall classification"]
    assert lint("DECL: 07/14/2018", order="13526", as_of=late) == []


@pytest.mark.parametrize(
    ("day", "order", "instruction"),
    [
        ("2000-07-14", "12356", "DECL: 07/14/2030"),  # no limit under the order that it cites
        ("2000-07-14", "13526", "DECL: 07/14/2025"),
        ("2008-07-14", "12598", "DECL: 07/14/2033"),
        ("1980-07-14", "12356", "DECL: 07/14/2000"),
    ],
)
def test_the_instruction_is_judged_by_the_order_that_is_cited(day: str, order: str, instruction: str) -> None:
    assert codes(lint(instruction, day=day, order=order)) == ["DEC003"]


def test_two_faults_are_two_findings() -> None:
    assert codes(lint("DECL: 07/14/2034", order="12598")) == ["DEC003", "DEC007"]


def test_a_century_too_early_is_no_order_at_all() -> None:
    (finding,) = lint("DECL: 11/30/2036", WrongExecutiveOrder, order="13526", day="1962-11-30")
    assert finding.expected == "a date of the cable from the time of E.O. 13526, or no such order"
    assert finding.fix is None
    assert lint("N/A", WrongExecutiveOrder, order="10501", day="1962-11-30") == [], "it may have been the order then"
