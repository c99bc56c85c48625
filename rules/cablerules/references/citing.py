"""What a text cites: which citations are this cable's own words, and which explain themselves."""

from __future__ import annotations

from cablegrammar.references.listed import parse_references
from cablegrammar.vocabulary.posts import find_post
from cablelint import Cable, Node, RefCitation, Reference

_WINDOW = 60
"""How many characters beside a citation are looked at for the cable that it stands for."""
_WORDS_BEFORE = 5
_LINKS = frozenset(("of", "in", "to", "from"))
_BACKWARD = frozenset(("therein", "thereof", "thereto"))
_LABELS = frozenset(("REF", "REFS", "REFTEL", "REFTELS", "REFERENCE", "REFERENCES"))
_PUNCTUATION = "()[].,:;-=\"'"
_AROUND = _PUNCTUATION + " \t\r\n"
_LONGEST_LETTER = len("(A):")


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


def cites_through_another(cable: Cable, citation: RefCitation, following: RefCitation | None) -> bool:
    """Whether the letter is one of another cable's list: `ref A of ref B`, `the minister's ref A`, `septel ref A`."""
    before = _before(cable, citation).split()
    last = before[-1].lower().strip("(,") if before else ""
    if last.startswith("septel") or last.replace("\u2019", "'").endswith(("'s", "s'")):
        return True
    after = cable.clean[citation.span.end : citation.span.end + _WINDOW].lstrip()
    link = after.partition(" ")[0].strip(_AROUND).lower()
    if link in _BACKWARD:
        return True
    if following is None or link not in _LINKS:
        return False
    between = cable.clean[citation.span.end : min(following.span.start, citation.span.end + _WINDOW)]
    return following.span.start - citation.span.end < _WINDOW and between.split() in ([link], [link, "the"])


def names_its_cable(cable: Cable, citation: RefCitation) -> bool:
    """Whether the cable that is meant stands beside the citation: `STATE 12345 (ref D)`, `Ref D: STATE 12345`."""
    after = cable.clean[citation.span.end : citation.span.end + _WINDOW].lstrip(_AROUND)
    link, _, rest = after.partition(" ")
    if _begins_with_cable(rest if link.lower() in _LINKS or link.lower() == "is" else after):
        return True
    words = " ".join(_before(cable, citation).rstrip(_AROUND).split()[-_WORDS_BEFORE:])
    if not words[-1:].isdecimal():
        return False
    items = parse_references(words, 0, None, None)
    return bool(items) and _is_cable(items[-1]) and items[-1].span.end == len(words)


def is_label(word: str) -> bool:
    """Whether a word is the label of a list of references: `REF:`, `(Reftel`."""
    return word.strip(_PUNCTUATION).upper() in _LABELS


def is_listed_elsewhere(cable: Cable, letter: str | None) -> bool:
    """Whether a line outside of the REF line lists the letter (None: any cable): `REF D: STATE 12345`, `(D) SUVA 7`."""
    for line in cable.clean[cable.span.start : cable.span.end].split("\n"):
        head, _, rest = line[: 2 * _WINDOW].strip().partition(" ")
        labelled = is_label(head)
        if labelled:
            if letter is None and _begins_with_cable(rest.lstrip(_AROUND)):
                return True
            head, _, rest = rest.strip().partition(" ")
        named = head.strip(_PUNCTUATION).upper()
        wanted = named == letter if letter is not None else labelled and len(named) == 1
        if wanted and len(head) <= _LONGEST_LETTER and _begins_with_cable(rest.lstrip(_AROUND)):
            return True
    return False


def _before(cable: Cable, citation: RefCitation) -> str:
    start = citation.span.start
    return cable.clean[max(cable.first_text, start - _WINDOW) : start]


def _begins_with_cable(text: str) -> bool:
    """Whether a text begins with the name of a cable, `STATE 12345`."""
    text = text[:_WINDOW]
    if not text[:1].isalnum() or not any(map(str.isdecimal, text)):
        return False
    items = parse_references(text, 0, None, None)
    return bool(items) and items[0].span.start == 0 and _is_cable(items[0])


def _is_cable(item: Reference) -> bool:
    return item.kind == "cable" and item.post is not None and find_post(item.post) is not None
