"""The settings of one run, as values. Where they come from is the business of `configuration`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from cablegrammar.base.record import field_names, record
from cablelint.rule.api import DEFAULT_PROFILE
from cablelint.rule.own_words import OwnWord
from cablelint.rule.violation import Severity

DEFAULT_INCLUDE = ("*.cable", "*.cbl", "*.txt", "*.docx")
CANDIDATES = (".txt", ".docx")
"""The ends of names of files that are only linted when their text looks like a cable, where nobody asked for them."""
RUN_CATALOGUE = "run"
REPOSITORY_CATALOGUE = "repository"
TODAY = "today"
"""What `as_of` may be given as, for the day of the run."""
CATALOGUE_WORDS = (RUN_CATALOGUE, REPOSITORY_CATALOGUE)
"""What a catalogue may be called that is no file."""


class FailOn(StrEnum):
    """From which severity on findings make the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def reached_by(self, severity: Severity) -> bool:
        """Whether a finding of `severity` counts."""
        return self is not FailOn.NEVER and severity.rank >= Severity(self.value).rank


def _fix_lists(one: Any) -> None:
    """Put a tuple in the place of each list."""
    for name in field_names(one):
        value = getattr(one, name)
        if isinstance(value, list):
            object.__setattr__(one, name, tuple(value))


def _day(text: str, today: datetime.date | None) -> datetime.date:
    """The day that `as_of` names. Raises `ValueError` for what is no day."""
    return (today or datetime.date.today()) if text == TODAY else datetime.date.fromisoformat(text)


@record
class PerFileIgnore:
    """Findings of `rules` (selectors) in files that match the glob `pattern` are suppressed, for a stated `reason`.

    `file` and `line` say where the entry was written, for CFG001. After the day `expires` it suppresses nothing.
    """

    pattern: str
    rules: tuple[str, ...]
    reason: str
    file: str | None = None
    line: int = 1
    expires: datetime.date | None = None

    def __post_init__(self) -> None:
        """Take lists for tuples."""
        _fix_lists(self)


@record
class RuleIgnore:
    """Findings of `rules` (selectors) are suppressed in every file of the settings, for a stated `reason`.

    The other fields are those of a `PerFileIgnore`.
    """

    rules: tuple[str, ...]
    reason: str
    file: str | None = None
    line: int = 1
    expires: datetime.date | None = None

    def __post_init__(self) -> None:
        """Take lists for tuples."""
        _fix_lists(self)


@record
class Selection:
    """One layer of selectors. An empty `select` leaves the choice of the layer below (at first: the default rules)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Take lists for tuples."""
        _fix_lists(self)


class Severities(Mapping[str, Severity]):
    """The severities that selectors give to findings: a mapping that cannot change."""

    __slots__ = ("_given",)

    def __init__(self, given: Mapping[str, Severity] | None = None) -> None:
        self._given = dict(given or {})

    def __getitem__(self, selector: str) -> Severity:
        return self._given[selector]

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)

    def __hash__(self) -> int:
        return hash(frozenset(self._given.items()))

    def __repr__(self) -> str:
        return repr(self._given)


@record
class Settings:
    """What to check and how. `Settings()` is what a run without configuration uses.

    Equal settings are one key: whoever has prepared something for them finds it again. Lists may be given for tuples
    and a dict for `severity`; neither is kept.

    `select`, `ignore` and `extend_select` hold selectors (see `selection`). `as_of` overrides the date that cables
    are judged by, and may be given as `"today"`;
    `today` is the date of today (None: the clock's). `draft` says that the texts are being written: they need no
    header, and what has no date is of today. `cui_since` is the day from which the agency marks CUI
    in place of its old controls (None: not yet). `disclosure_required` tells whether every classified marking has to
    say something of foreign disclosure. `catalogue` holds paths of catalogues, `"run"` for the files of the run, or
    `"repository"` for the cables of the Git repository; `repository` adds these to the others. `include` and
    `exclude` are globs, relative to `root` (None: the working directory), as are those of `per_file_ignores`.
    `mandatory` holds selectors of rules that always run and that nothing ignores. `baseline` is the path of a file with
    findings that are let pass. `preview` lets rules run that are on trial. `posts` and `tags` are known beside those of
    the vocabulary. `severity` maps selectors to the severity that their findings get. A file of more than `max_size`
    bytes, with more than `max_findings` findings, or whose check takes more than `max_seconds` seconds is not checked
    to its end, and reported (CFG002). `jobs` processes share the files of a run (None: as many as there are processors,
    where there are many files). With `cache` the command line keeps the results of many files for a day.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    profile: str = DEFAULT_PROFILE
    as_of: datetime.date | None = None
    today: datetime.date | None = None
    draft: bool = False
    cui_since: datetime.date | None = None
    disclosure_required: bool = False
    catalogue: tuple[str, ...] = ()
    repository: bool = False
    include: tuple[str, ...] = DEFAULT_INCLUDE
    exclude: tuple[str, ...] = ()
    per_file_ignores: tuple[PerFileIgnore, ...] = ()
    rule_ignores: tuple[RuleIgnore, ...] = ()
    mandatory: tuple[str, ...] = ()
    baseline: str | None = None
    preview: bool = False
    posts: tuple[OwnWord, ...] = ()
    tags: tuple[OwnWord, ...] = ()
    fail_on: FailOn = FailOn.WARNING
    severity: Mapping[str, Severity] = Severities()
    max_size: int = 20_000_000
    max_findings: int = 20_000
    max_seconds: int = 300
    jobs: int | None = None
    cache: bool = True
    command_line: Selection = Selection()
    """What the command line selects and ignores on top of the three fields above."""
    root: str | None = None
    """The directory that globs are relative to."""

    def __post_init__(self) -> None:
        """Keep nothing that its owner could change."""
        _fix_lists(self)
        if isinstance(self.as_of, str):
            object.__setattr__(self, "as_of", _day(self.as_of, self.today))
        if not isinstance(self.severity, Severities):
            object.__setattr__(self, "severity", Severities(self.severity))

    @property
    def catalogues(self) -> tuple[str, ...]:
        """All that references resolve against."""
        return (*self.catalogue, REPOSITORY_CATALOGUE) if self.repository else self.catalogue
