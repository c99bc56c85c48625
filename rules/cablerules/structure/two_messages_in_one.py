"""STR012 two-messages-in-one."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Violation
from cablelint.rule.scope import CABLES

_ONE = """\
UNCLAS SUVA 000102

E.O. 12958: N/A
TAGS: SCUL, FJ
SUBJECT: A KITE CAME BACK

1. It is blue.

2. The string is missing.
"""
_OTHER = """
UNCLAS WINDHOEK 000512

E.O. 12958: N/A
TAGS: ECON, WA
SUBJECT: A LAMP

1. It is lit.
"""


class TwoMessagesInOne(CableRule):
    """A second message begins inside a cable.

    ## What it checks

    That a cable has one classification line and one transmission header. A second one is reported where it names
    another post, another number or another station serial; the same line again (as at the top of a new section, or in
    a copy that gives the head twice) is not, nor is a line inside a quoted text, which ends at its END or UNQUOTE and
    at the latest where the transmission does (NNNN, BT). A file may hold several messages: one
    that follows the end of the other (BT, NNNN, or a line between cables) is no fault; a signature is no such end.
    Damaged numbers are not compared. Each message is judged by itself, by its own date.

    ## Why

    Two cables under one name are a fault of transmission or copying, and a grave one: the level, the date and the
    addressees of the first are taken for those of the second.
    """

    code = "STR012"
    name = "two-messages-in-one"
    severity = Severity.ERROR
    scope = Scope(forms=CABLES, has=("after_unended",))
    authority = (Citation("5 FAH-2 H-320"),)
    examples = (
        Example(bad=_ONE + _OTHER, good=_ONE, at=((11, 1, 11, 23),), slot=None),
        Example(
            bad=_ONE + "\nVZCZCXYZ0007\nRR RUEHWEB\nDE RUEHWD #0512 1961030\nZNR UUUUU ZZH\nR 141030Z JUL 08\n"
            "FM AMEMBASSY WINDHOEK\nTO RUEHC/SECSTATE WASHDC 5620\n" + _OTHER,
            good=_ONE + "\nNNNN\n\nVZCZCXYZ0007\nRR RUEHWEB\nDE RUEHWD #0512 1961030\nZNR UUUUU ZZH\nR 141030Z JUL 08\n"
            "FM AMEMBASSY WINDHOEK\nTO RUEHC/SECSTATE WASHDC 5620\n" + _OTHER,
            at=((11, 1, 11, 13),),
            slot=None,
            note="A header comes where the first message has not ended.",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report a message that begins where the one before it in the file has not ended."""
        if cable.is_cable and cable.after_unended and not cable.is_later_section:
            name = cable.id or (f"{cable.post} {cable.number}" if cable.post and cable.number is not None else None)
            another = "Another message" if name is None else f"Another message, {name},"
            yield Violation(
                cable.first_line,
                f"{another} begins here, but the one before it has not ended.",
                expected="NNNN at the end of the message before, or a file for each",
            )
