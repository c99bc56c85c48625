"""How the Department of State writes a portion mark: in the register's short forms, but for release lists.

What follows REL TO is free text in a State cable (`REL TO UK AND AUSTRALIA`), and is kept as it is written.
"""

from __future__ import annotations

from typing import NamedTuple

from cablegrammar.marking.marking import Marking, parse_marking


class StateForm(NamedTuple):
    """A mark, its release lists apart.

    `marking` is the mark with each list shortened to `REL`; `canonical` the mark in portion form with the lists as
    they are written, None where some part of it is unknown.
    """

    marking: Marking
    canonical: str | None


def state_form(marking: Marking) -> StateForm:
    """How `marking` is written, its release lists apart."""
    lists = [token for token in marking.tokens if token.kind == "release-list"]
    if not lists:
        return StateForm(marking, marking.canonical)
    text, done, pieces = marking.text, 0, []
    for token in lists:
        pieces += [text[done : token.span.start], "REL"]
        done = token.span.end
    short = parse_marking("".join((*pieces, text[done:])))
    if short.canonical is None:
        return StateForm(short, None)
    first, *others = short.canonical.split("REL")
    if len(others) != len(lists):
        return StateForm(short, None)
    written = [first]
    for token, part in zip(lists, others, strict=True):
        written += (token.text, part)
    return StateForm(short, "".join(written))
