"""What cables had to have, and from when: customs that no single order dates (`practices.csv`)."""

from __future__ import annotations

from datetime import date
from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.table import day, rows


@record
class Practice:
    """One custom with its first day and the first day on which it no longer held (None where open)."""

    key: str
    since: date | None
    until: date | None
    meaning: str
    source: str

    def in_force(self, on: date) -> bool:
        """Whether it held on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


def practice(key: str) -> Practice:
    """The custom of this key (`"tags-line"`). An unknown key is a `KeyError`."""
    return _practices()[key]


@cache
def _practices() -> dict[str, Practice]:
    return {
        row["key"]: Practice(row["key"], day(row["since"]), day(row["until"]), row["meaning"], row["source"])
        for row in rows("practices")
    }
