"""STR010 page-line-sequence."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, PageBreak, Related, Scope, Severity, Violation
from cablelint.rule.scope import CABLES

_BODY = """\
1. (U) One lamp is lent.

WINDHOEK 00000512  {first} OF {total}


2. (C) The other lamp is not, as the keeper of the made-up Dune

WINDHOEK 00000512  {second} OF {total}


Lighthouse said."""


_SECOND = 2
"""The first page with a line of its own. Page 1 alone is a line in the header: the others may have been stripped."""


class PageLineSequence(CableRule):
    """The page lines skip a page, go back, or run over their total.

    ## What it checks

    The page lines between the sections of a transmission (`WINDHOEK 00000512  002 OF 003`): each counts the same page
    as the one before or the next one, and none counts more than its total. The first page has no line, so that the
    count begins at 002, or at 001 where the header fills a page. In the print of the 1970s and later every page has its
    line (`PAGE 02 WINDHOEK 00512`), and each section begins with page 01 again. The finding stands at the first line
    that breaks the count. A page line with a damaged number is passed over. Where the paragraph numbers run on over the
    gap nothing but a page line was lost, and the finding is information; so it is where the last page lines are missing
    above the signature.

    ## Why

    A gap in the page lines is a page that did not arrive, and with it paragraphs and their marks.
    """

    code = "STR010"
    name = "page-line-sequence"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES, has=("page_line_texts",))
    authority = (Citation("5 FAH-2 H-320"),)
    examples = (
        Example(
            bad=_BODY.format(first="002", second="004", total="004"),
            good=_BODY.format(first="002", second="003", total="003"),
            at=((8, 20, 8, 23),),
        ),
        Example(
            bad=_BODY.format(first="002", second="003", total="002"),
            good=_BODY.format(first="002", second="003", total="003"),
            at=((8, 20, 8, 23),),
            note="The third page of two.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first page line that does not go on from the one before."""
        if not cable.page_line_texts or not cable.is_cable:
            return
        found = cable.pages.first_break
        for line in cable.pages.lines:
            if found is not None and line.span.start >= found.line.span.start:
                break
            if line.style == "transmission" and line.readable and (line.page or 0) > (line.total or 0):
                message = f"This is page {line.page:03d}, but the total is {line.total:03d}."
                yield Violation(line.page_span or line.span, message, expected=None)
                return
        if found is not None:
            # Text and numbers run on: the page line alone was lost.
            yield _violation(found, Severity.INFO if found.lost and cable.runs_on_over(found) else None)
            return
        last = cable.pages.last_counting
        if last is None or cable.pages.differing is not None or not cable.is_signed_below(last):
            return
        page, total = last.sections
        if _SECOND <= page < total:
            yield Violation(
                last.page_span or last.span,
                f"The last page line counts {page:03d} of {total:03d}, and the text is signed.",
                expected=f"page lines up to {total:03d}",
                severity=Severity.INFO,
            )


def _violation(found: PageBreak, severity: Severity | None) -> Violation:
    line, previous = found.line, found.previous
    width = 2 if line.style == "print" else 3
    page, before = f"Page {line.page or 0:0{width}d}", f"page {found.before:0{width}d}"
    if previous is not None and line.section != previous.section:
        page += f" of section {line.section or 0:02d}"
        before += f" of section {previous.section or 0:02d}"
    related = () if previous is None else (Related(previous.page_span or previous.span, "the page line before"),)
    return Violation(
        line.page_span or line.span,
        f"{page} follows {before}.",
        expected=f"{found.expected:0{width}d}",
        related=related,
        severity=severity,
    )
