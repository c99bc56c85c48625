"""Where `ref A` leads: to its entry on the REF line, and from there to the file of the cable that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from cablegrammar.base.node import Span
from cablegrammar.cable.cable import Cable
from cablegrammar.references.citations import RefCitation
from cablegrammar.references.listed import Reference
from cablelint.catalogue.index import Held
from cablelint.server.reading import Desk, Reading


class Cited(NamedTuple):
    """What stands under a cursor: letters of the list of references, and where they stand. `entry` is the item of the
    list itself, None in the prose.
    """

    span: Span
    letters: tuple[str, ...]
    entry: Reference | None


def cited_at(cable: Cable, offset: int) -> Cited | None:
    """The references that are meant at a character: one letter of `refs B and C`, all of them on its other words."""
    for entry in cable.references:
        start = entry.span.start if entry.letter_span is None else entry.letter_span.start
        if start <= offset <= entry.span.end:
            return Cited(Span(start, entry.span.end), () if entry.letter is None else (entry.letter,), entry)
    for citation in cable.citations:
        if isinstance(citation, RefCitation) and citation.span.start <= offset <= citation.span.end:
            if citation.of_another or citation.generic:
                return None
            word = _word(cable.source.text, citation.span, offset)
            letter = cable.source.text[word.start : word.end].upper()
            return (
                Cited(word, (letter,), None)
                if letter in citation.letters
                else Cited(citation.span, citation.letters, None)
            )
    return None


def _word(text: str, within: Span, offset: int) -> Span:
    """The letters and digits around a place."""
    start = end = offset
    while start > within.start and text[start - 1].isalnum():
        start -= 1
    while end < within.end and text[end].isalnum():
        end += 1
    return Span(start, end)


def entries_of(cable: Cable, letters: Iterable[str]) -> list[Reference]:
    """The items of the list that bear these letters."""
    wanted = set(letters)
    return [entry for entry in cable.references if entry.letter in wanted]


def definition(desk: Desk, reading: Reading, offset: int) -> list[types.Location]:
    """From the prose to the entries of the list, from an entry to the files of its cable, as far as they are known."""
    cable = reading.cable_at(offset)
    cited = None if cable is None else cited_at(cable, offset)
    if cable is None or cited is None:
        return []
    if cited.entry is None:
        return [_location(reading, _place(entry)) for entry in entries_of(cable, cited.letters)]
    files = [] if cited.entry.id is None else list(_files(desk, reading, cited.entry.id))
    return files or [_location(reading, _place(cited.entry))]


def references(reading: Reading, offset: int, *, declaration: bool) -> list[types.Location]:
    """Where the text cites what is meant at a character; with `declaration` also its entry."""
    cable = reading.cable_at(offset)
    cited = None if cable is None else cited_at(cable, offset)
    if cable is None or cited is None:
        return []
    places = [_place(entry) for entry in entries_of(cable, cited.letters)] if declaration else []
    places += [
        citation.span
        for citation in cable.citations
        if isinstance(citation, RefCitation)
        and not (citation.of_another or citation.generic)
        and not set(cited.letters).isdisjoint(citation.letters)
    ]
    return [_location(reading, place) for place in sorted(places)]


def known_of(desk: Desk, reading: Reading, id: str) -> list[Held]:
    """What the indexes of a document know of a cable."""
    return [held for index in desk.indexes(reading) for held in index.held(id)]


def _place(entry: Reference) -> Span:
    return entry.span if entry.letter_span is None else Span(entry.letter_span.start, entry.span.end)


def _location(reading: Reading, place: Span) -> types.Location:
    return types.Location(reading.text.uri, reading.text.range(place))


def _files(desk: Desk, reading: Reading, id: str) -> Iterator[types.Location]:
    """Where a cable is: in a document that is open, else in the files that the catalogues know."""
    found = False
    for other in desk.readings:
        for cable in other.cables:
            if cable.id == id:
                found = True
                yield _location(other, cable.opening_place)
    if found:
        return
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    for held in known_of(desk, reading, id):
        file = Path(held.path).absolute()
        if not held.listed and file.is_file():
            yield types.Location(file.as_uri(), start)
