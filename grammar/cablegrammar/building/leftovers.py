"""Where an E.O. or TAGS line ends, and what is left over behind it: a stray sentence has no place there.

A line of a field goes on with the next one, so that the line grammar cannot tell: the grammars of the fields can.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from cablegrammar.base.node import Span
from cablegrammar.declassification.parsed import parts_of_instruction, parts_of_order
from cablegrammar.parsing.loader import scanner
from cablegrammar.parsing.tokens import Token, Tree
from cablegrammar.tags.tag import end_of_tags
from cablegrammar.vocabulary.tags import tags

# A shorter run of words may be a remark on the instruction, or organizations among the tags.
_SHORTEST_SENTENCE = 3
# A date may go on with a condition.
_GOES_ON = frozenset(("OR", "AND", "WHICHEVER", "IF", "UNLESS", "BUT", "EXCEPT"))
_COMPLETE = frozenset(("not_applicable", "schedule", "exemption", "redacted"))


def end_of_order(text: str) -> int:
    """Where the E.O. line `text`, its label included, ends: behind a whole instruction, before a sentence."""
    written = text.split()
    if len(written) < _SHORTEST_SENTENCE or (
        sum([word.strip("\"'.,;:()").replace("'", "").isalpha() for word in written]) < _SHORTEST_SENTENCE
    ):
        return len(text)
    instruction = next(
        (token for token in parts_of_order(text) if token.type == "INSTRUCTION"),
        None,
    )
    if instruction is None:
        return len(text)
    complete = dated = False
    for child in parts_of_instruction(str(instruction)):
        if not isinstance(child, Tree):
            complete = dated = True
        elif child.data in _COMPLETE:
            complete = True
        elif child.data == "event":
            words = cast("list[Token]", child.children)
            if not complete or (dated and words[0].upper() in _GOES_ON):
                return len(text)
            begin = instruction.start_pos + words[0].start_pos
            if words[0].type == "WORD" and words[0][0].isalpha() and _is_sentence(text[begin:]):
                return begin
    return len(text)


def end_of_tags_line(text: str, label: int) -> int:
    """Where the TAGS line `text` ends, whose label is so long: before a sentence that holds no tag."""
    end = label + end_of_tags(text[label:])
    return end if end < len(text) and _is_sentence(text[end:]) else len(text)


def stray_sentence(text: str) -> bool:
    """Whether a block between two fields is a sentence: a pass line says for whom the cable is, and is none."""
    said = text.strip()
    return said.endswith((".", "!", "?")) and _is_sentence(said)


def lines_of(text: str, start: int) -> Iterator[Span]:
    """The lines of a leftover with text on them; `start` is its offset."""
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            at = start + line.index(stripped)
            yield Span(at, at + len(stripped))
        start += len(line) + 1


def _is_sentence(text: str) -> bool:
    """Whether a leftover is prose: no line of tags without its label, no label that nobody knows, no pass line."""
    written = text.split()
    if not written or not written[0][0].isalpha() or written[0].endswith(":") or _addresses(text):
        return False
    words = [word.strip("\"'.,;:()") for word in written]
    listed = sum(word.upper() in tags() for word in words)
    return sum(word.replace("'", "").isalpha() for word in words) >= max(_SHORTEST_SENTENCE, 2 * listed)


def _addresses(text: str) -> bool:
    """Whether a line says for whom it is, in its first words."""
    words = (word.strip(".,;:-") for word in text.split()[:3])
    return any(word.isupper() and scanner("line_patterns", "PASS_WORD").fullmatch(word) for word in words)
