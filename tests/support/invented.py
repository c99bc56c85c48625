"""Rules and cables for the tests of the engine: they judge nothing real."""

from __future__ import annotations

from collections.abc import Iterator

from cablelint import (
    Applicability,
    Cable,
    CableRule,
    Catalogue,
    Citation,
    Context,
    Edit,
    Example,
    Facts,
    Paragraph,
    Related,
    Rule,
    RunRule,
    Severity,
    Span,
    Violation,
    safe_fix,
)
from cablelint.testing import TEMPLATE, render

HERE = (Citation("Handbook of Invention", "(a)"),)


class EveryParagraph(Rule[Paragraph]):
    """Speaks of every numbered paragraph."""

    code = "ZZA001"
    name = "every-paragraph"
    severity = Severity.WARNING
    authority = HERE
    examples = ()

    def check(self, node: Paragraph, context: Context) -> Iterator[Violation]:
        if node.number is not None:
            yield Violation(node.first_line, f"Paragraph {node.number} is there.", expected="no paragraph")


class EveryCable(CableRule):
    """Speaks once of every cable, at its classification line, with its subject's place as related."""

    code = "ZZA002"
    name = "every-cable"
    severity = Severity.ERROR
    authority = HERE
    examples = ()

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        lines = cable.classification_lines
        span = lines[0].span if lines else cable.span
        yield Violation(span, "Here is a cable.", related=(Related(span, "the same place"),))


class Sleeper(CableRule):
    """Off by default, and for the profile of the intelligence community alone."""

    code = "ZZB001"
    name = "sleeper"
    severity = Severity.INFO
    enabled = False
    authority = HERE
    examples = ()

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        yield Violation(Span(0, 0), "The sleeper woke.")


class CodedOnly(Sleeper):
    """Applies to one profile."""

    code = "ZZB002"
    name = "coded-only"
    severity = Severity.WARNING
    enabled = True
    profiles = ("ic",)


class SecretiveError(Exception):
    """An exception with the cable in its message."""


class Crashing(Rule[Paragraph]):
    """Finds one thing and then fails, with the text of the cable in the exception."""

    code = "ZZC001"
    name = "crashing"
    severity = Severity.WARNING
    authority = HERE
    examples = ()

    def check(self, node: Paragraph, context: Context) -> Iterator[Violation]:
        yield Violation(Span(node.span.start, node.span.start), "Before the crash.")
        raise SecretiveError(context.cable.source.text)


class OutOfPlace(CableRule):
    """Names a place that the text does not have."""

    code = "ZZC002"
    name = "out-of-place"
    severity = Severity.WARNING
    authority = HERE
    examples = ()

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        yield Violation(Span(0, 10**9), "Nowhere.")


class Unlisted(RunRule):
    """A listed cable is not in the catalogue."""

    code = "ZZR001"
    reports_missing = True
    name = "unlisted"
    severity = Severity.ERROR
    authority = HERE
    examples = (
        Example(
            bad="REF: A. STATE 70412\nB. WINDHOEK 498",
            good="REF: A. STATE 70412\nB. WINDHOEK 499",
            at=[(2, 4, 2, 16)],
            slot="reference",
            options={"catalogue": ["08 STATE 070412", "08WINDHOEK499"]},
        ),
    )

    def check_run(self, facts: Facts, catalogue: Catalogue) -> Iterator[Violation]:
        for cited in facts.references:
            if cited.id is not None and cited.id not in catalogue and catalogue.covers(cited.id):
                near = catalogue.near(cited.id)
                yield Violation(cited.span, f"{cited.id} is not listed.", expected=near[0] if near else None)


class LowerCaseReference(CableRule):
    """A list of references is not in capitals.

    ## What it checks

    The letters of the list.
    """

    code = "ZZF001"
    name = "lower-case-reference"
    severity = Severity.WARNING
    authority = HERE
    fix = Applicability.SAFE
    examples = (
        Example(
            bad="REF: a lamp",
            good="REF: A LAMP",
            fixed="REF: A LAMP",
            at=[(1, 6, 1, 12)],
            slot="reference",
        ),
    )

    def check(self, cable: Cable, context: Context) -> Iterator[Violation]:
        line = cable.field_of("reference")
        if line is not None and line.value.strip() != line.value.strip().upper():
            end = line.value_span.end
            text = cable.source.text[line.value_span.start : end].lstrip()
            start = end - len(text)
            fix = safe_fix("Use capitals", Edit(start, end, text.upper()))
            yield Violation(Span(start, end), "The references are not in capitals.", fix=fix)


def cable(**parts: str) -> str:
    """The template cable with other parts."""
    slot, part = next(iter(parts.items()), ("signature", TEMPLATE["signature"]))
    return render(Example(bad=part, good="", at=(), slot=slot, setting=parts)).text


def later(text: str, number: int) -> str:
    """The same cable under another number."""
    return text.replace("000512", f"{number:06}").replace("#0512", f"#{number:04}")


INVENTED = (EveryParagraph, EveryCable, Sleeper, CodedOnly, LowerCaseReference, Unlisted)
