"""CAP009 official-informal-not-in-subject."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation

_SHORT = ("O-I", "O/I", "OI")


class OfficialInformalNotInSubject(CableRule):
    """The caption OFFICIAL INFORMAL does not stand in the subject too.

    ## What it checks

    The subject of a cable with this caption also says `OFFICIAL INFORMAL`, with the number of the letter. `O-I` is
    understood too, and a line of its own below the subject may say it. The caption may have the number of the letter
    behind it (`OFFICIAL-INFORMAL NO. 12`). A cable without a subject is STR005's.

    ## Why

    An official-informal is a letter by cable. Those who find it later find it by its subject, and by its number in the
    series.
    """

    code = "CAP009"
    name = "official-informal-not-in-subject"
    severity = Severity.INFO
    scope = Scope(has=("stated_captions",))
    authority = (Citation("5 FAH-2 H-252.1-2"),)
    examples = (
        Example(
            bad="SUBJECT: THE LAMP OF THE DUNE LIGHTHOUSE",
            good="SUBJECT: OFFICIAL INFORMAL NO. 12: THE LAMP OF THE DUNE LIGHTHOUSE",
            at=[(1, 10, 1, 41)],
            slot="subject",
            setting={"captions": "OFFICIAL INFORMAL"},
        ),
        Example(
            bad="SUBJECT: A LAMP\nFOR THE DUNE",
            good="SUBJECT: O-I NO. 12: A LAMP\nFOR THE DUNE",
            at=[(1, 10, 2, 13)],
            slot="subject",
            setting={"captions": "SIPDIS\nOFFICIAL INFORMAL"},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the subject of an official-informal that does not name it."""
        caption = next((caption for caption in cable.stated_captions if caption.known.in_subject), None)
        subject = None if caption is None else cable.subject
        if caption is None or subject is None or not subject.text or _names(subject.text, caption.known.text):
            return
        if caption.span.start > subject.span.start:  # the last line of the subject, most likely
            return
        yield Violation(
            subject.span,
            f"The caption says {caption.known.text}, but the subject does not.",
            expected=f"'{caption.known.text}' and its number in the subject",
            related=(Related(caption.span, "the caption"),),
        )


def _names(subject: str, caption: str) -> bool:
    """Whether the subject names the caption, in full, in a garbled form, or short."""
    words = subject.upper().replace("-", " ").split()
    if not set(caption.split()).isdisjoint(words):
        return True
    return any(word.strip(".,:;()#") in _SHORT for word in subject.upper().split())
