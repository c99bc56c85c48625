"""Statistics and a page of the findings of an archive, made of their table alone: no cable is read."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from cablelint.__about__ import __version__
from cablelint.archive.tables import read_table
from cablelint.reporters.csv_ import csv_row
from cablelint.reporters.json_ import dump
from cablelint.reporters.statistics import COLUMNS, Count
from cablelint.rule.violation import Severity
from cablelint.terminal.display import line_start, visible

_COLUMNS = [
    "path", "recorded_id", "cable", "code", "name", "severity", "message", "expected", "line", "column", "post", "year",
    "level", "url",
]  # fmt: skip
_BY = ("rule", "post", "year", "level")
_NOT_KNOWN = "not known"
_ABOUT_NO_CABLE = "CFG"


class _Row(NamedTuple):
    path: str
    recorded_id: str | None
    cable: str | None
    code: str
    name: str
    severity: str
    message: str
    expected: str | None
    line: int
    column: int
    post: str | None
    year: int | None
    level: str | None
    url: str


class Worst(NamedTuple):
    """A cable with many or grave findings: its counts, what it is called, and its findings."""

    errors: int
    warnings: int
    infos: int
    path: str
    cable: str | None
    findings: tuple[_Row, ...]


@dataclass(slots=True)
class Statistics:
    """What the findings of an archive are, in numbers. `cables` are those that have one."""

    findings: int = 0
    cables: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    counts: dict[str, list[Count]] = field(default_factory=dict)
    worst: list[Worst] = field(default_factory=list)
    urls: dict[str, str] = field(default_factory=dict)
    """The page of each rule, by its code."""


def statistics(path: str, worst: int) -> Statistics:
    """Count the findings in the table `path`, and keep the `worst` cables. Raises `UsageError` for what is no table.

    Memory depends on how many rules, posts and years there are, and not on how many findings.
    """
    found = Statistics()
    severities: dict[tuple[str, str], Counter[str]] = {}
    cables: Counter[tuple[str, str]] = Counter()
    names: dict[str, str] = {}
    kept: list[tuple[tuple[int, int, int, int], Worst]] = []
    for place, rows in enumerate(_cables(path)):
        found.cables += 1
        seen: set[tuple[str, str]] = set()
        for row in rows:
            found.findings += 1
            found.severities[row.severity] += 1
            names[row.code] = row.name
            found.urls[row.code] = row.url
            for key in _keys(row):
                severities.setdefault(key, Counter())[row.severity] += 1
                seen.add(key)
        cables.update(seen)
        errors, warnings, infos = (sum(row.severity == one for row in rows) for one in Severity)
        one = Worst(errors, warnings, infos, rows[0].path, rows[0].cable or rows[0].recorded_id, tuple(rows))
        rank = (errors, warnings, infos, -place)
        if len(kept) < worst:
            heapq.heappush(kept, (rank, one))
        elif kept and rank > kept[0][0]:
            heapq.heapreplace(kept, (rank, one))
    found.worst = [one for _, one in sorted(kept, key=lambda pair: pair[0], reverse=True)]
    for by in _BY:
        pairs = [(value, of) for (kind, value), of in severities.items() if kind == by]
        found.counts[by] = [
            Count(
                by, value, names.get(value, "") if by == "rule" else "", of.total(),
                of["error"], of["warning"], of["info"], cables[by, value],
            )
            for value, of in sorted(pairs, key=lambda pair: (-pair[1].total(), pair[0]))
        ]  # fmt: skip
    return found


def _cables(path: str) -> Iterator[list[_Row]]:
    """The findings of each row of the archive: they stand together in the table."""
    rows = (
        _Row(*values)
        for batch in read_table(path, "findings", _COLUMNS)
        for values in zip(*(batch.column(name).to_pylist() for name in _COLUMNS), strict=True)
    )
    for _, group in groupby(rows, key=lambda row: row.path):
        yield list(group)


def _keys(row: _Row) -> Iterator[tuple[str, str]]:
    yield "rule", row.code
    if not row.code.startswith(_ABOUT_NO_CABLE):
        for by, value in (("post", row.post), ("year", row.year), ("level", row.level)):
            yield by, _NOT_KNOWN if value is None else str(value)


def as_text(found: Statistics) -> Iterator[str]:
    """Tables for a terminal."""
    counted = ", ".join(
        f"{found.severities[one]:,} {one}{'' if found.severities[one] == 1 else 's'}" for one in Severity
    )
    yield f"{found.findings:,} findings in {found.cables:,} cables: {counted}\n"
    for by, counts in found.counts.items():
        if not counts:
            continue
        yield f"\nBy {by}:\n"
        digits = len(f"{counts[0].findings:,}")
        for one in counts:
            name = f"  {one.name}" if one.name else ""
            cables = f"{one.cables:,} {'cable' if one.cables == 1 else 'cables'}"
            yield f"{one.findings:>{digits},}  {visible(one.value)}{name} (in {cables})\n"
    if found.worst:
        yield "\nThe worst cables (errors, warnings, infos):\n"
    for cable in found.worst:
        called = f" ({visible(cable.cable)})" if cable.cable else ""
        yield f"{cable.errors:>4} {cable.warnings:>4} {cable.infos:>4}  {line_start(cable.path)}{called}\n"


def as_csv(found: Statistics) -> Iterator[str]:
    """The counts, as `check --format csv --statistics` has them."""
    yield csv_row(COLUMNS)
    for counts in found.counts.values():
        for one in counts:
            yield csv_row(one)


def as_json(found: Statistics) -> Iterator[str]:
    """One object: the counts, and the worst cables with the places of their findings."""
    document: dict[str, Any] = {
        "version": 1,
        "tool": {"name": "cablelint", "version": __version__},
        "findings": found.findings,
        "cables": found.cables,
        "severities": {str(one): found.severities[one] for one in Severity},
        "statistics_by": {by: [one._asdict() for one in counts] for by, counts in found.counts.items()},
        "worst": [{**one._asdict(), "findings": [_brief(row) for row in one.findings]} for one in found.worst],
    }
    yield dump(document, indent=1) + "\n"


def _brief(row: _Row) -> dict[str, object]:
    names = ("code", "name", "severity", "message", "expected", "line", "column")
    return {name: getattr(row, name) for name in names}


def as_html(found: Statistics) -> Iterable[str]:
    """One self-contained page without a script. It needs jinja2. It quotes no text of a cable, for it has none."""
    from markupsafe import Markup

    from cablelint.reporters.html.assets import asset, source_hash
    from cablelint.reporters.html.templates import templates

    environment = templates("cablelint.archive", "page")
    environment.filters["visible"] = visible
    style = asset("page/archive.css", "cablelint.archive")
    policy = f"default-src 'none'; style-src {source_hash(style)}; base-uri 'none'; form-action 'none'"
    page = environment.get_template("archive.html")
    yield from page.generate(
        version=__version__,
        policy=policy,
        style=Markup(style),  # noqa: S704 - a file of the package
        found=found,
        severities=[str(one) for one in Severity],
        most={by: max((one.findings for one in counts), default=1) for by, counts in found.counts.items()},
    )
    yield "\n"
