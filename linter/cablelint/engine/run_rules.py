"""Runs the rules that look across cables: on the Facts of each, against the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from cablegrammar.base.node import Span
from cablegrammar.base.source import Source
from cablegrammar.vocabulary.levels import Level
from cablelint.engine.checker import Check, failure_message, finding_of, plain_finding, sound
from cablelint.findings.finding import Excerpt, Finding, RelatedPlace, Violation
from cablelint.findings.places import Excerpts, Fingerprints, cable_key
from cablelint.rule.api import RunRule
from cablelint.rule.facts import CitedCable, Facts
from cablelint.rule.run_findings import RuleFailed

if TYPE_CHECKING:
    from cablelint.catalogue import Catalogue


def check_facts(
    checks: Sequence[Check],
    facts: Iterable[Facts],
    catalogue: Catalogue,
    reread: Callable[[str], Source | None] | None = None,
) -> Iterator[tuple[str, list[Finding], bool]]:
    """Run `checks` on the Facts; for each file its path, its findings, and whether a rule failed there.

    `reread` gives a file's text again where findings are to carry excerpts.
    """
    for path, cables in groupby(facts, key=lambda one: one.path):
        fingerprints = Fingerprints()
        excerpts = _LazyExcerpts(path, reread)
        findings: list[Finding] = []
        broken = False
        for one in cables:
            for check in checks:
                try:
                    # `extend` keeps what a generator gave before it failed.
                    findings.extend(
                        _finding(check, one, violation, fingerprints, excerpts)
                        for violation in _violations(check, one, catalogue)
                    )
                except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a rule does, the others still run
                    broken = True
                    failure = plain_finding(
                        RuleFailed, path, failure_message(check, error), discriminator=f"{one.index} {check.rule.code}"
                    )
                    findings.append(replace(failure, cable=one.id))
        if findings:
            yield path, findings, broken


class _LazyExcerpts:
    """Quotes from a file that is read again only when there is something to quote."""

    __slots__ = ("_excerpts", "_path", "_reread")

    def __init__(self, path: str, reread: Callable[[str], Source | None] | None) -> None:
        self._path = path
        self._reread = reread
        self._excerpts: Excerpts | None = None

    def of(
        self, place: tuple[int, int, int, int], level: str | None, related: Iterable[RelatedPlace]
    ) -> Excerpt | None:
        """The lines of `place`, None when nobody wants them or the file is gone."""
        if self._excerpts is None and self._reread is not None:
            source = self._reread(self._path)
            self._reread = None
            # A file that has shrunk since it was linted has no such lines any more.
            if source is not None and source.line_count >= place[2]:
                self._excerpts = Excerpts(source)
        if self._excerpts is None:
            return None
        return self._excerpts.of(place, None if level is None else Level(level), related)


def _violations(check: Check, facts: Facts, catalogue: Catalogue) -> Iterator[Violation]:
    assert isinstance(check.rule, RunRule)  # noqa: S101 - only these are run checks
    return check.rule.check_run(facts, catalogue)


def _finding(
    check: Check, facts: Facts, violation: Violation, fingerprints: Fingerprints, excerpts: _LazyExcerpts
) -> Finding:
    """The text is gone: a place can only be that of a cited cable."""
    sound(violation)
    places = {cited.span: cited for cited in facts.references}
    cited = places[violation.span]
    related = tuple(_related(places, other.span, other.message) for other in violation.related)
    part = "Reference" if cited.letter is None else f"Reference {cited.letter}"
    place = (cited.line, cited.column, cited.end_line, cited.end_column)
    return finding_of(
        check,
        violation,
        path=facts.path,
        cable=facts.id,
        place=place,
        related=related,
        fingerprint=fingerprints.make(check.rule.code, cable_key(facts.id, facts.path, facts.index), part),
        excerpt=excerpts.of(place, facts.level, related),
    )


def _related(places: dict[Span, CitedCable], span: Span, message: str) -> RelatedPlace:
    return RelatedPlace(places[span].line, places[span].column, message)
