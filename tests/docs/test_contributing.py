"""The sample rule of CONTRIBUTING is one that works: it is executed, its example holds, and it is soundly typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mypy import api

from cablelint import Rule
from cablelint.testing import check_examples
from support.pages import ROOT, read

CONTRIBUTING = read("CONTRIBUTING.md")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The Python of CONTRIBUTING as a module."""
    (text,) = re.findall(r"```python\n(.*?)```", CONTRIBUTING, re.DOTALL)
    path = tmp_path / "sample_rule.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_sample_rule_works(sample: Path) -> None:
    names: dict[str, object] = {"__name__": "sample_rule"}
    exec(compile(sample.read_text(encoding="utf-8"), sample, "exec"), names)  # noqa: S102 - our own document
    rule = names["LoudParagraph"]
    assert isinstance(rule, type)
    assert issubclass(rule, Rule)
    check_examples(rule)


def test_the_sample_rule_is_soundly_typed(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    out, err, status = api.run(["--strict", str(sample)])
    assert status == 0, out + err


def layout() -> str:
    """The section that says what is where."""
    return CONTRIBUTING.partition("\n## Layout\n")[2].partition("\n## ")[0]


def test_every_room_is_described() -> None:
    described = set(re.findall(r"^\| `([\w/]+/)` \|", layout(), re.MULTILINE))
    floors = (ROOT / "grammar" / "cablegrammar", ROOT / "linter" / "cablelint")
    rooms = [room.parent for floor in floors for room in floor.glob("*/*.py")]
    assert described == {f"{room.relative_to(ROOT).as_posix()}/" for room in rooms}


def test_what_the_layout_names_is_there() -> None:
    named = re.findall(r"`([\w.]+/[\w./]*|[\w*]+\.(?:csv|lark|py))`", layout())
    assert len(named) > 30
    for name in named:
        found = [
            *ROOT.glob(name),
            *(ROOT / "grammar" / "cablegrammar").glob(f"*/{name}"),
            *ROOT.glob(f"linter/*/*/{name}"),
        ]
        assert found, f"CONTRIBUTING names {name}"
    terminals = re.findall(r"`([A-Z_]{6,})` in `(\S+)`", layout())
    for terminal, path in terminals:
        assert f"\n{terminal}" in read(path), f"{path} has no {terminal}"
