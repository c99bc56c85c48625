"""The pages that come from the code are current, and the pages written by hand speak of what is there."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from cablelint import AnyRule, CableRule, Severity
from cablelint.rule.registry import load_registry
from cablelint.settings.configuration_file import ENTRY_KEYS, KEYS, WORD_KEYS
from support.pages import ROOT, read


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_docs", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rules() -> list[type[AnyRule]]:
    return [entry.rule for entry in load_registry(isolated=True)]


def test_committed_pages_are_current(generate: ModuleType) -> None:
    stale = [str(path.relative_to(ROOT)) for path, _ in generate.stale(generate.generated())]
    assert stale == [], "run: python docs/generate.py"


def test_every_rule_has_a_page_and_a_row() -> None:
    table = read("docs/rules.md")
    for rule in rules():
        page = read(f"docs/rules/{rule.name}.md")
        assert f"# {rule.name} ({rule.code})" in page
        assert f"| {rule.code} | [{rule.name}](rules/{rule.name}.md) |" in table


def test_the_readme_and_the_headings_know_every_family(generate: ModuleType) -> None:
    readme = read("README.md")
    for family in {rule.code[:3] for rule in rules()}:
        assert family in generate.FAMILIES
        assert f"\n| {family} | " in readme


def test_every_vocabulary_is_described(generate: ModuleType) -> None:
    tables = {path.stem for path in (ROOT / "grammar" / "cablegrammar" / "vocabulary").glob("*.csv")}
    assert generate.VOCABULARIES.keys() == tables, "a line in VOCABULARIES of docs/generate.py for each table"


def test_a_page_of_a_rule_that_is_gone_is_stale(
    generate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules").mkdir()
    left_over = tmp_path / "rules" / "gone.md"
    left_over.write_text("# gone (STR999)\n", encoding="utf-8")
    monkeypatch.setattr(generate, "DOCS", tmp_path)
    assert list(generate.stale({})) == [(left_over, None)]


def test_the_table_escapes_what_would_end_a_cell(generate: ModuleType) -> None:
    class Piped(CableRule):
        """A mark is written `(S|NF)`."""

        code = "POR999"
        name = "piped-mark"
        severity = Severity.INFO
        enabled = False
        authority = ()
        examples = ()

    row = generate.rule_tables([Piped]).splitlines()[-1]
    assert row == "| POR999 | [piped-mark](rules/piped-mark.md) | info (off) | none | A mark is written `(S\\|NF)`. |"


def test_only_the_marked_part_of_a_page_is_replaced(generate: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{generate.BEGIN.format('it')}\nold\n{generate.END}\nafter\n", encoding="utf-8")
    replaced = generate.with_section(page, "it", "new\n")
    assert replaced == f"before\n{generate.BEGIN.format('it')}\n\nnew\n\n{generate.END}\nafter\n"


def test_the_grammar_page_shows_rules_and_no_terminals(generate: ModuleType) -> None:
    grammar = "// about\n\nstart: a\n// more\na: A\n\n// furniture\n\n%ignore B\nA: /a/\n"
    assert generate.grammar_rules(grammar) == "```lark\nstart: a\n// more\na: A\n```\n"


def test_configuration_page_has_every_key_and_no_other() -> None:
    page = read("docs/configuration.md")
    _, _, keys = page.partition("\n## Keys\n")
    headings = [line.removeprefix("### ") for line in keys.split("\n") if line.startswith("### ")]
    assert sorted(headings) == sorted(KEYS)
    for key in (*ENTRY_KEYS, *WORD_KEYS):
        assert f"- `{key}`:" in keys
