"""For authors of rules: the template cables that examples are put into, and the check that runs them.

A test of a rule is one call: `check_examples(MyRule)`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cablegrammar import parse_messages
from cablegrammar.base.source import Source
from cablegrammar.rollup.protection import losses
from cablelint.catalogue import EVERYTHING, CatalogueError, Entry, IdSet
from cablelint.catalogue.id_list import parse_ids
from cablelint.engine.checker import Checker
from cablelint.findings.finding import Finding
from cablelint.findings.results import FileResult
from cablelint.fixes.edits import apply_edits
from cablelint.rule.api import AnyRule, Example
from cablelint.rule.page import page
from cablelint.rule.registry import LoadedRule, faults_of
from cablelint.rule.templates import NOTICE, TEMPLATES, Rendered, block_text, render
from cablelint.rule.violation import Applicability
from cablelint.settings.settings import Settings

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable

TEMPLATE: Mapping[str, str] = {name: block_text(block) for name, block in TEMPLATES["telegram"].items()}
"""The blocks of the telegram, whole."""


__all__ = (
    "NOTICE", "TEMPLATE", "TEMPLATES", "ExampleError", "Rendered", "check_examples", "check_page", "options_of",
    "render",
)  # fmt: skip


class ExampleError(AssertionError):
    """An example does not show what it says, or a rule has none."""


def check_examples(rule: type[AnyRule], beside: Iterable[type[AnyRule]] = ()) -> None:
    """Run the examples of `rule`; raises `ExampleError` for the first that does not hold.

    Its metadata must be sound. Each bad text is found exactly where `at` says and each good one passes. Where `fixed`
    is given, the fixes make it of the bad text; fixing that again changes nothing; no fix lowers a level, drops a
    control or removes a declassification date. The rules `beside` run too, and must be silent on bad and good alike:
    one fault, one finding.
    """
    for fault in faults_of(rule):
        raise ExampleError(f"{rule.__qualname__} {fault}")
    if not rule.examples:
        raise ExampleError(f"{rule.code} has no examples")
    for number, example in enumerate(rule.examples, start=1):
        trial = _Trial(rule, example, tuple(beside), f"{rule.code} example {number}")
        trial.check_bad()
        trial.check_good()
        trial.check_fix()
    if rule.fix is not None and all(example.fixed is None for example in rule.examples):
        raise ExampleError(f"{rule.code} has a fix, but no example shows it")


def check_page(rule: type[AnyRule], file: Path) -> None:
    """Raise `ExampleError` unless `file` holds the page of `rule`: `cablelint rule CODE --format markdown`."""
    if not file.is_file() or file.read_text(encoding="utf-8") != page(rule):
        raise ExampleError(
            f"{file} is not the page of {rule.code}: cablelint rule {rule.code} --format markdown > {file}"
        )


class _Trial:
    """One example of one rule."""

    def __init__(self, rule: type[AnyRule], example: Example, beside: tuple[type[AnyRule], ...], name: str) -> None:
        self.rule = rule
        self.example = example
        self.name = name
        self.settings, self.known = options_of(example)
        self.failures: list[BaseException] = []
        others = [other for other in beside if other is not rule and self.settings.profile in other.profiles]
        rules = [LoadedRule(entry, "example") for entry in (rule, *others)]
        self.checker = Checker(rules, self.settings, on_failure=self.failures.append)
        if self.settings.profile not in rule.profiles:
            raise ExampleError(f"{name}: the rule does not apply to the profile {self.settings.profile}")

    def check_bad(self) -> None:
        """The rule speaks exactly where the example says, and nobody else does."""
        cable = render(self.example)
        findings = self.lint(cable)
        self.refuse([finding for finding in findings if finding.code != self.rule.code], "bad", cable)
        found = [
            (finding.line - cable.line + 1, finding.column, finding.end_line - cable.line + 1, finding.end_column)
            for finding in findings
        ]
        if sorted(found) != sorted(map(tuple, self.example.at)):
            raise self.error(f"found at {found}, but expected at {list(self.example.at)}", cable)

    def check_good(self) -> None:
        """Nobody says anything."""
        cable = render(self.example, self.example.good)
        self.refuse(self.lint(cable), "good", cable)

    def check_fix(self) -> None:
        """The fixes give what the example says, and do no harm."""
        before = render(self.example)
        fixes = [finding.fix for finding in self.own(before) if finding.fix is not None]
        for fix in fixes:
            if self.rule.fix is None:
                raise self.error("a fix is offered, but the rule says that it has none", before)
            if fix.applicability is Applicability.SAFE and self.rule.fix is Applicability.UNSAFE:
                raise self.error("a safe fix is offered, but the rule says that its fixes are unsafe", before)
        if self.example.fixed is None:
            if fixes:
                raise self.error("a fix is offered, but the example does not show its result", before)
            return
        after, wanted = self.fixed(before), render(self.example, self.example.fixed)
        if after.text != wanted.text:
            raise self.error(f"the fix gives another text\n\n{_difference(wanted.text, after.text)}", after)
        if self.fixed(after).text != after.text:
            raise self.error("the fix is not idempotent", self.fixed(after))
        given_up = frozenset().union(*(fix.gives_up for fix in fixes))
        for loss in losses(_cables(before.text), _cables(after.text)):
            if loss.of not in given_up:
                raise self.error(f"the fix {loss}", after)

    def fixed(self, cable: Rendered) -> Rendered:
        """`cable` after the rule's fixes."""
        fixes = (finding.fix for finding in self.own(cable) if finding.fix is not None)
        return Rendered(apply_edits(cable.text, (edit for fix in fixes for edit in fix.edits)), cable.line)

    def own(self, cable: Rendered) -> list[Finding]:
        """What this rule finds."""
        return [finding for finding in self.lint(cable) if finding.code == self.rule.code]

    def lint(self, cable: Rendered) -> list[Finding]:
        """What all rules of the trial find, a run rule on the cables that the example's catalogue holds."""
        result: FileResult = self.checker.lint(Source(cable.text), "example.cable")
        findings = list(result.findings)
        if self.known is not None:
            for found in self.checker.lint_facts(result.facts, self.known):
                findings += found.findings
        for failure in self.failures:
            raise self.error(f"{type(failure).__name__}: {failure}", cable) from failure
        return findings

    def refuse(self, findings: Sequence[Finding], which: str, cable: Rendered) -> None:
        """Raise when there are findings that should not be."""
        for finding in findings:
            place = f"{finding.line - cable.line + 1}:{finding.column}"
            raise self.error(f"{finding.code} speaks in the {which} text at {place}: {finding.message}", cable)

    def error(self, message: str, cable: Rendered) -> ExampleError:
        """What is raised: the message, and the cable with its lines numbered as `at` counts them."""
        lines = cable.text.removesuffix("\n").split("\n")
        numbered = (f"{number:>4} | {line}".rstrip() for number, line in enumerate(lines, start=2 - cable.line))
        return ExampleError("\n".join((f"{self.name}: {message}", "", *numbered)))


