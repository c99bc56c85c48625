"""What a result is kept under: whatever it depends on makes another key."""

from __future__ import annotations

import datetime
import importlib
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

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
    "rule_ignores": (RuleIgnore(("ALL",), "why"),), "baseline": "x", "fail_on": "never", "max_size": 5, "jobs": 4,
    "cache": False, "root": os.curdir,
}  # fmt: skip
"""Of the run, and not of a file."""
QUESTIONS: dict[str, object] = {
    "select": ("POR",), "mandatory": ("POR",), "ignore": ("POR",), "extend_select": ("POR",), "profile": "ic",
    "as_of": DAY,
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


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that modules are imported from. They are forgotten afterwards."""
    before = {*sys.modules}
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in {*sys.modules} - before:
        del sys.modules[name]


def key_with(rule: type, origin: str = "own-rules 1.0") -> bytes:
    """The key of a run with one rule: the registry is as much of one as is asked."""
    entry = SimpleNamespace(rule=rule, origin=origin)
    keys = Keys(SimpleNamespace(rules=(entry,)), with_excerpts=False)  # type: ignore[arg-type]
    return keys.of("a.cable", Source(TEXT), SETTINGS)


@pytest.mark.parametrize("is_package", [True, False])
def test_a_rule_of_others_that_changes(own: Path, is_package: bool) -> None:
    name = f"own_rules_of_test_{is_package}"
    module = own / name / "deep.py" if is_package else own / f"{name}.py"
    module.parent.mkdir(exist_ok=True)
    module.write_text(RULE)
    rule = importlib.import_module(f"{name}.deep" if is_package else name).OwnRule

    first = key_with(rule)
    assert key_with(rule) == first
    os.utime(module, ns=(1, 1))
    assert key_with(rule) != first
    assert key_with(rule, origin="another version") != key_with(rule)


def test_what_a_rule_of_others_imports(own: Path) -> None:
    (own / "helper_of_test.py").write_text("WORD = 1\n")
    module = own / "own_rules_with_helper.py"
    module.write_text(f"import helper_of_test\n{RULE}")
    rule = importlib.import_module("own_rules_with_helper").OwnRule
    first = key_with(rule)
    os.utime(own / "helper_of_test.py", ns=(1, 1))
    assert key_with(rule) != first


def test_links_in_a_package_of_others(own: Path) -> None:
    package = own / "linked_rules_of_test"
    package.mkdir()
    (package / "__init__.py").write_text(RULE)
    rule = importlib.import_module(package.name).OwnRule
    first = key_with(rule)
    (package / "loop").symlink_to(package)
    (package / ".#__init__.py").symlink_to("nobody@nowhere:1")  # as an editor locks a file
    assert key_with(rule) == key_with(rule) != first


def test_code_that_cannot_be_looked_at_is_said_to_be_that(own: Path) -> None:
    with zipfile.ZipFile(own / "packed.zip", "w") as packed:
        packed.writestr("packed_rules_of_test/__init__.py", RULE)
    sys.path.insert(0, str(own / "packed.zip"))
    try:
        rule = importlib.import_module("packed_rules_of_test").OwnRule
    finally:
        sys.path.pop(0)
    with pytest.raises(OSError, match="packed"):
        key_with(rule)
