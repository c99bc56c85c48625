"""What was meant by a country code that is not the country's TAG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegrammar.vocabulary.positions import name_particles
from cablegrammar.vocabulary.posts import find_post
from cablegrammar.vocabulary.run_together import look_alikes
from cablegrammar.vocabulary.tag_countries import confusion, times_named
from cablegrammar.vocabulary.tags import tag_fact
from cablelint import Span
from cablerules.tags.own_tags import are_listed, in_use, is_beside_a_word, tags_line, year_of

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablegrammar.tags.tag import Tag
    from cablelint.rule.context import Context

_MANY = 3
_OFTEN = 2
"""How often a text must name a country, so that the cable is about it."""


def meant_by(found: tuple[Tag, ...], place: int, context: Context) -> tuple[str, ...]:
    """The tags that the code at `place` may have been meant for, the likeliest first; () where it may be right.

    A code that was no tag on the day of the cable is wrong wherever it stands. One that was the tag of another country
    is wrong when the cable comes from the country whose ISO code it is, or names that country often, when it does not
    name the other one at all, and when the right tag does not stand beside it.
    """
    tag = found[place]
    mistaken = confusion(tag.tag)
    if mistaken is None or tag.name is not None:
        return ()
    # RU is a code beside whatever word; AT and DE belong to the words that they stand beside.
    plain = tag.tag not in look_alikes() and tag.tag not in name_particles()
    if is_beside_a_word(found, place, context, both=plain) or _opens_a_name(found, place):
        return ()
    year = year_of(context)
    possible = tuple(other for other in mistaken.tags if in_use(other, year))
    certain = not _may_be_right(tag.tag, year) and (context.date is None or are_listed(context))
    if certain and len(possible) == 1:
        return possible
    if not certain and any(other.tag in possible for other in found):
        return ()
    told = _told(context.cable, tag.tag, possible, _countries_beside(found, tag))
    if told is None:
        return possible if certain else ()
    return (told, *(other for other in possible if other != told))


def _opens_a_name(found: tuple[Tag, ...], place: int) -> bool:
    """Whether two words that belong to surnames stand together: `DE LA` is not Germany and Laos."""
    after = found[place + 1 : place + 2]
    return found[place].tag in name_particles() and any(
        other.tag in name_particles() and not other.separated for other in after
    )


def _may_be_right(code: str, year: int | None) -> bool:
    """Whether the code is a tag in `year`, or became one later: a cable of a wrong date is another fault."""
    fact = tag_fact(code)
    return fact is not None and (year is None or fact.last_year is None or year <= fact.last_year)


def _countries_beside(found: tuple[Tag, ...], tag: Tag) -> int:
    """How many other countries the line names."""
    return len({other.tag for other in found if other.kind == "geographic" and other.tag != tag.tag})


def _told(cable: Cable, code: str, possible: tuple[str, ...], beside: int) -> str | None:
    """Which of the tags the cable is about by its post and its text; None where it tells none, or the code's own."""
    post = None if cable.post is None else find_post(cable.post)
    home = None if post is None else post.geographic_tag
    if home == code:
        return None
    line = tags_line(cable)
    text = cable.written(Span(cable.span.start if line is None else line.span.end, cable.span.end)).upper()
    if times_named(code, text):
        return None
    # Among many countries (a post at an international organization) the host country need not be one.
    if home in possible and beside < _MANY:
        return home
    named = [tag for tag in possible if times_named(tag, text) >= _OFTEN]
    return named[0] if len(named) == 1 else None
