"""Who sends messages and is no post: commands, agencies, delegations (`originators.csv`)."""

from __future__ import annotations

from functools import cache

from cablegrammar.vocabulary.table import rows


@cache
def originators() -> frozenset[str]:
    """The words that the name of such a sender begins with: `USCINCPAC`, `CDR`, `USDAO`."""
    return frozenset(row["word"] for row in rows("originators"))
