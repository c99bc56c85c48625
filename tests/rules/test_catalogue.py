"""The rules that exist are those of the catalogue: code, name, severity, default, fix, and a page with its headings.

`catalogue.csv` is the public contract: codes and names appear in people's configuration and never change.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cablelint import AnyRule
from cablelint.rule.page import page, sections
from cablelint.rule.registry import faults_of
from cablelint.rule.run_findings import RULES as RUN_RULES
from cablerules import FAMILIES, rules

CATALOGUE = {
    row["code"]: row
    for row in csv.DictReader((Path(__file__).parent / "catalogue.csv").read_text(encoding="utf-8").splitlines())
}
RULES = rules()
EVERY = pytest.mark.parametrize("rule", [*RULES, *RUN_RULES], ids=lambda rule: f"{rule.code}-{rule.name}")
BUILT_IN = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")


def test_catalogue_has_each_code_and_name_once() -> None:
    lines = (Path(__file__).parent / "catalogue.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(lines) == len(CATALOGUE)
    assert len({row["name"] for row in CATALOGUE.values()}) == len(CATALOGUE)


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in (*RULES, *RUN_RULES)}) == len(RULES) + len(RUN_RULES)
    assert len({rule.name for rule in (*RULES, *RUN_RULES)}) == len(RULES) + len(RUN_RULES)


@EVERY
def test_rule_is_as_in_the_catalogue(rule: type[AnyRule]) -> None:
    assert {
        "code": rule.code,
        "name": rule.name,
        "severity": str(rule.severity),
        "enabled": "yes" if rule.enabled else "no",
        "fix": str(rule.fix or ""),
    } == CATALOGUE[rule.code]


@EVERY
def test_page_has_its_headings_in_order(rule: type[AnyRule]) -> None:
    summary, *headings = sections(rule)
    assert summary == ""
    assert headings == ["What it checks", "Why", *(["Fix safety"] if rule.fix else [])]
    assert all(text for text in sections(rule).values())


@EVERY
def test_summary_is_one_sentence(rule: type[AnyRule]) -> None:
    summary = rule.summary()
    assert summary.endswith(".")
    assert summary[0].isupper() or summary[0] == "`"
    assert "\n" not in summary
    assert len(summary) <= 120


@BUILT_IN
def test_metadata_is_sound(rule: type[AnyRule]) -> None:
    assert list(faults_of(rule)) == []
    assert rule.authority
    assert rule.examples


@BUILT_IN
def test_module_is_named_for_the_rule(rule: type[AnyRule]) -> None:
    """One module a rule, in the folder of its family, so that a name leads to its code."""
    package, family, module = rule.__module__.split(".")
    assert package == "cablerules"
    assert family in FAMILIES
    assert module == rule.name.replace("-", "_")
    assert rule.__name__ == "".join(part.capitalize() for part in rule.name.split("-"))


def test_rules_of_a_family_stand_in_the_order_of_their_codes() -> None:
    for family in FAMILIES:
        codes = [rule.code for rule in RULES if rule.__module__.startswith(f"cablerules.{family}.")]
        assert codes == sorted(codes)
        assert len({code[:3] for code in codes}) <= 1


@BUILT_IN
def test_page_can_be_made(rule: type[AnyRule]) -> None:
    text = page(rule)
    assert text.startswith(f"# {rule.name} ({rule.code})\n")
    for heading in ("## What it checks", "## Why", "## Example", "## Use instead", "## References"):
        assert text.count(f"\n{heading}\n") == 1
