"""What a rule about the run may ask of a catalogue: which cables exist, and what is known of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Protocol

from cablegrammar.base.record import record


@record
class Entry:
    """One message that a catalogue knows. What it does not know of it is None; `level` is a level's name."""

    id: str
    date: datetime.date | None = None
    level: str | None = None


class Catalogue(Protocol):
    """A set of cables that claims to be complete, at least for some posts and years.

    Ids are canonical (`08WINDHOEK123`, see `cable_id`).
    """

    @property
    def sources(self) -> tuple[str, ...]:
        """What it was made from, for people: paths, or `run`."""

    @property
    def name(self) -> str:
        """What messages call it: `the catalogue`, `the repository`, `the files of this run`."""

    def __contains__(self, id: object) -> bool:
        """Whether the cable is known."""

    def covers(self, id: str) -> bool:
        """Whether the catalogue claims to hold the cable if it exists. Outside of that nobody may say it is missing."""

    def near(self, id: str, fits: Callable[[str], bool] | None = None) -> tuple[str, ...]:
        """Known cables that may have been meant: the number of another year, a digit other, a post of like name.

        `fits` may leave some out.
        """

    def entries(self, id: str) -> tuple[Entry, ...]:
        """What is known of the cable: an entry for each message that bears the id, () for an unknown one."""
