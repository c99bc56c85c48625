"""The reason of a classification: the section of the order and its letters, in every spelling cables have.

The grammar is `authority.lark`, of which this folds the rule `reason`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from cablegrammar.base.node import Node, Span
from cablegrammar.base.record import record
from cablegrammar.parsing.tokens import Token
from cablegrammar.vocabulary.regimes import reason_categories


class ReasonFault(NamedTuple):
    """What is wrong with how a reason is written.

    `kind` is `split-word` (`REAS ONS`), `section-separator` (`1,4`),
    `garbled-section` (`14`), `slipped-bracket` (`9b)`, `(b0`), `missing-section`, `missing-letters` or `unreadable`.
    `fix` is the text that belongs at `span`, None where it cannot be known.
    """

    kind: str
    span: Span
    fix: str | None


class CitedSection(NamedTuple):
    """One section that a reason names. `clean`: it stands there as it should, though perhaps over a line's end."""

    section: str
    span: Span
    clean: bool


@record
class Reason(Node):
    """`1.4 (b) and (d)`: the section of the order and its letters.

    `section` is `"1.4"` also where it was written `1,4`; None where none stands there. `sections` holds all that
    were named, `cited` each of them with its place. `letters` are lower case, each once, in the order of the text;
    `letter_spans` are the characters themselves. `text` is what was written, on one line; `canonical` the same in
    plain form.
    """

    within = ("authority",)

    section: str | None
    letters: tuple[str, ...]
    text: str
    sections: tuple[str, ...]
    section_span: Span | None
    letter_spans: tuple[Span, ...]
    faults: tuple[ReasonFault, ...]
    cited: tuple[CitedSection, ...] = ()
    redacted: bool = False

    @property
    def canonical(self) -> str:
        """The reason in the handbook's form: `1.4 (b) and (d)`."""
        marks = [f"({letter})" for letter in self.letters]
        listed = " and ".join([", ".join(marks[:-1]), marks[-1]] if len(marks) > 1 else marks)
        return f"{self.section or ''} {listed}".strip()


SECTIONS = frozenset({"SECTION", "GARBLED_SECTION", "NEAR_SECTION", "ODD_SECTION"})


def fold_reason(text: str, start: int, runs: Sequence[Sequence[Token]]) -> Reason | None:
    """The reason that `runs`, the `reason` nodes of a parse tree, say; the first with a section or a letter counts.

    None where nothing at all follows the word.
    """
    said: Token | None = None
    faults: list[ReasonFault] = []
    for place, tokens in enumerate(runs):
        words = next((at for at, token in enumerate(tokens) if token.type == "WORD"), len(tokens))
        run = tokens[:words]
        faults += _splits(run, start)
        said = said or next((token for token in run if token.type == "REASON"), None)
        sections = [token for token in run if token.type in SECTIONS]
        letters = _letters(text, run)
        if not sections and not letters:
            continue
        if letters:
            behind = [*tokens[words:], *(token for more in runs[place + 1 :] for token in more)]
            more_sections, more_letters = _after_words(text, behind, letters[-1])
            sections += more_sections
            letters += more_letters
        head = min([said or run[0], *sections[:1]], key=lambda token: token.start_pos)
        last = max([*(token.end_pos for token in sections), *(place + 1 for _, place in letters)])
        last = _closed(text, last)
        cited = _cited(sections, start)
        section = cited[0].section if cited else None
        for token in sections:
            plain, right = "".join(token.split()), _section(token)
            if plain != right:
                kind = "section-separator" if len(plain) == 3 and plain[0] == "1" else "garbled-section"
                faults.append(ReasonFault(kind, _span(token, start), right))
        faults += (
            ReasonFault("slipped-bracket", _bracketed(text, token, start), f"({_slipped(token)})")
            for token in run
            if token.type == "SLIPPED_LETTER"
        )
        first = min(head.start_pos, *(place for _, place in letters)) if letters else head.start_pos
        span = Span(start + first, start + max(last, head.end_pos))
        if not sections:
            faults.append(ReasonFault("missing-section", span, None))
        # `1.4 (6)`: what stands in the bracket is damaged, and nothing is known of it
        if not letters and text[last : last + 4].strip(" \n")[:1] not in ("(", "["):
            faults.append(ReasonFault("missing-letters", span, None))
        return Reason(
            span=span,
            section=section,
            letters=tuple(dict.fromkeys(letter for letter, _ in letters)),
            text=" ".join(text[span.start - start : span.end - start].split()),
            sections=tuple(dict.fromkeys(one.section for one in cited)),
            section_span=cited[0].span if cited else None,
            letter_spans=tuple(Span(start + place, start + place + 1) for _, place in letters),
            faults=tuple(sorted(faults, key=lambda fault: fault.span)),
            cited=cited,
        )
    if said is None:
        return None
    return _wordy_reason(text, start, said, runs, faults)


