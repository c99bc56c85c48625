"""Runs the rules that look across cables: on the Facts of each, against the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cablegrammar.base.source import Source
from cablelint.engine.checks import Question
from cablelint.engine.hearing import Hearing
from cablelint.findings.excerpts import ExcerptsAgain
from cablelint.findings.finding import Finding
from cablelint.findings.fingerprints import Fingerprints
from cablelint.findings.places import CitedPlaces
from cablelint.rule.facts import Facts

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
    root: str | None = None,
) -> Iterator[RunResult]:
    """Put `questions` about the Facts of each cable: what is found, by files, those without a finding left out.

    `reread` gives a file's text again where findings are to carry excerpts, `on_failure` gets what a rule raises.
    `root` is the directory that file names are relative to in fingerprints.
    """
    for path, cables in groupby(facts, key=lambda one: one.path):
        fingerprints = Fingerprints(root)
        excerpts = None if reread is None else ExcerptsAgain(path, reread)
        findings: list[Finding] = []
        broken = False
        for one in cables:
            hearing = Hearing(CitedPlaces(one, fingerprints=fingerprints, excerpts=excerpts), findings, on_failure)
            hearing.ask(questions, one, catalogue, None)
            broken = broken or hearing.broken
        if findings:
            yield RunResult(path, findings, broken)
