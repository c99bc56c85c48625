"""Information that no date declassifies: Restricted Data and its like, and NATO's."""

from __future__ import annotations

from datetime import date
from functools import cache

from cablegrammar.vocabulary.table import rows


@cache
def undated_kinds() -> dict[str, date]:
    """Its kinds (`RD`, `NATO` ...), each with the day from which no date may stand for it, strongest first."""
    return {row["kind"]: date.fromisoformat(row["from"]) for row in rows("undated_information")}
