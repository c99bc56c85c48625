"""The scopes of the rules save time and change no finding, on all examples and on cables made by chance."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest

from cablegrammar.base.source import Source
from cablelint import AnyRule
from cablelint.engine.checker import Checker
from cablelint.findings.results import FileResult
from cablelint.rule.registry import LoadedRule
from cablelint.rule.scope import Scope
from cablelint.settings.settings import Settings
from cablelint.testing import render
from cablerules import rules
from support.forms import whole_cable

EXAMPLES = Path(__file__).parents[2] / "examples"
FAMILIES = sorted({rule.code[:3] for rule in rules()})


@cache
def checker(settings: Settings, *, scoped: bool) -> Checker:
    able = [LoadedRule(rule, "cablelint 0") for rule in rules() if settings.profile in rule.profiles]
    return Checker(able, settings, scoped=scoped)


def settings_of(rule: AnyRule | type[AnyRule], options: dict[str, object]) -> Settings:
    day = {name: datetime.date.fromisoformat(str(options[name])) for name in ("as_of", "cui_since") if name in options}
    return Settings(
        profile=str(options.get("profile", rule.profiles[0])),
        as_of=day.get("as_of"),
        cui_since=day.get("cui_since"),
        today=datetime.date(2026, 1, 1),
    )


def lint_both(text: str, settings: Settings) -> tuple[FileResult, FileResult]:
    source = Source.of(text)
    scoped, unscoped = (checker(settings, scoped=scoped).lint(source, "a.cable") for scoped in (True, False))
    return scoped, unscoped


def examples(family: str) -> Iterator[tuple[str, Settings]]:
    for rule in rules():
        for example in rule.examples if rule.code.startswith(family) else ():
            settings = settings_of(rule, dict(example.options))
            yield render(example).text, settings
            yield render(example, example.good).text, settings


@pytest.mark.parametrize("family", FAMILIES)
def test_no_rule_speaks_outside_of_its_scope_in_an_example(family: str) -> None:
    for text, settings in examples(family):
        scoped, unscoped = lint_both(text, settings)
        assert scoped == unscoped


@pytest.mark.parametrize("profile", ["state", "ic", "cui"])
def test_no_rule_speaks_outside_of_its_scope_in_a_cable_made_by_chance(profile: str) -> None:
    settings = Settings(profile=profile, today=datetime.date(2026, 1, 1), cui_since=datetime.date(2009, 1, 1))
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.cable"))]
    spoken = 0
    for text in (*texts, *(whole_cable(Random(seed)) for seed in range(60))):  # noqa: S311 - the same ones each time
        scoped, unscoped = lint_both(text, settings)
        assert scoped == unscoped
        spoken += len(scoped.findings)
    assert spoken > 100


def test_most_rules_say_of_which_cables_they_speak() -> None:
    assert sum(rule.scope != Scope() for rule in rules()) > 100
