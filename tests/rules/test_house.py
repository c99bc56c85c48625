"""What holds for every rule beside its own tests: how its module, its page and its examples are made."""

from __future__ import annotations

import ast
import csv
from collections import Counter
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

import cablegrammar
import cablelint
import cablerules
from cablegrammar.vocabulary.profiles import profile_rows
from cablegrammar.vocabulary.table import cells
from cablelint import AnyRule
from cablelint.rule.page import facts
from cablerules import FAMILIES, rules
from support.meanings import all_meanings

ROOT = Path(cablerules.__file__).parent
MODULES = {path.relative_to(ROOT).with_suffix("").as_posix(): path for path in sorted(ROOT.rglob("*.py"))}
RULES = rules()
EVERY = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")

LONGEST = 260
"""The most lines that a module has."""

WHOLE_CABLES = {"STR000", "STR002", "STR012", "STR016"}
"""Rules about a text as a whole: their examples are put into no template."""

OWN_DOCUMENTS = "cablelint: "
"""What begins like this is a rule of the linter itself, which no law knows."""


def imported(path: Path) -> set[str]:
    """The modules that a module imports, wherever the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module is not None and not node.level:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
    return found


# -------------------------------------------------------------------------------------------------------- the modules


def test_a_family_takes_nothing_from_another() -> None:
    """What several families need stands beside them, or in the grammar."""
    found = set()
    for name, path in MODULES.items():
        family = name.partition("/")[0]
        for module in imported(path) if family in FAMILIES else ():
            package, _, rest = module.partition(".")
            other = rest.partition(".")[0]
            if package == "cablerules" and other in FAMILIES and other != family:
                found.add(f"{family} -> {rest}")
    assert found == set()


def test_no_module_is_long() -> None:
    lines = {name: path.read_text(encoding="utf-8").count("\n") for name, path in MODULES.items()}
    assert {name for name, count in lines.items() if count > LONGEST} == set()


def test_no_two_modules_have_one_name() -> None:
    names = Counter(name.rpartition("/")[2] for name in MODULES)
    del names["__init__"]
    assert [name for name, count in names.items() if count > 1] == []


def classes(package: ModuleType) -> list[str]:
    """The public classes of a package, all its rooms included."""
    paths = Path(str(package.__file__)).parent.rglob("*.py")
    return [
        node.name
        for path in paths
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


def test_no_class_of_the_rules_has_the_name_of_another() -> None:
    own = classes(cablerules)
    names = Counter((*own, *classes(cablelint), *classes(cablegrammar)))
    assert [name for name in own if names[name] > 1] == []


@EVERY
def test_the_module_says_code_and_name_and_leaves_the_rest_to_the_class(rule: type[AnyRule]) -> None:
    assert import_module(rule.__module__).__doc__ == f"{rule.code} {rule.name}."


def test_every_other_module_says_what_it_holds() -> None:
    of_rules = {rule.__module__.removeprefix("cablerules.").replace(".", "/") for rule in RULES}
    for name, path in MODULES.items():
        if name not in of_rules:
            said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            assert said.partition("\n")[0], name


# --------------------------------------------------------------------------------------------------------- the pages


@EVERY
def test_the_summary_is_one_sentence(rule: type[AnyRule]) -> None:
    summary = rule.summary()
    assert summary.endswith(".")
    assert ". " not in summary.replace("E.O. ", "")
    assert "\n" not in summary


@EVERY
def test_the_notes_of_examples_are_sentences(rule: type[AnyRule]) -> None:
    for example in rule.examples:
        if example.note is not None:
            assert example.note[0].isupper() or example.note[0] in "`(", example.note
            assert example.note[-1] in ".:", example.note


@EVERY
def test_what_a_rule_rests_on_is_a_known_document(rule: type[AnyRule]) -> None:
    known = [name for row in sources() for name in row["cited_as"].split(";") if name]
    for citation in rule.authority:
        named = citation.document.startswith(OWN_DOCUMENTS) or any(citation.document.startswith(one) for one in known)
        assert named, f"{citation.document} is cited as no row of sources.csv is"


MARKING_FAMILIES = ("MRK", "CUI", "ROL")
"""The families whose facts differ by profile and by day: each of their rules says on which it rests."""


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.code[:3] in MARKING_FAMILIES], ids=lambda rule: rule.name
)
def test_a_rule_about_markings_says_which_facts_it_rests_on(rule: type[AnyRule]) -> None:
    assert rule.rests_on


@EVERY
def test_the_facts_that_a_rule_names_are_in_the_vocabulary(rule: type[AnyRule]) -> None:
    for table, names in facts(rule):
        columns, *rows = cells(table)
        fields = {row[columns.index("field")] for row in rows} if table == "markings_profiles" else set()
        known = fields or {*columns, *(row[0] for row in rows)}
        assert set(names) <= known, f"{table}.csv has no {', '.join(set(names) - known)}"


def test_what_a_profile_has_otherwise_is_what_some_rule_rests_on() -> None:
    named = {name for rule in RULES for table, names in facts(rule) if table == "markings_profiles" for name in names}
    others = {"abbreviation"}  # the form alone: MRK003 and MRK010 write it, and find nothing by it
    assert {row.field for row in profile_rows()} - named == others


def test_a_milestone_that_a_rule_asks_for_is_named_by_one() -> None:
    asked = set()
    for path in MODULES.values():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "since":
                asked |= {one.value for one in node.args if isinstance(one, ast.Constant)}
    named = {name for rule in RULES for table, names in facts(rule) if table == "milestones" for name in names}
    assert asked <= named


def test_no_rule_asks_for_a_profile_by_its_name() -> None:
    for name, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare) and any(
                isinstance(part, ast.Attribute) and part.attr == "profile" for part in (node.left, *node.comparators)
            ):
                assert all(isinstance(op, (ast.In, ast.NotIn)) for op in node.ops), name


def test_a_document_has_one_name() -> None:
    keys = [row["key"] for row in sources()]
    names = [name for row in sources() for name in row["cited_as"].split(";") if name]
    assert len(keys) == len(set(keys))
    assert len(names) == len(set(names))
    cited = {citation.document for rule in RULES for citation in rule.authority}
    cited |= {place.document for words in all_meanings() for place in words.sources}
    assert [name for name in names if not any(document.startswith(name) for document in cited)] == []


def sources() -> list[dict[str, str]]:
    text = (files("cablegrammar.vocabulary") / "sources.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


# ------------------------------------------------------------------------------------------------------- the examples


def test_only_rules_about_whole_texts_bring_a_cable_of_their_own() -> None:
    assert {rule.code for rule in RULES if any(example.slot is None for example in rule.examples)} == WHOLE_CABLES


@EVERY
def test_an_example_changes_a_part_of_the_template(rule: type[AnyRule]) -> None:
    """What an example brings beside its fragment is less than the template itself."""
    for example in rule.examples:
        assert sum(part.count("\n") + 1 for part in example.setting.values()) <= 8
