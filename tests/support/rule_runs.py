"""Runs rules over invented cables: the template cable with parts of it changed."""

from __future__ import annotations

import datetime

from cablegrammar.base.source import Source
from cablelint import AnyRule, Finding
from cablelint.engine.checker import Checker
from cablelint.rule.registry import LoadedRule
from cablelint.settings.settings import Settings
from cablelint.testing import NOTICE, TEMPLATE


def cable_text(**parts: str) -> str:
    """The template cable of `cablelint.testing` with other parts; "" leaves a part out."""
    assert parts.keys() <= TEMPLATE.keys()
    chosen = {**TEMPLATE, **parts}
    return "\n\n".join([NOTICE, *(part.strip("\n") for part in chosen.values() if part)]) + "\n"


def run_rules(
    text: str,
    *rules: type[AnyRule],
    as_of: datetime.date | None = None,
    today: datetime.date | None = None,
    profile: str = "state",
) -> list[Finding]:
    """What these rules find in `text`, in the order of the text."""
    checker = Checker(
        [LoadedRule(rule, "cablelint 0.0") for rule in rules], Settings(as_of=as_of, today=today, profile=profile)
    )
    return list(checker.lint(Source(text), "invented.cable").findings)


def places(findings: list[Finding]) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding."""
    return [(finding.code, finding.line, finding.column) for finding in findings]


def line_of(text: str, wanted: str, occurrence: int = 1) -> int:
    """The number of the line (from 1) on which `wanted` stands for the n-th time."""
    start = -1
    for _ in range(occurrence):
        start = text.index(wanted, start + 1)
    return text.count("\n", 0, start) + 1
