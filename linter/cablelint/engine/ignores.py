"""Per-file ignores: what they suppress, and which of them suppress nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from cablelint.findings.finding import Finding
from cablelint.findings.making import finding_about_run
from cablelint.rule.registry import LoadedRule, Registry
from cablelint.rule.run_findings import FAMILY, UnusedIgnore
from cablelint.settings.globs import Globs
from cablelint.settings.selection import Matched, match_to_ignore
from cablelint.settings.settings import PerFileIgnore, Settings

_WITHOUT_FILE = "<settings>"


@dataclass(slots=True)
class _Entry:
    """One entry, and what has become of it in this run."""

    ignore: PerFileIgnore
    globs: Globs
    selectors: tuple[Matched, ...]
    used: set[str] = field(default_factory=set)
    met: bool = False


class Ignores:
    """The per-file ignores of one set of settings over one run. `active` are the rules that run."""

    def __init__(self, registry: Registry, settings: Settings, active: Iterable[LoadedRule]) -> None:
        self._root = settings.root
        self._profile = settings.profile
        self._registry = registry
        self._rules = active
        self._entries = [
            _Entry(
                ignore,
                Globs((ignore.pattern,), settings.root),
                tuple(match_to_ignore(selector, registry) for selector in ignore.rules),
            )
            for ignore in settings.per_file_ignores
        ]

    @cached_property
    def _active(self) -> frozenset[str]:
        return frozenset(entry.rule.code for entry in self._rules)

    def visible(self, path: str, findings: Sequence[Finding]) -> Sequence[Finding]:
        """The findings of the file `path` that are not suppressed."""
        hidden = self._codes(path)
        return [finding for finding in findings if finding.code not in hidden] if hidden else findings

    def apply(self, path: str, findings: Sequence[Finding]) -> Sequence[Finding]:
        """As `visible`, and remember which entries were of use."""
        if not self._entries:
            return findings
        codes = {finding.code for finding in findings}
        for entry in self._matching(path):
            entry.met = True
            entry.used |= {selector.selector for selector in entry.selectors if selector.codes & codes}
        return self.visible(path, findings)

    def unused(self, all_were_linted: Callable[[Globs], bool]) -> Iterator[Finding]:
        """CFG001 for each entry that suppressed nothing though its rules ran on its files.

        `all_were_linted` tells whether the run saw every file that the patterns match: a finding may wait in one
        that it did not see.
        """
        for entry in self._entries:
            idle = [selector.selector for selector in entry.selectors if self._is_idle(entry, selector)]
            if not entry.met or not idle or not all_were_linted(entry.globs):
                continue
            ignore = entry.ignore
            whole = len(idle) == len(entry.selectors)
            yield finding_about_run(
                UnusedIgnore,
                ignore.file or _WITHOUT_FILE,
                f'The entry that ignores {", ".join(idle)} in "{ignore.pattern}" matches nothing.',
                expected="no such entry" if whole else f"an entry without {', '.join(idle)}",
                line=ignore.line,
                discriminator=" ".join((ignore.pattern, *idle)),
            )

    def _is_idle(self, entry: _Entry, selector: Matched) -> bool:
        """Whether `selector` suppressed nothing, although every rule ran that would run without being asked for."""
        if selector.selector in entry.used or not selector.codes & self._active:
            return False
        missing = selector.codes - self._active
        return not any(
            entry.rule.enabled and self._profile in entry.rule.profiles
            for entry in self._registry
            if entry.rule.code in missing and not entry.rule.code.startswith(FAMILY)
        )

    def _codes(self, path: str) -> set[str]:
        codes = {code for entry in self._matching(path) for selector in entry.selectors for code in selector.codes}
        return {code for code in codes if not code.startswith(FAMILY)}

    def _matching(self, path: str) -> Iterator[_Entry]:
        return (entry for entry in self._entries if entry.globs.match(path))


def saw_all(globs: Globs, root: str | None, linted: frozenset[str], files: Callable[[str], Iterable[str]]) -> bool:
    """Whether every file below `root` that `globs` match is among `linted` (real paths).

    `files` lists the files that a run over a directory would consider. Only asked when an entry seems unused.
    """
    return all(str(Path(file).resolve()) in linted for file in files(root or ".") if globs.match(file))
