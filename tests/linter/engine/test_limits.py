"""What one file may cost: beyond it the check is stopped, the rule at work is named, and the exit code is 2."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from cablegrammar.base.source import Source
from cablelint import AnyRule, Cable, Context, Edit, Span, Violation, lint_text, safe_fix
from cablelint.engine import hearing, limits
from cablelint.engine.checker import Checker
from cablelint.engine.limits import BeyondLimitError, Watch, alarm
from cablelint.engine.run import run
from cablelint.findings.results import FileResult
from cablelint.fixes.fixer import Fixer
from cablelint.rule.registry import LoadedRule, Registry
from cablelint.settings.settings import Settings
from support.invented import EveryCable, EveryParagraph, cable


def lint(text: str, *rules: type[AnyRule], alarmed: bool = False, **settings: Any) -> FileResult:
    loaded = [LoadedRule(rule, "invented 1.0") for rule in rules]
    return Checker(loaded, Settings(**settings), alarmed=alarmed).lint(Source(text), "a.cable")


def stopped(result: FileResult) -> str:
    """The one sentence about what was stopped."""
    (finding,) = [finding for finding in result.findings if finding.code == "CFG002"]
    assert result.broken
    assert (finding.line, finding.column, finding.severity) == (1, 1, "error")
    return finding.message


# ------------------------------------------------------------------------------------------------------- findings


class Endless(EveryCable):
    code = "ZZZ001"

    def check(self, node: Cable, context: Context) -> Iterator[Violation]:
        for _ in count():
            yield Violation(node.first_line, "Again.")


def test_a_rule_that_finds_something_without_end_is_stopped_and_named() -> None:
    result = lint(cable(), EveryParagraph, Endless, max_findings=50)
    assert stopped(result) == (
        "There are more than 50 findings (the setting max-findings), the last one of ZZZ001 every-cable (invented 1.0);"
        " the rest of the file was not checked."
    )
    assert len(result.findings) == 51


def test_as_many_findings_as_are_allowed_are_no_fault() -> None:
    found = lint(cable(), EveryParagraph, EveryCable)
    assert not found.broken
    same = lint(cable(), EveryParagraph, EveryCable, max_findings=len(found.findings))
    assert same == found


def test_a_text_of_many_messages_costs_no_more_than_is_allowed() -> None:
    text = "".join(f"UNCLAS SUVA {number:06}\n\n1. (C) Kites.\n\nNNNN\n" for number in range(1, 101))
    found = lint_text(text, settings=Settings(max_findings=100))
    assert [finding.code for finding in found].count("CFG002") == 1
    assert len(found) == 101


# ----------------------------------------------------------------------------------------------------------- time


class Circles(EveryCable):
    code = "ZZZ002"

    def check(self, node: Cable, context: Context) -> Iterator[Violation]:
        while True:
            pass
        yield Violation(node.first_line, "Never.")


class Deaf(EveryCable):
    code = "ZZZ003"

    def check(self, node: Cable, context: Context) -> Iterator[Violation]:
        try:
            while True:
                pass
        except BaseException:  # noqa: BLE001 - what is raised to stop it
            while True:
                pass
        yield Violation(node.first_line, "Never.")


@pytest.mark.parametrize("rule", [Circles, Deaf])
def test_a_rule_that_never_ends_is_stopped_and_named(rule: type[AnyRule]) -> None:
    before = signal.getsignal(signal.SIGALRM)
    result = lint(cable(), EveryParagraph, rule, alarmed=True, max_seconds=1)
    assert stopped(result) == (
        f"The check took more than 1 second (the setting max-seconds) and was stopped, in {rule.code} every-cable"
        " (invented 1.0); the rest of the file was not checked."
    )
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_without_an_alarm_the_next_question_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 1.0, 2.0, 301.0])
    for module in (limits, hearing):
        monkeypatch.setattr(module, "monotonic", lambda: next(times))
    result = lint(cable(), EveryParagraph)
    assert "took more than 300 seconds" in stopped(result)
    assert [finding.code for finding in result.findings].count("ZZA001") == 2


def test_a_grammar_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def circles(_: Source) -> None:
        while True:
            pass

    monkeypatch.setattr("cablelint.engine.checker.parse_messages", circles)
    result = lint(cable(), EveryCable, alarmed=True, max_seconds=1)
    assert "was stopped; the rest" in stopped(result)


def test_an_alarm_that_rings_too_late_is_not_heard() -> None:
    watch = Watch(Settings())
    with alarm(watch):
        ring = signal.getsignal(signal.SIGALRM)
    assert callable(ring)
    ring(signal.SIGALRM, None)
    watch.over = False
    with pytest.raises(BeyondLimitError):
        ring(signal.SIGALRM, None)


# ---------------------------------------------------------------------------------------------- what a rule may do


@pytest.mark.parametrize("error", [GeneratorExit, BaseException, type("Own", (BaseException,), {})])
def test_whatever_a_rule_raises_the_others_still_run(error: type[BaseException]) -> None:
    class Raising(EveryCable):
        code = "ZZZ004"

        def check(self, node: Cable, context: Context) -> Iterator[Violation]:
            raise error(node.slice(node.span))
            yield

    result = lint(cable(), Raising, EveryParagraph)
    assert result.broken
    (failure,) = [finding for finding in result.findings if finding.code == "CFG003"]
    assert failure.message.startswith(f"ZZZ004 every-cable (invented 1.0) failed with {error.__name__} at ")
    assert "ZZA001" in [finding.code for finding in result.findings]


class Doubling(EveryCable):
    """Wants the whole text twice."""

    code = "ZZZ005"

    def check(self, node: Cable, context: Context) -> Iterator[Violation]:
        text = node.source.text
        yield Violation(Span(0, 1), "Twice.", fix=safe_fix("Double it", Edit(0, 0, text)))


def test_a_fix_that_adds_a_whole_text_fails_its_rule() -> None:
    (failure,) = lint(cable() + "x" * 2_000, Doubling).findings
    assert failure.message == (
        "ZZZ005 every-cable (invented 1.0) failed: a fix adds more than 2,000 characters; the other rules ran."
    )


def test_a_fix_of_many_small_edits_that_adds_too_much_is_not_offered() -> None:
    """Nothing is wrong with the rule: there is much to mend."""

    class Parting(EveryCable):
        """Wants a blank behind each exclamation mark."""

        code = "ZZZ007"

        def check(self, node: Cable, context: Context) -> Iterator[Violation]:
            edits = [Edit(at + 1, at + 1, " ") for at, letter in enumerate(node.source.text) if letter == "!"]
            yield Violation(Span(0, 1), "Glued.", fix=safe_fix("Part them", *edits))

    few, many = (lint(cable() + "!" * count, Parting) for count in (2_000, 2_001))
    assert [finding.fix is None for finding in (*few.findings, *many.findings)] == [False, True]
    assert not many.broken
    assert [said.partition(": ")[2] for said in (*few.notices, *many.notices)] == [
        "a fix of ZZZ007 every-cable was not offered: it adds more than 2,000 characters"
    ]


@pytest.mark.parametrize("size", [10, 5_000])
def test_a_fix_that_multiplies_the_text_is_not_written_and_its_rule_is_named(tmp_path: Path, size: int) -> None:
    file = tmp_path / "a.cable"
    file.write_text(cable() + "x" * size)
    before = file.read_bytes()
    fixer = Fixer()
    report = run([file], Settings(), registry=Registry([LoadedRule(Doubling, "invented 1.0")]), fixer=fixer)
    assert file.read_bytes() == before
    said = [*report.notices, *(finding.message for finding in report.findings)]
    reason = (
        "ZZZ005 every-cable (invented 1.0) failed: a fix adds more than 2,000 characters"
        if size > 2_000
        else "a fix of ZZZ005 every-cable was not offered: it writes words of the text once more"
    )
    assert any(reason in one for one in said)


def test_a_check_that_does_not_end_after_a_fix_leaves_the_file_alone(tmp_path: Path) -> None:
    class Growing(EveryCable):
        """Wants each exclamation mark twice: no word changes."""

        code = "ZZZ006"

        def check(self, node: Cable, context: Context) -> Iterator[Violation]:
            for place, letter in enumerate(node.source.text):
                if letter == "!":
                    yield Violation(Span(place, place), "One.", fix=safe_fix("Two", Edit(place, place, "!")))

    file = tmp_path / "a.cable"
    file.write_text(cable() + "!!!!!!!!")
    fixer = Fixer()
    run([file], Settings(max_findings=100), registry=Registry([LoadedRule(Growing, "invented 1.0")]), fixer=fixer)
    (refused,) = fixer.refused
    assert "was not written: There are more than 100 findings (the setting max-findings), the last one of" in refused
    assert file.read_text() == cable() + "!!!!!!!!"
