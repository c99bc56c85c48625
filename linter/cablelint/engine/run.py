"""One run of `check`: every file in turn, then the rules about all of them, then what became of the ignores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cablegrammar.base.record import replace
from cablegrammar.base.source import Source
from cablelint.engine.baseline import Baseline
from cablelint.engine.baselines import Baselines
from cablelint.engine.checker import Checker, checker_for
from cablelint.engine.ignores import Ignores, covers, saw_all
from cablelint.engine.looking import Look, Looker, Looks
from cablelint.engine.parse_again import parse_again
from cablelint.errors import InterruptedRunError, UsageError
from cablelint.files.discovery import Target, Unreadable, discover, read
from cablelint.files.real_paths import RealPaths
from cablelint.findings.finding import Finding
from cablelint.findings.making import rules_refused
from cablelint.findings.report import Report, Seen, Summary, nothing_to_quote
from cablelint.findings.results import FileResult
from cablelint.findings.waivers import Waived
from cablelint.fixes.proof import summed
from cablelint.rule.api import RunRule
from cablelint.rule.catalogue import Entry
from cablelint.rule.facts import Facts
from cablelint.rule.registry import Registry, load_registry
from cablelint.rule.violation import Severity
from cablelint.settings.configuration import Configuration
from cablelint.settings.selection import mandatory_codes
from cablelint.settings.settings import CATALOGUE_WORDS, FailOn, Settings

if TYPE_CHECKING:
    from cablelint.cache.kept import Kept
    from cablelint.fixes.fixer import Fixer
    from cablelint.rule.catalogue import Catalogue

MANY_TO_KEEP = 50
"""From so many files on results are kept: fewer are checked in the time that it would take to look them up."""


@dataclass(slots=True)
class _Group:
    """The files that share one set of settings."""

    settings: Settings
    checker: Checker
    ignores: Ignores
    baseline: Baseline | None
    mandatory: frozenset[str]
    facts: list[Facts]


class Run:
    """A run in the making: files go in one after another, and only their findings and Facts are kept."""

    def __init__(
        self,
        configuration: Settings | Configuration,
        registry: Registry,
        *,
        with_excerpts: bool = False,
        baselines: Baselines | None = None,
        on_found: Callable[[Sequence[Finding]], None] | None = None,
        alarmed: bool = False,
    ) -> None:
        self._on_found = on_found
        self._baselines = Baselines() if baselines is None else baselines
        self._alarmed = alarmed
        self._configuration = configuration
        self._registry = registry
        self._with_excerpts = with_excerpts
        self._groups: dict[int, _Group] = {}
        self._findings: list[Finding] = []
        self._linted: list[str] = []
        self._files = self._cables = self._ignored = self._baselined = self._without_rules = 0
        self._broken = self._failing = False
        self._notices: list[str] = []
        self._read: list[str] = []
        self._passed_over: list[str] = []
        self._hidden: list[str] = []
        self._other: list[str] = []
        self._used: set[str] = set()
        self._real_path = RealPaths()
        self._searched: list[str] = []
        self._waived: list[Waived] = []
        self._warnings: list[str] = []

    def settings_in(self, directory: str) -> Settings:
        """The settings for the files of `directory`."""
        given = self._configuration
        return given if isinstance(given, Settings) else given.settings_in(directory)

    def settings_for(self, path: str) -> Settings:
        """The settings for the file `path`."""
        given = self._configuration
        return given if isinstance(given, Settings) else given.settings_for(path)

    @property
    def configuration(self) -> Settings | Configuration:
        """What the settings come from."""
        return self._configuration

    @property
    def configured_by(self) -> tuple[str, ...]:
        """The configuration files that were read so far."""
        return () if isinstance(self._configuration, Settings) else self._configuration.files

    @property
    def kept(self) -> tuple[str, ...]:
        """The baseline that the run will write, if any."""
        return self._baselines.written

    def result(self, path: str, source: Source) -> FileResult:
        """What linting a source gives, before any ignores. Nothing of it is kept."""
        return self._group(self.settings_for(path)).checker.lint(source, path)

    def add(self, path: str, source: Source) -> None:
        """Lint one decoded file."""
        self.take(Look(path, self.result(path, source)))

    def take(self, look: Look) -> None:
        """Keep what was seen in one file."""
        if look.result is None:
            self._passed_over.append(look.path)
            return
        if not look.unread:
            self._read.append(look.path)
        self._keep(self._group(self.settings_for(look.path)), look.result)

    def pass_over_hidden(self, directory: str) -> None:
        """Note a hidden directory that is not searched."""
        self._hidden.append(directory)

    def pass_over_other(self, path: str) -> None:
        """Note a file that is not read because of its name."""
        if self._real_path(path) not in self._used:
            self._other.append(path)

    def searched(self, directory: str) -> None:
        """Note that the run is over all files of a directory."""
        self._searched.append(directory)

    def uses(self, paths: Iterable[str]) -> None:
        """Note files that the run reads or writes otherwise, as a baseline or a report: nobody forgot to name them."""
        self._used.update(map(os.path.realpath, paths))

    def note_left(self, path: str) -> None:
        """Note a temporary file that a killed run has left behind."""
        self._warnings.append(f"{path} was left by a run that was killed, and may hold the text of a cable: delete it")

    def report(self, reread: Callable[[str], Source | None] | None = None) -> Report:
        """Run the rules about the whole run, and close it. `reread` gives a file's source again, for what is quoted."""
        if not self._with_excerpts:
            reread = None
        notices = [*summed(self._notices), *self._check_facts(reread)]
        self._refuse()
        with_ignores = [group for group in self._groups.values() if group.ignores]
        linted = frozenset(map(self._real_path, self._linted)) if with_ignores else frozenset()
        for group in with_ignores:
            root = group.settings.root
            self._take(
                group,
                group.ignores.unused(
                    lambda globs: saw_all(globs, root, linted, self._files_below),  # noqa: B023
                    whole=covers(self._searched, root),
                ),
            )
        for baseline, group in {group.baseline: group for group in self._groups.values()}.items():
            if baseline is not None:
                self._take(group, self._baselines.stale(baseline, self._registry, self._covers))
        self._findings.sort(key=_place)
        self._waived.sort(key=lambda waived: _place(waived.finding))
        counts = dict.fromkeys(Severity, 0)
        for finding in self._findings:
            counts[finding.severity] += 1
        summary = Summary(
            files=self._files, cables=self._cables, ignored=self._ignored, baselined=self._baselined,
            errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], infos=counts[Severity.INFO],
            passed_over=len(self._passed_over), hidden_folders=len(self._hidden), other_files=len(self._other),
        )  # fmt: skip
        notices += self._baselines.finish(self._registry, self._covers, broken=self._broken)
        return Report(
            tuple(self._findings), summary, tuple(dict.fromkeys(notices)), tuple(dict.fromkeys(self._warnings)),
            self._broken, self._failing, unchecked=self._without_rules,
            seen=Seen(tuple(self._read), tuple(self._passed_over), tuple(sorted(self._hidden)),
                      tuple(sorted(self._other))),
            waived=tuple(self._waived),
            cables=tuple(facts for group in self._groups.values() for facts in group.facts),
            read_again=nothing_to_quote if reread is None else partial(parse_again, reread),
        )  # fmt: skip

    def _refuse(self) -> None:
        """Report the distributions whose rules were left out: what they check was not checked."""
        for message in self._registry.refused:
            self._broken = True
            self._take(self._group(self.settings_in(os.curdir)), [rules_refused(message)])

    def _group(self, settings: Settings) -> _Group:
        group = self._groups.get(id(settings))
        if group is None:
            checker = checker_for(settings, self._registry, with_excerpts=self._with_excerpts, alarmed=self._alarmed)
            ignores = Ignores(self._registry, settings, checker.rules)
            group = _Group(
                settings, checker, ignores, self._baselines.of(settings),
                mandatory_codes(self._registry, settings), [],
            )  # fmt: skip
            self._groups[id(settings)] = group
        return group

    def _keep(self, group: _Group, result: FileResult) -> None:
        self._files += 1
        self._cables += result.cables
        self._broken = self._broken or result.broken
        self._without_rules += not group.checker.checks
        self._linted.append(result.path)
        if group.baseline is not None and not result.broken:
            group.baseline.meet(result.path, group.checker.codes)
        self._notices += result.notices
        group.facts += result.facts
        self._report(group, result.path, result.findings)

    def _report(self, group: _Group, path: str, findings: Sequence[Finding]) -> None:
        visible, ignored = group.ignores.apply(path, findings)
        self._ignored += len(ignored)
        self._waived += ignored
        if group.baseline is not None:
            visible, known = self._baselines.pass_over(group.baseline, path, visible, group.mandatory)
            self._baselined += len(known)
            self._waived += known
        self._take(group, visible)

    def _take(self, group: _Group, findings: Iterable[Finding]) -> None:
        """Keep findings for the report. Whether one of them fails the run is for the settings of its file to say."""
        fail_on = FailOn(group.settings.fail_on)
        new = tuple(findings)
        self._failing = self._failing or any(fail_on.reached_by(finding.severity) for finding in new)
        self._findings += new
        if self._on_found is not None and new:
            self._on_found(new)

    def _run_entries(self) -> Iterator[Entry]:
        for group in self._groups.values():
            for facts in group.facts:
                if facts.id is not None:
                    yield Entry(facts.id, facts.date, facts.level)

    def _cites_others(self, group: _Group, own: frozenset[str | None]) -> bool:
        """Whether a cable of a group names one by its id that is none of the run's `own`."""
        cited = {one.id for facts in group.facts for one in facts.references if one.id is not None and not one.notal}
        return bool(cited) and not cited <= own

    def _check_facts(self, reread: Callable[[str], Source | None] | None) -> Iterator[str]:
        """Run the rules about the whole run; yields notices about those that could not."""
        catalogues: dict[tuple[str, ...], Catalogue] = {}
        lacking: dict[str, str] = {}
        own = frozenset(facts.id for group in self._groups.values() for facts in group.facts)
        for group in self._groups.values():
            questions = group.checker.checks.about_run
            if not questions:
                continue
            entries = group.settings.catalogues
            if not entries:
                # A rule that also sees the cables themselves has said what it can without a catalogue.
                if self._cites_others(group, own):
                    lacking |= {check.rule.code: check.rule.name for check, _ in questions if not check.rule.visits}
                continue
            if entries not in catalogues:
                from cablelint.catalogue import notices, open_catalogue

                catalogues[entries] = open_catalogue(entries, self._run_entries, self.settings_in)
                self._warnings += notices(catalogues[entries])
            catalogue = catalogues[entries]
            for path, findings, broken in group.checker.lint_facts(group.facts, catalogue, reread):
                self._broken = self._broken or broken
                self._report(group, path, findings)
            if any(isinstance(check.rule, RunRule) and check.rule.reports_missing for check, _ in questions):
                from cablelint.catalogue import after_run

                yield from after_run(catalogue, group.facts)
        if lacking:
            names = ", ".join(f"{code} {name}" for code, name in sorted(lacking.items()))
            yield (
                f"{names} did not run without a catalogue: give --catalogue FILE, --catalogue run (the files of this"
                " run) or --repository"
            )
        for catalogue in catalogues.values():
            from cablelint.catalogue import close

            close(catalogue)

    def _covers(self, directory: str) -> bool:
        return covers(self._searched, directory)

    def _files_below(self, directory: str) -> Iterator[str]:
        return (target.path for target in discover([directory], self.settings_in))


