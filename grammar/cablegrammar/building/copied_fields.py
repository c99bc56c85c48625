"""The fields that a copy has above the classification line, as a record of what stands below it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cablegrammar.cable.fields import Field

_COPIED = ("tags", "subject", "reference")
_CUT = ("...", "…")


def copied_fields(fields: Sequence[Field], head: int) -> Iterator[Field]:
    """The TAGS, SUBJECT and REF lines before `head`, the classification line, that agree with one below it.

    One that says something else is a line of its own, and is judged as one.
    """
    copies = [field for field in fields if field.kind in _COPIED and field.span.end <= head]
    if not copies:
        return
    # Both sides may have as many lines as the text has room for: none is held against each of the others.
    kinds = {copy.kind for copy in copies}
    below = {kind: [field.text for field in fields if field.kind == kind and field.span.start > head] for kind in kinds}
    subjects = _Subjects(below.get("subject", ()))
    lists = {kind: _Lists(kind, texts) for kind, texts in below.items() if kind != "subject"}
    for copy in copies:
        if (subjects if copy.kind == "subject" else lists[copy.kind]).have(copy.text):
            yield copy


class _Subjects:
    """The subjects below the classification line. Blanks and signs tell none from another."""

    __slots__ = ("_sorted",)

    def __init__(self, texts: Sequence[str]) -> None:
        self._sorted = sorted("".join(_words(text)) for text in texts)

    def have(self, copy: str) -> bool:
        """Whether a copy says what one of them says, or the beginning of it where the copy is cut."""
        squeezed = "".join(_words(copy))
        at = bisect_left(self._sorted, squeezed)
        if at == len(self._sorted):
            return False
        return self._sorted[at].startswith(squeezed) if copy.endswith(_CUT) else self._sorted[at] == squeezed


class _Lists:
    """The lists of one kind below the classification line. Their order tells none from another; of references the
    numbers tell, however the items are written.
    """

    __slots__ = ("_holders", "_kind", "_whole")

    def __init__(self, kind: str, texts: Sequence[str]) -> None:
        self._kind = kind
        self._whole = {frozenset(self._told(text)) for text in texts}
        self._holders: dict[str, set[frozenset[str]]] = {}
        for words in self._whole:
            for word in words:
                self._holders.setdefault(word, set()).add(words)

    def have(self, copy: str) -> bool:
        """Whether a copy says what one of them says, or a part of it where the copy is cut."""
        words = self._told(copy)
        if not copy.endswith(_CUT):
            return bool(words) and frozenset(words) in self._whole
        held = sorted((self._holders.get(word, set()) for word in words[:-1]), key=len)
        return bool(held) and bool(held[0].intersection(*held[1:]))

    def _told(self, text: str) -> list[str]:
        words = _words(text)
        return [word for word in words if word.isdecimal()] if self._kind == "reference" else words


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.upper()).split()
