"""The lines that the cable is made of: the nodes below `Cable` that need no grammar of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import lazy, record
from cablegrammar.cable.marks import Mark, mark_at_end, mark_in_front
from cablegrammar.parsing.loader import scanner
from cablegrammar.vocabulary.captions import says_corrected_copy

if TYPE_CHECKING:
    from cablegrammar.declassification.executive_order import ExecutiveOrder


@record
class Line(Node):
    """A line by the name of its terminal in `cable.lark` (`FL3`, `PAGE_LINE`, `DASHES` ...)."""

    within = ("structure",)

    kind: str
    text: str


@record
class UnplacedLine(Node):
    """A line that the grammar could not place, and the terminals that were accepted there."""

    within = ("structure",)

    text: str
    expected: tuple[str, ...]


@record
class Caption(Node):
    """One caption: `SIPDIS`, `NOFORN`, `ROGER CHANNEL`. `late` when it stands after the first field."""

    within = ("structure",)

    text: str
    late: bool = False


@record
class PassLine(Node):
    """A line that says for whom the cable is, or whom to pass it to."""

    within = ("structure",)

    text: str


@record
class Handling(Node):
    """A notice about handling: "sensitive but unclassified, please protect accordingly", "minimize considered"."""

    within = ("structure",)

    text: str


@record
class Heading(Node):
    """A heading on a line of its own. `plain` when nothing but blank lines sets it off."""

    within = ("structure",)

    text: str
    plain: bool = False


@record
class Signature(Node):
    """The surname under the text."""

    within = ("structure",)

    text: str


FieldKind = Literal[
    "executive_order", "tags", "subject", "reference", "authority",
    # the lines that only a SMART message has
    "record_number", "date_line", "sender", "action", "info", "exempt", "office", "caption_line", "pass_lines",
    "signed", "drafting", "closing",
]  # fmt: skip


@record
class Field(Node):
    """An E.O., TAGS, SUBJECT, REF or authority line, or any line of a SMART message, with what belongs to it.

    `whole` is the text from the label on (a mark before it blanked), that of an authority which is a paragraph from its
    number on; `value` is the text after the label. Both are as long as in the file, with page lines blanked. `late`
    when the body had begun before.
    """

    within = ("structure",)

    kind: FieldKind
    label: str
    label_span: Span
    whole: str
    value: str
    value_span: Span
    late: bool = False
    paragraph: str | None = None
    """The number of the paragraph that the field is: `1. (U) Classified by ...`."""
    mark: Mark | None = None
    """The mark that stands before the label, `(C) SUBJECT: ...`; that of an authority is a part of its label."""

    @property
    def text(self) -> str:
        """The value on one line."""
        return " ".join(self.value.split())

    @property
    def name(self) -> str:
        """What the field is called in a message: `E.O.`, `TAGS`."""
        return _NAMES.get(self.kind, self.label.rstrip(":"))

    @lazy
    def executive_order(self) -> ExecutiveOrder | None:
        """What an E.O. line says, None for any other field."""
        if self.kind != "executive_order":
            return None
        from cablegrammar.declassification.executive_order import parse_executive_order

        return parse_executive_order(self.whole, self.span.start)

    @property
    def label_place(self) -> Span:
        """Where the label stands, with the number of an E.O. line."""
        return self.label_span if self.executive_order is None else self.executive_order.label


_NAMES = {"executive_order": "E.O.", "tags": "TAGS", "subject": "SUBJECT", "reference": "REF"}


@record
class Subject(Node):
    """The subject. `text` is all of it on one line, as written; `title` leaves the portion mark out."""

    within = ("subject",)

    text: str
    title: str
    mark: Mark | None

    def children(self) -> Iterator[Node]:
        """The marks and parts inside, in the order of the text."""
        if self.mark is not None:
            yield self.mark


def parse_subject(line: Field) -> Subject:
    """The subject of a SUBJECT line; its mark may stand in front, at the end, or before the label."""
    value, start = line.value, line.value_span.start
    mark = mark_in_front(value, start)
    title = value
    if mark is not None:
        title = value[mark.span.end - start :]
    elif (mark := mark_at_end(value, start)) is not None:
        title = value[: mark.span.start - start]
    else:
        mark = line.mark
    stripped = value.strip()
    begin = start + len(value) - len(value.lstrip())
    first = begin if mark is None else min(begin, mark.span.start)
    return Subject(Span(first, begin + len(stripped)), " ".join(value.split()), " ".join(title.split()), mark)


def later_subjects(fields: Iterable[Field]) -> Iterator[Subject]:
    """The subjects of the SUBJECT lines that stand again, below the first one."""
    yield from map(parse_subject, [field for field in fields if field.kind == "subject"][1:])


def names_url(text: str) -> bool:
    """Whether a web address stands in the text."""
    return ("." in text or ":" in text) and scanner("line_patterns", "URL").search(text) is not None


def caption_words(text: str, start: int, late: bool, whole: bool = True) -> Iterator[Caption]:
    """The captions of one caption line; `whole` says that the line is nothing else, whatever its words."""
    if whole and says_corrected_copy(text):
        # Its reason may name a caption (`SENSITIVE CAPTION REMOVED`) that the cable does not carry.
        yield Caption(Span(start, start + len(text.rstrip())), text.strip(), late)
        return
    end = 0
    for match in scanner("line_patterns", "CAPTION_WORD").finditer(text) if text else ():
        yield Caption(Span(start + match.start(), start + match.end()), match.group(), late)
        end = match.end()
    if whole and not end:
        yield Caption(Span(start, start + len(text.rstrip())), text.strip(), late)


def listed_captions(value: str, start: int) -> Iterator[Caption]:
    """The captions of a SMART message's Captions line, known and unknown: commas or line ends stand between them."""
    begin = 0
    for item in value.replace(";", ",").replace("\n", ",").split(","):
        word = item.strip()
        if word:
            at = start + begin + item.index(word)
            yield Caption(Span(at, at + len(word)), " ".join(word.split()))
        begin += len(item) + 1


def listed_pass_lines(value: str, start: int) -> Iterator[PassLine]:
    """The lines of a SMART message's Pass Line."""
    begin = 0
    for line in value.split("\n"):
        if text := line.strip():
            at = start + begin + line.index(text)
            yield PassLine(Span(at, at + len(text)), " ".join(text.split()))
        begin += len(line) + 1


def archive_record(lines: Iterable[Line]) -> dict[str, str]:
    """What the archive recorded below a cable that it released: its `Key: value` lines; a value may wrap."""
    found: dict[str, str] = {}
    for line in lines:
        if line.kind != "ARCHIVE_RECORD":
            continue
        key = ""
        for row in line.text.split("\n")[1:]:
            head, colon, value = row.partition(":")
            if colon and head.strip()[:1].isupper() and len(head) <= _LONGEST_KEY:
                key = head.strip()
                found[key] = value.strip()
            elif key and row.strip():
                found[key] = f"{found[key]} {row.strip()}".strip()
    return found


_LONGEST_KEY = 40
