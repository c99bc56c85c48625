"""A rule is called for the cables of its scope alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

from cablegrammar import parse_messages
from cablegrammar.base.source import Source
from cablelint import AnyRule, Cable, CableRule, Context, MarkingContext, MarkingInUse, MarkingRule, Scope, Violation
from cablelint.engine.checker import Checker, lint_source
from cablelint.rule.registry import LoadedRule, Registry, RegistryError
from cablelint.rule.scope import CABLES, TELEGRAMS, UNCLASSIFIED, UNKNOWN_LEVEL
from cablelint.settings.settings import Settings
from support.invented import EveryCable, EveryParagraph, cable

CONFIDENTIAL = cable()
UNMARKED = cable(classification="UNCLAS WINDHOEK 000512")


def found(text: str, scope: Scope, of: type[AnyRule] = EveryCable, **settings: Any) -> int:
    """How often a rule speaks of a text, under a scope."""
    scoped = type("Scoped", (of,), {"scope": scope, "__doc__": "Speaks in its scope."})
    return len(lint_source(Source(text), "a.cable", [LoadedRule(scoped, "invented 1")], Settings(**settings)).findings)


@pytest.mark.parametrize(
    ("scope", "there", "elsewhere"),
    [
        (Scope(forms=TELEGRAMS), CONFIDENTIAL, "A letter about buoys.\n"),
        (Scope(forms=("unknown",)), "A letter about buoys.\n", CONFIDENTIAL),
        (Scope(levels=("classified",)), CONFIDENTIAL, UNMARKED),
        (Scope(levels=("unclassified",)), UNMARKED, CONFIDENTIAL),
        (Scope(levels=("unknown",)), "1. Buoys.\n", CONFIDENTIAL),
        (Scope(has=("header.fl4",)), CONFIDENTIAL, "UNCLAS WINDHOEK 000512\n"),
        (Scope(has=("paragraphs", "subject")), CONFIDENTIAL, "UNCLAS WINDHOEK 000512\n"),
        (Scope(has=("transmission.originator_line.serial",)), CONFIDENTIAL, "UNCLAS WINDHOEK 000512\n"),
    ],
)
def test_a_rule_speaks_in_its_scope_alone(scope: Scope, there: str, elsewhere: str) -> None:
    assert found(there, scope) == 1
    assert found(elsewhere, scope) == 0
    assert found(elsewhere, Scope()) == 1


def test_the_date_and_the_order_of_a_scope_are_those_that_decide() -> None:
    dateless = "UNCLAS WINDHOEK 000512\nSUBJECT: BUOYS\n1. They are green.\n"
    day = datetime.date(2008, 5, 19)
    for scope in (Scope(dated=True), Scope(ordered=True)):
        assert found(dateless, scope) == 0
        assert found(dateless, scope, as_of=day) == found(CONFIDENTIAL, scope) == 1


def test_a_scope_is_about_the_cable_whatever_node_a_rule_asks_for() -> None:
    assert found(CONFIDENTIAL, Scope(levels=("classified",)), EveryParagraph) > 1
    assert found(UNMARKED, Scope(levels=("classified",)), EveryParagraph) == 0


def test_a_language_that_no_rule_in_scope_asks_for_is_not_parsed() -> None:
    class EveryMarking(MarkingRule):
        """Speaks of every marking."""

        code, name, severity = "ZZA009", "every-marking", EveryCable.severity
        authority, examples = EveryCable.authority, ()
        scope = Scope(forms=("smart",))

        def check(self, node: MarkingInUse, context: MarkingContext) -> Iterator[Violation]:
            yield Violation(node.span, "A marking.")

    checker = Checker([LoadedRule(EveryMarking, "invented 1")], Settings())
    assert checker.lint(Source(CONFIDENTIAL), "a.cable").findings == ()
    assert len(checker.lint_marking("(C)", "a.cable").findings) == 1  # it stands in no cable that could be out of scope


def test_where_the_grammar_fails_the_rule_is_asked_and_comes_upon_it_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    class Reads(CableRule):
        """Reads the references."""

        code, name, severity = "ZZA008", "reads", EveryCable.severity
        authority, examples = EveryCable.authority, ()
        scope = Scope(has=("references",))

        def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
            yield from (Violation(one.span, "A reference.") for one in cable.references)

    def fail(_: Cable) -> None:
        raise RecursionError

    monkeypatch.setattr(Cable, "references", property(fail))
    checker = Checker([LoadedRule(Reads, "invented 1")], Settings())
    context: Any = None
    (parsed,) = parse_messages(Source(CONFIDENTIAL))
    (asked,) = checker.checks.panel(parsed, context).about(Cable)
    assert asked[0].rule.code == "ZZA008"


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        ("smart", "has the scope 'smart', which is not a Scope"),
        (Scope(forms=("telegraph",)), "'telegraph' among its forms"),
        (Scope(levels=("SECRET",)), "'SECRET' among its levels"),
        (Scope(forms="smart"), "forms are no tuple"),  # type: ignore[arg-type]
        (Scope(has=("buoys",)), "'buoys', which no cable has"),
    ],
)
def test_a_scope_that_no_cable_could_be_in_is_refused(scope: Any, said: str) -> None:
    with pytest.raises(RegistryError, match=said):
        Registry.of(type("Scoped", (EveryCable,), {"scope": scope, "__doc__": "Speaks in its scope."}))


def test_the_groups_of_forms_and_levels_are_those_of_the_tree() -> None:
    for text in (CONFIDENTIAL, UNMARKED, "A letter.\n"):
        (one,) = parse_messages(Source(text))
        assert (one.form in CABLES, one.form in TELEGRAMS) == (one.is_cable, one.is_telegram)
    assert {UNCLASSIFIED, UNKNOWN_LEVEL} == {"unclassified", "unknown"}
