"""STR007 repeated-line."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Field, Related, Scope, Severity, Violation
from cablelint.rule.scope import CABLES


class RepeatedLine(CableRule):
    """An E.O., TAGS or SUBJECT line appears more than once in one message.

    ## What it checks

    That there is one E.O. line, one TAGS line and one SUBJECT line. Lines of a quoted text (between BEGIN and END) and
    of a second message (STR012) do not count, nor do those of an extract that starts its fields again (STR016).

    ## Why

    Of two lines only one can be right, and cablelint judges the first. Two that say the same are a slip of copying.
    """

    code = "STR007"
    name = "repeated-line"
    severity = Severity.WARNING
    scope = Scope(forms=CABLES)
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="SUBJECT: A LAMP FOR THE DUNE\n\nSUBJECT: A LAMP FOR THE DUNE",
            good="SUBJECT: A LAMP FOR THE DUNE",
            at=((3, 1, 3, 9),),
            slot="subject",
        ),
        Example(
            bad="TAGS: PREL, WA\nTAGS: ECON, WA",
            good="TAGS: PREL, ECON, WA",
            at=((2, 1, 2, 6),),
            slot="tags",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the second line of each kind; further ones are related places."""
        if not cable.is_cable or all(len(fields) == 1 for fields in cable.fields_by_kind.values()):
            return
        if cable.restart is not None:  # STR016 speaks of it
            return
        found: dict[str, list[Field]] = {}
        for field in cable.own_fields:
            if field.kind in ("executive_order", "tags", "subject"):
                found.setdefault(field.kind, []).append(field)
        for first, *others in found.values():
            if not others:
                continue
            name = first.name
            same = all(field.text == first.text for field in others)
            related = [Related(first.label_place, f"the first {name} line")]
            related += [Related(field.label_place, f"another {name} line") for field in others[1:3]]
            yield Violation(
                others[0].label_place,
                f"The {name} line appears {_times(len(others) + 1)}, "
                + ("with the same text." if same else "with different texts."),
                expected=f"one {name} line",
                related=tuple(related),
            )


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count:,} times"
