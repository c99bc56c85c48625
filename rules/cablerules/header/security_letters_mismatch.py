"""HDR001 security-letters-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Related, Scope, Severity, Violation
from cablerules.header.agreement import is_one_message, levels_differ, other_header
from cablerules.header.security_letters import letters_for


class SecurityLettersMismatch(CableRule):
    """The security letters of the header name another level than the classification line.

    ## What it checks

    The five letters of FL4 (`ZNY CCCCC`) and the classification line: `UUUUU` and `EEEEE` (UNCLAS E F T O) go with
    UNCLASSIFIED, `CCCCC` with CONFIDENTIAL, `SSSSS` with SECRET, `TTTTT` with TOP SECRET. LIMITED OFFICIAL USE has no
    letters of its own and goes with the letters of UNCLASSIFIED and of CONFIDENTIAL. Letters that are damaged are
    HDR002's, a level that is none is CLS001's. Where the serial or the originator differs too, the header of one cable
    stands over the text of another; that is one fault, and this rule reports it.

    ## Why

    Every station on the way handles the message by these letters and never looks at the text. Where the two differ,
    one of them is wrong, or the text is that of another cable: in all real cases that were found it was the latter.
    """

    code = "HDR001"
    name = "security-letters-mismatch"
    severity = Severity.ERROR
    scope = Scope(has=("header.fl4",))
    authority = (Citation("5 FAH-2 H-320"), Citation("32 CFR 2001.21", "(b)"))
    examples = (
        Example(
            bad="S E C R E T WINDHOEK 000512",
            good="C O N F I D E N T I A L WINDHOEK 000512",
            at=((1, 1, 1, 12),),
            slot="classification",
            note="The header says `ZNY CCCCC`.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a level that is not the header's."""
        if cable.header.fl4 is None or not levels_differ(cable):
            return
        line = cable.classification
        security = None if cable.transmission is None else cable.transmission.security_line
        if line is None or cable.level is None or security is None or not is_one_message(cable):
            return
        letters, level = security.letters, security.level
        more, places = other_header(cable, and_serial=True)
        yield Violation(
            line.level_span or line.span,
            f"The security letters {letters} mean {level}, but the classification line says {cable.level}.{more}",
            expected="the header of this cable" if more else f"{level} here, or '{letters_for(line)}' in the header",
            related=(Related(security.letters_span or security.span, f"security letters {letters}"), *places),
        )
