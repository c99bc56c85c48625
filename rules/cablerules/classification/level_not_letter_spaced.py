"""CLS004 level-not-letter-spaced."""

from __future__ import annotations

from collections.abc import Iterator

from cablegrammar.marking.marking import near_level
from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Citation,
    Classification,
    Context,
    Edit,
    Example,
    Level,
    Scope,
    Severity,
    Violation,
    safe_fix,
)
from cablerules.classification.overall import is_banner, overall_lines, registered

_TELEGRAMS = frozenset(("acp127", "aad", "short-header", "body"))


class LevelNotLetterSpaced(CableRule):
    """The level on the classification line of a telegram is not written the way telegrams write it.

    ## What it checks

    A telegram spaces the letters of a classified level (`C O N F I D E N T I A L`, `T O P  S E C R E T`), never those
    of LIMITED OFFICIAL USE, and writes UNCLAS rather than UNCLASSIFIED. Banners, lines such as
    `UNCLASSIFIED//FOR OFFICIAL USE ONLY`, SMART messages and drafts are not looked at. One finding a cable; the fix
    mends the lines of all sections.

    The rule is off by default: press copies and some posts have their own custom, and nothing is unclear about it.

    ## Why

    Spaced letters cannot be overlooked, and a line of text that happens to begin with the word SECRET cannot be taken
    for a classification line.

    ## Fix safety

    Only blanks are put in or taken out, and UNCLASSIFIED is cut to UNCLAS. The level stays what it is.
    """

    code = "CLS004"
    name = "level-not-letter-spaced"
    severity = Severity.INFO
    enabled = False
    scope = Scope(has=("classification_lines",))
    authority = (Citation("5 FAH-2 H-222"), Citation("Army course SS0656"))
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="CONFIDENTIAL WINDHOEK 000512",
            good="C O N F I D E N T I A L WINDHOEK 000512",
            at=[(1, 1, 1, 13)],
            fixed="C O N F I D E N T I A L WINDHOEK 000512",
            slot="classification",
        ),
        Example(
            bad="UNCLASSIFIED WINDHOEK 000512",
            good="UNCLAS WINDHOEK 000512",
            at=[(1, 1, 1, 13)],
            fixed="UNCLAS WINDHOEK 000512",
            slot="classification",
            setting={"executive_order": "E.O. 12958: N/A", "authority": ""},
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        """Report the first level that is written otherwise, and mend all of them."""
        if cable.form not in _TELEGRAMS or not cable.classification_lines:
            return
        found: list[tuple[Classification, Edit]] = []
        for line in overall_lines(cable, each=True):
            span, level = line.level_span, line.level
            if level is None or span is None or is_banner(line) or registered(line.text) is not None:
                continue
            if near_level(line.text) is not level:
                continue  # a control in the place of the level, such as CUI, which implies one
            if not _is_well_written(line, level):
                found.append((line, Edit(span.start, span.end, level.telegram_form)))
        if not found:
            return
        line, edit = found[0]
        yield Violation(
            line.level_span or line.span,
            f"The level is written '{' '.join(line.text.split())}', but telegrams write '{edit.text}'.",
            expected=f"'{edit.text}'",
            fix=safe_fix(f"Write '{edit.text}'", *(edit for _, edit in found)),
        )


def _is_well_written(line: Classification, level: Level) -> bool:
    words = line.text.split()
    if level.classified:
        return all(len(word) == 1 for word in words)
    return " ".join(words) == level.telegram_form
