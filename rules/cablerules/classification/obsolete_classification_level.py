"""CLS003 obsolete-classification-level."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablerules.classification.overall import day_of_rules, is_obsolete, of_another_system, overall_lines


class ObsoleteClassificationLevel(CableRule):
    """The overall classification is a level that was no longer in use.

    ## What it checks

    No cable from 1 October 1995 is LIMITED OFFICIAL USE, and none is RESTRICTED, which the United States gave up in
    1953. RESTRICTED is still a level of NATO and of other governments: with their name before it, it is left alone.

    The rule is silent where the date of the cable is not known.

    ## Why

    LIMITED OFFICIAL USE was replaced by SENSITIVE BUT UNCLASSIFIED. Nobody has rules any more for who may see it, and
    systems that sort cables by level do not know it.
    """

    code = "CLS003"
    name = "obsolete-classification-level"
    severity = Severity.ERROR
    scope = Scope(has=("classification",))
    authority = (Citation("32 CFR 2001.24", "(a)"), Citation("STATE 018029", "of 2 Feb 2000"))
    examples = (
        Example(
            bad="LIMITED OFFICIAL USE WINDHOEK 000512",
            good="UNCLAS WINDHOEK 000512",
            at=[(1, 1, 1, 21)],
            slot="classification",
            setting={"executive_order": "E.O. 12958: N/A", "authority": "", "captions": "SENSITIVE\nSIPDIS"},
        ),
        Example(
            bad="RESTRICTED WINDHOEK 000512",
            good="C O N F I D E N T I A L WINDHOEK 000512",
            at=[(1, 1, 1, 11)],
            slot="classification",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first line whose level had been given up."""
        day = day_of_rules(context)
        if day is None:
            return
        for line in overall_lines(cable):
            span = line.level_span
            if span is None or (line.level is not None and (line.level.classified or line.level.rank == 0)):
                continue
            level = is_obsolete(line)
            if level is None or level.retired is None or day < level.retired or of_another_system(cable, line):
                continue
            yield Violation(
                span,
                f"{level.key} is no longer a level; it was abolished in {level.retired.year}.",
                expected=_SENSITIVE if level.replacement == "SBU" else "UNCLAS, CONFIDENTIAL, SECRET or TOP SECRET",
            )
            return


_SENSITIVE = "'UNCLAS', and the caption 'SENSITIVE' below"
