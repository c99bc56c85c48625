"""Lints one file: parses it, walks each cable once, and makes findings of what the rules yield."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cablegrammar import parse_messages
from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.base.source import Source
from cablelint.findings.finding import Applicability, Excerpt, Finding, Fix, RelatedPlace, Severity, Violation
from cablelint.findings.places import Excerpts, Fingerprints, Structure, cable_key
from cablelint.rule.api import AnyRule, RunRule
from cablelint.rule.context import Context
from cablelint.rule.facts import CitedCable, Facts
from cablelint.rule.registry import LoadedRule
from cablelint.rule.run_findings import RuleFailed, UnreadableFile
from cablelint.settings.settings import Settings

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablegrammar.vocabulary.regimes import Regime


@record
class FileResult:
    """What linting one file gave. `findings` are in the order of their places, before any ignores."""

    path: str
    findings: tuple[Finding, ...]
    facts: tuple[Facts, ...]
    cables: int
    """How many cables were recognised."""
    broken: bool = False
    """The file could not be read, or a rule failed."""


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """A rule at work: its one instance, the severity its findings get, and what is asked of it again and again."""

    rule: AnyRule
    origin: str
    severity: Severity | None
    """The severity that the settings give, None to leave it to the rule."""
    url: str


class Checker:
    """The rules of a run under one set of settings, sorted by the node types that they ask for.

    Made once and used for every file. `severities` are the overrides by code (see `selection.severities`).
    """

    __slots__ = ("_by_asked", "_by_type", "_with_excerpts", "run_checks", "settings", "today", "wanted")

    def __init__(
        self,
        rules: Sequence[LoadedRule],
        settings: Settings,
        severities: Mapping[str, Severity] | None = None,
        *,
        with_excerpts: bool = False,
    ) -> None:
        self.settings = settings
        self.today = settings.today or datetime.date.today()
        self._with_excerpts = with_excerpts
        self._by_asked: dict[type[Node], list[Check]] = {}
        self._by_type: dict[type[Node], tuple[Check, ...]] = {}
        self.run_checks: list[Check] = []
        for entry in rules:
            severity = (severities or {}).get(entry.rule.code)
            check = Check(entry.rule(), entry.origin, severity, entry.rule.url())
            for asked in entry.rule.visits:
                self._by_asked.setdefault(asked, []).append(check)
            if issubclass(entry.rule, RunRule):
                self.run_checks.append(check)
        self.wanted = frozenset(self._by_asked)

    def checks_for(self, kind: type[Node]) -> tuple[Check, ...]:
        """The rules that want to see nodes of type `kind`, those that asked for a base class included."""
        checks = self._by_type.get(kind)
        if checks is None:
            # A rule that asked for a type and for its base still sees each node once.
            asked = (check for base in kind.__mro__ for check in self._by_asked.get(base, ()))
            checks = self._by_type[kind] = tuple(dict.fromkeys(asked))
        return checks

    def lint(self, source: Source, path: str) -> FileResult:
        """Lint the cables of one file. Nothing that a rule does escapes; a user's KeyboardInterrupt does."""
        fingerprints = Fingerprints()
        excerpts = Excerpts(source) if self._with_excerpts else None
        findings: list[Finding] = []
        facts: list[Facts] = []
        recognised = 0
        broken = False
        try:
            for index, cable in enumerate(parse_messages(source)):
                recognised += cable.form != "unknown"
                # One list for all, so that what was found stays when the grammar fails in the middle.
                lint = _CableLint(self, source, path, index, cable, fingerprints, excerpts, findings)
                lint.run()
                facts.append(lint.facts())
                broken = broken or lint.broken
        except Exception as error:  # noqa: BLE001 - a defect of the grammar must not hide the other files
            message = f"The file cannot be parsed: the grammar failed with {type(error).__name__}."
            findings += unreadable(path, message).findings
            broken = True
        findings.sort(key=_order)
        return FileResult(path, tuple(findings), tuple(facts), recognised, broken)

    def lint_marking(self, text: str, path: str) -> FileResult:
        """Lint one marking that stands in no cable, with the rules that ask for a `MarkingInUse`."""
        from cablegrammar.cable.marking_in_use import marking_in_text

        source = Source(text)
        cable = parse_messages(Source(""))[0]
        excerpts = Excerpts(source) if self._with_excerpts else None
        lint = _CableLint(self, source, path, 0, cable, Fingerprints(), excerpts, [])
        lint.run_on(marking_in_text(text))
        lint.findings.sort(key=_order)
        return FileResult(path, tuple(lint.findings), (), 0, lint.broken)

    def context(self, cable: Cable) -> Context:
        """The circumstances that `cable` is judged by."""
        date = self.settings.as_of or (cable.date.date() if cable.date is not None else None)
        settings = self.settings
        regime = _regime(cable, date)
        return Context(
            cable, date, regime, self.today, settings.profile,
            cui_since=settings.cui_since, catalogue=bool(settings.catalogue),
        )  # fmt: skip


