"""The prefixes of the Secretary of State's travelling party (`party_prefixes.csv`): they stand where a post would."""

from __future__ import annotations

from functools import cache

from cablegrammar.vocabulary.table import rows


@cache
def party_prefixes() -> frozenset[str]:
    """`PARTO`, `SECTO` and `TOSEC`: cables under them are numbered apart from the station that sends them."""
    return frozenset(row["prefix"] for row in rows("party_prefixes"))
