"""Reads the vocabulary's CSV files: facts with a source, one a row."""

from __future__ import annotations

import csv
from datetime import date
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `<name>.csv` in the order of the file, each as column name -> text ("" where nothing stands)."""
    text = (files("cablegrammar.vocabulary") / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def listed(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds a list joined by semicolons."""
    return tuple(item for item in map(str.strip, cell.split(";")) if item)


def day(cell: str) -> date | None:
    """The ISO date of a cell, None where the cell is empty."""
    return date.fromisoformat(cell) if cell else None
