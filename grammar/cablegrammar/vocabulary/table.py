"""Reads the vocabulary's CSV files: facts with a source, one a row."""

from __future__ import annotations

import csv
import pkgutil
from datetime import date


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `<name>.csv` in the order of the file, each as column name -> text ("" where nothing stands)."""
    names, *rest = cells(name)
    return [dict(zip(names, row, strict=True)) for row in rest]  # csv.DictReader takes twice as long


def cells(name: str) -> list[list[str]]:
    """The names of the columns of `<name>.csv`, and its rows, as they stand."""
    data = pkgutil.get_data(__name__, f"{name}.csv")
    if data is None:
        raise FileNotFoundError(f"the vocabulary {name}.csv is not installed")
    return list(csv.reader(data.decode("utf-8").splitlines()))


def listed(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds a list joined by semicolons."""
    return tuple(item for item in map(str.strip, cell.split(";")) if item)


def day(cell: str) -> date | None:
    """The ISO date of a cell, None where the cell is empty."""
    return date.fromisoformat(cell) if cell else None
