"""Patterns spelled out: in every table, with the same matches as the short form, and on each Python there is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from re import _constants as code
from re import _parser as parser
from typing import Any

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablegrammar.parsing import spelling
from cablegrammar.parsing.lark_internals import compile_grammar
from cablegrammar.parsing.spelling import UnsoundPythonError, require_sound_python, spelled_out
from cablegrammar.parsing.tables import ROOMS, STARTS, _read, grammar_text, tables

ROOT = Path(__file__).parents[3]
TEXTS = [
    path.read_text(encoding="utf-8")
    for folder in ("examples/*", "tests/rules/whole_cables")
    for path in sorted(ROOT.glob(f"{folder}/*.cable"))
]
LINES = sorted({line for text in TEXTS for line in text.splitlines() if line.strip()})


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("a*+b", "a*+b"),
        ("[)]*+(b)+(?:c)*?", "[)]*+(b)+(?:c)*?"),
        (r"\(a\)?+", r"\(a\)?+"),
        ("(?:ab?)*+c", "(?=(?P<T_0>(?:ab?)*))(?P=T_0)c"),
        ("(?:a[^)]|b){1,2}+", "(?=(?P<T_0>(?:a[^)]|b){1,2}))(?P=T_0)"),
        ("(?i:a(b)?+)++", "(?=(?P<T_1>(?i:a(?=(?P<T_0>(b)?))(?P=T_0))+))(?P=T_1)"),
        ("(?:[]x]a)?+", "(?=(?P<T_0>(?:[]x]a)?))(?P=T_0)"),
        (r"(?:[\]x]a)?+", r"(?=(?P<T_0>(?:[\]x]a)?))(?P=T_0)"),
        (r"(?:\[a)?+", r"(?=(?P<T_0>(?:\[a)?))(?P=T_0)"),
        (r"\d\D\\d[^\d\s][\\d]", r"[0-9]\D\\d[^0-9\s][\\d]"),
    ],
)
def test_possessive_groups_and_digits_are_spelled_out_and_nothing_else(short: str, long: str) -> None:
    assert spelled_out(short, "T") == long


def test_an_atomic_group_is_refused() -> None:
    assert spelled_out("[(?>]a>", "T") == "[(?>]a>"
    with pytest.raises(ValueError, match="T has an atomic group"):
        spelled_out("a(?>b|bc)", "T")


# ------------------------------------------------------------------------------------------ each terminal there is


@cache
def terminals() -> list[tuple[str, str, str]]:
    """Each terminal: its name with that of its grammar, how it is written there, and how it stands in the tables."""
    found = []
    for grammar in sorted(ROOMS):
        written = compile_grammar(grammar_text(grammar), STARTS.get(grammar, ()), _read)["terminals"]
        for (name, short, _), (same, long, *_) in zip(written, tables(grammar)["terminals"], strict=True):
            assert name == same
            found.append((f"{grammar}.{name}", short, long))
    return found


def parts(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Each part of a pattern, those inside of others too."""
    for kind, value in tree:
        yield kind, value
        for inner in value if isinstance(value, (tuple, list)) else ():
            if isinstance(inner, parser.SubPattern):
                yield from parts(inner)
            elif isinstance(inner, list):
                for branch in inner:
                    if isinstance(branch, parser.SubPattern):
                        yield from parts(branch)


def test_no_table_has_what_some_pythons_match_wrongly() -> None:
    one = (code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY)
    wrong = [
        name
        for name, _, long in terminals()
        for kind, value in parts(parser.parse(long))
        if kind is code.ATOMIC_GROUP
        or (kind is code.POSSESSIVE_REPEAT and not (len(value[2]) == 1 and value[2][0][0] in one))
    ]
    assert wrong == []


def test_there_is_something_to_spell_out() -> None:
    assert {"references.PLAIN", "cable.TAG_LINE", "classification.NUMBERED_CONTROL"} <= {
        name for name, short, long in terminals() if short != long
    }


SOUND = sys.version_info >= (3, 11, 5)
"""Whether this Python matches the short form as it is meant. Else the tests of other Pythons say what is right."""


def changed() -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    return [(name, re.compile(short), re.compile(long)) for name, short, long in terminals() if SOUND and short != long]


def test_a_digit_is_one_of_ascii() -> None:
    wrong = [
        name
        for name, _, long in terminals()
        for kind, value in parts(parser.parse(long))
        if kind is code.IN and any(member[1] is code.CATEGORY_DIGIT for member in value)
    ]
    assert wrong == []
    assert any(r"\d" in short for _, short, _ in terminals())


