"""CAB011 multiple-sources-without-list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablelint import Authority, Citation, Context, Example, Rule, Scope, Severity, Violation
from cablerules.authority.block_duty import judged
from cablerules.authority.block_labels import label_of

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable


class MultipleSourcesWithoutList(Rule[Authority]):
    """The cable derives from Multiple Sources and does not list them.

    ## What it checks

    Where `Derived From:` says Multiple Sources, the sources are listed: behind the words, in a REF list, in the text
    ("source list", "list of sources") or as an attachment of a SMART message. `Classified By: Multiple Sources` is the
    same under the other label. An extract is asked where its head is whole.

    ## Why

    Without the list nobody can tell which source kept the cable classified for so long, or ask its originator.
    """

    code = "CAB011"
    name = "multiple-sources-without-list"
    severity = Severity.WARNING
    scope = Scope(levels=("classified",), ordered=True)
    authority = (Citation("32 CFR 2001.22", "(c)(1)(i)-(ii)"),)
    examples = (
        Example(
            bad="Derived From: Multiple Sources",
            good="Derived From: Multiple Sources (08 SUVA 400; DSCG 05-1, January 2005)",
            at=((1, 15, 1, 31),),
            slot="authority",
            setting={"reference": ""},
        ),
    )

    def check(self, node: Authority, context: Context) -> Iterator[Violation]:
        """Report Multiple Sources where no list stands anywhere."""
        if not node.multiple_sources or node.derived_from_span is None:
            return
        cable = context.cable
        if node.sources or node.redacted or not judged(node, context) or cable.lacks_anything or _is_listed(cable):
            return
        yield Violation(
            node.derived_from_span,
            f"'{label_of(node)}' says Multiple Sources, but no list names them.",
            expected="a list of the sources, after these words or in the REF line",
        )


def _is_listed(cable: Cable) -> bool:
    if any(field.text for field in cable.fields_by_kind.get("reference", ())):
        return True
    attached = any(
        line.kind == "closing" and line.label.upper().startswith("ATTACH") and line.text for line in cable.message_lines
    )
    return attached or cable.mentions("source list")
