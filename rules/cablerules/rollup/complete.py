"""Whether the marks of a cable can be added up at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint import Mark
from cablerules.duty import is_covered

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablelint.rule.context import Context


def all_portions_marked(cable: Cable, context: Context) -> bool:
    """Whether every portion carries a mark of its own that can be read, and no paragraph is missing."""
    if cable.is_extract or is_covered(context):
        return False
    entries = [entry.mark for entry in cable.marks]
    if not entries or any(mark.level is None or (isinstance(mark, Mark) and mark.marking.unknown) for mark in entries):
        return False
    return has_all_paragraphs(cable) and all(portion.cover is not None for portion in cable.portions)


def has_all_paragraphs(cable: Cable) -> bool:
    """Whether the paragraph numbers run from 1 without a gap."""
    numbers = [int(paragraph.number) for paragraph in cable.paragraphs if paragraph.number is not None]
    return numbers == list(range(1, len(numbers) + 1))
