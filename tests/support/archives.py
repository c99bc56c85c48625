"""Tables under test."""

from __future__ import annotations

import pyarrow.parquet as pq


def table(path: str) -> list[dict[str, object]]:
    """The rows of a Parquet file."""
    found: list[dict[str, object]] = pq.read_table(path).to_pylist()
    return found
