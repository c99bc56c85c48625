from __future__ import annotations

from typing import Any

import pytest

from cablelint import Severity
from cablelint.rule.registry import Registry
from cablelint.settings.selection import SelectionError, select_rules, severities, without_effect
from cablelint.settings.settings import Selection, Settings
from support.invented import CodedOnly, EveryCable, EveryParagraph, LowerCaseReference, Sleeper, Unlisted

REGISTRY = Registry.of(EveryParagraph, EveryCable, Sleeper, CodedOnly, LowerCaseReference, Unlisted)
DEFAULT = {"ZZA001", "ZZA002", "ZZF001", "ZZR001"}


def codes(**settings: Any) -> set[str]:
    return {entry.rule.code for entry in select_rules(REGISTRY, Settings(**settings))}


def test_the_default_rules() -> None:
    assert codes() == DEFAULT


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("ZZA001", {"ZZA001"}),
        ("every-cable", {"ZZA002"}),
        ("ZZA", {"ZZA001", "ZZA002"}),
        ("error", {"ZZA002", "ZZR001"}),
        ("info", set()),
        ("ALL", DEFAULT | {"ZZB001"}),
        ("ZZB", {"ZZB001"}),
        ("ZZB001", {"ZZB001"}),
        ("sleeper", {"ZZB001"}),
        ("CFG", set()),
    ],
)
def test_select(selector: str, expected: set[str]) -> None:
    assert codes(select=(selector,)) == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"ignore": ("ZZA",)}, DEFAULT - {"ZZA001", "ZZA002"}),
        ({"ignore": ("every-cable",)}, DEFAULT - {"ZZA002"}),
        ({"ignore": ("warning",)}, {"ZZA002", "ZZR001"}),
        ({"ignore": ("ALL",)}, set()),
        ({"select": ("ZZA001",), "ignore": ("ZZA",)}, {"ZZA001"}),
        ({"select": ("ZZA",), "ignore": ("ZZA001",)}, {"ZZA002"}),
        ({"select": ("ALL",), "ignore": ("ZZA", "ZZB", "ZZR")}, {"ZZF001"}),
        ({"select": ("ZZA001",), "ignore": ("ZZA001",)}, set()),
        ({"extend_select": ("ZZB",)}, DEFAULT | {"ZZB001"}),
        ({"extend_select": ("ZZB001",), "ignore": ("ALL",)}, {"ZZB001"}),
        ({"select": ("ZZF",), "extend_select": ("sleeper",)}, {"ZZF001", "ZZB001"}),
        ({"profile": "ic"}, DEFAULT | {"ZZB002"}),
        ({"profile": "ic", "select": ("ZZB002",)}, {"ZZB002"}),
    ],
)
def test_who_wins(settings: dict[str, Any], expected: set[str]) -> None:
    assert codes(**settings) == expected


@pytest.mark.parametrize(
    ("file", "line", "expected"),
    [
        ({"ignore": ("ZZA001",)}, {"extend_select": ("ZZA001",)}, DEFAULT),
        ({"extend_select": ("ZZB001",)}, {"ignore": ("ZZB",)}, DEFAULT),
        ({"select": ("ZZA",)}, {"ignore": ("ZZA001",)}, {"ZZA002"}),
        ({"select": ("ZZA",), "ignore": ("ZZF",)}, {"select": ("ZZF",)}, {"ZZF001"}),
    ],
)
def test_the_command_line_has_the_last_word(file: dict[str, Any], line: dict[str, Any], expected: set[str]) -> None:
    assert codes(**file, command_line=Selection(**line)) == expected


@pytest.mark.parametrize(
    ("selector", "suggestion"),
    [
        ("ZZA01", "ZZA001"),
        ("zza001", "ZZA001"),
        ("every-cabel", "every-cable"),
        ("ZZQ", "ZZ"),
        ("all", "ALL"),
        ("eror", "error"),
    ],
)
@pytest.mark.parametrize("field", ["select", "ignore", "extend_select"])
def test_an_unknown_selector(selector: str, suggestion: str, field: str) -> None:
    with pytest.raises(SelectionError, match=f'"{selector}"; did you mean "{suggestion}'):
        codes(**{field: (selector,)})


@pytest.mark.parametrize("selector", ["ZZA0", "ZZA00", "ZZB0"])
def test_what_is_between_a_family_and_a_code_is_refused(selector: str) -> None:
    with pytest.raises(SelectionError, match=f'no rule is called "{selector}"'):
        codes(select=(selector,))


@pytest.mark.parametrize("selector", ["", "Z", "ZZ", "quite-something-else"])
def test_an_unknown_selector_that_is_near_nothing(selector: str) -> None:
    with pytest.raises(SelectionError, match="no rule is called"):
        codes(select=(selector,))


@pytest.mark.parametrize("selector", ["CFG", "CFG001", "unreadable-file"])
def test_what_is_about_the_run_cannot_be_ignored(selector: str) -> None:
    with pytest.raises(SelectionError, match="cannot be ignored"):
        codes(ignore=(selector,))


def test_a_rule_that_is_asked_for_and_does_not_apply() -> None:
    settings = Settings(select=("ZZB002",), command_line=Selection(extend_select=("coded-only", "ZZA")))
    assert {entry.rule.code for entry, _ in without_effect(REGISTRY, settings)} == {"ZZB002"}
    assert not list(without_effect(REGISTRY, Settings(profile="ic", select=("ZZB002",))))


def test_the_more_specific_severity_wins_and_the_run_keeps_its_own() -> None:
    chosen = {"ZZA": Severity.INFO, "every-cable": Severity.WARNING, "ALL": Severity.ERROR}
    found = severities(REGISTRY, Settings(severity=chosen))
    assert found["ZZA001"] is Severity.INFO
    assert found["ZZA002"] is Severity.WARNING
    assert found["ZZF001"] is Severity.ERROR
    assert "CFG002" not in found


# ---------------------------------------------------------------------------------------------------- previews


class OnTrial(EveryCable):
    """On trial."""

    code = "ZZA009"
    name = "on-trial"
    preview = True


class OnTrialAndOff(OnTrial):
    """On trial, and off by default."""

    code = "ZZA010"
    name = "on-trial-and-off"
    enabled = False


TRIALS = Registry.of(EveryCable, OnTrial, OnTrialAndOff)


def trials(**settings: Any) -> set[str]:
    return {entry.rule.code for entry in select_rules(TRIALS, Settings(**settings))}


def test_a_preview_runs_only_when_previews_do() -> None:
    assert trials() == {"ZZA002"}
    assert trials(select=("ALL",)) == trials(select=("ZZA",)) == {"ZZA002"}
    assert trials(select=("ZZA009",), mandatory=("ZZA009",)) == set()
    assert trials(preview=True) == {"ZZA002", "ZZA009"}
    assert trials(preview=True, ignore=("ZZA009",)) == {"ZZA002"}
    assert trials(preview=True, extend_select=("on-trial-and-off",)) == {"ZZA002", "ZZA009", "ZZA010"}


def test_a_preview_that_is_named_and_does_not_run_is_worth_a_remark() -> None:
    ((entry, why),) = without_effect(TRIALS, Settings(select=("on-trial", "ZZA")))
    assert (entry.rule.code, why) == ("ZZA009", "is a preview: it runs only with --preview")
    assert not list(without_effect(TRIALS, Settings(select=("on-trial",), preview=True)))
