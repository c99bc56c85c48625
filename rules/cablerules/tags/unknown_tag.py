"""TAG001 unknown-tag."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.run_together import look_alikes
from cablegrammar.vocabulary.tag_countries import confusion
from cablegrammar.vocabulary.tags import TagKind, tag_fact
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Fix,
    Scope,
    Severity,
    Tag,
    Violation,
    unsafe_fix,
)
from cablelint.rule.scope import CABLES
from cablerules.tags.near_tags import near_tags
from cablerules.tags.own_tags import are_listed, is_beside_a_word, is_torn, own_tags, pieces, shape_of, year_of

_KINDS = {"geographic": "country", "program": "program", "subject": "subject"}
_MOST_NAMED = 3
_REGIONS = "XZ"


class UnknownTag(CableRule):
    """A tag is not in the list of TAGS.

    ## What it checks

    Words of the shape that listed tags have: two letters (a country), K and three letters (a program), and four
    letters that begin with one of A, B, C, E, M, O, P, S, T (a subject). One that no list of any time holds is
    reported, with the tags it may have been meant for.

    Organizations are an open class and are not judged by their length: `UNDESCO` is left alone. So are regional tags (X
    or Z and a letter), words that stand among other words (a name that lost its parentheses), and words with a digit,
    or torn by a blank (`PR EL`), which were damaged on the way. Of the tags before 1980 many are not known: there, and
    where the cable has no date, a subject tag is only reported when it is one slip from a tag of the time.

    A tag that the configuration knows (`tags`) is known from its date on.

    Tags that ran together are TAG004's, and a country's ISO code is TAG003's.

    ## Why

    A cable is filed under its tags. One that nobody else uses files it where nobody looks.

    ## Fix safety

    Where one tag alone is a single slip away, the fix writes it. It is unsafe: only the drafter knows what was meant,
    and the lists may lack a new tag.
    """

    code = "TAG001"
    name = "unknown-tag"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES, has=("tags",))
    needs_date = True
    authority = (Citation("5 FAH-3 H-011.1"), Citation("5 FAH-3 H-111"))
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="TAGS: PRWL, ECON, WA",
            good="TAGS: PREL, ECON, WA",
            fixed="TAGS: PREL, ECON, WA",
            at=[(1, 7, 1, 11)],
            slot="tags",
        ),
        Example(
            bad="TAGS: PREL, KQQQ, WQ, FISHBOARD",
            good="TAGS: PREL, KDEM, WA, FISHBOARD",
            at=[(1, 13, 1, 17), (1, 19, 1, 21)],
            slot="tags",
            note="An organization may be called anything.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each tag of a listed shape that no list holds, once."""
        found = own_tags(cable)
        told: set[str] = set()
        for place, tag in enumerate(found):
            kind = shape_of(tag.tag) if tag.kind == "unknown" and tag.tag not in told else None
            if kind is None or context.knows_tag(tag.tag) or _is_anything_else(found, place, context):
                continue
            near = () if kind == "geographic" else near_tags(tag.tag, year_of(context))
            if not near and not _must_be_listed(tag, kind, context):
                continue
            told.add(tag.tag)
            yield Violation(
                tag.span,
                # What is near no tag may be somebody's name: it is not repeated.
                f"{tag.tag if near or kind == 'geographic' else 'This word'} is not in the list of TAGS.",
                expected=" or ".join(near) if 0 < len(near) <= _MOST_NAMED else f"a {_KINDS[kind]} tag",
                fix=_fix(tag, near, found),
            )


def _is_anything_else(found: tuple[Tag, ...], place: int, context: Context) -> bool:
    """Whether another rule knows what the word is, or it is a part of a name, of some words, or of a torn tag."""
    tag = found[place]
    if confusion(tag.tag) is not None or pieces(tag, context) is not None:
        return True
    return is_beside_a_word(found, place, context) or _is_a_name(found, place) or is_torn(found, place)


def _is_a_name(found: tuple[Tag, ...], place: int) -> bool:
    """Whether the word may be the name that the tag before it asks for (`OVIP, BELL`)."""
    if not place or found[place - 1].name is not None:
        return False
    fact = tag_fact(found[place - 1].tag)
    return fact is not None and fact.takes_name


def _must_be_listed(tag: Tag, kind: TagKind, context: Context) -> bool:
    """Whether a word of this shape is a fault where no list holds it and none holds a tag like it."""
    if kind == "geographic":
        return tag.tag[0] not in _REGIONS and tag.tag not in look_alikes()
    return are_listed(context)


def _fix(tag: Tag, near: tuple[str, ...], found: tuple[Tag, ...]) -> Fix | None:
    """Write the one tag that is near, where it does not stand on the line already."""
    if len(near) != 1 or any(other.tag == near[0] for other in found):
        return None
    return unsafe_fix(f"Write {near[0]}", Edit(*tag.span, near[0]))
