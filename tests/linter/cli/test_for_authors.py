"""For authors of rules: the nodes of a cable, pages of rules, and distributions that cannot be used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from cablegrammar import parse_messages
from cablegrammar.base.node import Node
from cablegrammar.base.source import Source
from cablelint.cli import cli
from cablelint.cli.cable_nodes import outline_of_nodes
from cablelint.rule import registry
from cablelint.rule.page import page
from cablelint.rule.registry import LoadedRule, Registry
from support import faux_rules
from support.fixtures import Cablelint

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("clean/*.cable"))


# ------------------------------------------------------------------------------------------------ parse --nodes


def test_parse_lists_the_nodes_with_class_place_and_attributes(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("parse", "--nodes", cable.name)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert (lines[0], lines[1]) == ("UNCLASSIFIED", "# suva.cable")
    assert any(line.split()[1:3] == ["Paragraph", "number='2'"] for line in lines)
    number = lines.index("cable.tags")
    assert lines[number + 1].split()[1:4] == ["Tag", "tag='PREL'", "kind='subject'"]
    text = cable.read_text().split("\n")
    row, column = map(int, lines[number + 1].split()[0].split("-")[0].split(":"))
    assert text[row - 1][column - 1 :].startswith("PREL")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_every_node_that_a_walk_comes_to_is_listed(file: Path) -> None:
    (cable, *_) = parse_messages(Source(file.read_text()))
    listed = "\n".join(outline_of_nodes(cable, file.name))
    for node in cable.walk(frozenset((Node,))):
        (row, column), (last, end) = map(cable.source.position, node.span)
        assert re.search(rf"^{row}:{column}-{last}:{end} +{type(node).__name__}\b", listed, re.MULTILINE)


def test_nodes_are_for_people(cablelint: Cablelint, cable: Path) -> None:
    result = cablelint("parse", "--nodes", "--format", "json", cable.name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--nodes is an outline for people" in result.stderr


# --------------------------------------------------------------------------- distributions that cannot be used


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> str:
    """What is said of a distribution whose rules cannot be loaded; those of cablelint are there."""
    said = "the rules of zebra-rules 1.2 cannot be loaded: zebra:rules failed with KeyError"
    rules = [LoadedRule(rule, "cablelint 0.1.0") for rule in faux_rules.rules()[:3]]
    monkeypatch.setattr(registry, "load_registry", lambda **_: Registry(rules, [said]))
    return said


def test_a_check_without_all_rules_is_no_pass(cablelint: Cablelint, refused: str, cable: Path) -> None:
    result = cablelint("check", "--format", "json", "--fail-on", "never", cable.name)
    findings = json.loads(result.stdout)["findings"]
    assert result.exit_code == 2
    (said,) = [finding for finding in findings if finding["code"] == "CFG003"]
    assert (said["path"], said["line"]) == (".", 1)
    assert said["message"] == f"T{refused[1:]}. The other rules ran."
    assert len(findings) > 1


@pytest.mark.parametrize("command", [("rule",), ("config",), ("marking", "(U)")])
def test_every_command_says_which_rules_are_missing(
    cablelint: Cablelint, refused: str, command: tuple[str, ...]
) -> None:
    """And what it prints without them is not passed off as all that there is."""
    result = cablelint(*command)
    assert result.exit_code == 2
    assert result.stdout
    assert f"cablelint: error: {refused}\n" in result.stderr


def test_the_page_of_a_rule_as_markdown(cablelint: Cablelint) -> None:
    result = cablelint("rule", faux_rules.rules()[0].code, "--format", "markdown")
    assert (result.exit_code, result.stdout) == (0, page(faux_rules.rules()[0]))


# ------------------------------------------------------------------------------------------------------ completion


def completed(incomplete: str, *before: str) -> list[str]:
    """What a shell offers for the last word of a command line."""
    complete = ShellComplete(cli, {}, "cablelint", "_CABLELINT_COMPLETE")
    return [item.value for item in complete.get_completions(list(before), incomplete)]


def test_a_shell_completes_codes_names_families_and_severities() -> None:
    assert completed("POR00", "rule")[:3] == ["POR001", "POR002", "POR003"]
    assert completed("missing-por", "check", "--select") == ["missing-portion-mark"]
    assert completed("por", "check", "--ignore")[0].startswith("POR")
    assert completed("DEC,war", "check", "--extend-select") == ["DEC,warning"]
    assert "ALL" in completed("", "check", "--select")
    assert completed("zzz", "rule") == []
