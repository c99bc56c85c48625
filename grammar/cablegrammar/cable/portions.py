"""The portions of a cable's text: what stands for itself, and what covers the rest.

A numbered paragraph stands for itself, a marked block too. A block with neither belongs to the paragraph before it (a
list, a table, a question and its answer, a quoted text, text that goes on after a page line), but for the places
where nothing covers it: after a heading, at the end before the signature (behind END TEXT, too), as a summary above
paragraph 1, and in a cable without numbers.
Wherever that is in doubt the block is taken for a part of what stands before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from cablegrammar.base.node import Node
from cablegrammar.base.record import record
from cablegrammar.cable.fields import Heading, Signature
from cablegrammar.cable.lines import Block
from cablegrammar.cable.marks import BlanketMark, Mark
from cablegrammar.cable.paragraph import Paragraph
from cablegrammar.cable.portion_text import (
    LONGEST_HEADING,
    advertises,
    announces,
    ends_sentence,
    has_sentences,
    is_redacted,
    is_running_text,
    is_set_phrase,
    is_website,
    is_withheld,
    opens_own_part,
    opens_part,
)
from cablegrammar.vocabulary.notices import mentions, opens_with

Kind = Literal["numbered", "unnumbered", "website"]
Cover = Literal["mark", "parts", "no-text", "redacted", "quotation", "paragraph", "blanket"]

_BLANKET = 120
"""The longest paragraph, in characters, that is a statement about the marks and nothing else."""


@record
class Portion(Node):
    """A paragraph or block of the text, with what tells how it is classified.

    `cover` is that: `mark`, its own mark, wherever it stands; `parts`, the marks of its items or of the block below,
    which it only heads; `no-text`, nothing of it has to be marked (it is empty, a closing phrase, no prose);
    `redacted`, somebody took it out, and perhaps its mark;
    `quotation`, it stands in a quoted text; `paragraph`, it belongs to the one before; `blanket`, one mark stands for
    all portions; None where nothing does, and a mark is missing.
    """

    within = ("portions",)

    kind: Kind
    paragraph: Paragraph
    cover: Cover | None

    @property
    def number(self) -> str | None:
        """The number of its paragraph; None for a block without one."""
        return self.paragraph.number

    @property
    def mark(self) -> Mark | None:
        """Its own mark."""
        return self.paragraph.mark

    @property
    def stands_alone(self) -> bool:
        """Whether it stands for itself, and so carries a mark or would have to."""
        return self.cover in ("mark", "blanket", None)


@record
class BlanketStatement(Node):
    """A statement that one mark stands for those of all portions. `mark` is None where it is garbled."""

    within = ("blanket_statements",)

    mark: BlanketMark | None
    paragraph: Paragraph


def blanket_statements_of(paragraphs: Sequence[Paragraph]) -> Iterator[BlanketStatement]:
    """The blanket statements among paragraphs, the garbled ones included."""
    for paragraph in paragraphs:
        blanket = paragraph.blanket
        if blanket is not None:
            yield BlanketStatement(blanket.span, blanket, paragraph)
        elif len(paragraph.raw) <= _BLANKET and mentions("blanket", paragraph.raw):
            yield BlanketStatement(paragraph.span, None, paragraph)


def portions_of(blocks: Sequence[Block], is_quoted: Callable[[int], bool]) -> Iterator[Portion]:
    """The portions among the `blocks` of a text, in its order. A blanket statement is none, nor what stands below the
    signature. `is_quoted` tells whether a quoted text stands at an offset; it is asked as seldom as possible.

    Blocks under lines that look like headings, several of them inside one paragraph, are a list with titles: its parts
    belong to the paragraph.
    """
    found = list(_Reader(blocks, is_quoted).read())
    titled: dict[int, int] = {}
    for one in found:
        if one.titled_in is not None:
            titled[one.titled_in] = titled.get(one.titled_in, 0) + 1
    blanket = any(isinstance(block, Paragraph) and block.blanket is not None for block in blocks)
    for one in found:
        cover = one.cover
        if one.titled_in is not None and titled[one.titled_in] > 1:
            cover = "paragraph"
        elif cover is None and blanket:
            cover = "blanket"
        yield Portion(one.paragraph.span, one.kind, one.paragraph, cover)


class _Found(NamedTuple):
    """A portion; `titled_in` is the place of the paragraph around it where only a line that looks like a heading sets
    it apart.
    """

    kind: Kind
    paragraph: Paragraph
    cover: Cover | None
    titled_in: int | None = None


class _Reader:
    """Reads the blocks of a text from its beginning to its end, and knows which paragraph is open."""

    def __init__(self, blocks: Sequence[Block], is_quoted: Callable[[int], bool]) -> None:
        self.blocks, self.is_quoted = blocks, is_quoted
        self.last_number = _last_number(blocks)
        self.last, self.signed = _last_block(blocks)
        self.parent: Paragraph | None = None  # the paragraph that a block without number and mark belongs to
        self.followers = 0  # how many blocks have gone to it
        self.quotation_ends = False  # the line that ends a quoted text stands directly above
        first = next((b for b in blocks if isinstance(b, Paragraph) and b.number is not None), None)
        self.begins_marked = first is not None and first.mark is not None

    def read(self) -> Iterator[_Found]:
        """What may be a portion, in the order of the text."""
        heading: Heading | None = None
        below = False  # what stands below the signature is a footer, but for the post's website
        for position, block in enumerate(self.blocks):
            if isinstance(block, Heading):
                heading = block
                self.quotation_ends = self._ends_quotation(block, block.text)
            elif isinstance(block, Signature):
                below = position > self.last_number >= 0
            elif below:
                if isinstance(block, Paragraph) and advertises(block):
                    yield _Found("website", block, None)
            elif isinstance(block, Paragraph):
                if block.blanket is not None or block.mark is not None or block.number is not None:
                    self.parent, self.followers = block, 0
                    if block.blanket is None:
                        yield self._labelled(block, position)
                elif self._is_website(block):
                    yield _Found("website", block, None)
                else:
                    yield self._unlabelled(block, heading)
                heading = None
                self.quotation_ends = self._ends_quotation(block, block.raw)

    def _ends_quotation(self, block: Block, text: str) -> bool:
        """Whether a line ends a quoted text: `END TEXT`."""
        return len(text) <= LONGEST_HEADING and opens_with("closing", text) and self.is_quoted(block.span.start - 1)

    def _is_website(self, block: Paragraph) -> bool:
        """Whether a block is the post's website: by its place at the end, elsewhere by what it says."""
        parent = self.parent
        if parent is not None and block is self.last and is_website(block, parent):
            return True
        return advertises(block) and not block.after_page_line and (parent is None or not announces(parent))

    def _labelled(self, paragraph: Paragraph, position: int) -> _Found:
        """A paragraph with a number or a mark."""
        kind: Kind = "unnumbered" if paragraph.number is None else "numbered"
        if paragraph.mark is not None:
            return _Found(kind, paragraph, "mark")
        cover = self._without_mark(paragraph, position)
        if cover is None and self.is_quoted(paragraph.span.start):
            cover = "quotation"
        return _Found(kind, paragraph, cover)

    def _without_mark(self, paragraph: Paragraph, position: int) -> Cover | None:
        """What covers a numbered paragraph that has no text of its own to mark.

        So it is when it is empty, redacted from its first word, a closing line, or only heads portions that are marked.
        """
        text, items = paragraph.text, paragraph.subparagraphs
        if is_redacted(text) or is_withheld(paragraph.raw):
            return "redacted"
        silent = not text or is_set_phrase(text)
        if silent and not items:
            return "no-text"
        if not silent and len(text) > LONGEST_HEADING:
            return None
        if items:
            return "parts" if all(item.mark is not None or item.oddly_marked for item in items) else None
        following = self.blocks[position + 1] if position + 1 < len(self.blocks) else None
        heads = isinstance(following, Paragraph) and following.number is None and following.mark is not None
        return "parts" if heads else None

    def _unlabelled(self, block: Paragraph, heading: Heading | None) -> _Found:
        """A block with neither number nor mark."""
        parent, numbered = self.parent, self.last_number >= 0
        announced = parent is not None and announces(parent)
        headed = heading is not None and not announced and block.after_heading and opens_part(heading)
        if not numbered:
            alone = not announced
        else:
            last = block is self.last and self.signed
            ends = last and not self.followers and heading is None
            alone = headed or (ends and not announced and parent is not None and _is_complete(parent))
            if last and self.quotation_ends:
                alone = has_sentences(block.raw)
            elif parent is None and self.begins_marked:
                alone = alone or (opens_own_part(block.raw) and has_sentences(block.raw))
        self.followers += 1
        if not numbered and not announced:
            self.parent = block
        if is_redacted(block.raw) or is_withheld(block.raw):
            return _Found("unnumbered", block, "redacted")
        if not alone or not is_running_text(block):
            return _Found("unnumbered", block, "no-text" if parent is None else "paragraph")
        if self.is_quoted(block.span.start):
            return _Found("unnumbered", block, "quotation")
        titled = numbered and headed and heading is not None and heading.plain and parent is not None
        return _Found("unnumbered", block, None, parent.span.start if titled and parent is not None else None)


def _is_complete(parent: Paragraph) -> bool:
    """Whether the paragraph ends with a sentence of its own."""
    return not parent.subparagraphs and ends_sentence(parent.raw)


def _last_number(blocks: Sequence[Block]) -> int:
    """The position of the last numbered paragraph, -1 where there is none."""
    for position in range(len(blocks) - 1, -1, -1):
        block = blocks[position]
        if isinstance(block, Paragraph) and block.number is not None:
            return position
    return -1


def _last_block(blocks: Sequence[Block]) -> tuple[Paragraph | None, bool]:
    """The block before the signature, and whether there is a signature."""
    signed = False
    for block in reversed(blocks):
        if isinstance(block, Paragraph):
            return (block if block.number is None else None), signed
        if isinstance(block, Heading):
            return None, signed
        signed = signed or isinstance(block, Signature)
    return None, signed
