"""Lints an invented cable with some rules: the template cable of `cablelint.testing` with other parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cablegrammar.base.source import Source
from cablegrammar.cable.marking_in_use import marking_in_text
from cablegrammar.marking.marking import parse_marking
from cablegrammar.rollup import PortionMarking
from cablelint import AnyRule, Example, Finding
from cablelint.engine.checker import Checker
from cablelint.rule.registry import LoadedRule
from cablelint.settings.settings import Settings
from cablelint.testing import render

ONE = "The board of the invented lighthouse met again on Tuesday and could not agree on anything."
TWO = "The keeper of the lamp will wait for a letter from the harbour master and for better weather."

UNCLASSIFIED: Mapping[str, str] = {
    "classification": "UNCLAS WINDHOEK 000512",
    "executive_order": "E.O. 12958: N/A",
    "authority": "",
}
SENSITIVE: Mapping[str, str] = {**UNCLASSIFIED, "captions": "SENSITIVE\nSIPDIS"}
SECRET: Mapping[str, str] = {"classification": "S E C R E T WINDHOEK 000512"}


def written(day: str) -> Mapping[str, str]:
    """The header of a cable of `day`, such as `FEB 96`."""
    return {"header": f"O 081245Z {day}\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC IMMEDIATE 0714"}


def lint_body(rules: Iterable[type[AnyRule]], body: str, parts: Mapping[str, str] | None = None) -> list[Finding]:
    """The findings of `rules` in the template cable with this body; lines are counted within the body."""
    cable = render(Example(bad=body, good="", at=[], setting=parts or {}))
    checker = Checker([LoadedRule(rule, "test") for rule in rules], Settings())
    found = checker.lint(Source(cable.text), "test.cable").findings
    return [_moved(finding, 1 - cable.line) for finding in found]


def portion_markings(texts: Iterable[str], profile: str) -> list[PortionMarking]:
    """Portion marks as a roll-up takes them, numbered from 1."""
    unpublished = profile != "state"
    return [
        PortionMarking(number, text.strip(), parse_marking(marking_in_text(text).inner, unpublished=unpublished))
        for number, text in enumerate(texts, start=1)
    ]


def _moved(finding: Finding, lines: int) -> Finding:
    return replace(finding, line=finding.line + lines, end_line=finding.end_line + lines)
