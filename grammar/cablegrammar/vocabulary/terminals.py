"""The terminals of `cable.lark`: when the line lexer tries each, what it means for the lines after it, and what it is
called in a sentence: `NUMBER` is "a numbered paragraph" (`terminals.csv`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Literal, NamedTuple

from cablegrammar.vocabulary.table import cells, listed

Flag = Literal["", "yes"]
Once = Literal["", "yes", "in a subject", "in the head", "below the fields"]
Mode = Literal["first", "strong", "furniture", "weak", "inside", "continues"]
Kind = Literal[
    "", "above header", "header", "drafting", "number", "mark", "blanket mark", "page line", "page edge", "end"
]
Smart = Literal["", "opens", "only"]
Opens = Literal["", "text", "body", "foot"]


class KnownTerminal(NamedTuple):
    """One terminal: its row, as it stands.

    `mode` says when it is tried:

    - `first`: at the start of a line before everything else, where the parser accepts it;
    - `strong`: at the start of every line, wherever the parser stands;
    - `furniture`: like `strong`, but the parser ignores it (`%ignore`), so that it may stand inside a sentence;
    - `weak`: at the start of a line where nothing strong stands, where the parser accepts it;
    - `inside`: inside a line that another token has begun;
    - `continues`: inside a line, and at the start of one that goes on with the line above.

    `landmark` for a line that every reader of cables knows. `kind` is what it is to the builder, `field` the kind of
    field that it begins. `smart` says that a SMART message begins with it (`opens`) or that only a SMART message has it
    (`only`). `after_blank`: only after a blank line or furniture, or at the beginning; `not_after_page`: never below a
    page line, for there the text goes on. `once`: in the body a line is text when its field was read before: prose may
    look like it; `in a subject`: so it is directly below a subject, for a subject may wrap so; `in the head`: it is
    one nowhere else, and only where its field was not read yet; `below the fields`: it stands between them and the
    body, and nowhere else. `opens` is what begins with it, the text (after the header), the body (after the fields) or
    the foot (the lines below the text); `line_behind` says that what is glued behind it is read like a line of its own,
    `new_message` when another message begins with it. `reference_list` has `open` when a list of references may go on
    below it, `directly below` when it is one more reference directly below such a list, `below a page line` when it is
    one there and the list is cut off. `sign` is what it shows to whoever asks whether a file is a cable.
    """

    name: str
    mode: Mode
    words: str
    landmark: Flag
    kind: Kind
    field: str
    smart: Smart
    after_blank: Flag
    not_after_page: Flag
    once: Once
    opens: Opens
    line_behind: Flag
    new_message: Flag
    reference_list: str
    needs: str
    sign: str
    source: str


@cache
def terminals() -> Mapping[str, KnownTerminal]:
    """Every terminal by its name, in the order in which lines stand in a cable; those of old prints come last."""
    _names, *rest = cells("terminals")
    return {row[0]: KnownTerminal._make(row) for row in rest}  # a part of every start


def absent_terminals(text: str) -> frozenset[str]:
    """The terminals that need words which the text does not have."""
    capitals = text.upper()
    absent: list[tuple[str, ...]] = []
    for words, names in _needed().items():
        for word in words:
            if word in capitals:
                break
        else:
            absent.append(names)
    return _together(tuple(absent))


@cache
def _together(names: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset().union(*names)


@cache
def _needed() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """By the words that they need, the terminals."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in terminals().values():
        if entry.needs:
            words = tuple(listed(entry.needs))
            found[words] = (*found.get(words, ()), entry.name)
    return found


@cache
def of_kind(kind: Kind) -> frozenset[str]:
    """The terminals of a kind."""
    return frozenset(entry.name for entry in terminals().values() if entry.kind == kind)


def expected_words(accepted: Collection[str], nearest: int = 3, most: int = 5) -> tuple[str, ...]:
    """What the `accepted` terminals stand for: the `nearest` ones, then landmarks, at most `most`, each once.

    The parser accepts whatever may come later in a cable: what would come next stands first. Names that are no
    terminals of the vocabulary are left out, and those that have no place anywhere.
    """
    names = frozenset(accepted)
    found = [entry for entry in terminals().values() if entry.name in names and entry.words]
    words = dict.fromkeys(entry.words for entry in found)
    first = tuple(words)[:nearest]
    landmarks = dict.fromkeys(entry.words for entry in found if entry.landmark and entry.words not in first)
    return (*first, *tuple(landmarks)[: most - len(first)])
