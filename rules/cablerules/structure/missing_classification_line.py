"""STR002 missing-classification-line."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Level, Mark, Scope, Severity, Violation
from cablelint.rule.scope import CABLES


class MissingClassificationLine(CableRule):
    """No line says how the cable as a whole is classified.

    ## What it checks

    That a cable has a classification line (`C O N F I D E N T I A L WINDHOEK 000512`) or a banner. A line with a
    misspelled level is one. A cable that is known to be an extract is not judged (STR016 speaks instead).

    ## Why

    The overall classification is what the reader, the communicator and the safe go by. Without it nobody can tell
    whether the portions are marked right, and the cable has no number to be cited by.
    """

    code = "STR002"
    name = "missing-classification-line"
    severity = Severity.ERROR
    scope = Scope(forms=CABLES)
    authority = (Citation("32 CFR 2001.21", "(b)"),)
    examples = (
        Example(
            bad="P 141030Z JUL 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC PRIORITY 5620\n\nSIPDIS\n\n"
            "E.O. 12958: N/A\nTAGS: ECON, WA\nSUBJECT: DUNE LIGHTHOUSE\n\n1. The lamp is lent.\n",
            good="P 141030Z JUL 08\nFM AMEMBASSY WINDHOEK\nTO SECSTATE WASHDC PRIORITY 5620\n\n"
            "UNCLAS WINDHOEK 000512\n\nSIPDIS\n\n"
            "E.O. 12958: N/A\nTAGS: ECON, WA\nSUBJECT: DUNE LIGHTHOUSE\n\n1. The lamp is lent.\n",
            at=((1, 1, 1, 17),),
            slot=None,
        ),
        Example(
            bad="E.O. 12958: N/A\nTAGS: ECON, WA\nSUBJECT: DUNE LIGHTHOUSE\n\n1. The lamp is lent.\n",
            good="UNCLAS WINDHOEK 000512\n\n"
            "E.O. 12958: N/A\nTAGS: ECON, WA\nSUBJECT: DUNE LIGHTHOUSE\n\n1. The lamp is lent.\n",
            at=((1, 1, 1, 16),),
            slot=None,
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a cable with neither a classification line nor a banner."""
        if cable.classification_lines or cable.banners or not cable.is_cable or cable.is_extract:
            return
        yield Violation(
            cable.first_line,
            "No line says how the cable as a whole is classified.",
            expected="a line with the level, post and number before the captions, such as"
            f" '{_level(cable)} SUVA 000102'",
        )


def _level(cable: Cable) -> str:
    """The level that the portions call for, as a telegram writes it; the lowest where they call for none."""
    levels = [mark.level for one in cable.marks if isinstance(mark := one.mark, Mark) and mark.level is not None]
    return max(levels, key=lambda level: level.rank, default=Level.UNCLASSIFIED).telegram_form
