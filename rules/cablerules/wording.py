"""How the findings of all families name what carries a mark, and point at the overall classification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint import Paragraph, Related, Subparagraph

if TYPE_CHECKING:
    from datetime import date

    from cablelint import Cable, CarriedMark, Context


def name_of(paragraph: Paragraph) -> str:
    """A paragraph at the start of a sentence."""
    return "An unnumbered paragraph" if paragraph.number is None else f"Paragraph {paragraph.number}"


def name_of_item(item: Subparagraph, paragraph: Paragraph) -> str:
    """An item of a paragraph at the start of a sentence."""
    name = name_of(paragraph)
    return f"{'An item' if item.label is None else f'Item {item.label}'} of {name[:1].lower()}{name[1:]}"


def name_of_carrier(entry: CarriedMark) -> str:
    """What carries a mark at the start of a sentence."""
    if entry.paragraph is None:
        return "The subject"
    item = entry.carrier
    return name_of_item(item, entry.paragraph) if isinstance(item, Subparagraph) else name_of(entry.paragraph)


def overall_line(cable: Cable) -> tuple[Related, ...]:
    """The classification line as a related place; empty where there is none."""
    lines = cable.classification_lines or cable.banners
    return (Related(lines[0].span, "the overall classification"),) if lines else ()


def date_place(context: Context, day: date | None) -> tuple[Related, ...]:
    """The date-time group as a related place where it names `day`, else the classification line."""
    cable = context.cable
    group = cable.date_time_group
    if group is not None and group.time is not None and group.time.date() == day:
        return (Related(group.span, "the date of the cable"),)
    return overall_line(cable)
