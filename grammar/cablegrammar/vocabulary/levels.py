"""The levels of classification and control that an overall line or a portion mark may name."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache


class Level(StrEnum):
    """A level; equal to its name as text (`Level.SECRET == "SECRET"`), ordered by `rank`."""

    UNCLASSIFIED = "UNCLASSIFIED"
    LIMITED_OFFICIAL_USE = "LIMITED OFFICIAL USE"
    CONFIDENTIAL = "CONFIDENTIAL"
    SECRET = "SECRET"  # noqa: S105 - a level, no password
    TOP_SECRET = "TOP SECRET"  # noqa: S105

    @property
    def rank(self) -> int:
        """0 for UNCLASSIFIED up to 4 for TOP SECRET."""
        return _ORDER[self]

    @property
    def classified(self) -> bool:
        """Whether the level protects national security information (32 CFR 2001.24(a))."""
        return self.rank >= 2

    @property
    def portion(self) -> str:
        """The letters of the level in a portion mark: `C` for CONFIDENTIAL."""
        return _PORTIONS[self]

    @property
    def telegram_form(self) -> str:
        """The level as a telegram writes it on its classification line: `UNCLAS`, `S E C R E T`."""
        if self is Level.UNCLASSIFIED:
            return "UNCLAS"
        return "  ".join(" ".join(word) for word in self.split()) if self.classified else self.value


LEVEL_WORDS = ("UNCLAS", "CONFIDENTIAL", "SECRET", "LIMITED OFFICIAL USE")
"""The words that a text is searched for where levels may stand: one of them is in each level."""


@lru_cache(maxsize=2)  # several look for them in one text
def places_of_levels(text: str) -> tuple[int, ...]:
    """Where one of `LEVEL_WORDS` stands in a text, in order."""
    places: list[int] = []
    for word in LEVEL_WORDS:
        place = text.find(word)
        while place >= 0:
            places.append(place)
            place = text.find(word, place + 1)
    return tuple(sorted(places))


_ORDER = {level: rank for rank, level in enumerate(Level)}
_PORTIONS = dict(zip(Level, ("U", "LOU", "C", "S", "TS"), strict=True))
