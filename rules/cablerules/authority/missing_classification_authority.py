"""CAB001 missing-classification-authority."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablelint.rule.scope import CABLES
from cablerules.authority.block_duty import is_block, names_somebody, regime_with_block


class MissingClassificationAuthority(CableRule):
    """A classified cable names neither who classified it nor what it derives from.

    ## What it checks

    From 14 October 1995 a CONFIDENTIAL, SECRET or TOP SECRET cable carries `Classified By:` with a name or `Derived
    From:` with a source. Every way to write it counts: a paragraph of its own, `1. (U) Classified by ...`, a sentence
    of the first paragraph ("this cable is classified by ..."), the labelled lines of a SMART message or a memo, and a
    label that is misspelled.

    - A paragraph that is there and gives no reason is CAB003's.
    - A block of labelled lines that lacks one of them is CAB013's.
    - An extract is asked only where head and text are whole. A text without paragraphs is not asked, nor a cable with a
      declassification stamp.

    ## Why

    Only persons who were given the authority may classify, and whoever wants the cable downgraded or released has to
    know whom to ask. A classified document that names nobody cannot be challenged.
    """

    code = "CAB001"
    name = "missing-classification-authority"
    severity = Severity.ERROR
    scope = Scope(forms=CABLES, levels=("classified",), ordered=True, has=("blocks",))
    authority = (
        Citation("32 CFR 2001.21", "(a)(1)"),
        Citation("32 CFR 2001.22", "(b)-(c)"),
        Citation("5 FAH-1 H-246"),
    )
    examples = (
        Example(
            bad="C O N F I D E N T I A L WINDHOEK 000512",
            good="UNCLAS WINDHOEK 000512",
            at=((1, 1, 1, 40),),
            slot="classification",
            setting={"authority": ""},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a classified cable in which nothing names a classifier or a source."""
        regime = regime_with_block(context)
        level = cable.overall_level
        if regime is None or level is None or not level.classified or not cable.is_cable or not cable.blocks:
            return
        authority = cable.own_authority
        if authority is not None and (names_somebody(authority) or is_block(authority, cable)):
            return
        if cable.lacks_anything or cable.lost_stretch:
            return
        if authority is None or authority.reason is None:
            if cable.names_reason:
                return
            place, found = cable.opening_place, f"This cable is {level} but names neither a classifier nor a source."
        else:
            place, found = authority.label, f"This cable is {level} and gives a reason, but names no classifier."
        yield Violation(
            place,
            found,
            expected=f"'Classified By:' with name, position and a reason ({regime.reason_section}), or 'Derived From:'",
        )
