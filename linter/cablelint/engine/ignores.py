"""Per-file and rule ignores: what they suppress, and which of them suppress nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cablegrammar.base.dates import day_text
from cablelint.findings.finding import Finding
from cablelint.findings.making import finding_about_run
from cablelint.findings.waivers import Waived, Waiver
from cablelint.rule.registry import LoadedRule, Registry
from cablelint.rule.run_findings import FAMILY, UnusedIgnore
from cablelint.settings.globs import Globs
from cablelint.settings.selection import Matched, mandatory_codes, match_to_ignore, may_run
from cablelint.settings.settings import PerFileIgnore, RuleIgnore, Settings

_WITHOUT_FILE = "<settings>"


@dataclass(slots=True)
class _Entry:
    """One entry, and what has become of it in this run."""

    ignore: PerFileIgnore | RuleIgnore
    globs: Globs | None
    """None for every file."""
    selectors: tuple[Matched, ...]
    expired: bool
    used: set[str] = field(default_factory=set)
    met: bool = False

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(code for selector in self.selectors for code in selector.codes)

    @property
    def where(self) -> str:
        """The files that it is about, for a message."""
        return f' in "{self.ignore.pattern}"' if isinstance(self.ignore, PerFileIgnore) else ""

    @property
    def waiver(self) -> Waiver:
        ignore = self.ignore
        return Waiver("ignore", ignore.file, ignore.line, ignore.reason, ignore.expires)


class Ignores:
    """The per-file and rule ignores of one set of settings over one run. `active` are the rules that run."""

    def __init__(self, registry: Registry, settings: Settings, active: Iterable[LoadedRule]) -> None:
        self._settings = settings
        self._registry = registry
        self._rules = active
        self._never = mandatory_codes(registry, settings)
        entries: tuple[PerFileIgnore | RuleIgnore, ...] = (*settings.per_file_ignores, *settings.rule_ignores)
        today = settings.today or (datetime.date.today() if entries else None)
        self._entries = [
            _Entry(
                ignore,
                Globs((ignore.pattern,), settings.root) if isinstance(ignore, PerFileIgnore) else None,
                tuple(match_to_ignore(selector, registry) for selector in ignore.rules),
                expired=ignore.expires is not None and today is not None and ignore.expires < today,
            )
            for ignore in entries
        ]

    def __bool__(self) -> bool:
        """Whether there is an entry."""
        return bool(self._entries)

    @cached_property
    def _active(self) -> frozenset[str]:
        return frozenset(entry.rule.code for entry in self._rules)

    def visible(self, path: str, findings: Sequence[Finding]) -> Sequence[Finding]:
        """The findings of the file `path` that are not suppressed."""
        hidden = self._waivers(self._matching(path))
        return [finding for finding in findings if finding.code not in hidden] if hidden else findings

    def apply(self, path: str, findings: Sequence[Finding]) -> tuple[Sequence[Finding], Sequence[Waived]]:
        """The findings that are not suppressed, and those that are. Remembers which entries were of use."""
        if not self._entries:
            return findings, ()
        codes = {finding.code for finding in findings}
        matching = list(self._matching(path))
        for entry in matching:
            entry.met = True
            entry.used |= {selector.selector for selector in entry.selectors if selector.codes & codes}
        waivers = self._waivers(matching)
        waived = [Waived(finding, waivers[finding.code]) for finding in findings if finding.code in waivers]
        return [finding for finding in findings if finding.code not in waivers], waived

    def unused(self, all_were_linted: Callable[[Globs], bool], *, whole: bool) -> Iterator[Finding]:
        """CFG001 for each entry that suppressed nothing though its rules ran on its files, or whose time is over.

        `all_were_linted` tells whether the run saw every file that the patterns match: a finding may wait in one
        that it did not see. `whole` says that the run was over the directory of the settings: an entry whose pattern
        matches none of its files then matches none at all.
        """
        for entry in self._entries:
            if not (entry.met or whole):
                continue
            idle = [selector.selector for selector in entry.selectors if self._is_idle(entry, selector)]
            if entry.expired:
                last_day = "" if entry.ignore.expires is None else day_text(entry.ignore.expires)
                message = f"The entry that ignores {', '.join(entry.ignore.rules)}{entry.where} expired on {last_day}."
                yield self._about(entry, message, "no such entry, or a later date", entry.ignore.rules)
            elif not entry.met and idle:
                message = f"The entry that ignores {', '.join(entry.ignore.rules)}{entry.where} matches no file."
                yield self._about(entry, message, "no such entry, or the name of a file", entry.ignore.rules)
            elif idle and (whole if entry.globs is None else all_were_linted(entry.globs)):
                message = f"The entry that ignores {', '.join(idle)}{entry.where} matches nothing."
                all_idle = len(idle) == len(entry.selectors)
                expected = "no such entry" if all_idle else f"an entry without {', '.join(idle)}"
                yield self._about(entry, message, expected, idle)

    def _about(self, entry: _Entry, message: str, expected: str, rules: Iterable[str]) -> Finding:
        ignore = entry.ignore
        pattern = ignore.pattern if isinstance(ignore, PerFileIgnore) else ""
        return finding_about_run(
            UnusedIgnore, ignore.file or _WITHOUT_FILE, message, expected=expected, line=ignore.line,
            discriminator=" ".join((pattern, *rules)),
        )  # fmt: skip

    def _is_idle(self, entry: _Entry, selector: Matched) -> bool:
        """Whether `selector` suppressed nothing, although every rule ran that would run without being asked for."""
        if selector.selector in entry.used or not selector.codes & self._active:
            return False
        missing = selector.codes - self._active
        return not any(
            entry.rule.enabled and may_run(entry, self._settings)
            for entry in self._registry
            if entry.rule.code in missing and not entry.rule.code.startswith(FAMILY)
        )

    def _waivers(self, entries: Iterable[_Entry]) -> dict[str, Waiver]:
        """What lets the findings of each code pass: of two entries the first."""
        waivers: dict[str, Waiver] = {}
        for entry in entries:
            if not entry.expired:
                for code in entry.codes:
                    if not code.startswith(FAMILY) and code not in self._never:
                        waivers.setdefault(code, entry.waiver)
        return waivers

    def _matching(self, path: str) -> Iterator[_Entry]:
        return (entry for entry in self._entries if entry.globs is None or entry.globs.match(path))


def saw_all(globs: Globs, root: str | None, linted: frozenset[str], files: Callable[[str], Iterable[str]]) -> bool:
    """Whether every file below `root` that `globs` match is among `linted` (real paths).

    `files` lists the files that a run over a directory would consider. Only asked when an entry seems unused.
    """
    from pathlib import Path

    return all(str(Path(file).resolve()) in linted for file in files(root or ".") if globs.match(file))


def covers(directories: Iterable[str], root: str | None) -> bool:
    """Whether a run over `directories` saw all of `root`, the directory of some settings (None: the working one)."""
    from pathlib import Path

    wanted = Path(root or ".").resolve()
    return any(wanted.is_relative_to(Path(directory).resolve()) for directory in directories)
