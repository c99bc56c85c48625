"""The same batch function on a cluster: Apache Spark runs it, and joins references to a catalogue.

It needs the extra `spark` (pyspark) and Java 17 on each machine. `lint` gives a row for each row; `resolve` adds what
the rules about all cables find; `findings`, `facts` and `references` are the tables of it. All of them say, row for
row, what one machine says. `job.py` is a script for `spark-submit` that does all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cablelint.spark.linting import lint
    from cablelint.spark.resolving import resolve
    from cablelint.spark.tables import facts, findings, references

__all__ = ["facts", "findings", "lint", "references", "resolve"]

_HOMES = {
    "lint": "linting",
    "resolve": "resolving",
    "facts": "tables",
    "findings": "tables",
    "references": "tables",
}


def __getattr__(name: str) -> Any:
    """Import on first use: pyspark is an extra."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    from cablelint.archive.extra import require

    require("spark", "pyspark", "pyarrow")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
