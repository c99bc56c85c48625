"""Makes HTML reports of invented cables, and takes them apart as a browser does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from typing import Any

from cablegrammar.base.source import Source
from cablelint.engine.run import Run
from cablelint.findings.report import Report
from cablelint.reporters import Presentation, reporter
from cablelint.rule.registry import Registry, load_registry
from cablelint.settings.settings import Settings

FAULTY = """\
UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE

VZCZCXRO3306
PP RUEHSA
DE RUEHWD #0512 1961030
ZNY CCCCC ZZH
P 141030Z JUL 08
FM AMEMBASSY WINDHOEK
TO RUEHC/SECSTATE WASHDC PRIORITY 5620
INFO RUEHSA/AMEMBASSY PRETORIA 1266

C O N F I D E N T I A L WINDHOEK 000512

SIPDIS

E.O. 12958: DECL: 07/14/2018

TAGS PREL, ECON, WA

SUBJECT: (C) THE LANTERN GUILD COUNTS ITS MOTHS

Classified By: Ambassador Orla Quillfeather, reasons 1.4 (b) and (d)

1. (C) The guild counted forty moths in the north tower.

2. The south tower is counted tomorrow.

3. (S) Nobody counts the beacon.

QUILLFEATHER
"""
"""A cable with a misspelled label (with a fix), a missing mark, and a mark above the overall level."""

OPEN = """\
UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE

UNCLAS SUVA 000112

E.O. 12958: N/A
TAGS PREL, FJ
SUBJECT: KITES ABOVE THE HARBOUR

1. The kites of Suva fly backwards.

PUMPHREY
"""
"""An unclassified cable without a date, with a misspelled label."""


@cache
def installed() -> Registry:
    """The rules that come with the project."""
    return load_registry(isolated=True)


def checked(texts: Mapping[str, str], *, excerpts: bool = True) -> Report:
    """A run over files with these texts."""
    run = Run(Settings(), installed(), with_excerpts=excerpts)
    sources = {path: Source(text) for path, text in texts.items()}
    for path, source in sources.items():
        run.add(path, source)
    return run.report(sources.get)


def page_of(texts: Mapping[str, str], *, show_source: bool = False) -> str:
    """The page of a run over files with these texts."""
    return written(checked(texts), show_source=show_source)


def written(report: Report, *, show_source: bool = False, waived: bool = False) -> str:
    """The page of a report."""
    rules = tuple(entry.rule for entry in installed())
    return "".join(reporter("html")(report, Presentation(show_source=show_source, waived=waived, rules=rules)))


class Taken(HTMLParser):
    """A page taken apart: its elements with their attributes, and what stands in those that hold raw text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, dict[str, str | None], str]] = []
        self.texts: list[str] = []
        self.asides: list[str] = []
        """The text of each `aside`: the markings."""
        self._open: tuple[str, dict[str, str | None]] | None = None
        self._aside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._open = tag, dict(attrs)
            self.raw.append((*self._open, ""))
        if tag == "aside":
            self._aside = True
            self.asides.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._open = None
        if tag == "aside":
            self._aside = False

    def handle_data(self, data: str) -> None:
        if self._aside:
            self.asides[-1] += data
        if self._open is None:
            self.texts.append(data)
        else:
            self.raw[-1] = (*self._open, self.raw[-1][2] + data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(("!--", {"": data}))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of the elements of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    def data(self, id: str = "data") -> Any:
        """What a block of data holds; None where there is no such block."""
        found = [text for _, attributes, text in self.raw if attributes.get("id") == id]
        return json.loads(found[0]) if found else None

    def lines(self, number: int = 0) -> list[str]:
        """The lines of a text, without what marks their pieces."""
        return ["".join(run[0] for run in line) for line in self.data(f"text-{number}")["lines"]]
