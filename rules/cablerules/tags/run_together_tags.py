"""TAG004: tags that ran together."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.cable import Cable
from cablegrammar.node import Node
from cablelint.context import Context
from cablelint.finding import Applicability, Citation, Edit, Severity, Violation, safe_fix
from cablelint.rule import Example, Rule
from cablerules.tags.line import is_beside_a_word, own_tags, pieces


class RunTogetherTags(Rule):
    """Tags stand together without anything between them.

    ## What it checks

    Words in no list that are made of subject, program and country tags in use at the time: `PHUMPGOV`, `ECONWA`. A word
    that could be cut in more than one way (`ASECIN`), an English word that happens to be made of tags (`SOCIAL`), and
    one that stands among other words are left alone.

    A word that is reported here is no unknown tag (TAG001), and its subject is not missed (TAG002).

    ## Why

    Nobody finds a cable under `PHUMPGOV`: where a joined line lost its blank, the cable lost both its tags.

    ## Fix safety

    The tags are parted by a comma. A word is only taken apart where there is a single way to do so.
    """

    code = "TAG004"
    name = "run-together-tags"
    severity = Severity.WARNING
    authority = (Citation("5 FAH-3 H-011.1"),)
    fix = Applicability.SAFE
    visits = (Cable,)
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

    def check(self, node: Node, context: Context) -> Iterator[Violation]:
        """Report each word that is made of tags."""
        found = own_tags(context.cable)
        for place, tag in enumerate(found):
            if tag.kind != "unknown":
                continue
            cut = pieces(tag, context)
            if cut is None or is_beside_a_word(found, place, context):
                continue
            parted = ", ".join(cut)
            written = context.cable.slice(tag.span)
            edits = ", ".join(_cased(written, cut))
            yield Violation(
                tag.span,
                f"{len(cut)} tags stand together.",
                expected=parted,
                fix=safe_fix("Part the tags", Edit(*tag.span, edits)),
            )


def _cased(written: str, cut: tuple[str, ...]) -> Iterator[str]:
    """The pieces in the capitals of the cable."""
    place = 0
    for piece in cut:
        yield written[place : place + len(piece)]
        place += len(piece)
