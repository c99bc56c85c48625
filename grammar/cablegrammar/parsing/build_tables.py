"""Writes the shipped tables: `python -m cablegrammar.parsing.build_tables` after each edit of a `.lark` file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from cablegrammar.parsing.first_characters import first_characters
from cablegrammar.parsing.loader import compile_grammar, compile_patterns, digest
from cablegrammar.parsing.stored_parser import store

FOLDER = Path(__file__).parent / "tables"

PARSERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "artefact": (),
    "authority": (("authority",),),
    "cable": (("message", "scanned"),),
    "classification": (("classification",),),
    "declassification": (("instruction",), ("executive_order",)),
    "citations": (),
    "header": (("fl1", "fl2", "fl3", "fl4", "fl5", "fl6", "addressee", "fl15", "page_line"),),
    "marking": (("marking",),),
    "references": (("start",),),
    "smart": (("record_number", "date_line", "addressees"),),
    "tags": (("start",),),
}
"""The grammars, and the start rules that each is loaded for."""


def tables(name: str) -> dict[str, Any]:
    """What `tables/<name>.json` has to hold."""
    patterns = compile_patterns(name)
    return {
        "digest": digest(name),
        "patterns": patterns,
        "firsts": {terminal: first_characters(patterns[terminal]) for terminal in patterns if name == "cable"},
        "parsers": {" ".join(start): store(compile_grammar(name, *start)) for start in PARSERS[name]},
    }


def render(name: str) -> str:
    """The text of `tables/<name>.json`."""
    return json.dumps(tables(name), ensure_ascii=True, separators=(",", ":"), sort_keys=True) + "\n"


def main() -> None:
    """Write the tables of every grammar that has changed."""
    if os.environ.get("PYTHONHASHSEED") != "0":  # Lark numbers its states by the order of sets
        subprocess.run([sys.executable, "-m", __spec__.name], check=True, env={**os.environ, "PYTHONHASHSEED": "0"})  # noqa: S603 - ourselves
        return
    FOLDER.mkdir(exist_ok=True)
    for name in PARSERS:
        path = FOLDER / f"{name}.json"
        if not _current(path, name):
            path.write_text(render(name), encoding="utf-8", newline="\n")


def _current(path: Path, name: str) -> bool:
    """Whether a grammar's tables need not be written: Lark numbers its states differently each time."""
    if not path.is_file():
        return False
    stored = json.loads(path.read_text(encoding="utf-8"))
    return stored.get("digest") == digest(name) and set(stored["parsers"]) == {
        " ".join(start) for start in PARSERS[name]
    }


if __name__ == "__main__":
    main()