def lint_source(source: Source, path: str, rules: Sequence[LoadedRule], settings: Settings) -> FileResult:
    """Lint one decoded file with `rules`, without per-file ignores. For many files keep a `Checker`."""
    return Checker(rules, settings).lint(source, path)


def unreadable(path: str, message: str) -> FileResult:
    """The result of a file that could not be read: CFG002 at its first character. `message` is a sentence."""
    finding = plain_finding(UnreadableFile, path, message)
    return FileResult(path, (finding,), (), 0, broken=True)


def plain_finding(
    rule: type[AnyRule], path: str, message: str, *, expected: str | None = None, line: int = 1, discriminator: str = ""
) -> Finding:
    """A finding about the run, at the start of a line. `discriminator` tells apart several at one path."""
    fingerprint = Fingerprints().make(rule.code, path, discriminator)
    return Finding(
        path=path, cable=None, code=rule.code, name=rule.name, severity=rule.severity, message=message,
        expected=expected, line=line, column=1, end_line=line, end_column=1, authority=rule.authority,
        url=rule.url(), related=(), fix=None, fingerprint=fingerprint,
    )  # fmt: skip


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.line, finding.column, finding.code


def _regime(cable: Cable, date: datetime.date | None) -> Regime | None:
    from cablegrammar.vocabulary.regimes import regime_of_order, regime_on

    if date is not None:
        return regime_on(date)
    order = cable.executive_order
    return regime_of_order(order.number) if order is not None and order.number is not None else None


