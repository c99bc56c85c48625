"""The Rule API: types of nodes come from the brackets, and what can never run is refused."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, ClassVar

import pytest

import cablelint
from cablegrammar.base.record import record
from cablegrammar.base.source import Source
from cablelint import (
    Authority,
    Cable,
    CableRule,
    Citation,
    Context,
    ControlledMarking,
    Example,
    Instruction,
    Mark,
    MarkingContext,
    MarkingInUse,
    MarkingRule,
    Node,
    Paragraph,
    Reason,
    Related,
    Rule,
    RunRule,
    Section,
    Severity,
    Span,
    Subject,
    Violation,
)
from cablelint.engine.checker import Checker
from cablelint.rule.registry import LoadedRule, Registry, RegistryError
from cablelint.settings.settings import Settings
from cablelint.testing import TEMPLATE, render


class _Sound:
    """What a rule has beside its check."""

    severity: ClassVar[Severity] = Severity.INFO
    authority: ClassVar[tuple[Citation, ...]] = (Citation("Handbook of Invention"),)
    examples: ClassVar[tuple[Example, ...]] = ()


def test_the_types_come_from_the_brackets() -> None:
    class OfParagraphs(Rule[Paragraph]): ...

    class OfTwo(Rule[Paragraph | Subject]): ...

    class Below(OfTwo): ...

    class Whole(CableRule): ...

    class Run(RunRule): ...

    assert OfParagraphs.visits == (Paragraph,)
    assert OfTwo.visits == Below.visits == (Paragraph, Subject)
    assert Whole.visits == (Cable,)
    assert Run.visits == ()


@record
class Foreign(Node):
    """A node that no cable has."""


def test_a_type_that_never_comes_is_refused() -> None:
    class Never(_Sound, Rule[Foreign]):
        """Waits for nothing."""

        code, name = "ZZN001", "never"

    with pytest.raises(RegistryError, match="asks for Foreign, but no cable has such a node"):
        Registry.of(Never)


def test_a_rule_without_a_type_is_refused() -> None:
    class Bare(_Sound, Rule):  # type: ignore[type-arg] # that is the fault
        """Names no type."""

        code, name = "ZZN002", "bare"

    with pytest.raises(RegistryError, match="names no node type"):
        Registry.of(Bare)


@pytest.mark.parametrize("kind", [Reason, Instruction, Section, Mark, Authority, Paragraph])
def test_a_rule_gets_the_nodes_inside_others(kind: type[Node]) -> None:
    """Reasons, instructions and sections stand inside other nodes: they used to be accepted and never to come."""

    class Seen(_Sound, Rule[kind]):  # type: ignore[valid-type] # a parameter of the test
        """Says each."""

        code, name = "ZZN003", "seen"

        def check(self, node: Any, context: Context) -> Iterator[Violation]:
            yield Violation(node.span, type(node).__name__)

    text = render(Example("1. (C) One.", "", [], setting={"classification": SECTIONED})).text
    result = Checker([LoadedRule(Seen, "here")], Settings()).lint(cablelint_source(text), "a.cable")
    assert {finding.message for finding in result.findings} == {kind.__name__}


SECTIONED = "C O N F I D E N T I A L SECTION 01 OF 02 WINDHOEK 000512"


def cablelint_source(text: str) -> Source:
    from cablegrammar import Source

    return Source(text)


def test_the_mark_of_the_subject_comes_too() -> None:
    seen = []

    class Marks(_Sound, Rule[Mark]):
        """Collects them."""

        code, name = "ZZN004", "marks"

        def check(self, node: Mark, context: Context) -> Iterator[Violation]:
            seen.append(node.text)
            yield from ()

    text = render(Example("1. (C) One.", "", [], setting={"subject": "SUBJECT: (U) A LAMP"})).text
    Checker([LoadedRule(Marks, "here")], Settings()).lint(cablelint_source(text), "a.cable")
    assert sorted(seen) == ["(C)", "(U)"]


# ------------------------------------------------------------------------------------------- a marking in no cable


class InACable(_Sound, Rule[MarkingInUse]):
    """Speaks of each marking, and says what it stands in."""

    code, name = "ZZN005", "in-a-cable"

    def check(self, node: MarkingInUse, context: Context) -> Iterator[Violation]:
        yield Violation(node.span, f"{node.text} stands in {context.cable.id}.")


class Anywhere(_Sound, MarkingRule):
    """Speaks of each marking, whether it stands in a cable or not."""

    code, name = "ZZN006", "anywhere"

    def check(self, node: MarkingInUse, context: MarkingContext) -> Iterator[Violation]:
        where = "no cable" if context.cable is None else context.cable.id
        regime = None if context.regime is None else context.regime.order
        yield Violation(node.span, f"{node.text} stands in {where} under {regime}, alone: {context.alone}.")


class OnlyControlled(Anywhere):
    """Asks for a part of them."""

    code, name = "ZZN007", "only-controlled"
    visits = (ControlledMarking,)


def test_a_marking_alone_is_judged_by_the_rules_that_need_no_cable() -> None:
    rules = [LoadedRule(rule, "here") for rule in (InACable, Anywhere, OnlyControlled)]
    checker = Checker(rules, Settings(as_of=datetime.date(2012, 1, 1)))
    assert [(one.code, one.message, one.cable) for one in checker.lint_marking(" (S//NF)", "<marking>").findings] == [
        ("ZZN006", "(S//NF) stands in no cable under 13526, alone: True.", None)
    ]
    assert [one.code for one in checker.lint_marking("(CUI)", "<marking>").findings] == ["ZZN006", "ZZN007"]
    assert "under None" in Checker(rules, Settings()).lint_marking("(C)", "<marking>").findings[0].message


def test_both_kinds_judge_the_markings_of_a_cable() -> None:
    text = render(Example("1. (C) One.", "", [])).text
    checker = Checker([LoadedRule(rule, "here") for rule in (InACable, Anywhere)], Settings())
    said = [one.message for one in checker.lint(cablelint_source(text), "a.cable").findings]
    assert said == [
        "(C) stands in 08WINDHOEK512.",
        "(C) stands in 08WINDHOEK512 under 12958, alone: False.",
    ]


def test_a_violation_takes_place_and_message_and_the_rest_by_name() -> None:
    place = Span(0, 1)
    with pytest.raises(TypeError):
        Violation(place, "A fault.", "what is right")  # type: ignore[call-arg] # that is the fault
    violation = Violation(place, "A fault.", expected="what is right", related=(Related(place, "here"),))
    assert (violation.expected, violation.fix, violation.severity) == ("what is right", None, None)


def test_every_public_name_is_there() -> None:
    for name in cablelint.__all__:
        assert getattr(cablelint, name) is not None
    assert set(TEMPLATE) >= {"header", "body"}
