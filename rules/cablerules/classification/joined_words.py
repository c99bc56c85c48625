"""Words that make something else of a level: `SECRET SENSITIVE`, `SBU` in its place, `AGENCY CONFIDENTIAL`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from cablegrammar.base.record import record
from cablegrammar.vocabulary.captions import caption_of
from cablegrammar.vocabulary.regimes import milestone, reason_category
from cablelint import Level, Span
from cablerules.classification.overall import of_another_system, registered

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Cable
    from cablegrammar.marking.classification import Classification

_FOREIGN = "foreign government information"
_HANDLING = "MODIFIED HANDLING"


@record
class JoinedWords:
    """Words that stand in a level's place, before a level, or joined to one, and the level that remains."""

    text: str
    span: Span
    kind: Literal["instead", "before", "after", "handling"]
    level: Level | None


def joined_words(cable: Cable, line: Classification, on: date | None) -> JoinedWords | None:
    """What is joined to the level of a classification line, and may not be; None where nothing is."""
    if of_another_system(cable, line):
        return None
    return _instead(line) or _before(cable, line) or _after(line) or _handling(cable, line, on)


def _instead(line: Classification) -> JoinedWords | None:
    """`SBU SUVA 000113`: a control, or the caption of one, where the level should be."""
    if line.level_span is not None:
        if registered(line.text) is None:
            return None
        return JoinedWords(_one_line(line.text), line.level_span, "instead", Level.UNCLASSIFIED)
    caption = caption_of((line.modifier or "").strip("/- ()"))
    if line.level is None and line.modifier_span is not None and caption is not None and caption.unclassified_only:
        return JoinedWords(_one_line(line.modifier or ""), line.modifier_span, "instead", Level.UNCLASSIFIED)
    return None


def _before(cable: Cable, line: Classification) -> JoinedWords | None:
    """`AGENCY CONFIDENTIAL SUVA 000113`: a word before the level, which is then read as a part of the post."""
    if line.level is not None or line.level_span is not None or line.post_span is None:
        return None
    text = cable.slice(line.post_span)
    for name, level in _LEVELS.items():
        start = text.find(f" {name} ")
        before = text[: max(start, 0)].strip()
        if before:
            span = Span(line.post_span.start, line.post_span.start + len(before))
            return JoinedWords(_one_line(before), span, "before", level)
    return None


_LEVELS = {level.value: level for level in (Level.TOP_SECRET, Level.SECRET, Level.CONFIDENTIAL)}


def _after(line: Classification) -> JoinedWords | None:
    """`SECRET SENSITIVE SUVA 000113`: the mark of unclassified information joined to a classified level.

    Controls in a banner's form (`SECRET//FOUO`) are a level with a control, which other rules judge.
    """
    modifier, span, level = line.modifier, line.modifier_span, line.level
    if modifier is None or span is None or level is None or level is Level.UNCLASSIFIED:
        return None
    for word in (modifier, *modifier.split()):
        caption, marking = caption_of(word.strip("/- ()")), registered(word)
        sensitive = caption is not None and caption.unclassified_only
        control = marking is not None and marking.levels == ("U",) and caption is None and "//" not in modifier
        if sensitive or control or (caption is not None and caption.kind == "administrative" and "//" not in modifier):
            return JoinedWords(_one_line(word.strip("/- ()")), span, "after", level)
    return None


def _handling(cable: Cable, line: Classification, on: date | None) -> JoinedWords | None:
    """MODIFIED HANDLING, which belongs to CONFIDENTIAL foreign government information and to nothing else."""
    modifier = _one_line(line.modifier or "")
    if _HANDLING not in modifier or line.modifier_span is None or line.level is None:
        return None
    if line.level is Level.CONFIDENTIAL and _may_be_foreign(cable, on):
        return None
    return JoinedWords(_HANDLING, line.modifier_span, "handling", line.level)


def _may_be_foreign(cable: Cable, on: date | None) -> bool:
    """Whether the cable holds foreign government information, or does not say enough to know."""
    for entry in cable.marks:
        marking = getattr(entry.mark, "marking", None)
        if marking is not None and (marking.foreign_control is not None or "FGI" in " ".join(marking.controls)):
            return True
    authority = cable.authority
    reason = None if authority is None else authority.reason
    if reason is None or reason.section is None or not reason.letters:
        return True
    for letter in reason.letters:
        category = reason_category(reason.section, letter, on)
        if category is None or category.meaning == _FOREIGN:
            return True
    return False


def instead_of(text: str, on: date | None) -> str:
    """How a cable of the day `on` says what a control in the level's place was to say."""
    marking = registered(text)
    if on is not None and on < milestone("limited-official-use-ends"):
        return "'LIMITED OFFICIAL USE'"
    if marking is not None and marking.key == "FOUO":
        return "'UNCLASSIFIED//FOR OFFICIAL USE ONLY'"
    return "'UNCLAS', and the caption 'SENSITIVE' below"


def _one_line(text: str) -> str:
    return " ".join(text.strip("/- ()").split())
