"""The rules of a run at work: which of them want to see which nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from cablegrammar.base.node import Node
from cablegrammar.cable.marking_in_use import MarkingInUse
from cablelint.rule.api import AnyRule, MarkingRule, RunRule
from cablelint.rule.context import Context, MarkingContext
from cablelint.rule.facts import Facts
from cablelint.rule.registry import DISTRIBUTION, LoadedRule
from cablelint.rule.scope import Condition, conditions
from cablelint.rule.violation import Severity, Violation

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablelint.rule.catalogue import Catalogue

S = TypeVar("S")
C = TypeVar("C")


class Check:
    """A rule at work: its one instance, where it comes from, and the severity that its findings get.

    `severity` is the one that the settings give, None to leave it to the rule.
    """

    __slots__ = ("origin", "rule", "severity", "third_party")

    def __init__(self, rule: AnyRule, origin: str, severity: Severity | None) -> None:
        self.rule = rule
        self.origin = origin
        self.severity = severity
        self.third_party = not origin.startswith(f"{DISTRIBUTION} ")
        """The rule is none of cablelint's own."""


Question = tuple[Check, Callable[[S, C], Iterator[Violation]]]
"""A check, and what it is asked: a method that takes a subject and its circumstances."""


class Panel:
    """The rules that have anything to say of a cable, sorted by what they ask for. Kept for the next such cable."""

    __slots__ = ("_by_asked", "_by_type", "wanted")

    def __init__(self, asking: Iterable[Asking]) -> None:
        self._by_asked: dict[type[Node], list[Question[Any, Context]]] = {}
        self._by_type: dict[type[Node], tuple[Question[Any, Context], ...]] = {}
        for asked, question, _ in asking:
            self._by_asked.setdefault(asked, []).append(question)
        self.wanted = frozenset(self._by_asked)
        """The node types that a rule asks for."""

    def about(self, kind: type[Node]) -> tuple[Question[Any, Context], ...]:
        """What is asked about a node of type `kind`, by the rules for a base class of it too."""
        questions = self._by_type.get(kind)
        if questions is None:
            # A rule that asked for a type and for its base still sees each node once.
            asked = (question for base in kind.__mro__ for question in self._by_asked.get(base, ()))
            questions = self._by_type[kind] = tuple({question[0]: question for question in asked}.values())
        return questions


Asking = tuple[type[Node], Question[Any, Context], int]
"""A node type that a rule asks for, what it is asked about such a node, and the conditions of its scope: a bit each."""


class Checks:
    """The rules of a run. `severities` are the overrides by code; without `scoped` each is asked of every cable."""

    __slots__ = ("_asking", "_conditions", "_of_markings", "_panels", "about_run", "dated")

    def __init__(self, rules: Sequence[LoadedRule], severities: Mapping[str, Severity], *, scoped: bool = True) -> None:
        self._asking: list[Asking] = []
        self._of_markings: list[Question[MarkingInUse, MarkingContext]] = []
        self._panels: dict[int, Panel] = {}
        about_run: list[Question[Facts, Catalogue]] = []
        places: dict[object, int] = {}
        found: list[Condition] = []
        for entry in rules:
            rule = entry.rule()
            check = Check(rule, entry.origin, severities.get(rule.code))
            needed = 0
            for key, condition in conditions(rule.scope) if scoped else ():
                if key not in places:
                    places[key] = len(found)
                    found.append(condition)
                needed |= 1 << places[key]
            self._asking += ((asked, (check, rule.check), needed) for asked in rule.visits)
            if isinstance(rule, MarkingRule):
                self._of_markings.append((check, rule.check))
            if isinstance(rule, RunRule):
                about_run.append((check, rule.check_run))
        self._conditions = tuple((1 << place, condition) for place, condition in enumerate(found))
        self.about_run = tuple(about_run)
        self.dated = tuple(
            sorted(entry.rule.code for entry in rules if entry.rule.needs_date or entry.rule.scope.dated)
        )
        """The codes of the rules that need the date of a cable."""

    def __bool__(self) -> bool:
        return bool(self._asking or self.about_run)

    def panel(self, cable: Cable, context: Context) -> Panel:
        """The rules in whose scope a cable is."""
        met = 0
        for bit, condition in self._conditions:
            try:
                if condition(cable, context):
                    met |= bit
            except Exception:  # noqa: BLE001 - a defect of the grammar is reported by the rules that come upon it
                met |= bit
        panel = self._panels.get(met)
        if panel is None:
            if len(self._panels) >= _MOST_PANELS:
                self._panels.clear()
            panel = self._panels[met] = Panel(asking for asking in self._asking if not asking[2] & ~met)
        return panel

    def about_marking(self, kind: type[MarkingInUse]) -> Iterator[Question[MarkingInUse, MarkingContext]]:
        """What is asked about a marking of type `kind` that stands in no cable."""
        return (question for question in self._of_markings if issubclass(kind, question[0].rule.visits))


_MOST_PANELS = 1024
