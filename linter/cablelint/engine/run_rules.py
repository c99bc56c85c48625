"""Runs the rules that look across cables: on the Facts of each, against the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cablegrammar.base.source import Source
from cablelint.engine.checks import Question
from cablelint.engine.hearing import Hearing
from cablelint.engine.limits import BeyondLimitError, Watch, alarm
from cablelint.findings.excerpts import ExcerptsAgain
from cablelint.findings.finding import Finding
from cablelint.findings.fingerprints import Fingerprints
from cablelint.findings.places import CitedPlaces
from cablelint.findings.results import unreadable
from cablelint.rule.facts import Facts
from cablelint.settings.settings import Settings

if TYPE_CHECKING:
    from cablelint.rule.catalogue import Catalogue


class RunResult(NamedTuple):
    """What the rules about the run found in one file, after all were linted."""

    path: str
    findings: list[Finding]
    broken: bool
    """A rule failed."""


def check_facts(
    questions: Sequence[Question[Facts, Catalogue]],
    facts: Iterable[Facts],
    catalogue: Catalogue,
    reread: Callable[[str], Source | None] | None = None,
    on_failure: Callable[[BaseException], None] | None = None,
    *,
    settings: Settings,
    alarmed: bool = False,
) -> Iterator[RunResult]:
    """Put `questions` about the Facts of each cable: what is found, by files, those without a finding left out.

    `reread` gives a file's text again where findings are to carry excerpts, `on_failure` gets what a rule raises.
    The limits of `settings` hold for each file (`alarmed`: see `limits.alarm`), and its root is the directory that file
    names are relative to in fingerprints.
    """
    for path, cables in groupby(facts, key=lambda one: one.path):
        fingerprints = Fingerprints(settings.root)
        excerpts = None if reread is None else ExcerptsAgain(path, reread)
        findings: list[Finding] = []
        broken = False
        watch = Watch(settings)
        try:
            with alarm(watch) if alarmed else nullcontext():
                for one in cables:
                    places = CitedPlaces(one, fingerprints=fingerprints, excerpts=excerpts)
                    hearing = Hearing(places, findings, on_failure, watch=watch)
                    hearing.ask(questions, one, catalogue, None)
                    broken = broken or hearing.broken
        except BeyondLimitError as limit:
            findings += unreadable(path, str(limit)).findings
            broken = True
        if findings:
            yield RunResult(path, findings, broken)
