"""Whether the marks of a cable can be added up at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint import Mark
from cablerules.duty import is_covered

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablelint.rule.context import Context


def all_portions_marked(cable: Cable, context: Context) -> bool:
    """Whether every portion carries a mark of its own that can be read, and no paragraph is missing.

    The post's website says nothing about the cable, and counts for nothing here.
    """
    if (cable.is_extract and not cable.body_is_whole) or is_covered(context):
        return False
    entries = [entry.mark for entry in cable.marks]
    if not entries or any(mark.level is None or (isinstance(mark, Mark) and mark.marking.unknown) for mark in entries):
        return False
    return has_all_paragraphs(cable) and are_portions_known(cable)


def are_portions_known(cable: Cable) -> bool:
    """Whether something tells of each portion how it is classified, the post's website apart."""
    return all(one.cover not in (None, "redacted") for one in cable.portions if one.kind != "website")


def has_all_paragraphs(cable: Cable) -> bool:
    """Whether the paragraph numbers run from 1 without a gap; one that stands twice leaves none."""
    numbers = {int(paragraph.number) for paragraph in cable.paragraphs if paragraph.number is not None}
    return bool(cable.paragraphs) and numbers == set(range(1, len(numbers) + 1))
