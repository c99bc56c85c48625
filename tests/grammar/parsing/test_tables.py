"""The tables that are shipped: those of the grammars, to the letter, and what happens without them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from cablegrammar.parsing import build_tables, tables
from cablegrammar.parsing.driver import Parser
from cablegrammar.parsing.matchers import Terminal, Terminals

PACKAGE = Path(str(files("cablegrammar")))


@pytest.mark.parametrize("name", sorted(tables.ROOMS))
def test_shipped_tables_are_those_of_the_grammar(name: str) -> None:
    """Whatever Lark compiles it. After an edit of a grammar: `python -m cablegrammar.parsing.build_tables`."""
    path = build_tables.FOLDER / f"{name}.json"
    assert path.read_text("utf-8") == build_tables.render(name), f"{path.name} is of another text"
    assert tables.shipped(name) == json.loads(path.read_text("utf-8"))


def test_tables_do_not_depend_on_the_order_of_sets() -> None:
    command = "from cablegrammar.parsing.build_tables import render; print(render('smart') + render('tags'), end='')"
    for seed in ("0", "1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", command],
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=False,
        )
        assert run.stdout == build_tables.render("smart") + build_tables.render("tags"), run.stderr


def test_every_grammar_is_known_and_nothing_else() -> None:
    grammars = {path.stem: path.parent.name for path in PACKAGE.rglob("*.lark")}
    imported = {name: room for name, room in tables.IMPORTED.items() if room != "vocabulary"}
    assert grammars == tables.ROOMS | imported
    assert set(tables.STARTS) <= set(tables.ROOMS)
    assert {path.stem for path in build_tables.FOLDER.glob("*.json")} == set(tables.ROOMS)


@pytest.mark.parametrize("name", sorted(tables.ROOMS))
def test_a_file_of_patterns_has_no_rule_and_says_so_by_its_name(name: str) -> None:
    heads = [
        line.partition(":")[0] for line in tables.grammar_text(name).splitlines() if line[:1] not in ("", "/", " ")
    ]
    rules = [head for head in heads if head.strip("?_").replace("_", "").islower()]
    assert bool(rules) is (name in tables.STARTS)
    assert bool(rules) is not name.endswith("_patterns")


def test_all_tables_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_tables, "FOLDER", tmp_path / "tables")
    monkeypatch.setattr(build_tables, "ROOMS", {"tags": "tags", "citation_patterns": "references"})
    build_tables.main()
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "tables").iterdir()} == {
        f"{name}.json": build_tables.render(name) for name in ("tags", "citation_patterns")
    }


def parser(data: dict[str, Any]) -> Parser:
    return Parser(data, Terminals(Terminal(*row) for row in data["terminals"]))


def test_an_edited_grammar_takes_effect_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    edited = tables.grammar_text("tags").replace("start: _part*", "start: _part* -> edited")
    monkeypatch.setattr(tables, "grammar_text", lambda _name: edited)
    assert tables.shipped("tags") is None
    data = tables.tables.__wrapped__("tags")
    assert parser(data).parse("PREL, PGOV") == ("edited", ["PREL", "PGOV"])


def test_without_tables_the_grammar_itself_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A. STATE 81436 B) 06 SUVA 546 (NOTAL)"
    expected = parser(tables.tables("references")).parse(text)
    monkeypatch.setattr(tables, "__name__", "cablegrammar")  # where no tables are
    assert tables.shipped("references") is None
    assert parser(tables.tables.__wrapped__("references")).parse(text) == expected


def test_the_text_of_an_imported_grammar_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {
        "days": "MONTH: /[A-Z]{3}/\n",
        "fields": "start: MONTH\n%import days.MONTH\n%import common.WS\n%ignore WS\n",
    }
    monkeypatch.setattr(tables, "ROOMS", dict.fromkeys(texts, "nowhere"))
    monkeypatch.setattr(tables, "STARTS", {"fields": ("start",)})
    monkeypatch.setattr(tables, "grammar_text", texts.__getitem__)
    before = tables.digest("fields")
    assert parser(tables.compiled("fields")).parse(" JAN ") == ("start", ["JAN"])
    texts["days"] = "MONTH: /[a-z]{3}/\n"
    assert tables.digest("fields") != before
    assert parser(tables.compiled("fields")).parse(" jan ") == ("start", ["jan"])


def edit(monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    read = tables.grammar_text
    monkeypatch.setattr(tables, "grammar_text", lambda other: text if other == name else read(other))


def test_a_digest_covers_all_that_a_grammar_imports(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: tables.digest(name) for name in tables.ROOMS}
    edit(monkeypatch, "shared", tables.grammar_text("shared") + "// edited\n")
    changed = {name for name in tables.ROOMS if tables.digest(name) != before[name]}
    assert {"cable", "header", "line_patterns"} <= changed
    assert not {"tags", "marking"} & changed


def test_a_caption_that_is_new_in_the_vocabulary_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The grammar takes the words from the table: they stand nowhere else."""
    before = {name: tables.digest(name) for name in tables.ROOMS}
    assert captions("NOFRON") == ["NOFRON"]
    assert captions("BEEKEEPERS ONLY") == []
    table = (
        tables.grammar_text("captions") + "BEEKEEPERS ONLY,handling,,,,,,,,BEKEEPERS ONLY,_CAPTION,,,bees,invented\n"
    )
    edit(monkeypatch, "captions", table)
    assert captions("BEEKEEPERS ONLY, BEKEEPERS ONLY") == ["BEEKEEPERS ONLY", "BEKEEPERS ONLY"]
    assert {name for name in tables.ROOMS if tables.digest(name) != before[name]} == {
        "cable",
        "copy_patterns",
        "head_patterns",
        "line_patterns",
    }


def captions(text: str) -> list[str]:
    data = tables.tables.__wrapped__("line_patterns")
    return Terminals(Terminal(*row) for row in data["terminals"]).pattern("CAPTION_WORD").findall(text)


def test_a_grammar_that_is_not_there_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(tables.ROOMS, "nothing", "tags")
    with pytest.raises(FileNotFoundError):
        tables.grammar_text("nothing")
    with pytest.raises(FileNotFoundError):
        tables._read(None, "unheard-of.lark")


def test_there_is_no_pickle_anywhere() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert "pickle" not in path.read_text(encoding="utf-8"), path


def test_a_run_with_current_tables_does_without_lark() -> None:
    """Importing Lark takes a tenth of a short run."""
    cable = (
        "UNCLASSIFIED EXERCISE - INVENTED TEXT - NOT A REAL CABLE\n\nTAGS: PREL\nREF: SUVA 12\n\n1. (U) See ref A.\n"
    )
    command = (
        "import sys\nfrom cablelint import lint_text\n"
        f"lint_text({cable!r})\n"
        "assert 'cablegrammar.parsing.driver' in sys.modules\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'lark' or 'internals' in name])"
    )
    run = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, "[]"), run.stderr
