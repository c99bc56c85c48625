"""What cablelint knows of one version of a document: its cables, the settings that hold for it, what is found in it."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cablegrammar import parse_messages
from cablegrammar.base.node import Span
from cablegrammar.base.source import Source
from cablegrammar.cable.cable import Cable
from cablelint.catalogue.index import Index
from cablelint.engine.baseline import Baseline, read_baseline
from cablelint.engine.checker import Checker, checker_for
from cablelint.engine.ignores import Ignores
from cablelint.errors import UsageError
from cablelint.findings.finding import Finding
from cablelint.findings.results import unreadable
from cablelint.fixes.proof import Proof
from cablelint.fixes.repair import Fixed, repair
from cablelint.rule.registry import Registry
from cablelint.server.shelf import Shelf
from cablelint.server.text import Text
from cablelint.settings.configuration import Configuration
from cablelint.settings.selection import mandatory_codes
from cablelint.settings.settings import Settings

_BYTES_AT_MOST = 4
"""No character has more, in any encoding."""


@dataclass(slots=True, eq=False)
class Reading:
    """One version of a document, read. `problem` says why the settings for it cannot be used: it is read without them.

    `path` is its file, or a name for one that has none.
    """

    text: Text
    source: Source
    path: str
    settings: Settings
    problem: str | None = None
    _cables: tuple[Cable, ...] | None = None
    findings: tuple[Finding, ...] | None = field(default=None)
    """What was found in it, None where it was not checked yet."""

    @property
    def too_long(self) -> bool:
        """Whether it is longer than the setting `max-size` allows: nothing is read of it, which a check reports."""
        return _is_longer(self.text.content, self.settings.max_size)

    @property
    def cables(self) -> tuple[Cable, ...]:
        """Its messages; none where it is too long or the grammar fails, which a check reports."""
        if self.too_long:
            return ()
        try:
            return self.parse(self.source)
        except Exception:  # noqa: BLE001 - said once, by the check (CFG002)
            return ()

    def parse(self, source: Source) -> tuple[Cable, ...]:
        """The messages of its source, read once."""
        if source is not self.source:
            return parse_messages(source)
        if self._cables is None:
            self._cables = parse_messages(source)
        return self._cables

    def cable_at(self, offset: int) -> Cable | None:
        """The message that a character stands in."""
        cables = self.cables
        place = bisect_right(cables, offset, key=lambda cable: cable.span.start) - 1
        return cables[max(place, 0)] if cables else None

    def place(self, finding: Finding) -> Span:
        """Where a finding stands."""
        return Span(self.offset(finding.line, finding.column), self.offset(finding.end_line, finding.end_column))

    def offset(self, line: int, column: int) -> int:
        """The character at a line and a column of a finding, both from 1."""
        starts = self.source.line_starts
        start = starts[min(line, len(starts)) - 1]
        return min(start + column - 1, len(self.source.text))


@dataclass(frozen=True, slots=True)
class _Judge:
    """The rules under one set of settings."""

    checker: Checker
    ignores: Ignores
    mandatory: frozenset[str]


class Desk:
    """Reads and checks documents, as `check` does the files. `configure` gives the configuration as it is now.

    It remembers the newest reading of each document, what configuration files say, and open catalogues, until it is
    told to look again (`refresh`). Only one thread may use it.
    """

    def __init__(self, registry: Registry, configure: Callable[[], Configuration], path_of: Callable[[str], str]):
        self._registry = registry
        self._configure = configure
        self._path_of = path_of
        self._readings: dict[str, Reading] = {}
        self._stale: set[str] = set()
        self._judges: dict[Settings, _Judge] = {}
        self._baselines: dict[str, Baseline] = {}
        self._configuration: Configuration | None = None
        self._shelf = Shelf()

    @property
    def readings(self) -> Iterator[Reading]:
        """The newest reading of each document that is open."""
        return iter(self._readings.values())

    def read(self, text: Text) -> Reading:
        """Read a version of a document; the newest one is remembered."""
        known = self._readings.get(text.uri)
        if known is not None and known.text is text and text.uri not in self._stale:
            return known
        self._stale.discard(text.uri)
        path = self._path_of(text.uri)
        problem = None
        try:
            settings = self._settings(path)
        except UsageError as error:
            settings, problem = Settings(), str(error)
        name = path if os.path.isabs(path) else ""  # noqa: PTH117 - a name for what has no file tells no year
        reading = Reading(text, Source.of(text.content, name=name), path, settings, problem)
        self._readings[text.uri] = reading
        return reading

    def close(self, uri: str) -> None:
        """Forget a document."""
        self._readings.pop(uri, None)
        self._stale.discard(uri)

    def refresh(self) -> None:
        """Look at the configuration, the baselines and the catalogues again when they are needed next."""
        self._stale |= self._readings.keys()
        self._judges.clear()
        self._baselines.clear()
        self._configuration = None
        self._shelf.clear()

    def check(self, reading: Reading) -> tuple[Finding, ...]:
        """What `check` reports of the file, but for what it says of configuration files. Never raises `UsageError`."""
        if reading.findings is None:
            try:
                reading.findings = tuple(self._check(reading))
            except UsageError as error:
                reading.problem = str(error)
                reading.findings = ()
        return reading.findings

    def repaired(self, reading: Reading) -> Fixed:
        """What the safe fixes make of a document; nothing where it is too long."""
        if reading.too_long:
            return Fixed(reading.source, 0, ())
        judge = self._judge(reading.settings)

        def lint(source: Source) -> list[Finding]:
            return [
                *judge.ignores.visible(
                    reading.path, judge.checker.lint(source, reading.path, parse=reading.parse).findings
                )
            ]

        return repair(reading.source, lint)

    def proof(self, reading: Reading) -> Proof:
        """What proves of a fix that it takes nothing away but what it says."""
        return Proof(reading.source)

    def indexes(self, reading: Reading) -> tuple[Index, ...]:
        """The indexes of the catalogues that are set for a document: they know the files of cables."""
        try:
            members = self._shelf.members(reading.settings.catalogues, self._settings_in, reading.path)
        except UsageError:
            return ()  # the check says so
        return tuple(member for member in members if isinstance(member, Index))

    # ------------------------------------------------------------------------------------------------------------ how

    def _check(self, reading: Reading) -> Iterator[Finding]:
        path, settings = reading.path, reading.settings
        if reading.too_long:
            message = f"The text has more than {settings.max_size:,} bytes (the setting max-size) and was not checked."
            yield from unreadable(path, message).findings
            return
        judge = self._judge(settings)
        baseline = None if settings.baseline is None else self._baseline(settings.baseline)
        result = judge.checker.lint(reading.source, path, parse=reading.parse)
        found = [result.findings]
        if judge.checker.checks.about_run and settings.catalogues:
            try:
                catalogue = self._shelf.catalogue(settings.catalogues, self._settings_in, path, result.facts)
                found += [tuple(more) for _, more, _ in judge.checker.lint_facts(result.facts, catalogue)]
            except UsageError as error:
                reading.problem = str(error)
        visible: list[Finding] = []
        for findings in found:
            some = [*judge.ignores.visible(path, findings)]
            visible += some if baseline is None else baseline.take(path, some, judge.mandatory)[0]
        yield from sorted(visible, key=lambda finding: (finding.line, finding.column, finding.code))

    def _judge(self, settings: Settings) -> _Judge:
        judge = self._judges.get(settings)
        if judge is None:
            checker = checker_for(settings, self._registry)
            ignores = Ignores(self._registry, settings, checker.rules)
            judge = self._judges[settings] = _Judge(checker, ignores, mandatory_codes(self._registry, settings))
        return judge

    def _baseline(self, file: str) -> Baseline:
        if file not in self._baselines:
            self._baselines[file] = read_baseline(file)
        return self._baselines[file].unused()

    def _settings(self, path: str) -> Settings:
        return self._current().settings_for(path)

    def _settings_in(self, directory: str) -> Settings:
        return self._current().settings_in(directory)

    def _current(self) -> Configuration:
        if self._configuration is None:
            self._configuration = self._configure()
        return self._configuration


def _is_longer(text: str, limit: int) -> bool:
    """Whether a text has more bytes than so many."""
    if len(text) * _BYTES_AT_MOST <= limit:
        return False
    return len(text) > limit or len(text.encode("utf-8", "surrogatepass")) > limit
