"""The id of a cable, `08WINDHOEK123`: two digits of the year, the post without blanks, the number without zeros."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cablegrammar.vocabulary.posts import post_key

# Two digits stand for the years 1950 to 2049: telegrams of the numbered series begin in the sixties.
_PIVOT = 50
_DIGITS = frozenset("0123456789")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
# What stands between the parts, or inside a post's name, and is no part of an id.
_SEPARATORS = str.maketrans(dict.fromkeys("-'.\u2019", " "))
_LONGEST_NUMBER = 9


class CableId(NamedTuple):
    """The parts of an id; `year` has four digits. `str()` gives the canonical form."""

    year: int
    post: str
    number: int

    def __str__(self) -> str:
        return f"{self.year % 100:02}{self.post}{self.number}"

    def in_century(self, year: int) -> bool:
        """Whether two digits can stand for `year`."""
        return 1900 + _PIVOT <= year < 2000 + _PIVOT

    def of_year(self, year: int) -> CableId:
        """The same post and number in another year."""
        return self._replace(year=year)

    def every_year(self) -> Iterator[CableId]:
        """The same post and number in each year that two digits can stand for."""
        return map(self.of_year, range(1900 + _PIVOT, 2000 + _PIVOT))

    def numbered(self, digits: str) -> CableId:
        """The same year and post with the number that `digits` write (`""` is 0)."""
        return self._replace(number=int(digits or "0"))


def parse_id(text: str) -> CableId | None:
    """Read an id in any spelling: `08WINDHOEK123`, `08 WINDHOEK 000123`, `2008WINDHOEK00123`, `08-WINDHOEK-123`.

    Another name of a post gives the post's own (`SECSTATE` is `STATE`). None for what is no id.
    """
    letters = "".join(text.translate(_SEPARATORS).upper().split())
    head = next((at for at, character in enumerate(letters) if character not in _DIGITS), 0)
    tail = len(letters.rstrip("0123456789"))
    year, post, number = letters[:head], letters[head:tail], letters[tail:]
    if head not in (2, 4) or not number or len(number) > _LONGEST_NUMBER or not post or not _LETTERS.issuperset(post):
        return None
    value = int(year)
    if head == 2:
        value += 1900 if value >= _PIVOT else 2000
    cable = CableId(value, post_key(post), int(number))
    return cable if cable.in_century(value) and cable.number > 0 else None
