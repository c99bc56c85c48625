"""STR017 banner-lines-disagree."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    Banner,
    Cable,
    CableRule,
    Citation,
    Context,
    Example,
    Level,
    Related,
    Scope,
    Severity,
    Violation,
    a_few,
    plural,
)

_FIRST_LINE = " " * 30 + "CONFIDENTIAL"
_BOTH_LINES = f"{_FIRST_LINE}\n" + " " * 33 + "NOFORN"


class BannerLinesDisagree(CableRule):
    """The banners of a page differ, or one is above the overall classification.

    ## What it checks

    The banners at the top and at the bottom of each page of a print, of a SMART message and of a draft: both name the
    same level and the same controls. A page may carry its own, lower level, and then carries it twice. No banner is
    above the overall classification, and the only banner of a draft, below its text, is not below it. That is the
    classification line's or, in a SMART message, the first banner's. The banners of a print, from above its header to
    below its text, are not all below it: the page that bears the classification line is of its level. Pages whose
    banners were lost in copying are not compared. A print without page lines has no pages to compare, and the level in
    an authority block is no banner.

    ## Why

    A reader who holds one page goes by its banners. Where they differ he has to take the higher one, and where a page
    is marked higher than the cable, either the page or the cable is handled wrongly.
    """

    code = "STR017"
    name = "banner-lines-disagree"
    severity = Severity.ERROR
    scope = Scope(has=("page_banners",))
    authority = (Citation("32 CFR 2001.21", "(b)(3)"),)
    examples = (
        Example(
            bad="UNCLASSIFIED",
            good="CONFIDENTIAL",
            at=((8, 1, 8, 13),),
            slot="next_top_banner",
            template="print",
            note="The second page is UNCLASSIFIED at its top and CONFIDENTIAL at its bottom.",
        ),
        Example(
            bad="SECRET",
            good="CONFIDENTIAL",
            at=((1, 1, 1, 7),),
            slot="bottom_banner",
            template="print",
            note="The first page is CONFIDENTIAL at its top and SECRET at its bottom.",
        ),
        Example(
            bad=_FIRST_LINE,
            good=_BOTH_LINES,
            at=((1, 31, 1, 43),),
            slot="bottom_banner",
            template="smart",
            setting={
                "top_banner": "                              CONFIDENTIAL\n                                 NOFORN"
            },
            note="The second line of the banner, NOFORN, is missing at the bottom.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report each page whose banners differ, and the first other banner above the overall classification."""
        being_written = cable.form == "body" and (context.draft or not cable.was_sent)
        if not cable.page_banners or not (cable.form in _PAGED or being_written):
            return
        overall = cable.classification
        differing: set[Banner] = set()
        for top, bottom in cable.banners_of_pages:
            if (top.level, top.controls) != (bottom.level, bottom.controls):
                differing |= {top, bottom}
                yield Violation(
                    bottom.span,
                    f"The banner at the bottom of the page is {bottom.marking},"
                    f" but the one at the top is {top.marking}.",
                    expected=f"'{top.marking}' or '{bottom.marking}' in both places",
                    related=(Related(top.span, "the banner at the top"),),
                )
        if overall is None or overall.level is None:
            return
        last = cable.page_banners[-1]
        if being_written and not cable.page_lines and cable.blocks and last not in differing:
            yield from _below(cable, last, overall.level)
        if not differing:
            yield from _all_below(cable, overall.level)
        above = [
            banner.span
            for banner in cable.page_banners
            if banner not in differing and banner.level is not None and banner.level.rank > overall.level.rank
        ]
        if above:
            more = f"; {plural(len(above) - 1, 'other banner is', 'other banners are')} too" if above[1:] else ""
            yield Violation(
                above[0],
                f"This banner is above the overall classification, {overall.level}{more}.",
                expected=f"at most {overall.level}",
                related=(
                    Related(cable.opening_place, "the overall classification"),
                    *(Related(span, "another banner above it") for span in a_few(above)),
                ),
            )


def _all_below(cable: Cable, overall: Level) -> Iterator[Violation]:
    """The banners of a print that are all below its classification line, at the top and at the bottom."""
    first, *others = cable.page_banners
    if cable.form != "aad" or not others or not cable.blocks:
        return
    around = first.span.start < cable.opening_place.start and others[-1].span.start > cable.blocks[-1].span.start
    levels = [banner.level for banner in cable.page_banners]
    if around and all(level is not None and level.rank < overall.rank for level in levels):
        more = f"; {plural(len(others), 'other banner is', 'other banners are')} too"
        yield Violation(
            first.span,
            f"This banner is below the overall classification, {overall}{more}.",
            expected=str(overall),
            related=(
                Related(cable.opening_place, "the overall classification"),
                *(Related(span, "another banner below it") for span in a_few([one.span for one in (first, *others)])),
            ),
        )


def _below(cable: Cable, last: Banner, overall: Level) -> Iterator[Violation]:
    """The banner below the text of a draft, with none above it: that of the cable as a whole stands in its place."""
    under = last.span.start > cable.blocks[-1].span.start
    paired = any(last in pair for pair in cable.banners_of_pages)
    if under and not paired and last.level is not None and last.level.rank < overall.rank:
        yield Violation(
            last.span,
            f"The banner below the text is {last.marking}, but the overall classification is {overall}.",
            expected=str(overall),
            related=(Related(cable.opening_place, "the overall classification"),),
        )


_PAGED = frozenset(("aad", "smart", "draft"))
