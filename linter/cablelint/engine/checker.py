"""Lints one file: parses it, walks each cable once, and makes findings of what the rules say."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cablegrammar import parse_messages
from cablegrammar.base.source import Source
from cablegrammar.vocabulary.profiles import register_of
from cablegrammar.vocabulary.regimes import Regime, regime_in, regime_of_order, regime_on
from cablelint.engine.checks import Checks
from cablelint.engine.hearing import Hearing
from cablelint.engine.limits import BeyondLimitError, Watch, alarm
from cablelint.engine.run_rules import RunResult, check_facts
from cablelint.findings.excerpts import Excerpts
from cablelint.findings.finding import Finding
from cablelint.findings.fingerprints import Fingerprints
from cablelint.findings.places import TextPlaces
from cablelint.findings.results import FileResult, unreadable
from cablelint.fixes.proof import Offers
from cablelint.rule.context import Context, MarkingContext
from cablelint.rule.facts import Facts, facts_of
from cablelint.rule.registry import LoadedRule, Registry
from cablelint.rule.violation import Severity
from cablelint.settings.selection import require_usable, select_rules, severities
from cablelint.settings.settings import Settings

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablelint.rule.catalogue import Catalogue


class Checker:
    """The rules of a run under one set of settings. Made once and used for every file.

    `severities` are the overrides by code (see `selection.severities`). A report tells no more of a rule that fails
    than the name of the exception, which could quote the cable: `on_failure` gets the exception itself. `alarmed` is
    for the command line alone (see `limits.alarm`). Without `scoped` each rule is asked of every cable (see `Scope`),
    which takes longer and finds the same.
    """

    __slots__ = ("_alarmed", "_on_failure", "_with_excerpts", "checks", "codes", "rules", "settings")

    def __init__(
        self,
        rules: Sequence[LoadedRule],
        settings: Settings,
        severities: Mapping[str, Severity] | None = None,
        *,
        with_excerpts: bool = False,
        on_failure: Callable[[BaseException], None] | None = None,
        alarmed: bool = False,
        scoped: bool = True,
    ) -> None:
        self.settings = settings
        self._alarmed = alarmed
        self.rules = tuple(rules)
        self.codes = frozenset(entry.rule.code for entry in rules)
        self.checks = Checks(rules, severities or {}, scoped=scoped)
        self._with_excerpts = with_excerpts
        self._on_failure = on_failure

    def lint(
        self,
        source: Source,
        path: str,
        *,
        parse: Callable[[Source], tuple[Cable, ...]] | None = None,
        recorded: datetime.date | None = None,
        on_cable: Callable[[Cable], None] | None = None,
    ) -> FileResult:
        """Lint the cables of one file. Nothing that a rule does escapes; a user's KeyboardInterrupt does.

        `parse` is for who needs the cables too, and has them read once; `on_cable` gets each. `recorded` is the day
        that an archive has of it, for a cable whose text has none.
        """
        fingerprints = Fingerprints(self.settings.root)
        excerpts = Excerpts(source) if self._with_excerpts else None
        # One list for all, so that what was found stays when the grammar fails in the middle.
        findings: list[Finding] = []
        facts: list[Facts] = []
        refused: list[str] = []
        recognised = 0
        broken = False
        watch = Watch(self.settings)
        try:
            with alarm(watch) if self._alarmed else nullcontext():
                for index, cable in enumerate((parse or parse_messages)(source)):
                    recognised += cable.form != "unknown"
                    if on_cable is not None:
                        on_cable(cable)
                    places = TextPlaces(source, path, cable, index, fingerprints=fingerprints, excerpts=excerpts)
                    offers = Offers(source.text, cable)
                    hearing = Hearing(places, findings, self._on_failure, offers, watch)
                    self._walk(cable, hearing, recorded)
                    facts.append(facts_of(cable, path, index, quotable=self._with_excerpts))
                    refused += offers.refused
                    broken = broken or hearing.broken
        except BeyondLimitError as limit:
            findings = [*findings[: self.settings.max_findings], *unreadable(path, str(limit)).findings]
            broken = True
        except Exception as error:  # noqa: BLE001 - a defect of the grammar must not hide the other files
            if self._on_failure is not None:
                self._on_failure(error)
            message = f"The file cannot be parsed: the grammar failed with {type(error).__name__}."
            findings += unreadable(path, message).findings
            broken = True
        findings.sort(key=_order)
        if source.paragraphs:
            findings = [_in_document(finding, source.paragraphs) for finding in findings]
        return FileResult(path, tuple(findings), tuple(facts), recognised, broken, tuple(dict.fromkeys(refused)))

    def _walk(self, cable: Cable, hearing: Hearing, recorded: datetime.date | None) -> None:
        """Hand every node that a rule asked for to the rules that asked for its type."""
        context = self._context(cable, recorded)
        panel = self.checks.panel(cable, context)
        hearing.ask(panel.about(type(cable)), cable, context, cable.span)
        if panel.wanted - {type(cable)}:
            for node in cable.walk(panel.wanted):
                if node is not cable:
                    hearing.ask(panel.about(type(node)), node, context, node.span)

    def lint_marking(self, text: str, path: str) -> FileResult:
        """Lint one marking that stands in no cable, with the rules that judge such a one (`MarkingRule`)."""
        from cablegrammar.cable.marking_in_use import marking_in_text

        source = Source(text)
        findings: list[Finding] = []
        excerpts = Excerpts(source) if self._with_excerpts else None
        places = TextPlaces(source, path, fingerprints=Fingerprints(), excerpts=excerpts)
        marking = marking_in_text(text, lines=register_of(self.settings.profile, self.settings.as_of).manual.telegram)
        offers = Offers(text, uses=(marking,))
        hearing = Hearing(places, findings, self._on_failure, offers)
        hearing.ask(self.checks.about_marking(type(marking)), marking, self._marking_context(), marking.span)
        findings.sort(key=_order)
        return FileResult(path, tuple(findings), (), 0, hearing.broken, tuple(dict.fromkeys(offers.refused)))

    def lint_facts(
        self, facts: Iterable[Facts], catalogue: Catalogue, reread: Callable[[str], Source | None] | None = None
    ) -> Iterator[RunResult]:
        """Run the rules about the whole run on what was kept of its cables (see `run_rules.check_facts`)."""
        return check_facts(
            self.checks.about_run, facts, catalogue, reread, self._on_failure,
            settings=self.settings, alarmed=self._alarmed,
        )  # fmt: skip

    def _context(self, cable: Cable, recorded: datetime.date | None) -> Context:
        return context_of(cable, self.settings, recorded, self.checks.dated)

    def _marking_context(self) -> MarkingContext:
        """The circumstances that a marking in no cable is judged by."""
        settings = self.settings
        date = settings.as_of
        regime = None if date is None else regime_on(date)
        return MarkingContext(
            None, date, regime, settings.today or datetime.date.today(), settings.profile,
            cui_since=settings.cui_since, disclosure_required=settings.disclosure_required,
            catalogue=bool(settings.catalogues), posts=settings.posts, tags=settings.tags,
        )  # fmt: skip


def context_of(
    cable: Cable, settings: Settings, recorded: datetime.date | None = None, dated_rules: tuple[str, ...] = ()
) -> Context:
    """The circumstances that `cable` is judged by; `recorded` is its day, where its text has none."""
    today = settings.today or datetime.date.today()
    date = settings.as_of or (cable.date.date() if cable.date is not None else recorded)
    if date is None and settings.draft:
        date = today
    regime = _regime_of(cable, today) if date is None else regime_on(date)
    return Context(
        cable, date, regime, today, settings.profile,
        cui_since=settings.cui_since, disclosure_required=settings.disclosure_required,
        catalogue=bool(settings.catalogues), posts=settings.posts, tags=settings.tags,
        draft=settings.draft, dated_rules=dated_rules,
    )  # fmt: skip


@lru_cache(maxsize=16)
def checker_for(
    settings: Settings, registry: Registry, *, with_excerpts: bool = False, alarmed: bool = False
) -> Checker:
    """The checker of a registry's rules under `settings`, made once: a program may lint thousands of texts.

    Raises `UsageError` for settings that cannot be used.
    """
    require_usable(settings)
    overrides = severities(registry, settings)
    rules = select_rules(registry, settings)
    return Checker(rules, settings, overrides, with_excerpts=with_excerpts, alarmed=alarmed)


def lint_source(source: Source, path: str, rules: Sequence[LoadedRule], settings: Settings) -> FileResult:
    """Lint one decoded file with `rules`, without per-file ignores. For many files keep a `Checker`."""
    return Checker(rules, settings).lint(source, path)


def _in_document(finding: Finding, paragraphs: Sequence[int]) -> Finding:
    """A finding with the number of its paragraph, and of those that it names and quotes."""

    def of(line: int) -> int:
        return paragraphs[min(line, len(paragraphs)) - 1]

    related = tuple(replace(one, paragraph=of(one.line)) for one in finding.related)
    excerpt = finding.excerpt
    if excerpt is not None:
        numbers = tuple(of(excerpt.first_line + place) for place in range(len(excerpt.lines)))
        excerpt = replace(excerpt, paragraphs=numbers)
    return replace(finding, paragraph=of(finding.line), related=related, excerpt=excerpt)


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.line, finding.column, finding.code


def _regime_of(cable: Cable, today: datetime.date) -> Regime | None:
    """The order of a cable without a date: by its year, where that is enough, else the one that its E.O. line names.

    Where it names none, the order of today, unless something shows that the cable was sent one day.
    """
    ruling = None if cable.year is None else regime_in(cable.year)
    if ruling is not None:
        return ruling
    order = cable.executive_order
    if order is not None and order.number is not None and (cited := regime_of_order(order.number)) is not None:
        return cited
    return None if cable.was_sent else regime_on(today)
