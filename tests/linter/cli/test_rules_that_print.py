"""A rule's print is no part of the output, and acts on nothing that reads along."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cablelint import Cable, Context, Violation
from cablelint.rule import registry
from cablelint.rule.registry import LoadedRule, Registry
from support.fixtures import Cablelint
from support.invented import EveryCable


class Printing(EveryCable):
    """Speaks of every cable, and prints."""

    code = "ZZZ001"

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        print("::error::a kite\n\x1b[31mred")
        print("no end", end="", file=sys.stdout, flush=True)
        yield from super().check(cable, context)


@pytest.fixture
def printing(cablelint: Cablelint, monkeypatch: pytest.MonkeyPatch) -> Cablelint:
    """As `cablelint`, with a distribution that prints when its rules are loaded and when one is asked."""

    def load(*, isolated: bool = False) -> Registry:
        print("{loaded")
        return Registry([] if isolated else [LoadedRule(Printing, "invented 1.0")])

    monkeypatch.setattr(registry, "load_registry", load)
    return cablelint


def test_what_a_rule_prints_goes_beside_the_report(printing: Cablelint, cable: Path) -> None:
    run = printing("check", "--format", "json", cable)
    assert [finding["code"] for finding in json.loads(run.stdout)["findings"]] == ["ZZZ001"]
    assert run.stderr.splitlines() == [
        "cablelint: a rule printed: {loaded",
        "cablelint: a rule printed: ::error::a kite",
        "cablelint: a rule printed: ␛[31mred",
        "cablelint: a rule printed: no end",
    ]


@pytest.mark.parametrize(
    "arguments",
    [("config", "--format", "json"), ("rule", "--format", "json"), ("marking", "--format", "json", "(S//NF)")],
    ids=lambda arguments: str(arguments[0]),
)
def test_nor_does_it_get_into_the_output_of_another_command(printing: Cablelint, arguments: tuple[str, ...]) -> None:
    run = printing(*arguments)
    assert json.loads(run.stdout)
    assert run.stderr.startswith("cablelint: a rule printed: {loaded\n")
