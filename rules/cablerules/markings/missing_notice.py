"""MRK024 missing-notice."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.vocabulary.markings import RegisteredMarking
from cablegrammar.vocabulary.notices import phrases
from cablelint import Cable, CableRule, Citation, Context, Example, Severity, Span, Violation
from cablerules.one_marking.rule import entries, judges, view_of

_RD = "1. (S//RD//NF) The lamp has arrived."
_WARNING = """
2. (U) RESTRICTED DATA: This document contains Restricted Data as
defined in the Atomic Energy Act of 1954, as amended."""


class MissingNotice(CableRule):
    """A marking needs a warning, and the document does not carry it.

    ## What it checks

    Documents with RD, CNWDI, FRD, IMCON, DEA SENSITIVE, LES or SSI carry the warning that the register prescribes for
    them, in its words. A document with RD needs no warning about FRD. Each marking is reported once, where it first
    stands.

    ## Why

    The warning tells a reader who does not know the marking what the law allows him to do with the text.
    """

    code = "MRK024"
    name = "missing-notice"
    severity = Severity.WARNING
    authority = (
        Citation("CAPCO Register and Manual 2016", "H.6"),
        Citation("CAPCO Register and Manual 2016", "H.8"),
        Citation("CAPCO Register and Manual 2016", "H.9"),
    )
    profiles = ("ic",)
    rests_on = ("markings: yields_to", "notices: kind, phrase")
    examples = (
        Example(
            bad=_RD,
            good=_RD + _WARNING,
            at=[(1, 8, 1, 10)],
            options={"profile": "ic"},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each kind of marking whose warning is missing, at its first place."""
        if context.profile not in self.profiles:
            return
        found = dict(_first_places(context))
        for entry, place in found.values():
            wanted = _kind(entry)
            stricter = next((key for key in entry.yields_to if key in found), None)
            if stricter is None and not cable.mentions(wanted):
                yield Violation(
                    place,
                    f"The document lacks the warning about {entry.key}.",
                    expected=f"a text with the words '{phrases(wanted)[0]}'",
                )


def _kind(entry: RegisteredMarking) -> str:
    return f"notice {entry.key}"


def _first_places(context: Context) -> Iterator[tuple[str, tuple[RegisteredMarking, Span]]]:
    """Each marking that needs a warning, the last place first, so that the first one stays."""
    for use in reversed(context.cable.markings_in_use):
        if not judges(use, context):
            continue
        view = view_of(use, context)
        for token in view.marking.tokens:
            for key in token.keys:
                entry = view.register.markings.get(key)
                if entry is None or entry not in entries(view, token) or not phrases(_kind(entry)):
                    continue
                yield entry.key, (entry, token.span.shifted(use.places[0].start))
