"""The classification authority: who classified a cable or from what it derives, the reason, and until when.

`authority.lark` describes the paragraph. Nothing here raises, whatever the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, cast

from cablegrammar.authority.reason import SECTIONS, Reason, ReasonFault, fold_reason, is_redacted
from cablegrammar.base.centuries import cited_year
from cablegrammar.base.dates import read_date
from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record, replace
from cablegrammar.declassification.instruction import Declassification, parse_declassification
from cablegrammar.parsing.loader import load, scanner
from cablegrammar.parsing.tokens import Token, Tree
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.posts import find_post

if TYPE_CHECKING:
    from re import Pattern

__all__ = ["Authority", "Reason", "ReasonFault", "parse_authority"]


@record
class Authority(Node):
    """Who stands for the classification.

    `kind` is `derivative` where a source is named (also `Classified By: Multiple Sources`, whose label is then
    `label`), else `original`. Texts are joined to one line. `sources` are the items of a list after `Multiple
    Sources`. `source_dated` says that the source carries a date, `source_date` which (None for a month alone).
    `label_ok`: the first label reads `Classified By:` or `Derived From:`, in any case. `redacted`: a part was taken
    out. `as_block`: two or more labels with their colons begin a line each, as in a SMART message or a memo.
    """

    within = ("authority",)

    kind: str
    label: Span
    label_ok: bool
    classified_by: str | None
    classified_by_span: Span | None
    derived_from: str | None
    derived_from_label: Span | None
    derived_from_span: Span | None
    sources: tuple[str, ...]
    source_dated: bool
    source_date: date | None
    reason: Reason | None
    declassify_on: Declassification | None
    declassify_on_label: Span | None
    declassify_on_text: str | None
    declassify_on_span: Span | None
    redacted: bool
    as_block: bool = False

    @property
    def multiple_sources(self) -> bool:
        """Whether it derives from `Multiple Sources`, which are to be listed (32 CFR 2001.22(c)(1))."""
        return self.derived_from is not None and _is_multiple(self.derived_from)

    @property
    def says_nothing(self) -> bool:
        """Whether what is named is nobody: `N/A`, `UNCLASSIFIED`."""
        named = self.classified_by or self.derived_from or ""
        return named.upper() in _NOTHING or parse_declassification(named).kind == "not-applicable"

    @property
    def derived_from_cable(self) -> bool:
        """Whether the source, or one of several, is a cable: a known post with a number."""
        from cablegrammar.references.listed import parse_references

        found = parse_references(self.derived_from or "", 0, None, None)
        return any(one.number is not None and one.post is not None and find_post(one.post) for one in found)

    def children(self) -> Iterator[Node]:
        """The reason and the declassification instruction, in the order of the text."""
        found: list[Node] = [node for node in (self.reason, self.declassify_on) if node is not None]
        yield from sorted(found, key=lambda node: node.span)


_NOTHING = frozenset((Level.UNCLASSIFIED, "UNCLAS"))


def parse_authority(text: str, start: int = 0, on: date | None = None) -> Authority:
    """Read the authority of a cable.

    `text` is the whole paragraph, or the lines of the block, the label included (`(U)` or `1. (U)` may stand
    before it), `start` its offset in the file, `on` the date of the cable.
    """
    tree = load("authority").parse(text)
    classified = derived = declassify = None
    reasons: list[list[Token]] = []
    fields: list[tuple[str, list[Token]]] = []
    for child in tree.children:
        if not isinstance(child, Tree):
            continue
        tokens = cast("list[Token]", child.children)
        fields.append((str(child.data), tokens))
        if child.data == "classified":
            # the form's label and the drafter's own: `Classified By: Classified by Consul Ada Quill`
            classified = tokens if classified is None or len(classified) == 1 else classified
        elif child.data == "derived":
            derived = derived or tokens
        elif child.data == "declassify":
            declassify = declassify or tokens
        else:
            reasons.append(tokens)

    reason = fold_reason(text, start, reasons)
    by = _name(text, classified, fields) if classified else None
    if classified and by is None:
        by = _name_after_reason(text, reasons)
    source = _value(text, derived) if derived else None
    if by is not None and source is None and _is_multiple(text[by[0] : by[1]]):
        by, source = None, by
    labels = [tokens[0] for kind, tokens in fields if kind in ("classified", "derived")]
    label = labels[0] if labels else declassify[0] if declassify else None
    label_span = Span(start + label.start_pos, start + len(label.rstrip()) + label.start_pos) if label else None
    if label_span is None:
        lead = len(text) - len(text.lstrip())
        label_span = Span(start + lead, start + lead)
    until, until_span, instruction = None, None, None
    if declassify:
        until_span, instruction = _instruction(text, start, declassify[0], fields, on)
        until = " ".join(text[until_span.start - start : until_span.end - start].split())
    source_text = _joined(text, source)
    dated, source_date = _source_date(source_text, on) if source_text else (False, None)
    names = _joined(text, by)
    breaks_off = text.rstrip().endswith(_CUT)
    if breaks_off and reason is not None:
        reason = replace(reason, faults=(), redacted=True)  # `for reasons 1.5...`: nobody knows how it went on
    return Authority(
        span=Span(label_span.start, max(label_span.end, start + len(text.rstrip()))),
        kind="derivative" if source or derived else "original",
        label=label_span,
        label_ok=label is not None and " ".join(label.lower().split()) in ("classified by:", "derived from:"),
        classified_by=names,
        classified_by_span=_shifted(by, start),
        derived_from=source_text,
        derived_from_label=_span(derived[0], start) if derived else None,
        derived_from_span=_shifted(source, start),
        sources=_sources(text, source) if source_text and _is_multiple(source_text) else (),
        source_dated=dated,
        source_date=source_date,
        reason=reason,
        declassify_on=instruction,
        declassify_on_label=_span(declassify[0], start) if declassify else None,
        declassify_on_text=until,
        declassify_on_span=until_span,
        redacted=(
            breaks_off
            or any(is_redacted(one) or _is_cut(text, place) for one, place in ((names, by), (source_text, source)))
            or (reason is not None and reason.redacted)
            or any(_is_nothing_left(text, tokens) for tokens in (classified, derived) if tokens)
        ),
        as_block=sum(_begins_line(text, tokens[0]) for _, tokens in fields) > 1,
    )


# ---- names, sources and the instruction


def _begins_line(text: str, label: Token) -> bool:
    """Whether a label with its colon begins a line."""
    before = text[: label.start_pos].rpartition("\n")[2] if label.start_pos else ""
    after = text[label.end_pos : label.end_pos + 2].lstrip(" ")
    return not before.strip() and (label.endswith(":") or after.startswith(":"))


def _name(text: str, tokens: Sequence[Token], fields: Sequence[tuple[str, list[Token]]]) -> tuple[int, int] | None:
    """The name and title after `Classified By:`, without the words that lead over to the reason."""
    place = next(number for number, (_, found) in enumerate(fields) if found is tokens)
    opener = fields[place + 1][1][0] if place + 1 < len(fields) and fields[place + 1][0] == "reason" else None
    words = list(tokens[1:])
    while words and words[-1].type in ("CONNECTOR", "JOIN", "PARAGRAPH"):
        last = words[-1]
        if last.type == "PARAGRAPH" and not _introduces(text, words, opener):
            break
        if last.type == "JOIN" and opener is None:
            break
        words.pop()
        opener = last if last.type == "CONNECTOR" else opener
    return _extent(text, words)


def _introduces(text: str, words: Sequence[Token], opener: Token | None) -> bool:
    """Whether the last word, a `section`, belongs to the number after it and not to a title (`Political Section`)."""
    last = words[-1]
    if opener is None or opener.type not in SECTIONS or text[last.end_pos : opener.start_pos].strip(" \n."):
        return False
    if len(words) == 1 or words[-2].type == "CONNECTOR":
        return True
    return bool(text[words[-2].end_pos : last.start_pos].strip())


def _name_after_reason(text: str, runs: Sequence[Sequence[Token]]) -> tuple[int, int] | None:
    """The name where it follows: `Classified for reasons 1.4 (b) by Consul Ada Quill.`"""
    for tokens in runs:
        place = next((number for number, token in enumerate(tokens) if token.type == "WORD"), None)
        if place is None:
            continue
        words = [tokens[place]]
        for token in tokens[place + 1 :]:
            if "." in text[words[-1].end_pos : token.start_pos] and len(words[-1]) > 4:
                break
            words.append(token)
        return _extent(text, words)
    return None


def _value(text: str, tokens: Sequence[Token]) -> tuple[int, int] | None:
    return _extent(text, tokens[1:])


def _extent(text: str, words: Sequence[Token]) -> tuple[int, int] | None:
    """From the first to the last of `words`, with the bracket or the point that belongs to the last."""
    if not words:
        return None
    begin, end = words[0].start_pos, words[-1].end_pos
    if begin and text[begin - 1] in '("“[':
        begin -= 1
    end = begin + len(text[begin:end].rstrip(" -\n"))
    inside = text[begin:end]
    if end == begin:
        return None
    after = text[end : end + 1]
    closes = (
        (after == ")" and inside.count("(") > inside.count(")"))
        or (after in ("”", '"') and inside[0] in '"“')
        or (after == "." and words[-1].upper() in _ABBREVIATED)
    )
    return begin, end + closes


_ABBREVIATED = frozenset({"JR", "SR", "ESQ", "I", "RET"})


def _instruction(
    text: str, start: int, label: Token, fields: Sequence[tuple[str, list[Token]]], on: date | None
) -> tuple[Span, Declassification]:
    """What follows `Declassify On:`, up to the next field or the end of its sentence."""
    begin = label.end_pos
    after_label = (found[0] for _, found in fields if found[0].start_pos >= begin)
    end = next((token.start_pos for token in after_label if not _is_in_exemption(text, token)), len(text))
    # `N/A to RD portions. See source list ...` is one instruction of two sentences
    stop = begin
    while (stop := text.find(".", stop, end)) >= 0:
        after = text[stop + 1 : end].lstrip()
        if text[stop + 1 : stop + 2].isspace() and after and after[:3].lower() != "see" and after[0].isalpha():
            end = stop
            break
        stop += 1
    blank = text.find("\n\n", begin + len(text[begin:end]) - len(text[begin:end].lstrip()), end)
    if blank >= 0:
        end = blank
    value = text[begin:end]
    lead = len(value) - len(value.lstrip(" \n\t:-"))
    begin = min(begin + lead, end)
    value = text[begin:end].rstrip(" \n\t.,;")
    return Span(start + begin, start + begin + len(value)), parse_declassification(value, start + begin, on)


def _is_in_exemption(text: str, token: Token) -> bool:
    """Whether the order is that of `25X1, EO 12951`, and not one that leads over to a reason."""
    return token.type == "ORDER" and text[: token.start_pos].rstrip(" ").endswith(",")


_CUT = ("...", "…")


def _is_cut(text: str, extent: tuple[int, int] | None) -> bool:
    """Whether a name or a source breaks off: `Classified By: Consul ...`."""
    return extent is not None and ("..." in text[extent[0] : extent[1] + 4] or "…" in text[extent[0] : extent[1] + 2])


def _is_nothing_left(text: str, tokens: Sequence[Token]) -> bool:
    """Whether all that follows a label is that something was cut: `Classified By: ...`."""
    return len(tokens) == 1 and text[tokens[0].end_pos : tokens[0].end_pos + 8].lstrip(" :").startswith(("...", "…"))


def _source_date(source: str, on: date | None) -> tuple[bool, date | None]:
    """Whether a source is dated, and when; a month with its year is a date without a day."""
    match = _dates().search(source)
    if match is None or match.lastgroup is None:
        return False, None
    return True, read_date(match.lastgroup, match[0], partial(cited_year, cable=None if on is None else on.year)).date


def _sources(text: str, extent: tuple[int, int] | None) -> tuple[str, ...]:
    """The items of the list after `Multiple Sources`."""
    if extent is None:
        return ()
    listed = text[extent[0] : extent[1]]
    at = listed.lower().find("source")
    tail = listed[at:].partition("\n")[0] if at >= 0 else ""
    skip = len(tail) - len(tail.lstrip("SOURCEsource"))
    rest = listed[at + skip :].strip(" ():;,.-\n")
    if not rest:
        return ()
    divider = ";" if ";" in rest else "\n" if "\n" in rest else ","
    return tuple(" ".join(item.split()) for item in rest.split(divider) if item.strip(" ().-\n"))


def _is_multiple(source: str) -> bool:
    return " ".join(source.lower().split()).startswith(("multiple source", "multiple-source"))


def _joined(text: str, extent: tuple[int, int] | None) -> str | None:
    return " ".join(text[extent[0] : extent[1]].split()) if extent else None


def _shifted(extent: tuple[int, int] | None, start: int) -> Span | None:
    return Span(start + extent[0], start + extent[1]) if extent else None


def _span(token: Token, start: int) -> Span:
    return Span(start + token.start_pos, start + token.end_pos)


@cache
def _dates() -> Pattern[str]:
    return scanner(
        "declassification",
        "DAY_MONTH_NAME",
        "MONTH_NAME_DAY",
        "MONTH_YEAR",
        "YEARMONTHDAY",
        "YEAR_MONTH_DAY",
        "MONTH_DAY_YEAR",
    )
