"""Invented cables that cite each other, for what looks across files."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cablelint.testing import NOTICE

POSTS = {"WINDHOEK": "RUEHWD", "SUVA": "RUEHSV", "REYKJAVIK": "RUEHRK", "PORT LOUIS": "RUEHPL"}


@dataclass
class Invented:
    """A cable of the archive: `listed` are the items of its REF line, A, B, C; `cites` the letters in its text."""

    post: str
    number: int
    year: int
    listed: list[str] = field(default_factory=list)
    cites: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"{self.year % 100:02}{self.post.replace(' ', '')}{self.number}"

    @property
    def file(self) -> str:
        return f"{self.id}.cable"

    def reference(self, year: int) -> str:
        """How a cable of `year` lists this one."""
        return f"{self.post} {self.number}" if year == self.year else f"{self.year % 100:02} {self.post} {self.number}"

    @property
    def text(self) -> str:
        items = "\n".join(f"{chr(65 + place)}. {item}" for place, item in enumerate(self.listed))
        cited = "".join(f"\n\n{place}. We have ref {letter}." for place, letter in enumerate(self.cites, start=2))
        day = datetime.date(self.year, 7, 14).timetuple().tm_yday
        return f"""{NOTICE}
VZCZCXYZ0000
RR RUEHWEB

DE {POSTS[self.post]} #{self.number % 10000:04} {day}1030
ZNR UUUUU ZZH
R 141030Z JUL {self.year % 100:02}
FM AMEMBASSY {self.post}
TO RUEHC/SECSTATE WASHDC 5620

UNCLAS {self.post} {self.number:06}

SIPDIS

E.O. 12958: N/A
TAGS: SCUL, AMGT
SUBJECT: THE LAMP OF NUMBER {self.number}
{f"{chr(10)}REF: {items}{chr(10)}" if items else ""}
1. The lamp is lit.{cited}

FARROWGATE
"""

    def line(self, wanted: str) -> int:
        return self.text[: self.text.index(wanted)].count("\n") + 1


def write(directory: Path, cables: Iterable[Invented]) -> None:
    for cable in cables:
        (directory / cable.file).write_text(cable.text, encoding="utf-8")
