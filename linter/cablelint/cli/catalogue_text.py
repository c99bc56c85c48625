"""How `cablelint catalogue show` says what is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cablelint.catalogue.entries import say_scopes
from cablelint.catalogue.index import Index
from cablelint.catalogue.lookup import About
from cablelint.reporters.csv_ import csv_row
from cablelint.reporters.json_ import dump, portable
from cablelint.rule.wording import plural
from cablelint.terminal.display import line_start, visible

if TYPE_CHECKING:
    from cablelint.catalogue import Catalogue
    from cablelint.catalogue.index import CitationOf
    from cablelint.catalogue.tables import Table

_MOST = 50
"""More cables than that nobody reads; JSON has them all."""


def about_text(known: About, catalogues: Sequence[Catalogue]) -> Iterator[str]:
    """What is known of a cable, for people."""
    if not known.known:
        claimed = "" if known.covered else ", and no catalogue claims to hold it"
        yield f"{known.id} is not in the catalogue{claimed}\n"
        if known.near:
            yield f"  perhaps {' or '.join(known.near)}\n"
    else:
        yield f"{known.id}\n"
    for held in known.held:
        entry = held.entry
        source = f"listed in {held.path}" if held.listed else held.path
        facts = [part for part in (str(entry.date or ""), entry.level, source) if part]
        yield f"  {line_start(', '.join(facts))}\n"
        if held.subject is not None:
            yield f"    {line_start(held.subject)}\n"
    yield from _citations("cites", known.cites, [_cited(citation, catalogues) for citation in known.cites])
    yield from _citations("cited by", known.cited_by, [_citing(citation) for citation in known.cited_by])


def about_json(known: About) -> Iterator[str]:
    """The same as one object on a line."""
    yield (
        dump(
            {
                "id": known.id,
                "known": known.known,
                "covered": known.covered,
                "entries": [
                    {
                        "date": None if held.entry.date is None else held.entry.date.isoformat(),
                        "classification": held.entry.level,
                        "path": portable(held.path),
                        "listed": held.listed,
                        "subject": held.subject,
                    }
                    for held in known.held
                ],
                "cites": [{"id": citation.cited, "letter": citation.letter} for citation in known.cites],
                "cited_by": [
                    {"id": citation.citing, "letter": citation.letter, "path": portable(citation.path)}
                    for citation in known.cited_by
                ],
                "near": list(known.near),
            }
        )
        + "\n"
    )


def summary_text(catalogue: Catalogue) -> Iterator[str]:
    """What a catalogue holds, for people."""
    yield f"{line_start(', '.join(catalogue.sources))}\n"
    if isinstance(catalogue, Index):
        held = catalogue.contents()
        years = "" if held.years is None else f" of {plural(held.posts, 'post')}, {held.years[0]} to {held.years[1]}"
        sources = f"{plural(held.files, 'file')} and {plural(held.lists, 'list')}"
        yield f"  {plural(held.cables, 'cable')}{years}, from {sources}\n"
        yield f"  {plural(held.citations, 'reference')}\n"
        doubles = doubles_text(*catalogue.doubles())
        if doubles:
            yield f"  {line_start(doubles)}\n"
        yield f"  complete for {complete_for(catalogue)}\n"
        yield f"  subjects: {'kept' if held.subjects else 'not kept'}\n"
        yield f"  finished: {visible(held.finished or 'not yet')}\n"
    else:
        yield f"  {plural(_count(catalogue), 'id')} in a list\n"


def summary_json(catalogue: Catalogue) -> Iterator[str]:
    """The same as one object on a line."""
    shown: dict[str, object] = {"catalogue": [portable(source) for source in catalogue.sources]}
    if isinstance(catalogue, Index):
        held = catalogue.contents()
        shown |= {
            "kind": "index", "cables": held.cables, "files": held.files, "lists": held.lists, "posts": held.posts,
            "years": None if held.years is None else list(held.years), "references": held.citations,
            "doubles": catalogue.doubles(0)[0],
            "complete_for": [str(scope) for scope in catalogue.scopes], "by_half": catalogue.by_half,
            "finished": held.finished,
            "subjects": held.subjects,
        }  # fmt: skip
    else:
        shown |= {"kind": "list", "cables": _count(catalogue)}
    yield dump(shown) + "\n"


def complete_for(index: Index) -> str:
    """What an index claims, for people."""
    declared = say_scopes(index.scopes)
    halves = "the posts' years of which it holds at least half" if index.by_half else ""
    return " and ".join(filter(None, (declared, halves))) or "nothing yet"


def doubles_text(count: int, ids: Sequence[str]) -> str:
    """The ids that stand for more than one message, in a sentence; "" where there is none."""
    if not count:
        return ""
    what = "1 id stands for two different messages" if count == 1 else f"{count:,} ids stand for different messages"
    return f"{what}: {', '.join(ids)}{' ...' if count > len(ids) else ''}"


def _count(catalogue: Catalogue) -> int:
    ids: frozenset[str] = getattr(catalogue, "ids", frozenset())
    return len(ids)


def _citations(what: str, citations: Sequence[CitationOf], lines: Sequence[str]) -> Iterator[str]:
    if not citations:
        return
    yield f"  {what}:\n"
    for line in lines[:_MOST]:
        yield f"    {line_start(line)}\n"
    if len(lines) > _MOST:
        yield f"    and {len(lines) - _MOST:,} more\n"


def _cited(citation: CitationOf, catalogues: Sequence[Catalogue]) -> str:
    letter = "" if citation.letter is None else f"{citation.letter}. "
    missing = "" if any(citation.cited in catalogue for catalogue in catalogues) else "  (not in the catalogue)"
    return f"{letter}{citation.cited}{missing}"


def _citing(citation: CitationOf) -> str:
    letter = "" if citation.letter is None else f" as reference {citation.letter}"
    return f"{citation.citing or citation.path}{letter}"


def table_text(table: Table) -> Iterator[str]:
    """A table for people, its columns aligned; numbers stand to the right."""
    if not table.rows:
        yield f"{table.nothing}\n"
        return
    rows = [table.columns, *(tuple(visible(_cell(cell)) for cell in row) for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    numbers = [isinstance(cell, int) for cell in table.rows[0]]
    for row in rows:
        cells = zip(row, widths, numbers, strict=True)
        line = "  ".join(f"{cell:>{width}}" if right else f"{cell:<{width}}" for cell, width, right in cells)
        yield f"{line_start(line).rstrip()}\n"


def table_csv(table: Table) -> Iterator[str]:
    """A table as CSV, with the names of the columns."""
    yield csv_row(table.columns)
    for row in table.rows:
        yield csv_row(portable(cell) if isinstance(cell, str) else cell for cell in row)


def table_json(table: Table) -> Iterator[str]:
    """A table as an object a row, one per line."""
    for row in table.rows:
        cells = (portable(cell) if isinstance(cell, str) else cell for cell in row)
        yield dump(dict(zip(table.columns, cells, strict=True))) + "\n"


def _cell(cell: str | int | None) -> str:
    return "" if cell is None else str(cell)