def _difference(wanted: str, found: str) -> str:
    """The lines in which two texts differ, those that are missing after `-` and those that are there after `+`."""
    from difflib import ndiff

    return "\n".join(line for line in ndiff(wanted.splitlines(), found.splitlines()) if not line.startswith("  "))


def options_of(example: Example) -> tuple[Settings, IdSet | None]:
    """The settings of an example and its catalogue. Raises `ValueError` for an option that there is not."""
    options = dict(example.options)
    catalogue = options.pop("catalogue", None)
    settings = Settings(
        profile=str(options.pop("profile", "state")),
        as_of=_date(options.pop("as_of", None)),
        today=_date(options.pop("today", None)),
        cui_since=_date(options.pop("cui_since", None)),
        disclosure_required=bool(options.pop("disclosure_required", False)),
        catalogue=() if catalogue is None else ("ids",),
    )
    if options:
        raise ValueError(f"an example has no option {', '.join(options)}")
    return settings, None if catalogue is None else IdSet.of(_entries(catalogue), (EVERYTHING,), ("ids",))


def _date(text: object) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(str(text))


def _entries(catalogue: object) -> Iterator[Entry]:
    """The cables of a catalogue option: ids, with a date and a level where the rule asks for them, as in a CSV list."""
    if not isinstance(catalogue, Iterable):
        raise ValueError("the option catalogue must be a list of ids")
    for text in catalogue:
        try:
            yield from (cable.entry for cable in parse_ids(str(text).encode(), "catalogue").cables)
        except CatalogueError:
            raise ValueError(f"the option catalogue holds {text!r}, which is not a cable id") from None


def _cables(text: str) -> tuple[Cable, ...]:
    return tuple(parse_messages(Source(text)))
