"""The overall classification line: level, what is joined to it, section, post and number (`classification.lark`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.marking.near_level import near_level
from cablegrammar.parsing.loader import load
from cablegrammar.parsing.tokens import Token
from cablegrammar.vocabulary.captions import caption_of, longest_caption, nearest_caption, says_corrected_copy
from cablegrammar.vocabulary.cui import CUI, LONG_FORM, SPECIFIED, category_of_text, may_say_cui
from cablegrammar.vocabulary.levels import Level
from cablegrammar.vocabulary.markings import marking_forms


@record
class Section(Node):
    """`SECTION 01 OF 03`. `number` is the total where it says FINAL SECTION; `word` is SECTION as it is written."""

    within = ("classification",)

    number: int
    total: int
    word: str


@record
class Classification(Node):
    """An overall classification line, or a banner alone.

    `text` holds the words of the level as written ("" where there are none) and `level` what they name: None where
    they name no level, with the likely one in `near` where they are a misspelling. SBU, FOUO and CUI in a level's place
    give UNCLASSIFIED and the control. `letter_spaced` is True for `S E C R E T`, however the blanks fall.

    `modifier` is what is joined to the level (`E F T O`, `//FOR OFFICIAL USE ONLY`, `SENSITIVE`), `controls` the
    controls in it in their banner forms, with `EFTO` for `E F T O`.

    `number` is None where it is missing or damaged (`00Q021`; `number_text` has it as written); `part` is the 1 of
    `PORT LOUIS 2917/1` and `tosec` the number that follows TOSEC. `captions` stand after the number, each with its
    span; what else stands there is `trailing`.
    """

    within = ("classification",)

    text: str
    level: Level | None
    near: Level | None
    letter_spaced: bool
    controls: tuple[str, ...]
    modifier: str | None
    section: Section | None
    post: str | None
    number: int | None
    number_text: str | None
    part: int | None
    tosec: int | None
    captions: tuple[tuple[str, Span], ...]
    trailing: str | None
    level_span: Span | None
    modifier_span: Span | None
    post_span: Span | None
    number_span: Span | None
    trailing_span: Span | None

    def of_same_cable(self, other: Classification) -> bool:
        """Whether two lines name one post and number, and the same section."""
        mine, its = self.section, other.section
        same_section = mine is its or (mine is not None and its is not None and mine.number == its.number)
        return self.number is not None and (self.post, self.number) == (other.post, other.number) and same_section

    def says_as(self, other: Classification) -> bool:
        """Whether two lines are one line of one cable, whatever a copy joined to them."""
        return self.meant_level is other.meant_level and self.of_same_cable(other)

    @property
    def meant_level(self) -> Level | None:
        """The level that the line names or, where its words are misspelled, nearly names."""
        return self.level or self.near

    def children(self) -> Iterator[Node]:
        """The section mark."""
        if self.section is not None:
            yield self.section


_LEVELS: dict[str, Level | None] = {
    "TOP_SECRET": Level.TOP_SECRET,
    "SECRET": Level.SECRET,
    "CONFIDENTIAL": Level.CONFIDENTIAL,
    "UNCLASSIFIED": Level.UNCLASSIFIED,
    "LIMITED_OFFICIAL_USE": Level.LIMITED_OFFICIAL_USE,
    "OTHER_LEVEL": None,
    "SPACED_WORD": None,
    "SPACED_LOOK_ALIKES": None,
}
_SECTION_WORDS = frozenset({"SECTION", "FINAL_SECTION", "OF"})
_OF_THE_REGISTER = frozenset({"RELEASE_LIST", "NUMBERED_CONTROL"})
_ADDITIONS = _OF_THE_REGISTER | {"TRANSMISSION_CONTROL", "JOINED_CONTROL", "MODIFIED_HANDLING", "ADDITION"}


def parse_classification(text: str, start: int = 0) -> Classification:
    """Read a classification line; `start` is the offset of `text` in the file. Never raises."""
    if may_say_cui(text) and (controlled := _controlled(text, start)) is not None:
        return controlled
    return _node(text, start, _sorted(text))


class Name(NamedTuple):
    """What a classification line calls its message: the level as written, post and number; `section` where it says."""

    level: str
    letter_spaced: bool
    post: str
    number: int | None
    section: int | None


def parse_name(text: str) -> Name | None:
    """What a classification line calls its message, as `parse_classification` reads it: None without post or number."""
    if CUI in text or LONG_FORM in text:
        line = parse_classification(text)
        if line.post is None or line.number_text is None:
            return None
        section = None if line.section is None else line.section.number
        return Name(line.text, line.letter_spaced, line.post, line.number, section)
    found = _sorted(text)
    number, post = _number(found.numbers), _written(text, found.post)
    if number is None or not post:
        return None
    level = _written(text, found.levels)
    section = _section(found.section, 0).number if len(found.section) > 2 else None
    return Name(level, _is_spaced(level), post, _value(number), section)


class _Sorted(NamedTuple):
    """The words of a classification line by what they are. `rest` is the first of those behind its end."""

    levels: list[Token]
    additions: list[Token]
    section: list[Token]
    post: list[Token]
    numbers: dict[str, Token]
    rest: Token | None


def _sorted(text: str) -> _Sorted:
    levels: list[Token] = []
    additions: list[Token] = []
    section: list[Token] = []
    words: list[Token] = []
    early: list[Token] = []
    numbers: dict[str, Token] = {}
    rest: Token | None = None
    for token in load("classification").parse(text).children:
        if not isinstance(token, Token):
            continue  # the grammar inlines every inner rule
        kind = token.type
        if kind in _LEVELS:
            levels.append(token)
        elif kind in _ADDITIONS or kind in _SECTION_WORDS:
            # Words before a section or an addition are a garbled level; behind a good one they are the post,
            # unless another follows.
            words = _without_sources(words, additions)
            if not levels:
                levels = words
            elif words:
                early = words
            words = []
            (additions if kind in _ADDITIONS else section).append(token)
        elif kind == "WORD":
            words.append(token)
        elif kind == "NUMBER" and section and _open(section):
            section.append(token)
        elif kind in ("TAIL", "CORRECTED_COPY"):
            rest = rest or token
        else:
            numbers[kind if "TOSEC" not in numbers else "TOSEC"] = token
    words = _without_sources(words, additions) or early
    if not levels and words:
        levels, words = _misspelled(words)
    if not words and "DAMAGED_NUMBER" in numbers:
        # `CONFIDENTIAL PTQ0417`: what stands where a post would is the terminal's mark, not a number.
        rest = numbers.pop("DAMAGED_NUMBER")
    return _Sorted(levels, additions, section, words, numbers, rest)


def _number(numbers: dict[str, Token]) -> Token | None:
    return numbers.get("NUMBER") or numbers.get("DAMAGED_NUMBER")


def _value(number: Token | None) -> int | None:
    """Zeros alone are what is left of a number that was torn apart (`000 418`)."""
    return (int(number) or None) if number is not None and number.type == "NUMBER" else None


def _is_spaced(level: str) -> bool:
    return any(len(word) == 1 for word in level.split())


def _controlled(text: str, start: int) -> Classification | None:
    """A banner of CUI, which has a grammar of its own: what stands behind CUI is no post. None for any other line."""
    from cablegrammar.marking.cui import is_cui
    from cablegrammar.marking.marking import parse_marking

    own = text.strip()
    marking = parse_marking(own)
    if not marking.controlled or marking.levels or any(map(str.isdecimal, own)):
        return None
    begin = len(text) - len(text.lstrip())
    span = Span(start + begin, start + begin + len(own))
    head = next(token for token in marking.tokens if is_cui(token))
    return Classification(
        span=span, text=head.text, level=Level.UNCLASSIFIED, near=None, letter_spaced=False,
        controls=marking.controls, modifier=None, section=None, post=None, number=None, number_text=None,
        part=None, tosec=None, captions=(), trailing=None, level_span=head.span.shifted(span.start),
        modifier_span=None, post_span=None, number_span=None, trailing_span=None,
    )  # fmt: skip


def _without_sources(words: list[Token], additions: list[Token]) -> list[Token]:
    """The words without those that name the sources of the FGI before them, which become additions themselves."""
    if not words or not additions or additions[-1].strip("/ ") != "FGI":
        return words
    from cablegrammar.vocabulary.countries import countries

    sources = list(takewhile(lambda word: word.value in countries(), words))
    additions += sources
    return words[len(sources) :]


def _open(section: list[Token]) -> bool:
    """Whether a section mark still waits for a number."""
    return section[-1].type != "NUMBER"


def _misspelled(words: list[Token]) -> tuple[list[Token], list[Token]]:
    """The words parted into a misspelled level and the post (`TOP SERCET PORT LOUIS`)."""
    for length in (3, 2, 1):
        if length <= len(words) and near_level(" ".join(word.value for word in words[:length])) is not None:
            return words[:length], words[length:]
    return [], words


def _node(text: str, start: int, found: _Sorted) -> Classification:
    levels, additions, section, words, numbers, rest = found
    number = _number(numbers)
    captions, tail = ([], len(text)) if rest is None else _captions(text, _start(rest), start)
    post = words
    if number is None and words and caption_of(" ".join(word.value for word in words)) is not None:
        # `UNCLASSIFIED POSS DUPE`: a banner with a caption, no post.
        span = _span(words, 0)
        captions, post = [(text[span.start : span.end], span.shifted(start)), *captions], []
    trailing = text[tail:].strip()
    level_text = _written(text, levels)
    level, near, controls = _level(levels, level_text)
    part, tosec = numbers.get("PART_OF_NUMBER"), numbers.get("TOSEC")
    begin = len(text) - len(text.lstrip())
    return Classification(
        span=Span(start + begin, start + max(begin, len(text.rstrip()))),
        text=level_text,
        level=level,
        near=near,
        letter_spaced=_is_spaced(level_text),
        controls=tuple(dict.fromkeys((*controls, *_controls(additions, controlled=CUI in controls)))),
        modifier=_written(text, additions) or None,
        section=_section(section, start) if len(section) > 2 else None,
        post=_written(text, post) or None,
        number=_value(number),
        number_text=None if number is None else number.value,
        part=None if part is None else int(part[1:]),
        tosec=int(tosec) if tosec is not None and tosec.type == "NUMBER" else None,
        captions=tuple(captions),
        trailing=trailing or None,
        level_span=_span(levels, start) if levels else None,
        modifier_span=_span(additions, start) if additions else None,
        post_span=_span(post, start) if post else None,
        number_span=None if number is None else _span([number], start),
        trailing_span=Span(start + tail, start + tail + len(trailing)) if trailing else None,
    )


def _level(levels: list[Token], text: str) -> tuple[Level | None, Level | None, tuple[str, ...]]:
    """The level that the words name, else the one that they nearly name; and the control that took its place."""
    if not levels:
        return None, None, ()
    known = _LEVELS.get(levels[0].type)
    if known is not None:
        return known, None, ()
    found = marking_forms().get(" ".join(text.upper().split()))
    if found is not None and found[0].category != "US":
        return Level.UNCLASSIFIED, None, (found[0].key,)
    return None, near_level(text), ()


def _controls(additions: list[Token], *, controlled: bool) -> Iterator[str]:
    """The controls of the register that are joined to the level, and behind CUI its categories.

    The captions among them are none, nor is LIMDIS, which is a State caption here unless `//` stands before it.
    """
    for addition in additions:
        if addition.type == "TRANSMISSION_CONTROL":
            yield "EFTO"
            continue
        if addition.type in _OF_THE_REGISTER:
            from cablegrammar.marking.marking import parse_marking

            yield from parse_marking(addition.strip("/ ")).controls
            continue
        text = " ".join(addition.strip("/ ").upper().split())
        if text == "FGI":
            yield " ".join((text, *(word.value for word in additions if word.type == "WORD")))
            continue
        found = marking_forms().get(text)
        controlled = controlled or text in (CUI, LONG_FORM)
        if found is None and controlled and (category := category_of_text(text)) is not None:
            yield category.marking(specified=text.startswith(SPECIFIED))
        elif found is not None and found[0].category != "US" and (found[0].key != "LIMDIS" or addition[0] == "/"):
            yield found[0].key


def _section(tokens: list[Token], start: int) -> Section:
    mark = tokens[:3] if tokens[0].type == "FINAL_SECTION" else tokens[:4]
    total = int(mark[-1])
    number = total if mark[0].type == "FINAL_SECTION" else int(mark[1])
    return Section(_span(mark, start), number, total, mark[0].value)


def _captions(text: str, place: int, start: int) -> tuple[list[tuple[str, Span]], int]:
    """The captions from `place` on, misspelled ones too, and the place of the first thing that is none."""
    found: list[tuple[str, Span]] = []
    words = _word_spans(text, place)
    index = 0
    while index < len(words):
        for length in range(min(_LETTERS_OF_CORRECTED_COPY, len(words) - index), 0, -1):
            span = Span(words[index].start, words[index + length - 1].end)
            written = text[span.start : span.end]
            if _is_caption(written, length):
                found.append((written, span.shifted(start)))
                index += length
                break
        else:
            return found, words[index].start
    return found, len(text)


_LETTERS_OF_CORRECTED_COPY = 13


def _is_caption(written: str, length: int) -> bool:
    if length > longest_caption():
        return says_corrected_copy(written)
    return caption_of(written) is not None or (length == 1 and nearest_caption(written) is not None)


def _word_spans(text: str, place: int) -> list[Span]:
    """The words from `place` on, as far as captions can reach: a joined line may be a whole cable."""
    spans: list[Span] = []
    for word in text[place : place + _REACH].split():
        begin = text.index(word, place)
        place = begin + len(word)
        spans.append(Span(begin, place))
    return spans


_REACH = 200


def _start(token: Token) -> int:
    return token.start_pos


def _span(tokens: list[Token], start: int) -> Span:
    return Span(start + _start(tokens[0]), start + tokens[-1].end_pos)


def _written(text: str, tokens: list[Token]) -> str:
    """What the tokens cover, as written, line ends as blanks; "" without tokens."""
    if not tokens:
        return ""
    span = _span(tokens, 0)
    return text[span.start : span.end].replace("\n", " ")
