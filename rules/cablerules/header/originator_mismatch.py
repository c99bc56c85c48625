"""HDR007 originator-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.posts import near_posts
from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation
from cablerules.header.agreement import (
    classified_post,
    is_one_message,
    levels_differ,
    posts_differ,
    sending_post,
    serials_differ,
)


class OriginatorMismatch(CableRule):
    """The originator in the header is not the post of the classification line.

    ## What it checks

    The post of FM and the post before the number on the classification line, in all spellings and former names. A
    name on the classification line that nobody knows and that is a slip or two away from the post of FM is named as
    that slip. Any other that is unknown or garbled is not compared, nor are missions at one seat (`USEU BRUSSELS` and
    BRUSSELS). The Secretary of State's party (PARTO, SECTO, TOSEC) writes its own prefix in the place of a post. Where
    the letters of FL4 or the serial differ too, HDR001 or HDR003 has said that the header is another cable's.

    ## Why

    Post, number and year name a cable. Where header and text name two posts, the header of one cable stands over the
    text of another, and date, addressees and level are not to be trusted.
    """

    code = "HDR007"
    name = "originator-mismatch"
    severity = Severity.ERROR
    scope = Scope(has=("header.fl6",))
    authority = (Citation("5 FAH-2 H-320"),)
    examples = (
        Example(
            bad="C O N F I D E N T I A L LUSAKA 000512",
            good="C O N F I D E N T I A L WINDHOEK 000512",
            at=((1, 25, 1, 31),),
            slot="classification",
            note="The header says `FM AMEMBASSY WINDHOEK`.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a classification line of another post."""
        if cable.header.fl6 is None or not is_one_message(cable):
            return
        if not posts_differ(cable):
            yield from _misspelled(cable)
            return
        if levels_differ(cable) or serials_differ(cable):
            return  # HDR001 or HDR003 says so: the header is another cable's
        yield from _of_another_post(cable)


def _of_another_post(cable: Cable) -> Iterator[Violation]:
    line, originator = cable.classification, cable.originator
    sender, other = sending_post(originator), classified_post(cable)
    if line is None or originator is None or sender is None or other is None:
        return
    yield Violation(
        line.post_span or line.span,
        f"The header says that the cable is from {sender.name}, but the classification line says {other.name}.",
        expected=f"{sender.name} here, or the header of a cable from {other.name}",
        related=(Related(originator.post_span or originator.span, f"from {sender.name}"),),
    )


def _misspelled(cable: Cable) -> Iterator[Violation]:
    """A post on the classification line that is no post, and nearly the one of FM."""
    line, originator = cable.classification, cable.originator
    sender = sending_post(originator)
    if line is None or line.post is None or line.number is None or originator is None or sender is None:
        return
    if classified_post(cable) is not None or sender.name not in near_posts(line.post):
        return
    yield Violation(
        line.post_span or line.span,
        f"The classification line names no known post, but the header says that the cable is from {sender.name}.",
        expected=sender.name,
        related=(Related(originator.post_span or originator.span, f"from {sender.name}"),),
    )
