"""The rules of a run at work: which of them want to see which nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from cablegrammar.base.node import Node
from cablegrammar.cable.marking_in_use import MarkingInUse
from cablelint.rule.api import AnyRule, MarkingRule, RunRule
from cablelint.rule.context import Context, MarkingContext
from cablelint.rule.facts import Facts
from cablelint.rule.registry import DISTRIBUTION, LoadedRule
from cablelint.rule.violation import Severity, Violation

if TYPE_CHECKING:
    from cablelint.rule.catalogue import Catalogue

S = TypeVar("S")
C = TypeVar("C")


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """A rule at work: its one instance, where it comes from, and the severity that its findings get."""

    rule: AnyRule
    origin: str
    severity: Severity | None
    """The severity that the settings give, None to leave it to the rule."""

    @property
    def third_party(self) -> bool:
        """Whether the rule is none of cablelint's own."""
        return not self.origin.startswith(f"{DISTRIBUTION} ")


Question = tuple[Check, Callable[[S, C], Iterator[Violation]]]
"""A check, and what it is asked: a method that takes a subject and its circumstances."""


class Checks:
    """The rules of a run, sorted by what they ask for. `severities` are the overrides by code."""

    __slots__ = ("_by_asked", "_by_type", "_of_markings", "about_run", "dated", "wanted")

    def __init__(self, rules: Sequence[LoadedRule], severities: Mapping[str, Severity]) -> None:
        self._by_asked: dict[type[Node], list[Question[Any, Context]]] = {}
        self._by_type: dict[type[Node], tuple[Question[Any, Context], ...]] = {}
        self._of_markings: list[Question[MarkingInUse, MarkingContext]] = []
        about_run: list[Question[Facts, Catalogue]] = []
        for entry in rules:
            rule = entry.rule()
            check = Check(rule, entry.origin, severities.get(rule.code))
            for asked in rule.visits:
                self._by_asked.setdefault(asked, []).append((check, rule.check))
            if isinstance(rule, MarkingRule):
                self._of_markings.append((check, rule.check))
            if isinstance(rule, RunRule):
                about_run.append((check, rule.check_run))
        self.about_run = tuple(about_run)
        self.dated = tuple(sorted(entry.rule.code for entry in rules if entry.rule.needs_date))
        """The codes of the rules that need the date of a cable."""
        self.wanted = frozenset(self._by_asked)
        """The node types that a rule asks for."""

    def __bool__(self) -> bool:
        return bool(self.wanted or self.about_run)

    def about(self, kind: type[Node]) -> tuple[Question[Any, Context], ...]:
        """What is asked about a node of type `kind`, by the rules for a base class of it too."""
        questions = self._by_type.get(kind)
        if questions is None:
            # A rule that asked for a type and for its base still sees each node once.
            asked = (question for base in kind.__mro__ for question in self._by_asked.get(base, ()))
            questions = self._by_type[kind] = tuple({question[0]: question for question in asked}.values())
        return questions

    def about_marking(self, kind: type[MarkingInUse]) -> Iterator[Question[MarkingInUse, MarkingContext]]:
        """What is asked about a marking of type `kind` that stands in no cable."""
        return (question for question in self._of_markings if issubclass(kind, question[0].rule.visits))
