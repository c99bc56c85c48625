"""TAG004 run-together-tags."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Related,
    Scope,
    Severity,
    Tag,
    Violation,
    safe_fix,
)
from cablelint.rule.scope import CABLES
from cablerules.tags.own_tags import is_beside_a_word, own_tags, pieces


class RunTogetherTags(CableRule):
    """Tags stand together without anything between them.

    ## What it checks

    Words in no list that are made of subject, program and country tags in use at the time: `PHUMPGOV`, `ECONWA`. A word
    that could be cut in more than one way (`ASECIN`), an English word that happens to be made of tags (`SOCIAL`), and a
    short one that stands among other words are left alone. One finding for each such word.

    A word that is reported here is no unknown tag (TAG001), and its subject is not missed (TAG002).

    ## Why

    Nobody finds a cable under `PHUMPGOV`: where a joined line lost its blank, the cable lost both its tags.

    ## Fix safety

    The tags are parted by a comma. A word is only taken apart where there is a single way to do so.
    """

    code = "TAG004"
    name = "run-together-tags"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES, has=("tags",))
    authority = (Citation("5 FAH-3 H-011.1"),)
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="TAGS: PREL, PHUMPGOV, WA",
            good="TAGS: PREL, PHUM, PGOV, WA",
            fixed="TAGS: PREL, PHUM, PGOV, WA",
            at=[(1, 13, 1, 21)],
            slot="tags",
        ),
        Example(
            bad="TAGS: ETRDEFISECONWA",
            good="TAGS: ETRD EFIS ECON WA SOCIAL",
            fixed="TAGS: ETRD, EFIS, ECON, WA",
            at=[(1, 7, 1, 21)],
            slot="tags",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each word that is made of tags, once."""
        found = own_tags(cable)
        if all(tag.kind != "unknown" for tag in found):
            return
        places: dict[str, list[Tag]] = {}
        for place, tag in enumerate(found):
            cut = pieces(tag, context)
            # A longer run is no word of any language; one of six letters may be a name (MARRIS).
            if cut is not None and not (len(tag.tag) <= _SHORT and is_beside_a_word(found, place, context)):
                places.setdefault(tag.tag, []).append(tag)
        for word, (first, *again) in places.items():
            cut = pieces(first, context) or ()
            edits = (Edit(*tag.span, ", ".join(_cased(cable.slice(tag.span), cut))) for tag in (first, *again))
            yield Violation(
                first.span,
                f"{word} is {len(cut)} tags without anything between them.",
                expected=", ".join(cut),
                related=tuple(Related(tag.span, "also here") for tag in again[:_MOST_RELATED]),
                fix=safe_fix("Separate the tags", *edits),
            )


_SHORT = 6
_MOST_RELATED = 3


def _cased(written: str, cut: tuple[str, ...]) -> Iterator[str]:
    """The pieces in the capitals of the cable."""
    place = 0
    for piece in cut:
        yield written[place : place + len(piece)]
        place += len(piece)
