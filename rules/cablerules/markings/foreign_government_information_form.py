"""MRK019 foreign-government-information-form."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import MarkingToken
from cablegrammar.vocabulary.markings import OWN_COUNTRY
from cablelint import Applicability, Citation, Edit, Example, Fix, Related, Severity, Violation, unsafe_fix
from cablerules.markings.foreign_level import foreign_level
from cablerules.one_marking.rule import REGISTER, MarkingView, OneMarkingRule


class ForeignGovernmentInformationForm(OneMarkingRule):
    """FGI names the United States, both a concealed source and a named one, or stands where it has no place.

    ## What it checks

    USA is no source of foreign government information. A source is either named (`FGI DEU`) or concealed (`FGI`), and
    not both in one marking. FGI stands in markings of the United States, and in JOINT ones: a marking of another
    government names its own government in front.

    ## Why

    Beside the named countries, a bare FGI tells that there is another one that may not be named.

    ## Fix safety

    The fix takes USA out of the list. It is unsafe: another country may have been meant.
    """

    code = "MRK019"
    name = "foreign-government-information-form"
    severity = Severity.ERROR
    authority = (
        Citation("CAPCO Register and Manual 2016", "H.7"),
        Citation("DoDM 5200.01 Volume 2", "Enclosure 4, 9.a p83"),
    )
    profiles = REGISTER
    fix = Applicability.UNSAFE
    rests_on = ("markings: category",)
    examples = (
        Example(
            bad="1. (S//FGI DEU USA//NF) The lamp has arrived.",
            good="1. (S//FGI DEU//NF) The lamp has arrived.",
            at=[(1, 16, 1, 19)],
            fixed="1. (S//FGI DEU//NF) The lamp has arrived.",
            options={"profile": "ic"},
        ),
        Example(
            bad="1. (S//FGI/FGI DEU//NF) The lamp has arrived.",
            good="1. (S//FGI//NF) The lamp has arrived.",
            at=[(1, 12, 1, 19)],
            options={"profile": "ic"},
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report USA as a source, and a concealed source beside a named one."""
        foreign = [token for token in view.marking.tokens if token.category == "FGI"]
        for token in foreign:
            for code, span in zip(token.codes, token.code_spans, strict=False):
                if code == OWN_COUNTRY:
                    yield Violation(
                        span, f"{code} is not a foreign source.", expected="only foreign countries", fix=_without(token)
                    )
        head = foreign_level(view)
        if head is not None and head.category == "non-US" and head.names_level and foreign:
            yield Violation(
                foreign[0].span,
                "FGI is used in a marking of another government.",
                expected="a marking of the United States or a JOINT one, in which FGI names the source",
                related=(Related(head.span, "the level of the other government"),),
            )
        bare = next((token for token in foreign if not token.codes), None)
        named = next((token for token in foreign if token.codes), None)
        if bare is not None and named is not None:
            later, earlier = (named, bare) if named.span > bare.span else (bare, named)
            yield Violation(
                later.span,
                "The marking has both a concealed and a named foreign source.",
                expected="only FGI, or only the countries",
                related=(Related(earlier.span, "the other one"),),
            )


def _without(token: MarkingToken) -> Fix | None:
    codes = [code for code in token.codes if code != OWN_COUNTRY]
    if not codes or token.names_level:
        return None
    right = f"FGI {' '.join(codes)}"
    return unsafe_fix(f"Write {right}", Edit(token.span.start, token.span.end, right))
