"""What cablelint makes of the inputs, a line each, in a table for each kind of them.

A line has the name of the input, a digest of what was read in it, one of what is said of it, and the findings by code
and place. The addresses of a finding and the law that it rests on are left out: they are the rule's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cablegrammar import parse_messages
from cablegrammar.base.record import field_names
from cablegrammar.base.source import Source
from cablegrammar.rollup import Circumstances, roll_up
from cablegrammar.rollup.cables import banner_of
from cablelint.cli.cable_json import cable_object
from cablelint.cli.cable_nodes import outline_of_nodes
from cablelint.cli.cable_tree import outline
from cablelint.engine.checker import Checker, checker_for
from cablelint.engine.explained_marking import explain_marking
from cablelint.engine.marking_check import MarkingChecker
from cablelint.findings.finding import Finding
from cablelint.rule.registry import load_registry
from cablelint.settings.settings import Settings
from snapshots.inputs import CATALOGUE, TODAY, Input, cables, markings, portions
from support.portions import portion_markings

FOLDER = Path(__file__).parent
_PATH = "invented.cable"
_WIDTH = 100
_OF_THE_RULE = ("authority", "url")


class Taken(NamedTuple):
    """What was read in an input, in the values of JSON, what is said of it, and the findings."""

    read: list[object]
    said: list[object]
    findings: tuple[Finding, ...] = ()

    def line(self, name: str) -> str:
        """The line of a table."""
        found = " ".join(f"{one.code}:{one.line}:{one.column}-{one.end_line}:{one.end_column}" for one in self.findings)
        escaped = json.dumps(name)[1:-1]  # what would end the line, or the name
        return "\t".join((escaped, _digest(self.read), _digest(self.said), found or "-"))


def of_cable(one: Input) -> Taken:
    """A text: its messages as objects, as outlines and as nodes, their banners; and all findings."""
    source = Source(one.text)
    read: list[object] = []
    for cable in parse_messages(source):
        below_the_level = list(outline(cable, _PATH, _WIDTH))[1:-1]  # which is rolled up by the rules of today
        read += (cable_object(cable, _PATH), *below_the_level, *outline_of_nodes(cable, _PATH))
        read.append(banner_of(cable, one.settings.as_of or TODAY, one.settings.profile))
    checker = _checker(one.settings)
    result = checker.lint(source, _PATH)
    looked_up = [*checker.lint_facts(result.facts, one.known or CATALOGUE)] if one.settings.catalogue else []
    found = (*result.findings, *(finding for _, findings, _ in looked_up for finding in findings))
    return Taken(_plain_list(read), _plain_list((result, looked_up)), found)


def of_marking(one: Input) -> Taken:
    """A marking: what its parts mean, what it is, and all findings."""
    answer = _markings(one.settings).check(one.text)
    return Taken(_plain_list([explain_marking(one.text, one.settings)]), _plain_list([answer]), answer.findings)


def of_portions(one: Input) -> Taken:
    """Some portion marks: how they are read, and the banner that they call for."""
    profile, day = one.settings.profile, one.settings.as_of or TODAY
    marks = portion_markings(one.text.split("\n"), profile)
    return Taken(_plain_list(marks), _plain_list([roll_up(marks, Circumstances(day, profile, None))]))


KINDS: dict[str, tuple[Callable[[], Iterator[Input]], Callable[[Input], Taken]]] = {
    "cables": (cables, of_cable),
    "markings": (markings, of_marking),
    "portions": (portions, of_portions),
}
"""Each with its inputs, and what is taken of one."""


def taken(kind: str) -> dict[str, str]:
    """The lines of a table by the names of their inputs."""
    lines = (FOLDER / f"{kind}.tsv").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return {line.partition("\t")[0]: line for line in lines}


def update() -> None:
    """Write all tables anew."""
    for kind, (inputs, take) in KINDS.items():
        lines = [take(one).line(one.name) for one in inputs()]
        (FOLDER / f"{kind}.tsv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
        print(f"{kind}.tsv: {len(lines)}")


def show(name: str) -> None:
    """Print the text of an input, its settings, what is read in it and what is said of it, a value a line."""
    for inputs, take in KINDS.values():
        for one in inputs():
            if one.name == name:
                print(f"{one.settings}\n\n{one.text}\n")
                made = take(one)
                print(*(json.dumps(value, indent=1) for value in (*made.read, *made.said)), sep="\n")


def _digest(values: list[object]) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:12]


def _plain_list(values: Iterable[object]) -> list[object]:
    return [_plain(value) for value in values]


def _plain(value: object) -> object:
    """A value in what JSON knows, the same whatever the order of a set is."""
    if isinstance(value, Enum):
        return value.name
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "__record__"):
        left_out = _OF_THE_RULE if isinstance(value, Finding) else ()
        names = (name for name in field_names(value) if name not in left_out)
        return [type(value).__name__, *(_plain(getattr(value, name)) for name in names)]
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(held)] for key, held in value.items()]
    if isinstance(value, set | frozenset):
        return sorted(map(json.dumps, _plain_list(value)))
    if isinstance(value, Iterable):
        return _plain_list(value)
    raise TypeError(f"a snapshot has no way to keep {type(value).__name__}")


@cache
def _checker(settings: Settings) -> Checker:
    return checker_for(settings, load_registry(isolated=True))


@cache
def _markings(settings: Settings) -> MarkingChecker:
    return MarkingChecker(load_registry(isolated=True), settings)
