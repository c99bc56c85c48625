"""The terminals of `cable.lark`: when the line lexer tries each, what it means for the lines after it, and what it is
called in a sentence: `NUMBER` is "a numbered paragraph" (`terminals.csv`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Literal, cast

from cablegrammar.base.record import record
from cablegrammar.vocabulary.table import listed, rows

Mode = Literal["first", "strong", "furniture", "weak", "inside", "continues"]
Kind = Literal["", "header", "drafting", "number", "mark", "blanket mark", "page line", "page edge", "end"]
Smart = Literal["", "opens", "only"]
Opens = Literal["", "text", "body"]
NewMessage = Literal["", "always", "below an end"]


@record
class KnownTerminal:
    """One terminal.

    `mode` says when it is tried:

    - `first`: at the start of a line before everything else, where the parser accepts it;
    - `strong`: at the start of every line, wherever the parser stands;
    - `furniture`: like `strong`, but the parser ignores it (`%ignore`), so that it may stand inside a sentence;
    - `weak`: at the start of a line where nothing strong stands, where the parser accepts it;
    - `inside`: inside a line that another token has begun;
    - `continues`: inside a line, and at the start of one that goes on with the line above.

    `kind` is what it is to the builder, `field` the kind of field that it begins. `smart` says that a SMART message
    begins with it (`opens`) or that only a SMART message has it (`only`). `after_blank`: only after a blank line or
    furniture, or at the beginning; `after_page` is False where a line below a page line is never one: there the text
    goes on. `once`: in the body a line is text when its field was read before: prose may look like it. `opens` is what
    begins with it, the text (after the header) or the body (after the fields); `new_message` when another message
    begins with it. `reference_list`: `open` when a list of references may go on below it, `directly below` when it is
    one more reference directly below such a list, `below a page line` when it is one there and the list is cut off.
    `sign` is what it shows to whoever asks whether a file is a cable. `landmark` for a line that every reader of cables
    knows.
    """

    name: str
    mode: Mode
    words: str
    landmark: bool
    kind: Kind
    field: str
    smart: Smart
    after_blank: bool
    after_page: bool
    once: bool
    opens: Opens
    new_message: NewMessage
    reference_list: tuple[str, ...]
    sign: str
    source: str


@cache
def terminals() -> Mapping[str, KnownTerminal]:
    """Every terminal by its name, in the order in which lines stand in a cable; those of old prints come last."""
    return {row["terminal"]: _terminal(row) for row in rows("terminals")}


def _terminal(row: dict[str, str]) -> KnownTerminal:
    return KnownTerminal(
        name=row["terminal"],
        mode=cast(Mode, row["mode"]),
        words=row["words"],
        landmark=row["landmark"] == "yes",
        kind=cast(Kind, row["kind"]),
        field=row["field"],
        smart=cast(Smart, row["smart"]),
        after_blank=row["after_blank"] == "yes",
        after_page=row["after_page"] != "no",
        once=row["once"] == "yes",
        opens=cast(Opens, row["opens"]),
        new_message=cast(NewMessage, row["new_message"]),
        reference_list=listed(row["reference_list"]),
        sign=row["sign"],
        source=row["source"],
    )


@cache
def of_kind(kind: Kind) -> frozenset[str]:
    """The terminals of a kind."""
    return frozenset(entry.name for entry in terminals().values() if entry.kind == kind)


def expected_words(accepted: Collection[str], nearest: int = 3, most: int = 5) -> tuple[str, ...]:
    """What the `accepted` terminals stand for: the `nearest` ones, then landmarks, at most `most`, each once.

    The parser accepts whatever may come later in a cable: what would come next stands first. Names that are no
    terminals of the vocabulary are left out.
    """
    names = frozenset(accepted)
    found = [entry for entry in terminals().values() if entry.name in names]
    words = dict.fromkeys(entry.words for entry in found)
    first = tuple(words)[:nearest]
    landmarks = dict.fromkeys(entry.words for entry in found if entry.landmark and entry.words not in first)
    return (*first, *tuple(landmarks)[: most - len(first)])
