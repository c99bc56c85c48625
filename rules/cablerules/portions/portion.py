"""What of a cable's text is a portion that stands for itself, and which mark it carries.

A numbered paragraph always is one, a marked block too. A block with neither belongs to the paragraph before it (a
list, a table, a question and its answer, a quoted text, text that goes on after a page line), but for the places
where nothing covers it: after a heading, at the end before the signature, and in a cable without numbers.
Wherever that is in doubt the block is taken for a part of what stands before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from cablegrammar.vocabulary.notices import ends_with, mentions, opens_with
from cablelint import BlanketMark, Heading, Mark, Paragraph, Signature, Subparagraph

if TYPE_CHECKING:
    from cablegrammar.cable.cable import Block, Cable
    from cablelint.rule.context import Context

_HEADING = 60
"""The longest text, in characters, that may be nothing but a heading: a short line of the grammar is as long."""
_WEBSITE = 300
"""The longest block with a web address that is the post's advertisement and no text of the cable."""
_WRAPPED = 40
"""Lines of running text reach this far; those of lists, tables and address blocks do not."""
_SENTENCE = 12
"""A block of fewer words says too little to be sure that it is running text."""
_BLANKET = 120
"""The longest paragraph, in characters, that is a statement about the marks and nothing else."""
_BEFORE = 600
"""How far back the beginning of a list is looked for, in characters."""


class Portion(NamedTuple):
    """A part of the text that stands for itself. `mark` is None where it carries none."""

    paragraph: Paragraph
    kind: Literal["numbered", "unnumbered", "website"]
    mark: Mark | None


class Marked(NamedTuple):
    """A mark and what carries it: the subject (no paragraph), a paragraph, or an item of one."""

    mark: Mark | BlanketMark
    paragraph: Paragraph | None
    item: Subparagraph | None

    @property
    def carrier(self) -> str:
        """How a message names what carries the mark, at the start of a sentence."""
        if self.paragraph is None:
            return "The subject"
        return name_of(self.paragraph) if self.item is None else name_of_item(self.item, self.paragraph)


def portions(cable: Cable) -> Iterator[Portion]:
    """The portions of the body in the order of the text; a blanket mark's own paragraph is none.

    Blocks under lines that look like headings, several of them inside one paragraph, are a list with titles: its parts
    belong to the paragraph.
    """
    found = list(_candidates(cable))
    titled: dict[int, int] = {}
    for _, titled_in in found:
        if titled_in is not None:
            titled[titled_in] = titled.get(titled_in, 0) + 1
    for portion, titled_in in found:
        if titled_in is None or titled[titled_in] == 1:
            yield portion


def _candidates(cable: Cable) -> Iterator[tuple[Portion, int | None]]:
    """What may be a portion; with the place of the paragraph around it where only a line that looks like a heading
    sets it apart.
    """
    blocks = cable.blocks
    last_number = _last_number(blocks)
    numbered = last_number >= 0
    last, signed = _last_block(blocks)
    parent: Paragraph | None = None  # the paragraph that a block without number and mark belongs to
    heading: Heading | None = None
    followers = 0  # how many blocks have gone to it
    for position, block in enumerate(blocks):
        if isinstance(block, Heading):
            heading = block
            continue
        if isinstance(block, Signature):
            if position > last_number and numbered:
                return  # what stands below the signature is a footer
            continue
        if not isinstance(block, Paragraph):
            continue
        above, heading = heading, None
        mark = None if block.blanket is not None else mark_of(block, cable)
        if block.blanket is not None or mark is not None or block.number is not None:
            parent, followers = block, 0
            if mark is not None:
                yield Portion(block, "unnumbered" if block.number is None else "numbered", mark), None
            elif not (
                block.blanket is not None
                or _says_nothing(block, blocks, position, cable)
                or cable.quoted(block.span.start)
            ):
                yield Portion(block, "numbered", None), None
            continue
        if block is last and _is_website(block, parent):
            yield Portion(block, "website", None), None
            continue
        headed = _is_headed(block, above, parent)
        if not numbered:
            alone = not _announces(parent)
        else:
            alone = headed or (block is last and signed and not followers and above is None and _is_complete(parent))
        if alone and _is_running_text(block) and not cable.quoted(block.span.start):
            titled_in = None
            if numbered and headed and parent is not None and above is not None and above.plain:
                titled_in = parent.span.start
            yield Portion(block, "unnumbered", None), titled_in
        followers += 1
        if not numbered and not _announces(parent):
            parent = block


