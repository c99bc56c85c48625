"""The markings that a cable carries, each distinct one once with every place where it stands.

A cable repeats a handful of markings many times. What a rule has to say about one of them depends on its text and on
the cable as a whole, so that a rule sees it once, whatever the number of its places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import lazy, record
from cablegrammar.cable.banner import Banner
from cablegrammar.cable.fields import Line
from cablegrammar.cable.marks import BRACKETS, BlanketMark, Mark, inner_text, is_blanket
from cablegrammar.vocabulary.captions import caption_of
from cablegrammar.vocabulary.cui import may_say_cui
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import marking_forms
from cablegrammar.vocabulary.posts import find_post

if TYPE_CHECKING:
    from cablegrammar.marking.classification import Classification
    from cablegrammar.marking.marking import Marking

Kind = Literal["portion", "banner"]


class Place(NamedTuple):
    """One place where a marking stands.

    `span` covers it as written, the parentheses of a portion mark included; `start` is where the marking's own text
    begins, from which the spans of its tokens count. `mark` is the portion mark, None for a banner.
    """

    span: Span
    start: int
    mark: Mark | None = None


@record
class MarkingInUse(Node):
    """A portion mark, or a banner, and every place in the cable where it stands with this very text.

    `text` is as written, parentheses included; `inner` the marking's own text, which is what `marking` reads. `span`
    is the first place. Banners are the classification lines and the banners of pages, as far as the marking reaches.
    """

    within = ("markings_in_use",)

    kind: Kind
    text: str
    inner: str
    places: tuple[Place, ...]

    @lazy
    def marking(self) -> Marking:
        """What the marking says."""
        from cablegrammar.marking.marking import parse_marking

        return parse_marking(self.inner)

    @lazy
    def marking_beyond_register(self) -> Marking:
        """What the marking says where control systems may be named that are not published."""
        from cablegrammar.marking.marking import parse_marking

        return parse_marking(self.inner, unpublished=True)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The portion marks that stand there with this text; none for a banner."""
        return tuple(place.mark for place in self.places if place.mark is not None)

    @lazy
    def closed(self) -> bool:
        """Whether a portion mark stands between parentheses, as it has to; True for a banner."""
        return self.kind == "banner" or self.text == f"({self.inner.rstrip()})"


@record
class ControlledMarking(MarkingInUse):
    """A marking that speaks of CUI. Rules about CUI ask for this type, and cost nothing where there is none."""


@record
class BlanketInUse(MarkingInUse):
    """A mark that says that it stands for all portions, `(C - ENTIRE TEXT)`, where it stands in no cable."""


def markings_of(
    lines: Iterable[tuple[Line, Classification]], banners: Iterable[Banner], marks: Iterable[Mark]
) -> tuple[MarkingInUse, ...]:
    """The markings on the classification lines (each with what it says), the banners and in the portion marks of a
    cable: banners first, each kind in the order given. A damaged mark is left out: nobody can say what it was.
    """
    found: dict[tuple[Kind, str], list[Place]] = {}
    for text, span in _banners(chain(lines, ((banner, None) for banner in banners))):
        found.setdefault(("banner", text), []).append(Place(span, span.start))
    for mark in marks:
        if not mark.damaged:
            place = Place(mark.span, mark.span.start + _opening(mark.text), mark)
            found.setdefault(("portion", mark.text), []).append(place)
    return tuple(
        _in_use(places[0].span, kind, text, text if kind == "banner" else inner_text(text), tuple(places))
        for (kind, text), places in found.items()
    )


def marking_in_text(text: str, *, lines: bool = False) -> MarkingInUse:
    """A marking that stands in no cable. `text` in parentheses (one of them may be missing) is a portion mark.

    Blanks around it are no part of it. With `lines` it may be a whole classification line of a telegram, letter-spaced
    level, section, post, number and captions included: `inner` has blanks where these stand.
    """
    begin = len(text) - len(text.lstrip())
    own = text.strip()
    span = Span(begin, begin + len(own))
    if own.startswith("(") and is_blanket(own):
        whole = BlanketMark(span, own)
        forms = marking_forms()
        parts = (
            *(() if whole.level is None else (whole.level.portion,)),
            *(forms[key][0].portion for key in whole.controls),
        )
        return BlanketInUse(span, "portion", own, "/".join(parts), (Place(span, begin),))
    opened, ended = own.startswith(tuple("([{")), own.endswith(tuple(")]}"))
    if not opened and not (ended and not set("([{") & set(own)):
        inner = _line_as_marking(own) if lines else own
        return _in_use(span, "banner", own, inner, (Place(span, begin),))
    mark = Mark(span, own)
    return _in_use(span, "portion", own, inner_text(own), (Place(span, begin + _opening(own), mark),))


