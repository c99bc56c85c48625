"""What several catalogues together know of a cable, and who cites whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from cablegrammar.base.record import record
from cablelint.catalogue.entries import Catalogue, Entry
from cablelint.catalogue.index import CitationOf, Held, Index
from cablelint.catalogue.opening import Together


@record
class About:
    """What is known of one cable."""

    id: str
    held: tuple[Held, ...]
    covered: bool
    """A catalogue claims to hold it if it exists."""
    cites: tuple[CitationOf, ...]
    cited_by: tuple[CitationOf, ...]
    near: tuple[str, ...]
    """Cables that may have been meant, where it is unknown."""

    @property
    def known(self) -> bool:
        """Whether a catalogue holds it."""
        return bool(self.held)


@record
class GraphNode:
    """A cable of the graph: one that is held, or one that is only cited."""

    entry: Entry
    known: bool
    covered: bool


@record
class Edge:
    """That one cable cites another; `resolved` when a catalogue holds it."""

    citing: str
    cited: str
    letter: str | None
    resolved: bool


class Graph(Protocol):
    """Nodes and edges, each in the order of the ids. They can be asked for again."""

    def nodes(self) -> Iterator[GraphNode]:
        """The cables."""

    def edges(self) -> Iterator[Edge]:
        """Who cites whom, each pair once."""


def about(catalogues: Sequence[Catalogue], id: str) -> About:
    """What the catalogues know of the cable `id` (canonical)."""
    indexes = [one for one in catalogues if isinstance(one, Index)]
    together = Together(tuple(catalogues))
    held = [held for index in indexes for held in index.held(id)]
    for one in catalogues:
        if not isinstance(one, Index):
            held += [Held(entry, ", ".join(one.sources), listed=True, subject=None) for entry in one.entries(id)]
    return About(
        id,
        tuple(dict.fromkeys(held)),
        together.covers(id),
        tuple(dict.fromkeys(citation for index in indexes for citation in index.cited_in(id))),
        tuple(dict.fromkeys(citation for index in indexes for citation in index.cited_by(id))),
        () if held else together.near(id),
    )


class WholeGraph:
    """Everything that the indexes hold. Nothing of it is kept in memory but the ids that are only cited."""

    def __init__(self, catalogues: Sequence[Catalogue]) -> None:
        self._together = Together(tuple(catalogues))
        self._indexes = [one for one in catalogues if isinstance(one, Index)]

    def nodes(self) -> Iterator[GraphNode]:
        """The cables that are held, then those that are only cited, then the files of cables without an id."""
        seen: set[str] = set()
        for index in self._indexes:
            for entry in index.all_entries():
                if entry.id not in seen:
                    seen.add(entry.id)
                    yield GraphNode(entry, known=True, covered=self._together.covers(entry.id))
        for edge in self.edges():
            for id in (edge.cited, edge.citing):
                if id not in seen:
                    seen.add(id)
                    known = id in self._together or id == edge.citing
                    yield GraphNode(Entry(id), known, self._together.covers(id))

    def edges(self) -> Iterator[Edge]:
        """Who cites whom. A cable without an id goes by the name of its file."""
        for index in self._indexes:
            last: tuple[str, str] | None = None
            seen: set[tuple[str, str]] = set()
            for citation in index.citations():
                citing = citation.citing or citation.path
                if last is None or last[0] != citing:
                    seen.clear()
                last = (citing, citation.cited)
                if last not in seen:
                    seen.add(last)
                    yield Edge(citing, citation.cited, citation.letter, citation.cited in self._together)


class GraphAround:
    """The cables of some ids, what they cite, and what cites them."""

    def __init__(self, catalogues: Sequence[Catalogue], ids: Sequence[str]) -> None:
        self._together = Together(tuple(catalogues))
        self._edges: dict[tuple[str, str], Edge] = {}
        self._ids = dict.fromkeys(ids)
        for id in ids:
            known = about(catalogues, id)
            for citation in (*known.cites, *known.cited_by):
                citing = citation.citing or citation.path
                edge = Edge(citing, citation.cited, citation.letter, citation.cited in self._together)
                self._edges.setdefault((citing, citation.cited), edge)

    @property
    def missing(self) -> tuple[str, ...]:
        """Those of the ids that no catalogue holds."""
        return tuple(id for id in self._ids if id not in self._together)

    def nodes(self) -> Iterator[GraphNode]:
        """The cables of the ids and their neighbours."""
        for id in dict.fromkeys((*self._ids, *(id for pair in self._edges for id in pair))):
            entries = self._together.entries(id)
            citing = any(pair[0] == id for pair in self._edges)
            yield GraphNode(entries[0] if entries else Entry(id), bool(entries) or citing, self._together.covers(id))

    def edges(self) -> Iterator[Edge]:
        """Who cites whom among them."""
        yield from self._edges.values()
