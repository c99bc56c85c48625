"""Writes the shipped tables: `python -m cablegrammar.parsing.build_tables` after each edit of a `.lark` file.

It also writes the codes of their expressions for its own Python (`build_codes`).
"""

from __future__ import annotations

import json
from pathlib import Path

from cablegrammar.parsing import build_codes
from cablegrammar.parsing.tables import ROOMS, compiled, tables

FOLDER = Path(__file__).parent / "tables"


def render(name: str) -> str:
    """The text of `tables/<name>.json`, worked out from the grammar: always the same for the same grammar."""
    return json.dumps(compiled(name), ensure_ascii=True, separators=(",", ":")) + "\n"


def main() -> None:
    """Write the tables of every grammar."""
    FOLDER.mkdir(exist_ok=True)
    for name in ROOMS:
        (FOLDER / f"{name}.json").write_text(render(name), encoding="utf-8", newline="\n")
    tables.cache_clear()
    build_codes.main()


if __name__ == "__main__":
    main()