def same(found: re.Match[str] | None, other: re.Match[str] | None) -> bool:
    """Whether two matches are of the same place, and have the same groups of their own."""
    if found is None or other is None:
        return found is other
    groups = other.groupdict()
    return found.span() == other.span() and found.groupdict() == {name: groups[name] for name in found.groupdict()}


def test_the_long_form_matches_as_the_short_one_in_cables() -> None:
    for name, short, long in changed():
        for text in TEXTS[::4]:
            for start in re.finditer(r"^|(?<=[ (/])", text, re.MULTILINE):
                assert same(short.match(text, start.start()), long.match(text, start.start())), (name, start.start())


PIECES = st.lists(st.one_of(st.sampled_from(LINES), st.text(alphabet="AB1/ .,()-:;é\n", max_size=5)), max_size=4)


@settings(max_examples=200)
@given(PIECES, st.data())
def test_and_in_what_is_left_of_their_lines(pieces: list[str], data: st.DataObject) -> None:
    text = "\n".join(pieces)
    text = text[: data.draw(st.integers(0, len(text)))]
    for name, short, long in changed():
        for at in {0, *(place + 1 for place, character in enumerate(text) if character in "\n (")}:
            assert same(short.match(text, at), long.match(text, at)), (name, text, at)


# ------------------------------------------------------------------------------------------------ on other Pythons


def pythons() -> list[str]:
    """The Pythons of this machine that are supported, one of each release, this one first."""
    names = ("/usr/bin/python3", *(f"python3.{minor}" for minor in range(11, 20)))
    beside = Path(sys.base_prefix).parent.glob("*/bin/python3")  # where they are installed next to each other
    releases: dict[str, str] = {}
    for path in (sys.executable, *filter(None, map(shutil.which, names)), *map(str, beside)):
        told = subprocess.run([path, "-V"], capture_output=True, text=True, check=False).stdout
        release = re.match(r"Python 3\.(\d+)", told)
        if release and int(release[1]) >= 11:
            releases.setdefault(told, path)
    return list(releases.values())


MATCHING = """
import json, re, sys
patterns, lines = json.load(sys.stdin)
matchers = [re.compile(pattern).match for pattern in patterns]
print(json.dumps([[found and found.span() for found in map(match, lines)] for match in matchers]))
"""


def test_every_python_here_matches_every_terminal_alike() -> None:
    patterns = [long for _, _, long in terminals()]
    lines = [line[start:] for line in LINES for start in (0, len(line) // 2)] + TEXTS[:4]
    expected = [[found and list(found.span()) for found in map(re.compile(one).match, lines)] for one in patterns]
    for python in pythons():
        run = subprocess.run(
            [python, "-c", MATCHING], input=json.dumps([patterns, lines]), capture_output=True, text=True, check=True
        )
        for (name, *_), found, right in zip(terminals(), json.loads(run.stdout), expected, strict=True):
            assert found == right, (python, name)


def test_every_python_here_finds_the_same_in_the_examples() -> None:
    """The same packages, run by another interpreter."""
    packages = Path(click.__file__).parents[1]  # click and Lark are plain Python, and the rules are found there
    paths = [*(str(ROOT / folder) for folder in ("grammar", "linter", "rules")), str(packages)]
    environment = {"PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}
    arguments = ["-m", "cablelint", "check", "--isolated", "--format", "json", "examples", "tests/rules/whole_cables"]
    results = {
        python: subprocess.run(
            [python, *arguments], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        for python in pythons()
    }
    expected = results[sys.executable].stdout
    assert '"POR001"' in expected
    assert {python: run.stderr for python, run in results.items() if run.stdout != expected} == {}


# ----------------------------------------------------------------------------------------------- the test at start


def test_a_python_that_matches_wrongly_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    require_sound_python()
    monkeypatch.setattr(spelling, "_TEXT", "acab")  # what Python 3.11.2 finds of the short form
    monkeypatch.setattr(spelling, "_FOUND", "aca")
    with pytest.raises(UnsoundPythonError, match="use another release"):
        require_sound_python()


def test_nothing_is_checked_then() -> None:
    command = (
        "import re, sys\n"
        "match = re.match\n"
        "re.match = lambda pattern, text, flags=0: None if text == 'acabd' else match(pattern, text, flags)\n"
        "from cablelint.cli import cli\n"
        "cli(['check', 'examples/clean'])\n"
    )
    run = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert "this Python matches patterns wrongly" in run.stderr