def _wordy_reason(
    text: str, start: int, said: Token, runs: Sequence[Sequence[Token]], faults: list[ReasonFault]
) -> Reason | None:
    """`for reasons of ...`: words in place of a section; nothing at all after `Reason:` is no reason."""
    tokens = next(run for run in runs if said in run)
    words = [token for token in tokens if token.start_pos > said.start_pos and token.type == "WORD"]
    if not words:
        return None
    end = words[-1].end_pos
    written = " ".join(text[said.start_pos : end].split())
    redacted = is_redacted(written)
    span = Span(start + said.start_pos, start + end)
    if not redacted:
        faults.append(ReasonFault("unreadable", span, None))
    return Reason(span, None, (), written, (), None, (), tuple(faults), redacted=redacted)


def _letters(text: str, run: Sequence[Token]) -> list[tuple[str, int]]:
    """The letters of a run, lower case, with their places.

    A letter without brackets counts only where one is expected: after a section, a letter, `and` or `paragraph`,
    not after a sentence's end. That is where the reason stops, and so it does at a portion mark.
    """
    found: list[tuple[str, int]] = []
    before: Token | None = None
    span_open = False
    lower = True
    for token in run:
        if token.type == "RANGE":
            span_open = bool(found)
        elif token.type in _LETTERS:
            gap = text[before.end_pos : token.start_pos] if before is not None else ""
            if not _belongs(token, before, gap, lower):
                break
            lower = lower and token.islower()
            letters = _slipped(token) if token.type == "SLIPPED_LETTER" else token
            at = token.start_pos + (token.index(letters) if len(letters) == 1 else 0)
            here = [(letter.lower(), at + place) for place, letter in enumerate(letters) if not letter.isspace()]
            if found and (span_open or _is_range(gap, before)) and ord(here[0][0]) - ord(found[-1][0]) > 1:
                between = range(ord(found[-1][0]) + 1, ord(here[0][0]))
                found += [(chr(code), found[-1][1]) for code in between]
            found += here
            span_open = False
        before = token
    return found


def _after_words(
    text: str, tokens: Sequence[Token], last: tuple[str, int]
) -> tuple[list[Token], list[tuple[str, int]]]:
    """The sections and letters that follow where a letter is put into words.

    `1.4 (b) foreign government information and (d) foreign relations`: the words behind `last` have to be those of
    its category, in the same sentence.
    """
    sections: list[Token] = []
    letters: list[tuple[str, int]] = []
    end, before, told = last[1] + 1, "", False
    for token in tokens:
        gap = text[end : token.start_pos]
        if ". " in gap or ".\n" in gap or token.type == "REASON":
            break
        if token.type in SECTIONS:
            if not told:
                break
            sections.append(token)
        elif len(token) == 1 and token.isalpha() and (gap[-1:] in _OPENING or _is_listed(token, before)):
            if not told or token.lower() not in "abcdefgh":
                break
            last, told = (token.lower(), token.start_pos), False
            letters.append(last)
        elif token.type == "WORD" and not told:
            if token.lower() not in _words_of_category(last[0]):
                break
            told = True
        end, before = token.end_pos, token.type
    return sections, letters


