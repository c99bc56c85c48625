"""Lints a batch: Arrow record batches in, Arrow record batches out, row for row."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import pyarrow as pa

from cablegrammar.base.record import record
from cablegrammar.base.source import Source, UndecodableError
from cablegrammar.lines.recognise import looks_like_cable
from cablegrammar.references.cable_id import parse_id
from cablelint.archive.columns import Columns, choose, day_of
from cablelint.archive.rows import Row, batch_of, rows_of
from cablelint.archive.schema import FINDING, LINTED, ROWS
from cablelint.archive.web_page import UnendedError, is_web_page, text_of
from cablelint.engine.checker import Checker, checker_for
from cablelint.engine.ignores import Ignores
from cablelint.engine.limits import BeyondLimitError, Watch, alarm
from cablelint.files.documents import DocumentError, document
from cablelint.findings.finding import Finding
from cablelint.findings.results import FileResult, unreadable
from cablelint.rule.facts import Facts
from cablelint.rule.registry import Registry, load_registry
from cablelint.settings.settings import Settings

Cells = dict[str, Any]


def lint_batches(
    batches: Iterable[pa.RecordBatch],
    settings: Settings | None = None,
    *,
    registry: Registry | None = None,
    text: str | Sequence[str] = (),
    id: str | None = None,
    date: str | None = None,
    source: str = "<batches>",
) -> Iterator[pa.RecordBatch]:
    """Lint Arrow record batches: for each a batch with a row for each of its rows, as `schema.LINTED` says.

    `text`, `id` and `date` name the columns, `text` one or several that are joined by a blank line (a header and a
    body); without a name, columns that are called so are found. `source` is what the table is called in the result.
    A batch of `schema.ROWS`, as `sources.py` makes it, is taken as it is. Rules about all cables do not run: they need
    them all (`resolving.py`).

    Raises `UsageError` for a column that is missing, and for settings or rules that cannot be used.
    """
    linter = BatchLinter(settings or Settings(), registry or load_registry())
    asked = Columns(text=(text,) if isinstance(text, str) else tuple(text), id=id, date=date)
    yield from lint_numbered(linter, batches, asked, source, 0)


def lint_numbered(
    linter: BatchLinter, batches: Iterable[pa.RecordBatch], asked: Columns, source: str, begun: int
) -> Iterator[pa.RecordBatch]:
    """The same with a linter that is ready; `begun` is how many rows of the table come before these."""
    for batch in batches:
        if batch.schema.names == ROWS.names:
            yield linter.lint(batch)
            continue
        yield linter.lint(batch_of(list(_rows(batch, asked, source, begun))))
        begun += batch.num_rows


def _rows(batch: pa.RecordBatch, asked: Columns, source: str, begun: int) -> Iterator[Row]:
    """The rows of a batch that somebody else has made."""
    from cablelint.archive.sources import chosen_cells, row_of

    chosen = choose(batch.schema.names, asked, source)
    columns = [column.to_pylist() for column in batch.columns]
    for at in range(batch.num_rows):
        yield row_of(source, begun + at + 1, chosen_cells(chosen, lambda place: columns[place][at]))  # noqa: B023


@record
class Judged:
    """What was found in one row, before it is put into columns."""

    findings: Sequence[Finding] = ()
    facts: tuple[Facts, ...] = ()
    forms: tuple[str, ...] = ()
    cables: int = 0
    ignored: int = 0
    passed_over: bool = False
    broken: bool = False
    notices: tuple[str, ...] = ()


class BatchLinter:
    """Lints batches under one set of settings. Raises `UsageError` for settings that cannot be used.

    `today` is settled once, so that a run which goes on after midnight says the same. It can be sent to another
    process before it is first used. `alarmed` is for the command line alone (see `limits.alarm`).
    """

    def __init__(self, settings: Settings, registry: Registry, *, alarmed: bool = False) -> None:
        self.settings = replace(settings, today=settings.today or datetime.date.today())
        self.registry = registry
        self._alarmed = alarmed
        self._ready: tuple[Checker, Ignores] | None = None

    @property
    def checker(self) -> Checker:
        """The rules of the settings, ready."""
        return self._at_work()[0]

    def ignores(self) -> Ignores:
        """The ignores of the settings."""
        return self._at_work()[1]

    def _at_work(self) -> tuple[Checker, Ignores]:
        if self._ready is None:
            checker = checker_for(self.settings, self.registry, alarmed=self._alarmed)
            self._ready = checker, Ignores(self.registry, self.settings, checker.rules)
        return self._ready

    def lint(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """A batch of `schema.LINTED` for one of `schema.ROWS`."""
        return linted_batch([self.lint_row(row) for row in rows_of(batch)])

    def lint_row(self, row: Row) -> Cells:
        """One row of `schema.LINTED`."""
        day = None if row.date is None else day_of(row.date)
        judged = self._judged(row, day)
        notices = judged.notices
        if row.date is not None and day is None:
            notices = (*notices, "a day that the archive has recorded could not be read")
        cells: Cells = {
            "source": row.source, "row": row.row, "path": row.path, "recorded_id": row.id, "recorded_date": day,
            "cables": judged.cables, "ignored": judged.ignored, "passed_over": judged.passed_over,
            "broken": judged.broken, "notices": notices,
        }  # fmt: skip
        year = None if day is None else day.year
        cells["findings"] = [finding_cells(one, year) for one in judged.findings]
        facts = zip(judged.facts, judged.forms, strict=True)
        cells["facts"] = [_facts_cells(one, form) for one, form in facts]
        return cells

    def _judged(self, row: Row, day: datetime.date | None) -> Judged:
        path = row.path
        if row.text is None:
            return self._unread(path, row.fault or "There is nothing in this row.")
        if len(row.text) > self.settings.max_size:
            limit = f"{self.settings.max_size:,}"
            return self._unread(
                path, f"The text has more than {limit} bytes (the setting max-size) and was not checked."
            )
        try:
            source = (row.name and document(row.text, self.settings.max_size)) or Source.decode(row.text)
        except DocumentError as error:
            seen = not error.may_hide_a_cable(row.name or "")
            if row.candidate and seen and not looks_like_cable(error.words or ""):
                return Judged(passed_over=True)
            return self._unread(path, str(error))
        except UndecodableError as error:
            if row.candidate and not looks_like_cable(row.text.decode("latin-1").replace("\0", "")):
                return Judged(passed_over=True)
            return self._unread(path, f"The text cannot be decoded: {error}.")
        if row.name is not None and is_web_page(row.name):
            try:
                with alarm(Watch(self.settings)) if self._alarmed else nullcontext():
                    source = Source.of(text_of(source.text))
            except BeyondLimitError as limit:
                return self._unread(path, str(limit))
            except UnendedError as error:
                if row.candidate and not looks_like_cable(error.words.replace("\0", "")):
                    return Judged(passed_over=True)
                return self._unread(path, str(error))
        if row.candidate and not looks_like_cable(source.text.replace("\0", "")):
            return Judged(passed_over=True)
        source = replace(source, name=row.name or row.id or "")
        checker, ignores = self._at_work()
        forms: list[str] = []
        result = checker.lint(source, path, recorded=day, on_cable=lambda cable: forms.append(cable.form))
        visible, waived = ignores.apply(path, result.findings)
        facts = tuple(_completed(one, row, day) for one in result.facts)
        return Judged(visible, facts, tuple(forms[: len(facts)]), result.cables, len(waived), broken=result.broken)

    def _unread(self, path: str, message: str) -> Judged:
        result: FileResult = unreadable(path, message)
        return Judged(result.findings, broken=True)


def lost_row(row: Row, how: str) -> Cells:
    """The row of a cable whose check has killed the process, `how` is how."""
    message = f"The process that checked the row was {how}; it was not checked."
    return {
        "source": row.source, "row": row.row, "path": row.path, "recorded_id": row.id,
        "recorded_date": None if row.date is None else day_of(row.date), "cables": 0, "ignored": 0,
        "passed_over": False, "broken": True, "notices": (), "facts": [],
        "findings": [finding_cells(one, None) for one in unreadable(row.path, message).findings],
    }  # fmt: skip


def linted_batch(rows: Sequence[Cells]) -> pa.RecordBatch:
    """Rows as a batch of `schema.LINTED`."""
    arrays = [pa.array([row[field.name] for row in rows], type=field.type) for field in LINTED]
    return pa.RecordBatch.from_arrays(arrays, schema=LINTED)


def _completed(facts: Facts, row: Row, day: datetime.date | None) -> Facts:
    """The Facts of a cable, with what the archive knows and its text does not say."""
    if facts.id is None and facts.index == 0 and row.id is not None and facts.post is None:
        id = parse_id(row.id.upper().replace(" ", ""))
        facts = facts if id is None else replace(facts, id=str(id))
    if facts.date is None and day is not None:
        facts = replace(facts, date=day, year=facts.year or day.year)
    return facts


def finding_cells(finding: Finding, year: int | None) -> Cells:
    """A finding in the columns of `schema.FINDING`; `year` is what the archive has recorded."""
    about, fix = finding.about, finding.fix
    cells: Cells = {
        "cable": finding.cable, "post": about.post, "year": about.year or year, "level": about.level,
        "fix": None if fix is None else fix.title,
        "fix_applicability": None if fix is None else str(fix.applicability),
        "authority": "; ".join(map(str, finding.authority)), "severity": str(finding.severity),
    }  # fmt: skip
    for name in _AS_IT_IS:
        cells[name] = getattr(finding, name)
    return cells


_AS_IT_IS = (
    "code", "name", "message", "expected", "line", "column", "end_line", "end_column", "place", "url", "fingerprint",
)  # fmt: skip
assert len(_AS_IT_IS) + 8 == len(FINDING)  # noqa: S101 - no column is forgotten


def _facts_cells(facts: Facts, form: str) -> Cells:
    return {
        "index": facts.index, "id": facts.id, "date": facts.date, "year": facts.year, "post": facts.post,
        "level": facts.level, "form": form, "line": facts.line,
        "references": [
            {
                "letter": one.letter, "cites": one.id, "cites_post": one.post, "cites_number": one.number,
                "cites_date": one.date, "ambiguous_date": one.reads_in_two_ways, "bare": one.bare, "notal": one.notal,
                "start": one.span.start, "end": one.span.end, "line": one.line, "column": one.column,
                "end_line": one.end_line, "end_column": one.end_column, "known": None,
            }
            for one in facts.references
        ],
    }  # fmt: skip


def facts_of_cells(path: str, cells: Sequence[Cells]) -> Iterator[Facts]:
    """The Facts of a row's cables again, from the cells of its column `facts`."""
    from cablegrammar.base.node import Span
    from cablelint.rule.facts import CitedCable

    for one in cells:
        references = tuple(
            CitedCable(
                cited["cites"], cited["letter"], Span(cited["start"], cited["end"]), cited["line"], cited["column"],
                cited["end_line"], cited["end_column"], notal=cited["notal"], date=cited["cites_date"],
                reads_in_two_ways=cited["ambiguous_date"], post=cited["cites_post"], number=cited["cites_number"],
                bare=cited["bare"],
            )
            for cited in one["references"]
        )  # fmt: skip
        yield Facts(
            path, one["id"], one["date"], one["level"], references, one["index"], line=one["line"], post=one["post"],
            year=one["year"],
        )  # fmt: skip