def _line_as_marking(text: str) -> str:
    """A classification line with blanks for all that is no marking: what is left keeps its place. A post counts only
    with a number behind it, or where it is known.
    """
    from cablegrammar.marking.classification import parse_classification

    line = parse_classification(text)
    if line.level is None or line.level_span is None:
        return text
    number = None if line.number is None else line.number_span
    if "//" in text and (number is None or not _stands_alone(text, number)):
        return text  # a number inside of a word (`X1`, `SAR-BP-123`) is the marking's
    spans = [span for _, span in line.captions]
    if line.section is not None:
        spans.append(line.section.span)
    if line.post_span is not None and (line.number_text is not None or find_post(line.post or "") is not None):
        spans.append(line.post_span)
    if line.number_span is not None:
        behind = [span.start for span in (line.trailing_span, *spans) if span is not None]
        after = min((start for start in behind if start >= line.number_span.end), default=len(text))
        spans.append(Span(line.number_span.start, after))
    if line.modifier_span is not None and _joins_a_level(line.modifier or "", line.level):
        spans.append(line.modifier_span)
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    level = line.level_span
    if line.letter_spaced and len(line.level) <= level.end - level.start:
        text = text[: level.start] + line.level.ljust(level.end - level.start) + text[level.end :]
    return text.rstrip()


def _joins_a_level(modifier: str, level: Level) -> bool:
    """Whether what is joined to a level belongs to a telegram's line and is no control: a caption, E F T O."""
    if "".join(modifier.split()) == "EFTO":
        return True
    caption = caption_of(modifier)
    return caption is not None and caption.kind != "control" and not (caption.unclassified_only and level.classified)


def _in_use(span: Span, kind: Kind, text: str, inner: str, places: tuple[Place, ...]) -> MarkingInUse:
    return (ControlledMarking if may_say_cui(inner) else MarkingInUse)(span, kind, text, inner, places)


def _opening(text: str) -> int:
    """How many brackets stand before the marking's own text."""
    return len(text) - len(text.lstrip(BRACKETS))


def _banners(lines: Iterable[tuple[Line, Classification | None]]) -> Iterator[tuple[str, Span]]:
    """The marking at the start of each classification line and banner. Letter-spaced lines carry none.

    A banner on two lines is the one that SMART messages have: level and controls are no marking in one piece there.
    """
    for line, found in lines:
        text = line.text
        if "\n" in text.strip():
            continue
        if isinstance(line, Banner) and "//" in text:
            found = line.classification
        end = len(text.rstrip()) if found is None else _reach(line, found)
        begin = len(text) - len(text.lstrip())
        own = text[begin:end].rstrip()
        if own and not letter_spaced(own):
            yield own, Span(line.span.start + begin, line.span.start + begin + len(own))


def _reach(line: Line, found: Classification) -> int:
    """Where the marking of a line ends: before the section, the post, the number or a caption."""
    text, start = line.text, line.span.start
    begins = [span.start for _, span in found.captions]
    if found.section is not None:
        begins.append(found.section.span.start)
    # Without a post and a number, and with a number inside of a word (`X1`, `SIGMA 14//`), the words are the marking's.
    number = found.number_span
    posted = found.post_span is not None or "//" not in text
    if number is not None and posted and _stands_alone(text, number.shifted(-start)):
        begins += [span.start for span in (found.post_span, number) if span is not None]
    elif found.post_span is not None and "//" not in text and find_post(found.post or "") is not None:
        begins.append(found.post_span.start)  # a draft has no number yet
    return min(begins, default=start + len(text)) - start


def _stands_alone(text: str, span: Span) -> bool:
    return not text[: span.start][-1:].strip() and not text[span.end : span.end + 1].strip()


def letter_spaced(text: str) -> bool:
    """Whether the level of a line is written with blanks between its letters, as telegrams have it."""
    head = text.partition("//")[0].split()
    return len(head) > 1 and all(len(word) <= 2 for word in head)
