"""What a text cites: which citations are this cable's own words, and which explain themselves."""

from __future__ import annotations

from cablelint import Cable, Node, RefCitation

_LABELS = frozenset(("REF", "REFS", "REFTEL", "REFTELS", "REFERENCE", "REFERENCES"))
_PUNCTUATION = "()[].,:;-=\"'"


def reference_citations(cable: Cable) -> list[RefCitation]:
    """Every `ref A` and `reftel` of the text, in order, those of quoted texts among them."""
    return [citation for citation in cable.citations if isinstance(citation, RefCitation)]


class OwnText:
    """Asks for ascending places whether they are the drafter's own words in this cable."""

    __slots__ = ("_block", "_cable", "_counted", "_end", "_quotes", "_starts")

    def __init__(self, cable: Cable) -> None:
        self._cable = cable
        self._end = cable.own_end
        self._starts = [block.span.start for block in cable.blocks]
        self._block = -1
        self._counted = cable.first_text
        self._quotes = 0

    def holds(self, citation: Node) -> bool:
        """Whether the citation is neither another message's nor inside a quoted text or quotation marks."""
        place = citation.span.start
        if place >= self._end or self._cable.quoted(place):
            return False
        self._go_to(place)
        return self._quotes % 2 == 0

    @property
    def block_start(self) -> int:
        """Where the block of the last citation that was asked for begins."""
        return self._cable.first_text if self._block < 0 else self._starts[self._block]

    def _go_to(self, place: int) -> None:
        """Count the quotation marks from the start of the block of `place` to it; each one opens or closes."""
        starts = self._starts
        while self._block + 1 < len(starts) and starts[self._block + 1] <= place:
            self._block += 1
            self._counted, self._quotes = starts[self._block], 0
        text = self._cable.clean
        self._quotes += sum(text.count(mark, self._counted, place) for mark in '"\u201c\u201d')
        self._counted = place


def is_label(word: str) -> bool:
    """Whether a word is the label of a list of references: `REF:`, `(Reftel`."""
    return word.strip(_PUNCTUATION).upper() in _LABELS
