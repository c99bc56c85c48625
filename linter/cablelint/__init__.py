"""A compliance linter for diplomatic cables.

Whatever a program or a rule needs has its public name here, the nodes of the tree included: one import line is enough.
The names are imported when they are first used, so that `import cablelint` reads next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablelint.__about__ import __version__

if TYPE_CHECKING:
    from cablegrammar import parse_messages, parse_text
    from cablegrammar.authority.block import Authority
    from cablegrammar.authority.reason import Reason
    from cablegrammar.base.dates import day_text
    from cablegrammar.base.node import Node, Span
    from cablegrammar.cable.banner import Banner
    from cablegrammar.cable.cable import Cable
    from cablegrammar.cable.carried_marks import CarriedMark
    from cablegrammar.cable.fields import (
        Caption,
        Field,
        Handling,
        Heading,
        Line,
        PassLine,
        Signature,
        Subject,
        UnplacedLine,
    )
    from cablegrammar.cable.marking_in_use import ControlledMarking, MarkingInUse
    from cablegrammar.cable.marks import BlanketMark, Mark
    from cablegrammar.cable.pages import PageBreak
    from cablegrammar.cable.paragraph import Paragraph, Subparagraph
    from cablegrammar.cable.portions import BlanketStatement, Portion
    from cablegrammar.cable.stated_captions import StatedCaption
    from cablegrammar.cable.text_blocks import Quotation, TextBlock
    from cablegrammar.declassification.executive_order import ExecutiveOrder
    from cablegrammar.declassification.instruction import Declassification, Downgrade, Instruction
    from cablegrammar.header.nodes import Addressee, DateTimeGroup, EndOfMessage, From, PageLine, Transmission
    from cablegrammar.header.smart import MessageDate, MessageRecordNumber
    from cablegrammar.lines.artefacts import Artefact
    from cablegrammar.marking.classification import Classification, Section
    from cablegrammar.references.cable_id import CableId
    from cablegrammar.references.citations import ParagraphCitation, RefCitation, TextMark
    from cablegrammar.references.listed import Reference
    from cablegrammar.rollup.protections import Protection
    from cablegrammar.tags.tag import Tag
    from cablegrammar.vocabulary.levels import Level
    from cablegrammar.vocabulary.regimes import Regime
    from cablelint.api import lint_paths, lint_text
    from cablelint.engine.explained_marking import ExplainedMarking, ExplainedPart, explain_marking
    from cablelint.engine.explained_values import ListedCountry, MarkingMeaning
    from cablelint.errors import UsageError
    from cablelint.findings.finding import Finding
    from cablelint.findings.report import Report
    from cablelint.rule.api import AnyRule, CableRule, Example, MarkingRule, Rule, RunRule
    from cablelint.rule.catalogue import Catalogue
    from cablelint.rule.context import Context, MarkingContext
    from cablelint.rule.facts import Facts
    from cablelint.rule.once import once
    from cablelint.rule.scope import Scope
    from cablelint.rule.violation import (
        Applicability,
        Citation,
        Edit,
        Fix,
        Related,
        Severity,
        Violation,
        safe_fix,
        unsafe_fix,
    )
    from cablelint.rule.wording import a_few, plural, series
    from cablelint.settings.settings import PerFileIgnore, RuleIgnore, Settings

_NAMES = {
    "cablegrammar": "parse_messages parse_text",
    "cablegrammar.authority.block": "Authority",
    "cablegrammar.authority.reason": "Reason",
    "cablegrammar.base.dates": "day_text",
    "cablegrammar.base.node": "Node Span",
    "cablegrammar.cable.cable": "Cable",
    "cablegrammar.cable.banner": "Banner",
    "cablegrammar.cable.carried_marks": "CarriedMark",
    "cablegrammar.cable.fields": "Caption Field Handling Heading Line PassLine Signature Subject UnplacedLine",
    "cablegrammar.cable.marking_in_use": "ControlledMarking MarkingInUse",
    "cablegrammar.cable.marks": "BlanketMark Mark",
    "cablegrammar.cable.pages": "PageBreak",
    "cablegrammar.cable.paragraph": "Paragraph Subparagraph",
    "cablegrammar.cable.portions": "BlanketStatement Portion",
    "cablegrammar.cable.stated_captions": "StatedCaption",
    "cablegrammar.cable.text_blocks": "Quotation TextBlock",
    "cablegrammar.declassification.executive_order": "ExecutiveOrder",
    "cablegrammar.declassification.instruction": "Declassification Downgrade Instruction",
    "cablegrammar.header.nodes": "Addressee DateTimeGroup EndOfMessage From PageLine Transmission",
    "cablegrammar.header.smart": "MessageDate MessageRecordNumber",
    "cablegrammar.lines.artefacts": "Artefact",
    "cablegrammar.marking.classification": "Classification Section",
    "cablegrammar.references.cable_id": "CableId",
    "cablegrammar.references.citations": "ParagraphCitation RefCitation TextMark",
    "cablegrammar.references.listed": "Reference",
    "cablegrammar.rollup.protections": "Protection",
    "cablegrammar.tags.tag": "Tag",
    "cablegrammar.vocabulary.levels": "Level",
    "cablegrammar.vocabulary.regimes": "Regime",
    "cablelint.api": "lint_paths lint_text",
    "cablelint.engine.explained_marking": "ExplainedMarking ExplainedPart explain_marking",
    "cablelint.engine.explained_values": "ListedCountry MarkingMeaning",
    "cablelint.errors": "UsageError",
    "cablelint.findings.finding": "Finding",
    "cablelint.findings.report": "Report",
    "cablelint.rule.api": "AnyRule CableRule Example MarkingRule Rule RunRule",
    "cablelint.rule.catalogue": "Catalogue",
    "cablelint.rule.context": "Context MarkingContext",
    "cablelint.rule.facts": "Facts",
    "cablelint.rule.once": "once",
    "cablelint.rule.scope": "Scope",
    "cablelint.rule.violation": "Applicability Citation Edit Fix Related Severity Violation safe_fix unsafe_fix",
    "cablelint.rule.wording": "a_few plural series",
    "cablelint.settings.settings": "PerFileIgnore RuleIgnore Settings",
}
_HOMES = {name: home for home, names in _NAMES.items() for name in names.split()}

__all__ = (
    "Addressee",
    "AnyRule",
    "Applicability",
    "Artefact",
    "Authority",
    "Banner",
    "BlanketMark",
    "BlanketStatement",
    "Cable",
    "CableId",
    "CableRule",
    "Caption",
    "CarriedMark",
    "Catalogue",
    "Citation",
    "Classification",
    "Context",
    "ControlledMarking",
    "DateTimeGroup",
    "Declassification",
    "Downgrade",
    "Edit",
    "EndOfMessage",
    "Example",
    "ExecutiveOrder",
    "ExplainedMarking",
    "ExplainedPart",
    "Facts",
    "Field",
    "Finding",
    "Fix",
    "From",
    "Handling",
    "Heading",
    "Instruction",
    "Level",
    "Line",
    "ListedCountry",
    "Mark",
    "MarkingContext",
    "MarkingInUse",
    "MarkingMeaning",
    "MarkingRule",
    "MessageDate",
    "MessageRecordNumber",
    "Node",
    "PageBreak",
    "PageLine",
    "Paragraph",
    "ParagraphCitation",
    "PassLine",
    "PerFileIgnore",
    "Portion",
    "Protection",
    "Quotation",
    "Reason",
    "RefCitation",
    "Reference",
    "Regime",
    "Related",
    "Report",
    "Rule",
    "RuleIgnore",
    "RunRule",
    "Scope",
    "Section",
    "Settings",
    "Severity",
    "Signature",
    "Span",
    "StatedCaption",
    "Subject",
    "Subparagraph",
    "Tag",
    "TextBlock",
    "TextMark",
    "Transmission",
    "UnplacedLine",
    "UsageError",
    "Violation",
    "__version__",
    "a_few",
    "day_text",
    "explain_marking",
    "lint_paths",
    "lint_text",
    "once",
    "parse_messages",
    "parse_text",
    "plural",
    "safe_fix",
    "series",
    "unsafe_fix",
)


def __getattr__(name: str) -> object:
    """Import a public name (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
