"""The baselines of a run: used, written anew, or rid of what is no longer there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from cablelint.engine.baseline import Baseline, read_baseline
from cablelint.errors import UsageError
from cablelint.findings.finding import Finding
from cablelint.findings.waivers import Waived
from cablelint.rule.registry import Registry
from cablelint.rule.wording import plural
from cablelint.settings.settings import Settings


class Baselines:
    """Opens each baseline that settings name, once. With `write_to` none is used, and that one is recorded."""

    def __init__(self, *, write_to: str | None = None, prune: bool = False) -> None:
        self._write_to = write_to
        self._prune = prune
        self._new = None if write_to is None else Baseline(write_to)
        # Before the run: what cannot be read then would be overwritten.
        self._existing = read_baseline(write_to) if write_to is not None and os.path.lexists(write_to) else None
        self._open: dict[str, Baseline] = {}

    @property
    def written(self) -> tuple[str, ...]:
        """The baseline that a run writes anew, if any."""
        return () if self._write_to is None else (self._write_to,)

    def of(self, settings: Settings) -> Baseline | None:
        """The baseline for the files of `settings`. Raises `UsageError` for one that cannot be used."""
        if self._new is not None:
            return self._new
        if settings.baseline is None:
            return None
        if settings.baseline not in self._open:
            self._open[settings.baseline] = read_baseline(settings.baseline)
        return self._open[settings.baseline]

    def pass_over(
        self, baseline: Baseline, path: str, findings: Sequence[Finding], never: frozenset[str]
    ) -> tuple[list[Finding], list[Waived]]:
        """The findings of a file that are new, and those that `baseline` has, or takes up."""
        handle = baseline.take if self._new is None else baseline.record
        return handle(path, findings, never)

    def stale(self, baseline: Baseline, registry: Registry, covers: Callable[[str], bool]) -> Iterator[Finding]:
        """What is to be said of entries that nothing matches: nothing where they are removed."""
        return iter(()) if self._prune else baseline.stale(registry, covers)

    def finish(self, registry: Registry, covers: Callable[[str], bool], *, broken: bool) -> Iterator[str]:
        """Write what is to be written after a run; what was done, a sentence each.

        With `broken` not everything could be checked: what was not found may be there. Raises `UsageError` when a
        file cannot be written.
        """
        if self._new is not None:
            if not self._new.met:
                yield f"the baseline {self._write_to} was not written: nothing was checked"
                return
            number = self._new.write(self._existing)
            yield f"{plural(number, 'finding')} written to the baseline {self._write_to}"
        if self._prune:
            if not self._open:
                raise UsageError("--prune-baseline has no baseline to work on; name one with --baseline FILE")
            for file, baseline in self._open.items():
                if broken:
                    yield f"the baseline {file} was left alone: not everything could be checked"
                    continue
                removed = baseline.prune(registry, covers)
                yield f"{plural(removed, 'finding')} removed from the baseline {file}"
