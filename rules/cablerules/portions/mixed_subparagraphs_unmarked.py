"""POR003 mixed-subparagraphs-unmarked."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import Citation, Context, Example, Paragraph, Related, Rule, Severity, Subparagraph, Violation
from cablerules.duty import marking_duty, usable_marks
from cablerules.wording import name_of_item


class MixedSubparagraphsUnmarked(Rule[Paragraph]):
    """A sub-paragraph has no mark although another of its list is marked with a different level.

    ## What it checks

    One mark at the start of a paragraph covers its sub-paragraphs as long as all of them have that level. When one of
    them is marked with another level, every sub-paragraph of that list needs its own mark. Lists are told apart by
    their labels: dashes under a marked item `a.` are part of the item.

    In a draft (`--draft`, or nothing shows that the text was sent) a list in which some items are marked and others are
    not is reported whatever the levels: nobody can say whether a mark was forgotten.

    The rule speaks once a paragraph, at the first item without a mark, in cables that need portion marks.

    ## Why

    Below `(C)` and beside `(U)`, an item without a mark can be read either way.
    """

    code = "POR003"
    name = "mixed-subparagraphs-unmarked"
    severity = Severity.WARNING
    authority = (Citation("32 CFR 2001.21", "(c)(3)"),)
    examples = (
        Example(
            bad="1. (C) The keeper asks for two things:\n\n-- (U) a lamp; and\n-- a boat.",
            good="1. (C) The keeper asks for two things:\n\n-- (U) a lamp; and\n-- (C) a boat.",
            at=[(4, 1, 4, 3)],
        ),
        Example(
            bad="1. (U) The list:\n\nA. (U) a lamp;\n\nB. (C) a boat;\n\nC. a rope.",
            good="1. (U) The list:\n\nA. (U) a lamp;\n\nB. (C) a boat;\n\nC. (U) a rope.",
            at=[(7, 1, 7, 3)],
        ),
    )

    def check(self, node: Paragraph, context: Context) -> Iterator[Violation]:
        """Yield a violation at the first unmarked item of a mixed list."""
        if len({_is_bare(item) for item in node.subparagraphs}) < 2:
            return  # all items are marked, or none
        own = node.mark
        lists: dict[str, list[Subparagraph]] = {}
        for item in node.subparagraphs:
            lists.setdefault(_style(item), []).append(item)
        for members in lists.values():
            levels = {item.mark.level for item in members if item.mark is not None} - {None}
            bare = [item for item in members if _is_bare(item)]
            mixed = len(levels | {None if own is None else own.level} - {None}) > 1
            if not bare or not levels or not (mixed or context.draft or not context.cable.was_sent):
                continue
            if marking_duty(context) is None:
                return
            marked = next(item.mark for item in members if item.mark is not None)
            first = bare[0]
            yield Violation(
                first.label_span,
                f"{name_of_item(first, node)} has no mark, although "
                + ("the list has portions of several levels." if mixed else "others of the list have one."),
                expected=f"one of {usable_marks(context)} on each item",
                related=(Related(marked.span, "another item is marked"),),
            )
            return


def _is_bare(item: Subparagraph) -> bool:
    """Whether an item carries nothing that might be a mark."""
    return item.mark is None and not item.oddly_marked


def _style(item: Subparagraph) -> str:
    """What the labels of one list have in common."""
    label = item.label
    if label is None:
        return "bullet"
    return "number" if label.replace(".", "").isdecimal() else "capital" if label.isupper() else "letter"
