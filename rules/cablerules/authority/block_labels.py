"""How findings name the label of an authority block, and point at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint import Related

if TYPE_CHECKING:
    from cablegrammar.authority.block import Authority


def label_of(authority: Authority) -> str:
    """The label that the authority is judged by, in its usual spelling."""
    return "Derived From" if authority.derived_from_label is not None else "Classified By"


def related_label(authority: Authority, message: str) -> tuple[Related, ...]:
    """The label as a related place."""
    return (Related(authority.label, message),)
