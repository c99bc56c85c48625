"""The id of a cable, `08WINDHOEK123`: two digits of the year, the post without blanks, the number without zeros.

A year that its two digits do not mean (`centuries.own_year`) is written with four, so that an id is one cable:
`2055SUVA12`, beside `55SUVA12` of 1955.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cablegrammar.base.centuries import has_two_digits, own_year, two_digits
from cablegrammar.vocabulary.posts import may_be_post, post_key

YEARS = range(1900, 2100)
"""The years that an id may be of: those that the grammar of a header reads."""

_DIGITS = frozenset("0123456789")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
# What stands between the parts, or inside a post's name, and is no part of an id.
_SEPARATORS = str.maketrans(dict.fromkeys("-'.\u2019", " "))
_LONGEST_NUMBER = 9


class CableId(NamedTuple):
    """The parts of an id; `year` has four digits, `post` is a key (`posts.post_key`). `str()` gives the id itself."""

    year: int
    post: str
    number: int

    @classmethod
    def of(cls, year: int, post: str, number: int) -> CableId:
        """The id of a cable whose post is given by any of its names."""
        return cls(year, post_key(post), number)

    @classmethod
    def told(cls, year: int | None, post: str | None, number: int | None) -> CableId | None:
        """The id of a cable that a text tells of; None where a part is unknown, and where the post can be none.

        An id goes into reports and catalogues: it is no place for whatever words stand before a number.
        """
        if year is None or number is None or post is None or not may_be_post(post):
            return None
        return cls.of(year, post, number)

    def __str__(self) -> str:
        year = two_digits(self.year) if has_two_digits(self.year) else str(self.year)
        return f"{year}{self.post}{self.number}"

    def of_year(self, year: int) -> CableId:
        """The same post and number in another year."""
        return self._replace(year=year)

    def every_year(self) -> Iterator[CableId]:
        """The same post and number in each year that an id may be of."""
        return map(self.of_year, YEARS)

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
    cable = CableId.of(own_year(year), post, int(number))
    return cable if cable.year in YEARS and cable.number > 0 else None