class _CableLint:
    """One cable on its way through the rules."""

    __slots__ = (
        "_excerpts", "_failed", "_fingerprints", "_structure",
        "broken", "cable", "checker", "findings", "id", "index", "path", "source",
    )  # fmt: skip

    def __init__(
        self,
        checker: Checker,
        source: Source,
        path: str,
        index: int,
        cable: Cable,
        fingerprints: Fingerprints,
        excerpts: Excerpts | None,
        findings: list[Finding],
    ) -> None:
        self.checker = checker
        self.source = source
        self.path = path
        self.index = index
        self.cable = cable
        self.id = cable.id
        self.findings = findings
        self.broken = False
        self._fingerprints = fingerprints
        self._excerpts = excerpts
        self._failed: set[Check] = set()
        self._structure: Structure | None = None

    def run(self) -> None:
        """Hand every node that a rule asked for to the rules that asked for its type."""
        context = self.checker.context(self.cable)
        checks_for = self.checker.checks_for
        self._hand_over(self.cable, checks_for(type(self.cable)), context)
        if self.checker.wanted - {type(self.cable)}:
            for node in self.cable.walk(self.checker.wanted):
                if node is not self.cable:
                    self._hand_over(node, checks_for(type(node)), context)

    def run_on(self, node: Node) -> None:
        """Hand one node that is no part of the cable to the rules that asked for its type."""
        context = replace(self.checker.context(self.cable), alone=True)
        self._hand_over(node, self.checker.checks_for(type(node)), context)

    def _hand_over(self, node: Node, checks: Iterable[Check], context: Context) -> None:
        failed = self._failed
        for check in checks:
            if failed and check in failed:
                continue
            try:
                for violation in check.rule.check(node, context):
                    self.findings.append(self._finding(check, violation))
            except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a rule does, the others still run
                failed.add(check)
                self.broken = True
                self.findings.append(self._failure(check, node.span, error))

    def _finding(self, check: Check, violation: Violation) -> Finding:
        source = self.source
        sound(violation)
        in_text(violation, len(source.text))
        line, column = source.position(violation.span.start)
        end_line, end_column = source.position(violation.span.end)
        place = (line, column, end_line, end_column)
        related = tuple(RelatedPlace(*source.position(other.span.start), other.message) for other in violation.related)
        excerpts = self._excerpts
        return finding_of(
            check,
            violation,
            path=self.path,
            cable=self.id,
            place=place,
            related=related,
            fingerprint=self._fingerprint(check.rule.code, violation.span),
            excerpt=excerpts.of(place, self.cable.level, related) if excerpts is not None else None,
        )

    def _failure(self, check: Check, span: Span, error: BaseException) -> Finding:
        line, column = self.source.position(min(span.start, len(self.source.text)))
        finding = plain_finding(RuleFailed, self.path, failure_message(check, error), line=line)
        fingerprint = self._fingerprint(RuleFailed.code + check.rule.code, span)
        return replace(finding, cable=self.id, column=column, end_column=column, fingerprint=fingerprint)

    def _fingerprint(self, code: str, span: Span) -> str:
        if self._structure is None:
            self._structure = Structure(self.cable)
        key = cable_key(self.id, self.path, self.index)
        return self._fingerprints.make(code, key, self._structure.place(span))

    def facts(self) -> Facts:
        """What is kept of the cable for the rules about the whole run."""
        cable = self.cable
        level = cable.level
        date = cable.date.date() if cable.date is not None else None
        return Facts(
            self.path, self.id, date, level.value if level is not None else None, tuple(self._cited()), self.index
        )

    def _cited(self) -> Iterator[CitedCable]:
        for reference in self.cable.references:
            if reference.kind == "cable":
                span = reference.span
                places = (*self.source.position(span.start), *self.source.position(span.end))
                yield CitedCable(
                    reference.id, reference.letter, span, *places, notal=reference.notal, date=reference.date,
                    reads_in_two_ways=reference.reads_in_two_ways, post=reference.post, number=reference.number,
                )  # fmt: skip


def failure_message(check: Check, error: BaseException) -> str:
    """What CFG003 says: the exception's own text could quote the cable, and is left out."""
    rule = check.rule
    return f"{rule.code} {rule.name} ({check.origin}) failed with {type(error).__name__}; the other rules ran."


def sound(violation: object) -> None:
    """Raise `TypeError` for what a rule yields that is no violation, or one that a report could not show."""
    if not isinstance(violation, Violation):
        raise TypeError("no Violation")
    texts: list[object] = [violation.message, *(other.message for other in violation.related)]
    if violation.expected is not None:
        texts.append(violation.expected)
    if violation.fix is not None:
        texts += [violation.fix.title, *(edit.text for edit in violation.fix.edits)]
        if not isinstance(violation.fix.applicability, Applicability):
            raise TypeError("no Applicability")
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("a text is no string")
    if not isinstance(violation.severity, Severity | None):
        raise TypeError("no Severity")


def in_text(violation: Violation, length: int) -> None:
    """Raise `ValueError` when a place that the violation names is outside of a text of `length` characters."""
    spans = [violation.span, *(other.span for other in violation.related)]
    if violation.fix is not None:
        spans += [Span(edit.start, edit.end) for edit in violation.fix.edits]
    for start, end in spans:
        if not 0 <= start <= end <= length:
            raise ValueError("a violation's place is outside of the text")


def finding_of(
    check: Check,
    violation: Violation,
    *,
    path: str,
    cable: str | None,
    place: tuple[int, int, int, int],
    related: tuple[RelatedPlace, ...],
    fingerprint: str,
    excerpt: Excerpt | None = None,
) -> Finding:
    """The finding that a rule's violation becomes. `place` is line, column, end line and end column."""
    rule = check.rule
    line, column, end_line, end_column = place
    fix: Fix | None = violation.fix
    return Finding(
        path=path, cable=cable, code=rule.code, name=rule.name,
        severity=check.severity or violation.severity or rule.severity,
        message=violation.message, expected=violation.expected,
        line=line, column=column, end_line=end_line, end_column=end_column,
        authority=rule.authority, url=check.url, related=related, fix=fix, fingerprint=fingerprint, excerpt=excerpt,
    )  # fmt: skip
