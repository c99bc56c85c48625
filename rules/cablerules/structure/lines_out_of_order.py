"""STR006 lines-out-of-order."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Field, Related, Scope, Severity, Violation
from cablelint.rule.scope import CABLES

_NAMES = {"executive_order": "E.O.", "tags": "TAGS", "subject": "SUBJECT", "reference": "REF"}
"""What the lines of a telegram are called, in their order."""
_EXPECTED = f"{', '.join(_NAMES.values())}, then paragraph 1"

_SMART_NAMES = {
    "tags": "TAGS",
    "caption_line": "Captions",
    "reference": "Reference",
    "pass_lines": "Pass Line",
    "subject": "Subject",
}
"""What the lines of a SMART message are called, in their order."""
_SMART_EXPECTED = f"{', '.join(_SMART_NAMES.values())}, then paragraph 1"


class LinesOutOfOrder(CableRule):
    """The E.O., TAGS, SUBJECT and REF lines do not stand in their order.

    ## What it checks

    That the lines of a telegram come as E.O., TAGS, SUBJECT, REF, those of a SMART message as TAGS, Captions,
    Reference, Pass Line, Subject, and all of them before the first paragraph. Lines may be missing (other rules ask for
    them). Captions of a telegram belong before the E.O. line; one that comes later is read without complaint. The place
    of the classification authority is CAB009's. The finding stands at the first line that comes too late; a line that
    stands twice is STR007's.

    ## Why

    Readers and systems find the parts of a cable by their place. A REF line after the text is not found when the text
    cites "ref A".
    """

    code = "STR006"
    name = "lines-out-of-order"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES)
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="TAGS: PREL, WA\n\nE.O. 12958: DECL: 07/14/2018",
            good="E.O. 12958: DECL: 07/14/2018\n\nTAGS: PREL, WA",
            at=((3, 1, 3, 12),),
            slot="tags",
            setting={"executive_order": ""},
        ),
        Example(
            bad="REF: STATE 70412\n\nSUBJECT: A LAMP",
            good="SUBJECT: A LAMP\n\nREF: STATE 70412",
            at=((3, 1, 3, 9),),
            slot="subject",
            setting={"reference": ""},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first field that stands after one that it should precede, or after the first paragraph."""
        if not cable.is_cable or cable.lacks_fields:
            return
        smart = cable.form == "smart"
        names, wanted = (_SMART_NAMES, _SMART_EXPECTED) if smart else (_NAMES, _EXPECTED)
        order = tuple(names)
        seen: set[str] = set()
        latest: Field | None = None
        for field in _of_smart(cable) if smart else cable.own_fields:
            if field.kind not in names or field.kind in seen:
                continue
            seen.add(field.kind)
            name = names[field.kind]
            if latest is not None and order.index(field.kind) < order.index(latest.kind):
                before = names[latest.kind]
                related = Related(latest.label_place, f"the {before} line")
                message = f"The {name} line comes after the {before} line."
                yield Violation(field.label_place, message, expected=wanted, related=(related,))
                return
            if field.late:
                message = f"The {name} line comes after the start of the text."
                yield Violation(field.label_place, message, expected=wanted)
                return
            latest = field


def _of_smart(cable: Cable) -> list[Field]:
    """The lines of a SMART message, in the order of the text."""
    return sorted((*cable.own_fields, *cable.message_lines), key=lambda field: field.span)
