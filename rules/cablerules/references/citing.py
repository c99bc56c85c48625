"""What a text cites: which citations are this cable's own, and which explain themselves."""

from __future__ import annotations

from cablegrammar.cable import Cable
from cablegrammar.citations import ParagraphCitation, RefCitation
from cablegrammar.node import Node
from cablegrammar.references import Reference, parse_references
from cablegrammar.vocabulary.posts import find_post
from cablerules.structure.places import own_end
from cablerules.structure.text_blocks import Quotations

_WINDOW = 60
"""How many characters beside a citation are looked at for the cable that it stands for."""
_WORDS_BEFORE = 5
_LINKS = frozenset(("of", "in", "to", "from"))
_BACKWARD = frozenset(("therein", "thereof", "thereto"))
_LABELS = frozenset(("REF", "REFS", "REFTEL", "REFTELS", "REFERENCE", "REFERENCES"))
_PUNCTUATION = "()[].,:;-=\"'"


def reference_citations(cable: Cable) -> list[RefCitation]:
    """Every `ref A` and `reftel` of the text, in order, those of quoted texts among them."""
    return [citation for citation in cable.citations if isinstance(citation, RefCitation)]


class OwnText:
    """Asks for ascending places whether they are the drafter's own words in this cable."""

    __slots__ = ("_block", "_blocks", "_cable", "_end", "_quotations")

    def __init__(self, cable: Cable) -> None:
        self._cable = cable
        self._end = own_end(cable)
        self._quotations = Quotations(cable)
        self._blocks = [block.span.start for block in cable.blocks]
        self._block = 0

    def holds(self, citation: Node) -> bool:
        """Whether the citation is neither another message's nor inside a quoted text or quotation marks."""
        place = citation.span.start
        if place >= self._end or self._quotations.hold(place):
            return False
        return not self._in_quotation_marks(place)

    def paragraph_start(self, place: int) -> int:
        """The offset of the block in which `place` stands."""
        while self._block + 1 < len(self._blocks) and self._blocks[self._block + 1] <= place:
            self._block += 1
        return self._blocks[self._block] if self._blocks else self._cable.first_text

    def _in_quotation_marks(self, place: int) -> bool:
        before = self._cable.clean[self.paragraph_start(place) : place]
        return before.count('"') % 2 == 1 or before.count("\u201c") > before.count("\u201d")


def cites_through_another(cable: Cable, citation: RefCitation) -> bool:
    """Whether the letter is one of another cable's list: `ref A of ref B`, `STATE 12345's ref A`, `septel ref A`."""
    before = cable.clean[cable.span.start : citation.span.start][-_WINDOW:].split()
    last = before[-1].lower().strip("(,") if before else ""
    if last.startswith("septel") or last.replace("\u2019", "'").endswith(("'s", "s'")):
        return True
    after = cable.clean[citation.span.end : citation.span.end + _WINDOW]
    words = after.split(None, 1)
    link = words[0].lower() if words else ""
    if link.strip(_PUNCTUATION) in _BACKWARD:
        return True
    if link not in _LINKS:
        return False
    start = citation.span.end + after.index(words[0]) + len(link)
    return any(
        isinstance(other, RefCitation) and other.span.start >= start and not cable.clean[start : other.span.start].strip(" \n\tthe(")
        for other in cable.citations
    )


def names_its_cable(cable: Cable, citation: RefCitation) -> bool:
    """Whether the cable that is meant stands beside the citation: `STATE 12345 (ref D)`, `Ref D: STATE 12345`."""
    after = cable.clean[citation.span.end : citation.span.end + _WINDOW].lstrip(f"{_PUNCTUATION} \t\r\n")
    link, _, rest = after.partition(" ")
    if _begins_with_cable(rest if link.lower() in (*_LINKS, "is") else after):
        return True
    before = cable.clean[cable.first_text : citation.span.start][-_WINDOW:].rstrip(f"{_PUNCTUATION} \t\r\n")
    words = " ".join(before.split()[-_WORDS_BEFORE:])
    if not words[-1:].isdecimal():
        return False
    items = parse_references(words, 0, None, None)
    return bool(items) and _is_cable(items[-1]) and items[-1].span.end == len(words)


def is_listed_elsewhere(cable: Cable, letter: str | None) -> bool:
    """Whether a line that is no REF line lists the letter (None: anything): `REF D: STATE 12345`, `D. STATE 12345`."""
    for line in cable.clean[cable.span.start : cable.span.end].split("\n"):
        head, _, rest = line.strip().partition(" ")
        labelled = head.strip(_PUNCTUATION).upper() in _LABELS
        if labelled:
            head, _, rest = (rest if letter is not None else f"- {rest}").strip().partition(" ")
        if letter is None:
            if labelled and _begins_with_cable(rest.lstrip(f"{_PUNCTUATION} ")):
                return True
        elif len(head) <= len("(A):") and head.strip(_PUNCTUATION).upper() == letter and _begins_with_cable(rest):
            return True
    return False


def cites_reference_before(cable: Cable, citation: ParagraphCitation, start: int) -> bool:
    """Whether a reference is cited between the offset `start` and the citation."""
    return any(start <= other.span.start < citation.span.start for other in reference_citations(cable))


def _begins_with_cable(text: str) -> bool:
    """Whether a text begins with the name of a cable, `STATE 12345`."""
    if not text[:1].isalnum():
        return False
    items = parse_references(text[:_WINDOW], 0, None, None)
    return bool(items) and items[0].span.start == 0 and _is_cable(items[0])


def _is_cable(item: Reference) -> bool:
    return item.kind == "cable" and item.post is not None and find_post(item.post) is not None
