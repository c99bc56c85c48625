"""What several rules ask of one cable, or of its circumstances, is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar


class Remembering(Protocol):
    """A cable or a context: it keeps what was worked out of it."""

    @property
    def memo(self) -> dict[Any, Any]:
        """What was worked out, by the function that did."""


R = TypeVar("R", bound=Remembering)
T = TypeVar("T")


def once(ask: Callable[[R], T]) -> Callable[[R], T]:
    """Make a function of a cable, or of a context, work its answer out once for each.

    For what several rules ask. The answer is shared: it has to be a value that nobody changes, and no iterator. What
    the function raises is raised anew for each rule.
    """

    @wraps(ask)
    def asked(of: R) -> T:
        memo = of.memo
        if asked not in memo:
            memo[asked] = ask(of)
        answer: T = memo[asked]
        return answer

    return asked
