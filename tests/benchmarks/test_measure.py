"""A budget fails when it is missed by more than half, twice; noise on one pair or one measurement does not decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from measure import Budget, check, ratio


def measuring(*ratios: float) -> Callable[[], float]:
    """Gives these ratios one after the other, and fails when asked once too often."""
    left = iter(ratios)
    return lambda: next(left)


@pytest.mark.parametrize(
    ("measured", "held", "last"),
    [
        ((2.0,), True, "  x: 2.00 of 2 ok"),
        ((2.1,), True, "  x: 2.10 of 2 over"),
        ((3.0,), True, "  x: 3.00 of 2 over"),
        ((3.1, 1.9), True, "  x: 1.90 of 2 ok"),
        ((3.1, 9.9), False, "  x: 3.10 of 2 OVER BY MORE THAN HALF"),
    ],
)
def test_a_budget_is_missed_by_half_and_twice(measured: tuple[float, ...], held: bool, last: str) -> None:
    said: list[str] = []
    assert check([Budget("x", 2, measuring(*measured))], said.append) is held
    assert said[-1] == last


def test_all_budgets_are_measured_though_one_fails() -> None:
    said: list[str] = []
    assert not check([Budget("x", 1, measuring(9, 9)), Budget("y", 1, measuring(1))], said.append)
    assert said[-1] == "  y: 1.00 of 1 ok"


def test_an_aim_is_named_until_it_is_reached() -> None:
    said: list[str] = []
    check([Budget("x", 6, measuring(5), aim=4), Budget("y", 6, measuring(4), aim=4)], said.append)
    assert said == ["  x: 5.00 of 6 ok (aim: 4)", "  y: 4.00 of 6 ok"]


def test_the_median_of_pairs_forgets_one_bad_moment() -> None:
    costs: dict[str, Iterator[float]] = {"work": iter((6.0, 90.0, 6.0)), "base": iter((2.0, 2.0, 2.0))}
    order: list[str] = []

    def cost(call: Callable[[], object]) -> float:
        name = str(call())
        order.append(name)
        return next(costs[name])

    assert ratio(lambda: "work", lambda: "base", 3, cost) == 3.0
    assert order == ["work", "base", "base", "work", "work", "base"], "in changing order, so that a drift evens out"
