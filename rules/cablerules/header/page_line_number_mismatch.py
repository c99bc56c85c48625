"""HDR012 page-line-number-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Span, Violation
from cablerules.header.agreement import (
    classified_post,
    is_of_travelling_party,
    posts_differ,
    sending_post,
    serial_of,
    serials_differ,
    share_a_station,
)

if TYPE_CHECKING:
    from cablegrammar.header.nodes import PageLine
    from cablegrammar.marking.classification import Classification

_BODY = """\
1. (U) One lamp is lent.

{page}


2. (C) The other lamp is not."""


class PageLineNumberMismatch(CableRule):
    """A page line names another number, or another post, than the classification line.

    ## What it checks

    The number and the post of the page lines, those between the sections of a transmission (`WINDHOEK 00000512 002 OF
    003`) and those of a print (`PAGE 02 WINDHOEK 00512 141030Z`), against the classification line. The finding stands
    at the first that differs. A number or a post that cannot be read is passed over. Where the page lines agree with
    the header, and the classification line does not, HDR003 or HDR007 says so.

    ## Why

    A page with another number is a page of another cable, with that cable's level and text.
    """

    code = "HDR012"
    name = "page-line-number-mismatch"
    severity = Severity.WARNING
    scope = Scope(has=("page_line_texts",))
    authority = (Citation("5 FAH-2 H-320"),)
    examples = (
        Example(
            bad=_BODY.format(page="WINDHOEK 00000521  002 OF 002"),
            good=_BODY.format(page="WINDHOEK 00000512  002 OF 002"),
            at=((3, 10, 3, 18),),
        ),
        Example(
            bad="PAGE 02 SUVA 00512 141100Z",
            good="PAGE 02 WINDHOEK 00512 141100Z",
            at=((1, 9, 1, 13),),
            slot="next_page_line",
            template="print",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first page line that is not this cable's."""
        if not cable.page_line_texts:
            return
        line = cable.classification
        if line is None:
            return
        found = _first_other(cable, line)
        if found is None or is_of_travelling_party(cable):
            return
        span, message, expected = found
        yield Violation(
            span,
            message,
            expected=expected,
            related=(Related(line.number_span or line.span, "the classification line"),),
        )


def _first_other(cable: Cable, line: Classification) -> tuple[Span, str, str] | None:
    """Place, message and right value for the first page line with another number or post."""
    for page in cable.page_lines:
        if page.number is not None and line.number is not None and page.number != line.number:
            if not _is_of_header(cable, page):
                return (
                    page.number_span or page.span,
                    f"The page line has the number {page.number}, but the classification line has {line.number}.",
                    str(line.number),
                )
        elif (post := _other_post(cable, page)) is not None:
            return page.post_span or page.span, *post
    return None


def _is_of_header(cable: Cable, page: PageLine) -> bool:
    """Whether the page line belongs to the header, so that the classification line is the odd one: it has the
    header's serial, or the post that the header names.
    """
    transmission = cable.transmission
    if transmission is not None and page.number is not None and serials_differ(cable):
        return serial_of(page.number) == transmission.serial
    return page.post is not None and posts_differ(cable) and _is_senders(cable, page.post)


def _is_senders(cable: Cable, name: str) -> bool:
    from cablegrammar.vocabulary.posts import find_post

    post, sender = find_post(name), sending_post(cable.originator)
    return post is not None and sender is not None and share_a_station(sender, post)


def _other_post(cable: Cable, page: PageLine) -> tuple[str, str] | None:
    """Message and right value where the page line names another post than the classification line."""
    from cablegrammar.vocabulary.posts import find_post

    own = classified_post(cable)
    if page.post is None or own is None:
        return None
    post = find_post(page.post)
    if post is None or share_a_station(post, own):
        return None
    if posts_differ(cable) and _is_senders(cable, page.post):
        return None
    return f"The page line names {post.name}, but the classification line names {own.name}.", own.name
