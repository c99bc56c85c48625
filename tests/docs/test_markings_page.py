"""The page about markings is true: every marking is judged as it says, every command prints what it shows."""

from __future__ import annotations

import datetime
import re
from functools import cache

import pytest

from cablelint.engine.marking_check import MarkingChecker
from cablelint.rule.registry import load_registry
from cablelint.settings.settings import Settings
from support.pages import commands_that_are_run, read

PAGE = read("docs/markings.md")
HEAD = re.compile(r"<!-- tested: (\w+) (\d{4}-\d\d-\d\d) -->")
ROW = re.compile(r"\| `([^`]+)` \| (?:`(\w+)`|right) \|")


def rows() -> list[tuple[str, str, str, str]]:
    """Profile, day, marking and code ("" for right) of every row."""
    found = []
    profile = day = ""
    for line in PAGE.split("\n"):
        if (head := HEAD.match(line)) is not None:
            profile, day = head[1], head[2]
        elif (row := ROW.match(line)) is not None:
            found.append((profile, day, row[1], row[2] or ""))
    return found


@cache
def checker(profile: str, day: str) -> MarkingChecker:
    settings = Settings(profile=profile, as_of=datetime.date.fromisoformat(day))
    return MarkingChecker(load_registry(isolated=True), settings)


@pytest.mark.parametrize(("profile", "day", "text", "code"), rows(), ids=lambda value: value or "right")
def test_a_marking_is_judged_as_the_page_says(profile: str, day: str, text: str, code: str) -> None:
    assert [finding.code for finding in checker(profile, day).check(text).findings] == ([code] if code else [])


def test_every_table_of_markings_is_run() -> None:
    assert len(rows()) == PAGE.partition("## State")[2].count("\n| `")
    assert {row[0] for row in rows()} == {"state", "ic", "dod", "cui"}
    assert len(HEAD.findall(PAGE)) == PAGE.count("| written | says | why |")


def test_the_commands_are_run_when_the_page_is_made() -> None:
    assert commands_that_are_run(PAGE) == 3
