"""The items of a list that are no cables: airgrams, e-mails, conversations, reports, and words without a number.

Each function takes the tokens of a tree of `references.lark` that bears its name.
"""

from __future__ import annotations

from cablegrammar.parsing.tokens import Token
from cablegrammar.references.cables import add_cable, place_of
from cablegrammar.references.item import ReferenceKind
from cablegrammar.references.numbers import tail_number
from cablegrammar.references.so_far import SoFar
from cablegrammar.references.words import find_post, names_papers, whole_post
from cablegrammar.references.years import is_year

_KINDS: dict[str, ReferenceKind] = {"SEPTEL": "septel", "EMAIL": "email", "INTELLIGENCE_REPORT": "iir"}


def airgram(found: SoFar, tokens: list[Token]) -> None:
    """`A-57`, `STATE A-3772`."""
    names, last = tokens[:-1], tokens[-1]
    named = find_post(names)
    begin = tokens[0].start_pos if named is None else found.begin(tokens, names, named.first)
    item = found.new(begin, last.end_pos)
    item.kind, item.number = "airgram", int(tail_number(last)[1])
    if named is not None:
        item.post, item.post_at, found.posted = named.post, place_of(names, named), item


def notice(found: SoFar, tokens: list[Token]) -> None:
    """What a keyword names: an e-mail, a telephone conversation, an intelligence report, a regulation."""
    kind = _KINDS.get(tokens[-1].type, "other")
    last = found.last
    talk = tokens[-1].type in ("EMAIL", "CONVERSATION")
    opened = last is not None and found.near and last.kind in ("other", kind) and not last.malformed
    if last is not None and opened and (len(tokens) == 1 or last.dated_first):
        # `SMITH (EUR) E-MAIL`, `2/22/08 SMITH E-MAIL`: its first words are there already
        last.kind, last.end, last.bare_post, last.talk = kind, tokens[-1].end_pos, None, talk
        return
    item = found.new(tokens[0].start_pos, tokens[-1].end_pos)
    item.kind, item.talk = kind, talk


def words(found: SoFar, tokens: list[Token]) -> None:
    """Words without a number."""
    leads = tokens[0].type == "YEAR"
    names = tokens[1 if leads else 0 :]
    end = tokens[-1].end_pos
    last = found.last
    post = whole_post(names)
    if post is None:
        if leads and last is not None and found.near and last.kind == "cable" and last.year is None:
            last.year = found.year_of(tokens[0])
        found.more_words(tokens[0].start_pos, end, names_papers(names))
    elif last is not None and last.bare and found.near and not leads:
        # `377 KATHMANDU`: the number came first
        last.post, last.bare, last.end, found.posted = post, False, end, last
    elif leads and not is_year(year := tokens[0].rstrip("-"), found.citing_year):
        add_cable(found, tokens[0].start_pos, end, post, year, "", False)
    else:
        found.new(tokens[0].start_pos, end).bare_post = post