def is_covered(cable: Cable, context: Context) -> bool:
    """Whether one statement stands for the marks of all portions, or a garbled one that could while it was allowed."""
    lenient = context.regime is not None and context.regime.blanket_marks
    for block in cable.blocks:
        if isinstance(block, Paragraph):
            if block.blanket is not None:
                return True
            if lenient and len(block.raw) <= _BLANKET and mentions("blanket", block.raw):
                return True
    return False


def marked(cable: Cable) -> Iterator[Marked]:
    """Every mark of the cable, in the order of the text, the subject's first."""
    subject = cable.subject
    if subject is not None and subject.mark is not None:
        yield Marked(subject.mark, None, None)
    for block in cable.blocks:
        if isinstance(block, Paragraph):
            mark = block.blanket or mark_of(block, cable)
            if mark is not None:
                yield Marked(mark, block, None)
            for item in block.subparagraphs:
                if item.mark is not None and not item.mark.odd:
                    yield Marked(item.mark, block, item)


def mark_of(paragraph: Paragraph, cable: Cable) -> Mark | None:
    """The paragraph's own mark, misplaced or misspelled ones included; None where what looks like one is none."""
    mark = paragraph.mark
    if mark is None:
        return next((stray for stray in paragraph.stray_marks if _is_stray_mark(stray, paragraph)), None)
    if mark.odd:
        return mark if _is_odd_mark(mark, paragraph) else None
    return None if paragraph.number is None and _is_list_letter(mark, cable) else mark


def name_of(paragraph: Paragraph) -> str:
    """How a message names a paragraph."""
    return "An unnumbered paragraph" if paragraph.number is None else f"Paragraph {paragraph.number}"


def name_of_item(item: Subparagraph, paragraph: Paragraph) -> str:
    """How a message names a sub-paragraph, at the start of a sentence."""
    name = name_of(paragraph)
    return f"{'An item' if item.label is None else f'Item {item.label}'} of {name[:1].lower()}{name[1:]}"


# --------------------------------------------------------------------------------------------------------- the marks


def _is_odd_mark(mark: Mark, paragraph: Paragraph) -> bool:
    """Whether what stands in a mark's place is a bad mark, and no heading, list letter or remark in parentheses."""
    text = mark.text
    if mark.damaged:
        return True
    if not (text.startswith("(") and text.endswith(")")):
        # `(C The harbour` lost its parenthesis, `(S Korea) wants` never was a mark.
        opening, closing = paragraph.raw.find("("), paragraph.raw.find(")")
        return closing < 0 or 0 <= opening < closing
    marking = mark.marking
    if marking.recognised:
        return True
    inner = text[1:-1].strip()
    if len(inner) == 1:
        following = chr(ord(inner) + 1)
        return f"({following})" not in paragraph.raw and f"({following.lower()})" not in paragraph.raw
    return meant(mark) is not None


def meant(mark: Mark) -> str | None:
    """The State mark, without parentheses, that a misspelled one was most likely meant to be."""
    from cablegrammar.marking.marking import parse_marking

    near = mark.marking.near
    return near if near is not None and parse_marking(near).system == "US" else None


def _is_stray_mark(mark: Mark, paragraph: Paragraph) -> bool:
    """Whether a mark that was found inside the text is one: `PERSON(S).` and `option (B) or (C).` are not."""
    if mark.place != "end":
        return True
    before = paragraph.raw[: mark.span.start - paragraph.body.start]
    return before[-1:].isspace() and "(A)" not in before.upper()


