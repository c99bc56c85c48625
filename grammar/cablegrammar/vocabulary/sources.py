"""The documents that the column `source` of a table names (`sources.csv`), and how they are cited."""

from __future__ import annotations

from functools import cache

from cablegrammar.base.record import record
from cablegrammar.vocabulary.table import listed, rows


@record
class Cited:
    """A place in a document, such as `CAPCO Register and Manual 2016` section `H.8 p145-147`."""

    document: str
    section: str | None = None


def cited(cell: str) -> tuple[Cited, ...]:
    """The places that a cell of a column `source` names, in their order.

    Each begins with the key of a document (`CFR2001 2001.54(d)`). What begins with none is a citation as it stands
    (`5 FAH-2 H-222`), or a remark (`general knowledge: ...`).
    """
    return tuple(map(_cited, listed(cell)))


def _cited(item: str) -> Cited:
    key, _, section = item.partition(" ")
    document = _documents().get(key)
    if document is None:
        return Cited(item)
    paragraph, bracket, rest = section.partition("(")
    if paragraph.startswith(f"{document.rpartition(' ')[2]}."):  # the number of the part stands in the paragraph's
        return Cited(f"{document.rpartition(' ')[0]} {paragraph}", f"{bracket}{rest}" or None)
    return Cited(document, section or None)


@cache
def _documents() -> dict[str, str]:
    """How each document is cited, by its key: the whole title where it has no short one."""
    found = {}
    for row in rows("sources"):
        names = listed(row["cited_as"])
        if len(names) < 2:  # of several names each is a paragraph's, and stands in the cell itself
            found[row["key"]] = names[0] if names else row["document"]
    return found
