"""The fields that a copy has above the classification line, as a record of what stands below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cablegrammar.cable.fields import Field

_COPIED = frozenset(("tags", "subject", "reference"))


def copied_fields(fields: Sequence[Field], head: int) -> Iterator[Field]:
    """The TAGS, SUBJECT and REF lines before `head`, the classification line, that agree with one below it.

    One that says something else is a line of its own, and is judged as one.
    """
    for field in fields:
        if field.span.end > head or field.kind not in _COPIED:
            continue
        if any(other.kind == field.kind and other.span.start > head and _agree(field, other) for other in fields):
            yield field


def _agree(copy: Field, own: Field) -> bool:
    """Whether a copy says what the line says, or the beginning of it where the copy is cut."""
    cut = copy.text.endswith(("...", "…"))
    written, meant = _words(copy.text), _words(own.text)
    if copy.kind == "subject":
        squeezed, whole = "".join(written), "".join(meant)
        return whole.startswith(squeezed) if cut else whole == squeezed
    if copy.kind == "reference":  # the numbers tell, however the items are written
        written, meant = [word for word in written if word.isdecimal()], [word for word in meant if word.isdecimal()]
    if cut:
        written = written[:-1]
    return bool(written) and (set(written) <= set(meant) if cut else set(written) == set(meant))


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.upper()).split()
