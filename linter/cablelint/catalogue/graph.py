"""Writes who cites whom: as JSON for programs, in Graphviz's language for pictures. Ids, dates and levels alone."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint.catalogue.lookup import Edge, Graph, GraphNode
from cablelint.reporters.json_ import dump, portable
from cablelint.terminal.display import visible

VERSION = 1


def as_json(graph: Graph) -> Iterator[str]:
    """One object: `nodes` and `edges`, each on a line. An unresolved edge leads to a node that is not `known`."""
    yield f'{{"version": {VERSION},\n "nodes": ['
    yield from _lines(dump(_node_object(node)) for node in graph.nodes())
    yield '],\n "edges": ['
    yield from _lines(dump(_edge_object(edge)) for edge in graph.edges())
    yield "]}\n"


def as_dot(graph: Graph) -> Iterator[str]:
    """A directed graph. A cable that is claimed and not there is red and dashed, one nobody claims grey and dotted."""
    yield "digraph cables {\n  rankdir=LR;\n  node [shape=box];\n"
    for node in graph.nodes():
        yield f"  {_quoted(node.entry.id)}{_attributes(node)};\n"
    for edge in graph.edges():
        label = "" if edge.letter is None else f"label={_quoted(edge.letter)}"
        style = "" if edge.resolved else "style=dashed"
        both = ", ".join(filter(None, (label, style)))
        yield f"  {_quoted(edge.citing)} -> {_quoted(edge.cited)}{f' [{both}]' if both else ''};\n"
    yield "}\n"


def _lines(objects: Iterator[str]) -> Iterator[str]:
    before = "\n  "
    for text in objects:
        yield f"{before}{text}"
        before = ",\n  "


def _node_object(node: GraphNode) -> dict[str, object]:
    entry = node.entry
    return {
        "id": portable(entry.id),
        "known": node.known,
        "covered": node.covered,
        "date": None if entry.date is None else entry.date.isoformat(),
        "classification": entry.level,
    }


def _edge_object(edge: Edge) -> dict[str, object]:
    return {"from": portable(edge.citing), "to": edge.cited, "letter": edge.letter, "resolved": edge.resolved}


def _attributes(node: GraphNode) -> str:
    if node.known:
        date = node.entry.date
        return "" if date is None else f" [tooltip={_quoted(date.isoformat())}]"
    return " [color=red, style=dashed]" if node.covered else " [color=grey, style=dotted]"


def _quoted(text: str) -> str:
    escaped = visible(portable(text), newline=" ").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
