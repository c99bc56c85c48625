"""Which captions do not stand beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cablegrammar.vocabulary.captions import KnownCaption
    from cablelint.rule.context import Context

_NOTES = ("status", "transmission")
"""Kinds that say something about the copy or its way, and are no captions for readers."""


def excludes(caption: KnownCaption, other: KnownCaption, context: Context) -> bool:
    """Whether `caption` may not stand beside `other` on the cable's date, by what is known of the former."""
    if other.text == caption.text or other.kind in _NOTES:
        return False
    if other.text in caption.excludes or (caption.kind == "channel" and other.kind == "channel"):
        return True
    return caption.stands_alone is not None and context.date is not None and context.date >= caption.stands_alone
