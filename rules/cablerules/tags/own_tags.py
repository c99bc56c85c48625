"""What the rules about TAGS share: the cable's own line, and what its words are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegrammar.vocabulary.practices import practice
from cablegrammar.vocabulary.run_together import split_run_together
from cablegrammar.vocabulary.tags import subject_letters, tag_fact
from cablelint import Field, Span, once

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablegrammar.tags.tag import Tag
    from cablegrammar.vocabulary.tags import TagKind
    from cablelint.rule.context import Context

_DAMAGE = ("XXX", "**", "...")
"""What stands where tags were redacted, overprinted or cut."""


@once
def tags_line(cable: Cable) -> Field | None:
    """The cable's own TAGS line: not one that a text quotes, nor another message's. None where there is none."""
    return cable.own_field("tags") if cable.is_cable else None


@once
def own_tags(cable: Cable) -> tuple[Tag, ...]:
    """The tags of the cable's own line; () for one that is redacted or damaged, of which nobody knows what it said."""
    line = tags_line(cable)
    return () if line is None or is_damaged(line) else cable.tags


def is_damaged(line: Field) -> bool:
    """Whether a part of the line cannot be read."""
    value = line.value
    return any(sign in value for sign in _DAMAGE)


def year_of(context: Context) -> int | None:
    """The year whose tags count, None where the cable has no date."""
    return None if context.date is None else context.date.year


def are_listed(context: Context) -> bool:
    """Whether the lists hold the tags of the cable's day well enough to say that a word is none."""
    return context.date is not None and practice("tags-listed").in_force(context.date)


def whole(tag: Tag) -> Span:
    """The tag with its name."""
    return tag.span if tag.name_span is None else Span(tag.span.start, tag.name_span.end)


def pieces(tag: Tag, context: Context) -> tuple[str, ...] | None:
    """The tags that an unknown word is made of (`PHUMPGOV`), None if it is no run of tags."""
    if tag.kind != "unknown" or context.knows_tag(tag.tag):
        return None
    return split_run_together(tag.tag, year_of(context))


def shape_of(word: str) -> TagKind | None:
    """The kind of tag that a word in no list looks like, None if it may be anything, such as an organization."""
    if not (word.isascii() and word.isalpha()):
        return None
    if len(word) == 2:
        return "geographic"
    if len(word) == 4 and word[0] == _PROGRAM:
        return "program"
    return "subject" if len(word) == 4 and word[0] in subject_letters() else None


_PROGRAM = "K"
"""The letter that every program tag begins with."""


def is_beside_a_word(found: tuple[Tag, ...], place: int, context: Context, *, both: bool = False) -> bool:
    """Whether the tag is a part of some words (`GLOBAL DEFENSE`, a name that lost its parentheses) and no tag.

    A word is in no list, has not the shape of a tag and stands beside it with nothing but blanks between them;
    `both` asks for one on either side.
    """
    left = place > 0 and not found[place].separated and _is_word(found[place - 1], context)
    right = (
        place + 1 < len(found) and not found[place + 1].separated and _is_word(found[place + 1], context)
    )  # fmt: skip
    return left and right if both else left or right


def _is_word(tag: Tag, context: Context) -> bool:
    return (
        tag.kind == "unknown" and tag.tag.isalpha() and shape_of(tag.tag) is None and pieces(tag, context) is None
    )  # fmt: skip


def is_torn(found: tuple[Tag, ...], place: int) -> bool:
    """Whether the word and one beside it are the halves of a tag that a blank got into (`PR EL`)."""
    word = found[place].tag
    before = "" if found[place].separated or not place else found[place - 1].tag + word
    after = "" if place + 1 == len(found) or found[place + 1].separated else word + found[place + 1].tag
    return tag_fact(before) is not None or tag_fact(after) is not None


def in_use(tag: str, year: int | None) -> bool:
    """Whether `tag` is in a list and was in use in `year` (in any where it is None)."""
    fact = tag_fact(tag)
    return fact is not None and (year is None or fact.used_in(year))