_OPENING = ("(", "[", "{")


def _is_listed(letter: str, before: str) -> bool:
    """Whether a letter without brackets stands in a list, behind `and` or a section; `a` is an article there."""
    return before in SECTIONS or (before == "JOIN" and letter != "a")


@cache
def _words_of_category(letter: str) -> frozenset[str]:
    """The words by which the orders describe the category of a letter."""
    meanings = (one.meaning for one in reason_categories() if one.letter == letter)
    return frozenset(word.strip("(),").lower() for meaning in meanings for word in meaning.split())


_LETTERS = frozenset(("LETTER", "LETTERS", "SLIPPED_LETTER"))


def _belongs(token: Token, before: Token | None, gap: str, lower: bool) -> bool:
    """Whether a letter is one of the reason: `gap` stands between it and the token before it.

    `lower`: the letters before it are lower case.
    """
    if token.type == "SLIPPED_LETTER":
        return True
    if "(" in gap or "[" in gap or "{" in gap:
        # `1.4 (b) and (d). (C) Summary`: the next paragraph's mark
        mark = token.strip()
        if before is not None and before.type in _LETTERS:
            return mark not in _MARKS or not ("." in gap or lower)
        return mark not in _NO_LETTERS or "." not in gap
    if before is None or before.type in ("CONNECTOR", "ORDER"):
        return False
    if "." in gap and before.type not in SECTIONS:
        return gap.strip(" )\n").startswith(".,")
    # `(b) and (d) A copy follows`
    return not (before.type in _LETTERS and ")" in gap and not gap.strip(" )\n"))


_MARKS = frozenset("UCS")
_NO_LETTERS = frozenset("US")
"""The marks that are no category's letter."""


def _is_range(gap: str, before: Token | None) -> bool:
    return before is not None and before.type == "LETTER" and any(dash in gap for dash in "-–") and "," not in gap


def _cited(sections: Sequence[Token], start: int) -> tuple[CitedSection, ...]:
    """The sections that can be read."""
    found = []
    for token in sections:
        section = _section(token)
        if section is not None:
            found.append(CitedSection(section, _span(token, start), "".join(token.split()) == section))
    return tuple(found)


def _section(token: Token) -> str | None:
    """The section of reasons that was meant; None for a number that is none."""
    return None if token.type == "ODD_SECTION" else f"1.{token.rstrip(' .')[-1]}"


def _slipped(token: Token) -> str:
    """The letter of `9b)` or `(b0`."""
    return "".join(letter for letter in token if letter.isalpha())


def _bracketed(text: str, token: Token, start: int) -> Span:
    """`9b)` or `(b0` with the bracket that is right."""
    return Span(start + token.start_pos - (text[token.start_pos - 1 : token.start_pos] == "("), start + token.end_pos)


def _splits(run: Sequence[Token], start: int) -> list[ReasonFault]:
    """Words of the reason with a blank inside."""
    faults = []
    for token in run:
        if token.type not in ("REASON", "JOIN", "PARAGRAPH") or not any(letter.isspace() for letter in token):
            continue
        if "\n" in token:  # a word that only wraps to the next line is legible
            continue
        if token.lower().split() == ["as", "well", "as"]:
            continue
        joined = "".join(token.split())
        if "(" in joined or "/" in joined or "-" in joined:
            continue
        faults.append(ReasonFault("split-word", _span(token, start), joined))
    return faults


def is_redacted(text: str | None) -> bool:
    """Whether a part of the text was taken out: `XXXXXXXXXXXX`."""
    return text is not None and "XXX" in text.upper()


def _closed(text: str, end: int) -> int:
    """`end`, moved over the bracket that closes the last letter."""
    after = text[end : end + 2]
    return end + len(after) - len(after.lstrip()) + 1 if after.lstrip()[:1] in (")", "]") and after.strip() else end


def _span(token: Token, start: int) -> Span:
    return Span(start + token.start_pos, start + token.end_pos)
