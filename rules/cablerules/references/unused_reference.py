"""REF003 unused-reference."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Cable, CableRule, Citation, Context, Example, Scope, Severity, Span, Violation
from cablelint.rule.scope import CABLES
from cablerules.references.citing import reference_citations
from cablerules.references.listing import listed, whole_item


class UnusedReference(CableRule):
    """A listed reference is never cited, while others are.

    ## What it checks

    That each letter of the REF line is cited in the text, by its letter or by the number of its cable. The rule
    speaks only where some letter of the list is cited and nothing like `reftels` stands for all of them. It is off by
    default: nearly half of the cables with letters list one that they never cite, and many drafters mean to.

    ## Why

    An item that nothing leads to may be left over from an earlier draft, or the text cites the wrong letter.
    """

    code = "REF003"
    name = "unused-reference"
    severity = Severity.INFO
    enabled = False
    scope = Scope(forms=CABLES, has=("references",))
    authority = (Citation("5 FAH-1 H-246"),)
    examples = (
        Example(
            bad="REF: A. STATE 70412\nB. WINDHOEK 498\nC. LUSAKA 77",
            good="REF: A. STATE 70412\nB. WINDHOEK 498",
            at=[(3, 1, 3, 13)],
            slot="reference",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Yield a violation for each item whose letter and number the text does not name."""
        items = listed(cable) if cable.is_cable else ()
        if sum(item.letter_span is not None for item in items) < 2 or cable.lacks_text:
            return
        cited: set[str] = set()
        for citation in reference_citations(cable):
            if citation.generic:
                return
            cited.update(citation.letters)
        if not any(item.letter in cited for item in items):
            return
        text = cable.slice(Span(cable.first_text, cable.span.end))
        for item in items:
            if item.letter_span is None or item.letter is None or item.letter in cited:
                continue
            if item.number is None or str(item.number) not in text:
                yield Violation(
                    whole_item(item),
                    f"Ref {item.letter} is listed but never cited.",
                    expected=f"'ref {item.letter}' in the text",
                )
