"""What a result is kept under: whatever it depends on makes another key."""

from __future__ import annotations

import datetime
import importlib
import os
import sys
from pathlib import Path

import pytest

from cablegrammar.base.record import field_names, replace
from cablegrammar.base.source import Source
from cablelint.cache.keys import Keys
from cablelint.rule.own_words import OwnWord
from cablelint.rule.registry import Registry
from cablelint.rule.violation import Severity
from cablelint.settings.settings import PerFileIgnore, RuleIgnore, Selection, Settings

TEXT = "UNCLAS SUVA 000112\n"
DAY = datetime.date(2026, 1, 5)
SETTINGS = Settings(today=DAY)
NO_QUESTION: dict[str, object] = {
    "include": ("*.x",), "exclude": ("x",), "per_file_ignores": (PerFileIgnore("*", ("ALL",), "why"),),
    "rule_ignores": (RuleIgnore(("ALL",), "why"),), "mandatory": ("POR",), "baseline": "x", "fail_on": "never",
    "max_size": 5, "jobs": 4, "cache": False, "root": os.curdir,
}  # fmt: skip
"""Of the run, and not of a file."""
QUESTIONS: dict[str, object] = {
    "select": ("POR",), "ignore": ("POR",), "extend_select": ("POR",), "profile": "ic", "as_of": DAY,
    "today": datetime.date(2026, 1, 6), "draft": True, "cui_since": DAY, "disclosure_required": True,
    "catalogue": ("run",), "repository": True, "preview": True, "posts": (OwnWord("X", "y", DAY),),
    "tags": (OwnWord("X", "y", DAY),), "severity": {"POR": Severity.INFO}, "max_findings": 5, "max_seconds": 5,
    "command_line": Selection(select=("POR",)),
}  # fmt: skip


@pytest.fixture
def keys() -> Keys:
    return Keys(Registry.of(), with_excerpts=False)


def test_every_setting_is_sorted_in() -> None:
    assert {*NO_QUESTION, *QUESTIONS} == {*field_names(Settings)}


@pytest.mark.parametrize(("name", "value"), QUESTIONS.items())
def test_a_setting_that_rules_ask(keys: Keys, name: str, value: object) -> None:
    changed = replace(SETTINGS, **{name: value})
    assert keys.of("a.cable", Source(TEXT), changed) != keys.of("a.cable", Source(TEXT), SETTINGS)


@pytest.mark.parametrize(("name", "value"), NO_QUESTION.items())
def test_a_setting_that_they_do_not_ask(keys: Keys, name: str, value: object) -> None:
    changed = replace(SETTINGS, **{name: value})
    assert keys.of("a.cable", Source(TEXT), changed) == keys.of("a.cable", Source(TEXT), SETTINGS)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("b.cable", Source(TEXT)),
        ("a.cable", Source(TEXT + " ")),
        ("a.cable", Source(TEXT, "cp1252")),
        ("a.cable", Source(TEXT, byte_order_mark=b"\xef\xbb\xbf")),
        ("a.cable", Source(TEXT, returns=True)),
        ("a.cable", Source(TEXT, paragraphs=(1,))),
        ("a.cable", Source("\ud800")),
    ],
)
def test_name_and_text(keys: Keys, path: str, source: Source) -> None:
    assert keys.of(path, source, SETTINGS) != keys.of("a.cable", Source(TEXT), SETTINGS)


def test_the_way_of_the_run(keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = keys.of("a.cable", Source(TEXT), SETTINGS)
    assert Keys(Registry.of(), with_excerpts=False).of("a.cable", Source(TEXT), SETTINGS) == first
    assert Keys(Registry.of(), with_excerpts=True).of("a.cable", Source(TEXT), SETTINGS) != first
    monkeypatch.chdir(tmp_path)
    assert Keys(Registry.of(), with_excerpts=False).of("a.cable", Source(TEXT), SETTINGS) != first


RULE = """
from cablelint import CableRule, Severity


class OwnRule(CableRule):
    code = "OWN001"
    name = "own"
    severity = Severity.INFO

    def check(self, cable, context):
        return ()
"""


@pytest.mark.parametrize("is_package", [True, False])
def test_a_rule_of_others_that_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_package: bool) -> None:
    name = f"own_rules_of_test_{is_package}"
    module = tmp_path / name / "deep.py" if is_package else tmp_path / f"{name}.py"
    module.parent.mkdir(exist_ok=True)
    module.write_text(RULE)
    monkeypatch.syspath_prepend(tmp_path)
    rule = importlib.import_module(f"{name}.deep" if is_package else name).OwnRule

    class Loaded:
        """As much of a registry as is asked: the rule itself is none that could be loaded."""

        rules = (type("Entry", (), {"rule": rule}),)

    def key() -> bytes:
        return Keys(Loaded(), with_excerpts=False).of("a.cable", Source(TEXT), SETTINGS)  # type: ignore[arg-type]

    first = key()
    assert key() == first
    os.utime(module, ns=(1, 1))
    assert key() != first
    sys.modules.pop(name, None)
