"""What one run of `check` found: what every reporter is handed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cablegrammar.base.record import record
from cablelint.findings.finding import Finding
from cablelint.findings.waivers import Waived

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablelint.rule.facts import Facts


@record
class Summary:
    """The counts of one run. `fixed`, `baselined` and `ignored` findings are in none of the others."""

    files: int = 0
    cables: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    fixed: int = 0
    baselined: int = 0
    ignored: int = 0
    passed_over: int = 0
    """The texts and Word documents of the directories in which no cable was recognised: they are none of `files`."""
    hidden_folders: int = 0
    """The hidden directories that were not searched."""
    other_files: int = 0
    """The files of the directories that were not read because of their names."""


@record
class Seen:
    """The paths of a run: the files that were linted; the text files, the hidden directories and the files with other
    names that were passed over.
    """

    read: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


def nothing_to_quote(_path: str) -> tuple[Cable, ...]:
    """What is read again of a file whose text no report may show: no cable."""
    return ()


@record
class Remark:
    """What a run has to say beside its findings, in one line."""

    text: str
    warning: bool = False
    """Something is missing, or was left behind."""
    pressing: bool = False
    """It is said even where a run is to be quiet."""


@record
class Report:
    """The findings of one run in the order of files and places, and what a person has to know beside them."""

    findings: tuple[Finding, ...]
    summary: Summary
    notices: tuple[str, ...] = ()
    """One-line remarks for stderr, such as how to turn on a rule that could not run."""
    warnings: tuple[str, ...] = ()
    """One-line remarks that nobody may miss: a check that could not take place, text that was left behind."""
    broken: bool = False
    """Something could not be read or a rule failed (CFG002, CFG003): the exit code is 2."""
    failing: bool = False
    """A finding reaches the `fail_on` of the settings for its file: the exit code is 1."""
    unchecked: int = 0
    """How many of the files no rule is selected for."""
    seen: Seen = Seen()
    """Which files were read, and what was not."""
    waived: tuple[Waived, ...] = ()
    """The findings that an entry of the configuration or a baseline lets pass, in the same order as the others."""
    cables: tuple[Facts, ...] = ()
    """What was kept of each cable, in the order in which the files were read."""
    read_again: Callable[[str], tuple[Cable, ...]] = nothing_to_quote
    """Gives the cables of a file once more, for a report that shows whole texts; none when the file is gone."""

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All that is to be said beside the findings, the most pressing first."""
        unchecked, files = self.unchecked, self.summary.files
        without = f"{unchecked} of {files} files were not checked: the settings select no rule for them"
        return (
            *(Remark(text, warning=True, pressing=True) for text in self.warnings),
            *([Remark(without, pressing=True)] if 0 < unchecked < files else []),
            *map(Remark, self.notices),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing was checked: no file, none with a rule for it, or none in which a cable was recognised."""
        counts = self.summary
        return counts.files == self.unchecked or not (
            counts.cables or counts.ignored or counts.baselined or self.findings
        )

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)
