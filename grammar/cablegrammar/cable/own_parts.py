"""Which lines are a cable's own: not those of a text that it quotes, or of its prose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from cablegrammar.cable.fields import Field

if TYPE_CHECKING:
    from cablegrammar.authority.block import Authority

Quoted = Callable[[int], bool]
"""Says whether a quoted text stands at an offset."""


def own_fields(fields: Iterable[Field], head_end: int, quoted: Quoted) -> Iterator[Field]:
    """The fields that are this cable's own, in the order of the text.

    A wrapped sentence may begin a line with `E.O. 12958, as amended` or with a word that looks like a label: after
    the text has begun only a label with its colon counts. At `head_end` a SMART message repeats its head as a telegram
    has it, and with it the fields.
    """
    for field in fields:
        if field.span.start <= head_end and (not field.late or (_is_labelled(field) and not quoted(field.span.start))):
            yield field


def _is_labelled(field: Field) -> bool:
    if field.kind == "executive_order":
        return field.whole[field.label_place.end - field.span.start - 1 :].startswith(":")
    return field.label.endswith(":") and field.label.isupper()


def is_own_authority(authority: Authority, fields: Iterable[Field], quoted: Quoted) -> bool:
    """Whether the authority is the cable's own; `fields` are the authority lines.

    A text of capitals may begin a line with `CLASSIFIED BY THE MINISTRY`: once it has begun, a label without its colon
    counts only with a reason.
    """
    start = authority.span.start
    field = next((field for field in fields if field.span.start <= start < field.span.end), None)
    if field is None or not field.late:
        return True
    if not authority.label_ok and (authority.reason is None or authority.reason.section is None):
        return False
    return not quoted(start)


def restart(fields: Iterable[Field]) -> Field | None:
    """The field at which a text starts its fields again, as an extract does: two kinds of fields are repeated.

    `fields` are the cable's own. None where no text starts again.
    """
    seen: set[str] = set()
    again: dict[str, Field] = {}
    for field in fields:
        if field.kind in _REPEATABLE:
            if field.kind in seen:
                again.setdefault(field.kind, field)
            seen.add(field.kind)
    return min(again.values(), key=lambda field: field.span) if len(again) > 1 else None


_REPEATABLE = frozenset(("executive_order", "tags", "subject"))
