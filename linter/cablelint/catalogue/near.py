"""Which cable may have been meant by an id that nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import lru_cache
from itertools import chain

from cablegrammar.base.nearest import distance, slips_allowed
from cablegrammar.references.cable_id import CableId, parse_id
from cablegrammar.vocabulary.posts import posts

_FARTHEST_YEAR = 40


def near_in(known: Container[str], id: str, limit: int, fits: Callable[[str], bool] | None = None) -> tuple[str, ...]:
    """Up to `limit` of the `known` ids that may have been meant by `id` and that fit, the likeliest first."""
    cable = parse_id(id)
    if cable is None:
        return ()
    found: dict[str, None] = {}
    for likely in likely_meant(cable):
        text = str(likely)
        if text in known and (fits is None or fits(text)):
            found[text] = None
            if len(found) == limit:
                break
    return tuple(found)


def likely_meant(cable: CableId) -> Iterator[CableId]:
    """The ids that a slip turns into `cable`: the years beside it, a digit, a post of like name, then other years.

    A closed list of some three hundred: an index looks them up and is never searched.
    """
    return chain(_of_years(cable, 1, 2), _of_digits(cable), _of_posts(cable), _of_years(cable, 2, _FARTHEST_YEAR))


def _of_years(cable: CableId, first: int, end: int) -> Iterator[CableId]:
    for apart in range(first, end):
        for year in (cable.year - apart, cable.year + apart):
            yield cable.of_year(year)


def _of_digits(cable: CableId) -> Iterator[CableId]:
    """One digit other, two exchanged, one gone, one more."""
    digits = str(cable.number)
    for at in range(len(digits)):
        for digit in "0123456789":
            yield cable.numbered(digits[:at] + digit + digits[at + 1 :])
    for at in range(len(digits) - 1):
        yield cable.numbered(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    for at in range(len(digits)):
        yield cable.numbered(digits[:at] + digits[at + 1 :])
    for at in range(len(digits) + 1):
        for digit in "0123456789":
            yield cable.numbered(digits[:at] + digit + digits[at:])


def _of_posts(cable: CableId) -> Iterator[CableId]:
    for post in _posts_like(cable.post):
        yield cable._replace(post=post)


@lru_cache(maxsize=1024)
def _posts_like(key: str) -> tuple[str, ...]:
    """The posts whose names are a slip away from `key`, two for a long name; the nearest first."""
    limit = slips_allowed(key)
    found: list[tuple[int, str]] = []
    for post in posts():
        other = post.key
        if other != key and abs(len(other) - len(key)) <= limit:
            slips = distance(key, other, limit + 1)
            if slips <= limit:
                found.append((slips, other))
    return tuple(other for _, other in sorted(found))
