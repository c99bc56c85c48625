"""The line below a banner: `HANDLE VIA SI CHANNELS ONLY`, `ATTORNEY-CLIENT PRIVILEGED`. No part of the marking."""

from __future__ import annotations

from datetime import date
from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.table import day, rows


@record
class SecondBannerLine:
    """One kind of such a line: the words that it begins and ends with, its first day and the first day without it."""

    key: str
    begins: str
    ends: str
    effective: date | None
    retired: date | None
    source: str

    def says(self, text: str) -> bool:
        """Whether a line is of this kind."""
        line = " ".join(text.split())
        between = line.removeprefix(self.begins).removesuffix(self.ends).strip()
        whole = line.startswith(self.begins) and line.endswith(self.ends) and len(line) >= len(self.begins + self.ends)
        return whole and (bool(between) or not self.ends) and "//" not in line and line == line.upper()

    def in_force(self, on: date) -> bool:
        """Whether it was in use on a day."""
        return (self.effective is None or self.effective <= on) and (self.retired is None or on < self.retired)


@cache
def second_banner_lines() -> tuple[SecondBannerLine, ...]:
    """All kinds."""
    return tuple(
        SecondBannerLine(
            row["key"], row["begins"], row["ends"], day(row["effective"]), day(row["retired"]), row["source"]
        )
        for row in rows("second_banner_lines")
    )


def second_banner_line(text: str, on: date | None = None) -> SecondBannerLine | None:
    """The kind of line that `text` is, on a day where one is given; None for any other text."""
    kinds = (kind for kind in second_banner_lines() if kind.says(text))
    return next((kind for kind in kinds if on is None or kind.in_force(on)), None)
