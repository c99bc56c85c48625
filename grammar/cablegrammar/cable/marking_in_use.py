"""The markings that a cable carries, each distinct one once with every place where it stands.

A cable repeats a handful of markings many times. What a rule has to say about one of them depends on its text and on
the cable as a whole, so that a rule sees it once, whatever the number of its places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import lazy, record
from cablegrammar.cable.cable import Cable
from cablegrammar.cable.fields import Line, Mark
from cablegrammar.cable.paragraph import Paragraph
from cablegrammar.vocabulary.cui import CUI, LONG_FORM

if TYPE_CHECKING:
    from cablegrammar.marking.classification import Classification
    from cablegrammar.marking.marking import Marking

Kind = Literal["portion", "banner"]

_BRACKETS = "()[]{}"


class Place(NamedTuple):
    """One place where a marking stands.

    `span` covers it as written, the parentheses of a portion mark included; `start` is where the marking's own text
    begins, from which the spans of its tokens count. `mark` is the portion mark, None for a banner; `paragraph` the
    paragraph whose own mark it is, None for that of the subject or of a sub-paragraph.
    """

    span: Span
    start: int
    mark: Mark | None = None
    paragraph: Paragraph | None = None


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

    @property
    def closed(self) -> bool:
        """Whether a portion mark stands between parentheses, as it has to; True for a banner."""
        return self.kind == "banner" or self.text == f"({self.inner})"


@record
class ControlledMarking(MarkingInUse):
    """A marking that speaks of CUI. Rules about CUI ask for this type, and cost nothing where there is none."""


def markings_of(cable: Cable) -> tuple[MarkingInUse, ...]:
    """The markings that `cable` carries, banners first, each kind in the order of the text."""
    found: dict[tuple[Kind, str], list[Place]] = {}
    for text, span in _banners(cable):
        found.setdefault(("banner", text), []).append(Place(span, span.start))
    for mark, paragraph in _marks(cable):
        place = Place(mark.span, mark.span.start + _opening(mark.text), mark, paragraph)
        found.setdefault(("portion", mark.text), []).append(place)
    return tuple(
        _in_use(places[0].span, kind, text, text if kind == "banner" else text.strip(_BRACKETS), tuple(places))
        for (kind, text), places in found.items()
    )


def marking_in_text(text: str) -> MarkingInUse:
    """A marking that stands in no cable. `text` in parentheses (one of them may be missing) is a portion mark.

    Blanks around it are no part of it.
    """
    begin = len(text) - len(text.lstrip())
    own = text.strip()
    span = Span(begin, begin + len(own))
    opened, ended = own.startswith(tuple("([{")), own.endswith(tuple(")]}"))
    if not opened and not (ended and not set("([{") & set(own)):
        return _in_use(span, "banner", own, own, (Place(span, begin),))
    mark = Mark(span, own)
    return _in_use(span, "portion", own, own.strip(_BRACKETS), (Place(span, begin + _opening(own), mark),))


def _in_use(span: Span, kind: Kind, text: str, inner: str, places: tuple[Place, ...]) -> MarkingInUse:
    upper = inner.upper()
    controlled = CUI in upper or LONG_FORM in upper
    return (ControlledMarking if controlled else MarkingInUse)(span, kind, text, inner, places)


def _opening(text: str) -> int:
    """How many brackets stand before the marking's own text."""
    return len(text) - len(text.lstrip(_BRACKETS))


def _marks(cable: Cable) -> Iterator[tuple[Mark, Paragraph | None]]:
    """The portion marks of the subject, the paragraphs and the sub-paragraphs.

    Something odd in parentheses is taken for a mark only where a paragraph has its own: after the label of an item an
    abbreviation is as likely as a bad mark.
    """
    subject = cable.subject
    if subject is not None and subject.mark is not None:
        yield subject.mark, None
    for block in cable.blocks:
        if isinstance(block, Paragraph):
            if block.mark is not None:
                yield block.mark, block
            for item in block.subparagraphs:
                if item.mark is not None and not item.mark.odd:
                    yield item.mark, None


def _banners(cable: Cable) -> Iterator[tuple[str, Span]]:
    """The marking at the start of each classification line and banner. Letter-spaced lines carry none.

    A banner on two lines is the one that SMART messages have: level and controls are no marking in one piece there.
    """
    for line, found in _lines(cable):
        text = line.text
        if "\n" in text.strip():
            continue
        if found is None and "//" in text:
            from cablegrammar.marking.classification import parse_classification

            found = parse_classification(text, line.span.start)
        end = len(text.rstrip()) if found is None else _reach(line, found)
        begin = len(text) - len(text.lstrip())
        own = text[begin:end].rstrip()
        if own and not _letter_spaced(own):
            yield own, Span(line.span.start + begin, line.span.start + begin + len(own))


def _lines(cable: Cable) -> Iterator[tuple[Line, Classification | None]]:
    """The classification lines, taken apart, and the banners, which seldom need to be."""
    yield from zip(cable.classification_lines, cable.classifications, strict=True)
    yield from ((banner, None) for banner in cable.banners)


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
    return min(begins, default=start + len(text)) - start


def _stands_alone(text: str, span: Span) -> bool:
    return not text[: span.start][-1:].strip() and not text[span.end : span.end + 1].strip()


def _letter_spaced(text: str) -> bool:
    head = text.partition("//")[0].split()
    return len(head) > 1 and all(len(word) <= 2 for word in head)