def _place(finding: Finding) -> tuple[str, int, int, str]:
    """The order of a report."""
    return finding.path, finding.line, finding.column, finding.code


def run(
    paths: Iterable[str | os.PathLike[str]],
    settings: Settings | Configuration | None = None,
    *,
    registry: Registry | None = None,
    force_exclude: bool = False,
    only_cables: bool = False,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    with_excerpts: bool = False,
    fixer: Fixer | None = None,
    progress: Callable[[int, int], None] | None = None,
    baselines: Baselines | None = None,
    on_found: Callable[[Sequence[Finding]], None] | None = None,
    alarmed: bool = False,
    written: Sequence[str] = (),
    jobs: int | None = 1,
    cached: bool = False,
) -> Report:
    """Lint `paths` (files, directories, `-`), and report in the order of the files.

    `force_exclude` and `only_cables` are about files that are named (see `discovery.discover`).
    `settings` None reads configuration files as the command line does; a `Configuration` brings its own registry.
    `stdin` is what `-` holds (None reads standard input). With `with_excerpts` findings carry the lines that they
    point at. With a `fixer` each file is repaired before it is linted. `progress` is called before each file with the
    number of files done and of all. `baselines` says what becomes of baselines; None uses those of the settings.
    `on_found` gets what is to be reported as soon as it is known, a file's findings at once. `alarmed` is for the
    command line alone (see `limits.alarm`). `written` are the files that reports will be written to. `jobs` processes
    share the work (see `looking.Looks`); None leaves that to the settings. The report is the same for any number.
    `cached`: what an earlier run found in a file that has not changed is taken from there, where there are many files
    and the settings allow it (see `cache.kept`).

    Raises `UsageError` and its kinds: a path that does not exist, a file of the run that a report would overwrite, a
    configuration, rules or a catalogue that cannot be used. An interrupt raises `InterruptedRunError`, after what was
    found has been handed over.
    """
    if registry is None:
        registry = settings.registry if isinstance(settings, Configuration) else load_registry()
    session = Run(
        Configuration(registry) if settings is None else settings, registry,
        with_excerpts=with_excerpts, baselines=baselines, on_found=on_found, alarmed=alarmed,
    )  # fmt: skip
    paths = tuple(paths)
    settings_here = session.settings_in(os.curdir)
    session.uses(filter(None, (*written, *session.kept, settings_here.baseline, *settings_here.catalogue)))
    targets = discover(
        paths, session.settings_in, force_exclude=force_exclude, only_cables=only_cables,
        stdin_filename=stdin_filename, on_hidden=session.pass_over_hidden, on_left=session.note_left,
        on_other=session.pass_over_other,
    )  # fmt: skip
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - `-` is no path
            session.searched(os.fspath(path))
    _refuse_to_overwrite(written, targets, session)
    piped: dict[str, Source] = {}
    cached = cached and fixer is None and len(targets) >= MANY_TO_KEEP
    kept = _kept(registry, with_excerpts=with_excerpts) if cached else None
    looker = Looker(
        session.configuration, registry, with_excerpts=with_excerpts, alarmed=alarmed, stdin=stdin,
        unsafe=None if fixer is None else fixer.unsafe, write=fixer is None or fixer.write,
        ask=None if fixer is None else fixer.ask, kept=kept,
    )  # fmt: skip
    if fixer is not None and fixer.ask is not None:
        jobs = 1
    jobs = session.settings_in(os.curdir).jobs if jobs is None else jobs
    seen: set[str] = set()
    # What is new is written when nobody looks anything up any more.
    with nullcontext() if kept is None else kept, Looks(looker, targets, jobs) as looks:
        try:
            each = iter(looks)
            for done, target in enumerate(targets):
                if progress is not None:
                    progress(done, len(targets))
                look = next(each)
                delivered = look if fixer is None else _delivered(target, look, session, fixer)
                session.take(delivered)
                seen.add(target.path)
                if kept is not None and look.to_keep is not None:
                    kept.put(*look.to_keep)
                if target.stdin and delivered.linted is not None:
                    piped[target.path] = delivered.linted
        except KeyboardInterrupt:
            for look in looks.leftovers() if fixer is None else ():
                session.take(look)
                seen.add(look.path)
            raise InterruptedRunError(_not_checked(targets, seen)) from None

    by_path = {target.path: target for target in targets}

    def reread(path: str) -> Source | None:
        try:
            return piped.get(path) or read(by_path[path], limit=session.settings_for(path).max_size)
        except (Unreadable, KeyError):
            return None

    report = session.report(reread)
    notices = settings.notices() if isinstance(settings, Configuration) else ()
    fixing = () if fixer is None else fixer.notices
    return replace(report, notices=tuple(dict.fromkeys((*notices, *report.notices, *fixing))))


