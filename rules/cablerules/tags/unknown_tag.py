"""TAG001: a tag that is in no list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_uppercase
from typing import TYPE_CHECKING

from cablegrammar.vocabulary.run_together import look_alikes
from cablegrammar.vocabulary.tag_countries import confusion
from cablegrammar.vocabulary.tags import tag_fact
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Severity,
    Violation,
    unsafe_fix,
)
from cablerules.tags.own_tags import are_listed, is_beside_a_word, is_torn, own_tags, pieces, shape_of, year_of

_REGIONS = "XZ"
_KINDS = {"geographic": "country", "program": "program", "subject": "subject"}

if TYPE_CHECKING:
    from cablegrammar.tags.tag import Tag
    from cablelint.findings.finding import Fix


class UnknownTag(CableRule):
    """A tag is in no list of TAGS.

    ## What it checks

    Words of the shape that listed tags have: two letters (a country), K and three letters (a program), and four
    letters that begin with one of A, B, C, E, M, O, P, S, T (a subject). One that no list of any time holds is
    reported, with the tags it may have been meant for.

    Organizations are an open class and are not judged by their length: `UNDESCO` is left alone. So are regional tags (X
    or Z and a letter), words that stand among other words (a name that lost its parentheses), and words with a digit,
    or torn by a blank (`PR EL`), which were damaged on the way. Of the tags before 1980 many are not known: there, and
    where the cable has no date, a subject tag is only reported when it is one slip from a tag of the time.

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
            note="an organization may be called anything",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each tag of a listed shape that no list holds, once."""
        found = own_tags(cable)
        seen: set[str] = set()
        for place, tag in enumerate(found):
            if tag.kind != "unknown" or tag.tag in seen:
                continue
            kind = shape_of(tag.tag)
            if kind is None or confusion(tag.tag) is not None or pieces(tag, context) is not None:
                continue
            if is_beside_a_word(found, place, context) or _is_a_name(found, place) or is_torn(found, place):
                continue
            if kind == "geographic":
                if tag.tag[0] in _REGIONS or tag.tag in look_alikes():
                    continue
                near: tuple[str, ...] = ()
            else:
                near = _near(tag.tag, year_of(context))
                if not near and not are_listed(context):
                    continue
            seen.add(tag.tag)
            yield Violation(
                tag.span,
                # What is near no tag may be somebody's name: it is not repeated.
                f"{tag.tag if near or kind == 'geographic' else 'This word'} is in no list of TAGS.",
                expected=" or ".join(near) if 0 < len(near) <= _MOST_NAMED else f"a {_KINDS[kind]} tag",
                fix=_fix(tag, near, found),
            )


def _fix(tag: Tag, near: tuple[str, ...], found: tuple[Tag, ...]) -> Fix | None:
    """Write the one tag that is near, where it does not stand on the line already."""
    if len(near) != 1 or any(other.tag == near[0] for other in found):
        return None
    return unsafe_fix(f"Write {near[0]}", Edit(*tag.span, near[0]))


def _is_a_name(found: tuple[Tag, ...], place: int) -> bool:
    """Whether the word may be the name that the tag before it asks for (`OVIP, BELL`)."""
    if not place or found[place - 1].name is not None:
        return False
    fact = tag_fact(found[place - 1].tag)
    return fact is not None and fact.takes_name


_MOST_NAMED = 3


@lru_cache(maxsize=256)
def _near(word: str, year: int | None) -> tuple[str, ...]:
    """The subject and program tags of the time that are one slip from the word: another letter, or two exchanged."""
    slips = {word[:place] + letter + word[place + 1 :] for place in range(len(word)) for letter in ascii_uppercase}
    slips |= {word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1)}
    return tuple(sorted(slip for slip in slips if _is_meant(slip, year)))


def _is_meant(slip: str, year: int | None) -> bool:
    fact = tag_fact(slip)
    return fact is not None and fact.kind in ("subject", "program") and (year is None or fact.used_in(year))
