"""The settings of one run, as values. Where they come from is the business of `configuration`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from cablegrammar.base.record import record
from cablelint.findings.finding import Severity

DEFAULT_INCLUDE = ("*.cable", "*.cbl", "*.txt")
RUN_CATALOGUE = "run"


class FailOn(StrEnum):
    """From which severity on findings make the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def reached_by(self, severity: Severity) -> bool:
        """Whether a finding of `severity` counts."""
        return self is not FailOn.NEVER and severity.rank >= Severity(self.value).rank


@record
class PerFileIgnore:
    """Findings of `rules` (selectors) in files that match the glob `pattern` are suppressed, for a stated `reason`.

    `file` and `line` say where the entry was written, for CFG001.
    """

    pattern: str
    rules: tuple[str, ...]
    reason: str
    file: str | None = None
    line: int = 1


@record
class Selection:
    """One layer of selectors. An empty `select` leaves the choice of the layer below (at first: the default rules)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()


@record
class Settings:
    """What to check and how. `Settings()` is what a run without configuration uses.

    `select`, `ignore` and `extend_select` hold selectors (see `selection`). `as_of` overrides the date that cables
    are judged by; `today` the date of today (None: the clock's). `cui_since` is the day from which the agency marks CUI
    in place of its old controls (None: not yet). `catalogue` holds paths of catalogues, or `"run"` for the files of the
    run. `include` and `exclude` are globs, relative to `root` (None: the working directory), as
    are those of `per_file_ignores`. `severity` maps selectors to the severity that their findings get.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    profile: str = "state"
    as_of: datetime.date | None = None
    today: datetime.date | None = None
    cui_since: datetime.date | None = None
    catalogue: tuple[str, ...] = ()
    include: tuple[str, ...] = DEFAULT_INCLUDE
    exclude: tuple[str, ...] = ()
    per_file_ignores: tuple[PerFileIgnore, ...] = ()
    fail_on: FailOn = FailOn.WARNING
    severity: Mapping[str, Severity] = field(default_factory=dict, hash=False)
    command_line: Selection = Selection()
    """What the command line selects and ignores on top of the three fields above."""
    root: str | None = None
    """The directory that globs are relative to."""