def _kept(registry: Registry, *, with_excerpts: bool) -> Kept | None:
    """What earlier runs found, None where nothing can be kept: the code of a rule cannot be looked at, or this Python
    has no SQLite. A run of few files does not load what it takes.
    """
    try:
        from cablelint.cache.kept import Kept

        return Kept(registry, with_excerpts=with_excerpts)
    except (ImportError, OSError):
        return None


def _refuse_to_overwrite(written: Iterable[str], targets: Iterable[Target], session: Run) -> None:
    """Raise `UsageError` where a report would take the place of what the run reads or keeps: a file to check, a
    catalogue, a baseline, a configuration.
    """
    files = {os.path.realpath(path) for path in written}
    if not files:
        return
    real_path = RealPaths()
    for path in _read_by(targets, session):
        if real_path(path) in files:
            raise UsageError(f"the report would overwrite {path}, which this run reads")
    for path in session.kept:
        if os.path.realpath(path) in files:
            raise UsageError(f"the report would overwrite {path}, where this run keeps the baseline")


def _read_by(targets: Iterable[Target], session: Run) -> Iterator[str]:
    """The files that a run reads: those that it checks, and those that their settings come from and name."""
    of_all: dict[str, None] = {}
    for target in targets:
        if not target.stdin:
            yield target.path
        settings = session.settings_for(target.path)
        of_all |= dict.fromkeys(path for path in settings.catalogue if path not in CATALOGUE_WORDS)
        if settings.baseline is not None:
            of_all[settings.baseline] = None
    yield from of_all
    yield from session.configured_by


def _delivered(target: Target, look: Look, session: Run, fixer: Fixer) -> Look:
    """What stands in a file after its fixes, which are written or shown."""
    if look.repair is None:
        return look
    source = fixer.deliver(target.path, look.repair.before, look.repair.fixed, stdin=target.stdin)
    if source is look.linted:
        return look
    return Look(target.path, session.result(target.path, source), linted=source)  # it could not be written


def _not_checked(targets: Sequence[Target], seen: set[str]) -> str:
    """What an interrupted run says of the files that it has not come to."""
    left = [target.path for target in targets if target.path not in seen]
    return f"{len(left):,} of {len(targets):,} files were not checked; the first is {left[0]}" if left else ""