def _is_list_letter(mark: Mark, cable: Cable) -> bool:
    """Whether `(C)` at the start of a line is the item after (B)."""
    letter = mark.text[1:-1].strip()
    if len(letter) != 1:
        return False
    start = mark.span.start
    before = cable.clean[max(cable.first_text, start - _BEFORE) : start].upper()
    return f"({chr(ord(letter.upper()) - 1)})" in before


# ---------------------------------------------------------------------------------------------- what stands for itself


def _says_nothing(paragraph: Paragraph, blocks: Sequence[Block], position: int, cable: Cable) -> bool:
    """Whether a numbered paragraph has no text of its own to mark.

    So it is when it is empty, redacted from its first word, a closing line, or only heads portions that are marked.
    `position` is its place among the `blocks`.
    """
    text = paragraph.text
    if not text or text.startswith("XXXX") or _is_set_phrase(text):
        return not paragraph.subparagraphs or _all_marked(paragraph)
    if len(text) > _HEADING:
        return False
    if paragraph.subparagraphs:
        return _all_marked(paragraph)
    following = blocks[position + 1] if position + 1 < len(blocks) else None
    return isinstance(following, Paragraph) and following.number is None and mark_of(following, cable) is not None


def _all_marked(paragraph: Paragraph) -> bool:
    return all(item.mark is not None for item in paragraph.subparagraphs)


def _is_set_phrase(text: str) -> bool:
    return len(text) <= _HEADING and (opens_with("closing", text) or opens_with("authority", text))


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


def _is_website(block: Paragraph, parent: Paragraph | None) -> bool:
    return (
        block.has_url
        and not block.after_page_line
        and len(block.raw) <= _WEBSITE
        and parent is not None
        and not _announces(parent)
    )


def _is_headed(block: Paragraph, heading: Heading | None, parent: Paragraph | None) -> bool:
    """Whether the block stands under a heading that opens a part of the cable."""
    if heading is None or not block.after_heading or _announces(parent):
        return False
    text = heading.text
    if opens_with("closing", text) or text[:2].upper() in ("Q:", "Q.", "A:", "A."):
        return False
    # A rule of dashes makes a heading; without one, a line with a punctuation mark may be a short sentence or a label.
    return not heading.plain or text[-1:].isalnum() or text[-1:] in ")\"'"


def _is_complete(parent: Paragraph | None) -> bool:
    """Whether the paragraph ends with a sentence, and does not announce what follows."""
    return parent is not None and not parent.subparagraphs and _ends_sentence(parent.raw) and not _announces(parent)


def _announces(parent: Paragraph | None) -> bool:
    """Whether a paragraph's text leads over to what follows: a list, a table, a quoted text."""
    return parent is not None and (
        parent.raw.rstrip().endswith((":", "--", "...")) or ends_with("announcing", parent.raw)
    )


def _ends_sentence(raw: str) -> bool:
    return raw.rstrip().rstrip("\"')”’]").endswith((".", "!", "?"))


def _is_running_text(block: Paragraph) -> bool:
    """Whether a block reads as prose, and not as a list, a table, an address or a line of a dialogue."""
    raw = block.raw
    if block.after_page_line or not _ends_sentence(raw):
        return False
    words = raw.split(None, _SENTENCE)
    if len(words) < _SENTENCE or words[0][:1].islower() or words[0].rstrip(":.-)").upper() in _DIALOGUE:
        return False
    if opens_with("authority", raw) or opens_with("closing", raw):
        return False
    lines = [line.strip() for line in raw.strip().split("\n") if not line.isspace()]
    return all(len(line) >= _WRAPPED for line in lines[:-1] if line) and not any("   " in line for line in lines)


_DIALOGUE = frozenset(("Q", "A", "QUESTION", "ANSWER"))
