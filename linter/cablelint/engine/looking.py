"""What one run does with one file: reads it, repairs it where that was asked for, and lints it. Nothing is written.

It is the part of a run that depends on no other file, so that several processes may do it side by side (`Looks`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cablegrammar.base.record import record
from cablegrammar.base.source import Source
from cablelint.engine.checker import Checker, checker_for
from cablelint.engine.ignores import Ignores
from cablelint.files.discovery import Target, Unreadable, read
from cablelint.findings.finding import Finding
from cablelint.findings.results import FileResult, unreadable
from cablelint.fixes.repair import Fixed
from cablelint.rule.registry import Registry
from cablelint.settings.configuration import Configuration
from cablelint.settings.settings import Settings

if TYPE_CHECKING:
    from cablelint.cache.kept import Kept
    from cablelint.engine.workers import Workers
    from cablelint.fixes.by_hand import Ask

MANY_FILES = 300
"""From so many files on it pays to make a process for each processor, which nobody asked for."""
_SMALL = "UNCLAS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: NONE\n\n1. NOTHING.\n"


@record
class Repair:
    """A text before and after its fixes."""

    before: Source
    fixed: Fixed


@record
class Look:
    """What was seen in one file. Without a result it was passed over: it holds no cable."""

    path: str
    result: FileResult | None = None
    unread: bool = False
    """It could not be read; the result says why."""
    repair: Repair | None = None
    linted: Source | None = None
    """What the result is of. Only kept where somebody may ask for it: of standard input, and beside a repair."""
    to_keep: tuple[bytes, bytes] | None = None
    """What the next run need not find again: a key and a result as bytes."""


class Looker:
    """Looks at files, under the settings that `configuration` gives for each.

    `unsafe` None repairs nothing. With `write` the text that the fixes make is what is linted, else the file as it is,
    and so is a document, which is never written. `ask` is who is asked for each fix, by one process alone.
    `kept` is where the results of earlier runs are looked up, of files that are only linted. The other values are those
    of `run.run`. It can be sent to another process.
    """

    def __init__(
        self,
        configuration: Settings | Configuration,
        registry: Registry,
        *,
        with_excerpts: bool = False,
        alarmed: bool = False,
        stdin: bytes | None = None,
        unsafe: bool | None = None,
        write: bool = True,
        ask: Ask | None = None,
        kept: Kept | None = None,
    ) -> None:
        self._kept = kept if unsafe is None else None
        self._configuration = configuration
        self._registry = registry
        self._with_excerpts = with_excerpts
        self._alarmed = alarmed
        self._stdin = stdin
        self._unsafe = unsafe
        self._write = write
        self._ask = ask
        self._known: dict[int, tuple[Checker, Ignores]] = {}

    def __getstate__(self) -> dict[str, object]:
        """What is sent to another process: what was made here for the work is made anew there."""
        return {**self.__dict__, "_known": {}}

    @property
    def remembers(self) -> bool:
        """Whether it looks results up: a process may then have nothing to find."""
        return self._kept is not None

    def settings_for(self, path: str) -> Settings:
        """The settings for the file `path`."""
        given = self._configuration
        return given if isinstance(given, Settings) else given.settings_for(path)

    def lint(self, path: str, source: Source) -> FileResult:
        """What linting a source gives, before any ignores. Raises `UsageError` for settings that cannot be used."""
        return self._at_work(path)[0].lint(source, path)

    def visible(self, path: str, source: Source) -> Sequence[Finding]:
        """What is reported of a source, but for the findings about the whole run."""
        checker, ignores = self._at_work(path)
        return ignores.visible(path, checker.lint(source, path).findings)

    def _at_work(self, path: str) -> tuple[Checker, Ignores]:
        settings = self.settings_for(path)
        known = self._known.get(id(settings))
        if known is None:
            checker = checker_for(settings, self._registry, with_excerpts=self._with_excerpts, alarmed=self._alarmed)
            known = self._known[id(settings)] = checker, Ignores(self._registry, settings, checker.rules)
        return known

    def __call__(self, target: Target) -> Look:
        """What is in one file. Raises `UsageError` for settings that cannot be used."""
        path = target.path
        settings = self.settings_for(path)
        try:
            source = read(target, self._stdin, settings.max_size)
        except Unreadable as error:
            return Look(path, unreadable(path, str(error)), unread=True)
        if source is None:
            return Look(path)
        repair = None if self._unsafe is None else self._repaired(path, source, self._unsafe)
        if repair is not None and repair.fixed.stable and self._write and not source.paragraphs:
            source = repair.fixed.source
        if self._kept is not None and settings.cache and not target.stdin:
            return self._looked_up(path, source, self._kept, settings)
        linted = source if target.stdin or repair is not None else None
        return Look(path, self.lint(path, source), repair=repair, linted=linted)

    def _looked_up(self, path: str, source: Source, kept: Kept, settings: Settings) -> Look:
        """What an earlier run found in the same text, else what this one finds, to be kept."""
        key = kept.key(path, source, settings)
        result = kept.result(key, path, source)
        if result is not None:
            return Look(path, result)
        result = self.lint(path, source)
        return Look(path, result, to_keep=None if result.broken else (key, kept.packed(result)))

    def _repaired(self, path: str, source: Source, unsafe: bool) -> Repair:
        from cablelint.fixes.by_hand import repair_by_hand
        from cablelint.fixes.repair import Fixed, repair

        def lint(text: Source) -> Sequence[Finding]:
            return self.visible(path, text)

        if self._ask is None:
            return Repair(source, repair(source, lint, unsafe=unsafe))
        if source.paragraphs:
            return Repair(source, Fixed(source, 0, ()))  # nobody is asked about what is not written
        return Repair(source, repair_by_hand(source, lint, self._ask))


class Looks:
    """What a looker sees in many files, in their order: by `jobs` processes, or by this one (1).

    `jobs` None takes a process for each processor where there are `MANY_FILES`. Used as a context.
    """

    def __init__(self, looker: Looker, targets: Sequence[Target], jobs: int | None) -> None:
        self._looker = looker
        self._targets = targets
        self._files = [target for target in targets if not target.stdin]
        self._workers: Workers[Target, Look] | None = None
        jobs = min(_jobs(len(self._files)) if jobs is None else jobs, len(self._files))
        if jobs > 1:
            from cablelint.engine.workers import Workers

            if not looker.remembers:
                looker.lint(self._files[0].path, Source(_SMALL))  # what each process would have to load is there
            self._workers = Workers(looker, jobs, batch=max(1, min(16, len(self._files) // jobs // 4)))

    def __enter__(self) -> Looks:
        return self

    def __exit__(self, *_: object) -> None:
        if self._workers is not None:
            self._workers.close()

    def __iter__(self) -> Iterator[Look]:
        if self._workers is None:
            yield from map(self._looker, self._targets)
            return
        results = self._workers.results(self._files)
        for target in self._targets:
            if target.stdin:  # this process alone has it
                yield self._looker(target)
                continue
            look = next(results)
            yield look if isinstance(look, Look) else _lost(target.path, look.how)

    def leftovers(self) -> Iterator[Look]:
        """What was seen of files that come later than one that was not, for a run that is interrupted."""
        if self._workers is not None:
            for _, look in self._workers.leftovers():
                yield look


def _jobs(files: int) -> int:
    if files < MANY_FILES:
        return 1
    from cablelint.engine.workers import cores

    return cores()


def _lost(path: str, how: str) -> Look:
    message = f"The process that checked the file was {how}, and so was one that tried again; it was not checked."
    return Look(path, unreadable(path, message.replace("was ended", "ended")), unread=True)
