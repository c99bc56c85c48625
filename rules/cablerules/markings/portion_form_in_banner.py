"""MRK010 portion-form-in-banner."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import parse_marking
from cablelint import Applicability, Citation, Edit, Example, Fix, Severity, Span, Violation, safe_fix
from cablerules.one_marking.form import form_fix, is_quotable, keeps, other_forms, right_shown, upper
from cablerules.one_marking.rule import MarkingView, OneMarkingRule
from cablerules.one_marking.separators import short_list


class PortionFormInBanner(OneMarkingRule):
    """A banner is written with the short forms of a portion mark, or not in capitals.

    ## What it checks

    A banner names its level in full, in capitals: `SECRET//NOFORN`, and not `S//NF` or `secret//noforn`. Controls are
    written by their titles or by the abbreviations of a banner, never by those of a portion mark. In a State cable only
    lines that are written with `//` are looked at.

    ## Why

    A banner has to be understood by whoever picks the page up. Not everyone knows the letters.

    ## Fix safety

    The fix writes the same level and the same controls in the forms of a banner.
    """

    code = "MRK010"
    name = "portion-form-in-banner"
    severity = Severity.WARNING
    authority = (Citation("CAPCO Register and Manual 2016", "D.1"),)
    fix = Applicability.SAFE
    rests_on = ("markings: title, abbreviation, portion", "markings_profiles: form, title, portion")
    examples = (
        Example(
            bad="SECRET//NF WINDHOEK 000512",
            good="SECRET//NOFORN WINDHOEK 000512",
            at=[(1, 9, 1, 11)],
            fixed="SECRET//NOFORN WINDHOEK 000512",
            slot="classification",
        ),
    )

    def faults(self, view: MarkingView) -> Iterator[Violation]:
        """Report the first value of a banner in another form."""
        if view.portion or not view.marking.recognised:
            return
        short = _short(view)
        if short is not None:
            written = view.marking.text[short.start : short.end]
            # Of the levels one alone has an abbreviation, which telegrams have on their classification line.
            telegram = any(token.span == short and token.form == "abbreviation" for token in view.marking.levels)
            of = "telegrams" if telegram else "portion marks"
            yield Violation(
                short,
                f"{written} is the form for {of}.",
                expected=right_shown(view),
                fix=_fix(view),
            )
        elif not upper(view):
            yield Violation(view.whole, "The banner is not in capitals.", expected=right_shown(view), fix=_fix(view))


def _short(view: MarkingView) -> Span | None:
    """The first value that is written as in a portion mark."""
    for token in other_forms(view):
        return token.span
    if view.manual.telegram:
        return None
    listed = short_list(view)
    if listed is not None:
        return Span(listed.span.start, listed.span.start + len(listed.text.split()[0]))
    for token in view.marking.tokens:
        # A telegram's line says UNCLAS; a banner with controls does not.
        if token.names_level and token.form == "abbreviation" and len(view.marking.tokens) > 1:
            return token.span
    return None


def _fix(view: MarkingView) -> Fix | None:
    """The register's form; in a State banner, where a list is free text, the forms of a banner in their places."""
    if not view.manual.telegram:
        return form_fix(view)
    marking = view.marking
    pieces, done = [], 0
    for token in marking.tokens:
        pieces.append(marking.text[done : token.span.start])
        free = token.kind == "release-list" or token.form == "title" or token.banner is None
        pieces.append(token.text.upper() if free else token.banner or "")
        done = token.span.end
    right = "".join((*pieces, marking.text[done:]))
    if right == marking.text or not keeps(marking, parse_marking(right)):
        return None
    # Words beside the marking, where a copy glued the text to it, are not quoted.
    quoted = not marking.unknown and all(map(is_quotable, marking.tokens))
    title = f"Write {right}" if quoted else "Write the forms of a banner"
    return safe_fix(title, Edit(*view.whole, right))
