"""What cablelint makes of the inputs, a line each: written by `PYTHONPATH=tests:fuzz:benchmarks python -m snapshots`.

A line has the name of the input, a digest of all that was read in it and of all that is said of it, and the findings
by code and place. So a change of behaviour shows in the difference of a file, next to the change that makes it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from cablegrammar import parse_messages
from cablegrammar.base.record import field_names
from cablegrammar.base.source import Source
from cablegrammar.cable.marking_in_use import marking_in_text
from cablegrammar.marking.marking import parse_marking
from cablegrammar.rollup import Circumstances, PortionMarking, roll_up
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

FOLDER = Path(__file__).parent
_PATH = "invented.cable"
_WIDTH = 100


def of_cable(one: Input) -> str:
    """The line of a text: its messages as objects, as outlines and as nodes, their banners and the findings."""
    source = Source(one.text)
    read: list[object] = []
    for cable in parse_messages(source):
        read += (cable_object(cable, _PATH), *outline(cable, _PATH, _WIDTH), *outline_of_nodes(cable, _PATH))
        read.append(banner_of(cable, one.settings.as_of or TODAY, one.settings.profile))
    checker = _checker(one.settings)
    result = checker.lint(source, _PATH)
    looked_up = [*checker.lint_facts(result.facts, one.known or CATALOGUE)] if one.settings.catalogue else []
    found = [finding for _, findings, _ in looked_up for finding in findings]
    return _line(one, (*result.findings, *found), *read, result, looked_up)


def of_marking(one: Input) -> str:
    """The line of a marking: what it is, what its parts mean and the findings."""
    answer = _markings(one.settings).check(one.text)
    return _line(one, answer.findings, answer, explain_marking(one.text, one.settings))


def of_portions(one: Input) -> str:
    """The line of some portion marks: the banner that they call for."""
    unpublished = one.settings.profile != "state"
    marks = [
        PortionMarking(number, text.strip(), parse_marking(marking_in_text(text).inner, unpublished=unpublished))
        for number, text in enumerate(one.text.split("\n"), start=1)
    ]
    made = roll_up(marks, Circumstances(one.settings.as_of or TODAY, one.settings.profile, None))
    return "\t".join((one.name, _digest(made), one.text.replace("\n", " "), str(made.banner)))


KINDS: dict[str, tuple[Callable[[], Iterator[Input]], Callable[[Input], str]]] = {
    "cables": (cables, of_cable),
    "markings": (markings, of_marking),
    "portions": (portions, of_portions),
}
"""Each with its inputs, and what makes the line of one."""


def update() -> None:
    """Write all files anew."""
    for kind, (inputs, line_of) in KINDS.items():
        lines = [line_of(one) for one in inputs()]
        (FOLDER / f"{kind}.tsv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
        print(f"{kind}.tsv: {len(lines)}")


def _line(given: Input, findings: tuple[Finding, ...], *read: object) -> str:
    found = " ".join(f"{one.code}:{one.line}:{one.column}-{one.end_line}:{one.end_column}" for one in findings)
    return "\t".join((_quoted(given.name), _digest(*read), found))


def _quoted(name: str) -> str:
    """The name in a line of a table: what would end it is escaped."""
    return json.dumps(name, ensure_ascii=True)[1:-1]


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps([_plain(part) for part in parts]).encode()).hexdigest()[:12]


def _plain(value: object) -> object:
    """A value in lists and texts, the same whatever the order of a set is."""
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    if isinstance(value, Mapping):
        return [[str(key), _plain(held)] for key, held in value.items()]
    if isinstance(value, Iterable):
        return [_plain(held) for held in value]
    if hasattr(value, "__record__"):
        return [type(value).__name__, *(_plain(getattr(value, name)) for name in field_names(value))]
    return repr(value)


@cache
def _checker(settings: Settings) -> Checker:
    return checker_for(settings, load_registry(isolated=True))


@cache
def _markings(settings: Settings) -> MarkingChecker:
    return MarkingChecker(load_registry(isolated=True), settings)
