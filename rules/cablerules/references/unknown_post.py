"""REF008 unknown-post."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from cablegrammar.references.listed import parse_references
from cablegrammar.vocabulary.originators import originators
from cablegrammar.vocabulary.posts import find_post, near_posts, squeeze
from cablegrammar.vocabulary.tags import tag_fact
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Context,
    Edit,
    Example,
    Scope,
    Severity,
    Span,
    Violation,
    unsafe_fix,
)
from cablelint.rule.scope import CABLES
from cablerules.references.listing import listed

if TYPE_CHECKING:
    from cablegrammar.references.listed import Reference
    from cablelint.rule.violation import Fix

_SHORTEST_NAME = 5


class UnknownPost(CableRule):
    """A reference names a post that is not in the list of posts.

    ## What it checks

    That the post of every listed cable is one: its name, a short name (UNVIE, USUN, HAGUE, RIO), another spelling or
    an address of it, or one of the Secretary's party (SECTO). Commands, agencies and organizations send messages and
    are no posts; an attaché or a delegation at a post (`USDAO PARIS 12`) has numbers of its own. They are left alone.

    A post that the configuration knows (`posts`) is known from its date on.

    Where the name is a slip or two away from one that is known, the finding names it.

    ## Why

    Nobody can look up a cable of a post that does not exist.

    ## Fix safety

    Where one known name alone is near, the fix writes it. It is unsafe: the list may lack the post that was meant.
    """

    code = "REF008"
    name = "unknown-post"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES, has=("references",))
    authority = (Citation("5 FAH-1 H-246"),)
    fix = Applicability.UNSAFE
    examples = (
        Example(
            bad="REF: A. STATE 70412\nB. WINDHEOK 498",
            good="REF: A. STATE 70412\nB. WINDHOEK 498",
            fixed="REF: A. STATE 70412\nB. WINDHOEK 498",
            at=[(2, 4, 2, 12)],
            slot="reference",
        ),
        Example(
            bad="REF: A. STATE 70412\nB. NOWHERETOWN 12",
            good="REF: A. STATE 70412\nB. USCINCPAC 12",
            at=[(2, 4, 2, 15)],
            slot="reference",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each unknown name once."""
        items = listed(cable) if cable.is_cable else ()
        seen: set[str] = set()
        for item in items:
            if item.kind != "cable" or item.post is None or item.post in seen or not is_unknown(item.post):
                continue
            if context.knows_post(item.post):
                continue
            seen.add(item.post)
            place = item.post_span or item.span
            near = near_posts(item.post)
            if near:
                written = cable.slice(place)
                message, expected = f"'{' '.join(written.split())}' is not the name of a post.", " or ".join(near)
            else:
                # What is no name of a post may be somebody's name: it is not repeated.
                message, expected = (
                    "This reference names a post that is not in the list of posts.",
                    "the name of a post",
                )
            fix = _fix(cable, item, place, near[0]) if len(near) == 1 else None
            yield Violation(place, message, expected=expected, fix=fix)


@lru_cache(maxsize=1024)
def is_unknown(name: str) -> bool:
    """Whether nobody knows a sender of that name: no post, and none of those that are no post."""
    words = name.upper().split()
    if find_post(name) is not None or (words and words[0] in originators()):
        return False
    # `USDAO PARIS`, `BL PORT LOUIS`: the post is known, and what stands before it is another matter
    if any(find_post(" ".join(words[first:])) is not None for first in range(1, len(words))):
        return False
    # A few letters near no name may be any office or paper.
    return tag_fact(name.upper()) is None and (len(squeeze(name)) >= _SHORTEST_NAME or bool(near_posts(name)))


def _fix(cable: Cable, item: Reference, place: Span, right: str) -> Fix | None:
    """Write the name that is known, where the item then reads as a cable of that post."""
    text = cable.slice(Span(item.span.start, place.start)) + right + cable.slice(Span(place.end, item.span.end))
    found = parse_references(text, 0, None, item.year)
    if len(found) != 1 or found[0].post != right or found[0].number != item.number:
        return None
    return unsafe_fix(f"Write {right}", Edit(place.start, place.end, right))
