"""How the findings of all families point at the overall classification and at the date of the cable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint import Related

if TYPE_CHECKING:
    from datetime import date

    from cablelint import Cable, Context


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
