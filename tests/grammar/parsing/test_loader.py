"""The grammars: their shipped tables are current, give the same trees, and every grammar has some."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import lark
import pytest

from cablegrammar.parsing import loader
from cablegrammar.parsing.build_tables import PARSERS, tables


@pytest.mark.parametrize("name", sorted(PARSERS))
def test_shipped_tables_are_current(name: str) -> None:
    """After an edit of a grammar: `python -m cablegrammar.parsing.build_tables`."""
    path = files("cablegrammar.parsing") / "tables" / f"{name}.json"
    made_with = json.loads(path.read_text("utf-8"))["digest"].split()[0]
    stored = loader._tables(name)
    if made_with != lark.__version__:
        assert stored is None  # and the grammar is compiled, which all the other tests here then run on
        pytest.skip(f"the tables were made with Lark {made_with}")
    assert stored is not None, f"tables/{name}.json is of another text"
    current = tables(name)
    assert stored["patterns"] == current["patterns"]
    assert {start: shape(parser) for start, parser in stored["parsers"].items()} == {
        start: shape(parser) for start, parser in current["parsers"].items()
    }


def shape(parser: dict[str, Any]) -> tuple[int, list[int]]:
    """What does not depend on how the states are numbered: how many there are, and the sizes of their rows."""
    states = parser["states"]
    return len(states), sorted(len(row) for _, row in states)


def test_every_grammar_is_shipped_compiled() -> None:
    grammars = {path.stem: path.parent.name for path in Path(str(files("cablegrammar"))).rglob("*.lark")}
    assert grammars.keys() == PARSERS.keys()
    assert grammars == loader.ROOMS


def test_without_tables_the_grammar_itself_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A. STATE 48214 B) 06 SUVA 546 (NOTAL)"
    stored = loader.load("references", "start").parse(text)
    monkeypatch.setattr(loader, "_tables", lambda _name: None)
    assert loader.load.__wrapped__("references", "start").parse(text) == stored
    assert loader.terminal_patterns.__wrapped__("artefact") == loader.terminal_patterns("artefact")


def test_an_unknown_digest_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "digest", lambda _name: "another")
    assert loader._tables.__wrapped__("cable") is None


def test_there_is_no_pickle_anywhere() -> None:
    for path in Path(str(files("cablegrammar"))).rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "pickle" not in text.replace("pickle in a", "").replace("never a pickle", ""), path
