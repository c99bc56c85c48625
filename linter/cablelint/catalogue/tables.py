"""What an index can be asked as a table: doubles, references to nothing, the most cited cables, missing numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cablegrammar.base.record import record
from cablegrammar.references.cable_id import CableId
from cablelint.catalogue.entries import Catalogue
from cablelint.catalogue.index import Index
from cablelint.catalogue.opening import Together


@record
class Table:
    """Rows under the names of their columns; `nothing` is the sentence for a table without rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]
    nothing: str


def duplicates(catalogues: Sequence[Catalogue]) -> Table:
    """The ids that stand for different messages, a row for each of their files."""
    rows = (
        (held.entry.id, str(held.entry.date or "") or None, held.entry.level, held.path)
        for index in _indexes(catalogues)
        for id in index.doubles(-1)[1]
        for held in index.held(id)
        if not held.listed
    )
    return Table(("id", "date", "classification", "path"), tuple(rows), "No id stands for two messages.")


def unresolved(catalogues: Sequence[Catalogue]) -> Table:
    """The cables that are cited and that no catalogue holds, those first that are cited most.

    `claimed` says whether a catalogue claims to hold it: such a one is a fault, and not only unknown.
    """
    together = Together(tuple(catalogues))
    rows = (
        (id, count, "yes" if together.covers(id) else "no") for id, count in _cited(catalogues) if id not in together
    )
    return Table(("id", "cited", "claimed"), tuple(rows), "Every reference leads to a cable.")


def most_cited(catalogues: Sequence[Catalogue]) -> Table:
    """The cables that are cited, those first that are cited most; `held` says whether a catalogue holds it."""
    together = Together(tuple(catalogues))
    rows = ((id, count, "yes" if id in together else "no") for id, count in _cited(catalogues))
    return Table(("id", "cited", "held"), tuple(rows), "No cable cites another.")


def gaps(catalogues: Sequence[Catalogue], post: str, year: int) -> Table:
    """The numbers of a post's year that are missing up to the highest that a catalogue holds, as runs."""
    numbers: set[int] = set()
    for catalogue in catalogues:
        numbers |= catalogue.numbers(post, year) if isinstance(catalogue, Index) else _listed(catalogue, post, year)
    rows = tuple(
        (str(CableId(year, post, first)), str(CableId(year, post, last)), last - first + 1)
        for first, last in _runs(numbers)
    )
    nothing = (
        f"No number of {post} {year} is missing up to {max(numbers)}."
        if numbers
        else f"No cable of {post} {year} is held."
    )
    return Table(("first", "last", "missing"), rows, nothing)


def _runs(numbers: set[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that are missing, from 1 on."""
    before = 0
    for number in sorted(numbers):
        if number > before + 1:
            yield before + 1, number - 1
        before = max(before, number)


def _indexes(catalogues: Sequence[Catalogue]) -> list[Index]:
    return [one for one in catalogues if isinstance(one, Index)]


def _cited(catalogues: Sequence[Catalogue]) -> list[tuple[str, int]]:
    """The ids that are cited, and by how many messages."""
    counts: dict[str, int] = {}
    for index in _indexes(catalogues):
        for id, count in index.cited_most():
            counts[id] = counts.get(id, 0) + count
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _listed(catalogue: Catalogue, post: str, year: int) -> set[int]:
    """The numbers of a post's year in a list."""
    from cablegrammar.references.cable_id import parse_id

    ids: frozenset[str] = getattr(catalogue, "ids", frozenset())
    cables = filter(None, map(parse_id, ids))
    return {cable.number for cable in cables if (cable.post, cable.year) == (post, year)}
