"""What a text cites, and what begins a list of references."""

from __future__ import annotations

from cablelint import Cable, RefCitation, once

_LABELS = frozenset(("REF", "REFS", "REFTEL", "REFTELS", "REFERENCE", "REFERENCES"))
_PUNCTUATION = "()[].,:;-=\"'"


@once
def reference_citations(cable: Cable) -> tuple[RefCitation, ...]:
    """Every `ref A` and `reftel` of the text, in order, those of quoted texts among them."""
    return tuple(citation for citation in cable.citations if isinstance(citation, RefCitation))


def is_label(word: str) -> bool:
    """Whether a word is the label of a list of references: `REF:`, `(Reftel`."""
    return word.strip(_PUNCTUATION).upper() in _LABELS
